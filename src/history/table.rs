//! The posts themselves: sets of fixed size, chosen by author.

use alloc::vec;
use alloc::vec::Vec;

use crate::fingerprint::{Fingerprint, Sighting, Tally};

/// Places in a set. All posts of one author are in one set.
pub(super) const SET: usize = 128;
/// At most this many unmatched posts of one author stay when a set is full.
const QUOTA: usize = 16;
/// At most this many places of a set are protected.
const PROTECTED: u32 = 32;

/// A post; one without posts in its tally is an empty place.
#[derive(Clone, Copy)]
struct Row {
    fingerprint: Fingerprint,
    number: u64,
    at: i64,
    author: u32,
    thread: u32,
    tally: Tally,
}

/// Sets of [`SET`] posts each, filled round and round.
///
/// What goes when a set is full: the author's own oldest unmatched post, if the
/// author has the quota of them; else the oldest unmatched post of the set. So a
/// flood by one author displaces an eighth of one set, and unique posts never
/// displace one that was matched.
#[derive(Clone)]
pub(super) struct Table {
    rows: Vec<Row>,
    sets: Vec<Set>,
}

/// What is known of a set: eight bits of the author for each place, so that
/// looking for an author reads little memory, and a bit for each place.
#[derive(Clone, Copy)]
#[repr(align(64))]
pub(super) struct Set {
    tags: [u8; SET],
    pub(super) held: u128,
    pub(super) protected: u128,
    pub(super) first: u128,
    /// The place that is written next, which is the oldest.
    pub(super) cursor: u8,
}

/// Where a post goes, and whether it takes the place of one by the same author
/// because of the quota.
#[derive(Clone, Copy)]
pub(super) struct Next {
    pub(super) place: u32,
    pub(super) by_quota: bool,
}

impl Table {
    pub(super) fn new(capacity: usize) -> Table {
        let sets = capacity.max(1).div_ceil(SET);
        let empty = Row {
            fingerprint: Fingerprint::EMPTY,
            number: 0,
            at: 0,
            author: 0,
            thread: 0,
            tally: Tally { posts: 0, threads: 0, authors: 0 },
        };
        Table { rows: vec![empty; sets * SET], sets: vec![Set::EMPTY; sets] }
    }

    pub(super) fn places(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn len(&self) -> usize {
        self.sets.iter().map(|set| set.held.count_ones() as usize).sum()
    }

    fn set_of(&self, author: u32) -> usize {
        // INVARIANT: the product's high half is below the number of sets.
        usize::try_from((u64::from(author) * self.sets.len() as u64) >> 32).unwrap_or(0)
    }

    /// Reads what recording a post of the author will need, so that it is near then.
    #[inline]
    pub(super) fn fetch(&self, author: u32) {
        core::hint::black_box(self.sets.get(self.set_of(author)).map(|set| set.cursor));
    }

    fn row(&self, place: u32) -> Option<&Row> {
        self.rows.get(place as usize).filter(|row| row.tally.posts > 0)
    }

    /// The post at a place.
    #[inline]
    pub(super) fn get(&self, place: u32) -> Option<Sighting> {
        let row = self.row(place)?;
        let sighting = Sighting::from_parts(
            row.fingerprint,
            row.author,
            row.thread,
            row.at,
            row.number,
            row.tally,
        );
        Some(sighting.at_place(place))
    }

    /// The fingerprint of the post at a place.
    #[inline]
    pub(super) fn fingerprint(&self, place: u32) -> Option<&Fingerprint> {
        self.row(place).map(|row| &row.fingerprint)
    }

    pub(super) fn number(&self, place: u32) -> Option<u64> {
        self.row(place).map(|row| row.number)
    }

    /// When the post at a place was posted, if it is by this author.
    pub(super) fn at(&self, place: u32, author: u32) -> Option<i64> {
        self.row(place).filter(|row| row.author == author).map(|row| row.at)
    }

    /// Every place that holds a post, the oldest of each set first.
    pub(super) fn held(&self) -> impl Iterator<Item = u32> + '_ {
        let wide = |n: usize| u32::try_from(n).unwrap_or(0);
        self.sets.iter().enumerate().flat_map(move |(i, set)| {
            let around = (0..SET).map(move |step| (usize::from(set.cursor) + step) % SET);
            around.filter(|at| set.held >> at & 1 == 1).map(move |at| wide(i * SET + at))
        })
    }

    /// The place where the next post of this author goes. Whether the author has
    /// posts here is only looked at for one who is `known` to have any.
    pub(super) fn next(&mut self, author: u32, known: bool) -> Next {
        let index = self.set_of(author);
        let start = u32::try_from(index * SET).unwrap_or(0);
        let rows = self.rows.get(index * SET..(index + 1) * SET).unwrap_or_default();
        let Some(set) = self.sets.get_mut(index) else {
            return Next { place: 0, by_quota: false };
        };
        let place = |at: usize| start + u32::try_from(at).unwrap_or(0);
        let free = (!set.held).trailing_zeros();
        if free < u128::BITS {
            return Next { place: start + free, by_quota: false };
        }
        let is_own = |at: usize| rows.get(at).is_some_and(|row| row.author == author);
        let own = if known { set.beyond_quota(author, is_own) } else { None };
        if let Some(at) = own {
            return Next { place: place(at), by_quota: true };
        }
        let at = set.oldest(!set.protected);
        set.cursor = u8::try_from((at + 1) % SET).unwrap_or(0);
        Next { place: place(at), by_quota: false }
    }

