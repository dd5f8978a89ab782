//! Whether a text asks for a second look, told while its words are passed over.
//!
//! A second look costs several times the first one, and nearly all texts need none:
//! what could hide a word there (a sign between two letters, a digit, a letter drawn
//! out, a row of single letters) leaves a trace in the bytes around the words, which
//! the first pass has at hand.

use crate::text::{Document, Flags, is_one_of};

/// The word that says that another is to be read backwards.
const BACKWARDS: &[&str] = &["baklänges", "bakifrån"];
/// The longest short piece of a word parted by a blank, in bytes.
pub(super) const MAX_SCRAP: usize = 3;
/// The longest first piece of a word parted over lines without a hyphen.
pub(super) const MAX_PIECE: usize = 4;

/// What the pass over the words saw a reason for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Needs {
    /// A sign between two letters, or a digit in the text.
    pub(super) signs: bool,
    /// A letter three times in a row.
    pub(super) repeats: bool,
    /// Three words of one letter in a row.
    pub(super) spaced: bool,
    /// The word *baklänges* stands in the text.
    pub(super) backwards: bool,
    /// Two unknown words side by side, one of them of two or three letters.
    pub(super) parted: bool,
    singles: u8,
}

impl Needs {
    pub(super) fn new(document: &Document<'_>) -> Needs {
        let signs = document.flags().intersects(Flags::DIGIT | Flags::MASK | Flags::AT);
        Needs {
            signs,
            repeats: has_triple(document.folded()),
            spaced: false,
            backwards: false,
            parted: false,
            singles: 0,
        }
    }

    /// Looks at one word and the byte behind it.
    #[inline]
    pub(super) fn see(&mut self, folded: &[u8], start: usize, len: usize) {
        let end = start + len;
        if len <= 2 || BACKWARDS.iter().any(|b| b.len() == len) {
            self.see_letters(folded.get(start..end).unwrap_or_default());
        } else {
            self.singles = 0;
        }
        let behind = folded.get(end).copied().unwrap_or(b' ');
        if behind != b' ' {
            self.see_behind(folded, end, len, behind);
        }
    }

    /// Looks at a word that may be a single letter, or [`BACKWARDS`].
    fn see_letters(&mut self, word: &[u8]) {
        self.singles = if is_single(word) { (self.singles + 1).min(3) } else { 0 };
        self.spaced |= self.singles == 3;
        self.backwards |= is_one_of(word, BACKWARDS);
    }

    /// Looks at a sign behind a word of `len` bytes.
    fn see_behind(&mut self, folded: &[u8], end: usize, len: usize, behind: u8) {
        if matches!(behind, b'-' | b'!' | b'.' | b'@' | b'*' | b'_' | b'\'' | b'|') {
            let next = folded.get(end + 1).copied().unwrap_or(b' ');
            self.signs |= next > b'@' || next == b'\n';
        } else if behind >= 0xE2 {
            // `k🍆k`, `helv€te`
            let width = if behind >= 0xF0 { 4 } else { 3 };
            let next = folded.get(end + width).copied().unwrap_or(b' ');
            self.signs |= next > b'@';
        } else if behind == b'\n' {
            self.signs |= len <= MAX_PIECE;
        }
    }

    pub(super) fn any(self) -> bool {
        self.parted || self.signs || self.repeats || self.spaced || self.backwards
    }
}

pub(super) fn is_single(word: &[u8]) -> bool {
    match word {
        [one] => one.is_ascii_alphabetic(),
        [lead, _] => *lead >= 0xC3,
        _ => false,
    }
}

/// Whether a letter stands three times in a row. Straight-line code, for the
/// vector unit.
pub(super) fn has_triple(folded: &[u8]) -> bool {
    let second = folded.get(1..).unwrap_or_default();
    let third = folded.get(2..).unwrap_or_default();
    let same = |((a, b), c): ((&u8, &u8), &u8)| u8::from((a == b) & (b == c) & (*a > b'@'));
    // å ä ö are two bytes; `ää` repeats with a distance of two.
    let fifth = folded.get(4..).unwrap_or_default();
    let wide = |((a, b), c): ((&u8, &u8), &u8)| u8::from((a == b) & (b == c) & (*a == 0xC3));
    let narrow = folded.iter().zip(second).zip(third).map(same).fold(0, |all, one| all | one);
    let broad = folded.iter().zip(third).zip(fifth).map(wide).fold(0, |all, one| all | one);
    narrow | broad != 0
}
