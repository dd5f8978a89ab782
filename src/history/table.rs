//! The posts themselves: sets of fixed size, chosen by author.

use alloc::vec;
use alloc::vec::Vec;

use crate::fingerprint::{Fingerprint, Sighting, Tally};

/// Places in a set. All posts of one author are in one set.
pub(super) const SET: usize = 128;
/// At most this many unmatched posts of one author stay when a set is full.
const QUOTA: usize = 32;
/// At most this many places of a set are protected.
const PROTECTED: usize = 32;

/// A post.
#[derive(Clone, Copy)]
struct Row {
    fingerprint: Fingerprint,
    number: u64,
    at: i64,
    thread: u32,
    tally: Tally,
}

/// Sets of [`SET`] posts each.
///
/// What goes when a set is full: the author's own oldest unmatched post, if the
/// author has the quota of them; else the oldest unmatched post of the set; else
/// the oldest of all. So a flood by one author displaces a quarter of one set,
/// and unique posts never displace one that was matched.
#[derive(Clone)]
pub(super) struct Table {
    rows: Vec<Row>,
    /// Beside the rows, so that choosing what goes reads little memory.
    authors: Vec<u32>,
    /// Counts up with every post; the lowest bit says that it is protected.
    /// Zero is a free place.
    ages: Vec<u32>,
    clock: u32,
}

impl Table {
    pub(super) fn new(capacity: usize) -> Table {
        let places = capacity.max(1).div_ceil(SET) * SET;
        let empty = Row {
            fingerprint: Fingerprint::EMPTY,
            number: 0,
            at: 0,
            thread: 0,
            tally: Tally { posts: 0, threads: 0, authors: 0 },
        };
        Table {
            rows: vec![empty; places],
            authors: vec![0; places],
            ages: vec![0; places],
            clock: 0,
        }
    }

    pub(super) fn places(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn len(&self) -> usize {
        self.ages.iter().filter(|age| **age != 0).count()
    }

    fn set(&self, author: u32) -> core::ops::Range<usize> {
        let sets = (self.rows.len() / SET) as u64;
        // INVARIANT: the product's high half is below `sets`.
        let set = usize::try_from(u64::from(author) * sets >> 32).unwrap_or(0);
        set * SET..(set + 1) * SET
    }

    /// The post at a place.
    pub(super) fn get(&self, place: u32) -> Option<Sighting> {
        let at = place as usize;
        let row = self.rows.get(at).filter(|_| self.age(place) != 0)?;
        let author = self.authors.get(at).copied()?;
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
        self.rows.get(place as usize).filter(|_| self.age(place) != 0).map(|row| row.number)
    }

    /// When it was recorded, by a clock that only counts; 0 where there is none.
    pub(super) fn age(&self, place: u32) -> u32 {
        self.ages.get(place as usize).copied().unwrap_or(0)
    }

    /// The place where the next post of this author goes.
    pub(super) fn next_place(&self, author: u32) -> u32 {
        let set = self.set(author);
        let ages = self.ages.get(set.clone()).unwrap_or_default();
        let authors = self.authors.get(set.clone()).unwrap_or_default();
        let at = ages
            .iter()
            .position(|age| *age == 0)
            .or_else(|| {
                let own = |i: &usize| authors.get(*i) == Some(&author) && is_loose(ages, *i);
                let many = (0..SET).filter(own).count() >= QUOTA;
                many.then(|| self.oldest(ages, own)).flatten()
            })
            .or_else(|| self.oldest(ages, |i| is_loose(ages, *i)))
            .or_else(|| self.oldest(ages, |_| true))
            .unwrap_or(0);
        u32::try_from(set.start + at).unwrap_or(0)
    }

    fn oldest(&self, ages: &[u32], wanted: impl Fn(&usize) -> bool) -> Option<usize> {
        let since = |i: &usize| ages.get(*i).map(|age| self.clock.wrapping_sub(*age));
        (0..SET).filter(wanted).max_by_key(since)
    }

    pub(super) fn put(&mut self, place: u32, post: &Sighting) {
        self.clock = self.clock.wrapping_add(2).max(2);
        let at = place as usize;
        if let (Some(row), Some(author), Some(age)) =
            (self.rows.get_mut(at), self.authors.get_mut(at), self.ages.get_mut(at))
        {
            *row = Row {
                fingerprint: *post.fingerprint(),
                number: post.number(),
                at: post.at(),
                thread: post.thread_or_zero(),
                tally: post.tally(),
            };
            *author = post.author();
            *age = self.clock;
        }
    }

    pub(super) fn free(&mut self, place: u32) {
        if let Some(age) = self.ages.get_mut(place as usize) {
            *age = 0;
        }
    }

    pub(super) fn is_protected(&self, place: u32) -> bool {
        self.age(place) & 1 == 1
    }

    /// Protects a post or no longer does; where a set has too many, its oldest
    /// protected post is let go.
    pub(super) fn protect(&mut self, place: u32, on: bool) {
        let at = place as usize;
        let start = at / SET * SET;
        match self.ages.get_mut(at) {
            Some(age) if *age != 0 => *age = *age & !1 | u32::from(on),
            _ => return,
        }
        let ages = self.ages.get(start..start + SET).unwrap_or_default();
        let bound = |i: &usize| ages.get(*i).is_some_and(|age| age & 1 == 1);
        if on && (0..SET).filter(bound).count() > PROTECTED {
            if let Some(oldest) = self.oldest(ages, bound) {
                if let Some(age) = self.ages.get_mut(start + oldest) {
                    *age &= !1;
                }
            }
        }
    }

    pub(super) fn bytes(&self) -> usize {
        self.rows.capacity() * size_of::<Row>()
            + (self.authors.capacity() + self.ages.capacity()) * size_of::<u32>()
    }
}

fn is_loose(ages: &[u32], i: usize) -> bool {
    ages.get(i).is_some_and(|age| age & 1 == 0)
}
