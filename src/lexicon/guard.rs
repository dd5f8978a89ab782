//! Whether a pattern can fit at all, before it is tried.
//!
//! The anchor of a pattern may be an everyday word. Of the words that must stand
//! before it and behind it, a guard keeps the most telling on each side: how far
//! away it is, and which words will do, in a few bits. A guard may let pass what
//! does not fit, never the other way round.
//!
//! On a plain comment of two hundred bytes some forty patterns hang on its words;
//! guards leave about ten of them to be tried.

use alloc::vec;
use alloc::vec::Vec;
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
    /// Where the words and classes that the sieve's classes do not give stand in
    /// the pool.
    ids: Range<u32>,
}

impl Set {
    /// Whether it has the word of this number and these classes.
    #[inline]
    pub(super) fn holds(&self, id: Id, cues: Cues, pool: &Pool) -> bool {
        cues.intersects(self.sieve.classes)
            || self.sieve.words.holds(id) && pool.holds(&self.ids, id)
    }
}

/// A class of words in a [`Pool`], by number: above the numbers of all words.
const CLASS: u32 = 1 << 31;

/// The words of all slots, and which classes each word belongs to.
///
/// A class stands in many slots and is kept once: words that belong to the same
/// classes are a family, and a family has a bit for each class.
#[derive(Clone, Debug, Default)]
pub(super) struct Pool {
    /// Words and behind them classes, sorted, slot after slot.
    ids: Vec<u32>,
    /// The family of each word, as far as words have one; 0 for none.
    family: Vec<u16>,
    /// The classes of each family, `width` numbers each.
    classes: Vec<u64>,
    width: usize,
}

impl Pool {
    /// From classes by number, each with its words.
    pub(super) fn new(classes: &[&[Id]]) -> Pool {
        let width = classes.len().div_ceil(64);
        let mut pairs: Vec<(Id, u16)> = Vec::new();
        for (number, ids) in (0u16..).zip(classes) {
            pairs.extend(ids.iter().map(|id| (*id, number)));
        }
        pairs.sort_unstable();
        let mut pool = Pool { classes: vec![0; width], width, ..Pool::default() };
        let mut known: hashbrown::HashMap<Vec<u64>, u16> = hashbrown::HashMap::new();
        let mut bits = vec![0u64; width];
        for of_word in pairs.chunk_by(|a, b| a.0 == b.0) {
            bits.fill(0);
            for (_, number) in of_word {
                if let Some(bits) = bits.get_mut(usize::from(number / 64)) {
                    *bits |= 1 << (number % 64);
                }
            }
            let family = known.get(&bits).copied().unwrap_or_else(|| {
                // INVARIANT: families are fewer than the words of classes.
                let next = u16::try_from(known.len() + 1).unwrap_or(0);
                pool.classes.extend_from_slice(&bits);
                known.insert(bits.clone(), next);
                next
            });
            let id = of_word.first().map_or(0, |(id, _)| *id as usize);
            pool.family.resize(id, 0);
            pool.family.push(family);
        }
        pool.classes.shrink_to_fit();
        pool
    }

    /// Adds a slot: words, sorted, and the numbers of classes. The sieve must know
    /// all of them.
    pub(super) fn add(&mut self, sieve: Sieve, words: &[Id], classes: &[u32]) -> Set {
        let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let start = self.ids.len();
        self.ids.extend_from_slice(words);
        self.ids.extend(classes.iter().map(|number| number | CLASS));
        Set { sieve, ids: narrow(start)..narrow(self.ids.len()) }
    }

    pub(super) fn shrink(&mut self) {
        self.ids.shrink_to_fit();
        self.family.shrink_to_fit();
    }

    fn holds(&self, ids: &Range<u32>, id: Id) -> bool {
        let ids = self.ids.get(ids.start as usize..ids.end as usize).unwrap_or_default();
        let by_class = ids.last().is_some_and(|last| *last >= CLASS) && self.is_in(ids, id);
        by_class || ids.binary_search(&id).is_ok()
    }

    /// Whether one of the classes has the word.
    fn is_in(&self, ids: &[u32], id: Id) -> bool {
        let family = self.family.get(id as usize).copied().map_or(0, usize::from);
        if family == 0 {
            return false;
        }
        let from = family * self.width;
        let bits = self.classes.get(from..from + self.width).unwrap_or_default();
        let classes = ids.iter().rev().map_while(|id| id.checked_sub(CLASS));
        classes.into_iter().any(|number| {
            bits.get(number as usize / 64).is_some_and(|bits| bits >> (number % 64) & 1 == 1)
        })
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
    mut sieve: impl FnMut(&str) -> (Sieve, u32),
) -> Guard {
    let (mut nearest, mut farthest) = (1u8, 1u8);
    let mut best: Option<(u32, Guard)> = None;
    for slot in slots {
        let (least, most) = match slot {
            Written::Words { optional: true, .. } => (0, 1),
            Written::Words { .. } | Written::Any | Written::Name => (1, 1),
            Written::Gap(most) => (0, *most),
            Written::Not(_)
            | Written::Near { .. }
            | Written::Scale { .. }
            | Written::Start
            | Written::End
            | Written::Opening
            | Written::Closing => (0, 0),
        };
        if let Written::Words { words, optional: false } = slot {
            let (sieve, often) = sieve(words);
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
    fn a_slot_has_its_words_and_those_of_its_classes() {
        let mut pool = Pool::new(&[&[3, 5, 9], &[5, 7], &[]]);
        let mut sieve = Sieve::default();
        [1, 5, 7, 8].iter().for_each(|id| sieve.add(*id));
        let (own, class) = (pool.add(sieve, &[1, 8], &[]), pool.add(sieve, &[8], &[1, 2]));
        let of = |set: &Set| (0..12).filter(|id| set.holds(*id, Cues::NONE, &pool)).collect();
        let (own, class): (Vec<Id>, Vec<Id>) = (of(&own), of(&class));
        assert_eq!((own, class), (vec![1, 8], vec![5, 7, 8]));
    }

    #[test]
    fn the_most_telling_word_of_a_side_is_asked() {
        let written = phrase::read("ni .. jävla? vara sällsynt/ovanlig !av $").unwrap();
        let often = |words: &str| (Sieve::default(), if words.contains('/') { 1 } else { 100 });
        let guard = super::guard(written.iter().skip(1), true, often);
        assert_eq!((guard.nearest, guard.farthest, guard.behind), (2, 6, true));
        assert_eq!(super::guard(written.iter().take(0), false, often), Guard::default());
        let gap = phrase::read("a .. b").unwrap();
        assert_eq!(super::guard(gap.iter().skip(1).take(1), true, often), Guard::default());
    }
}
