//! What rules rest on.

use alloc::format;
use alloc::vec::Vec;

use super::code::{
    GROUND_ADDRESS, GROUND_DOES_NOT_COVER, GROUND_REPEALED, GROUND_STALE, GROUND_UNVERIFIED,
    HOUSE_RULE_ADDRESS, NO_GROUND, UNKNOWN_GROUND, UNUSED_GROUND,
};
use super::walk::View;
use super::{Vocabulary, need_text};
use crate::category::Category;
use crate::error::Diagnostic;
use crate::policy::model::{Ground, Policy};
use crate::policy::terms::{Action, GroundKind, GroundStatus};
use crate::post::Date;

pub(super) fn check(policy: &Policy, vocabulary: &Vocabulary, found: &mut Vec<Diagnostic>) {
    for (i, ground) in policy.ground.iter().enumerate() {
        let path = format!("ground[{i}]");
        need_text(&ground.cite, format!("{path}.cite"), found);
        let web = |url: &str| url.starts_with("https://") || url.starts_with("http://");
        if let Some(url) = ground.url.as_deref().filter(|url| !web(url)) {
            let message = format!("`{url}` is no web address");
            found.push(
                GROUND_ADDRESS.at(format!("{path}.url"), message).hint("begin it with `https://`"),
            );
        }
        if !policy.rule.iter().any(|r| r.grounds.contains(&ground.id)) {
            let message = format!("no rule rests on `{}`", ground.id);
            found.push(UNUSED_GROUND.at(path.clone(), message));
        }
        // What was not read or is repealed is told below; its age adds nothing.
        let sound = ground.status.is_none_or(|s| s == GroundStatus::Verified);
        if let Some((checked, today)) = ground.checked.zip(vocabulary.today).filter(|_| sound) {
            age(ground, checked, today, &format!("{path}.checked"), found);
        }
        match ground.status {
            Some(GroundStatus::Unverified) => {
                let message = format!("the wording of `{}` was not read", ground.id);
                found.push(
                    GROUND_UNVERIFIED
                        .at(format!("{path}.status"), message)
                        .hint("read it, then write `checked` and `status = \"verified\"`"),
                );
            }
            Some(GroundStatus::Repealed) => {
                let message = format!("`{}` is no longer in force", ground.id);
                found.push(GROUND_REPEALED.at(format!("{path}.status"), message));
            }
            _ => {}
        }
    }
}

fn age(ground: &Ground, checked: Date, today: Date, path: &str, found: &mut Vec<Diagnostic>) {
    let id = &ground.id;
    let doubt = match () {
        () if checked > today => format!("`{id}` was checked on a day to come, {checked}"),
        () if is_a_year_before(checked, today) => {
            format!("`{id}` was last checked on {checked}, more than a year ago")
        }
        () => return,
    };
    found.push(GROUND_STALE.at(path, doubt).hint("read it again and renew `checked`"));
}

fn is_a_year_before(date: Date, today: Date) -> bool {
    let day = |d: Date| (d.month(), d.day());
    let years = today.year().saturating_sub(date.year());
    years > 1 || (years == 1 && day(date) < day(today))
}

pub(super) fn check_rule(view: &View<'_>, found: &mut Vec<Diagnostic>) {
    let rule = view.rule;
    if rule.grounds.is_empty() && rule.action > Action::Allow {
        found.push(
            NO_GROUND
                .at(view.key("grounds"), format!("the rule `{}` rests on nothing", rule.id))
                .hint("name at least one ground that its author can be told"),
        );
    }
    for (i, id) in rule.grounds.iter().enumerate() {
        let path = format!("{}.grounds[{i}]", view.path);
        let Some(ground) = view.policy.ground.iter().find(|g| g.id == *id) else {
            let known: Vec<&str> = view.policy.ground.iter().map(|g| g.id.as_str()).collect();
            let fault = UNKNOWN_GROUND.at(path, format!("there is no ground `{id}`"));
            found.push(super::did_you_mean(fault, id, &known, "declare it under `ground`"));
            continue;
        };
        if ground.kind == GroundKind::HouseRule
            && ground.url.is_none()
            && view.takes_away()
            && !view.outgoing
        {
            let message =
                format!("the house rule `{id}` has no address where its author can read it");
            found.push(
                HOUSE_RULE_ADDRESS.at(path.clone(), message).hint(
                    "give the ground a `url`; without one a rule may go no further than review",
                ),
            );
        }
        if is_agitation(ground) {
            covers(view, ground, &path, found);
        }
    }
}

/// Brottsbalken 16:8 (hets mot folkgrupp) protects groups by race, colour,
/// origin, creed, sexual orientation and transgender identity: neither by sex
/// nor by disability.
fn covers(view: &View<'_>, ground: &Ground, path: &str, found: &mut Vec<Diagnostic>) {
    for category in [Category::HateSexism, Category::HateDisability] {
        if view.speaking().any(|(_, m)| category.is_under(&m.category)) {
            let message = format!("{} does not cover {category}", ground.cite);
            found.push(
                GROUND_DOES_NOT_COVER
                    .at(path, message)
                    .hint("rest it on a house rule, in a rule of its own"),
            );
        }
    }
}

/// Whether the ground cites brottsbalken 16 kap. 8 §.
fn is_agitation(ground: &Ground) -> bool {
    let cite = ground.cite.to_lowercase();
    let code = cite.contains("brb") || cite.contains("brottsbalk");
    let place = ["16:8", "16 kap. 8 §", "16 kap 8 §"].iter().any(|place| {
        cite.split(place).skip(1).any(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()))
    });
    (code && place) || cite.contains("hets mot folkgrupp") || ground.id.ends_with("brb.16-8")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ways_to_cite_the_paragraph() {
        for (cite, is) in [
            ("BrB 16:8", true),
            ("16 kap. 8 § brottsbalken", true),
            ("Brottsbalken 16 kap 8 §", true),
            ("hets mot folkgrupp", true),
            ("BrB 16:80", false),
            ("BrB 5:3", false),
            ("OSL 16:8", false),
        ] {
            let ground = Ground::new("g", GroundKind::Statute, cite);
            assert_eq!(is_agitation(&ground), is, "{cite}");
        }
    }
}
