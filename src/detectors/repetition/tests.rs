use super::*;
use crate::detector::{Limits, SinkBuffers, settle};
use crate::finding::Confidence;
use crate::lexicon::MatcherBuilder;
use crate::post::{Date, Post};
use crate::signal::SignalBuffers;
use crate::text::TextBuffers;
use std::string::{String, ToString};
use std::vec::Vec;

/// A stream of posts through the detector; every earlier post is a sighting.
pub(super) struct Stream {
    scanner: Box<dyn Scanner>,
    kinds: Vec<KindSpec>,
    pub(super) gaps: Vec<Gap>,
    earlier: Vec<Sighting>,
    key: FingerprintKey,
    buffers: TextBuffers,
    number: u64,
}

impl Stream {
    pub(super) fn new(settings: &str) -> Stream {
        let key = FingerprintKey::default();
        let settings: serde_json::Value = serde_json::from_str(settings).unwrap();
        let (mut terms, mut gaps, mut faults) = (MatcherBuilder::default(), Vec::new(), Vec::new());
        let detector = Repetition;
        let mut setup =
            Setup::new("repetition", Some(&settings), &key, &mut terms, &mut gaps, &mut faults);
        let scanner = detector.prepare(&mut setup);
        let kinds = setup.finish().kinds;
        assert!(faults.is_empty(), "{faults:?}");
        Stream {
            scanner,
            kinds,
            gaps,
            earlier: Vec::new(),
            key,
            buffers: TextBuffers::new(),
            number: 0,
        }
    }

    /// Classifies without looking up; the findings and the gaps raised.
    pub(super) fn scan(&mut self, post: &Post<'_>) -> (Vec<Finding>, Vec<String>) {
        let document = self.buffers.prepare(post.text());
        let matcher = MatcherBuilder::default().build();
        let mut signals = SignalBuffers::default();
        let signals = signals.find(&document, &matcher);
        let today = Date::new(2026, 11, 1).unwrap();
        let scan = Scan::new(post, &document, &signals, today);
        let (mut buffers, mut limits) = (SinkBuffers::default(), Limits::default());
        let mut sink = Sink::new(&document, &mut buffers, &mut limits, &self.kinds, 0, false);
        self.scanner.scan(&scan, &mut sink);
        settle(&mut buffers);
        let raised = self.gaps.iter().enumerate().filter(|(i, _)| limits.gaps >> i & 1 == 1);
        let raised = raised.map(|(_, gap)| gap.why.as_str().to_string()).collect();
        (buffers.candidates.into_iter().map(|c| c.finding).collect(), raised)
    }

    /// Classifies with all earlier posts as sightings, and records.
    pub(super) fn post(
        &mut self,
        author: &str,
        thread: &str,
        seconds: i64,
        text: &str,
    ) -> Vec<Finding> {
        let at = seconds * 1000;
        let print = fingerprint(&self.buffers.prepare(text), &self.key);
        let own = Sighting::new(print, self.number, author, Some(thread), at, &self.key);
        self.number += 1;
        let found = self.earlier.clone();
        let post = Post::new(text).author(author).thread(thread).at_millis(at).sightings(&found);
        let (findings, gaps) = self.scan(&post);
        assert!(gaps.is_empty());
        self.earlier.push(own);
        findings
    }
}

const LONG: &str = "Stäng inte vår akut, det är tre mil till nästa sjukhus och vägen är usel.";

#[test]
fn what_is_not_given_is_a_gap() {
    let mut stream = Stream::new("{}");
    let cases = [
        (Post::new(LONG), "author_not_supplied"),
        (Post::new(LONG).author("a"), "time_not_supplied"),
        (Post::new(LONG).author("a").at_millis(1), "history_not_supplied"),
    ];
    for (post, why) in cases {
        let (findings, gaps) = stream.scan(&post);
        assert!(findings.is_empty());
        assert_eq!(gaps, [why]);
    }
}

#[test]
fn the_second_post_by_the_same_author_is_reported() {
    let mut stream = Stream::new("{}");
    assert!(stream.post("a", "t", 0, LONG).is_empty());
    let findings = stream.post("a", "t", 600, &LONG.to_uppercase());
    let [finding] = &findings[..] else { panic!("{findings:?}") };
    assert!(finding.is_kind("same_author"));
    assert_eq!(finding.code(), &"repetition.exact");
    assert_eq!(finding.how_sure(), Confidence::Confirmed);
    assert_eq!(finding.earlier_posts(), [Box::from("0")]);
}

#[test]
fn kinds_grow_with_threads_and_authors() {
    let mut stream = Stream::new("{}");
    let cases = [
        ("a", "t1", 0, None),
        ("a", "t2", 60, Some(("cross_post", Confidence::Possible))),
        ("a", "t3", 120, Some(("cross_post", Confidence::Confirmed))),
        ("b", "t1", 180, Some(("campaign", Confidence::Possible))),
        ("c", "t9", 240, Some(("campaign", Confidence::Confirmed))),
    ];
    for (author, thread, at, expected) in cases {
        let findings = stream.post(author, thread, at, LONG);
        let found = findings.first().map(|f| (f.kind_id().unwrap().as_str(), f.how_sure()));
        assert_eq!(found, expected, "{author} {thread}");
    }
}

