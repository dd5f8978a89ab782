//! What several detectors need, found once for each document.
//!
//! [`Signals`] holds the hits of the one term matcher and, for each hit, its
//! [`Context`]: whose words they are and who is meant, decided over the words
//! around it by the same rules for every term of every detector.

mod around;
mod context;
mod quote;
mod stance;
mod target;

use alloc::vec::Vec;

use self::around::Scene;
pub use self::context::{Context, Rule};

use crate::lexicon::{Cues, Matcher, Readings, Seen, TermHit, Tongues};
use crate::text::Document;

/// The memory of [`Signals`], to be used again.
#[derive(Clone, Debug, Default)]
pub struct SignalBuffers {
    hits: Vec<TermHit>,
    contexts: Vec<Context>,
    quotes: Vec<u32>,
    cues: Vec<Cues>,
    readings: Readings,
}

/// Term hits and the context around them.
#[derive(Clone, Copy, Debug)]
pub struct Signals<'a> {
    hits: &'a [TermHit],
    contexts: &'a [Context],
    matcher: &'a Matcher,
    seen: Seen,
}

impl SignalBuffers {
    /// Finds the signals of a document. O(n); a text without hits costs nothing
    /// beyond the pass over its words.
    pub fn find<'a>(&'a mut self, document: &Document<'_>, matcher: &'a Matcher) -> Signals<'a> {
        let seen = matcher.find_disguised(document, &mut self.hits, &mut self.readings);
        self.contexts.clear();
        if !self.hits.is_empty() {
            quote::find(document, &mut self.quotes);
            matcher.all_cues(document, &self.readings, &mut self.cues);
            let scene = Scene {
                document,
                matcher,
                quotes: &self.quotes,
                hits: &self.hits,
                cues: &self.cues,
                readings: &self.readings,
            };
            for hit in &self.hits {
                let context = context::of(&scene, hit);
                self.contexts.push(context);
            }
        }
        Signals { hits: &self.hits, contexts: &self.contexts, matcher, seen }
    }
}

impl<'a> Signals<'a> {
    /// Every hit of the term matcher, by place.
    pub fn hits(&self) -> &'a [TermHit] {
        self.hits
    }

    /// Every hit with its context, by place.
    pub fn in_context(&self) -> impl Iterator<Item = (&'a TermHit, &'a Context)> + use<'a> {
        self.hits.iter().zip(self.contexts)
    }

    /// The form of an entry that was met.
    pub fn form(&self, hit: &TermHit) -> &'a str {
        self.matcher.form(hit)
    }

    /// The classes of everyday words that the text holds somewhere: what a
    /// detector asks before it looks closer.
    pub fn cues(&self) -> Cues {
        self.seen.cues
    }

    /// Small words of the languages that the lexicons cover, and of others.
    pub fn tongues(&self) -> Tongues {
        self.seen.tongues
    }

    /// The matcher, for the classes of single words.
    pub fn matcher(&self) -> &'a Matcher {
        self.matcher
    }
}

#[cfg(test)]
mod tests;
