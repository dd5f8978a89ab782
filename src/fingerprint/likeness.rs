//! How alike two texts are.
//!
//! The words of both are aligned in order (longest common subsequence, weighed
//! by the length of the words). What matters beside the share of words in
//! common is how the rest lies: single words changed here and there, or words
//! added or cut off at an end, leave the same post; a whole run of words
//! exchanged for another run is another post that shares a stock sentence.

use super::code::Shapes;
use super::sketch::MAX_CODES;
use super::{Code, Fingerprint};

/// Both sides of a gap at least this long: a sentence was exchanged.
const RUN: u32 = 4;
/// Texts with less in common than this, in per mille, are not compared further.
const LEAST: u16 = 350;
/// Weights are counted in eighths, as likenesses of words are.
const UNIT: u32 = 8;

const SIDE: usize = MAX_CODES + 1;

/// One fingerprint made ready to be compared with several.
pub(crate) struct Compare<'a> {
    own: &'a Fingerprint,
    shapes: Shapes,
    weight: u32,
}

impl<'a> Compare<'a> {
    pub(crate) fn with(own: &'a Fingerprint) -> Compare<'a> {
        Compare { own, shapes: Shapes::of(own.codes()), weight: weight(own.codes()) }
    }

    /// Likeness in per mille.
    pub(crate) fn likeness(&self, other: &Fingerprint) -> u16 {
        if self.own.check() != other.check() {
            return 0;
        }
        if self.own.exact() == other.exact() {
            return 1000;
        }
        let level = self.own.level().max(other.level());
        // Most posts that are looked at are chance, and told by this alone.
        if other.level() == level
            && level == self.own.level()
            && bound(&self.shapes, self.weight, other.codes()) < LEAST
        {
            return 0;
        }
        let (mut left, mut right) = ([Code::default(); MAX_CODES], [Code::default(); MAX_CODES]);
        let (left, right) = (thin(self.own, level, &mut left), thin(other, level, &mut right));
        let bag = bag(left, right);
        // The alignment matches a subset of what the bag matches.
        if bag < LEAST {
            return 0;
        }
        let aligned = align(left, right);
        let score = if bag >= 800 { aligned.max(bag) } else { aligned };
        // Other letters, so not quite the same.
        score.min(999)
    }
}

/// Whether two texts have a third of their words in common, by weight. Cheap and
/// without branches: for telling chance from posts that are worth a comparison.
#[inline]
pub(crate) fn have_words_in_common(left: &Fingerprint, right: &Fingerprint) -> bool {
    let mut shared = 0;
    for code in left.codes() {
        let known = right.padded_codes().iter().fold(false, |any, other| any | (other == code));
        shared += u16::from(known) * code.weight();
    }
    let whole = |of: &Fingerprint| of.codes().iter().fold(0, |sum, code| sum + code.weight());
    3 * shared >= whole(left).min(whole(right))
}

/// At least what [`bag`] gives, in one pass without branches: as if every word of
/// the other could be paired with whatever of these is likest.
fn bound(shapes: &Shapes, own: u32, other: &[Code]) -> u16 {
    let (mut shared, mut both) = (0, own);
    for code in other {
        let weight = u32::from(code.weight());
        shared += shapes.most(*code) * weight;
        both += UNIT * weight;
    }
    per_mille(shared, both.saturating_sub(shared))
}

fn thin<'b>(of: &Fingerprint, level: u8, buffer: &'b mut [Code; MAX_CODES]) -> &'b [Code] {
    let mut len = 0;
    for code in of.codes().iter().filter(|c| c.is_kept(level)) {
        if let Some(to) = buffer.get_mut(len) {
            *to = *code;
            len += 1;
        }
    }
    buffer.get(..len).unwrap_or_default()
}

