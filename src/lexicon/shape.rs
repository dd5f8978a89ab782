//! Words by first letter, last letter and length: what `f*tta` can be.

use alloc::vec::Vec;

use super::table::Id;

/// At most this many words of one shape are compared with a masked one.
const MAX_SAME: usize = 256;

#[derive(Clone, Debug, Default)]
pub(super) struct Shapes {
    sorted: Vec<(u64, Id)>,
}

impl Shapes {
    pub(super) fn add(&mut self, form: &str, id: Id) {
        let count = form.chars().count();
        if let (Some(first), Some(last)) = (form.chars().next(), form.chars().next_back()) {
            if count >= 3 {
                self.sorted.push((key(first, last, count), id));
            }
        }
    }

    pub(super) fn sort(&mut self) {
        self.sorted.sort_unstable();
        self.sorted.dedup();
        self.sorted.shrink_to_fit();
    }

    /// The words with this first and last letter and this many letters.
    pub(super) fn with(&self, first: char, last: char, count: usize) -> impl Iterator<Item = Id> {
        let key = key(first, last, count);
        let from = self.sorted.partition_point(|(k, _)| *k < key);
        let same = self.sorted.get(from..).unwrap_or_default();
        same.iter().take(MAX_SAME).take_while(move |(k, _)| *k == key).map(|(_, id)| *id)
    }
}

fn key(first: char, last: char, count: usize) -> u64 {
    u64::from(first) << 40 | u64::from(last) << 16 | (count as u64 & 0xFFFF)
}
