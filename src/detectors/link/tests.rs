//! The detector as a whole, run before any ruleset.

use alloc::vec::Vec;

use serde_json::Value;

use super::Link;
use crate::detector::{Detector, Limits, Scan, Scanner, Setup, Sink, SinkBuffers, settle};
use crate::error::Diagnostic;
use crate::finding::{Confidence, Finding};
use crate::fingerprint::FingerprintKey;
use crate::lexicon::{Matcher, MatcherBuilder};
use crate::post::{Date, Post};
use crate::signal::SignalBuffers;
use crate::text::TextBuffers;

/// The detector made ready, with what it said on the way.
pub(super) struct Ready {
    scanner: alloc::boxed::Box<dyn Scanner>,
    kinds: Vec<crate::detector::KindSpec>,
    matcher: Matcher,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl Ready {
    /// Prepared with these settings (`Value::Null`: none).
    pub(super) fn new(settings: &Value) -> Ready {
        let (mut terms, mut gaps, mut diagnostics) =
            (MatcherBuilder::default(), Vec::new(), Vec::new());
        let key = FingerprintKey::default();
        let given = (!settings.is_null()).then_some(settings);
        let mut setup = Setup::new("link", given, &key, &mut terms, &mut gaps, &mut diagnostics);
        let scanner = Link.prepare(&mut setup);
        let kinds = setup.finish().kinds;
        Ready { scanner, kinds, matcher: terms.build(), diagnostics }
    }

    /// Every finding in a text.
    pub(super) fn find(&self, text: &str) -> Vec<Finding> {
        let post = Post::new(text);
        let (mut buffers, mut signals) = (TextBuffers::new(), SignalBuffers::default());
        let document = buffers.prepare(text);
        let signals = signals.find(&document, &self.matcher);
        let scan = Scan::new(&post, &document, &signals, Date::new(2026, 11, 1).unwrap());
        let (mut buffers, mut limits) = (SinkBuffers::default(), Limits::default());
        let mut sink = Sink::new(&document, &mut buffers, &mut limits, &self.kinds, 0, false);
        self.scanner.scan(&scan, &mut sink);
        settle(&mut buffers);
        buffers.candidates.into_iter().map(|c| c.finding).collect()
    }

    /// The likely ones as quotes.
    pub(super) fn quotes<'a>(&self, text: &'a str) -> Vec<&'a str> {
        let likely = self.find(text).into_iter().filter(|f| f.how_sure() >= Confidence::Likely);
        likely.map(|f| f.span().of(text).unwrap()).collect()
    }
}

#[test]
fn runs() {
    let ready = Ready::new(&Value::Null);
    assert_eq!(ready.quotes("Kolla https://exempel.example/x nu"), ["https://exempel.example/x"]);
}
