//! Laws that protect the person in the text.

use omdome::category::Category;
use omdome::finding::Confidence;
use omdome::post::Post;
use omdome::text::OffsetUnit;
use omdome::verdict::Redaction;
use proptest::prelude::*;

use crate::standard;
use crate::texts::{NUMBERS, text};

const HOW: [Redaction; 3] = [Redaction::Label, Redaction::Mask, Redaction::Remove];

/// The longest run of ASCII digits.
fn longest_digit_run(text: &str) -> usize {
    text.split(|c: char| !c.is_numeric()).map(|run| run.chars().count()).max().unwrap_or(0)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn redacting_twice_is_redacting_once(text in text()) {
        for how in HOW {
            let once = standard().redact(&Post::new(&text), how);
            let again = standard().classify(&Post::new(&once));
            let left: Vec<_> = again.findings().iter()
                .filter(|f| *f.category() == Category::PersonalData && f.how_sure() == Confidence::Confirmed)
                .collect();
            prop_assert!(left.is_empty(), "{how:?} left {left:?} in {once:?}");
            prop_assert_eq!(standard().redact(&Post::new(&once), how), once);
        }
    }

    #[test]
    fn no_text_derived_field_shows_what_it_must_hide(text in text()) {
        let post = Post::new(&text);
        let (verdict, explanation) = standard().explain(&post);
        let report = verdict.report(&text, OffsetUnit::Utf8).expect("spans fit");
        for finding in &report.findings {
            let personal = finding.category == Category::PersonalData;
            let digits = finding.quote.chars().filter(|c| c.is_numeric()).count();
            prop_assert!(!personal || digits == 0, "{:?}", finding.quote);
            prop_assert!(finding.category == Category::Link || longest_digit_run(&finding.quote) < 4);
            let secret = finding.quote.contains("hemligt") || finding.quote.contains("/vag");
            prop_assert!(finding.category != Category::Link || !secret, "{:?}", finding.quote);
        }
        for near in &explanation.near_misses {
            prop_assert!(longest_digit_run(&near.quote) < 4);
        }
        let all = format!("{} {} {verdict:?} {explanation:?} {post:?}", report.to_json(),
            serde_json::to_string(&explanation).expect("plain data"));
        for secret in ["9505182395", "950518-2395", "20151271-2389", "anna.andersson", "hemligt", "/vag/till", "070-174"] {
            prop_assert!(!all.contains(secret), "{secret} in {all}");
        }
    }
}

#[test]
fn every_writing_of_a_number_is_hidden() {
    for number in NUMBERS {
        let text = format!("Mitt personnummer är {number}, tack.");
        let verdict = standard().classify(&Post::new(&text));
        let found = verdict
            .findings()
            .iter()
            .any(|f| *f.category() == Category::PersonalData && f.how_sure() >= Confidence::Likely);
        assert!(found, "{text}");
        let hidden = verdict.redact(&text, Redaction::Label).expect("the same text");
        assert!(longest_digit_run(&hidden) < 4, "{hidden}");
    }
}

#[test]
fn redacting_another_text_is_an_error() {
    let verdict = standard().classify(&Post::new("Mitt personnummer är 19950518-2395"));
    assert!(verdict.redact("kort", Redaction::Label).is_err());
}
