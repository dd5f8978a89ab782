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
        let (dated, date) = date(view)?;
        let last = view.groups.get(dated.checked_sub(1)?)?;
        let (mut at, plus) = separator(view, last.end);
        let mut number = Lettered { values: [0; 12], len: 0, end: 0, plus };
        for value in date {
            number.push(value);
        }
        let mut letters = 0;
        for i in 0..4 {
            let c = view.byte(at + i);
            letters += usize::from(c.is_ascii_lowercase());
            if !(c.is_ascii_digit() || c.is_ascii_lowercase()) {
                return None;
            }
            number.push(c);
        }
        at += 4;
        number.end = at;
        let alone = !view.document.is_word_byte(at)
            && matches!(view.left(), Edge::Free | Edge::Blank(_) | Edge::Letters);
        (letters > 0 && alone).then_some(number)
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

/// The date: six or eight digits in one group, or in groups of two.
fn date<'v>(view: &'v View<'_>) -> Option<(usize, impl Iterator<Item = u8> + 'v)> {
    let groups = match view.first().len() {
        6 | 8 => 1,
        4 | 2 if view.is(3, &[view.first().len(), 2, 2]) => {
            let plain = view.gaps(3).all(|g| matches!(g.sign, 0 | b'-' | b'.' | b'/'));
            (view.linked().len() >= 3 && view.is_uniform(3) && plain).then_some(3)?
        }
        _ => return None,
    };
    let bytes = view.groups.iter().take(groups);
    Some((
        groups,
        bytes.flat_map(|g| view.folded.get(g.start..g.end).unwrap_or_default().iter().copied()),
    ))
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
