//! Conditions, exceptions and outcomes.

use alloc::format;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use serde_json::{Value, json};

use crate::category::Category;
use crate::detector::{Gap, Limits};
use crate::finding::{Confidence, Details, Fact, Finding, Severity, Stance};
use crate::policy::{Facts, Outcome, Policy, Program};
use crate::post::{Breach, Media, Post};
use crate::text::{Span, TextBuffers};

const TEXT: &str = "Du är en idiot, läs dnr hsn 2026-0001 på exempel.example";

/// A policy with one rule of this condition and these exceptions.
fn one(when: Value, unless: Value) -> Program {
    program(json!([{ "id": "r", "action": "review", "when": when, "unless": unless }]))
}

fn program(rules: Value) -> Program {
    let policy = json!({
        "schema": "omdome.policy/1", "id": "t", "version": "1.0.0", "rule": rules,
        "list": [
            { "id": "dnr", "patterns": ["dnr hsn \\d{4}-\\d{4}"] },
            { "id": "ord", "words": ["idiot"] },
            { "id": "annat", "words": ["något annat"] },
        ],
    });
    let policy: Policy = serde_json::from_value(policy).unwrap();
    let mut diagnostics = Vec::new();
    let program = Program::compile(&policy, &mut diagnostics);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    program
}

fn finding(category: &str, quote: &str) -> Finding {
    let at = u32::try_from(TEXT.find(quote).unwrap()).unwrap();
    let span = Span::new(at, at + u32::try_from(quote.len()).unwrap());
    Finding::new(category.parse().unwrap(), span, Confidence::Likely, "t.t")
}

fn insult() -> Finding {
    finding("insult", "idiot").severity(Severity::Medium)
}

fn link(allowed: bool) -> Finding {
    let details = Details::default().fact("allowed", Fact::Number(i64::from(allowed)));
    finding("link", "exempel.example").kind("bare_domain").details(details)
}

/// What the rule says, as text: `fired [0]`, `unknown`, `no`, and what was
/// suppressed.
fn outcome(program: &Program, post: &Post<'_>, findings: &[Finding], gap: Option<Gap>) -> String {
    let mut buffers = TextBuffers::new();
    let document = buffers.prepare(post.text());
    let limits = Limits { gaps: u64::from(gap.is_some()), capped_from: None };
    let gaps: Vec<Gap> = gap.into_iter().collect();
    let facts = Facts { document: &document, post, findings, gaps: &gaps, limits: &limits };
    let mut outcome = Outcome::default();
    program.evaluate(&facts, &mut outcome);
    let told = describe(program, &outcome, false);
    let mut explained = Outcome::default();
    program.trace(&facts, &mut explained);
    // What cannot be told is kept for explaining alone.
    assert_eq!(told, describe(program, &explained, false), "explaining and classifying agree");
    describe(program, &explained, true)
}

fn describe(program: &Program, outcome: &Outcome, unknown: bool) -> String {
    let mut told = String::new();
    for fired in &outcome.fired {
        told += &format!("fired {:?} ", outcome.evidence(fired));
    }
    for shadow in &outcome.shadow {
        told += &format!("shadow {:?} ", outcome.evidence(shadow));
    }
    for _ in outcome.unknown.iter().filter(|_| unknown) {
        told += "unknown ";
    }
    for suppressed in &outcome.suppressed {
        told += &format!("-{} by {} ", suppressed.finding, program.by(suppressed));
    }
    if told.is_empty() { "no".into() } else { told.trim_end().into() }
}

