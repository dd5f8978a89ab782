//! Patterns over several words.
//!
//! A pattern is a row of slots separated by blanks:
//!
//! | slot | stands for |
//! |---|---|
//! | `åt` | that word |
//! | `dra/drar/stick` | one of these words |
//! | `@you` | a word of that [class](super::Cues); may stand among alternatives |
//! | `@name` | a name: a given name or an unknown word, with a capital |
//! | `jävla?` | a slot that may be missing |
//! | `..` or `..5` | up to 3, or 5, words of any kind but *inte*, *jag* and their like |
//! | `*` | one word of any kind |
//! | `!av/till` | no word, but the next one is none of these |
//! | `~film/@game` | no word, but none of these stands near |
//! | `&haha/@joy` | no word, but one of these stands near |
//! | `%threat/5` | no word, but what stands near weighs 5 or more on that [scale](super::scale) |
//! | `^` and `$` | the start and the end of a sentence |
//! | `<` and `>` | the same, or a comma, a colon, a bracket, a dash or an emoji there |
//!
//! A pattern is tried only where its rarest slot, the anchor, is met, so that
//! ordinary text never pays for it. No pattern reaches over the end of a
//! sentence.

use core::ops::Range;

use super::guard::{Guard, Opens, Set};
use super::matcher::Matcher;
use super::table::Id;
pub(super) use super::written::{Known, Written, alternatives, apart, check, read, spell_out};

/// The most steps of one attempt; bounds what hostile text can cost.
const MAX_STEPS: u32 = 256;
/// How many words to either side are near, over the ends of sentences too.
const NEAR: usize = 14;

/// One slot, compiled: its words are a [`Set`] by number.
#[derive(Clone, Copy, Debug)]
pub(super) enum Slot {
    Words { set: u32, optional: bool },
    Not(u32),
    Near { set: u32, wanted: bool },
    Scale { scale: u32, least: i8 },
    Gap(u8),
    Any,
    Name,
    Start,
    End,
    Opening,
    Closing,
}

/// A pattern, compiled.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    pub(super) slots: Range<u32>,
    pub(super) anchor: u32,
    pub(super) entry: u32,
    /// What must stand before the anchor and behind it, where a word must.
    pub(super) guards: [Guard; 2],
    /// What the anchor must begin.
    pub(super) opens: Opens,
}

/// What a pattern is matched against: the words of a text by number.
pub(super) trait Row {
    /// The number of the word at a place, if it is a known one.
    fn id(&self, word: usize) -> Option<Id>;
    /// The number of the longest known word that an unknown one ends in:
    /// *trädgårdskursen*.
    fn tail(&self, _word: usize) -> Option<Id> {
        None
    }
    /// The number of the word that an emoji beside this one stands for.
    fn sign(&self, _word: usize) -> Option<Id> {
        None
    }
    /// Whether one of these words or its last part is in the set, where that can be
    /// told in one pass over them.
    fn stands_among(&self, _: Range<usize>, _: &Set, _: &Matcher) -> Option<bool> {
        None
    }
    /// The first of the words that are one with this one: `m.u.s.l.i.m`.
    fn first(&self, word: usize) -> usize {
        word
    }
    /// The last of them.
    fn last(&self, word: usize) -> usize {
        word
    }
    /// Whether there is a word at this place.
    fn has(&self, word: usize) -> bool;
    /// Whether the word and the next stand in one sentence.
    fn joined(&self, word: usize) -> bool;
    /// Whether a comma or its like stands between the word and the next.
    fn parted(&self, word: usize) -> bool;
    /// Whether the word turns what is said, so that no gap may pass over it.
    fn turns(&self, word: usize) -> bool;
    /// Whether the word is a name.
    fn is_name(&self, word: usize) -> bool;
}

/// One attempt to fit a pattern.
pub(super) struct Attempt<'a, R> {
    row: &'a R,
    matcher: &'a Matcher,
    steps: u32,
}

