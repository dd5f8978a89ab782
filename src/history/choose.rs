//! Which posts of those held under the keys are looked at, and what is recorded:
//! the same for every history.

use alloc::vec::Vec;

use crate::fingerprint::{Compare, Fingerprint, Keys, Sighting, Tally, have_words_in_common};

/// Posts from this likeness on, in per mille, are of one group.
pub(super) const GROUP: u16 = 700;

/// At most this many sightings are found by likeness, and four more by author.
const MAX_LIKE: usize = 8;

/// With fewer keys than this one in common is enough. Else it takes two, or one
/// under which there are at most [`RARE`] posts: among a million posts, that a pair
/// of words turns up again is mostly chance.
const FEW: usize = 5;
const RARE: usize = 2;

/// What turned up this often is compared unseen.
const OFTEN: u32 = 5;

/// At most this many posts are held under one key.
pub(super) const UNDER_KEY: usize = 4;

/// At most this many places turn up for one post.
const MAX_PLACES: usize = UNDER_KEY * Keys::MAX;
const _: () = assert!(MAX_PLACES % EIGHT == 0);

/// The posts that may match, the likeliest first, and after them the author's
/// posts near in time: what [`MemoryHistory::find`](super::MemoryHistory::find) does,
/// for a history that lies elsewhere.
///
/// `held` are the posts held under each of [`own.keys()`](Sighting::keys), in
/// the order of the keys, the newest first. Of each the first four count: the
/// store keeps at least the two newest, and lets the first post of a group fall
/// off last, see [`Group`]. A post is known by its number.
///
/// ```
/// use omdome::fingerprint::{FingerprintKey, Sighting, fingerprint};
/// use omdome::history::choose;
/// use omdome::text::TextBuffers;
///
/// let key = FingerprintKey::default();
/// let mut buffers = TextBuffers::new();
/// let print = fingerprint(&buffers.prepare("Bussen kom inte i dag heller."), &key);
/// let earlier = Sighting::new(print, 1, "u-80", Some("t-3"), 1000, &key);
/// let own = Sighting::new(print, 2, "u-81", Some("t-3"), 2000, &key);
/// // A store would be asked for each key of `own`.
/// let held: Vec<_> = own.keys().iter().map(|_| vec![earlier.clone()]).collect();
/// assert_eq!(choose(&own, &held), [earlier]);
/// ```
pub fn choose(own: &Sighting, held: &[Vec<Sighting>]) -> Vec<Sighting> {
    let Some((by_author, others)) = held.split_last() else { return Vec::new() };
    let mut known: Vec<&Sighting> = Vec::new();
    let mut hits = Hits::of(&own.keys());
    for held in others.iter().take(Keys::MAX) {
        let held = held.get(..UNDER_KEY).unwrap_or(held);
        for post in held {
            let at = known.iter().position(|other| other.number() == post.number());
            let at = at.unwrap_or_else(|| {
                known.push(post);
                known.len() - 1
            });
            hits.add(u32::try_from(at).unwrap_or(0), held.len());
        }
    }
    let mut found: Vec<Sighting> =
        hits.best().filter_map(|hit| hit.likely_of(own, &known)).collect();
    let like = found.len();
    for post in by_author.iter().take(UNDER_KEY) {
        let known = found.iter().take(like).any(|other| other.number() == post.number());
        if !known && post.author() == own.author() && own.is_near(post.at()) {
            found.push(post.clone().found_by_author());
        }
    }
    found
}

/// A post with those of the posts found that are like it: what is recorded
/// after its verdict.
///
/// A store keeps the [`first`](Group::first) of the group under its keys when
/// others fall off, two such posts for each key, so that a long campaign still
/// shows when it began; a post that turns out to be none is no longer kept so.
#[derive(Debug)]
pub struct Group<'a> {
    own: &'a Sighting,
    like: [Option<&'a Sighting>; MAX_LIKE],
    tally: Tally,
}