/// The weight that both have in common, in any order, by the weight of both
/// together, in per mille.
fn bag(left: &[Code], right: &[Code]) -> u16 {
    let shapes = Shapes::of(right);
    let mut free = u32::MAX;
    let mut shared = 0u32;
    for code in left.iter().filter(|code| shapes.most(**code) > 0) {
        let mut best = (0, 0);
        for (i, other) in right.iter().enumerate() {
            if free >> i & 1 == 1 {
                let like = code.likeness(*other);
                if like > best.0 {
                    best = (like, i);
                    if like == 8 {
                        break;
                    }
                }
            }
        }
        if best.0 > 0 {
            free &= !(1 << best.1);
            shared += u32::from(best.0) * u32::from(code.weight());
        }
    }
    let both = weight(left) + weight(right);
    per_mille(shared, both.saturating_sub(shared))
}

fn weight(codes: &[Code]) -> u32 {
    codes.iter().map(|c| UNIT * u32::from(c.weight())).sum()
}

fn per_mille(part: u32, whole: u32) -> u16 {
    let share = (1000 * part).checked_div(whole).unwrap_or(0);
    u16::try_from(share.min(1000)).unwrap_or(0)
}

/// The cells of the alignment, row by row.
struct Grid {
    best: [u16; SIDE * SIDE],
}

impl Grid {
    fn at(&self, i: usize, j: usize) -> u16 {
        self.best.get(i * SIDE + j).copied().unwrap_or(0)
    }

    fn set(&mut self, i: usize, j: usize, value: u16) {
        if let Some(cell) = self.best.get_mut(i * SIDE + j) {
            *cell = value;
        }
    }
}

fn pair(a: Code, b: Code) -> u16 {
    a.likeness(b) * a.weight().min(b.weight())
}

/// The aligned weight by itself and what the gaps cost, in per mille.
/// O(32²) at most.
fn align(left: &[Code], right: &[Code]) -> u16 {
    let mut grid = Grid { best: [0; SIDE * SIDE] };
    for (i, a) in (1..).zip(left) {
        for (j, b) in (1..).zip(right) {
            let skip = grid.at(i - 1, j).max(grid.at(i, j - 1));
            grid.set(i, j, skip.max(grid.at(i - 1, j - 1) + pair(*a, *b)));
        }
    }
    let (mut i, mut j) = (left.len(), right.len());
    let mut path = Path { closed: [Gap::default(); SIDE], len: 0, gap: Gap::default() };
    while let (Some(a), Some(b)) =
        (i.checked_sub(1).and_then(|i| left.get(i)), j.checked_sub(1).and_then(|j| right.get(j)))
    {
        let here = grid.at(i, j);
        if here == grid.at(i - 1, j) {
            path.left(*a);
            i -= 1;
        } else if here == grid.at(i, j - 1) {
            path.right(*b);
            j -= 1;
        } else {
            path.island(*a, *b);
            i -= 1;
            j -= 1;
        }
    }
    left.iter().take(i).for_each(|a| path.left(*a));
    right.iter().take(j).for_each(|b| path.right(*b));
    path.close();
    let (shared, cost) = path.sum();
    per_mille(shared, shared + cost)
}

/// The alignment as gaps and the islands of shared words between them.
struct Path {
    /// Closed gaps, each with the island that followed it.
    closed: [Gap; SIDE],
    len: usize,
    /// The gap and island being read.
    gap: Gap,
}

impl Path {
    /// Two words that correspond.
    fn island(&mut self, a: Code, b: Code) {
        let like = u32::from(pair(a, b));
        let most = UNIT * u32::from(a.weight().max(b.weight()));
        self.gap.shared += like;
        self.gap.slips += most.saturating_sub(like);
        self.gap.islanders += 1;
    }

    fn left(&mut self, code: Code) {
        self.begin();
        self.gap.left += UNIT * u32::from(code.weight());
        self.gap.left_words += 1;
    }

    fn right(&mut self, code: Code) {
        self.begin();
        self.gap.right += UNIT * u32::from(code.weight());
        self.gap.right_words += 1;
    }

    /// A gap after an island is a new one.
    fn begin(&mut self) {
        if self.gap.islanders > 0 {
            self.close();
        }
    }

