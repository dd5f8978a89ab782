//! The words of classes and of slots, by number.

use alloc::vec::Vec;

use super::Work;
use crate::lexicon::cue::Cues;
use crate::lexicon::guard::Sieve;
use crate::lexicon::phrase;
use crate::lexicon::table::Id;

/// The words of a slot: the number of their set.
#[derive(Clone, Copy)]
pub(super) struct Pooled {
    pub(super) set: u32,
    pub(super) rarity: Rarity,
    /// A measure of how often one of them is met.
    pub(super) often: u32,
}

/// The words of a class, sorted, and its number in the [`Pool`].
pub(super) struct Class {
    pub(super) number: u32,
    pub(super) ids: Vec<Id>,
    sieve: Sieve,
}

impl Class {
    pub(super) fn new(number: usize, mut ids: Vec<Id>) -> Class {
        ids.sort_unstable();
        ids.dedup();
        let mut sieve = Sieve::default();
        ids.iter().for_each(|id| sieve.add(*id));
        // INVARIANT: a class is a line of a file.
        Class { number: u32::try_from(number).unwrap_or(u32::MAX), ids, sieve }
    }
}

/// How seldom a slot is met: the greater, the more seldom.
pub(super) type Rarity = (bool, bool, usize, core::cmp::Reverse<usize>);

impl Work {
    /// The words of a slot.
    pub(super) fn pooled(&mut self, words: &str) -> Pooled {
        if let Some(pooled) = self.pooled.get(words) {
            return *pooled;
        }
        let all = self.members(phrase::alternatives(words));
        let (rarity, often) = self.rarity(&all);
        let mut sieve = Sieve::default();
        let (mut own, mut classes) = (Vec::new(), Vec::new());
        for word in phrase::alternatives(words) {
            let Some(name) = word.strip_prefix('@') else {
                own.extend(self.table.get(word.as_bytes()));
                continue;
            };
            let bits = Cues::from_name(name);
            if !bits.is_empty() {
                sieve.classes = sieve.classes.with(bits);
            } else if let Some(class) = self.classes.get(name) {
                sieve.words.add_all(&class.sieve.words);
                classes.push(class.number);
            }
        }
        own.sort_unstable();
        own.dedup();
        own.iter().for_each(|id| sieve.add(*id));
        let set = u32::try_from(self.sets.len()).unwrap_or(u32::MAX);
        self.sets.push(self.pool.add(sieve, &own, &classes));
        let pooled = Pooled { set, rarity, often };
        self.pooled.insert(words.into(), pooled);
        pooled
    }

    /// The numbers of words and of the words of classes, sorted.
    pub(super) fn members<'a>(&mut self, words: impl Iterator<Item = &'a str>) -> Vec<Id> {
        let mut ids: Vec<Id> = Vec::new();
        let mut parts = 0;
        for word in words {
            parts += 1;
            match word.strip_prefix('@') {
                Some(class) => ids.extend(self.classes.get(class).iter().flat_map(|c| &c.ids)),
                None => ids.push(self.table.intern(word.as_bytes())),
            }
        }
        if parts > 1 {
            // Each class is sorted: only rows of numbers are to be merged.
            ids.sort();
            ids.dedup();
        }
        ids
    }

    /// How seldom a slot is met in ordinary text: judged by whether one of its
    /// words is among the most frequent ones or an everyday cue, and by its
    /// shortest word; and a measure of how often.
    fn rarity(&self, ids: &[Id]) -> (Rarity, u32) {
        const FREQUENT: u32 = 64;
        const SHORT: u32 = 8;
        const CUE: u32 = 3;
        let (mut frequent, mut cue, mut often) = (false, false, 0);
        let mut shortest = usize::MAX;
        for id in ids {
            let len = self.table.bytes(*id).len();
            let is_frequent = self.frequent.get(*id as usize).is_some_and(|f| *f);
            let is_cue = self.cues.get(*id as usize).is_some_and(|c| !c.is_empty());
            frequent |= is_frequent;
            cue |= is_cue;
            shortest = shortest.min(len);
            often += match (is_frequent, len <= 2, is_cue) {
                (true, ..) => FREQUENT,
                (_, true, _) => SHORT,
                (.., true) => CUE,
                _ => 1,
            };
        }
        let shortest = if ids.is_empty() { 0 } else { shortest };
        let rarity = (!frequent, !cue && shortest > 2, shortest, core::cmp::Reverse(ids.len()));
        (rarity, often)
    }
}
