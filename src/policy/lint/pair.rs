//! Rules beside one another.

use alloc::format;
use alloc::vec::Vec;

use super::code::SHADOWED_RULE;
use super::imply::implies;
use crate::error::Diagnostic;
use crate::policy::model::Policy;
use crate::policy::rule::Rule;
use crate::policy::terms::Mode;

/// Reports rules that add nothing to another: whenever they hold the other
/// holds too, asks for as much, and rests on the same grounds.
pub(super) fn check(policy: &Policy, found: &mut Vec<Diagnostic>) {
    for (i, rule) in policy.rule.iter().enumerate() {
        let other = policy.rule.iter().enumerate().find(|(j, other)| {
            // Of two that say the same, the later one is told.
            *j != i && covers(other, rule) && (*j < i || !covers(rule, other))
        });
        if let Some((j, other)) = other {
            let message = format!(
                "`{}` adds nothing: whenever it holds, `{}` (rule[{j}]) does as much",
                rule.id, other.id
            );
            found.push(
                SHADOWED_RULE
                    .at(format!("rule[{i}]"), message)
                    .hint("take it away, or say what it does differently"),
            );
        }
    }
}

fn covers(wide: &Rule, narrow: &Rule) -> bool {
    wide.mode == Mode::Enforce
        && narrow.mode == Mode::Enforce
        && wide.action >= narrow.action
        && wide.autonomy <= narrow.autonomy
        && (narrow.interim.is_none() || wide.interim == narrow.interim)
        && wide.unless.is_empty()
        && narrow.grounds.iter().all(|g| wide.grounds.contains(g))
        && narrow.obligations.iter().all(|o| wide.obligations.contains(o))
        && narrow.flags.iter().all(|f| wide.flags.contains(f))
        && narrow.severity == wide.severity
        && implies(&narrow.when, &wide.when)
}
