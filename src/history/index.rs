//! From look-up keys to places in the table: fixed buckets.

use alloc::vec;
use alloc::vec::Vec;

use super::choose::UNDER_KEY;
use crate::fingerprint::Keys;

/// Entries of a bucket, half a cache line.
pub(super) const BUCKET: usize = 8;

/// Entries of one key that can be kept from falling off, and of a bucket.
const KEPT: usize = 2;
const KEPT_IN_BUCKET: usize = 4;

#[derive(Clone, Copy, Default)]
#[repr(align(32))]
pub(super) struct Bucket(pub(super) [u32; BUCKET]);

/// A hash table with buckets of eight that never grow: the newest entry is first,
/// and what falls off the end is forgotten. Of one key a bucket holds four. A raid
/// on one text, or a crafted collision, therefore costs what any other post costs.
/// Two entries of a key can be kept: those of the first post of a group.
///
/// An entry holds a place, counted from one, whether it is kept, and in the bits
/// that are left a tag of the key, so that a bucket is one read and what lies under
/// other keys is passed over without looking at the posts.
#[derive(Clone)]
pub(super) struct Index {
    buckets: Vec<Bucket>,
    place_bits: u32,
}

impl Index {
    /// `places` is at most 2²⁴, so that at least six bits are left for tags.
    pub(super) fn new(entries: usize, places: usize) -> Index {
        let place_bits = usize::BITS - places.leading_zeros();
        let buckets = entries.div_ceil(BUCKET).max(1);
        Index { buckets: vec![Bucket::default(); buckets], place_bits }
    }

    fn bucket(&self, key: u64) -> usize {
        let wide = u128::from(key) * self.buckets.len() as u128;
        usize::try_from(wide >> 64).unwrap_or(0)
    }

    fn layout(&self) -> Layout {
        let kept = 1 << self.place_bits;
        Layout { kept, places: kept - 1 }
    }

    fn tag(&self, key: u64) -> u32 {
        // The bucket comes of the high bits, the tag of the low ones.
        let low = u32::try_from(key & 0xFFFF_FFFF).unwrap_or(0);
        low << (self.place_bits + 1)
    }

    /// The buckets of the keys: all reads at once, before anything depends on what
    /// one of them holds.
    #[inline]
    pub(super) fn buckets_of(&self, keys: &[u64]) -> [Bucket; Keys::MAX] {
        let mut buckets = [Bucket::default(); Keys::MAX];
        for (to, key) in buckets.iter_mut().zip(keys) {
            *to = self.buckets.get(self.bucket(*key)).copied().unwrap_or_default();
        }
        buckets
    }

    /// The places that its bucket holds under the key, newest first; a few may be
    /// there by chance.
    #[inline]
    pub(super) fn places(&self, key: u64, Bucket(bucket): &Bucket) -> Found {
        let (tag, layout) = (self.tag(key), self.layout());
        let mut found = Found { places: [0; UNDER_KEY], len: 0 };
        if layout.has(bucket, tag) {
            let of_key = bucket.iter().filter(|entry| layout.is_of(**entry, tag));
            for (to, entry) in found.places.iter_mut().zip(of_key) {
                *to = (entry & layout.places) - 1;
                found.len += 1;
            }
        }
        found
    }

    /// Puts a place first under the key.
    #[inline]
    pub(super) fn insert(&mut self, key: u64, place: u32) {
        let (entry, layout, at) = (self.tag(key) | (place + 1), self.layout(), self.bucket(key));
        let Some(Bucket(bucket)) = self.buckets.get_mut(at) else { return };
        let last_falls = bucket.last().is_some_and(|last| last & layout.kept == 0);
        if last_falls && !layout.has(bucket, entry & layout.tags()) {
            bucket.copy_within(..BUCKET - 1, 1);
            if let Some(first) = bucket.first_mut() {
                *first = entry;
            }
        } else {
            layout.push(bucket, entry);
        }
    }

    /// Keeps the entry from falling off, or no longer does.
    pub(super) fn keep(&mut self, key: u64, place: u32, on: bool) {
        let (entry, layout, at) = (self.tag(key) | (place + 1), self.layout(), self.bucket(key));
        let Some(Bucket(bucket)) = self.buckets.get_mut(at) else { return };
        match bucket.iter_mut().find(|e| **e & !layout.kept == entry) {
            Some(found) => *found = if on { entry | layout.kept } else { entry },
            None if on => layout.push(bucket, entry | layout.kept),
            None => {}
        }
        // The newest ones stay kept.
        let tag = entry & layout.tags();
        let is_kept = |entry: &&mut u32| **entry & layout.kept != 0;
        let of_key = bucket.iter_mut().filter(is_kept).filter(|e| **e & layout.tags() == tag);
        of_key.skip(KEPT).for_each(|entry| *entry &= !layout.kept);
        let all = bucket.iter_mut().filter(is_kept);
        all.skip(KEPT_IN_BUCKET).for_each(|entry| *entry &= !layout.kept);
    }

