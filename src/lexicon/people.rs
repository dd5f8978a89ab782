//! Words for people, for compounds that call someone something.

use alloc::vec;
use alloc::vec::Vec;

use super::table::Id;

/// The classes of words for people, their callings and what they believe in.
pub(super) const CLASSES: [&str; 11] = [
    "staff",
    "politician",
    "people",
    "person",
    "g_race",
    "g_faith",
    "g_gay",
    "g_trans",
    "g_women",
    "idea_faith",
    "idea_gay",
];

/// A bit for each word of the table that is one for people.
#[derive(Clone, Debug, Default)]
pub(super) struct People(Vec<u64>);

impl People {
    /// Those of the first `known` words that are given.
    pub(super) fn new(known: usize, ids: impl Iterator<Item = Id>) -> People {
        let mut bits = vec![0u64; known / 64 + 1];
        for id in ids {
            if let Some(bits) = bits.get_mut(id as usize / 64) {
                *bits |= 1 << (id % 64);
            }
        }
        People(bits)
    }

    /// Whether the word is one of them.
    pub(super) fn holds(&self, id: Id) -> bool {
        self.0.get(id as usize / 64).is_some_and(|bits| bits & 1 << (id % 64) != 0)
    }
}
