//! Every diagnostic of meaning is triggered, and a sound policy has none.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde_json::{Value, json};

use crate::category::Category;
use crate::policy::lint::{ALL, Vocabulary, check};
use crate::policy::{Layers, Policy};
use crate::post::Date;

/// A sound policy.
fn sound() -> Value {
    let preserve = json!({ "do": "preserve", "duty": "must", "before": "action" });
    let message = json!({
        "sv": { "author": "Läs {url}.", "moderator": "Se {operator}." },
        "en": { "author": "Read {url}.", "moderator": "See {operator}." },
    });
    let examples = json!([
        { "text": "en åra", "expect": "match", "spans": [[3, 7]] },
        { "text": "två", "expect": "no_match" },
    ]);
    json!({
        "schema": "omdome.policy/1", "id": "se.exempel", "version": "2026.11.0",
        "param": { "operator": "SL" },
        "ground": [
            { "id": "lokal", "kind": "house_rule", "cite": "Punkt 1", "url": "https://e.example" },
            { "id": "brb.16-8", "kind": "statute", "cite": "BrB 16:8" },
        ],
        "list": [{ "id": "ord", "words": ["a", "b"], "patterns": ["a\\d", "b\\d"] }],
        "detector": { "lexicon": {} },
        "unserved": [{ "what": "Bilder", "why": "no_detector" }],
        "rule": [
            {
                "id": "a", "action": "remove", "interim": "hide", "grounds": ["lokal"],
                "when": { "finding": { "category": "insult", "stance": ["own"] } },
                "unless": [{ "inside": { "list": "ord" } }],
                "obligations": [preserve, { "do": "refer", "duty": "may",
                    "params": { "to": "{operator}" } }],
                "message": message, "example": examples,
            },
            {
                "id": "b", "action": "review", "grounds": ["lokal", "brb.16-8"],
                "when": { "all": [
                    { "finding": { "category": "hate.racism" } },
                    { "history": { "at_least": 1 } },
                ] },
                "message": message, "example": examples,
            },
        ],
    })
}

/// The second rule with a narrower condition and these keys.
fn narrower(keys: &[(&str, Value)]) -> Value {
    let mut rule = sound()["rule"][1].clone();
    rule["id"] = json!("c");
    rule["when"]["all"][0]["finding"]["min_severity"] = json!("high");
    for (key, value) in keys {
        rule[key] = value.clone();
    }
    rule
}

fn vocabulary() -> Vocabulary {
    let mut vocabulary = Vocabulary::default();
    vocabulary.today(Date::new(2026, 11, 24).unwrap());
    vocabulary.detector("lexicon");
    for category in Category::ALL {
        if *category != Category::Misinformation {
            vocabulary.reports(category.clone(), None);
        }
    }
    let own = Category::custom("x.lost").unwrap();
    vocabulary.reports(own.clone(), None);
    vocabulary.reports(own, Some("umbrella".into()));
    vocabulary
}

fn codes(tree: &Value) -> Vec<String> {
    let policy: Policy = serde_json::from_value(tree.clone()).unwrap();
    let found = check(&policy, &vocabulary());
    found.diagnostics.iter().map(|d| d.code().to_string()).collect()
}

#[test]
fn a_sound_policy_has_no_diagnostic() {
    assert_eq!(codes(&sound()), [""; 0]);
}