#[test]
fn the_evidence_tells_how_often_and_since_when() {
    let mut stream = Stream::new("{}");
    for (i, author) in ["a", "b", "c"].into_iter().enumerate() {
        stream.post(author, "t", 100 * i as i64, LONG);
    }
    let text = std::format!("{LONG} https://kampanj.example/x");
    let findings = stream.post("d", "t", 300, &text);
    let evidence = serde_json::to_value(findings[0].evidence()).unwrap();
    let expected = serde_json::json!({
        "likeness": 1000, "authors": 4, "threads": 1, "posts": 4,
        "first_at": 0, "last_at": 200_000, "other_link": "yes",
    });
    assert_eq!(evidence, expected);
    assert_eq!(findings[0].earlier_posts(), [Box::from("0"), Box::from("2")]);
}

#[test]
fn old_repeats_are_told_but_give_no_reason() {
    let mut stream = Stream::new("{}");
    stream.post("a", "t", 0, LONG);
    let findings = stream.post("a", "t", 3 * 86_400, LONG);
    assert_eq!(findings[0].how_sure(), Confidence::Possible);
}

#[test]
fn short_texts_count_only_at_once_and_in_place() {
    let mut stream = Stream::new("{}");
    assert!(stream.post("a", "t", 0, "Tack så mycket!").is_empty());
    assert!(stream.post("b", "t", 10, "tack så mycket").is_empty());
    assert!(stream.post("a", "u", 20, "Tack så mycket").is_empty());
    assert!(stream.post("a", "t", 3600, "Tack så mycket").is_empty());
    assert!(stream.post("c", "t", 4000, "Avgå!").is_empty());
    let second = stream.post("c", "t", 4200, "avgå 😡");
    assert_eq!(second[0].how_sure(), Confidence::Possible);
    let third = stream.post("c", "t", 4400, "AVGÅ");
    assert_eq!(third[0].how_sure(), Confidence::Likely);
    // Nothing but signs is compared by the signs.
    assert!(stream.post("d", "t", 4500, "👍").is_empty());
    assert!(stream.post("d", "t", 4510, "🙏").is_empty());
    assert!(!stream.post("d", "t", 4520, "👍").is_empty());
}

#[test]
fn a_quotation_is_not_the_writers_own() {
    let mut stream = Stream::new("{}");
    stream.post("a", "t", 0, LONG);
    for (i, answer) in [
        std::format!("> {LONG}\n\nHåller inte alls med dig, sjukhuset i stan räcker för oss."),
        std::format!("Anna skrev: \"{LONG}\" Det stämmer verkligen inte på något sätt alls."),
        std::format!("”{LONG}” Precis så tänker jag också varje gång jag läser tidningen."),
    ]
    .iter()
    .enumerate()
    {
        assert!(stream.post("b", "t", 60 * (1 + i as i64), answer).is_empty(), "{answer}");
    }
}

#[test]
fn many_posts_at_once_are_a_flood_whatever_they_say() {
    let mut stream = Stream::new("{}");
    let texts = [
        "Först vill jag säga att bussen är sen.",
        "Sedan undrar jag varför biljetten är så dyr.",
        "Dessutom är hissen vid stationen trasig igen.",
        "Och vem ansvarar för snöröjningen på bron?",
        "Till sist: svara på mina frågor någon gång.",
    ];
    for (i, text) in texts.iter().enumerate() {
        let findings = stream.post("a", &i.to_string(), 5 * i as i64, text);
        assert_eq!(findings.len(), usize::from(i == 4), "{text}");
        if let [flood] = &findings[..] {
            assert!(flood.is_kind("flood"));
            assert_eq!(flood.code(), &"repetition.flood");
            assert_eq!(flood.earlier_posts(), [Box::from("0"), Box::from("3")]);
        }
    }
    assert!(stream.post("b", "t", 30, "En helt annan person skriver också nu.").is_empty());
}

#[test]
fn settings_change_what_counts() {
    let mut stream = Stream::new(r#"{"exempt_authors": ["regionen"], "kinds": ["same_author"]}"#);
    for at in [0, 60] {
        assert!(stream.post("regionen", "t", at, LONG).is_empty());
    }
    assert!(stream.post("b", "t", 120, LONG).is_empty(), "a campaign, which is off");
    let mut strict = Stream::new(r#"{"same_author_posts": 3}"#);
    strict.post("a", "t", 0, LONG);
    assert_eq!(strict.post("a", "t", 60, LONG)[0].how_sure(), Confidence::Possible);
    assert_eq!(strict.post("a", "t", 90, LONG)[0].how_sure(), Confidence::Confirmed);
}
