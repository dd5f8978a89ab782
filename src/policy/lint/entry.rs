//! The policy itself, its names and its lists.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::code::{
    BAD_ID, BAD_LOCALE, BAD_VERSION, DUPLICATE_ENTRY, DUPLICATE_ID, SCHEMA as SCHEMA_LINT,
    UNKNOWN_DETECTOR, UNUSED_LIST,
};
use super::message::{hidden, is_locale};
use super::{Vocabulary, did_you_mean, need_text};
use crate::error::Diagnostic;
use crate::policy::condition::Condition;
use crate::policy::model::{List, Policy, SCHEMA};
use crate::policy::rule::Rule;

pub(super) fn check(policy: &Policy, vocabulary: &Vocabulary, found: &mut Vec<Diagnostic>) {
    if policy.schema != SCHEMA {
        let message = format!("this version reads `{SCHEMA}`, not `{}`", policy.schema);
        found.push(SCHEMA_LINT.at("schema", message));
    }
    if !is_id(&policy.id) {
        found.push(bad_id("id", &policy.id));
    }
    if !is_version(&policy.version) {
        let message = format!("`{}` is no version", policy.version);
        found.push(
            BAD_VERSION
                .at("version", message)
                .hint("three numbers without leading noughts, for example `2026.11.0`"),
        );
    }
    if !is_locale(&policy.default_locale) {
        let message = format!("`{}` is no language tag", policy.default_locale);
        found.push(BAD_LOCALE.at("default_locale", message).hint("for example `sv`"));
    }
    ids("rule", policy.rule.iter().map(|r| r.id.as_str()), found);
    ids("ground", policy.ground.iter().map(|g| g.id.as_str()), found);
    ids("list", policy.list.iter().map(|l| l.id.as_str()), found);
    for (i, list) in policy.list.iter().enumerate() {
        entries(policy, list, &format!("list[{i}]"), found);
    }
    for (i, gap) in policy.unserved.iter().enumerate() {
        need_text(&gap.what, format!("unserved[{i}].what"), found);
        need_text(&gap.why, format!("unserved[{i}].why"), found);
    }
    for id in policy.detector.keys() {
        if !vocabulary.open && !vocabulary.detectors.contains(&id.as_str()) {
            let fault = UNKNOWN_DETECTOR
                .at(format!("detector.{id}"), format!("there is no detector `{id}`"));
            found.push(did_you_mean(fault, id, &vocabulary.detectors, "add it to the ruleset"));
        }
    }
}

fn ids<'a>(list: &str, ids: impl Iterator<Item = &'a str>, found: &mut Vec<Diagnostic>) {
    let mut seen: Vec<&str> = Vec::new();
    for (i, id) in ids.enumerate() {
        let path = format!("{list}[{i}].id");
        if !is_id(id) {
            found.push(bad_id(&path, id));
        } else if let Some(first) = seen.iter().position(|s| *s == id) {
            let message = format!("`{id}` is already the id of {list}[{first}]");
            found.push(DUPLICATE_ID.at(path, message).hint("ids are unique"));
        }
        seen.push(id);
    }
}

fn bad_id(path: &str, id: &str) -> Diagnostic {
    BAD_ID
        .at(path, format!("`{id}` is no id"))
        .hint("`a-z`, `0-9`, `.`, `-` and `_`, beginning with a letter or digit")
}

/// Ids stand in verdicts, paths and statistics, so they are plain.
fn is_id(text: &str) -> bool {
    let plain = |b: u8| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'-' | b'_');
    text.starts_with(|c: char| c.is_ascii_alphanumeric()) && text.bytes().all(plain)
}

/// Semantic Versioning 2.0.0, point 2: three numbers without leading noughts,
/// then perhaps a pre-release and build metadata.
fn is_version(text: &str) -> bool {
    let (text, build) = text.split_once('+').map_or((text, None), |(t, b)| (t, Some(b)));
    let (core, pre) = text.split_once('-').map_or((text, None), |(t, p)| (t, Some(p)));
    let number = |part: &str| {
        !part.is_empty()
            && part.len() <= 9
            && part.bytes().all(|b| b.is_ascii_digit())
            && (part == "0" || !part.starts_with('0'))
    };
    let plain = |part: &str| {
        !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    let words = |words: Option<&str>| words.is_none_or(|w| w.split('.').all(plain));
    core.split('.').count() == 3 && core.split('.').all(number) && words(pre) && words(build)
}

fn entries(policy: &Policy, list: &List, path: &str, found: &mut Vec<Diagnostic>) {
    if !policy.rule.iter().any(|rule| uses(rule, &list.id)) {
        let message = format!("no rule asks for the list `{}`", list.id);
        found.push(UNUSED_LIST.at(path, message));
    }
    for (key, texts) in [("words", &list.words), ("patterns", &list.patterns)] {
        let mut sorted: Vec<(String, usize)> = texts
            .iter()
            .enumerate()
            .map(|(i, t)| (if key == "words" { t.to_lowercase() } else { t.clone() }, i))
            .collect();
        sorted.sort();
        for pair in sorted.windows(2) {
            if let [(a, first), (b, second)] = pair {
                if a == b {
                    let message = format!("`{a}` is already {path}.{key}[{first}]");
                    found.push(DUPLICATE_ENTRY.at(format!("{path}.{key}[{second}]"), message));
                }
            }
        }
        for (i, text) in texts.iter().enumerate() {
            hidden(text, &format!("{path}.{key}[{i}]"), found);
        }
    }
}

fn uses(rule: &Rule, list: &str) -> bool {
    let mut used =
        rule.unless.iter().any(|e| e.inside.as_ref().is_some_and(|inside| inside.list == list));
    super::walk::visit(&rule.when, "", true, 0, &mut |node, _, _, _| {
        used |= matches!(node, Condition::Inside(inside) if inside.list == list);
    });
    used
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions() {
        for (text, is) in [
            ("2026.11.0", true),
            ("1.0.0", true),
            ("1.0.0-rc.1+x-5", true),
            ("2026.01.0", false),
            ("2026.11", false),
            ("2026.11.0.1", false),
            ("v1.0.0", false),
            ("1.0.0-", false),
            ("", false),
        ] {
            assert_eq!(is_version(text), is, "{text}");
        }
    }

    #[test]
    fn ids_are_plain() {
        for (text, is) in
            [("sfs.2018-218.3-10", true), ("a_b", true), ("", false), (".a", false), ("hån", false)]
        {
            assert_eq!(is_id(text), is, "{text}");
        }
    }
}