    pub(super) fn remove(&mut self, key: u64, place: u32) {
        let (entry, layout, at) = (self.tag(key) | (place + 1), self.layout(), self.bucket(key));
        let Some(Bucket(bucket)) = self.buckets.get_mut(at) else { return };
        if let Some(i) = bucket.iter().position(|e| *e & !layout.kept == entry) {
            if let Some(tail) = bucket.get_mut(i..) {
                tail.rotate_left(1);
            }
            if let Some(last) = bucket.last_mut() {
                *last = 0;
            }
        }
    }

    pub(super) fn buckets(&self) -> &[Bucket] {
        &self.buckets
    }

    pub(super) fn buckets_mut(&mut self) -> &mut [Bucket] {
        &mut self.buckets
    }

    pub(super) fn clear(&mut self) {
        self.buckets.fill(Bucket::default());
    }

    pub(super) fn bytes(&self) -> usize {
        self.buckets.capacity() * size_of::<Bucket>()
    }
}

/// The places under a key.
pub(super) struct Found {
    places: [u32; UNDER_KEY],
    len: usize,
}

impl Found {
    pub(super) fn as_slice(&self) -> &[u32] {
        self.places.get(..self.len).unwrap_or_default()
    }
}

/// Which bits of an entry say what.
#[derive(Clone, Copy)]
struct Layout {
    kept: u32,
    places: u32,
}

impl Layout {
    fn tags(self) -> u32 {
        !(self.places | self.kept)
    }

    /// Whether any entry has the tag. Without branches; an empty entry may pass.
    #[inline]
    fn has(self, bucket: &[u32; BUCKET], tag: u32) -> bool {
        bucket.iter().fold(false, |any, entry| any | (entry & self.tags() == tag))
    }

    fn is_of(self, entry: u32, tag: u32) -> bool {
        entry & self.places != 0 && entry & self.tags() == tag
    }

    /// Puts the entry first. What falls off is the entry itself, if it is there;
    /// else, if its key has four, the last of those; else the last of all: of
    /// either the last that is not kept.
    fn push(self, bucket: &mut [u32; BUCKET], entry: u32) {
        let tag = entry & self.tags();
        let is_own = |e: &u32| self.is_of(*e, tag);
        let is_loose = |e: &u32| *e & self.kept == 0;
        let itself = bucket.iter().position(|e| *e & !self.kept == entry & !self.kept);
        let of_key = || {
            let is_full = bucket.iter().filter(|e| is_own(e)).count() >= UNDER_KEY;
            let loose = || bucket.iter().rposition(|e| is_own(e) && is_loose(e));
            is_full.then(|| loose().or_else(|| bucket.iter().rposition(is_own))).flatten()
        };
        let of_all = || {
            let free = bucket.iter().position(|e| *e == 0);
            free.or_else(|| bucket.iter().rposition(is_loose))
        };
        let end = itself.or_else(of_key).or_else(of_all).unwrap_or(BUCKET - 1);
        if let Some(head) = bucket.get_mut(..=end) {
            head.rotate_right(1);
        }
        if let Some(first) = bucket.first_mut() {
            *first = entry;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::vec::Vec;

    fn places(index: &Index, key: u64) -> Vec<u32> {
        let [bucket, ..] = index.buckets_of(&[key]);
        index.places(key, &bucket).as_slice().to_vec()
    }

    #[test]
    fn a_key_has_four_places_and_keeps_two() {
        let mut index = Index::new(4, 1000);
        for place in 0..6 {
            index.insert(7, place);
        }
        assert_eq!(places(&index, 7), [5, 4, 3, 2]);
        index.keep(7, 2, true);
        index.keep(7, 9, true);
        index.keep(7, 10, true);
        for place in 20..30 {
            index.insert(7, place);
        }
        assert_eq!(places(&index, 7), [29, 28, 10, 9]);
        index.remove(7, 28);
        assert_eq!(places(&index, 7), [29, 10, 9]);
    }

    #[test]
    fn one_key_does_not_push_out_another_and_the_oldest_falls_off() {
        let mut index = Index::new(8, 1000);
        index.insert(1, 500);
        for place in 0..100 {
            index.insert(2, place);
        }
        assert_eq!(places(&index, 1), [500]);
        assert_eq!(places(&index, 2), [99, 98, 97, 96]);
        for key in 3..10 {
            index.insert(key, 600);
        }
        assert!(places(&index, 1).is_empty());
        assert_eq!(places(&index, 2), [99]);
        assert_eq!(places(&index, 3), [600]);
    }
}
