//! A bounded history in memory.
//!
//! Keys out, sightings in, that is the whole contract between this crate and a
//! history of posts; [`MemoryHistory`] is one that fits into a process. It
//! allocates once, what it costs does not grow with a raid, and no one can push
//! others out of it:
//!
//! - posts lie in sets by author; a full set lets go of the author's own oldest
//!   posts first, and of posts that have been matched last;
//! - the keys of a post lead to buckets that never grow, each half a cache line;
//! - what is there by chance is told from tags in the bucket, from how often a post
//!   turns up and from the words it has in common, before it is compared.
//!
//! # What one post costs
//!
//! Looking up reads one half cache line for each key, and one for the author, all at
//! once; a post that nobody wrote before is mostly told from these alone. Recording
//! writes the same lines, the row of the post and a line of its set. None of this
//! depends on how many posts are held or are alike, but reads of a table of a
//! million posts wait for memory. A like post costs a comparison as well, O(32²) at
//! most and eight at most.
//!
//! A history in a database comes to the same verdicts with the two functions
//! that [`MemoryHistory`] itself goes by: [`choose`] before the verdict, and
//! [`Group`] after it. `examples/shared-history` is one in Redis.

mod authors;
mod choose;
mod index;
mod save;
mod table;
#[cfg(test)]
mod tests;

use alloc::vec::Vec;
use core::fmt;

use self::authors::Authors;
use self::choose::Hits;
pub use self::choose::{Group, choose};
use self::index::Index;
use self::table::Table;
use crate::fingerprint::{FingerprintKey, Sighting};

/// Index entries for each post.
const ENTRIES: usize = 8;

/// A bounded history of posts in memory.
///
/// Looking up and recording are two calls, so that a post is recorded after its
/// verdict, and a draft never. Times may come in any order. References are the
/// caller's: the history keeps numbers.
///
/// ```
/// use omdome::fingerprint::{FingerprintKey, Sighting, fingerprint};
/// use omdome::history::MemoryHistory;
/// use omdome::text::TextBuffers;
///
/// let key = FingerprintKey::default();
/// let mut history = MemoryHistory::new(10_000, key);
/// let mut buffers = TextBuffers::new();
/// let mut found = Vec::new();
/// let texts = ["Stäng inte vår akut, det är livsfarligt!", "Stäng INTE vår akut - det är livsfarligt"];
/// for (number, text) in (0..).zip(texts) {
///     let print = fingerprint(&buffers.prepare(text), &key);
///     let own = Sighting::new(print, number, "u-81", Some("t-3"), 1000, &key);
///     history.find(&own, &mut found);
///     // ... classify the post with these sightings, and then:
///     history.record(&own, &found);
/// }
/// assert_eq!(found.len(), 1);
/// assert_eq!(found[0].number(), 0);
/// ```
#[derive(Clone)]
pub struct MemoryHistory {
    key: FingerprintKey,
    table: Table,
    index: Index,
    authors: Authors,
}

impl MemoryHistory {
    /// A history of at least `capacity` posts (rounded up to whole sets of 128),
    /// about 160 bytes each, allocated here and never again. At most 2²⁴ posts.
    pub fn new(capacity: usize, key: FingerprintKey) -> MemoryHistory {
        let table = Table::new(capacity.min(1 << 24));
        let index = Index::new(table.places() * ENTRIES, table.places());
        let authors = Authors::new(table.places());
        MemoryHistory { key, table, index, authors }
    }

    /// The key it was made for.
    pub fn key(&self) -> &FingerprintKey {
        &self.key
    }

    /// How many posts there is room for.
    pub fn capacity(&self) -> usize {
        self.table.places()
    }

    /// How many posts are held. O(capacity).
    pub fn len(&self) -> usize {
        self.table.len()
    }

    /// Whether no post is held. O(capacity).
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many bytes are allocated.
    pub fn bytes(&self) -> usize {
        self.table.bytes() + self.index.bytes() + self.authors.bytes()
    }

