//! What several detectors need, found once for each document.

use alloc::vec::Vec;

use crate::lexicon::{Matcher, TermHit};
use crate::text::Document;

/// The memory of [`Signals`], to be used again.
#[derive(Clone, Debug, Default)]
pub struct SignalBuffers {
    hits: Vec<TermHit>,
}

/// What several detectors need: hits of the one term matcher and the context
/// around them.
#[derive(Clone, Copy, Debug)]
pub struct Signals<'a> {
    hits: &'a [TermHit],
}

impl SignalBuffers {
    /// Finds the signals of a document.
    pub fn find<'a>(&'a mut self, document: &Document<'_>, matcher: &Matcher) -> Signals<'a> {
        matcher.find(document, &mut self.hits);
        Signals { hits: &self.hits }
    }
}

impl<'a> Signals<'a> {
    /// Every hit of the term matcher, by place.
    pub fn hits(&self) -> &'a [TermHit] {
        self.hits
    }
}