impl<'a, R: Row> Attempt<'a, R> {
    pub(super) fn new(row: &'a R, matcher: &'a Matcher) -> Attempt<'a, R> {
        Attempt { row, matcher, steps: MAX_STEPS }
    }

    /// Fits slots around the anchor at `word`; the words that the pattern
    /// covers, if it fits.
    pub(super) fn fit(
        &mut self,
        before: &[Slot],
        after: &[Slot],
        word: usize,
    ) -> Option<Range<usize>> {
        let end = self.rightwards(after, word)?;
        let start = self.leftwards(before, word)?;
        Some(start..self.row.last(end) + 1)
    }

    fn is_in(&self, set: u32, word: usize) -> bool {
        self.row.id(word).is_some_and(|id| self.holds(set, id))
    }

    fn holds(&self, set: u32, id: Id) -> bool {
        let set = self.matcher.sets.get(set as usize);
        set.is_some_and(|set| set.holds(id, self.matcher.cues_of(id), &self.matcher.pool))
    }

    /// The number of a word, or for a compound that of its last part: what
    /// stands near speaks by what it is, whatever is put before it.
    fn kind(&self, word: usize) -> Option<Id> {
        self.row.id(word).or_else(|| self.row.tail(word))
    }

    /// Whether a word of the set stands near.
    fn is_near(&self, set: u32, word: usize) -> bool {
        let (from, to) = (word.saturating_sub(NEAR), word + NEAR + 1);
        let known = self.matcher.sets.get(set as usize);
        if let Some(stands) = known.and_then(|s| self.row.stands_among(from..to, s, self.matcher)) {
            return stands;
        }
        let holds = |id: Option<Id>| id.is_some_and(|id| self.holds(set, id));
        let mut near = (from..to).take_while(|w| self.row.has(*w));
        near.any(|w| holds(self.kind(w)) || holds(self.row.sign(w)))
    }

    /// Whether what stands near, the word itself left out, weighs enough: in
    /// its own sentence and the ones next to it.
    fn weighs(&self, scale: u32, least: i8, word: usize) -> bool {
        let Some(scale) = self.matcher.scales.get(scale as usize) else { return false };
        let close = |ends: &mut u8, gap: usize| {
            *ends += u8::from(!self.row.joined(gap));
            Some((*ends < 2).then_some(gap))
        };
        let before = (0..word).rev().take(NEAR).scan(0, close).map_while(|w| w);
        let behind = (word..word + NEAR).take_while(|w| self.row.has(*w + 1));
        let behind = behind.scan(0, close).map_while(|w| w).map(|w| w + 1);
        let around = before.chain(behind);
        let name = |w: usize| scale.asks_names() && self.row.is_name(w);
        let sign = |w: usize| scale.items(self.row.sign(w), false);
        let items =
            around.fold(sign(word), |all, w| all | scale.items(self.kind(w), name(w)) | sign(w));
        scale.weigh(items) >= i32::from(least)
    }

    fn spend(&mut self) -> Option<()> {
        self.steps = self.steps.checked_sub(1)?;
        Some(())
    }

    fn next(&self, word: usize) -> Option<usize> {
        let last = self.row.last(word);
        (self.row.has(last + 1) && self.row.joined(last)).then_some(last + 1)
    }

    fn previous(&self, word: usize) -> Option<usize> {
        let before = word.checked_sub(1)?;
        self.row.joined(before).then(|| self.row.first(before))
    }

    /// Fits `slots` to the words behind `last`; the last word covered.
    fn rightwards(&mut self, slots: &[Slot], last: usize) -> Option<usize> {
        self.spend()?;
        let Some((slot, rest)) = slots.split_first() else { return Some(last) };
        let next = self.next(last);
        match slot {
            Slot::Words { set, optional } => {
                let fits = next.filter(|n| self.is_in(*set, *n));
                let taken = fits.and_then(|n| self.rightwards(rest, n));
                if taken.is_none() && *optional { self.rightwards(rest, last) } else { taken }
            }
            Slot::Not(set) => match next {
                Some(n) if self.is_in(*set, n) => None,
                _ => self.rightwards(rest, last),
            },
            Slot::Near { set, wanted } => {
                if self.is_near(*set, last) != *wanted {
                    return None;
                }
                self.rightwards(rest, last)
            }
            Slot::Scale { scale, least } => {
                if !self.weighs(*scale, *least, last) {
                    return None;
                }
                self.rightwards(rest, last)
            }
            Slot::Gap(most) => {
                let mut at = last;
                for _ in 0..=*most {
                    if let Some(end) = self.rightwards(rest, at) {
                        return Some(end);
                    }
                    at = self.next(at).filter(|n| !self.row.turns(*n))?;
                }
                None
            }
            Slot::Any => next.and_then(|n| self.rightwards(rest, n)),
            Slot::Name => {
                let name = next.filter(|n| self.row.is_name(*n))?;
                self.rightwards(rest, name)
            }
            Slot::End if next.is_none() => self.rightwards(rest, last),
            Slot::Closing if next.is_none() || self.row.parted(self.row.last(last)) => {
                self.rightwards(rest, last)
            }
            Slot::Start | Slot::End | Slot::Opening | Slot::Closing => None,
        }
    }

    /// Fits `slots` to the words before `first`; the first word covered.
    fn leftwards(&mut self, slots: &[Slot], first: usize) -> Option<usize> {
        self.spend()?;
        let Some((slot, rest)) = slots.split_last() else { return Some(first) };
        let before = self.previous(first);
        match slot {
            Slot::Words { set, optional } => {
                let fits = before.filter(|n| self.is_in(*set, *n));
                let taken = fits.and_then(|n| self.leftwards(rest, n));
                if taken.is_none() && *optional { self.leftwards(rest, first) } else { taken }
            }
            Slot::Not(set) => match before {
                Some(n) if self.is_in(*set, n) => None,
                _ => self.leftwards(rest, first),
            },
            Slot::Near { set, wanted } => {
                if self.is_near(*set, first) != *wanted {
                    return None;
                }
                self.leftwards(rest, first)
            }
            Slot::Scale { scale, least } => {
                if !self.weighs(*scale, *least, first) {
                    return None;
                }
                self.leftwards(rest, first)
            }
            Slot::Gap(most) => {
                let mut at = first;
                for _ in 0..=*most {
                    if let Some(start) = self.leftwards(rest, at) {
                        return Some(start);
                    }
                    at = self.previous(at).filter(|n| !self.row.turns(*n))?;
                }
                None
            }
            Slot::Any => before.and_then(|n| self.leftwards(rest, n)),
            Slot::Name => {
                let name = before.filter(|n| self.row.is_name(*n))?;
                self.leftwards(rest, name)
            }
            Slot::Start if before.is_none() => self.leftwards(rest, first),
            Slot::Opening if before.is_none() || self.row.parted(first - 1) => {
                self.leftwards(rest, first)
            }
            Slot::Start | Slot::End | Slot::Opening | Slot::Closing => None,
        }
    }
}
