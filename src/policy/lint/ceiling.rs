//! How far a machine may go, by category.
//!
//! What text cannot settle is put before a human: whether a claim is true or
//! defames (brottsbalken 5:1), whether a call is meant (16:5), whether health
//! data was the writer's to tell (GDPR 9). Kommunallagen 6:38 forbids leaving an
//! appealable decision to a machine.

use alloc::format;
use alloc::vec::Vec;

use super::code::{ACTION_CEILING, AUTONOMY_CEILING, INTERIM_CEILING, POSSIBLE_ACTS};
use super::walk::View;
use crate::category::Category;
use crate::error::Diagnostic;
use crate::finding::Confidence;
use crate::policy::terms::{Action, Autonomy};

/// The most that a rule about a category may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Ceiling {
    autonomy: Autonomy,
    action: Action,
    interim: bool,
}

fn ceiling(category: &Category) -> Ceiling {
    match category {
        Category::Defamation | Category::Misinformation => {
            Ceiling { autonomy: Autonomy::Human, action: Action::Review, interim: false }
        }
        Category::HealthData | Category::Incitement => {
            Ceiling { autonomy: Autonomy::Human, action: Action::Remove, interim: true }
        }
        _ => Ceiling { autonomy: Autonomy::Auto, action: Action::Remove, interim: true },
    }
}

pub(super) fn check(view: &View<'_>, found: &mut Vec<Diagnostic>) {
    let rule = view.rule;
    let mut categories: Vec<&Category> = view
        .speaking()
        .flat_map(|(_, m)| Category::ALL.iter().filter(|c| c.is_under(&m.category)))
        .collect();
    categories.sort();
    categories.dedup();
    for category in categories {
        let limit = ceiling(category);
        if rule.autonomy > limit.autonomy {
            let message = format!("a rule about {category} needs a human");
            found.push(
                AUTONOMY_CEILING
                    .at(view.key("autonomy"), message)
                    .hint("write `autonomy = \"human\"`"),
            );
        }
        if rule.action > limit.action {
            let message = format!("a rule about {category} may go no further than review");
            found.push(
                ACTION_CEILING.at(view.key("action"), message).hint("write `action = \"review\"`"),
            );
        }
        if rule.interim.is_some() && !limit.interim {
            let message = format!("a rule about {category} may take no step by itself");
            found.push(INTERIM_CEILING.at(view.key("interim"), message).hint("take it away"));
        }
    }
    if !view.outgoing && (rule.action >= Action::Hide || view.is_unattended()) {
        for (path, matcher) in view.speaking() {
            if matcher.min_confidence == Some(Confidence::Possible) {
                let message = "what is only possible may not hide or remove, nor act unattended";
                found.push(
                    POSSIBLE_ACTS
                        .at(format!("{path}.min_confidence"), message)
                        .hint("write `likely`, or make a review rule of its own"),
                );
            }
        }
    }
}
