//! Patterns over several words.
//!
//! A pattern is a row of slots separated by blanks:
//!
//! | slot | stands for |
//! |---|---|
//! | `åt` | that word |
//! | `dra/drar/stick` | one of these words |
//! | `@you` | a word of that [class](super::Cues); may stand among alternatives |
//! | `jävla?` | a slot that may be missing |
//! | `..` or `..5` | up to 3, or 5, words of any kind |
//! | `!av/till` | no word, but the next one is none of these |
//! | `^` and `$` | the start and the end of a sentence |
//!
//! A pattern is tried only where its rarest slot, the anchor, is met, so that
//! ordinary text never pays for it. No pattern reaches over the end of a
//! sentence.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use super::table::Id;

/// The most words that a gap can hold.
const MAX_GAP: u8 = 8;
/// The most slots of a pattern.
const MAX_SLOTS: usize = 16;
/// The most steps of one attempt; bounds what hostile text can cost.
const MAX_STEPS: u32 = 256;

/// One slot as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Written<'a> {
    Words { alternatives: Vec<&'a str>, optional: bool },
    Not(Vec<&'a str>),
    Gap(u8),
    Start,
    End,
}

/// Reads a pattern.
pub(super) fn read(text: &str) -> Result<Vec<Written<'_>>, String> {
    let slots = text.split(' ').map(slot).collect::<Result<Vec<_>, _>>()?;
    if slots.len() > MAX_SLOTS {
        return Err(format!("the phrase has more than {MAX_SLOTS} slots"));
    }
    let fixed = |s: &Written<'_>| matches!(s, Written::Words { optional: false, .. });
    if !slots.iter().any(fixed) {
        return Err("no slot of the phrase must be there".into());
    }
    Ok(slots)
}

/// Whether the text is a pattern, and if not, why.
pub(super) fn check(text: &str) -> Result<(), String> {
    read(&apart(text)).map(|_| ())
}

/// The text with a blank for every sign that joins two words (`cp-skalle`,
/// `14:88`), as words are split in a document.
pub(super) fn apart(text: &str) -> String {
    let mut apart = String::with_capacity(text.len());
    for c in text.chars() {
        let keeps = joins(c) || matches!(c, ' ' | '/' | '@' | '?' | '!' | '.' | '^' | '$');
        apart.push(if keeps { c } else { ' ' });
    }
    apart
}

fn slot(text: &str) -> Result<Written<'_>, String> {
    match text {
        "" => return Err("two blanks in a row".into()),
        "^" => return Ok(Written::Start),
        "$" => return Ok(Written::End),
        _ => {}
    }
    if let Some(count) = text.strip_prefix("..") {
        let count = if count.is_empty() { Ok(3) } else { count.parse::<u8>() };
        return match count {
            Ok(count @ 1..=MAX_GAP) => Ok(Written::Gap(count)),
            _ => Err(format!("a gap is `..` or `..1` to `..{MAX_GAP}`, not `{text}`")),
        };
    }
    let (not, words) = match text.strip_prefix('!') {
        Some(words) => (true, words),
        None => (false, text),
    };
    let (optional, words) = match words.strip_suffix('?') {
        Some(words) => (true, words),
        None => (false, words),
    };
    let alternatives: Vec<&str> = words.split('/').collect();
    let is_word = |w: &&str| !w.is_empty() && w.strip_prefix('@').unwrap_or(w).chars().all(joins);
    match alternatives.iter().find(|w| !is_word(w)) {
        Some(word) => Err(format!("`{word}` is not a single word")),
        None if not => Ok(Written::Not(alternatives)),
        None => Ok(Written::Words { alternatives, optional }),
    }
}

fn joins(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// One slot, compiled: words are ranges of a shared pool of sorted numbers.
#[derive(Clone, Debug)]
pub(super) enum Slot {
    Words { ids: Range<u32>, optional: bool },
    Not(Range<u32>),
    Gap(u8),
    Start,
    End,
}

/// A pattern, compiled.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    pub(super) slots: Range<u32>,
    pub(super) anchor: u32,
    pub(super) entry: u32,
}

/// What a pattern is matched against: the words of a text by number.
pub(super) trait Row {
    /// The number of the word at a place, if it is a known one.
    fn id(&self, word: usize) -> Option<Id>;
    /// Whether there is a word at this place.
    fn has(&self, word: usize) -> bool;
    /// Whether the word and the next stand in one sentence.
    fn joined(&self, word: usize) -> bool;
}

