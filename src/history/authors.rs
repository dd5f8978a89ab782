//! The latest posts of each author.

use alloc::vec;
use alloc::vec::Vec;

use super::choose::UNDER_KEY;
use crate::fingerprint::Sighting;

/// Entries of a line, one cache line.
const LINE: usize = 8;

const PLACE_BITS: u32 = 25;
const SECOND_BITS: u32 = 23;
const TAG: u32 = PLACE_BITS + SECOND_BITS;

/// The latest posts of each author with their times, so that posts in quick
/// succession are seen without looking at posts of other days.
///
/// Authors share lines of eight, the newest post first. An author with four posts
/// in a line lets go of the own oldest, so no one takes a line whole. What falls off
/// is only missed by the count of posts in quick succession: posts are still found
/// by their words. An entry
/// holds a tag of the author (16 bits), the second (23) and the place (25, counted
/// from one).
#[derive(Clone)]
pub(super) struct Authors {
    lines: Vec<Line>,
}

#[derive(Clone, Copy, Default)]
#[repr(align(64))]
pub(super) struct Line(pub(super) [u64; LINE]);

impl Authors {
    /// One entry for each of these posts.
    pub(super) fn new(posts: usize) -> Authors {
        Authors { lines: vec![Line::default(); posts.div_ceil(LINE).max(1)] }
    }

    fn line(&self, author: u32) -> usize {
        usize::try_from((u64::from(author) * self.lines.len() as u64) >> 32).unwrap_or(0)
    }

    /// The line of an author.
    #[inline]
    pub(super) fn line_of(&self, author: u32) -> Line {
        self.lines.get(self.line(author)).copied().unwrap_or_default()
    }

    #[inline]
    pub(super) fn insert(&mut self, author: u32, at: i64, new: u32) {
        let index = self.line(author);
        let Some(Line(line)) = self.lines.get_mut(index) else { return };
        let own = line.iter().filter(|entry| is_of(**entry, author)).count();
        let end = match own {
            0..UNDER_KEY => LINE - 1,
            _ => line.iter().rposition(|entry| is_of(*entry, author)).unwrap_or(LINE - 1),
        };
        line.copy_within(..end, 1);
        if let Some(first) = line.first_mut() {
            *first = tag(author) | second(at) << PLACE_BITS | (u64::from(new) + 1);
        }
    }

    pub(super) fn remove(&mut self, author: u32, old: u32) {
        let index = self.line(author);
        let Some(Line(line)) = self.lines.get_mut(index) else { return };
        let at = line.iter().position(|entry| is_of(*entry, author) && place(*entry) == old);
        if let Some(tail) = at.and_then(|at| line.get_mut(at..)) {
            tail.rotate_left(1);
            if let Some(last) = tail.last_mut() {
                *last = 0;
            }
        }
    }

    pub(super) fn clear(&mut self) {
        self.lines.fill(Line::default());
    }

    pub(super) fn lines(&self) -> &[Line] {
        &self.lines
    }

    pub(super) fn lines_mut(&mut self) -> &mut [Line] {
        &mut self.lines
    }

    pub(super) fn bytes(&self) -> usize {
        self.lines.capacity() * size_of::<Line>()
    }
}

impl Line {
    /// The author's latest places, at most four, the newest first, of which the
    /// times may be near `at`.
    #[inline]
    pub(super) fn near(self, author: u32, at: i64) -> impl Iterator<Item = u32> {
        let all = if self.has(author) { self.0 } else { [0; LINE] };
        let own = all.into_iter().filter(move |entry| is_of(*entry, author)).take(UNDER_KEY);
        own.filter(move |entry| is_near(*entry, at)).map(place)
    }

    /// Whether a post of the author is known. Without branches.
    #[inline]
    pub(super) fn has(&self, author: u32) -> bool {
        self.0.iter().fold(false, |any, entry| any | is_of(*entry, author))
    }
}

fn tag(author: u32) -> u64 {
    // The line comes of the high bits.
    u64::from(author & 0xFFFF) << TAG
}

fn is_of(entry: u64, author: u32) -> bool {
    (entry >> TAG << TAG == tag(author)) & (entry & ((1 << PLACE_BITS) - 1) != 0)
}

fn place(entry: u64) -> u32 {
    u32::try_from(entry & ((1 << PLACE_BITS) - 1)).unwrap_or(1).saturating_sub(1)
}

fn second(at: i64) -> u64 {
    (at.div_euclid(1000) & ((1 << SECOND_BITS) - 1)).unsigned_abs()
}

/// Seconds go round after 97 days; the post itself tells for certain.
fn is_near(entry: u64, at: i64) -> bool {
    let apart = (entry >> PLACE_BITS).wrapping_sub(second(at)) & ((1 << SECOND_BITS) - 1);
    let back = (1 << SECOND_BITS) - apart;
    apart.min(back) <= Sighting::SUCCESSION / 1000 + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::vec::Vec;

    #[test]
    fn an_author_has_the_latest_four_and_those_only_if_near() {
        let mut authors = Authors::new(8);
        for place in 0..6 {
            authors.insert(7, i64::from(place) * 2_000_000, place);
        }
        let near = |authors: &Authors, at| authors.line_of(7).near(7, at).collect::<Vec<_>>();
        assert_eq!(near(&authors, 8_000_000), [5, 4, 3]);
        assert_eq!(near(&authors, 3_900_000), [3, 2]);
        assert!(near(&authors, -7_000_000).is_empty());
        authors.remove(7, 4);
        assert_eq!(near(&authors, 8_000_000), [5, 3]);
        assert!(authors.line_of(7).has(7) && !authors.line_of(8).has(8));
        for place in [i64::MIN, i64::MAX, -1] {
            authors.insert(9, place, 70);
            assert_eq!(authors.line_of(9).near(9, place).next(), Some(70));
        }
    }

    #[test]
    fn no_author_takes_a_line_whole() {
        let mut authors = Authors::new(8);
        authors.insert(1, 0, 500);
        for place in 0..100 {
            authors.insert(2, 0, place);
        }
        assert_eq!(authors.line_of(1).near(1, 0).collect::<Vec<_>>(), [500]);
        assert_eq!(authors.line_of(2).near(2, 0).collect::<Vec<_>>(), [99, 98, 97, 96]);
    }
}
