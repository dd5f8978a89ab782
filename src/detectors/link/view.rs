//! The folded text as the finder reads it.

use core::ops::Range;

use crate::text::{Document, Flags};

/// The longest label of a host, in bytes (RFC 1035, 2.3.4).
pub(super) const MAX_LABEL: usize = 63;

/// Whether a byte is part of a host name, in a folded text of ASCII, å, ä and ö.
#[inline]
const fn is_host_byte(b: u8) -> bool {
    matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | 0x80..)
}

/// How a stretch of the original is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// No upper-case letter.
    Lower,
    /// The first letter upper case, the others not.
    Title,
    /// Every letter upper case, and more than one.
    Upper,
    /// Anything else.
    Mixed,
}

/// A document, read byte by byte in its folded form. Past either end there are
/// blanks.
#[derive(Clone, Copy, Debug)]
pub(super) struct View<'a> {
    pub(super) document: &'a Document<'a>,
    bytes: &'a [u8],
    drifted: bool,
}

impl<'a> View<'a> {
    pub(super) fn new(document: &'a Document<'a>) -> View<'a> {
        let drifted = document.flags().intersects(Flags::ODD);
        View { document, bytes: document.folded(), drifted }
    }

    pub(super) fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    pub(super) fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Whether the text holds anything but ASCII and å, ä, ö.
    pub(super) fn has_odd(&self) -> bool {
        self.drifted
    }

    /// The byte at `i`.
    #[inline]
    pub(super) fn byte(&self, i: usize) -> u8 {
        self.bytes.get(i).copied().unwrap_or(b' ')
    }

    /// The three bytes from `i` on.
    #[inline]
    pub(super) fn three(&self, i: usize) -> [u8; 3] {
        let chunk = self.bytes.get(i..).and_then(<[u8]>::first_chunk);
        chunk.copied().unwrap_or_else(|| [self.byte(i), self.byte(i + 1), self.byte(i + 2)])
    }

    /// The byte before `i`.
    #[inline]
    pub(super) fn before(&self, i: usize) -> u8 {
        i.checked_sub(1).map_or(b' ', |i| self.byte(i))
    }

    /// The folded bytes of a range.
    pub(super) fn slice(&self, range: Range<usize>) -> &'a [u8] {
        self.bytes.get(range).unwrap_or_default()
    }

    /// The original text of a folded range.
    pub(super) fn original(&self, range: Range<usize>) -> &'a str {
        self.document.span(range).of(self.document.text()).unwrap_or("")
    }

    /// Whether the folded text begins with `word` at `i`.
    pub(super) fn starts(&self, i: usize, word: &[u8]) -> bool {
        self.bytes.get(i..).is_some_and(|rest| rest.starts_with(word))
    }

    /// Whether the folded text before `i` ends with `word`.
    pub(super) fn ends(&self, i: usize, word: &[u8]) -> bool {
        self.bytes.get(..i).is_some_and(|head| head.ends_with(word))
    }

    /// Whether a character that may be part of a host name covers the byte: a
    /// letter, a digit, `-` or `_`.
    #[inline]
    pub(super) fn is_host(&self, i: usize) -> bool {
        let b = self.byte(i);
        if !self.drifted {
            return is_host_byte(b);
        }
        match b {
            b'a'..=b'z' | b'1'..=b'9' | b'_' => true,
            b'0' | b'-' => self.is_plain(i, b),
            0x80.. => self.document.is_word_byte(i),
            _ => false,
        }
    }

    /// Whether a letter or digit covers the byte.
    #[inline]
    pub(super) fn is_alnum(&self, i: usize) -> bool {
        !matches!(self.byte(i), b'-' | b'_') && self.is_host(i)
    }

    /// Whether a letter covers the byte.
    pub(super) fn is_letter(&self, i: usize) -> bool {
        !self.byte(i).is_ascii_digit() && self.is_alnum(i)
    }

    /// Folding makes a `-` of every dash and a `0` of every zero, some of which
    /// look like a dot (U+0660); only those that people write in hosts count.
    fn is_plain(&self, i: usize, b: u8) -> bool {
        let original = self.original(i..i + 1);
        match b {
            b'-' => matches!(original, "-" | "\u{2010}" | "\u{2011}" | "－" | "﹣"),
            _ => !matches!(original, "\u{660}" | "\u{6F0}"),
        }
    }

    /// Whether there is a blank, a line break or nothing.
    pub(super) fn is_blank(&self, i: usize) -> bool {
        self.byte(i) <= b' '
    }

    /// The first byte after the run of host characters that begins at `i`.
    #[inline]
    pub(super) fn run_end(&self, mut i: usize) -> usize {
        if !self.drifted {
            loop {
                i = self.document.word_end(i);
                if !matches!(self.byte(i), b'-' | b'_') {
                    return i;
                }
                i += 1;
            }
        }
        loop {
            let rest = self.bytes.get(i..).unwrap_or_default();
            let plain = rest.iter().take_while(|b| matches!(b, b'a'..=b'z' | b'1'..=b'9' | b'_'));
            i += plain.count();
            if !self.is_host(i) {
                return i;
            }
            i += 1;
        }
    }

    /// The same, read no further than `most` bytes and one.
    pub(super) fn run_end_within(&self, i: usize, most: usize) -> usize {
        i + (i..=i + most).take_while(|i| self.is_host(*i)).count()
    }

    /// The first byte of the run of host characters that ends before `end`;
    /// `None` if it is longer than a label.
    pub(super) fn run_start(&self, end: usize) -> Option<usize> {
        let mut start = end;
        if !self.drifted {
            loop {
                start = self.document.word_start(start);
                if end - start > MAX_LABEL {
                    return None;
                }
                if start == 0 || !matches!(self.before(start), b'-' | b'_') {
                    return Some(start);
                }
                start -= 1;
            }
        }
        while start > 0 && self.is_host(start - 1) {
            start -= 1;
            if end - start > MAX_LABEL {
                return None;
            }
        }
        Some(start)
    }

    /// The place after at most `most` blanks from `i`.
    pub(super) fn skip_blanks(&self, i: usize, most: usize) -> usize {
        let blanks = (i..i + most).take_while(|i| matches!(self.bytes.get(*i), Some(b' ' | b'\t')));
        i + blanks.count()
    }

    /// The place before at most `most` blanks that end before `i`.
    pub(super) fn skip_blanks_back(&self, i: usize, most: usize) -> usize {
        let before = self.bytes.get(..i).unwrap_or_default();
        i - before.iter().rev().take(most).take_while(|b| matches!(b, b' ' | b'\t')).count()
    }

    /// How the original of a folded range is written.
    pub(super) fn case(&self, range: Range<usize>) -> Case {
        if !self.document.flags().intersects(Flags::UPPER) {
            return Case::Lower;
        }
        let original = self.original(range);
        let mut seen = Letters::default();
        if self.drifted {
            original.chars().filter(|c| c.is_alphabetic()).for_each(|c| seen.add(c.is_uppercase()));
        } else {
            // ASCII and å, ä, ö, whose second byte tells the case.
            for b in original.bytes() {
                match b {
                    b'A'..=b'Z' | 0x80..=0x9F => seen.add(true),
                    b'a'..=b'z' | 0xA0..=0xBF => seen.add(false),
                    _ => {}
                }
            }
        }
        seen.case()
    }
    /// Whether the original has an upper-case letter behind the first.
    #[inline]
    pub(super) fn has_inner_capital(&self, range: Range<usize>) -> bool {
        if !self.document.flags().intersects(Flags::UPPER) {
            return false;
        }
        let original = match self.document.text().as_bytes().get(range.clone()) {
            Some(same) if !self.drifted => same,
            _ => self.original(range).as_bytes(),
        };
        original.iter().skip(1).any(u8::is_ascii_uppercase)
    }

    /// The character that begins at folded byte `i`.
    pub(super) fn char_at(&self, i: usize) -> Option<char> {
        let rest = self.bytes.get(i..(i + 4).min(self.bytes.len()))?;
        let valid = match core::str::from_utf8(rest) {
            Ok(all) => all,
            Err(error) => core::str::from_utf8(rest.get(..error.valid_up_to())?).ok()?,
        };
        valid.chars().next()
    }
}

/// How many letters of either case were seen.
#[derive(Clone, Copy, Debug, Default)]
struct Letters {
    first: Option<bool>,
    upper: u32,
    lower: u32,
}

impl Letters {
    fn add(&mut self, is_upper: bool) {
        self.first = self.first.or(Some(is_upper));
        self.upper += u32::from(is_upper);
        self.lower += u32::from(!is_upper);
    }

    fn case(self) -> Case {
        match (self.first, self.upper, self.lower) {
            (_, 0, _) => Case::Lower,
            (_, 2.., 0) => Case::Upper,
            (Some(true), 1, _) => Case::Title,
            _ => Case::Mixed,
        }
    }
}
