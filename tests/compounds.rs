//! Compounds of a coarse part and an everyday one, against ordinary words that
//! look like them.
//!
//! A line of `data/compounds.txt` is a category and words that must be reported as
//! it, or `clean` and words that must not be reported at all. Each word stands in a
//! sentence of its own.

use omdome::category::Category;
use omdome::detectors::language::Language;
use omdome::finding::Confidence;
use omdome::policy::Policy;
use omdome::post::Post;
use omdome::ruleset::{Ruleset, Scratch};

const WORDS: &str = include_str!("data/compounds.txt");

/// Questions are no breach.
const HARMLESS: &[Category] =
    &[Category::Question, Category::MedicalQuestion, Category::TransitQuestion];

#[test]
fn coarse_compounds_are_found_and_ordinary_ones_are_not() {
    let policy = Policy::new("se.prov", "1.0.0");
    let built = Ruleset::builder(policy).detector(Language).skip_examples().build();
    let ruleset = built.expect("the lexicon is sound");
    let mut scratch = Scratch::new();
    let (mut coarse, mut ordinary, mut faults) = (0, 0, Vec::new());
    for line in WORDS.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let (wanted, words) = line.split_once(':').expect("category: words");
        let wanted: Option<Category> = (wanted != "clean").then(|| wanted.parse().expect(wanted));
        for word in words.split_whitespace() {
            let text = format!("Någon nämnde {word} i går");
            let verdict = ruleset.classify_with(&Post::new(&text), &mut scratch);
            let sure = verdict.findings().iter().filter(|f| f.how_sure() > Confidence::Possible);
            let found: Vec<&Category> =
                sure.map(|f| f.category()).filter(|c| !HARMLESS.contains(c)).collect();
            let right = match &wanted {
                Some(category) => found.contains(&category),
                None => found.is_empty(),
            };
            coarse += usize::from(wanted.is_some());
            ordinary += usize::from(wanted.is_none());
            if !right {
                faults.push(format!("{word}: {found:?}, not {wanted:?}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(coarse >= 200 && ordinary >= 400, "{coarse} coarse, {ordinary} ordinary words");
}
