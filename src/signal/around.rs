//! The words around a hit, by their classes.

use alloc::vec::Vec;
use core::cell::{OnceCell, RefCell};
use core::mem;
use core::ops::Range;

use super::quote;
use crate::lexicon::{Cues, Matcher, Readings, TermHit, is_capital, is_name, joined};
use crate::text::Document;

/// Whether a word stands in a list of words with blanks between them.
pub(super) fn is_listed(word: &[u8], list: &str) -> bool {
    list.split(' ').any(|listed| listed.as_bytes() == word)
}

/// The most words that are looked at to either side.
const REACH: usize = 14;

/// What is known of a whole text before the context of a hit is asked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scene<'a> {
    pub(super) document: &'a Document<'a>,
    pub(super) matcher: &'a Matcher,
    pub(super) hits: &'a [TermHit],
    pub(super) readings: &'a Readings,
    pub(super) surroundings: &'a Late,
}

impl<'a> Scene<'a> {
    /// What all contexts of this text are read from.
    pub(super) fn surroundings(&self) -> &'a Surroundings {
        self.surroundings.once.get_or_init(|| {
            let spare = self.surroundings.spare.try_borrow_mut();
            let mut all = spare.map(|mut spare| mem::take(&mut *spare)).unwrap_or_default();
            quote::find(self.document, &mut all.quotes);
            self.matcher.all_cues(self.document, self.readings, &mut all.cues);
            all
        })
    }
}

/// What contexts are read from: found once for a text, and only if one is asked
/// for.
#[derive(Clone, Debug, Default)]
pub(super) struct Surroundings {
    /// The places of quotation marks.
    pub(super) quotes: Vec<u32>,
    /// The classes of every word.
    cues: Vec<Cues>,
}

/// [`Surroundings`] that are found when they are first asked for, in memory that
/// is used again.
#[derive(Clone, Debug, Default)]
pub(super) struct Late {
    once: OnceCell<Surroundings>,
    spare: RefCell<Surroundings>,
}

impl Late {
    /// Forgets another text.
    pub(super) fn forget(&mut self) {
        if let Some(found) = self.once.take() {
            *self.spare.get_mut() = found;
        }
    }
}

/// The words around a hit, within its sentence.
pub(super) struct Around<'a> {
    document: &'a Document<'a>,
    hits: &'a [TermHit],
    cues: &'a [Cues],
    words: Range<usize>,
    /// The folded bytes of the hit.
    range: Range<usize>,
    sentence: Range<usize>,
}

impl<'a> Around<'a> {
    pub(super) fn new(scene: &Scene<'a>, hit: &TermHit) -> Around<'a> {
        let Scene { document, hits, readings, .. } = *scene;
        let cues = &scene.surroundings().cues;
        let words = hit.words();
        let same = |at: &usize| joined(document.gap_after(*at)) || readings.holds_gap(*at);
        let range = hit.range();
        let last = document.words().len().saturating_sub(1);
        // A sign between two words covers none of them.
        let lone = words.is_empty();
        let beside = |from: usize, to: usize| {
            let gap = document.folded().get(from..to).unwrap_or_default();
            lone && !gap.iter().any(|b| matches!(b, b'.' | b'!' | b'?' | b';' | b'\n'))
        };
        let previous = document.words().get(words.start.wrapping_sub(1));
        let near = previous.is_some_and(|w| beside(w.range().end, range.start));
        let from = words.start - usize::from(near);
        let before = if lone && !near { 0 } else { REACH };
        let before = (0..from).rev().take(before).take_while(same).count() + usize::from(near);
        let next = document.words().get(words.end);
        let near = next.is_some_and(|w| beside(range.end, w.range().start));
        let from = if lone { words.end } else { words.end.saturating_sub(1) };
        let after = if lone && !near { 0 } else { REACH };
        let after = (from..last).take(after).take_while(same).count() + usize::from(near);
        let sentence = words.start - before..words.end + after;
        Around { document, hits, cues, words, range, sentence }
    }

    pub(super) fn words(&self) -> Range<usize> {
        self.words.clone()
    }

    pub(super) fn sentence(&self) -> Range<usize> {
        self.sentence.clone()
    }

    /// The classes of a word.
    pub(super) fn cues(&self, word: usize) -> Cues {
        self.cues.get(word).copied().unwrap_or(Cues::NONE)
    }

    /// The classes of the word `step` places behind the hit, in its sentence.
    pub(super) fn right(&self, step: usize) -> Cues {
        let at = self.words.end + step - 1;
        if self.sentence.contains(&at) { self.cues(at) } else { Cues::NONE }
    }

    /// The places before the hit in its sentence, nearest first, at most `most`.
    pub(super) fn before(&self, most: usize) -> impl Iterator<Item = usize> + use<> {
        (self.sentence.start..self.words.start).rev().take(most)
    }

    /// The places behind the hit in its sentence, nearest first, at most `most`.
    pub(super) fn after(&self, most: usize) -> impl Iterator<Item = usize> + use<> {
        (self.words.end..self.sentence.end).take(most)
    }

    /// The bytes behind a word.
    pub(super) fn gap(&self, word: usize) -> &'a [u8] {
        self.document.gap_after(word)
    }

