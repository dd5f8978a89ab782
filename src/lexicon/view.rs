//! The words of a text as patterns see them.
//!
//! A pattern asks for numbers, not for letters: the number of a word as it is
//! written, of the word that a disguise hides, or of the last part of a compound.
//! All of it was looked up before the first pattern is tried, or is looked up once
//! when it is first asked for, so that a hundred patterns at one place cost no more
//! look-ups than one.

use core::ops::Range;

use super::cue::Cues;
use super::guard::Opens;
use super::guard::Set;
use super::matcher::Matcher;
use super::phrase::{Pattern, Row};
use super::reading::Readings;
use super::table::Id;
use crate::text::{Document, Evasion, Flags};

/// The words of a document, by number.
pub(super) struct View<'a> {
    pub(super) matcher: &'a Matcher,
    pub(super) document: &'a Document<'a>,
    pub(super) readings: &'a Readings,
}

impl Pattern {
    /// Whether the pattern can fit around the anchor at `word`: a few
    /// instructions, which turn nearly all attempts on ordinary text away.
    #[inline]
    pub(super) fn may_fit(&self, view: &View<'_>, word: usize) -> bool {
        let opens = || match (self.opens, word.checked_sub(1)) {
            (Opens::Nothing, _) | (_, None) => true,
            (Opens::Clause, Some(before)) => view.parted(before) || !view.joined(before),
            (Opens::Sentence, Some(before)) => !view.joined(before),
        };
        self.guards.iter().all(|g| g.holds(view.readings, word)) && opens()
    }
}

impl View<'_> {
    pub(super) fn evasion(&self, word: usize) -> Evasion {
        let known = self.readings.known(word);
        match self.readings.id(word) {
            Some(_) => Evasion::LEET,
            None if known.plain() == self.readings.written(word) => Evasion::NONE,
            None => Evasion::DIACRITICS,
        }
    }
}

impl Row for View<'_> {
    fn id(&self, word: usize) -> Option<Id> {
        match self.readings.id(word) {
            Some(read) => read,
            None => self.readings.known(word).plain(),
        }
    }

    fn tail(&self, word: usize) -> Option<Id> {
        if self.id(word).is_some() || self.readings.id(word).is_some() {
            return None;
        }
        self.readings.tail(word, || {
            let word = self.document.words().get(word)?;
            self.matcher.tail(self.document.word(*word)).map(|id| self.matcher.canonical(id).0)
        })
    }

    fn sign(&self, word: usize) -> Option<Id> {
        if !self.document.flags().intersects(Flags::EMOJI) {
            return None;
        }
        // What stands before the first word is said with it: *🔪 till er*.
        let first = self.document.words().first().filter(|_| word == 0);
        let opening = first.and_then(|w| self.document.folded().get(..w.range().start));
        let behind = self.matcher.picture(self.document.gap_after(word));
        behind.or_else(|| self.matcher.picture(opening?))
    }

    fn stands_among(&self, words: Range<usize>, set: &Set, matcher: &Matcher) -> Option<bool> {
        let pictured = self.document.flags().intersects(Flags::EMOJI);
        if pictured || !self.readings.is_empty() {
            return None;
        }
        let known = self.readings.between(words.start, words.end).iter();
        Some(known.zip(words).any(|(known, at)| match known.plain() {
            Some(id) => set.sieve.holds(*known) && set.holds(id, known.cues(), &matcher.pool),
            None => {
                self.tail(at).is_some_and(|id| set.holds(id, matcher.cues_of(id), &matcher.pool))
            }
        }))
    }

    fn first(&self, word: usize) -> usize {
        self.readings.first(word)
    }

    fn last(&self, word: usize) -> usize {
        self.readings.last(word)
    }

    fn has(&self, word: usize) -> bool {
        word < self.document.words().len()
    }

    fn joined(&self, word: usize) -> bool {
        joined(self.document.gap_after(word))
    }

    fn parted(&self, word: usize) -> bool {
        parted(self.document.gap_after(word))
    }

    fn turns(&self, word: usize) -> bool {
        let turning = Cues::NEGATION.with(Cues::ME).with(Cues::WE);
        self.readings.known(word).cues().intersects(turning)
    }

    fn is_name(&self, word: usize) -> bool {
        is_name(self.document, word, self.readings.known(word).cues())
    }
}

/// Whether a word of these classes is a name: a known one with a capital, or an
/// unknown one with a capital inside a sentence.
pub(crate) fn is_name(document: &Document<'_>, word: usize, cues: Cues) -> bool {
    let inside = || word.checked_sub(1).is_some_and(|b| joined(document.gap_after(b)));
    let may_be = cues.intersects(Cues::NAME) || (cues.is_empty() && inside());
    may_be
        && document.flags().intersects(Flags::UPPER.with(Flags::ODD))
        && is_capital(document, word)
}

/// Whether the word begins with a capital and goes on in lower case.
pub(crate) fn is_capital(document: &Document<'_>, word: usize) -> bool {
    let Some(w) = document.words().get(word) else { return false };
    let mut letters = document.slice(document.span(w.range())).chars();
    let capital = letters.next().is_some_and(char::is_uppercase);
    capital && letters.next().is_some_and(char::is_lowercase)
}

/// Whether a gap between two words parts them as a comma does: a colon, a
/// bracket, a dash with blanks, an emoji.
pub(crate) fn parted(gap: &[u8]) -> bool {
    let parts = |b: &u8| matches!(b, b',' | b':' | b'(' | b')' | b'\n') || !b.is_ascii();
    gap != b" " && (gap == b" - " || gap.iter().any(parts))
}

/// Whether a gap between two words leaves them in one sentence.
#[inline]
pub(crate) fn joined(gap: &[u8]) -> bool {
    if gap == b" " {
        return true;
    }
    gap.len() <= 8 && !gap.iter().any(|b| matches!(b, b'.' | b'!' | b'?' | b';'))
}
