//! Conditions: names that do not exist, and clauses that cannot decide anything.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::code::{
    ALWAYS_TRUE, BAD_EXCEPTION, NEVER_TRUE, NOTHING_SERVES, TOO_DEEP, UNKNOWN_CATEGORY,
    UNKNOWN_KIND, UNKNOWN_LIST,
};
use super::imply::implies;
use super::walk::{MAX_DEPTH, View, visit};
use super::{Vocabulary, did_you_mean};
use crate::category::Category;
use crate::error::Diagnostic;
use crate::policy::condition::{Condition, Matcher};

pub(super) fn check(view: &View<'_>, found: &mut Vec<Diagnostic>) {
    for (path, matcher, _) in &view.matchers {
        names(matcher, path, view, found);
        sense(matcher, path, found);
    }
    let when = view.key("when");
    visit(&view.rule.when, &when, true, 0, &mut |node, path, _, depth| {
        clause(node, path, depth, view, found);
    });
    for (i, exception) in view.rule.unless.iter().enumerate() {
        let path = view.key(&format!("unless[{i}]"));
        let given = [
            exception.finding.is_some(),
            exception.inside.is_some(),
            exception.channel.is_some(),
            exception.crisis.is_some(),
        ];
        let given = given.iter().filter(|there| **there).count();
        if given != 1 {
            let message = format!("an exception says one thing, this one {given}");
            found.push(
                BAD_EXCEPTION
                    .at(path.clone(), message)
                    .hint("give one of `finding`, `inside`, `channel`, `crisis`"),
            );
        }
        if let Some(matcher) = &exception.finding {
            names(matcher, &format!("{path}.finding"), view, found);
            sense(matcher, &format!("{path}.finding"), found);
        }
        if let Some(inside) = &exception.inside {
            list(&inside.list, format!("{path}.inside.list"), view, found);
        }
    }
}

fn clause(
    node: &Condition,
    path: &str,
    depth: usize,
    view: &View<'_>,
    found: &mut Vec<Diagnostic>,
) {
    let mut doubt = |lint: super::code::Lint, key: &str, message: &str| {
        found.push(lint.at(format!("{path}.{key}"), message));
    };
    match node {
        _ if depth == MAX_DEPTH => {
            let message = format!("conditions are nested deeper than {MAX_DEPTH}");
            found.push(TOO_DEEP.at(path, message));
        }
        Condition::All(all) if all.is_empty() => doubt(ALWAYS_TRUE, "all", "an empty `all` holds"),
        Condition::All(all) if contradicts(all) => {
            doubt(NEVER_TRUE, "all", "one part rules out another");
        }
        Condition::Any(any) if any.is_empty() => {
            doubt(NEVER_TRUE, "any", "an empty `any` does not hold");
        }
        Condition::Media(media) if media.is_empty() => {
            doubt(NEVER_TRUE, "media", "no medium is named");
        }
        Condition::Count(count) if count.at_least == 0 => {
            doubt(ALWAYS_TRUE, "count.at_least", "there is always at least nothing");
        }
        Condition::History(history) if history.at_least == 0 => {
            doubt(ALWAYS_TRUE, "history.at_least", "there is always at least nothing");
        }
        Condition::Inside(inside) => {
            list(&inside.list, format!("{path}.inside.list"), view, found);
        }
        Condition::Unassessed(what) => {
            if let Some(id) = &what.category {
                category(id, format!("{path}.unassessed.category"), view.vocabulary, found);
            }
        }
        _ => {}
    }
}

/// Whether two of the conditions cannot hold together.
fn contradicts(all: &[Condition]) -> bool {
    all.iter().any(|one| match one {
        Condition::Not(not) => all.iter().any(|other| implies(other, not)),
        Condition::Channel(channel) => {
            all.iter().any(|o| matches!(o, Condition::Channel(c) if c != channel))
        }
        Condition::Crisis(crisis) => {
            all.iter().any(|o| matches!(o, Condition::Crisis(c) if c != crisis))
        }
        _ => false,
    })
}

fn list(id: &str, path: String, view: &View<'_>, found: &mut Vec<Diagnostic>) {
    if !view.policy.list.iter().any(|l| l.id == id) {
        let known: Vec<&str> = view.policy.list.iter().map(|l| l.id.as_str()).collect();
        let fault = UNKNOWN_LIST.at(path, format!("there is no list `{id}`"));
        found.push(did_you_mean(fault, id, &known, "declare it under `list`"));
    }
}

fn category(id: &str, path: String, vocabulary: &Vocabulary, found: &mut Vec<Diagnostic>) -> bool {
    if vocabulary.knows_category(id) {
        return true;
    }
    let known: Vec<&str> = Category::ALL.iter().map(Category::as_str).collect();
    let fault = UNKNOWN_CATEGORY.at(path, format!("unknown category `{id}`"));
    found.push(did_you_mean(fault, id, &known, "the documentation of `category` lists them"));
    false
}

fn names(matcher: &Matcher, path: &str, view: &View<'_>, found: &mut Vec<Diagnostic>) {
    let vocabulary = view.vocabulary;
    let id = matcher.category.as_str();
    if !category(id, format!("{path}.category"), vocabulary, found) {
        return;
    }
    if let Some(kind) = &matcher.kind {
        if !vocabulary.knows_kind(id, kind) {
            let known: Vec<&str> = vocabulary.kinds_under(id).collect();
            let fault =
                UNKNOWN_KIND.at(format!("{path}.kind"), format!("{id} has no kind `{kind}`"));
            found.push(did_you_mean(fault, kind, &known, "it has no kinds"));
        }
    }
    if !vocabulary.serves(id) && !view.is_unserved(id) {
        let message = format!("no detector at hand reports {id}");
        found.push(
            NOTHING_SERVES
                .at(format!("{path}.category"), message)
                .hint("add the detector, or say so under `unserved`"),
        );
    }
}

/// Whether a matcher can match at all.
fn sense(matcher: &Matcher, path: &str, found: &mut Vec<Diagnostic>) {
    let (least, most) = matcher.confidences();
    if least > most {
        let message = "the greatest confidence is below the least (`likely` if not given)";
        found.push(NEVER_TRUE.at(format!("{path}.max_confidence"), message));
    }
    let (least, most) = matcher.severities();
    if least > most {
        let message = "the least severity is above the greatest";
        found.push(NEVER_TRUE.at(format!("{path}.min_severity"), message));
    }
    if matcher.stance.as_ref().is_some_and(Vec::is_empty) {
        found.push(NEVER_TRUE.at(format!("{path}.stance"), "no stance is named"));
    }
    if matcher.target.as_ref().is_some_and(Vec::is_empty) {
        found.push(NEVER_TRUE.at(format!("{path}.target"), "no target is named"));
    }
}
