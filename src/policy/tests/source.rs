//! Reading TOML and JSON, faults with their places, and layers.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::error::{BuildError, Level};
use crate::policy::lint::{Vocabulary, check};
use crate::policy::{
    Action, Autonomy, Composed, Condition, Expect, Layers, ObligationKind, Policy,
};

/// The worked rule file, with numbers that pass no check.
const WORKED: &str = r#"
schema  = "omdome.policy/1"
id      = "se.region.exempel.kommentarer"
version = "2026.11.0"
combine = "most_restrictive"
default_locale = "sv"
ground = [
  { id = "lokal.kansliga-uppgifter", kind = "house_rule", cite = "Kommentarsregler, punkt 3", url = "https://region.example/r" },
  { id = "sfs.2018-218.3-10", kind = "statute", cite = "3 kap. 10 § lagen (2018:218)", checked = "2026-11-22" },
]
list = [{ id = "diarienummer", patterns = ["dnr \\d{4}-\\d+"] }]
[[rule]]
id = "personal-data.identity-number"
mode = "enforce"        # or "shadow"
severity = "high"
action = "hide"
autonomy = "auto"
grounds = ["lokal.kansliga-uppgifter", "sfs.2018-218.3-10"]
when = { finding = { category = "personal_data", kind = "personnummer", min_confidence = "confirmed" } }
unless = [ { inside = { list = "diarienummer" } } ]
obligations = [ { do = "preserve", duty = "must", before = "action" }, { do = "register", duty = "must" },
  { do = "notify_author", duty = "should" } ]
message.sv.author = "Din kommentar visas inte eftersom den innehåller ett personnummer."
message.sv.moderator = "Giltigt personnummer. Spara en kopia internt innan du döljer."
example = [
  { text = "Hans personnummer är YYYYMMDD-NNNN", expect = "match", spans = [[22, 35]] },
  { text = "Ordernummer YYYYMMDD-NNNX", expect = "no_match", why_not = "checksum" },
  { text = "Mitt är YYYYMMDDNNNN om ni vill slå upp det", expect = "match", spans = [[9, 21]], todo = true },
]
"#;

/// Every diagnostic that building would give, with line and column.
fn places(composed: &Composed) -> Vec<String> {
    let found = check(composed.policy(), &Vocabulary::open());
    match BuildError::unless_clean(found.diagnostics) {
        Ok(doubts) => doubts.iter().map(|d| d.code().to_string()).collect(),
        Err(error) => lines(&composed.explain(error)),
    }
}

fn lines(error: &BuildError) -> Vec<String> {
    let line = |d: &crate::error::Diagnostic| {
        let at = d.position().map_or("-".into(), |p| format!("{}:{}", p.line, p.column));
        format!("{at} {} {}", d.code(), d.path())
    };
    error.diagnostics().iter().filter(|d| d.level() == Level::Error).map(line).collect()
}

#[test]
fn the_worked_file_reads() {
    let policy = Policy::from_toml("worked.toml", WORKED).unwrap();
    let [rule] = &policy.rule[..] else { panic!("one rule") };
    assert_eq!((rule.action, rule.autonomy), (Action::Hide, Autonomy::Auto));
    assert!(
        matches!(&rule.when, Condition::Finding(m) if m.kind.as_deref() == Some("personnummer"))
    );
    assert_eq!(rule.unless[0].name(), "diarienummer");
    assert_eq!(rule.obligations[2].kind, ObligationKind::NotifyAuthor);
    assert_eq!(rule.example[1].expect, Expect::NoMatch);
    assert!(rule.example[2].todo);
    let found = check(&policy, &Vocabulary::open());
    let codes: Vec<&str> = found.diagnostics.iter().map(|d| d.code().as_str()).collect();
    // Only the English is wanting.
    assert_eq!(codes, ["policy.message-not-translated"; 2]);
}

#[test]
fn toml_json_and_rust_are_the_same() {
    let policy = Policy::from_toml("worked.toml", WORKED).unwrap();
    let json = serde_json::to_string_pretty(&policy).unwrap();
    let again = Policy::from_json("worked.json", &json).unwrap();
    assert_eq!(again, policy);
    assert_eq!(again.canonical_json(), policy.canonical_json());
    let canonical = Policy::from_json("canonical.json", &policy.canonical_json()).unwrap();
    assert_eq!(canonical.canonical_json(), policy.canonical_json());
    let from_toml: Policy = toml::from_str(WORKED).unwrap();
    assert_eq!(from_toml, policy);
}

#[test]
fn comments_and_spacing_do_not_matter() {
    let plain = Policy::from_toml("a", WORKED).unwrap();
    let text =
        WORKED.replace("[[rule]]", "\n\n# en regel\n[[ rule ]]").replace("mode = \"enforce\"", "");
    assert_eq!(Policy::from_toml("b", &text).unwrap().canonical_json(), plain.canonical_json());
}

