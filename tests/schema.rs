//! The JSON Schemas: kept as files that readers in other languages can take, and
//! held to real policies, posts and verdicts.
#![cfg(all(feature = "schema", feature = "toml"))]

#[path = "common/preset.rs"]
mod preset;

use std::path::Path;

use omdome::post::{Breach, Media, Post};
use omdome::presets::{self, Preset};
use omdome::text::OffsetUnit;
use omdome::{finding::Severity, policy, post, verdict};
use serde_json::{Value, json};

/// A schema differs from its file: the difference is a change of the API. The
/// new one is written beside the test's other output, to be read and moved.
fn snapshot(name: &str, schema: &Value) {
    let written = serde_json::to_string_pretty(schema).expect("a schema is JSON") + "\n";
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schemas").join(name);
    if std::fs::read_to_string(&kept).unwrap_or_default() != written {
        let new = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        std::fs::write(&new, written).expect("written");
        panic!("{} is not {}: read it, then move it", kept.display(), new.display());
    }
}

#[test]
fn the_schemas_are_those_kept() {
    snapshot("policy.json", &policy::json_schema());
    snapshot("policy-layer.json", &policy::layer_json_schema());
    snapshot("post.json", &post::json_schema());
    snapshot("verdict.json", &verdict::json_schema());
}

/// Every departure of a value from a schema, for the keywords that the schemas
/// use; any other keyword is an error of this test.
fn faults(root: &Value, schema: &Value, value: &Value, at: &str, out: &mut Vec<String>) {
    for (keyword, says) in schema.as_object().expect("a schema is a table") {
        let holds = match keyword.as_str() {
            "$schema" | "$id" | "$defs" | "title" => true,
            "$ref" => {
                let to =
                    says.as_str().and_then(|r| r.strip_prefix('#')).expect("a local reference");
                faults(root, root.pointer(to).expect(to), value, at, out);
                true
            }
            "type" => match says.as_str().expect("one type") {
                "object" => value.is_object(),
                "array" => value.is_array(),
                "string" => value.is_string(),
                "boolean" => value.is_boolean(),
                "number" => value.is_number(),
                "integer" => value.is_i64(),
                other => panic!("unknown type {other}"),
            },
            "enum" => says.as_array().expect("a list").contains(value),
            "const" => says == value,
            "minimum" => value.as_i64() >= says.as_i64(),
            "maximum" => value.as_i64() <= says.as_i64(),
            "minItems" => value.as_array().map(Vec::len) >= says.as_u64().map(|n| n as usize),
            "maxItems" => value.as_array().map(Vec::len) <= says.as_u64().map(|n| n as usize),
            "minProperties" => value.as_object().is_some_and(|o| !o.is_empty()),
            "maxProperties" => value.as_object().is_some_and(|o| o.len() <= 1),
            "required" => {
                let keys = says.as_array().expect("a list").iter().filter_map(Value::as_str);
                keys.into_iter().all(|key| value.get(key).is_some())
            }
            "properties" => {
                for (key, inner) in says.as_object().expect("a table") {
                    if let Some(value) = value.get(key) {
                        faults(root, inner, value, &format!("{at}/{key}"), out);
                    }
                }
                true
            }
            "additionalProperties" => {
                let named = schema.get("properties");
                let others = value.as_object().into_iter().flatten();
                let others = others.filter(|(k, _)| named.and_then(|n| n.get(k)).is_none());
                for (key, value) in others {
                    match says {
                        Value::Bool(false) => out.push(format!("{at}/{key}: not expected")),
                        inner => faults(root, inner, value, &format!("{at}/{key}"), out),
                    }
                }
                true
            }
            "items" => {
                for (i, item) in value.as_array().into_iter().flatten().enumerate() {
                    faults(root, says, item, &format!("{at}/{i}"), out);
                }
                true
            }
            "anyOf" => says.as_array().expect("a list").iter().any(|schema| {
                let mut own = Vec::new();
                faults(root, schema, value, at, &mut own);
                own.is_empty()
            }),
            "pattern" => value.as_str().is_some_and(|id| id.starts_with("x.") && id.len() > 2),
            "format" => value.as_str().is_some_and(|date| date.len() == "2026-11-24".len()),
            other => panic!("{at}: this test does not know `{other}`"),
        };
        if !holds {
            out.push(format!("{at}: {keyword} {says}"));
        }
    }
}

fn check(schema: &Value, value: &Value) -> Vec<String> {
    let mut out = Vec::new();
    faults(schema, schema, value, "", &mut out);
    out
}

#[test]
fn the_presets_are_policies() {
    let schema = policy::json_schema();
    for preset in Preset::ALL {
        let policy = presets::policy(*preset).expect("a preset reads");
        let value = serde_json::to_value(&policy).expect("a policy is JSON");
        assert_eq!(check(&schema, &value), [] as [&str; 0], "{preset}");
    }
}

