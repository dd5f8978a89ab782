//! Whether a pattern can fit at all, before it is tried.
//!
//! The anchor of a pattern may be an everyday word. Of the words that must stand
//! before it and behind it, a guard keeps the most telling on each side: how far
//! away it is, and which words will do, in a few bits. A guard may let pass what
//! does not fit, never the other way round.
//!
//! On a plain comment of two hundred bytes some forty patterns hang on its words;
//! guards leave about ten of them to be tried.

use core::ops::Range;

use super::cue::Cues;
use super::phrase::Written;
use super::reading::{Known, Readings};
use super::table::Id;
use crate::text::Bloom;

/// A set of words in a few bits, which may hold others too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) struct Sieve {
    /// The classes all of whose words are in it.
    pub(super) classes: Cues,
    /// A bit for each other word, which it shares with one word in 64.
    pub(super) words: Bloom<1>,
}

impl Sieve {
    pub(super) fn add(&mut self, id: Id) {
        self.words.add(id);
    }

    #[inline]
    pub(super) fn holds(self, word: Known) -> bool {
        word.cues().intersects(self.classes) || self.words.holds(word.number())
    }
}

/// The words of a slot.
#[derive(Clone, Debug, Default)]
pub(super) struct Set {
    pub(super) sieve: Sieve,
    /// Where the words that no class gives stand in a pool that all slots share,
    /// sorted.
    ids: Range<u32>,
}

impl Set {
    /// The words of the sieve's classes, and those put at the end of the pool, from
    /// `start` on.
    pub(super) fn new(mut sieve: Sieve, pool: &[Id], start: usize) -> Set {
        let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        pool.get(start..).unwrap_or_default().iter().for_each(|id| sieve.add(*id));
        Set { sieve, ids: narrow(start)..narrow(pool.len()) }
    }

    /// Whether it has the word of this number and these classes.
    #[inline]
    pub(super) fn holds(&self, id: Id, cues: Cues, pool: &[Id]) -> bool {
        if cues.intersects(self.sieve.classes) {
            return true;
        }
        let ids = self.ids.start as usize..self.ids.end as usize;
        self.sieve.words.holds(id) && pool.get(ids).unwrap_or_default().binary_search(&id).is_ok()
    }
}

/// A word that must stand near the anchor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) struct Guard {
    sieve: Sieve,
    /// How many words away it stands: at least, and at most; 0 if none must.
    nearest: u8,
    farthest: u8,
    behind: bool,
}

impl Guard {
    /// Whether such a word stands there. Words count as they are written.
    #[inline]
    pub(super) fn holds(&self, readings: &Readings, anchor: usize) -> bool {
        if self.farthest == 0 {
            return true;
        }
        let (nearest, farthest) = (usize::from(self.nearest), usize::from(self.farthest));
        if nearest == farthest {
            // Before the first word there is none: the place is beyond the last.
            let at = if self.behind { anchor + nearest } else { anchor.wrapping_sub(nearest) };
            return self.sieve.holds(readings.known(at));
        }
        let (first, behind) = match self.behind {
            true => (anchor + nearest, anchor + farthest + 1),
            false => (anchor.saturating_sub(farthest), (anchor + 1).saturating_sub(nearest)),
        };
        readings.between(first, behind).iter().any(|word| self.sieve.holds(*word))
    }
}

/// What can be asked of a pattern: the slots on one side of the anchor, nearest
/// first. `sieve` tells the words of a slot and how often one of them is met.
pub(super) fn guard<'a, 'b: 'a>(
    slots: impl Iterator<Item = &'a Written<'b>>,
    behind: bool,
    mut sieve: impl FnMut(&[&str]) -> (Sieve, u32),
) -> Guard {
    let (mut nearest, mut farthest) = (1u8, 1u8);
    let mut best: Option<(u32, Guard)> = None;
    for slot in slots {
        let (least, most) = match slot {
            Written::Words { optional: true, .. } => (0, 1),
            Written::Words { .. } | Written::Tail(_) | Written::Any | Written::Name => (1, 1),
            Written::Gap(most) => (0, *most),
            Written::Not(_)
            | Written::Near { .. }
            | Written::Scale { .. }
            | Written::Start
            | Written::End
            | Written::Opening
            | Written::Closing => (0, 0),
        };
        if let Written::Words { alternatives, optional: false } = slot {
            let (sieve, often) = sieve(alternatives);
            let often = often.saturating_mul(u32::from(farthest - nearest) + 1);
            if best.as_ref().is_none_or(|(least, _)| often < *least) {
                best = Some((often, Guard { sieve, nearest, farthest, behind }));
            }
        }
        nearest = nearest.saturating_add(least);
        farthest = farthest.saturating_add(most);
    }
    best.map_or_else(Guard::default, |(_, guard)| guard)
}

/// What an anchor must begin: the slot right before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opens {
    Nothing,
    Clause,
    Sentence,
}

/// What an anchor must begin, by the slot right before it.
pub(super) fn opens(before: Option<&Written<'_>>) -> Opens {
    match before {
        Some(Written::Start) => Opens::Sentence,
        Some(Written::Opening) => Opens::Clause,
        _ => Opens::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::phrase;

    #[test]
    fn the_most_telling_word_of_a_side_is_asked() {
        let written = phrase::read("ni .. jävla? vara sällsynt/ovanlig !av $").unwrap();
        let often = |words: &[&str]| (Sieve::default(), if words.len() == 2 { 1 } else { 100 });
        let guard = super::guard(written.iter().skip(1), true, often);
        assert_eq!((guard.nearest, guard.farthest, guard.behind), (2, 6, true));
        assert_eq!(super::guard(written.iter().take(0), false, often), Guard::default());
        let gap = phrase::read("a .. b").unwrap();
        assert_eq!(super::guard(gap.iter().skip(1).take(1), true, often), Guard::default());
    }
}
