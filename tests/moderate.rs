//! The example program as the black box that it is.
#![cfg(feature = "toml")]

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use omdome::presets::{self, Preset};
use serde_json::Value;

/// An official test number (Skatteverket), never assigned to a person.
const NUMBER: &str = "19950518-2395";

fn program() -> PathBuf {
    let test = std::env::current_exe().expect("this test has a path");
    let profile = test.parent().and_then(|deps| deps.parent()).expect("target/<profile>/deps");
    profile.join("examples").join(format!("moderate{}", std::env::consts::EXE_SUFFIX))
}

fn moderate(args: &[&str], input: &str) -> Output {
    let mut child = Command::new(program())
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("cargo builds the examples with the tests");
    child.stdin.take().expect("piped").write_all(input.as_bytes()).expect("written");
    child.wait_with_output().expect("ended")
}

fn lines(output: &Output) -> Vec<Value> {
    let text = String::from_utf8(output.stdout.clone()).expect("UTF-8");
    text.lines().map(|l| serde_json::from_str(l).expect("one verdict a line")).collect()
}

fn line(text: &str) -> String {
    serde_json::json!({ "id": "a", "text": text }).to_string() + "\n"
}

fn text() -> String {
    format!(
        "Ring mig, mitt personnummer är {NUMBER} 😡 din jävla idiot, läs http://exempel.example/x"
    )
}

fn spans(verdict: &Value) -> Vec<(String, usize, usize)> {
    let findings = verdict["findings"].as_array().expect("findings");
    let likely = findings.iter().filter(|f| f["confidence"] != "possible");
    likely
        .map(|f| {
            let at = |i: usize| f["span"][i].as_u64().expect("a number") as usize;
            let kind = f["kind"].as_str().map(|k| format!("/{k}")).unwrap_or_default();
            (format!("{}{kind}", f["category"].as_str().expect("text")), at(0), at(1))
        })
        .collect()
}

#[test]
fn one_comment_with_everything() {
    let text = text();
    let output = moderate(&["--jsonl"], &line(&text));
    assert!(output.status.success());
    let verdict = &lines(&output)[0];
    assert_eq!(verdict["schema"], "omdome.verdict/1");
    assert_eq!(verdict["unit"], "utf8");
    assert_eq!(verdict["ref"], "a");
    assert_eq!(verdict["action"], "remove");
    assert_eq!(verdict["interim"], "hide");
    let found = spans(verdict);
    for (what, slice) in [
        ("personal_data/personnummer", NUMBER),
        ("insult", "idiot"),
        ("link/url", "http://exempel.example/x"),
    ] {
        assert!(
            found.iter().any(|(w, s, e)| w == what && &text[*s..*e] == slice),
            "{what} in {found:?}"
        );
    }
    let out = String::from_utf8(output.stdout).expect("UTF-8");
    for secret in ["199505", "0518", "2395", "example/x"] {
        assert!(!out.contains(secret), "{secret} in {out}");
    }
}

#[test]
fn units_slice_the_same_text() {
    let text = text();
    let bytes = spans(&lines(&moderate(&["--jsonl"], &line(&text)))[0]);
    let utf16: Vec<u16> = text.encode_utf16().collect();
    let points: Vec<char> = text.chars().collect();
    let in_utf16 = spans(&lines(&moderate(&["--jsonl", "--unit", "utf16"], &line(&text)))[0]);
    let in_points = spans(&lines(&moderate(&["--jsonl", "--unit", "code_point"], &line(&text)))[0]);
    assert!(bytes.len() >= 3);
    for (((_, s, e), (_, s16, e16)), (_, sp, ep)) in bytes.iter().zip(&in_utf16).zip(&in_points) {
        assert_eq!(String::from_utf16_lossy(&utf16[*s16..*e16]), text[*s..*e]);
        assert_eq!(points[*sp..*ep].iter().collect::<String>(), text[*s..*e]);
    }
}

#[test]
fn a_bad_line_is_named_and_the_rest_goes_on() {
    let secret = format!("{{\"text\": 5, \"id\": \"{NUMBER}\"}}\n");
    let input = line("hej") + "{\"text\": \n" + &secret + "{\"id\":\"b\"}\n\n" + &line("tack");
    let output = moderate(&["--jsonl", "-"], &input);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(lines(&output).len(), 2);
    let errors = String::from_utf8(output.stderr).expect("UTF-8");
    for number in [2, 3, 4] {
        assert!(errors.contains(&format!("line {number}:")), "{errors}");
    }
    assert!(errors.contains("no `text`"), "{errors}");
    assert!(!errors.contains("2395"), "{errors}");
}

#[test]
fn input_of_every_kind_gives_a_verdict() {
    for text in ["", "\u{301}", "\u{200B}\u{200B}", "2026-02-31", "0000000000"] {
        let output = moderate(&["--jsonl"], &line(text));
        assert_eq!(lines(&output)[0]["action"], "allow", "{text:?}");
    }
    let long = "a ".repeat(500_000);
    let verdict = &lines(&moderate(&["--jsonl"], &line(&long)))[0];
    assert_eq!(verdict["action"], "review");
    let cut = verdict["unassessed"].as_array().expect("gaps").iter().find(|u| u["part"] == "text");
    assert_eq!(cut.expect("the cut is named")["why"], "truncated");
}