#[test]
fn the_layers_of_the_presets_are_layers() {
    let schema = policy::layer_json_schema();
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/presets/data");
    let mut seen = 0;
    for file in std::fs::read_dir(dir).expect("presets") {
        let path = file.expect("a file").path();
        let text = std::fs::read_to_string(&path).expect("UTF-8");
        let layer: toml::Table = text.parse().expect("TOML");
        let value = plain(toml::Value::Table(layer));
        assert_eq!(check(&schema, &value), [] as [&str; 0], "{}", path.display());
        seen += 1;
    }
    assert!(seen > 2, "{seen}");
    // Neither stands alone, nor names what it changes.
    let nameless = json!({ "rule": [{ "override": true, "action": "review" }] });
    assert_ne!(check(&schema, &nameless), [] as [&str; 0]);
    let unsure = json!({ "rule": [{ "id": "a", "disable": "yes" }] });
    assert_ne!(check(&schema, &unsure), [] as [&str; 0]);
    let delta = json!({ "rule": [{ "id": "a", "disable": true }] });
    assert_eq!(check(&schema, &delta), [] as [&str; 0]);
    assert_ne!(check(&policy::json_schema(), &delta), [] as [&str; 0]);
}

/// A TOML value as JSON; dates become text, as when a policy is read.
fn plain(value: toml::Value) -> Value {
    match value {
        toml::Value::Table(table) => table.into_iter().map(|(k, v)| (k, plain(v))).collect(),
        toml::Value::Array(items) => items.into_iter().map(plain).collect(),
        toml::Value::Datetime(date) => date.to_string().into(),
        other => serde_json::to_value(other).expect("a plain value"),
    }
}

#[test]
fn what_reading_refuses_the_schema_refuses() {
    let schema = policy::json_schema();
    let sound = json!({
        "schema": "omdome.policy/1", "id": "se.exempel", "version": "1.0.0",
        "rule": [{ "id": "a", "action": "review", "when": { "finding": { "category": "insult" } } }],
    });
    assert_eq!(check(&schema, &sound), [] as [&str; 0]);
    for (at, odd) in [
        ("/schema", json!("omdome.policy/2")),
        ("/version", json!(1)),
        ("/rule/0/action", json!("delete")),
        ("/rule/0/when", json!({})),
        ("/rule/0/when", json!({ "crisis": true, "channel": "incoming" })),
        ("/rule/0/when", json!({ "all": [{ "not": { "finding": { "kind": "url" } } }] })),
        ("/rule/0/when/finding", json!({ "category": "insult", "kinds": "url" })),
    ] {
        let mut tree = sound.clone();
        *tree.pointer_mut(at).expect(at) = odd.clone();
        assert_ne!(check(&schema, &tree), [] as [&str; 0], "{at} {odd}");
    }
}

#[test]
fn real_verdicts_have_the_schema_to_the_last_key() {
    let mut strict = verdict::json_schema();
    close(&mut strict);
    let breaches = [Breach { severity: Severity::Severe, days_ago: 3 }];
    for preset in Preset::ALL {
        let policy = presets::policy(*preset).expect("a preset reads");
        let texts: Vec<String> =
            policy.rule.iter().flat_map(|r| &r.example).map(|e| e.text.clone()).collect();
        let ruleset = preset::build(*preset);
        let long = "hej ".repeat(20_000);
        for (text, number) in texts.iter().chain([&long]).zip(0..) {
            let mut post = Post::new(text).reference("r").breaches(&breaches);
            if number % 3 == 0 {
                post = post.media(Media::IMAGE);
            }
            let report = ruleset.classify(&post).report(text, OffsetUnit::Utf16);
            let report = report.expect("the same text").with_ref(post.reference_id());
            let value: Value = serde_json::from_str(&report.to_json()).expect("JSON");
            assert_eq!(check(&strict, &value), [] as [&str; 0], "{preset}: {text:.60}");
        }
    }
}

/// Makes every table with known keys refuse others, so that a key that a verdict
/// has and the schema has not is seen.
fn close(schema: &mut Value) {
    match schema {
        Value::Object(table) => {
            table.values_mut().for_each(close);
            if table.contains_key("properties") {
                table.insert("additionalProperties".to_string(), Value::Bool(false));
            }
        }
        Value::Array(items) => items.iter_mut().for_each(close),
        _ => {}
    }
}

#[test]
fn posts_as_lines_have_the_schema() {
    let schema = post::json_schema();
    let full = json!({
        "text": "Hej", "id": "fb:1", "author": "u", "thread": "t", "at": 1.5, "crisis": true,
        "today": "2026-11-24", "channel": "outgoing", "media": ["image", "audio"],
        "breaches": [{ "severity": "high", "days_ago": 3 }], "locale": "sv", "shown_by": "later",
    });
    assert_eq!(check(&schema, &full), [] as [&str; 0]);
    assert_eq!(check(&schema, &json!({ "id": "a" })).len(), 1);
    assert_eq!(check(&schema, &json!({ "text": "a", "media": ["film"] })).len(), 1);
    for line in include_str!("../examples/moderate/sample.jsonl").lines() {
        let value = serde_json::from_str(line).expect("a line of JSON");
        assert_eq!(check(&schema, &value), [] as [&str; 0], "{line}");
    }
}