#[test]
fn conditions_over_findings() {
    let findings = [
        insult(),
        finding("hate.racism", "idiot").severity(Severity::High).stance(Stance::Reported),
        link(false),
        finding("profanity", "Du").confidence(Confidence::Possible),
    ];
    for (when, expected) in [
        (json!({ "finding": { "category": "insult" } }), "fired [0]"),
        (json!({ "finding": { "category": "hate" } }), "fired [1]"),
        (json!({ "finding": { "category": "hat" } }), "no"),
        (json!({ "finding": { "category": "hate", "stance": ["own"] } }), "no"),
        (json!({ "finding": { "category": "hate", "stance": ["own", "reported"] } }), "fired [1]"),
        (json!({ "finding": { "category": "insult", "min_severity": "high" } }), "no"),
        (json!({ "finding": { "category": "insult", "max_severity": "low" } }), "no"),
        (json!({ "finding": { "category": "insult", "min_confidence": "confirmed" } }), "no"),
        (json!({ "finding": { "category": "insult", "target": ["person"] } }), "no"),
        (json!({ "finding": { "category": "insult", "max_confidence": "possible" } }), "no"),
        (json!({ "finding": { "category": "insult", "max_confidence": "likely" } }), "fired [0]"),
        (json!({ "finding": { "category": "profanity" } }), "no"),
        (
            json!({ "finding": { "category": "profanity", "min_confidence": "possible" } }),
            "fired [3]",
        ),
        (json!({ "finding": { "category": "link", "kind": "bare_domain" } }), "fired [2]"),
        (json!({ "finding": { "category": "link", "kind": "url" } }), "no"),
        (json!({ "finding": { "category": "link", "code": "t" } }), "fired [2]"),
        (json!({ "finding": { "category": "link", "code": "t.t" } }), "fired [2]"),
        (json!({ "finding": { "category": "link", "code": "t.t.t" } }), "no"),
        (
            json!({ "any": [
                { "finding": { "category": "link" } },
                { "finding": { "category": "threat" } },
                { "finding": { "category": "insult" } },
            ] }),
            "fired [0, 2]",
        ),
        (
            json!({ "all": [
                { "finding": { "category": "link" } },
                { "finding": { "category": "threat" } },
            ] }),
            "no",
        ),
        (
            json!({ "all": [
                { "any": [{ "finding": { "category": "link" } }, { "channel": "outgoing" }] },
                { "not": { "finding": { "category": "threat" } } },
                { "finding": { "category": "link" } },
            ] }),
            "fired [2]",
        ),
        (json!({ "not": { "not": { "finding": { "category": "insult" } } } }), "fired [0]"),
        (
            json!({ "not": { "all": [
                { "not": { "finding": { "category": "insult" } } },
                { "not": { "finding": { "category": "link" } } },
                { "not": { "finding": { "category": "threat" } } },
            ] } }),
            "fired [0, 2]",
        ),
        (json!({ "count": { "of": { "category": "insult" }, "at_least": 2 } }), "no"),
        (json!({ "count": { "of": { "category": "insult" }, "at_least": 1 } }), "fired [0]"),
        (json!({ "all": [] }), "fired []"),
        (json!({ "any": [] }), "no"),
        (json!({ "inside": { "list": "ord" } }), "fired []"),
        (json!({ "inside": { "list": "annat" } }), "no"),
        (json!({ "inside": { "list": "saknas" } }), "no"),
        (json!({ "channel": "incoming" }), "fired []"),
        (json!({ "crisis": true }), "no"),
        (json!({ "crisis": false }), "fired []"),
    ] {
        let program = one(when.clone(), json!([]));
        assert_eq!(outcome(&program, &Post::new(TEXT), &findings, None), expected, "{when}");
    }
}

