//! Whether one condition implies another.
//!
//! Sound, not complete: `true` only where it follows from the form of the two.

use crate::finding::Severity;
use crate::policy::condition::{Condition, History, Matcher};
use crate::policy::node::is_under;

/// Deeper nests are not compared.
const MAX_DEPTH: usize = 12;

/// Whether `a` cannot hold without `b`.
pub(super) fn implies(a: &Condition, b: &Condition) -> bool {
    within(a, b, MAX_DEPTH)
}

fn within(a: &Condition, b: &Condition, depth: usize) -> bool {
    let Some(deeper) = depth.checked_sub(1) else { return false };
    match (a, b) {
        _ if a == b => true,
        (_, Condition::All(all)) => all.iter().all(|b| within(a, b, deeper)),
        (Condition::Any(any), _) => any.iter().all(|a| within(a, b, deeper)),
        (Condition::All(all), Condition::Any(any)) => {
            all.iter().any(|a| within(a, b, deeper)) || any.iter().any(|b| within(a, b, deeper))
        }
        (Condition::All(all), _) => all.iter().any(|a| within(a, b, deeper)),
        (_, Condition::Any(any)) => any.iter().any(|b| within(a, b, deeper)),
        (Condition::Not(a), Condition::Not(b)) => within(b, a, deeper),
        (Condition::History(a), Condition::History(b)) => history(a, b),
        _ => match (counted(a), counted(b)) {
            (Some((a, least)), Some((b, needed))) => least >= needed && matcher(a, b),
            _ => false,
        },
    }
}

fn counted(condition: &Condition) -> Option<(&Matcher, u32)> {
    match condition {
        Condition::Finding(matcher) => Some((matcher, 1)),
        Condition::Count(count) => Some((&count.of, count.at_least.max(1))),
        _ => None,
    }
}

/// Whether every finding that `a` means is one that `b` means.
pub(super) fn matcher(a: &Matcher, b: &Matcher) -> bool {
    let (sure_a, sure_b) = (a.confidences(), b.confidences());
    let (strong_a, strong_b) = (a.severities(), b.severities());
    is_under(&a.category, &b.category)
        && (b.kind.is_none() || a.kind == b.kind)
        && b.code.as_ref().is_none_or(|b| a.code.as_ref().is_some_and(|a| is_under(a, b)))
        && sure_a.0 >= sure_b.0
        && sure_a.1 <= sure_b.1
        && strong_a.0 >= strong_b.0
        && strong_a.1 <= strong_b.1
        && subset(a.stance.as_deref(), b.stance.as_deref())
        && subset(a.target.as_deref(), b.target.as_deref())
        && (a.allowed == Some(true)) == (b.allowed == Some(true))
}

/// Whether every one of `a` is in `b`; without a list, all there are.
fn subset<T: PartialEq>(a: Option<&[T]>, b: Option<&[T]>) -> bool {
    match (a, b) {
        (_, None) => true,
        (None, Some(_)) => false,
        (Some(a), Some(b)) => a.iter().all(|one| b.contains(one)),
    }
}

fn history(a: &History, b: &History) -> bool {
    a.at_least >= b.at_least
        && a.min_severity.unwrap_or(Severity::Low) >= b.min_severity.unwrap_or(Severity::Low)
        && b.window_days.is_none_or(|b| a.window_days.is_some_and(|a| a <= b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_from_what() {
        let read = |text: &str| serde_json::from_str::<Condition>(text).unwrap();
        let insult = r#"{"finding":{"category":"insult"}}"#;
        let sure = r#"{"finding":{"category":"insult","min_confidence":"confirmed"}}"#;
        let two = r#"{"count":{"of":{"category":"insult"},"at_least":2}}"#;
        let own = r#"{"finding":{"category":"insult","stance":["own"]}}"#;
        let hate = r#"{"finding":{"category":"hate"}}"#;
        let racism = r#"{"finding":{"category":"hate.racism","kind":"x"}}"#;
        let either = r#"{"any":[{"finding":{"category":"insult"}},{"crisis":true}]}"#;
        let both = r#"{"all":[{"finding":{"category":"insult"}},{"crisis":true}]}"#;
        let once = r#"{"history":{"at_least":1}}"#;
        let lately = r#"{"history":{"at_least":2,"window_days":30}}"#;
        let not_insult = r#"{"not":{"finding":{"category":"insult"}}}"#;
        let not_own = r#"{"not":{"finding":{"category":"insult","stance":["own"]}}}"#;
        for (a, b, expected) in [
            (insult, insult, true),
            (sure, insult, true),
            (insult, sure, false),
            (two, insult, true),
            (insult, two, false),
            (own, insult, true),
            (insult, own, false),
            (racism, hate, true),
            (hate, racism, false),
            (insult, either, true),
            (either, insult, false),
            (both, insult, true),
            (both, either, true),
            (insult, both, false),
            (lately, once, true),
            (once, lately, false),
            (not_insult, not_own, true),
            (not_own, not_insult, false),
            (insult, hate, false),
        ] {
            assert_eq!(implies(&read(a), &read(b)), expected, "{a} {b}");
        }
    }
}
