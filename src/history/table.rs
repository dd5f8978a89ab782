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

/// A post.
#[derive(Clone, Copy)]
struct Row {
    fingerprint: Fingerprint,
    number: u64,
    at: i64,
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
    /// Beside the rows, so that looking for an author reads little memory.
    authors: Vec<u32>,
    sets: Vec<Set>,
}

/// What is known of a set: a bit for each place.
#[derive(Clone, Copy, Default)]
pub(super) struct Set {
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
            thread: 0,
            tally: Tally { posts: 0, threads: 0, authors: 0 },
        };
        Table {
            rows: vec![empty; sets * SET],
            authors: vec![0; sets * SET],
            sets: vec![Set::default(); sets],
        }
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

    fn is_held(&self, place: u32) -> bool {
        let (set, bit) = parts(place);
        self.sets.get(set).is_some_and(|set| set.held & bit != 0)
    }

    /// The post at a place.
    pub(super) fn get(&self, place: u32) -> Option<Sighting> {
        let row = self.rows.get(place as usize).filter(|_| self.is_held(place))?;
        let author = self.authors.get(place as usize).copied()?;
        let sighting = Sighting::from_parts(
            row.fingerprint,
            author,
            row.thread,
            row.at,
            row.number,
            row.tally,
        );
        Some(sighting.at_place(place))
    }

    pub(super) fn number(&self, place: u32) -> Option<u64> {
        self.rows.get(place as usize).filter(|_| self.is_held(place)).map(|row| row.number)
    }

    /// Every place that holds a post, the oldest of each set first.
    pub(super) fn held(&self) -> impl Iterator<Item = u32> + '_ {
        let wide = |n: usize| u32::try_from(n).unwrap_or(0);
        self.sets.iter().enumerate().flat_map(move |(i, set)| {
            let around = (0..SET).map(move |step| (usize::from(set.cursor) + step) % SET);
            around.filter(|at| set.held >> at & 1 == 1).map(move |at| wide(i * SET + at))
        })
    }

    /// The place where the next post of this author goes.
    pub(super) fn next(&mut self, author: u32) -> Next {
        let index = self.set_of(author);
        let start = u32::try_from(index * SET).unwrap_or(0);
        let authors = self.authors.get(index * SET..(index + 1) * SET).unwrap_or_default();
        let Some(set) = self.sets.get_mut(index) else {
            return Next { place: 0, by_quota: false };
        };
        let free = (!set.held).trailing_zeros();
        if free < u128::BITS {
            return Next { place: start + free, by_quota: false };
        }
        let from = usize::from(set.cursor);
        let around = |own: &dyn Fn(usize) -> bool| {
            let mut steps = (0..SET).map(|step| (from + step) % SET);
            steps.find(|at| set.protected >> at & 1 == 0 && own(*at))
        };
        let is_own = |at: usize| authors.get(at) == Some(&author);
        let own = authors.iter().filter(|a| **a == author).count();
        let is_loose = |at: &usize| set.protected >> *at & 1 == 0 && is_own(*at);
        let loose = own >= QUOTA && (0..SET).filter(is_loose).count() >= QUOTA;
        let own_place = if loose { around(&is_own) } else { None };
        let (at, by_quota) = match own_place {
            Some(at) => (at, true),
            // INVARIANT: at most a quarter of a set is protected.
            None => (around(&|_| true).unwrap_or(from), false),
        };
        if !by_quota {
            set.cursor = u8::try_from((at + 1) % SET).unwrap_or(0);
        }
        Next { place: start + u32::try_from(at).unwrap_or(0), by_quota }
    }

    /// Puts a post into a place, unprotected.
    pub(super) fn put(&mut self, place: u32, post: &Sighting, tally: Tally) {
        self.free(place);
        let (set, bit) = parts(place);
        if let Some(set) = self.sets.get_mut(set) {
            set.held |= bit;
        }
        self.write(place, post, tally);
    }

    pub(super) fn write(&mut self, place: u32, post: &Sighting, tally: Tally) {
        let at = place as usize;
        if let (Some(row), Some(author)) = (self.rows.get_mut(at), self.authors.get_mut(at)) {
            *row = Row {
                fingerprint: *post.fingerprint(),
                number: post.number(),
                at: post.at(),
                thread: post.thread_or_zero(),
                tally,
            };
            *author = post.author();
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
        self.rows.capacity() * size_of::<Row>()
            + self.authors.capacity() * size_of::<u32>()
            + self.sets.capacity() * size_of::<Set>()
    }
}

/// The set of a place and its bit there.
fn parts(place: u32) -> (usize, u128) {
    let place = place as usize;
    (place / SET, 1 << (place % SET))
}
