use super::*;
use crate::detector::{Limits, SinkBuffers, settle};
use crate::finding::Confidence;
use crate::history::MemoryHistory;
use crate::lexicon::MatcherBuilder;
use crate::post::{Date, Post};
use crate::signal::SignalBuffers;
use crate::text::TextBuffers;
use std::string::{String, ToString};
use std::vec::Vec;

/// A stream of posts through the detector and a history.
pub(super) struct Stream {
    scanner: Box<dyn Scanner>,
    kinds: Vec<KindSpec>,
    pub(super) gaps: Vec<Gap>,
    pub(super) history: MemoryHistory,
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
            history: MemoryHistory::new(10_000, key),
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

    /// Looks up, classifies, records.
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
        let mut found = Vec::new();
        self.history.find(&own, &mut found);
        let post = Post::new(text).author(author).thread(thread).at_millis(at).sightings(&found);
        let (findings, gaps) = self.scan(&post);
        assert!(gaps.is_empty());
        self.history.record(&own, &found);
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