    /// Puts the posts that may match into `found`, the likeliest first, and
    /// after them the author's posts near in time. Constant time: at most 8 cache
    /// lines and 12 posts are read.
    pub fn find(&self, own: &Sighting, found: &mut Vec<Sighting>) {
        found.clear();
        let keys = own.keys();
        let mut hits = Hits::of(&keys);
        let buckets = self.index.buckets_of(keys.of_text());
        let line = self.authors.line_of(own.author());
        self.table.fetch(own.author());
        for (key, bucket) in keys.of_text().iter().zip(&buckets) {
            let places = self.index.places(*key, bucket);
            let places = places.as_slice();
            places.iter().for_each(|place| hits.add(*place, places.len()));
        }
        for hit in hits.best() {
            let print = self.table.fingerprint(hit.place);
            if print.is_some_and(|print| hit.is_likely(own.fingerprint(), print)) {
                found.extend(self.table.get(hit.place));
            }
        }
        let like = found.len();
        for place in line.near(own.author(), own.at()) {
            let at = self.table.at(place, own.author());
            let known = found.iter().take(like).any(|post| post.place() == place);
            if !known && at.is_some_and(|at| own.is_near(at)) {
                found.extend(self.table.get(place).map(Sighting::found_by_author));
            }
        }
    }

    /// Records a post, after its verdict. `found` is what was found for it; it
    /// tells which group of like posts the post belongs to.
    pub fn record(&mut self, own: &Sighting, found: &[Sighting]) {
        if own.fingerprint().check_differs(&self.key) {
            return;
        }
        let group = Group::of(own, found);
        self.protect_ends(&group);
        let next =
            self.table.next(own.author(), self.authors.line_of(own.author()).has(own.author()));
        if next.by_quota {
            // A flood leaves no trace in the index; elsewhere the keys of a post
            // that went soon fall off the ends of their buckets by themselves.
            self.forget_keys(next.place);
        }
        self.table.put(next.place, own, group.tally());
        for key in own.keys().of_text() {
            self.index.insert(*key, next.place);
        }
        self.authors.insert(own.author(), own.at(), next.place);
    }

    /// Protects the first and the latest of the like posts found.
    fn protect_ends(&mut self, group: &Group<'_>) {
        let first = group.first().map(Sighting::place);
        let last = group.last().map(Sighting::place);
        for post in group.like() {
            let place = Some(post.place());
            if self.table.number(post.place()) == Some(post.number()) {
                self.protect(post, place == first || place == last, place == first);
            }
        }
    }

    /// Protects a post in the table, and its entries in the index if it is the
    /// first of its group; or no longer does.
    fn protect(&mut self, post: &Sighting, is_end: bool, is_first: bool) {
        let place = post.place();
        let (was_end, was_first) = (self.table.is_protected(place), self.table.is_first(place));
        if is_end == was_end && is_first == was_first {
            return;
        }
        let let_go = self.table.protect(place, is_end, is_first);
        if is_first != was_first {
            let keys = post.keys();
            keys.of_text().iter().for_each(|key| self.index.keep(*key, place, is_first));
        }
        if let Some(old) = let_go.and_then(|place| self.table.get(place)) {
            let keys = old.keys();
            keys.of_text().iter().for_each(|key| self.index.keep(*key, old.place(), false));
        }
    }

    fn forget_keys(&mut self, place: u32) {
        if let Some(old) = self.table.get(place) {
            for key in old.keys().of_text() {
                self.index.remove(*key, place);
            }
            self.authors.remove(old.author(), place);
        }
    }

    /// Forgets all posts before this time, as a stated time of storage needs.
    /// O(capacity).
    pub fn forget_before(&mut self, at: i64) {
        for place in 0..u32::try_from(self.table.places()).unwrap_or(0) {
            if self.table.get(place).is_some_and(|post| post.at() < at) {
                self.forget_keys(place);
                self.table.free(place);
            }
        }
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        self.index.clear();
        self.authors.clear();
        for place in 0..u32::try_from(self.table.places()).unwrap_or(0) {
            self.table.free(place);
        }
    }
}

/// Sizes only.
impl fmt::Debug for MemoryHistory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MemoryHistory")
            .field("capacity", &self.capacity())
            .field("bytes", &self.bytes())
            .finish_non_exhaustive()
    }
}
