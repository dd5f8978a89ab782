//! What a scanner reads.

use crate::post::{Date, Post};
use crate::signal::Signals;
use crate::text::Document;

/// One comment, prepared: the post, its document, the shared signals and the
/// reference date.
#[derive(Clone, Copy, Debug)]
pub struct Scan<'a> {
    post: &'a Post<'a>,
    document: &'a Document<'a>,
    signals: &'a Signals<'a>,
    today: Date,
}

impl<'a> Scan<'a> {
    pub(crate) fn new(
        post: &'a Post<'a>,
        document: &'a Document<'a>,
        signals: &'a Signals<'a>,
        today: Date,
    ) -> Scan<'a> {
        Scan { post, document, signals, today }
    }

    /// The post as the caller gave it.
    pub fn post(&self) -> &'a Post<'a> {
        self.post
    }

    /// The text, folded, with words and flags.
    pub fn document(&self) -> &'a Document<'a> {
        self.document
    }

    /// Term hits, context and shapes.
    pub fn signals(&self) -> &'a Signals<'a> {
        self.signals
    }

    /// The reference date: the post's, or else the ruleset's.
    pub fn today(&self) -> Date {
        self.today
    }
}
