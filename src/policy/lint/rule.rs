//! One rule by itself.

use alloc::format;
use alloc::vec::Vec;

use super::code::{
    BAD_INTERIM, BAD_SPAN, EXCEPTION_TOO_BROAD, MISSING_EXAMPLE, NEEDLESS_INTERIM, NO_PRESERVE,
    REFER_WHERE, STANCE_OPEN, UNKNOWN_PARAM,
};
use super::walk::View;
use crate::category::Category;
use crate::error::Diagnostic;
use crate::finding::Stance;
use crate::policy::condition::Condition;
use crate::policy::terms::{Action, Autonomy, Before, Duty, Expect, ObligationKind};

/// Categories of which quoting or discussing is no breach.
const SPEECH: &[Category] = &[
    Category::Profanity,
    Category::Insult,
    Category::HateRacism,
    Category::HateReligion,
    Category::HateSexism,
    Category::HateHomophobia,
    Category::HateTransphobia,
    Category::HateDisability,
    Category::Threat,
    Category::Incitement,
    Category::SexualHarassment,
];

pub(super) fn check(view: &View<'_>, found: &mut Vec<Diagnostic>) {
    interim(view, found);
    obligations(view, found);
    examples(view, found);
    stances(view, found);
    exceptions(view, found);
}

fn interim(view: &View<'_>, found: &mut Vec<Diagnostic>) {
    let rule = view.rule;
    let Some(interim) = rule.interim else { return };
    if interim != Action::Hide {
        let message = format!("`{interim}` is no step that can be undone");
        found.push(BAD_INTERIM.at(view.key("interim"), message).hint("`hide` is the only one"));
    } else if rule.action == Action::Allow {
        let message = "a rule that allows cannot hide meanwhile";
        found.push(BAD_INTERIM.at(view.key("interim"), message).hint("raise `action` to `review`"));
    } else if rule.autonomy == Autonomy::Auto && rule.action >= Action::Hide {
        let message = "`autonomy = \"auto\"` already lets it hide";
        found.push(NEEDLESS_INTERIM.at(view.key("interim"), message).hint("take one of them away"));
    }
}

fn obligations(view: &View<'_>, found: &mut Vec<Diagnostic>) {
    let specs = &view.rule.obligations;
    let kept = specs.iter().any(|o| {
        o.kind == ObligationKind::Preserve
            && o.duty == Duty::Must
            && o.before == Some(Before::Action)
    });
    let not_copied = specs.iter().any(|o| o.kind == ObligationKind::DoNotCopy);
    if view.takes_away() && !view.outgoing && !kept && !not_copied {
        let message = format!("the rule `{}` takes a comment away and keeps no copy", view.rule.id);
        found.push(NO_PRESERVE.at(view.key("obligations"), message).hint(
            "add `{ do = \"preserve\", duty = \"must\", before = \"action\" }` \
             (arkivlagen, TF 2 ch.), or `do_not_copy`",
        ));
    }
    for (i, spec) in specs.iter().enumerate() {
        let path = view.key(&format!("obligations[{i}]"));
        if spec.kind == ObligationKind::Refer && spec.params.get("to").is_none_or(|t| t.is_empty())
        {
            found.push(
                REFER_WHERE
                    .at(path.clone(), "`refer` does not say where")
                    .hint("add `params = { to = \"1177\" }`"),
            );
        }
        for (key, value) in &spec.params {
            for name in super::message::names(value) {
                if !view.policy.param.contains_key(name) {
                    let message = format!("there is no parameter `{name}`");
                    found.push(UNKNOWN_PARAM.at(format!("{path}.params.{key}"), message));
                }
            }
        }
    }
}

