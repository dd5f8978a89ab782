//! A bounded history in memory.
//!
//! Keys out, sightings in, that is the whole contract between this crate and a
//! history of posts; [`MemoryHistory`] is one that fits into a process. It
//! allocates once, what it costs does not grow with a raid, and no one can push
//! others out of it:
//!
//! - posts lie in sets by author; a full set lets go of the author's own oldest
//!   posts first, and of posts that have been matched last;
//! - the keys of a post lead to buckets of four that never grow.

mod index;
mod save;
mod table;

use alloc::vec::Vec;
use core::fmt;

use self::index::Index;
use self::table::Table;
use crate::fingerprint::{FingerprintKey, Sighting};

/// Index entries for each post.
const ENTRIES: usize = 9;

/// Posts from this likeness on, in per mille, are of one group.
const GROUP: u16 = 700;

/// At most this many sightings are found by likeness, and four more by author.
const MAX_LIKE: usize = 8;

/// At most this many places are looked at for one post.
const MAX_PLACES: usize = 56;

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
}

impl MemoryHistory {
    /// A history of at least `capacity` posts (rounded up to whole sets of 128),
    /// about 160 bytes each, allocated here and never again. At most 2²⁴ posts.
    pub fn new(capacity: usize, key: FingerprintKey) -> MemoryHistory {
        let table = Table::new(capacity.min(1 << 24));
        let index = Index::new(table.places() * ENTRIES, table.places());
        MemoryHistory { key, table, index }
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
        self.table.bytes() + self.index.bytes()
    }

    /// Puts the posts that may match into `found`, the likeliest first, and
    /// after them the author's latest posts. Constant time: at most 14 buckets
    /// and 12 posts are read.
    pub fn find(&self, own: &Sighting, found: &mut Vec<Sighting>) {
        found.clear();
        let mut hits = Hits::default();
        let keys = own.keys();
        let author = own.author_key();
        for key in keys.iter() {
            for place in self.index.get(key) {
                if key == author { hits.add_author(place) } else { hits.add(place, 1) }
            }
        }
        hits.rank(|place| self.table.age(place));
        found.extend(hits.best().filter_map(|place| self.table.get(place)));
    }

    /// Records a post, after its verdict. `found` is what was found for it; it
    /// tells which group of like posts the post belongs to.
    pub fn record(&mut self, own: &Sighting, found: &[Sighting]) {
        if own.fingerprint().check_differs(&self.key) {
            return;
        }
        let mut own = own.clone();
        self.group(&mut own, found);
        let place = self.table.next_place(own.author());
        if let Some(old) = self.table.get(place) {
            for key in old.keys().iter() {
                self.index.remove(key, place);
            }
        }
        self.table.put(place, &own);
        for key in own.keys().iter() {
            self.index.insert(key, place);
        }
    }

    /// Adds the groups of like posts to the post's own, and protects the first
    /// and the latest of them.
    fn group(&mut self, own: &mut Sighting, found: &[Sighting]) {
        let like = |s: &&Sighting| {
            self.table.number(s.place()) == Some(s.number())
                && !s.fingerprint().is_short()
                && own.fingerprint().likeness(s.fingerprint()) >= GROUP
        };
        let tally = found.iter().filter(like).fold(own.tally(), |t, s| t.join(s.tally()));
        let ends = [
            found.iter().filter(like).min_by_key(|s| (s.at(), s.number())),
            found.iter().filter(like).max_by_key(|s| (s.at(), s.number())),
        ];
        let ends = ends.map(|end| end.map(Sighting::place));
        let places: [Option<u32>; MAX_LIKE] = {
            let mut all = found.iter().filter(like).map(Sighting::place);
            core::array::from_fn(|_| all.next())
        };
        own.set_tally(tally);
        for place in places.into_iter().flatten() {
            let is_end = ends.contains(&Some(place));
            if is_end != self.table.is_protected(place) {
                self.table.protect(place, is_end);
            }
        }
    }

    /// Forgets all posts before this time, as a stated time of storage needs.
    /// O(capacity).
    pub fn forget_before(&mut self, at: i64) {
        for place in 0..u32::try_from(self.table.places()).unwrap_or(0) {
            let Some(post) = self.table.get(place).filter(|post| post.at() < at) else { continue };
            for key in post.keys().iter() {
                self.index.remove(key, place);
            }
            self.table.free(place);
        }
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        self.index.clear();
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

/// Places that turned up under the keys, with how often.
struct Hits {
    places: [(u32, u32); MAX_PLACES],
    len: usize,
    authors: [u32; 4],
    authors_len: usize,
}

impl Default for Hits {
    fn default() -> Hits {
        Hits { places: [(0, 0); MAX_PLACES], len: 0, authors: [0; 4], authors_len: 0 }
    }
}

impl Hits {
    fn add(&mut self, place: u32, weight: u32) {
        let known = self.places.iter_mut().take(self.len).find(|(p, _)| *p == place);
        if let Some((_, count)) = known {
            *count += weight;
        } else if let Some(to) = self.places.get_mut(self.len) {
            *to = (place, weight);
            self.len += 1;
        }
    }

    fn add_author(&mut self, place: u32) {
        if let Some(to) = self.authors.get_mut(self.authors_len) {
            *to = place;
            self.authors_len += 1;
        }
    }

    /// The places that turned up most often come first, and of these the latest.
    fn rank(&mut self, age: impl Fn(u32) -> u32) {
        let hits = self.places.get_mut(..self.len).unwrap_or_default();
        hits.sort_unstable_by_key(|(place, count)| {
            (core::cmp::Reverse(*count), core::cmp::Reverse(age(*place)))
        });
    }

    fn best(&self) -> impl Iterator<Item = u32> + '_ {
        let like = self.places.iter().take(self.len.min(MAX_LIKE)).map(|(place, _)| *place);
        let is_new = move |place: &u32| !like.clone().any(|p| p == *place);
        let like = self.places.iter().take(self.len.min(MAX_LIKE)).map(|(place, _)| *place);
        let authors = self.authors.iter().take(self.authors_len).copied();
        like.chain(authors.filter(is_new))
    }
}