#[test]
fn what_was_not_assessed_is_unknown() {
    let plain = Post::new(TEXT);
    let image = plain.media(Media::IMAGE);
    let breaches = [Breach { severity: Severity::High, days_ago: 40 }];
    let known = plain.breaches(&breaches);
    let gap = |category: Option<Category>, part: Option<&'static str>, why: &'static str| {
        Some(Gap { category, part: part.map(Into::into), why: why.into() })
    };
    let repeats = || gap(Some(Category::Repetition), None, "author_not_supplied");
    let language = || gap(None, Some("text"), "language");
    let threat = json!({ "finding": { "category": "threat" } });
    let insults = json!({ "finding": { "category": "insult" } });
    let repetition = json!({ "finding": { "category": "repetition" } });
    let twice = json!({ "history": { "at_least": 2 } });
    let once = json!({ "history": { "at_least": 1 } });
    let recent = json!({ "history": { "at_least": 1, "window_days": 30 } });
    let grave = json!({ "history": { "at_least": 1, "min_severity": "severe" } });
    for (when, post, gap, expected) in [
        (threat.clone(), plain, None, "no"),
        (threat.clone(), plain, language(), "unknown"),
        (threat.clone(), plain, repeats(), "no"),
        (threat.clone(), image, None, "unknown"),
        (insults.clone(), image, language(), "fired [0]"),
        (json!({ "not": insults }), image, language(), "no"),
        (json!({ "not": threat }), plain, language(), "unknown"),
        (json!({ "not": threat }), plain, None, "fired []"),
        (repetition.clone(), plain, repeats(), "unknown"),
        (json!({ "any": [repetition, insults] }), plain, repeats(), "fired [0]"),
        (json!({ "all": [repetition, threat] }), plain, repeats(), "no"),
        (twice, plain, None, "unknown"),
        (once, known, None, "fired []"),
        (recent, known, None, "no"),
        (grave, known, None, "no"),
        (json!({ "unassessed": { "part": "text" } }), plain, None, "no"),
        (json!({ "unassessed": { "part": "text" } }), plain, language(), "fired []"),
        (json!({ "unassessed": { "part": "text" } }), plain, repeats(), "no"),
        (json!({ "unassessed": { "part": "image" } }), plain, None, "no"),
        (json!({ "unassessed": { "part": "image" } }), image, None, "fired []"),
        (json!({ "unassessed": { "part": "text" } }), image, None, "no"),
        (json!({ "unassessed": { "why": "language" } }), plain, language(), "fired []"),
        (json!({ "unassessed": { "why": "script" } }), plain, language(), "no"),
        (json!({ "unassessed": { "category": "repetition" } }), plain, repeats(), "fired []"),
        (json!({ "unassessed": { "category": "threat" } }), image, repeats(), "no"),
        (json!({ "media": ["video", "image"] }), image, None, "fired []"),
        (json!({ "media": ["video", "audio"] }), image, None, "no"),
    ] {
        let program = one(when.clone(), json!([]));
        assert_eq!(outcome(&program, &post, &[insult()], gap), expected, "{when}");
    }
}

#[test]
fn text_beyond_the_cap_is_unknown() {
    let long = "bra ".repeat(10_000);
    let post = Post::new(&long);
    for (when, expected) in [
        (json!({ "unassessed": { "part": "text", "why": "truncated" } }), "fired []"),
        (json!({ "unassessed": { "part": "text", "why": "language" } }), "no"),
        (json!({ "not": { "finding": { "category": "threat" } } }), "unknown"),
    ] {
        assert_eq!(outcome(&one(when, json!([])), &post, &[], None), expected);
    }
}

#[test]
fn exceptions_free_only_what_lies_inside_them() {
    let insults = json!({ "finding": { "category": "insult" } });
    let links = json!({ "finding": { "category": "link" } });
    let either = json!({ "any": [insults, links] });
    let dnr = finding("personal_data", "2026-0001").kind("phone");
    let wide = finding("personal_data", "2026-0001 på").kind("phone");
    let data = json!({ "finding": { "category": "personal_data" } });
    let quoted = insult().stance(Stance::Reported);
    for (when, unless, findings, expected) in [
        (&insults, json!([{ "inside": { "list": "ord" } }]), vec![insult()], "-0 by ord"),
        (&insults, json!([{ "inside": { "list": "annat" } }]), vec![insult()], "fired [0]"),
        (
            &either,
            json!([{ "id": "namn", "inside": { "list": "ord" } }]),
            vec![insult(), link(false)],
            "fired [1] -0 by namn",
        ),
        (&data, json!([{ "inside": { "list": "dnr" } }]), vec![dnr.clone()], "-0 by dnr"),
        (&data, json!([{ "inside": { "list": "dnr" } }]), vec![wide.clone()], "fired [0]"),
        (
            &data,
            json!([{ "inside": { "list": "dnr" } }]),
            vec![dnr.clone(), wide.clone()],
            "fired [1] -0 by dnr",
        ),
        (
            &insults,
            json!([{ "finding": { "category": "insult", "stance": ["reported"] } }]),
            vec![quoted.clone()],
            "-0 by insult",
        ),
        (
            &insults,
            json!([{ "finding": { "category": "link" } }]),
            vec![insult(), link(false)],
            "fired [0]",
        ),
        (
            &json!({ "all": [insults, links] }),
            json!([{ "inside": { "list": "ord" } }]),
            vec![insult(), link(false)],
            "fired [1] -0 by ord",
        ),
        (
            &json!({ "all": [insults, links] }),
            json!([]),
            vec![insult(), link(true)],
            "-1 by own-sites",
        ),
        (
            &either,
            json!([{ "finding": { "category": "link", "allowed": true } }]),
            vec![insult(), link(true)],
            "fired [0] -1 by own-sites",
        ),
        (&either, json!([{ "channel": "outgoing" }]), vec![insult()], "fired [0]"),
        (&either, json!([{ "channel": "incoming" }]), vec![insult()], "-0 by channel"),
        (&either, json!([]), vec![link(true)], "-0 by own-sites"),
        (&either, json!([]), vec![insult(), link(true)], "fired [0] -1 by own-sites"),
    ] {
        let program = one(when.clone(), unless.clone());
        let told = outcome(&program, &Post::new(TEXT), &findings, None);
        assert_eq!(told, expected, "{when} unless {unless}");
    }
}

