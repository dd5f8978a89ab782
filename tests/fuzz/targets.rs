//! What must hold for any input, a target each.

use omdome::error::Level;
use omdome::history::MemoryHistory;
use omdome::policy::Policy;
use omdome::post::{Channel, Date, Media, Post};
use omdome::ruleset::Scratch;
use omdome::text::{OffsetUnit, Span, TextBuffers};
use omdome::verdict::{Redaction, Report};

use crate::input::Source;
use crate::standard;

/// The policy that `policy_file` disturbs.
pub const POLICY: &str = include_str!("seeds/policy.toml");

/// The text layer: valid UTF-8, words in order, each folded range back onto characters.
pub fn text(source: &mut Source) {
    let text = source.comment();
    let mut buffers = TextBuffers::new();
    let document = buffers.prepare(&text);
    let folded = std::str::from_utf8(document.folded()).expect("folded text is UTF-8");
    let mut before = Span::new(0, 0);
    for (i, c) in folded.char_indices() {
        let span = document.span(i..i + c.len_utf8());
        assert!(span.of(&text).is_some_and(|piece| !piece.is_empty()), "on characters");
        assert!(span.start() >= before.start() && span.end() >= before.end(), "in order");
        before = span;
    }
    let mut at = 0;
    for word in document.words() {
        assert!(word.range().start >= at && word.range().end > word.range().start);
        at = word.range().end;
    }
    assert!(at <= folded.len());
}

/// A stream of posts by a few authors into one small history.
pub struct Stream {
    history: MemoryHistory,
    scratch: Scratch,
    bytes: usize,
    number: u64,
}

impl Stream {
    pub fn new() -> Stream {
        let history = MemoryHistory::new(512, *standard().fingerprint_key());
        Stream { bytes: history.bytes(), history, scratch: Scratch::new(), number: 0 }
    }

    /// One post, of any author, thread, time, channel and media: a verdict that
    /// memory of earlier posts cannot change but through the sightings, an
    /// `earlier` that was there, a history that does not grow.
    pub fn step(&mut self, source: &mut Source) {
        let text = source.comment();
        let author = format!("a{}", source.below(5));
        let thread = format!("t{}", source.below(3));
        let at = match source.below(20) {
            0 => source.next() as i64,
            _ => 1_700_000_000_000 + source.below(40_000_000) as i64,
        };
        let media = *source.pick(&[
            Media::NONE,
            Media::NONE,
            Media::IMAGE,
            Media::VIDEO.with(Media::AUDIO),
        ]);
        let channel = *source.pick(&[Channel::Incoming, Channel::Incoming, Channel::Outgoing]);
        let mut post = Post::new(&text).media(media).channel(channel).thread(&thread).at_millis(at);
        if source.below(10) > 0 {
            post = post.author(&author);
        }
        if source.below(4) == 0 {
            post = post.today(Date::new(2026, 11, 24).expect("a date"));
        }
        let own = standard().sighting(&post, self.number);
        let mut found = Vec::new();
        if let Some(own) = &own {
            self.history.find(own, &mut found);
            post = post.sightings(&found);
        }
        let verdict = standard().classify_with(&post, &mut self.scratch);
        assert_eq!(verdict, standard().classify(&post), "used memory tells nothing");
        let report = verdict.report(&text, OffsetUnit::Utf8).expect("spans fit");
        let json = report.to_json();
        let back: Report = serde_json::from_str(&json).expect("reads back");
        assert_eq!(back.to_json(), json);
        if let Some(own) = &own {
            self.history.record(own, &found);
            self.number += 1;
        }
        assert_eq!(self.history.bytes(), self.bytes, "a history does not grow");
        assert!(self.history.len() <= self.history.capacity());
    }
}

/// A disturbed policy: read or refused, and a refusal says where.
pub fn policy_file(source: &mut Source) {
    let text = source.mutated(POLICY);
    let lines = text.lines().count() as u32 + 1;
    match Policy::from_toml("fuzz.toml", &text) {
        Ok(policy) => {
            let again =
                Policy::from_json("fuzz.json", &policy.canonical_json()).expect("reads back");
            assert_eq!(again.canonical_json(), policy.canonical_json());
            let built = omdome::ruleset::Ruleset::builder(policy)
                .detectors(omdome::detectors::standard())
                .skip_examples();
            // Building the tables is the slow part; one input in eight goes on to it.
            if source.below(8) == 0 {
                let _ = built.build();
            }
        }
        Err(error) => {
            assert!(error.diagnostics().iter().any(|d| d.level() == Level::Error));
            for diagnostic in error.diagnostics() {
                assert!(!diagnostic.message().is_empty());
                if let Some(place) = diagnostic.position() {
                    assert!((1..=lines).contains(&place.line), "line {} of {lines}", place.line);
                }
            }
        }
    }
}

/// Redacting until nothing is left: stable, and no span that was marked stays readable.
pub fn redact(source: &mut Source) {
    let text = source.comment();
    let post = Post::new(&text);
    let how = *source.pick(&[Redaction::Mask, Redaction::Remove, Redaction::Label]);
    let once = standard().redact(&post, how);
    let twice = standard().redact(&Post::new(&once), how);
    assert_eq!(twice, once, "redacting twice is redacting once");
}

/// Spans of a verdict are the same text in every unit.
pub fn offsets(source: &mut Source) {
    let text = source.comment();
    let verdict = standard().classify(&Post::new(&text));
    let utf16: Vec<u16> = text.encode_utf16().collect();
    let spans: Vec<Span> = verdict.findings().iter().map(|finding| finding.span()).collect();
    let in_utf16 = OffsetUnit::Utf16.convert(&text, &spans).expect("spans fit");
    let in_points = OffsetUnit::CodePoint.convert(&text, &spans).expect("spans fit");
    for ((span, [a, b]), points) in spans.iter().zip(in_utf16).zip(in_points) {
        let slice = span.of(&text).expect("on characters");
        assert_eq!(String::from_utf16_lossy(&utf16[a as usize..b as usize]), slice);
        assert_eq!(OffsetUnit::CodePoint.to_span(&text, points), Some(*span));
    }
    // Cutting a text at any byte gives an error or a span, never a panic.
    let (a, b) = (source.below(text.len() + 2) as u32, source.below(text.len() + 2) as u32);
    let wild = Span::new(a.min(b), a.max(b));
    let fits = text.get(a.min(b) as usize..a.max(b) as usize).is_some();
    assert_eq!(OffsetUnit::Utf16.convert(&text, &[wild]).is_ok(), fits);
}
