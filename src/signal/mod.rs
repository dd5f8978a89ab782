//! What several detectors need, found once for each document.
//!
//! [`Signals`] holds the hits of the one term matcher and, for each hit, its
//! [`Context`]: whose words they are and who is meant, decided over the words
//! around it by the same rules for every term of every detector.

mod around;
mod beside;
mod context;
mod quote;
mod stance;
mod target;

use alloc::vec::Vec;

use self::around::{Late, Scene};
pub use self::context::{Context, Rule};

use crate::lexicon::{Cues, Marks, Matcher, Readings, Seen, TermHit, Tongues, Topic, Topics};
use crate::text::Document;

/// The memory of [`Signals`], to be used again.
#[derive(Clone, Debug, Default)]
pub struct SignalBuffers {
    hits: Vec<TermHit>,
    readings: Readings,
    surroundings: Late,
}

/// Term hits, and what the context around them is read from.
#[derive(Clone, Copy, Debug)]
pub struct Signals<'a> {
    scene: Scene<'a>,
    seen: Seen,
}

impl SignalBuffers {
    /// Finds the signals of a document. O(n); what contexts are read from waits
    /// until one is asked for.
    pub fn find<'a>(&'a mut self, document: &'a Document<'_>, matcher: &'a Matcher) -> Signals<'a> {
        let seen = matcher.find_disguised(document, &mut self.hits, &mut self.readings);
        self.surroundings.forget();
        let SignalBuffers { hits, readings, surroundings } = &*self;
        Signals { scene: Scene { document, matcher, hits, readings, surroundings }, seen }
    }
}

impl<'a> Signals<'a> {
    /// Every hit of the term matcher, by place.
    pub fn hits(&self) -> &'a [TermHit] {
        self.scene.hits
    }

    /// Whose words a hit is, and who is meant by it. Read from at most fourteen
    /// words to either side, each time it is asked.
    pub fn context(&self, hit: &TermHit) -> Context {
        context::of(&self.scene, hit)
    }

    /// The form of an entry that was met.
    pub fn form(&self, hit: &TermHit) -> &'a str {
        self.scene.matcher.form(hit)
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

    /// What the words of the text are, together, to the detectors that marked them.
    pub(crate) fn marks(&self) -> Marks {
        self.seen.marks
    }

    /// What one word is as it is written; nothing where no list knows the word.
    pub(crate) fn word_marks(&self, word: usize) -> Option<Marks> {
        self.scene.matcher.marks(self.scene.readings, word)
    }

    /// What some letters are that are no word of the text.
    pub(crate) fn marks_of(&self, letters: &[u8]) -> Marks {
        self.scene.matcher.marks_of(letters)
    }

    /// What the words of the text are about: what a detector asks before it
    /// looks closer.
    pub fn topics(&self) -> Topics {
        self.seen.topics
    }

    /// What one word, or the last part of it, is about.
    pub fn word_topic(&self, word: usize) -> Topic {
        let Scene { matcher, document, readings, .. } = self.scene;
        matcher.topic(document, readings, word)
    }

    /// The classes of one word as it is written.
    pub fn word_cues(&self, word: usize) -> Cues {
        self.scene.readings.cues(word)
    }
}

#[cfg(test)]
mod tests;
