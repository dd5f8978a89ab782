//! Which posts of those held under the keys are looked at, and what is recorded:
//! the same for every history.

use alloc::vec::Vec;

use crate::fingerprint::{Compare, Sighting, Tally};

/// Posts from this likeness on, in per mille, are of one group.
pub(super) const GROUP: u16 = 700;

/// At most this many sightings are found by likeness, and four more by author.
const MAX_LIKE: usize = 8;

/// At most this many of them turned up under one key only: among a million
/// posts most of these are chance.
const MAX_ONCE: usize = 4;

/// At most this many posts are held under one key.
pub(super) const UNDER_KEY: usize = 4;

/// At most this many places are looked at for one post.
const MAX_PLACES: usize = 56;

/// The posts that may match, the likeliest first, and after them the author's
/// latest posts: what [`MemoryHistory::find`](super::MemoryHistory::find) does,
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
    let mut hits = Hits::new();
    for post in others.iter().take(13).flat_map(|held| held.iter().take(UNDER_KEY)) {
        let at = known.iter().position(|other| other.number() == post.number());
        let at = at.unwrap_or_else(|| {
            known.push(post);
            known.len() - 1
        });
        hits.add(u32::try_from(at).unwrap_or(0));
    }
    let mut found: Vec<Sighting> =
        hits.best().filter_map(|at| known.get(at as usize).copied().cloned()).collect();
    let like = found.len();
    for post in by_author.iter().take(UNDER_KEY) {
        let known = found.iter().take(like).any(|other| other.number() == post.number());
        if !known && post.author() == own.author() {
            found.push(post.clone());
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
        let compare = Compare::with(own.fingerprint());
        for post in found {
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
    /// A hash table of places, counted from one, with the count in the bits
    /// above [`COUNT`](Hits::COUNT).
    slots: [u32; Hits::SLOTS],
    /// The slots in use.
    used: [u8; MAX_PLACES],
    len: usize,
    most: u32,
}

impl Hits {
    const SLOTS: usize = 128;
    const COUNT: u32 = 26;

    pub(super) fn new() -> Hits {
        Hits { slots: [0; Hits::SLOTS], used: [0; MAX_PLACES], len: 0, most: 0 }
    }

    pub(super) fn add(&mut self, place: u32) {
        let mask = (1 << Hits::COUNT) - 1;
        let start = usize::try_from(place.wrapping_mul(0x9E37_79B1) >> 25).unwrap_or(0);
        // INVARIANT: more slots than places, so a free one is met.
        for at in start..start + Hits::SLOTS {
            let Some(slot) = self.slots.get_mut(at % Hits::SLOTS) else { return };
            if *slot == 0 {
                let Some(used) = self.used.get_mut(self.len) else { return };
                *used = u8::try_from(at % Hits::SLOTS).unwrap_or(0);
                self.len += 1;
                *slot = place + 1;
            }
            if *slot & mask == place + 1 {
                *slot += 1 << Hits::COUNT;
                self.most = self.most.max(*slot >> Hits::COUNT);
                return;
            }
        }
    }

    /// The places that turned up most often, at most [`MAX_LIKE`]; those that
    /// turned up less than a quarter as often as the first are chance.
    pub(super) fn best(&self) -> impl Iterator<Item = u32> + '_ {
        let least = self.most.div_ceil(4).max(1);
        let slots = || {
            let used = self.used.iter().take(self.len);
            used.filter_map(|at| self.slots.get(usize::from(*at)).copied())
        };
        let counts = slots().fold(0u64, |counts, slot| counts | 1 << (slot >> Hits::COUNT));
        (least..=self.most)
            .rev()
            .filter(move |count| counts >> count & 1 == 1)
            .flat_map(move |count| {
                let most = if count == 1 { MAX_ONCE } else { MAX_LIKE };
                slots().filter(move |slot| slot >> Hits::COUNT == count).take(most)
            })
            .map(|slot| (slot & ((1 << Hits::COUNT) - 1)) - 1)
            .take(MAX_LIKE)
    }
}
