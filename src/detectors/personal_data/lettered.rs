//! Identity numbers with letters in them: how they are read from text.
//!
//! A date and four characters, some of them letters, with at most one dash, plus
//! or blank between: `840607-R384`, `19450829SF2B`. The recognisers for
//! [`interimsnummer`](super::interimsnummer) and
//! [`reservnummer`](super::reservnummer) share this reading.

use super::run::{Edge, View};

/// A date and four characters, as ASCII digits and lower-case letters.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lettered {
    values: [u8; 12],
    len: usize,
    /// The folded byte after the last character.
    pub(super) end: usize,
    /// Whether a plus stands before the last four.
    pub(super) plus: bool,
}

impl Lettered {
    /// Reads one that begins with the first group of a view.
    pub(super) fn read(view: &View<'_>) -> Option<Lettered> {
        let dated = match view.first().len() {
            6 | 8 => 1,
            2 | 4 => 3,
            _ => return None,
        };
        let last = view.linked().get(dated - 1)?;
        let (at, plus) = separator(view, last.end);
        let tail = view.folded.get(at..at + 4)?;
        let formed = tail.iter().all(|c| c.is_ascii_digit() || c.is_ascii_lowercase());
        if !formed || tail.iter().all(u8::is_ascii_digit) {
            return None;
        }
        let end = at + 4;
        let alone = !view.document.is_word_byte(end)
            && matches!(view.left(), Edge::Free | Edge::Blank(_) | Edge::Letters);
        if !alone || !is_date(view, dated) {
            return None;
        }
        let mut number = Lettered { values: [0; 12], len: 0, end, plus };
        for group in view.linked().iter().take(dated) {
            let date = view.folded.get(group.start..group.end).unwrap_or_default();
            date.iter().for_each(|value| number.push(*value));
        }
        tail.iter().for_each(|value| number.push(*value));
        Some(number)
    }

    fn push(&mut self, value: u8) {
        if let Some(free) = self.values.get_mut(self.len) {
            *free = value;
            self.len += 1;
        }
    }

    /// The characters.
    pub(super) fn as_slice(&self) -> &[u8] {
        self.values.get(..self.len).unwrap_or_default()
    }

    /// The last four characters.
    pub(super) fn tail(&self) -> &[u8] {
        self.as_slice().get(self.len.saturating_sub(4)..).unwrap_or_default()
    }

    /// The first of the last four characters.
    pub(super) fn letter(&self) -> &u8 {
        self.tail().first().unwrap_or(&0)
    }

    /// A stretch of digits as a number; `None` where a letter is among them.
    pub(super) fn number(&self, from: usize, len: usize) -> Option<u16> {
        self.as_slice().get(from..from + len)?.iter().try_fold(0u16, |n, c| {
            c.is_ascii_digit().then(|| n.wrapping_mul(10).wrapping_add(u16::from(c - b'0')))
        })
    }
}

/// Whether the first groups are a date: six or eight digits in one group, or in groups
/// of two (the year also in four).
fn is_date(view: &View<'_>, groups: usize) -> bool {
    let plain = || view.gaps(groups).all(|g| matches!(g.sign, 0 | b'-' | b'.' | b'/'));
    let twos = || view.lengths(groups).skip(1).all(|len| len == 2);
    groups == 1 || twos() && view.is_uniform(groups) && plain()
}

/// Passes over one separator with blanks around it.
fn separator(view: &View<'_>, from: usize) -> (usize, bool) {
    let blank = |at: usize| usize::from(view.byte(at) == b' ');
    let mut at = from + blank(from);
    let sign = view.byte(at);
    if matches!(sign, b'-' | b'+' | b'.' | b':' | b'/' | b'_') {
        at += 1;
        at += blank(at);
    }
    (at, sign == b'+')
}