/// One attempt to fit a pattern.
pub(super) struct Attempt<'a, R> {
    row: &'a R,
    ids: &'a [Id],
    steps: u32,
}

impl<'a, R: Row> Attempt<'a, R> {
    pub(super) fn new(row: &'a R, ids: &'a [Id]) -> Attempt<'a, R> {
        Attempt { row, ids, steps: MAX_STEPS }
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
        Some(start..end + 1)
    }

    fn is_in(&self, ids: &Range<u32>, word: usize) -> bool {
        let set = self.ids.get(ids.start as usize..ids.end as usize).unwrap_or_default();
        self.row.id(word).is_some_and(|id| set.binary_search(&id).is_ok())
    }

    fn spend(&mut self) -> Option<()> {
        self.steps = self.steps.checked_sub(1)?;
        Some(())
    }

    fn next(&self, word: usize) -> Option<usize> {
        (self.row.has(word + 1) && self.row.joined(word)).then_some(word + 1)
    }

    fn previous(&self, word: usize) -> Option<usize> {
        let before = word.checked_sub(1)?;
        self.row.joined(before).then_some(before)
    }

    /// Fits `slots` to the words behind `last`; the last word covered.
    fn rightwards(&mut self, slots: &[Slot], last: usize) -> Option<usize> {
        self.spend()?;
        let Some((slot, rest)) = slots.split_first() else { return Some(last) };
        let next = self.next(last);
        match slot {
            Slot::Words { ids, optional } => {
                let fits = next.filter(|n| self.is_in(ids, *n));
                let taken = fits.and_then(|n| self.rightwards(rest, n));
                if taken.is_none() && *optional { self.rightwards(rest, last) } else { taken }
            }
            Slot::Not(ids) => match next {
                Some(n) if self.is_in(ids, n) => None,
                _ => self.rightwards(rest, last),
            },
            Slot::Gap(most) => {
                let mut at = last;
                for _ in 0..=*most {
                    if let Some(end) = self.rightwards(rest, at) {
                        return Some(end);
                    }
                    at = self.next(at)?;
                }
                None
            }
            Slot::End if next.is_none() => self.rightwards(rest, last),
            Slot::Start | Slot::End => None,
        }
    }

    /// Fits `slots` to the words before `first`; the first word covered.
    fn leftwards(&mut self, slots: &[Slot], first: usize) -> Option<usize> {
        self.spend()?;
        let Some((slot, rest)) = slots.split_last() else { return Some(first) };
        let before = self.previous(first);
        match slot {
            Slot::Words { ids, optional } => {
                let fits = before.filter(|n| self.is_in(ids, *n));
                let taken = fits.and_then(|n| self.leftwards(rest, n));
                if taken.is_none() && *optional { self.leftwards(rest, first) } else { taken }
            }
            Slot::Not(ids) => match before {
                Some(n) if self.is_in(ids, n) => None,
                _ => self.leftwards(rest, first),
            },
            Slot::Gap(most) => {
                let mut at = first;
                for _ in 0..=*most {
                    if let Some(start) = self.leftwards(rest, at) {
                        return Some(start);
                    }
                    at = self.previous(at)?;
                }
                None
            }
            Slot::Start if before.is_none() => self.leftwards(rest, first),
            Slot::Start | Slot::End => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_are_read() {
        let read = read("^ dra/drar jävla? .. !inte åt ..5 @place $").unwrap();
        assert_eq!(read.len(), 9);
        assert_eq!(
            read[1],
            Written::Words { alternatives: Vec::from(["dra", "drar"]), optional: false }
        );
        assert_eq!(read[2], Written::Words { alternatives: Vec::from(["jävla"]), optional: true });
        assert_eq!(read[3], Written::Gap(3));
        assert_eq!(read[4], Written::Not(Vec::from(["inte"])));
        assert_eq!(read[6], Written::Gap(5));
    }

    #[test]
    fn bad_slots_are_refused() {
        for text in ["a  b", "..", "..99 a", "a/ b", "a? b?", "a  b-c"] {
            assert!(check(text).is_err(), "{text}");
        }
    }
}
