//! From look-up keys to places in the table: fixed buckets.

use alloc::vec;
use alloc::vec::Vec;

/// Entries of one key and whatever else falls into its bucket.
const BUCKET: usize = 4;

/// A hash table with buckets of four that never grow: the newest entry is first,
/// and what falls off the end is forgotten. A raid on one text, or a crafted
/// collision, therefore costs what any other post costs.
///
/// An entry holds a place, counted from one, and in the bits that are left a tag
/// of the key.
#[derive(Clone)]
pub(super) struct Index {
    buckets: Vec<[u32; BUCKET]>,
    place_bits: u32,
}

impl Index {
    pub(super) fn new(entries: usize, places: usize) -> Index {
        let place_bits = usize::BITS - places.leading_zeros();
        Index { buckets: vec![[0; BUCKET]; entries.div_ceil(BUCKET).max(1)], place_bits }
    }

    fn bucket(&self, key: u64) -> usize {
        let wide = u128::from(key) * self.buckets.len() as u128;
        usize::try_from(wide >> 64).unwrap_or(0)
    }

    fn tag(&self, key: u64) -> u32 {
        // The bucket comes of the high bits, the tag of the low ones.
        let low = u32::try_from(key & 0xFFFF_FFFF).unwrap_or(0);
        low.checked_shl(self.place_bits).unwrap_or(0)
    }

    fn entry(&self, key: u64, place: u32) -> u32 {
        self.tag(key) | (place + 1)
    }

    /// The places recorded under the key, newest first; a few may be there by
    /// chance.
    pub(super) fn get(&self, key: u64) -> impl Iterator<Item = u32> + '_ {
        let tag = self.tag(key);
        let places = !u32::MAX.checked_shl(self.place_bits).unwrap_or(0);
        let bucket = self.buckets.get(self.bucket(key)).copied().unwrap_or_default();
        bucket
            .into_iter()
            .filter(move |entry| *entry & places != 0 && *entry & !places == tag)
            .map(move |entry| (entry & places) - 1)
    }

    pub(super) fn insert(&mut self, key: u64, place: u32) {
        let entry = self.entry(key, place);
        let at = self.bucket(key);
        let Some(bucket) = self.buckets.get_mut(at) else { return };
        let mut moved = entry;
        for slot in bucket {
            core::mem::swap(slot, &mut moved);
            if moved == 0 || moved == entry {
                break;
            }
        }
    }

    pub(super) fn remove(&mut self, key: u64, place: u32) {
        let entry = self.entry(key, place);
        let at = self.bucket(key);
        let Some(bucket) = self.buckets.get_mut(at) else { return };
        if let Some(i) = bucket.iter().position(|e| *e == entry) {
            if let Some(tail) = bucket.get_mut(i..) {
                tail.rotate_left(1);
            }
            if let Some(last) = bucket.last_mut() {
                *last = 0;
            }
        }
    }

    pub(super) fn clear(&mut self) {
        self.buckets.fill([0; BUCKET]);
    }

    pub(super) fn bytes(&self) -> usize {
        self.buckets.capacity() * size_of::<[u32; BUCKET]>()
    }
}