#[test]
fn ten_faults_are_ten_reports() {
    let text = r#"schema = "omdome.policy/1"
id = "se.exempel"
version = "2026.01.0"
titel = "Stavfel"

[[ground]]
id = "lokal"
kind = "house_rule"
cite = "Punkt 1"

[[rule]]
id = "a"
action = "hide"
autonomy = "auto"
grounds = ["lokal", "saknas"]
when = { finding = { category = "personal_data", kind = "personnumer" } }
message.sv = { author = "A", moderator = 7 }

[[rule]]
id = "b"
action = "delete"
grounds = ["lokal"]
when = { finding = { categori = "insult" } }
unless = [{ inside = { list = "ingen" } }]
message.sv = { author = "B", moderator = "B" }
example = [
  { text = "x", expect = "match" },
  { text = "y", expect = "no_match" },
]
"#;
    let composed = Layers::new().toml("p.toml", text).compose().unwrap();
    let expected = [
        "3:11 policy.bad-version version",
        "4:1 policy.unknown-key titel",
        "11:1 policy.no-preserve rule[0].obligations",
        "11:1 policy.missing-example rule[0].example",
        "11:1 policy.missing-example rule[0].example",
        "15:12 policy.house-rule-address rule[0].grounds[0]",
        "15:21 policy.unknown-ground rule[0].grounds[1]",
        "16:57 policy.unknown-kind rule[0].when.finding.kind",
        "17:42 policy.wrong-type rule[0].message.sv.moderator",
        "21:10 policy.unknown-word rule[1].action",
        "23:20 policy.missing-key rule[1].when.finding",
        "23:22 policy.unknown-key rule[1].when.finding.categori",
        "24:31 policy.unknown-list rule[1].unless[0].inside.list",
    ];
    assert_eq!(places(&composed), expected);
    // Read in one go, the same faults are told.
    let error = Policy::from_toml("p.toml", text).unwrap_err();
    assert_eq!(lines(&error), expected);
    assert!(error.to_string().contains("p.toml:4:1: error[policy.unknown-key] titel"), "{error}");
}

#[test]
fn every_syntax_fault_is_told() {
    let text = "id = \"a\nversion = 1.0.0\n[rule\naction == 3\n";
    let error = Policy::from_toml("p.toml", text).unwrap_err();
    let mut at: Vec<u32> =
        error.diagnostics().iter().filter_map(|d| d.position().map(|p| p.line)).collect();
    at.sort_unstable();
    at.dedup();
    assert_eq!(at, [1, 2, 3, 4], "{error}");
    assert!(error.diagnostics().iter().all(|d| d.code().as_str() == "policy.syntax"));
}

#[test]
fn json_has_places_too() {
    let text = "{\n  \"schema\": \"omdome.policy/1\",\n  \"id\": \"å\", \"idd\": 1,\n  \"rule\": [\n    { \"id\": \"a\" }\n  ]\n}";
    let error = Policy::from_json("p.json", text).unwrap_err();
    assert_eq!(
        lines(&error),
        [
            "1:1 policy.missing-key ",
            "3:9 policy.bad-id id",
            "3:14 policy.unknown-key idd",
            "5:5 policy.missing-key rule[0]",
            "5:5 policy.missing-key rule[0]",
            "5:5 policy.missing-example rule[0].example",
            "5:5 policy.missing-example rule[0].example",
        ]
    );
    let broken = Policy::from_json("p.json", "{\n  \"id\": \"a\",,\n}").unwrap_err();
    assert_eq!(lines(&broken), ["2:13 policy.syntax "]);
    let twice = Policy::from_json("p.json", "{\"id\": \"a\",\n\"id\": \"b\"}").unwrap_err();
    assert_eq!(lines(&twice), ["2:1 policy.duplicate-key id"]);
}

const BASE: &str = r#"
schema = "omdome.policy/1"
id = "se.bas"
version = "1.0.0"
param = { operator = "SL", plattform = "Facebook" }
detector.link = { allow = ["1177.se"], shorteners = true }
ground = [{ id = "g", kind = "guideline", cite = "G" }]
list = [{ id = "l", words = ["a"] }]
unserved = [{ what = "Bilder", why = "no_detector" }]
[[rule]]
id = "a"
action = "review"
grounds = ["g"]
when = { finding = { category = "insult" } }
message.sv = { author = "A", moderator = "A" }
example = [{ text = "ja", expect = "match" }, { text = "nej", expect = "no_match" }]
[[rule]]
id = "b"
action = "review"
grounds = ["g"]
when = { finding = { category = "threat" } }
message.sv = { author = "B", moderator = "B" }
example = [{ text = "ja", expect = "match" }, { text = "nej", expect = "no_match" }]
"#;