#[test]
fn freeing_never_makes_a_negative_clause_true() {
    let when = json!({ "all": [
        { "finding": { "category": "link" } },
        { "not": { "finding": { "category": "insult" } } },
    ] });
    let program = one(when, json!([{ "inside": { "list": "ord" } }]));
    let findings = [insult(), link(false)];
    assert_eq!(outcome(&program, &Post::new(TEXT), &findings, None), "no");
}

#[test]
fn a_rule_about_the_whole_post_is_freed_only_by_the_whole_post() {
    let when = json!({ "channel": "incoming" });
    let span = one(when.clone(), json!([{ "inside": { "list": "ord" } }]));
    assert_eq!(outcome(&span, &Post::new(TEXT), &[], None), "fired []");
    let whole = one(when, json!([{ "crisis": true }]));
    assert_eq!(outcome(&whole, &Post::new(TEXT).crisis(true), &[], None), "no");
    assert_eq!(outcome(&whole, &Post::new(TEXT), &[], None), "fired []");
}

#[test]
fn allowed_links_are_found_by_those_who_ask() {
    let asks = json!({ "finding": { "category": "link", "allowed": true } });
    for (when, allowed, expected) in [
        (asks.clone(), true, "fired [0]"),
        (asks.clone(), false, "no"),
        (json!({ "not": asks }), true, "no"),
        (json!({ "not": { "finding": { "category": "link" } } }), true, "fired []"),
        (json!({ "any": [asks, { "finding": { "category": "link" } }] }), true, "fired [0]"),
    ] {
        let program = one(when.clone(), json!([]));
        let told = outcome(&program, &Post::new(TEXT), &[link(allowed)], None);
        assert_eq!(told, expected, "{when} {allowed}");
    }
}

#[test]
fn rules_come_by_id_and_shadow_rules_apart() {
    let insults = json!({ "finding": { "category": "insult" } });
    let program = program(json!([
        { "id": "b", "action": "review", "when": insults },
        { "id": "c", "action": "remove", "mode": "shadow", "when": insults,
          "unless": [{ "inside": { "list": "ord" } }] },
        { "id": "a", "action": "review", "mode": "shadow", "when": insults },
    ]));
    let ids: Vec<&str> = program.rules().iter().map(|r| r.id.as_str()).collect();
    assert_eq!(ids, ["a", "b", "c"]);
    // What a shadow rule would free is not reported: it changes nothing.
    let told = outcome(&program, &Post::new(TEXT), &[insult()], None);
    assert_eq!(told, "fired [0] shadow [0]");
}

#[test]
fn explaining_tells_every_clause() {
    let when = json!({ "all": [
        { "finding": { "category": "threat" } },
        { "any": [{ "channel": "incoming" }, { "crisis": true }] },
        { "not": { "history": { "at_least": 1 } } },
    ] });
    let program = one(when, json!([{ "channel": "outgoing" }]));
    let mut buffers = TextBuffers::new();
    let document = buffers.prepare(TEXT);
    let post = Post::new(TEXT);
    let facts = Facts {
        document: &document,
        post: &post,
        findings: &[],
        gaps: &[],
        limits: &Limits::default(),
    };
    let clauses = program.trace(&facts, &mut Outcome::default());
    let told: Vec<String> = clauses.iter().map(|c| format!("{} {}", c.path, c.truth)).collect();
    assert_eq!(
        told,
        [
            "when.all false",
            "when.all[0].finding false",
            "when.all[1].any true",
            "when.all[1].any[0].channel true",
            "when.all[1].any[1].crisis false",
            "when.all[2].not unknown",
            "when.all[2].not.history unknown",
            "unless[0] false",
        ]
    );
}