    /// Closes the gap. An island that weighs less than what was exchanged on
    /// either shore is chance (the small words that every sentence has): the
    /// two gaps and the island are one gap.
    fn close(&mut self) {
        let mut gap = core::mem::take(&mut self.gap);
        while let Some(before) = self.len.checked_sub(1).and_then(|i| self.closed.get(i)) {
            if before.shared >= before.size().min(gap.size()) {
                break;
            }
            gap = before.drown(&gap);
            self.len -= 1;
        }
        if let Some(to) = self.closed.get_mut(self.len) {
            *to = gap;
            self.len += 1;
        }
    }

    /// What is shared, and what the rest costs. Words exchanged count whole, and
    /// twice in a long run. Words that one text has more count half: a quarter at
    /// the end, where posts are cut off, but whole if they are a long run in the
    /// midst, where a sentence was put in. What one text has more in one place
    /// and the other in another was exchanged too.
    fn sum(&self) -> (u32, u32) {
        let (mut shared, mut cost) = (0, 0);
        let (mut left, mut right) = (Surplus::default(), Surplus::default());
        // The alignment was read from the end.
        for (i, gap) in self.closed.iter().take(self.len).enumerate() {
            let place = match i {
                0 => Place::End,
                _ if i + 1 == self.len && gap.islanders == 0 => Place::Start,
                _ => Place::Midst,
            };
            shared += gap.shared;
            cost += gap.slips + exchange(gap.exchanged(), gap.left_words.min(gap.right_words));
            left.add(gap.left - gap.exchanged(), gap.left_words, gap.right_words, place);
            right.add(gap.right - gap.exchanged(), gap.right_words, gap.left_words, place);
        }
        let exchanged = left.weight.min(right.weight);
        cost += exchange(exchanged, left.words.min(right.words));
        let more = if left.weight > right.weight { left } else { right };
        cost += more.quarters.min(4 * (more.weight - exchanged)) / 4;
        (shared, cost)
    }
}

fn exchange(weight: u32, words: u32) -> u32 {
    if words >= RUN { 2 * weight } else { weight }
}

/// Where a gap lies in the text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Start,
    Midst,
    End,
}

/// What one text has more than the other.
#[derive(Default)]
struct Surplus {
    weight: u32,
    words: u32,
    /// What it costs, in quarters.
    quarters: u32,
}

impl Surplus {
    fn add(&mut self, weight: u32, own: u32, other: u32, place: Place) {
        let words = own.saturating_sub(other);
        self.weight += weight;
        self.words += words;
        self.quarters += weight
            * match place {
                Place::End if other == 0 => 1,
                Place::Midst if words >= RUN => 4,
                Place::Start if words > RUN => 3,
                _ => 2,
            };
    }
}

/// What stands between two islands on either side, and the island after it.
#[derive(Clone, Copy, Default)]
struct Gap {
    left: u32,
    right: u32,
    left_words: u32,
    right_words: u32,
    /// The weight of the island, what its words lack to be the same, and how
    /// many they are.
    shared: u32,
    slips: u32,
    islanders: u32,
}

impl Gap {
    fn exchanged(&self) -> u32 {
        self.left.min(self.right)
    }

    fn size(&self) -> u32 {
        self.left.midpoint(self.right)
    }

    /// This gap, its island and the next gap as one gap.
    fn drown(&self, next: &Gap) -> Gap {
        let island = self.shared + self.slips;
        Gap {
            left: self.left + island + next.left,
            right: self.right + island + next.right,
            left_words: self.left_words + self.islanders + next.left_words,
            right_words: self.right_words + self.islanders + next.right_words,
            ..*next
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::vec::Vec;

    #[test]
    fn the_bound_is_never_below_what_it_bounds() {
        let mut state = 7u64;
        let mut next = move |below: u64| {
            state = super::super::key::spread(state);
            u32::try_from(state % below).unwrap()
        };
        for _ in 0..2000 {
            let mut text = || -> Vec<Code> {
                let words = next(33);
                (0..words).map(|_| Code::new(next(9), next(7), next(14) as usize)).collect()
            };
            let (left, right) = (text(), text());
            let shapes = Shapes::of(&right);
            assert!(bound(&shapes, weight(&right), &left) >= bag(&left, &right));
        }
    }
}
