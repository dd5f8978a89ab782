//! The link cases of two other finders, decided here one by one.

use std::collections::BTreeMap;

use omdome::category::Category;
use omdome::detectors;
use omdome::finding::Confidence;
use omdome::policy::Policy;
use omdome::post::Post;
use omdome::ruleset::Ruleset;

const OTHERS: &str = include_str!("data/link-others.txt");

/// How many cases each file of the sources has.
const CASES: [(&str, u32); 8] = [
    ("linkify-it links", 117),
    ("linkify-it not links", 38),
    ("twitter extract tco urls with params", 5),
    ("twitter extract urls", 91),
    ("twitter extract urls with directional markers", 2),
    ("twitter extract urls with indices", 10),
    ("twitter validate urls", 24),
    ("twitter validate urls without protocol", 5),
];

/// `\n` and `\u{X}` undone.
fn unescape(text: &str) -> String {
    let mut text = text.replace("\\n", "\n");
    while let Some(at) = text.find("\\u{") {
        let end = at + text[at..].find('}').expect("a closing brace");
        let code = u32::from_str_radix(&text[at + 3..end], 16).expect("a hexadecimal number");
        let c = char::from_u32(code).expect("a character");
        text.replace_range(at..=end, c.encode_utf8(&mut [0; 4]));
    }
    text
}

fn links(field: &str) -> Vec<String> {
    // A link may hold a blank, written as an escape.
    field.split(' ').filter(|link| *link != "-").map(unescape).collect()
}

fn ruleset() -> Ruleset {
    let builder = Ruleset::builder(Policy::new("links", "1.0.0"));
    builder.detectors(detectors::standard()).build().expect("a policy without rules builds")
}

fn found(ruleset: &Ruleset, text: &str) -> Vec<String> {
    let verdict = ruleset.classify(&Post::new(text));
    let likely = verdict
        .findings()
        .iter()
        .filter(|f| *f.category() == Category::Link && f.how_sure() >= Confidence::Likely);
    likely.map(|f| f.span().of(text).expect("a span of the text").to_string()).collect()
}

#[test]
fn the_cases_of_other_finders_come_out_as_their_lines_state() {
    let ruleset = ruleset();
    let mut report: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    let (mut section, mut faults) = ("", Vec::new());
    for line in OTHERS.lines().filter(|line| !line.is_empty() && !line.starts_with("# ")) {
        if let Some(name) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
            section = name;
            continue;
        }
        let fields: Vec<&str> = line.split(" | ").collect();
        let (text, expected, decided) = match fields[..] {
            [text, expected, "same"] => (text, links(expected), links(expected)),
            [text, expected, other, reason] => {
                let other = other.strip_prefix("other: ").expect("same or other");
                assert!(reason.len() > 10, "a reason: {line}");
                (text, links(expected), links(other))
            }
            _ => panic!("{line}"),
        };
        let count = report.entry(section).or_default();
        count.0 += u32::from(decided == expected);
        count.1 += 1;
        let found = found(&ruleset, &unescape(text));
        if found != decided {
            faults.push(format!("{line}\n    found {found:?}"));
        }
    }
    for (section, (same, all)) in &report {
        let other = all - same;
        println!(
            "{section}: {all} cases, {same} as the source, {other} otherwise, with the reason"
        );
    }
    assert!(faults.is_empty(), "{} cases:\n{}", faults.len(), faults.join("\n"));
    let told: Vec<(&str, u32)> =
        report.iter().map(|(section, (_, all))| (*section, *all)).collect();
    assert_eq!(told, CASES, "every case of the sources stands there");
}
