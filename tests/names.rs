//! Names stay clean: no name of a person, a place or a stop is a finding of the
//! language detector above `possible`, alone or in a sentence.

use omdome::detectors::language::Language;
use omdome::finding::Confidence;
use omdome::policy::Policy;
use omdome::post::Post;
use omdome::ruleset::{Ruleset, Scratch};

const NAMES: &str = include_str!("data/names-and-places.txt");

/// A name is written in each of these.
const FRAMES: &[&str] = &["{}", "Tack till {} för hjälpen!", "Bussen från {} var sen igen."];

#[test]
fn no_name_is_hit() {
    let lines = NAMES.lines().filter(|line| !line.starts_with('#'));
    let names: Vec<&str> =
        lines.flat_map(|l| l.split(',')).map(str::trim).filter(|n| !n.is_empty()).collect();
    assert!(names.len() > 1_000, "{} names", names.len());
    let ruleset = Ruleset::builder(Policy::new("se.prov", "1.0.0"))
        .detector(Language)
        .skip_examples()
        .build()
        .expect("the lexicon is sound");
    let mut scratch = Scratch::new();
    let mut hit = Vec::new();
    for name in names {
        for frame in FRAMES {
            let text = frame.replace("{}", name);
            let verdict = ruleset.classify_with(&Post::new(&text), &mut scratch);
            let loud = verdict.findings().iter().filter(|f| f.how_sure() > Confidence::Possible);
            let entries: Vec<_> = loud
                .map(|f| (f.category().as_str().to_string(), f.evidence().entry.clone()))
                .filter(|(category, _)| category != "question" && category != "transit_question")
                .collect();
            if !entries.is_empty() {
                hit.push(format!("{text}: {entries:?}"));
            }
        }
    }
    assert!(hit.is_empty(), "{} of them:\n{}", hit.len(), hit.join("\n"));
}