    /// The bytes behind the hit.
    pub(super) fn gap_behind(&self) -> &'a [u8] {
        if self.words.is_empty() {
            let words = self.document.words();
            let to = words.get(self.words.end).map_or(self.range.end, |w| w.range().start);
            return self.document.folded().get(self.range.end..to).unwrap_or_default();
        }
        self.gap(self.words.end.saturating_sub(1))
    }

    /// The first character of the hit.
    pub(super) fn sign(&self) -> Option<char> {
        let bytes = self.document.folded().get(self.range.clone())?;
        core::str::from_utf8(bytes).ok()?.chars().next()
    }

    /// The bytes before the hit.
    pub(super) fn gap_before(&self) -> &'a [u8] {
        match self.words.start.checked_sub(1) {
            Some(before) if self.words.is_empty() => {
                let from = self.document.words().get(before).map_or(0, |w| w.range().end);
                self.document.folded().get(from..self.range.start).unwrap_or_default()
            }
            Some(before) => self.gap(before),
            None => self.document.head(),
        }
    }

    /// The folded letters of a word.
    pub(super) fn word(&self, at: usize) -> &'a [u8] {
        self.document.letters(at)
    }

    /// Whether another term stands at this word.
    pub(super) fn is_hit(&self, word: usize) -> bool {
        let from = self.hits.partition_point(|h| h.words().start < word);
        self.hits.get(from).is_some_and(|h| h.words().start == word && !h.words().is_empty())
    }

    /// Whether the word is a name.
    pub(super) fn is_name(&self, word: usize) -> bool {
        is_name(self.document, word, self.cues(word))
    }

    /// Whether the sentence is a question.
    pub(super) fn is_asked(&self) -> bool {
        self.gap(self.sentence.end.saturating_sub(1)).contains(&b'?')
    }

    /// Whether the hit stands as a surname behind a given name: *Fanny Helvede*.
    pub(super) fn is_surname(&self) -> bool {
        let given =
            |at: usize| self.cues(at).intersects(Cues::NAME) && is_capital(self.document, at);
        let before = self.words.start.checked_sub(1);
        self.looks_like_name() && before.is_some_and(|at| given(at) && self.gap(at) == b" ")
    }

    /// Whether the hit is one word written like a name inside a sentence.
    pub(super) fn looks_like_name(&self) -> bool {
        let first = self.words.start;
        let inside = first.checked_sub(1).is_some_and(|b| joined(self.gap(b)));
        let opens = self.gap_before().iter().any(|b| matches!(b, b'"' | b'#' | b':' | b'\n'));
        inside && !opens && self.words.len() == 1 && is_capital(self.document, first)
    }

    /// Whether the reader is spoken to in this sentence or within a few words
    /// behind it.
    pub(super) fn is_addressed(&self) -> bool {
        let you = Cues::YOU.with(Cues::YOUR);
        let end = self.document.words().len().min(self.words.end + REACH);
        (self.sentence.start..end)
            .any(|at| !self.words.contains(&at) && self.cues(at).intersects(you))
    }
}
