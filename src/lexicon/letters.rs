//! The letters of disguised words, without an allocation.

use super::MAX_FORM;

/// The longest disguised word, in characters.
pub(super) const MAX_LETTERS: usize = 80;

/// Each letter and how often it stands in a row.
pub(super) fn runs(letters: &[char]) -> impl Iterator<Item = (char, usize)> + '_ {
    letters.chunk_by(|a, b| a == b).filter_map(|run| Some((*run.first()?, run.len())))
}

/// The characters of one disguised word, without an allocation.
pub(super) struct Letters {
    chars: [char; MAX_LETTERS],
    pub(super) len: usize,
}

impl Default for Letters {
    fn default() -> Letters {
        Letters { chars: ['\0'; MAX_LETTERS], len: 0 }
    }
}

impl Letters {
    pub(super) fn clear(&mut self) {
        self.len = 0;
    }

    pub(super) fn extend(&mut self, chars: impl Iterator<Item = char>) {
        for c in chars {
            if let Some(place) = self.chars.get_mut(self.len) {
                *place = c;
                self.len += 1;
            }
        }
    }

    pub(super) fn as_slice(&self) -> &[char] {
        self.chars.get(..self.len).unwrap_or_default()
    }
}

/// A word put together again, without an allocation; nothing if it is longer
/// than any form.
pub(super) struct Spelling {
    bytes: [u8; MAX_FORM],
    pub(super) len: usize,
    fits: bool,
}

impl Default for Spelling {
    fn default() -> Spelling {
        Spelling { bytes: [0; MAX_FORM], len: 0, fits: true }
    }
}

impl Spelling {
    pub(super) fn extend(&mut self, chars: impl Iterator<Item = char>) {
        for c in chars {
            match self.bytes.get_mut(self.len..self.len + c.len_utf8()) {
                Some(place) => self.len += c.encode_utf8(place).len(),
                None => self.fits = false,
            }
        }
    }

    pub(super) fn bytes(&self) -> Option<&[u8]> {
        self.bytes.get(..self.len).filter(|_| self.fits)
    }
}

/// How many characters of which kind a stretch has.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Signs {
    pub(super) letters: usize,
    pub(super) digits: usize,
    /// Digits and signs that can stand for a letter.
    pub(super) leet: usize,
    pub(super) masks: usize,
    pub(super) hyphens: usize,
    pub(super) dots: usize,
    /// Upright bars; they can stand for a letter or between two.
    pub(super) bars: usize,
    pub(super) other: usize,
    /// The longest run of letters.
    pub(super) longest: usize,
}

impl Signs {
    pub(super) fn of(text: &str) -> Signs {
        let mut signs = Signs::default();
        let mut run = 0;
        for c in text.chars() {
            run = if c.is_alphabetic() { run + 1 } else { 0 };
            signs.longest = signs.longest.max(run);
            match c {
                _ if c.is_alphabetic() => signs.letters += 1,
                '0'..='9' => {
                    signs.digits += 1;
                    signs.leet += 1;
                }
                '|' => {
                    signs.leet += 1;
                    signs.bars += 1;
                }
                '@' | '$' | '!' | '€' => signs.leet += 1,
                _ if is_mask(c) => signs.masks += 1,
                '-' => signs.hyphens += 1,
                '.' | '·' | '•' => signs.dots += 1,
                _ => signs.other += 1,
            }
        }
        signs
    }
}

pub(super) fn is_mask(c: char) -> bool {
    matches!(c, '*' | '_' | '#' | '%' | '\'' | '+' | '×' | '✱' | '✳' | '\u{1F300}'..='\u{1FAFF}')
}

/// What an ambiguous digit can stand for: 1, 4 and 0.
pub(super) const LETTERS_OF_DIGITS: &[(char, char, char)] = &[
    ('i', 'a', 'o'),
    ('l', 'a', 'o'),
    ('i', 'ä', 'ö'),
    ('l', 'ä', 'ö'),
    ('i', 'å', 'o'),
    ('l', 'å', 'o'),
];

/// The letter that a digit or sign stands for; nothing for a sign between.
pub(super) fn unleet(c: char, (one, four, zero): (char, char, char)) -> Option<char> {
    match c {
        '0' => Some(zero),
        '1' | '!' | '|' => Some(one),
        '3' | '€' => Some('e'),
        '4' | '@' => Some(four),
        '5' | '$' => Some('s'),
        '7' => Some('t'),
        '8' => Some('b'),
        '9' => Some('g'),
        '*' | '_' | '\'' => None,
        c => Some(c),
    }
}