/// What is put where, and the codes that follow.
fn faults() -> Vec<(&'static str, Value, &'static [&'static str])> {
    let when = "/rule/0/when";
    let matcher = "/rule/0/when/finding/category";
    let deep = (0..30).fold(json!({ "crisis": true }), |inner, _| json!({ "not": inner }));
    Vec::from([
        ("/schema", json!("omdome.policy/2"), &["policy.schema"][..]),
        ("/id", json!("Se"), &["policy.bad-id"]),
        ("/rule/0/id", json!(""), &["policy.bad-id"]),
        ("/version", json!("2026.01.0"), &["policy.bad-version"]),
        ("/default_locale", json!("fi"), &["policy.missing-message"; 4]),
        (
            "/default_locale",
            json!("svenska"),
            &[
                "policy.bad-locale",
                "policy.missing-message",
                "policy.missing-message",
                "policy.missing-message",
                "policy.missing-message",
            ],
        ),
        ("/rule/1/message/svenska", json!({}), &["policy.bad-locale"]),
        ("/rule/1/id", json!("a"), &["policy.duplicate-id"]),
        ("/ground/1/cite", json!(" "), &["policy.empty-text"]),
        ("/unserved/0/what", json!(""), &["policy.empty-text"]),
        ("/rule/1/grounds/0", json!("lokl"), &["policy.unknown-ground"]),
        (
            "/rule/0/unless/0/inside/list",
            json!("x"),
            &["policy.unknown-list", "policy.unused-list"],
        ),
        (matcher, json!("insults"), &["policy.unknown-category"]),
        (matcher, json!("x.lost"), &[]),
        (matcher, json!("x.found"), &["policy.unknown-category"]),
        (when, json!({ "unassessed": { "category": "x" } }), &[]),
        (when, json!({ "unassessed": { "category": "y" } }), &["policy.unknown-category"]),
        (
            when,
            json!({ "finding": { "category": "link", "kind": "ulr" } }),
            &["policy.unknown-kind"],
        ),
        (when, json!({ "finding": { "category": "x", "kind": "umbrella" } }), &[]),
        ("/detector/lexikon", json!({}), &["policy.unknown-detector"]),
        ("/rule/0/message/sv/author", json!("{ulr}"), &["policy.unknown-param"]),
        ("/rule/0/obligations/1/params/to", json!("{x}"), &["policy.unknown-param"]),
        ("/rule/1/grounds", json!([]), &["policy.no-ground", "policy.unused-ground"]),
        ("/ground/0/url", json!(null), &["policy.house-rule-address"]),
        (
            "/rule/1/when/all/0/finding/category",
            json!("hate.sexism"),
            &["policy.ground-does-not-cover"],
        ),
        (
            "/rule/1/when/all/0/finding/category",
            json!("hate"),
            &["policy.ground-does-not-cover"; 2],
        ),
        ("/rule/0/autonomy", json!("auto"), &["policy.needless-interim"]),
        (
            "/rule/1",
            json!({
                "id": "b", "action": "allow", "autonomy": "auto", "grounds": ["brb.16-8"],
                "when": { "count": { "of": { "category": "incitement" }, "at_least": 2 } },
                "example": sound()["rule"][1]["example"],
            }),
            &["policy.autonomy-ceiling"],
        ),
        (matcher, json!("defamation"), &["policy.action-ceiling", "policy.interim-ceiling"]),
        (
            matcher,
            json!("misinformation"),
            &["policy.action-ceiling", "policy.interim-ceiling", "policy.nothing-serves"],
        ),
        (matcher, json!("health_data"), &[]),
        ("/rule/0/interim", json!("remove"), &["policy.bad-interim"]),
        ("/rule/0/action", json!("allow"), &["policy.bad-interim"]),
        ("/rule/0/obligations/0/duty", json!("should"), &["policy.no-preserve"]),
        ("/rule/0/obligations/0", json!({ "do": "do_not_copy", "duty": "must" }), &[]),
        (
            "/rule/0/when",
            json!({ "all": [{ "channel": "outgoing" }, { "finding": { "category": "insult" } }] }),
            &[],
        ),
        ("/rule/0/obligations/1/params", json!({}), &["policy.refer-where"]),
        ("/rule/0/when/finding/min_confidence", json!("possible"), &["policy.possible-acts"]),
        ("/rule/0/unless/0", json!({}), &["policy.bad-exception", "policy.unused-list"]),
        ("/rule/0/unless/0/crisis", json!(true), &["policy.bad-exception"]),
        ("/rule/0/example/0/spans", json!([[3, 5]]), &[]),
        ("/rule/0/example/0/spans", json!([[3, 4]]), &["policy.bad-span"]),
        ("/rule/0/example/0/spans", json!([[3, 3]]), &["policy.bad-span"]),
        ("/rule/0/example/1/spans", json!([]), &["policy.bad-span"]),
        ("/rule/1/when", deep, &["policy.too-deep"]),
        ("/rule/1/example/0/todo", json!(true), &["policy.missing-example"]),
        ("/rule/1/example", json!([]), &["policy.missing-example"; 2]),
        ("/rule/1/message/sv/author", json!(""), &["policy.missing-message"]),
        ("/rule/1/message/en", json!({}), &["policy.message-not-translated"; 2]),
        ("/rule/0/when/finding/stance", json!(null), &["policy.stance-open"]),
        ("/rule/0/when/finding/stance", json!(["own", "reported"]), &["policy.stance-open"]),
        ("/rule/0/when/finding/stance", json!([]), &["policy.never-true"]),
        ("/rule/0/when/finding/target", json!([]), &["policy.never-true"]),
        (
            "/rule/0/when/finding",
            json!({ "category": "link", "min_severity": "high", "max_severity": "low" }),
            &["policy.never-true"],
        ),
        (when, json!({ "any": [] }), &["policy.never-true"]),
        (when, json!({ "media": [] }), &["policy.never-true"]),
        (when, json!({ "all": [{ "crisis": true }, { "crisis": false }] }), &["policy.never-true"]),
        (
            when,
            json!({ "all": [{ "channel": "outgoing" }, { "channel": "incoming" }] }),
            &["policy.never-true"],
        ),
        (
            when,
            json!({ "all": [
                { "finding": { "category": "hate.racism", "stance": ["own"] } },
                { "not": { "finding": { "category": "hate" } } },
            ] }),
            &["policy.never-true"],
        ),
        ("/rule/1/when/all/0/finding/max_confidence", json!("possible"), &["policy.never-true"]),
        (when, json!({ "all": [] }), &["policy.always-true"]),
        ("/rule/1/when/all/1/history/at_least", json!(0), &["policy.always-true"]),
        (
            when,
            json!({ "count": { "of": { "category": "link" }, "at_least": 0 } }),
            &["policy.always-true"],
        ),
        (
            "/rule/0/unless/0",
            json!({ "finding": { "category": "insult" } }),
            &["policy.exception-too-broad", "policy.unused-list"],
        ),
        (
            "/ground/2",
            json!({ "id": "g", "kind": "guideline", "cite": "G" }),
            &["policy.unused-ground"],
        ),
        ("/list/1", json!({ "id": "l", "words": ["a"] }), &["policy.unused-list"]),
        ("/list/0/words/1", json!("A"), &["policy.duplicate-entry"]),
        ("/list/0/patterns/1", json!("a\\d"), &["policy.duplicate-entry"]),
        ("/list/0/words/1", json!("a\u{200B}b"), &["policy.hidden-character"]),
        ("/rule/0/message/sv/author", json!("a\u{202E}b"), &["policy.hidden-character"]),
        ("/ground/0/url", json!("region.example"), &["policy.ground-address"]),
        ("/ground/1/status", json!("unverified"), &["policy.ground-unverified"]),
        ("/ground/1/checked", json!("2025-11-23"), &["policy.ground-stale"]),
        ("/ground/1/checked", json!("2025-11-24"), &[]),
        ("/ground/1/checked", json!("2026-11-25"), &["policy.ground-stale"]),
        ("/rule/2", narrower(&[]), &["policy.shadowed-rule"]),
        (
            "/rule/2",
            narrower(&[("action", json!("hide"))]),
            &["policy.no-preserve", "policy.stance-open"],
        ),
        ("/rule/2", narrower(&[("flags", json!(["f"]))]), &[]),
        ("/rule/2", narrower(&[("mode", json!("shadow"))]), &[]),
        ("/rule/2", narrower(&[("autonomy", json!("never"))]), &[]),
        ("/ground/1/status", json!("repealed"), &["policy.ground-repealed"]),
        (
            "/rule/1/when/all/0/finding/category",
            json!("misinformation"),
            &["policy.nothing-serves"],
        ),
        ("/rule/0/allow", json!([{ "lint": "policy.x", "why": "w" }]), &["policy.unknown-lint"]),
        (
            "/rule/0/allow",
            json!([{ "lint": "policy.no-preserve", "why": "w" }]),
            &["policy.unknown-lint"],
        ),
        (
            "/rule/0/allow",
            json!([{ "lint": "policy.stance-open", "why": "w" }]),
            &["policy.unused-waiver"],
        ),
        (
            "/rule/0/allow",
            json!([{ "lint": "policy.stance-open", "why": " " }]),
            &["policy.no-reason-given", "policy.unused-waiver"],
        ),
    ])
}

/// Puts `value` at a JSON pointer, whose last part may be new.
fn put(tree: &mut Value, pointer: &str, value: Value) {
    let (above, last) = pointer.rsplit_once('/').unwrap();
    match tree.pointer_mut(above).unwrap() {
        Value::Object(map) if value.is_null() => drop(map.remove(last)),
        Value::Object(map) => drop(map.insert(last.into(), value)),
        Value::Array(items) if last == items.len().to_string() => items.push(value),
        Value::Array(items) => items[last.parse::<usize>().unwrap()] = value,
        _ => panic!("{pointer}"),
    }
}

#[test]
fn each_fault_gives_its_code_and_no_other() {
    let mut wrong = Vec::new();
    for (pointer, value, expected) in faults() {
        let mut tree = sound();
        put(&mut tree, pointer, value.clone());
        let mut found = codes(&tree);
        found.sort();
        let mut expected: Vec<&str> = expected.to_vec();
        expected.sort_unstable();
        // In another language than Swedish and English both are translations.
        found.retain(|c| *c != "policy.message-not-translated" || expected.contains(&c.as_str()));
        if found != expected {
            wrong.push(alloc::format!("{pointer} = {value}: {found:?}, not {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_lint_is_triggered() {
    let rows = faults();
    for lint in ALL {
        let met = rows.iter().any(|(.., codes)| codes.contains(&lint.code));
        assert!(met, "no test meets {}", lint.code);
    }
}

#[test]
fn every_code_stands_in_the_documentation() {
    let documentation = include_str!("../mod.rs");
    let elsewhere = [
        "policy.syntax",
        "policy.duplicate-key",
        "policy.unknown-key",
        "policy.missing-key",
        "policy.wrong-type",
        "policy.unknown-word",
        "policy.out-of-range",
        "policy.bad-date",
        "policy.example-fails",
        "policy.example-number",
        "policy.example-todo",
        "policy.layer-missing",
        "policy.layer-conflict",
        "policy.empty-word",
        "policy.list-too-big",
        "policy.pattern-syntax",
        "policy.pattern-empty",
        "policy.pattern-without-literal",
        "policy.pattern-too-long",
        "policy.pattern-too-big",
        "policy.pattern-never",
    ];
    for code in ALL.iter().map(|l| l.code).chain(elsewhere) {
        let short = code.strip_prefix("policy.").unwrap();
        assert!(documentation.contains(&alloc::format!("| `{short}` |")), "{code}");
    }
}

#[test]
fn waivers_count_and_lift_only_their_own_rule() {
    let mut tree = sound();
    put(&mut tree, "/rule/0/when/finding/stance", json!(null));
    put(&mut tree, "/rule/1/message/en", json!({}));
    put(&mut tree, "/rule/0/allow", json!([{ "lint": "policy.stance-open", "why": "Prov." }]));
    let policy: Policy = serde_json::from_value(tree).unwrap();
    let found = check(&policy, &vocabulary());
    assert_eq!(found.waived, 1);
    let left: Vec<&str> = found.diagnostics.iter().map(|d| d.code().as_str()).collect();
    assert_eq!(left, ["policy.message-not-translated"; 2]);
}

#[test]
fn what_was_replaced_to_read_on_is_not_judged() {
    let mut tree = sound();
    put(&mut tree, "/rule/0/id", json!(7));
    put(&mut tree, "/rule/0/when", json!("always"));
    put(&mut tree, "/rule/0/grounds", json!("lokal"));
    put(&mut tree, "/ground/0/kind", json!("lag"));
    put(&mut tree, "/version", json!(null));
    let composed = Layers::new().json("p", &tree.to_string()).compose().unwrap();
    let found = check(composed.policy(), &vocabulary());
    let mut told: Vec<String> =
        found.diagnostics.iter().map(|d| alloc::format!("{} {}", d.code(), d.path())).collect();
    told.sort();
    assert_eq!(
        told,
        [
            "policy.missing-key ",
            "policy.unknown-word ground[0].kind",
            "policy.wrong-type rule[0].grounds",
            "policy.wrong-type rule[0].id",
            "policy.wrong-type rule[0].when",
        ]
    );
}