#[test]
fn a_post_without_author_and_time_says_so() {
    let verdict = &lines(&moderate(&["--jsonl"], &line("hej")))[0];
    let gaps = verdict["unassessed"].as_array().expect("gaps");
    assert!(gaps.iter().any(|u| u["category"] == "repetition"), "{gaps:?}");
}

#[test]
fn a_repeat_names_the_earlier_posts() {
    let text = "Nej till nedläggningen av BB, skriv på uppropet ni också i dag";
    let post = |id: &str, author: &str, at: f64| {
        serde_json::json!({ "id": id, "author": author, "thread": "t", "at": at, "text": text })
            .to_string()
            + "\n"
    };
    let input = post("p1", "a", 0.0) + &post("p2", "a", 60.5) + &post("p3", "a", 120.25);
    let verdicts = lines(&moderate(&["--jsonl"], &input));
    let earlier = |v: &Value| {
        let findings = v["findings"].as_array().cloned().unwrap_or_default();
        let repeat = findings.into_iter().find(|f| f["category"] == "repetition");
        repeat.map(|f| f["earlier"].clone())
    };
    assert_eq!(earlier(&verdicts[0]), None);
    assert_eq!(earlier(&verdicts[1]), Some(serde_json::json!(["p1"])));
    assert_eq!(earlier(&verdicts[2]), Some(serde_json::json!(["p1", "p2"])));
    let told = String::from_utf8(moderate(&["-"], &input).stdout).expect("UTF-8");
    assert!(told.contains("samma text 3 gånger (antal trådar: 1)"), "{told}");
}

#[test]
fn check_reports_every_fault_with_line_and_column() {
    let dir = std::env::temp_dir().join(format!("omdome-check-{}", std::process::id()));
    std::fs::create_dir_all(&dir).expect("a folder");
    let file = dir.join("trasig.toml");
    let broken = "schema = \"omdome.policy/1\"\nid = \"se.exempel\"\nversion = \"2026.01.0\"\n\n\
                  [[rule]]\nid = \"a\"\nactoin = \"hide\"\naction = \"hid\"\n\
                  when = { finding = { category = \"insults\" } }\n";
    std::fs::write(&file, broken).expect("written");
    let output = moderate(&["--check", "--policy", file.to_str().expect("UTF-8")], "");
    assert_eq!(output.status.code(), Some(2));
    let out = String::from_utf8(output.stdout).expect("UTF-8");
    for place in ["trasig.toml:7:1", "trasig.toml:8:10", "trasig.toml:9:"] {
        assert!(out.contains(place), "{place} in {out}");
    }
    let output = moderate(&["--check"], "");
    assert!(output.status.success());
    assert_eq!(moderate(&["--preset", "nowhere"], "").status.code(), Some(2));
    assert_eq!(moderate(&["--nonsense"], "").status.code(), Some(2));
    std::fs::remove_dir_all(&dir).expect("removed");
}

#[test]
fn the_bundled_sample_is_for_people() {
    let output = moderate(&[], "");
    assert!(output.status.success());
    let out = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(out.matches("åtgärd: ").count() >= 40, "{out}");
    assert!(out.contains("åtgärd: remove"));
    let english = moderate(&["--locale", "en", "--explain"], "");
    assert!(String::from_utf8(english.stdout).expect("UTF-8").contains("action: "));
}

/// What stands behind `mark` in the lines of one comment's part of the output.
fn after<'a>(part: &'a str, mark: &str) -> Vec<&'a str> {
    part.lines().filter_map(|line| line.trim_start().strip_prefix(mark)).collect()
}

#[test]
fn explaining_names_rule_clause_ground_and_obligations_of_each_bundled_comment() {
    let output = moderate(&["--explain"], "");
    let out = String::from_utf8(output.stdout).expect("UTF-8");
    let policy = presets::policy(Preset::RegionStockholm).expect("the preset reads");
    let parts: Vec<&str> = out.split("\n\n").filter(|part| !part.trim().is_empty()).collect();
    assert!(parts.len() >= 40, "{}", parts.len());
    let mut reasons = 0;
    for part in parts {
        let fired = after(part, "+ ");
        let given = after(part, "skäl: [");
        assert_eq!(fired.len(), given.len(), "{part}");
        let grounds = after(part, "grund: ");
        let duties = after(part, "att göra: ");
        for reason in given {
            reasons += 1;
            let id = reason.split(']').next().expect("a rule");
            let rule = policy.rule.iter().find(|r| r.id == id).expect(id);
            let trace = fired.iter().find_map(|f| f.strip_prefix(&format!("{id} by ")));
            assert!(trace.is_some_and(|clauses| clauses.starts_with("when.")), "{id}: {part}");
            for ground in &rule.grounds {
                let cite = &policy.ground.iter().find(|g| g.id == *ground).expect(ground).cite;
                let line = format!("{ground}: {cite}");
                assert!(grounds.contains(&&*line), "{line}: {part}");
            }
            for obligation in &rule.obligations {
                let named = |line: &&&str| line.split(' ').next() == Some(obligation.kind.as_str());
                assert!(duties.iter().find(named).is_some(), "{}: {part}", obligation.kind);
            }
        }
    }
    assert!(reasons >= 20, "{reasons}");
}