    /// Puts a post into a place, unprotected.
    pub(super) fn put(&mut self, place: u32, post: &Sighting, tally: Tally) {
        let (set, bit) = parts(place);
        if let Some(set) = self.sets.get_mut(set) {
            set.held |= bit;
            set.protected &= !bit;
            set.first &= !bit;
        }
        self.write(place, post, tally);
    }

    pub(super) fn write(&mut self, place: u32, post: &Sighting, tally: Tally) {
        let at = place as usize;
        if let Some(row) = self.rows.get_mut(at) {
            *row = Row {
                fingerprint: *post.fingerprint(),
                number: post.number(),
                at: post.at(),
                author: post.author(),
                thread: post.thread_or_zero(),
                tally,
            };
        }
        let tags = self.sets.get_mut(at / SET).map(|set| &mut set.tags);
        if let Some(to) = tags.and_then(|tags| tags.get_mut(at % SET)) {
            *to = tag(post.author());
        }
    }

    pub(super) fn sets(&self) -> &[Set] {
        &self.sets
    }

    pub(super) fn sets_mut(&mut self) -> &mut [Set] {
        &mut self.sets
    }

    pub(super) fn free(&mut self, place: u32) {
        let (set, bit) = parts(place);
        if let Some(set) = self.sets.get_mut(set) {
            set.held &= !bit;
            set.protected &= !bit;
            set.first &= !bit;
        }
        if let Some(row) = self.rows.get_mut(place as usize) {
            row.tally.posts = 0;
        }
    }

    pub(super) fn is_protected(&self, place: u32) -> bool {
        let (set, bit) = parts(place);
        self.sets.get(set).is_some_and(|set| set.protected & bit != 0)
    }

    /// Whether it is protected as the first of its group.
    pub(super) fn is_first(&self, place: u32) -> bool {
        let (set, bit) = parts(place);
        self.sets.get(set).is_some_and(|set| set.first & bit != 0)
    }

    /// Protects a post or no longer does; where a set has too many, its oldest
    /// protected post is let go. Returns that one if it was the first of a group.
    pub(super) fn protect(&mut self, place: u32, on: bool, first: bool) -> Option<u32> {
        let (index, bit) = parts(place);
        let set = self.sets.get_mut(index).filter(|set| set.held & bit != 0)?;
        set.protected &= !bit;
        set.first &= !bit;
        if !on {
            return None;
        }
        let mut let_go = 0;
        if set.protected.count_ones() >= PROTECTED {
            let turn = u32::from(set.cursor);
            let turned = set.protected.rotate_right(turn);
            let_go = (turned & turned.wrapping_neg()).rotate_left(turn);
        }
        let was_first = set.first & let_go != 0;
        set.protected = set.protected & !let_go | bit;
        set.first &= !let_go;
        set.first |= if first { bit } else { 0 };
        let at = u32::try_from(index * SET).ok()?.checked_add(let_go.trailing_zeros())?;
        was_first.then_some(at)
    }

    pub(super) fn bytes(&self) -> usize {
        self.rows.capacity() * size_of::<Row>() + self.sets.capacity() * size_of::<Set>()
    }
}

impl Set {
    const EMPTY: Set = Set { tags: [0; SET], held: 0, protected: 0, first: 0, cursor: 0 };

    pub(super) fn new(held: u128, protected: u128, first: u128, cursor: u8) -> Set {
        let cursor = cursor % 128;
        Set { held, protected: protected & held, first: first & held, cursor, ..Set::EMPTY }
    }

    /// The author's oldest unprotected place, if there are as many as the quota.
    fn beyond_quota(&self, author: u32, is_own: impl Fn(usize) -> bool) -> Option<usize> {
        let tag = tag(author);
        // Counted without branches first: most authors have few.
        let alike = self.tags.iter().fold(0u8, |n, other| n + u8::from(*other == tag));
        if usize::from(alike) < QUOTA {
            return None;
        }
        let alike = self.tags.iter().enumerate().filter(|(_, other)| **other == tag);
        let own = alike.fold(0u128, |own, (at, _)| own | u128::from(is_own(at)) << at);
        let loose = own & !self.protected;
        (loose.count_ones() as usize >= QUOTA).then(|| self.oldest(loose))
    }

    /// The first of these places from the cursor on.
    fn oldest(&self, of: u128) -> usize {
        // INVARIANT: at most a quarter of a set is protected, so there is one.
        let turn = u32::from(self.cursor);
        ((of.rotate_right(turn).trailing_zeros() + turn) % u128::BITS) as usize
    }
}

fn tag(author: u32) -> u8 {
    // The set comes of the high bits.
    u8::try_from(author & 0xFF).unwrap_or(0)
}

/// The set of a place and its bit there.
fn parts(place: u32) -> (usize, u128) {
    let place = place as usize;
    (place / SET, 1 << (place % SET))
}
