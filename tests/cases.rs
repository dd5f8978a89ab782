//! Behaviour as data: every `tests/cases/*.toml` through every preset it names.
//!
//! A case is a text, the action it should get, and what should be found in it:
//!
//! ```toml
//! [[case]]
//! text = "Du är en idiot"
//! action = "remove"
//! expect = ["insult: Du är en |idiot|"]
//! ```
//!
//! `expect` lists every finding from `likely` on, as `category` or
//! `category/kind`, with bars round its span; several spans of one category may
//! share a line. `possible` lists findings that must be there at that confidence
//! only. `some = true` checks just what is listed. `action` may be a table from
//! preset to action; without it the action is not compared. `gap = true` marks a label
//! that the program does not reach yet: such a case must fail, or lose its mark. `why`
//! is for readers.
#![cfg(feature = "toml")]

#[path = "common/preset.rs"]
mod preset;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use omdome::finding::Confidence;
use omdome::post::{Channel, Date, Media, Post};
use omdome::ruleset::Ruleset;
use omdome::verdict::Verdict;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default = "region_stockholm")]
    preset: String,
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    #[serde(default)]
    #[allow(dead_code, reason = "for readers")]
    why: Option<String>,
    #[serde(default)]
    action: Option<Wanted>,
    #[serde(default)]
    expect: Option<Vec<String>>,
    #[serde(default)]
    possible: Vec<String>,
    #[serde(default)]
    some: bool,
    #[serde(default)]
    gap: bool,
    #[serde(default)]
    reasons: Option<Vec<String>>,
    #[serde(default)]
    channel: Channel,
    #[serde(default)]
    media: Vec<String>,
    #[serde(default)]
    today: Option<Date>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Wanted {
    Everywhere(String),
    ByPreset(BTreeMap<String, String>),
}

fn region_stockholm() -> String {
    "region-stockholm".into()
}

/// A finding as a case writes it: what, and the byte range.
type Seen = (String, [usize; 2]);

/// Reads `category: text with |bars|`.
fn barred(line: &str, text: &str) -> Result<Vec<Seen>, String> {
    let (what, marked) = line.split_once(": ").ok_or(format!("no `: ` in `{line}`"))?;
    if marked.replace('|', "") != text {
        return Err(format!("`{line}` is not the text with bars"));
    }
    let mut edges = Vec::new();
    for (at, _) in marked.match_indices('|') {
        edges.push(at - edges.len());
    }
    if edges.is_empty() || edges.len() % 2 != 0 {
        return Err(format!("odd bars in `{line}`"));
    }
    Ok(edges.chunks(2).map(|e| (what.to_string(), [e[0], e[1]])).collect())
}

fn seen(verdict: &Verdict, wanted: impl Fn(Confidence) -> bool, kinds: &[Seen]) -> Vec<Seen> {
    let findings = verdict.findings().iter().filter(|f| wanted(f.how_sure()));
    let mut out: Vec<Seen> = findings
        .map(|f| {
            let range = [f.span().start() as usize, f.span().end() as usize];
            let category = f.category().to_string();
            let full = f.kind_id().map_or(category.clone(), |k| format!("{category}/{k}"));
            // A case may leave the kind out.
            let named = kinds.contains(&(full.clone(), range));
            let plain = kinds.contains(&(category.clone(), range));
            (if plain && !named { category } else { full }, range)
        })
        .collect();
    out.sort();
    out.dedup();
    out
}

fn check(ruleset: &Ruleset, preset: &str, case: &Case) -> Vec<String> {
    let mut faults = Vec::new();
    let media =
        case.media.iter().filter_map(|m| Media::from_name(m)).fold(Media::NONE, Media::with);
    let mut post = Post::new(&case.text).channel(case.channel).media(media);
    if let Some(today) = case.today {
        post = post.today(today);
    }
    let verdict = ruleset.classify(&post);
    let read = |lines: &[String], faults: &mut Vec<String>| {
        let mut all = Vec::new();
        for line in lines {
            match barred(line, &case.text) {
                Ok(spans) => all.extend(spans),
                Err(fault) => faults.push(fault),
            }
        }
        all.sort();
        all
    };
    if let Some(lines) = &case.expect {
        let expected = read(lines, &mut faults);
        let found = seen(&verdict, |c| c >= Confidence::Likely, &expected);
        let right =
            if case.some { expected.iter().all(|e| found.contains(e)) } else { expected == found };
        if !right {
            faults.push(format!("expected {expected:?}, found {found:?}"));
        }
    }
    let possible = read(&case.possible, &mut faults);
    let found = seen(&verdict, |c| c == Confidence::Possible, &possible);
    for missing in possible.iter().filter(|p| !found.contains(p)) {
        faults.push(format!("expected {missing:?} as possible, found {found:?}"));
    }
    let action = match &case.action {
        None => None,
        Some(Wanted::Everywhere(action)) => Some(action),
        Some(Wanted::ByPreset(map)) => map.get(preset),
    };
    if let Some(action) = action.filter(|a| *a != verdict.action().as_str()) {
        let reasons: Vec<&str> = verdict.reasons().iter().map(|r| &*r.rule().id).collect();
        faults.push(format!("expected {action}, got {} by {reasons:?}", verdict.action()));
    }
    if let Some(rules) = &case.reasons {
        let mut got: Vec<&str> = verdict.reasons().iter().map(|r| &*r.rule().id).collect();
        got.sort_unstable();
        let mut want: Vec<&str> = rules.iter().map(String::as_str).collect();
        want.sort_unstable();
        if got != want {
            faults.push(format!("expected the reasons {want:?}, got {got:?}"));
        }
    }
    faults
}

#[test]
fn every_case() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut paths: Vec<_> =
        fs::read_dir(folder).expect("cases").map(|e| e.expect("entry").path()).collect();
    paths.sort();
    let mut rulesets: BTreeMap<String, Ruleset> = BTreeMap::new();
    let (mut count, mut faults) = (0, Vec::new());
    for path in paths.iter().filter(|p| p.extension().is_some_and(|e| e == "toml")) {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let text = fs::read_to_string(path).expect("UTF-8");
        let file: File = toml::from_str(&text).unwrap_or_else(|e| panic!("{name}: {e}"));
        for (case, i) in file.case.iter().zip(1..) {
            let mut presets = vec![file.preset.clone()];
            if let Some(Wanted::ByPreset(map)) = &case.action {
                presets = map.keys().cloned().collect();
            }
            for preset in presets {
                let ruleset = rulesets
                    .entry(preset.clone())
                    .or_insert_with(|| preset::build(preset.parse().expect("a known preset")));
                let mut found = check(ruleset, &preset, case);
                if case.gap {
                    found = match found.is_empty() {
                        true => vec!["is right now: take the mark `gap` away".into()],
                        false => Vec::new(),
                    };
                }
                faults.extend(
                    found.iter().map(|f| format!("{name} #{i} [{preset}] {:?}: {f}", case.text)),
                );
            }
            count += 1;
        }
    }
    assert!(count > 0, "no cases were found");
    assert!(faults.is_empty(), "{} faults in {count} cases:\n{}", faults.len(), faults.join("\n"));
}