impl<'a> Group<'a> {
    /// The group of a post, of the posts found for it.
    pub fn of(own: &'a Sighting, found: &'a [Sighting]) -> Group<'a> {
        let mut group = Group { own, like: [None; MAX_LIKE], tally: own.tally() };
        let mut free = group.like.iter_mut();
        let mut compare = None;
        // What has none of the keys in common is not compared.
        for post in found.iter().filter(|post| !post.is_found_by_author()) {
            let compare = compare.get_or_insert_with(|| Compare::with(own.fingerprint()));
            let is_like =
                !post.fingerprint().is_short() && compare.likeness(post.fingerprint()) >= GROUP;
            if is_like {
                group.tally = group.tally.join(post.tally());
                if let Some(to) = free.next() {
                    *to = Some(post);
                }
            }
        }
        group
    }

    /// What is recorded: the post's own sighting, with the groups of the like
    /// posts taken into its [`tally`](Sighting::tally).
    pub fn record(&self) -> Sighting {
        self.own.clone().with_tally(self.tally)
    }

    pub(super) fn tally(&self) -> Tally {
        self.tally
    }

    /// The like posts, at most eight.
    pub fn like(&self) -> impl Iterator<Item = &'a Sighting> + '_ {
        self.like.iter().flatten().copied()
    }

    /// The first of the like posts by time and number.
    pub fn first(&self) -> Option<&'a Sighting> {
        self.like().min_by_key(|post| (post.at(), post.number()))
    }

    pub(super) fn last(&self) -> Option<&'a Sighting> {
        self.like().max_by_key(|post| (post.at(), post.number()))
    }
}

/// Places that turned up under the keys, with how often.
pub(super) struct Hits {
    /// Eight at a time, so that a place is looked for without branches.
    places: [[u32; EIGHT]; MAX_PLACES / EIGHT],
    counts: [[u32; EIGHT]; MAX_PLACES / EIGHT],
    len: usize,
    /// How often a place must turn up.
    least: u32,
}

const EIGHT: usize = 8;

impl Hits {
    pub(super) fn of(keys: &Keys) -> Hits {
        let least = if keys.of_text().len() < FEW { 1 } else { 2 };
        let none = [[0; EIGHT]; MAX_PLACES / EIGHT];
        Hits { places: none, counts: none, len: 0, least }
    }

    /// Counts a place that turned up under a key with so many places in all. What
    /// is rare counts twice.
    #[inline]
    pub(super) fn add(&mut self, place: u32, of: usize) {
        let weight = if of <= RARE { 2 } else { 1 };
        // Counted from one, so that an empty slot is like none.
        let place = place + 1;
        let eights = self.places.iter().zip(&mut self.counts);
        for (places, counts) in eights.take(self.len.div_ceil(EIGHT)) {
            let mut known = false;
            for (other, count) in places.iter().zip(counts) {
                *count += if *other == place { weight } else { 0 };
                known |= *other == place;
            }
            if known {
                return;
            }
        }
        let slot = self.places.as_flattened_mut().get_mut(self.len);
        if let (Some(slot), Some(count)) = (slot, self.counts.as_flattened_mut().get_mut(self.len))
        {
            (*slot, *count) = (place, weight);
            self.len += 1;
        }
    }

    /// The places that turned up most often, at most [`MAX_LIKE`]; those that
    /// turned up less than a quarter as often as the first are chance.
    #[inline]
    pub(super) fn best(&self) -> impl Iterator<Item = Hit> + '_ {
        let counted = || self.counts.as_flattened().iter().zip(self.places.as_flattened());
        let counted = move || counted().take(self.len);
        let most = counted().map(|(count, _)| *count).max().unwrap_or(0);
        let least = most.div_ceil(4).max(self.least);
        let of_count = move |n: u32| counted().filter(move |(count, _)| **count == n);
        let hit = |(count, place): (&u32, &u32)| Hit { place: place - 1, count: *count };
        (least..=most).rev().flat_map(of_count).map(hit).take(MAX_LIKE)
    }
}

/// A place with how often it turned up.
#[derive(Clone, Copy)]
pub(super) struct Hit {
    pub(super) place: u32,
    count: u32,
}

impl Hit {
    /// Whether the post at the place is worth a comparison: it turned up often, or
    /// has words in common beyond the pair that led to it.
    #[inline]
    pub(super) fn is_likely(self, own: &Fingerprint, other: &Fingerprint) -> bool {
        self.count >= OFTEN || own.exact() == other.exact() || have_words_in_common(own, other)
    }

    fn likely_of(self, own: &Sighting, known: &[&Sighting]) -> Option<Sighting> {
        let post = *known.get(self.place as usize)?;
        self.is_likely(own.fingerprint(), post.fingerprint()).then(|| post.clone())
    }
}
