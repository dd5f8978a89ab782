//! A detector that finds what the text says, so that rules can be tested alone.
//!
//! `<insult>` is a likely insult, `<personal_data/phone>` a likely phone number.

use omdome::category::{Category, Id};
use omdome::detector::{Detector, KindSpec, Scan, Scanner, Setup, Sink};
use omdome::finding::{Confidence, Finding, Severity};
use omdome::policy::{
    Action, Before, Condition, Duty, Exception, Matcher, Mode, ObligationKind, ObligationSpec,
    Policy, Rule,
};
use omdome::ruleset::Ruleset;
use omdome::text::Span;
use proptest::prelude::*;

#[derive(Debug)]
pub struct Planted;

const CATEGORIES: &[&str] = &["insult", "profanity", "link/url", "personal_data/phone", "threat"];

fn parse(what: &str) -> Option<(Category, Option<Id>)> {
    let (category, kind) = match what.split_once('/') {
        Some((category, kind)) => (category, Some(Id::from(kind.to_string()))),
        None => (what, None),
    };
    Some((category.parse().ok()?, kind))
}

impl Detector for Planted {
    fn id(&self) -> &'static str {
        "planted"
    }

    fn revision(&self) -> u32 {
        1
    }

    fn prepare(&self, setup: &mut Setup<'_>) -> Box<dyn Scanner> {
        let known = CATEGORIES.iter().filter_map(|c| parse(c));
        setup.reports(known.map(|(category, kind)| KindSpec { category, kind, exclusive: false }));
        Box::new(Planted)
    }
}

impl Scanner for Planted {
    fn scan(&self, scan: &Scan<'_>, sink: &mut Sink<'_>) {
        let text = scan.document().text();
        for (start, _) in text.match_indices('<') {
            let Some(len) = text[start..].find('>') else { continue };
            let what = &text[start + 1..start + len];
            if !CATEGORIES.contains(&what) {
                continue;
            }
            let Some((category, kind)) = parse(what) else { continue };
            let span = Span::new(start as u32, (start + len + 1) as u32);
            let mut finding = Finding::new(category, span, Confidence::Likely, "planted.mark")
                .severity(Severity::Medium);
            if let Some(kind) = kind {
                finding = finding.kind(kind);
            }
            sink.push(finding);
        }
    }
}

/// A text with marks, and some plain words between them.
pub fn marks() -> impl Strategy<Value = Vec<String>> {
    let mark = prop_oneof![
        2 => prop::sample::select(CATEGORIES).prop_map(|c| format!("<{c}>")),
        1 => prop::sample::select(&["hej", "åäö", "😀", "fritt"][..]).prop_map(String::from),
    ];
    prop::collection::vec(mark, 0..8)
}

/// A condition without `not`.
pub fn condition() -> impl Strategy<Value = Condition> {
    let leaf = prop::sample::select(CATEGORIES).prop_map(|c| {
        let category = c.split('/').next().unwrap_or(c);
        Condition::from(Matcher::new(category))
    });
    leaf.prop_recursive(2, 6, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..3).prop_map(Condition::All),
            prop::collection::vec(inner, 1..3).prop_map(Condition::Any),
        ]
    })
}

pub fn rule(id: String) -> impl Strategy<Value = Rule> {
    let action =
        prop::sample::select(&[Action::Allow, Action::Review, Action::Hide, Action::Remove][..]);
    let obligation = prop::sample::select(ObligationKind::ALL);
    let duty = prop::sample::select(Duty::ALL);
    (condition(), action, obligation, duty).prop_map(move |(when, action, kind, duty)| {
        let mut rule = Rule::new(id.clone(), action, when);
        let mut obligation = ObligationSpec::new(kind, duty).before(Before::Action);
        obligation.params.insert("to".into(), "1177".into());
        rule.obligations.push(obligation);
        rule.obligations
            .push(ObligationSpec::new(ObligationKind::Preserve, Duty::Must).before(Before::Action));
        rule.grounds.push("house".into());
        rule
    })
}

pub fn rules() -> impl Strategy<Value = Vec<Rule>> {
    (1usize..5).prop_flat_map(|n| (0..n).map(|i| rule(format!("rule-{i}"))).collect::<Vec<_>>())
}

pub fn ruleset(rules: Vec<Rule>) -> Ruleset {
    let mut policy = Policy::new("se.exempel", "1.0.0");
    let mut ground =
        omdome::policy::Ground::new("house", omdome::policy::GroundKind::HouseRule, "Regel 1");
    ground.url = Some("https://exempel.example/regler".into());
    policy.ground.push(ground);
    policy.rule = rules;
    for rule in &mut policy.rule {
        for locale in ["sv", "en"] {
            let mut words = omdome::policy::Wording::default();
            words.author = Some("Till författaren.".into());
            words.moderator = Some("Till moderatorn.".into());
            rule.message.insert(locale.into(), words);
        }
        // Not run here: the rules are made by chance.
        for expect in [omdome::policy::Expect::Match, omdome::policy::Expect::NoMatch] {
            rule.example.push(omdome::policy::Example::new("<insult>", expect));
        }
    }
    Ruleset::builder(policy).detector(Planted).skip_examples().build().expect("made rules build")
}

pub fn shadowed(mut rule: Rule) -> Rule {
    rule.mode = Mode::Shadow;
    rule
}

pub fn with_exception(mut rule: Rule) -> Rule {
    rule.unless.push(Exception::finding(Matcher::new("link")));
    rule
}