fn examples(view: &View<'_>, found: &mut Vec<Diagnostic>) {
    let rule = view.rule;
    // What nothing serves yet can only have examples of what is to come.
    let waits = view.speaking().any(|(_, m)| view.is_unserved(&m.category));
    for (expect, what) in [(Expect::Match, "match"), (Expect::NoMatch, "not match")] {
        if !rule.example.iter().any(|e| e.expect == expect && (waits || !e.todo)) {
            let message = format!("the rule `{}` has no example that must {what}", rule.id);
            found.push(
                MISSING_EXAMPLE
                    .at(view.key("example"), message)
                    .hint(format!("add `{{ text = \"…\", expect = \"{expect}\" }}`")),
            );
        }
    }
    for (i, example) in rule.example.iter().enumerate() {
        let path = view.key(&format!("example[{i}].spans"));
        for (s, [from, to]) in example.spans.iter().flatten().enumerate() {
            let fits = from < to && example.text.get(*from as usize..*to as usize).is_some();
            if !fits {
                let message = format!("{from} to {to} are no characters of the text");
                found.push(
                    BAD_SPAN.at(format!("{path}[{s}]"), message).hint("spans count bytes of UTF-8"),
                );
            }
        }
        if example.expect == Expect::NoMatch && example.spans.is_some() {
            let message = "an example that must not match has no spans";
            found.push(BAD_SPAN.at(path, message).hint("take them away"));
        }
    }
}

/// Quoted and discussed words are not the writer's own: no action above review.
fn stances(view: &View<'_>, found: &mut Vec<Diagnostic>) {
    if !view.takes_away() || view.outgoing {
        return;
    }
    for (path, matcher) in view.speaking() {
        let speech = SPEECH.iter().any(|c| c.is_under(&matcher.category));
        let open = matcher.stance.as_ref().is_none_or(|s| s.iter().any(|s| *s != Stance::Own));
        if speech && open {
            let message = "the rule also takes away what is quoted, denied or discussed";
            found.push(
                STANCE_OPEN
                    .at(path, message)
                    .hint("add `stance = [\"own\"]`, and a review rule for the others"),
            );
        }
    }
}

fn exceptions(view: &View<'_>, found: &mut Vec<Diagnostic>) {
    for (i, exception) in view.rule.unless.iter().enumerate() {
        let Some(frees) = &exception.finding else { continue };
        // An exception that the rule's own findings meet frees all of them.
        let Condition::Finding(own) = &view.rule.when else { continue };
        let broad = super::imply::matcher(own, frees);
        if broad {
            let message = "the exception frees everything that the rule is about";
            found.push(EXCEPTION_TOO_BROAD.at(view.key(&format!("unless[{i}]")), message));
        }
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;
    use alloc::vec::Vec;

    use serde_json::json;

    use crate::policy::{Policy, Vocabulary, check};

    fn codes(policy: serde_json::Value) -> Vec<alloc::string::String> {
        let policy: Policy = serde_json::from_value(policy).expect("a policy");
        let found = check(&policy, &Vocabulary::default()).diagnostics;
        found.iter().map(|d| d.code().to_string()).collect()
    }

    #[test]
    fn what_is_said_to_be_unserved_may_wait() {
        let mut policy = json!({
            "schema": "omdome.policy/1", "id": "se.exempel", "version": "1.0.0",
            "rule": [{
                "id": "threat", "action": "allow",
                "when": { "finding": { "category": "threat" } },
                "example": [
                    { "text": "Vänta du bara.", "expect": "match", "todo": true },
                    { "text": "Vi väntar på bussen.", "expect": "no_match" },
                ],
            }],
        });
        assert_eq!(codes(policy.clone()), ["policy.missing-example", "policy.nothing-serves"]);
        policy["unserved"] = json!([{ "what": "hot", "category": "threat", "why": "no_detector" }]);
        assert!(codes(policy).is_empty());
    }

    #[test]
    fn drafts_are_stopped_without_a_copy() {
        let mut policy = json!({
            "schema": "omdome.policy/1", "id": "se.exempel", "version": "1.0.0",
            "ground": [{ "id": "g", "kind": "guideline", "cite": "Riktlinje" }],
            "unserved": [{ "what": "nummer", "category": "personal_data", "why": "no_detector" }],
            "rule": [{
                "id": "number", "action": "hide", "autonomy": "auto", "grounds": ["g"],
                "when": { "finding": { "category": "personal_data", "min_confidence": "possible" } },
                "allow": [{ "lint": "policy.missing-message", "why": "a test" }],
                "message": { "en": { "author": "No.", "moderator": "No." } },
                "example": [
                    { "text": "Nummer", "expect": "match", "todo": true },
                    { "text": "Inget", "expect": "no_match" },
                ],
            }],
        });
        assert_eq!(codes(policy.clone()), ["policy.no-preserve", "policy.possible-acts"]);
        policy["meta"] = json!({ "channel": "outgoing" });
        assert!(codes(policy).is_empty());
    }
}
