//! From look-up keys to places in the table: fixed buckets.

use alloc::vec;
use alloc::vec::Vec;

use super::choose::UNDER_KEY;

/// Entries of one key and whatever else falls into its bucket.
const BUCKET: usize = UNDER_KEY;

/// Entries of a bucket that can be kept from falling off.
const KEPT: usize = 2;

/// A hash table with buckets of four that never grow: the newest entry is first,
/// and what falls off the end is forgotten. A raid on one text, or a crafted
/// collision, therefore costs what any other post costs. Two entries of a bucket
/// can be kept: those of the first post of a group.
///
/// An entry holds a place, counted from one, whether it is kept, and in the bits
/// that are left a tag of the key.
#[derive(Clone)]
pub(super) struct Index {
    buckets: Vec<[u32; BUCKET]>,
    place_bits: u32,
}

impl Index {
    /// `places` is at most 2²⁴, so that at least six bits are left for tags.
    pub(super) fn new(entries: usize, places: usize) -> Index {
        let place_bits = usize::BITS - places.leading_zeros();
        Index { buckets: vec![[0; BUCKET]; entries.div_ceil(BUCKET).max(1)], place_bits }
    }

    fn bucket(&self, key: u64) -> usize {
        let wide = u128::from(key) * self.buckets.len() as u128;
        usize::try_from(wide >> 64).unwrap_or(0)
    }

    fn kept(&self) -> u32 {
        1 << self.place_bits
    }

    fn entry(&self, key: u64, place: u32) -> u32 {
        self.tag(key) | (place + 1)
    }

    fn tag(&self, key: u64) -> u32 {
        // The bucket comes of the high bits, the tag of the low ones.
        let low = u32::try_from(key & 0xFFFF_FFFF).unwrap_or(0);
        low << (self.place_bits + 1)
    }

    /// The places recorded under the key, newest first; a few may be there by
    /// chance.
    pub(super) fn get(&self, key: u64) -> impl Iterator<Item = u32> + '_ {
        let (tag, kept) = (self.tag(key), self.kept());
        let places = kept - 1;
        let bucket = self.buckets.get(self.bucket(key)).copied().unwrap_or_default();
        bucket
            .into_iter()
            .filter(move |entry| *entry & places != 0 && *entry & !(places | kept) == tag)
            .map(move |entry| (entry & places) - 1)
    }

    pub(super) fn insert(&mut self, key: u64, place: u32) {
        let (entry, at, kept) = (self.entry(key, place), self.bucket(key), self.kept());
        if let Some(bucket) = self.buckets.get_mut(at) {
            push(bucket, entry, kept);
        }
    }

    /// Keeps the entry from falling off, or no longer does.
    pub(super) fn keep(&mut self, key: u64, place: u32, on: bool) {
        let (entry, at, kept) = (self.entry(key, place), self.bucket(key), self.kept());
        let Some(bucket) = self.buckets.get_mut(at) else { return };
        match bucket.iter_mut().find(|e| **e & !kept == entry) {
            Some(found) => *found = if on { entry | kept } else { entry },
            None if on => push(bucket, entry | kept, kept),
            None => {}
        }
        // The newest ones stay kept.
        for entry in bucket.iter_mut().filter(|entry| **entry & kept != 0).skip(KEPT) {
            *entry &= !kept;
        }
    }

    pub(super) fn remove(&mut self, key: u64, place: u32) {
        let (entry, at, kept) = (self.entry(key, place), self.bucket(key), self.kept());
        let Some(bucket) = self.buckets.get_mut(at) else { return };
        if let Some(i) = bucket.iter().position(|e| *e & !kept == entry) {
            if let Some(tail) = bucket.get_mut(i..) {
                tail.rotate_left(1);
            }
            if let Some(last) = bucket.last_mut() {
                *last = 0;
            }
        }
    }

    pub(super) fn buckets(&self) -> &[[u32; BUCKET]] {
        &self.buckets
    }

    pub(super) fn buckets_mut(&mut self) -> &mut [[u32; BUCKET]] {
        &mut self.buckets
    }

    pub(super) fn clear(&mut self) {
        self.buckets.fill([0; BUCKET]);
    }

    pub(super) fn bytes(&self) -> usize {
        self.buckets.capacity() * size_of::<[u32; BUCKET]>()
    }
}

/// Puts the entry first; a free place is taken, or the last that is not kept
/// falls off.
fn push(bucket: &mut [u32; BUCKET], entry: u32, kept: u32) {
    let free = bucket.iter().position(|e| *e == 0 || *e & !kept == entry & !kept);
    let end = free.or_else(|| bucket.iter().rposition(|e| e & kept == 0)).unwrap_or(BUCKET - 1);
    if let Some(head) = bucket.get_mut(..=end) {
        head.rotate_right(1);
    }
    if let Some(first) = bucket.first_mut() {
        *first = entry;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::vec::Vec;

    #[test]
    fn a_bucket_holds_four_and_keeps_two() {
        let mut index = Index::new(4, 1000);
        let places = |index: &Index| index.get(7).collect::<Vec<_>>();
        for place in 0..6 {
            index.insert(7, place);
        }
        assert_eq!(places(&index), [5, 4, 3, 2]);
        index.keep(7, 2, true);
        index.keep(7, 9, true);
        index.keep(7, 10, true);
        for place in 20..30 {
            index.insert(7, place);
        }
        assert_eq!(places(&index), [29, 28, 10, 9]);
        index.remove(7, 28);
        assert_eq!(places(&index), [29, 10, 9]);
    }
}
