//! Laws over rules: order, monotony, exceptions, shadow, removal, obligations.

use omdome::compare::compare;
use omdome::policy::{Action, Duty, ObligationKind};
use omdome::post::Post;
use omdome::ruleset::{Audience, RenderError};
use omdome::text::OffsetUnit;
use omdome::verdict::Verdict;
use proptest::prelude::*;

use crate::planted::{marks, rule, rules, ruleset, shadowed, with_exception};

fn json(verdict: &Verdict, text: &str) -> String {
    verdict.report(text, OffsetUnit::Utf8).expect("spans fit").to_json()
}

fn ids(verdict: &Verdict) -> Vec<&str> {
    verdict.reasons().iter().map(|r| &*r.rule().id).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn rule_order_does_not_change_the_bytes(rules in rules(), marks in marks(), turn in 0usize..4) {
        let text = marks.join(" ");
        let mut turned = rules.clone();
        let by = turn % turned.len();
        turned.rotate_left(by);
        let (a, b) = (ruleset(rules), ruleset(turned));
        let post = Post::new(&text);
        prop_assert_eq!(json(&a.classify(&post), &text), json(&b.classify(&post), &text));
    }

    #[test]
    fn adding_a_rule_without_unless_never_lowers_the_action(
        rules in rules(), extra in rule("extra".into()), marks in marks(),
    ) {
        let text = marks.join(" ");
        let post = Post::new(&text);
        let before = ruleset(rules.clone()).classify(&post);
        let more = rules.into_iter().chain([extra]).collect();
        let after = ruleset(more).classify(&post);
        prop_assert!(after.action() >= before.action());
        prop_assert!(after.interim() >= before.interim());
    }

    #[test]
    fn an_exception_removes_only_findings_inside_its_own_span(rules in rules(), marks in marks()) {
        let text = marks.join(" ");
        let post = Post::new(&text);
        let plain = ruleset(rules.clone()).classify(&post);
        let freed = ruleset(rules.into_iter().map(with_exception).collect()).classify(&post);
        prop_assert_eq!(plain.findings(), freed.findings());
        let links: Vec<_> = plain.findings().iter().filter(|f| f.category().as_str() == "link").map(|f| f.span()).collect();
        for reason in plain.reasons() {
            let same = freed.reasons().iter().find(|r| r.rule().id == reason.rule().id);
            let kept = same.map_or(&[][..], |r| r.findings());
            for finding in reason.findings() {
                let span = plain.findings()[*finding as usize].span();
                let inside = links.iter().any(|l| l.contains(span));
                prop_assert_eq!(kept.contains(finding), !inside, "{:?} {:?}", span, links);
            }
        }
        for s in freed.suppressed() {
            let span = freed.findings()[s.finding as usize].span();
            prop_assert!(links.iter().any(|l| l.contains(span)));
        }
    }

    #[test]
    fn shadow_rules_change_only_shadow_and_the_digest(
        rules in rules(), extra in rule("extra".into()), marks in marks(),
    ) {
        let text = marks.join(" ");
        let post = Post::new(&text);
        let before = ruleset(rules.clone());
        let after = ruleset(rules.into_iter().chain([shadowed(extra)]).collect());
        prop_assert_ne!(before.provenance().digest(), after.provenance().digest());
        let mut a = before.classify(&post).report(&text, OffsetUnit::Utf8).expect("spans fit");
        let mut b = after.classify(&post).report(&text, OffsetUnit::Utf8).expect("spans fit");
        a.policy.digest = b.policy.digest.clone();
        a.shadow.clear();
        b.shadow.clear();
        prop_assert_eq!(a, b);
    }

    #[test]
    fn removing_a_finding_never_adds_a_reason(rules in rules(), marks in marks(), out in 0usize..8) {
        prop_assume!(!marks.is_empty());
        let ruleset = ruleset(rules);
        let text = marks.join(" ");
        let mut fewer = marks.clone();
        fewer.remove(out % marks.len());
        let less = fewer.join(" ");
        let (all, some) = (ruleset.classify(&Post::new(&text)), ruleset.classify(&Post::new(&less)));
        for id in ids(&some) {
            prop_assert!(ids(&all).contains(&id), "{id} is new");
        }
    }

    #[test]
    fn every_must_is_present_or_overridden(rules in rules(), marks in marks()) {
        let text = marks.join(" ");
        let ruleset = ruleset(rules.clone());
        let verdict = ruleset.classify(&Post::new(&text));
        for id in ids(&verdict) {
            let rule = rules.iter().find(|r| *r.id == *id).expect("a rule of the policy");
            for spec in rule.obligations.iter().filter(|o| o.duty == Duty::Must) {
                let due = verdict.obligations().iter().find(|o| o.kind() == spec.kind);
                let due = due.expect("every must is listed");
                prop_assert_eq!(due.duty(), Duty::Must);
                prop_assert!(due.because().any(|b| b == id));
                let overridden = due.overridden_by().count() > 0;
                let forbidden = verdict.obligations().iter().any(|o| o.kind() == ObligationKind::DoNotCopy);
                prop_assert_eq!(overridden, forbidden && spec.kind == ObligationKind::Preserve);
            }
        }
    }

    #[test]
    fn nothing_is_permitted_while_a_must_is_undone(rules in rules(), marks in marks()) {
        let text = marks.join(" ");
        let verdict = ruleset(rules).classify(&Post::new(&text));
        let due: Vec<ObligationKind> = verdict.obligations().iter()
            .filter(|o| o.duty() == Duty::Must && o.is_before_action() && o.overridden_by().count() == 0)
            .map(|o| o.kind()).collect();
        prop_assert!(verdict.permits(Action::Review, &[]));
        prop_assert_eq!(verdict.permits(Action::Hide, &[]), due.is_empty());
        prop_assert!(verdict.permits(Action::Remove, &due));
        if let Some((_, rest)) = due.split_first() {
            let missing_one = due.iter().filter(|d| rest.contains(d)).count() < due.len();
            prop_assert_eq!(verdict.permits(Action::Hide, rest), !missing_one);
        }
    }

    #[test]
    fn comparing_a_ruleset_with_itself_changes_nothing(rules in rules(), marks in marks()) {
        let text = marks.join(" ");
        let ruleset = ruleset(rules);
        let comparison = compare(&ruleset, &ruleset, [Post::new(&text)]);
        prop_assert_eq!(comparison.unchanged, 1);
        prop_assert!(comparison.changes.is_empty());
    }

    #[test]
    fn rendering_refuses_a_verdict_of_another_digest(rules in rules(), extra in rule("extra".into())) {
        let one = ruleset(rules.clone());
        let other = ruleset(rules.into_iter().chain([extra]).collect());
        let verdict = one.classify(&Post::new("<insult>"));
        prop_assert!(one.render(&verdict, "sv", Audience::Author).is_ok());
        let refused = matches!(
            other.render(&verdict, "sv", Audience::Author),
            Err(RenderError::OtherRuleset { .. })
        );
        prop_assert!(refused);
    }
}