#[test]
fn a_layer_changes_what_it_names_and_says_so() {
    let delta = r#"
id = "se.lokal"
version = "2.0.0"
param = { operator = "Västtrafik" }
detector.link = { allow = ["vgregion.se"] }
detector.repetition = { window_hours = 24 }
ground = [{ id = "g", kind = "guideline", cite = "G" }, { id = "h", kind = "guideline", cite = "H" }]
unserved = [{ what = "Bilder", why = "", disable = true }]
[[rule]]
id = "a"
override = true
action = "allow"
example = [{ text = "kanske", expect = "match" }, { text = "nej", expect = "match" }]
[[rule]]
id = "b"
disable = true
[[rule]]
id = "c"
action = "review"
when = { crisis = true }
"#;
    let composed = Layers::new().toml("bas", BASE).toml("lokal", delta).compose().unwrap();
    let policy = composed.policy();
    assert_eq!((policy.id.as_str(), policy.version.as_str()), ("se.lokal", "2.0.0"));
    assert_eq!(policy.schema, "omdome.policy/1");
    assert_eq!(policy.param["operator"], "Västtrafik");
    assert_eq!(policy.param["plattform"], "Facebook");
    let link = serde_json::json!({ "allow": ["vgregion.se"], "shorteners": true });
    assert_eq!(policy.detector["link"], link);
    assert_eq!(policy.detector["repetition"]["window_hours"], 24);
    assert_eq!(policy.ground.len(), 2);
    assert!(policy.unserved.is_empty());
    let ids: Vec<&str> = policy.rule.iter().map(|r| r.id.as_str()).collect();
    assert_eq!(ids, ["a", "c"]);
    let rule = &policy.rule[0];
    assert_eq!(rule.action, Action::Allow);
    assert_eq!(rule.grounds, ["g"]);
    assert_eq!(rule.layered.as_deref(), Some("lokal"));
    let examples: Vec<(&str, Expect, bool)> =
        rule.example.iter().map(|e| (e.text.as_str(), e.expect, e.inherited)).collect();
    assert_eq!(
        examples,
        [
            ("ja", Expect::Match, true),
            ("kanske", Expect::Match, false),
            ("nej", Expect::Match, false),
        ]
    );
    assert_eq!(policy.rule[1].layered, None);
    let overrides: Vec<&str> = composed.overrides().iter().map(|o| &*o.path).collect();
    assert_eq!(
        overrides,
        ["detector.link.allow", "param.operator", "rule.a.action", "rule.b", "unserved.Bilder"]
    );
    assert!(composed.overrides().iter().all(|o| &*o.source == "lokal"));
}

#[test]
fn a_layer_that_does_not_say_what_it_means_is_refused() {
    let delta = r#"
[[rule]]
id = "a"
action = "allow"
[[rule]]
id = "x"
override = true
[[rule]]
id = "b"
override = "ja"
"#;
    let composed = Layers::new().toml("bas", BASE).toml("lokal", delta).compose().unwrap();
    let found: Vec<String> = places(&composed);
    assert_eq!(
        found,
        [
            "2:1 policy.layer-conflict rule.a",
            "5:1 policy.layer-missing rule.x",
            "10:12 policy.wrong-type override",
        ]
    );
}

#[test]
fn diagnostics_find_their_layer() {
    let delta = "[[rule]]\nid = \"a\"\noverride = true\naction = \"remove\"\n";
    let composed = Layers::new().toml("bas", BASE).toml("lokal", delta).compose().unwrap();
    let found = check(composed.policy(), &Vocabulary::open());
    let error = BuildError::unless_clean(found.diagnostics).unwrap_err();
    let error = composed.explain(error);
    let fault = &error.diagnostics()[0];
    assert_eq!(fault.code().as_str(), "policy.no-preserve");
    let diagnostic = crate::error::Diagnostic::error("x", "rule[0].action", "x");
    let at = composed.locate(diagnostic).position().cloned().unwrap();
    assert_eq!((&*at.source, at.line, at.column), ("lokal", 4, 10));
    let diagnostic = crate::error::Diagnostic::error("x", "rule[0].when.finding.category", "x");
    let at = composed.locate(diagnostic).position().cloned().unwrap();
    assert_eq!((&*at.source, at.line, at.column), ("bas", 14, 33));
}

#[test]
fn a_policy_made_in_rust_is_a_layer_without_places() {
    let base = Policy::from_toml("bas", BASE).unwrap();
    let delta = "[[rule]]\nid = \"a\"\ndisable = true\n";
    let composed = Layers::new().policy("bas", &base).toml("lokal", delta).compose().unwrap();
    assert_eq!(composed.policy().rule.len(), 1);
    let diagnostic = crate::error::Diagnostic::error("x", "rule[0].action", "x");
    assert_eq!(composed.locate(diagnostic).position(), None);
}
