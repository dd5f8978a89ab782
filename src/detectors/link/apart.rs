//! Hosts written letter by letter: `e x e m p e l . s e`.

use core::ops::Range;

use super::find::{Finder, Form, Link, Place};
use super::joint::Level;
use super::tables::Tld;
use crate::text::{Evasion, Flags};

/// The fewest letters that stand apart before the dot: initials and lists have fewer.
const FEWEST: usize = 4;

/// At most this many folded bytes are read to either side of the dot.
const REACH: usize = 128;

impl Finder<'_> {
    /// The host with letters apart whose last dot stands at `i`. Its ending is one in
    /// everyday use, with its letters apart or not, and no further letters stand apart
    /// behind it: a sentence that is shouted so goes on.
    pub(super) fn letters_apart(&self, i: usize, floor: usize) -> Option<Link> {
        let view = &self.view;
        if !view.document.flags().intersects(Flags::SPACED) {
            return None;
        }
        let start = self.letters_before(i, floor.max(i.saturating_sub(REACH)))?;
        let end = self.ending_behind(i)?;
        Some(Link {
            range: start..end,
            place: Place::Apart(start..end),
            form: Form::Bare,
            level: Level::Tld,
            evasion: Evasion::SPACING,
            userinfo: false,
            path: end..end,
            port: false,
            known: None,
            standing: None,
        })
    }

    /// Where the letters that stand apart before the dot at `i` begin, and further
    /// dots among them.
    fn letters_before(&self, i: usize, floor: usize) -> Option<usize> {
        let view = &self.view;
        let (mut start, mut count) = (i, 0);
        loop {
            let end = start - usize::from(start > floor && view.before(start) == b' ');
            if end <= floor {
                break;
            }
            if end < start && view.before(end) == b'.' && count > 0 {
                start = end - 1;
                continue;
            }
            match self.letter_before(end).filter(|letter| *letter >= floor) {
                Some(letter) if end < start || count == 0 || view.byte(end) == b'.' => {
                    start = letter
                }
                _ => break,
            }
            count += 1;
        }
        (count >= FEWEST && view.is_alnum(start)).then_some(start)
    }

    /// The one letter or digit that ends before `end`, with nothing of a word before it.
    fn letter_before(&self, end: usize) -> Option<usize> {
        let view = &self.view;
        let start = view.document.word_start(end);
        let one = view.slice(start..end);
        (self.is_one_letter(one) && !matches!(view.before(start), b'-' | b'_')).then_some(start)
    }

    fn is_one_letter(&self, word: &[u8]) -> bool {
        matches!(word, [_] | [0xC3, _])
    }

    /// The end of a top-level domain in everyday use behind the dot at `i`.
    fn ending_behind(&self, i: usize) -> Option<usize> {
        let view = &self.view;
        let first = view.skip_blanks(i + 1, 2);
        let is_ending =
            |name: &[u8]| matches!(self.tables.tld(name), Some(Tld::Home | Tld::Common));
        let whole = view.document.word_end(first);
        if whole - first > 1 {
            return is_ending(view.slice(first..whole)).then_some(whole);
        }
        let (mut name, mut len) = ([0u8; 8], 0);
        let (mut at, mut end) = (first, None);
        loop {
            let after = view.document.word_end(at);
            let [letter] = view.slice(at..after) else { break };
            // A letter more than one word of one letter: the sentence goes on apart.
            let slot = name.get_mut(len)?;
            *slot = *letter;
            len += 1;
            if is_ending(name.get(..len).unwrap_or_default()) {
                end = Some((after, len));
            }
            if view.byte(after) != b' ' {
                break;
            }
            at = after + 1;
        }
        let (end, used) = end?;
        (len - used <= 1 && !self.goes_on_apart(end)).then_some(end)
    }

    /// Whether more letters stand apart behind a wider blank.
    fn goes_on_apart(&self, end: usize) -> bool {
        let view = &self.view;
        let at = view.skip_blanks(end, 3);
        let letter = |range: Range<usize>| self.is_one_letter(view.slice(range));
        let first = view.document.word_end(at);
        let second = view.document.word_end(first + 1);
        at > end + 1 && letter(at..first) && view.byte(first) == b' ' && letter(first + 1..second)
    }
}
