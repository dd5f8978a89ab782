//! Laws over texts: determinism, spans, explaining, no panic.

use std::thread;

use omdome::post::{Media, Post};
use omdome::ruleset::Scratch;
use omdome::text::OffsetUnit;
use omdome::verdict::Report;
use proptest::prelude::*;

use crate::standard;
use crate::texts::text;

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn same_bytes_with_new_or_used_memory_and_after_a_round_trip(text in text(), other in text()) {
        let post = Post::new(&text).media(Media::IMAGE).author("a").at_millis(5);
        let fresh = standard().classify(&post);
        let mut scratch = Scratch::new();
        standard().classify_with(&Post::new(&other), &mut scratch);
        let used = standard().classify_with(&post, &mut scratch);
        prop_assert_eq!(&fresh, &used);
        let report = fresh.report(&text, OffsetUnit::Utf16).expect("spans fit").with_ref(Some("x"));
        let bytes = report.to_json();
        let back: Report = serde_json::from_str(&bytes).expect("reads back");
        prop_assert_eq!(back.to_json(), bytes);
        prop_assert_eq!(back, report);
    }

    #[test]
    fn spans_fall_on_characters_and_agree_in_all_units(text in text()) {
        let verdict = standard().classify(&Post::new(&text));
        let utf16: Vec<u16> = text.encode_utf16().collect();
        let points: Vec<char> = text.chars().collect();
        let in_utf16 = verdict.report(&text, OffsetUnit::Utf16).expect("spans fit");
        let in_points = verdict.report(&text, OffsetUnit::CodePoint).expect("spans fit");
        for ((finding, a), b) in verdict.findings().iter().zip(&in_utf16.findings).zip(&in_points.findings) {
            let slice = finding.span().of(&text).expect("on character boundaries");
            let [s, e] = a.span.map(|n| n as usize);
            prop_assert_eq!(String::from_utf16_lossy(&utf16[s..e]), slice);
            let [s, e] = b.span.map(|n| n as usize);
            prop_assert_eq!(points[s..e].iter().collect::<String>(), slice);
        }
    }

    #[test]
    fn explaining_and_classifying_give_the_same_verdict(text in text()) {
        let post = Post::new(&text);
        let (explained, explanation) = standard().explain(&post);
        prop_assert_eq!(explained, standard().classify(&post));
        prop_assert_eq!(explanation.rules.len(), standard().policy().rule.len());
    }

    #[test]
    fn never_panics_on_any_input(text in any::<String>(), author in any::<String>(), at in any::<i64>()) {
        let post = Post::new(&text).author(&author).thread(&author).at_millis(at).sightings(&[]);
        standard().classify(&post);
        standard().fingerprint(&post);
    }
}

#[test]
fn same_bytes_on_any_thread() {
    let text = "Du är en jävla idiot, ring 070-174 06 35 eller läs http://exempel.example/x";
    let once = || {
        let verdict = standard().classify(&Post::new(text));
        verdict.report(text, OffsetUnit::Utf8).expect("spans fit").to_json()
    };
    let here = once();
    let there: Vec<String> = thread::scope(|scope| {
        let running: Vec<_> = (0..4).map(|_| scope.spawn(once)).collect();
        running.into_iter().map(|t| t.join().expect("no panic")).collect()
    });
    assert!(there.iter().all(|t| *t == here));
    assert!(here.contains("\"action\":\"remove\""), "{here}");
}

/// Long and odd texts: a verdict, no panic, and the tail named as unread.
#[test]
fn long_texts_are_read_up_to_the_cap() {
    for unit in
        ["å ", "9", ".", "\u{200B}", "a\u{301}\u{301}", "k u k ", "a.a~", "http://", "@", "1 "]
    {
        let text = unit.repeat(1_000_000 / unit.len());
        let verdict = standard().classify(&Post::new(&text));
        let cut = verdict.unassessed().any(|u| u.why.as_str() == "truncated" && u.from.is_some());
        assert!(cut, "{unit:?}");
        assert!(verdict.reasons().iter().any(|r| r.rule().id.contains("unread")), "{unit:?}");
    }
    assert!(standard().classify(&Post::new("")).is_clean());
}
