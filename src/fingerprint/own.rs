//! The writer's own words: what counts of a text, and what is only remembered.
//!
//! One pass over the folded bytes. Quotations, names, links, tags and numbers
//! are left out; letters are read as one reads them aloud: leet undone, drawn
//! out and doubled letters once, å ä ö as a and o (both sides of a comparison
//! are read the same way, so nothing is confused that was not already alike).

use super::Traits;
use super::gather::Gather;
use super::token::{self, Token};
use crate::text::{Document, Word, lookalike};

/// At most this many folded bytes of a text are read.
const MAX_OWN: usize = 4096;

/// A quotation of at least this many bytes is somebody else's words.
const QUOTE: usize = 20;

fn is_blank(b: u8) -> bool {
    matches!(b, b' ' | b'\t'..=b'\r')
}

fn ends_token(b: u8) -> bool {
    is_blank(b) || b == b'"'
}

/// Reads the own words of a document into `gather`.
pub(super) fn read(document: &Document<'_>, gather: &mut Gather<'_>) {
    let folded = document.folded();
    let bytes = folded.get(..MAX_OWN).unwrap_or(folded);
    let words = document.words();
    Reader { document, bytes, words, at: 0, quotes: true, gather }.run();
}

struct Reader<'d, 'g, 'k> {
    document: &'d Document<'d>,
    bytes: &'d [u8],
    /// The words from about `at` on.
    words: &'d [Word],
    at: usize,
    /// Whether another quotation mark may follow.
    quotes: bool,
    gather: &'g mut Gather<'k>,
}

impl Reader<'_, '_, '_> {
    fn run(&mut self) {
        while self.at < self.bytes.len() {
            self.plain();
            match self.bytes.get(self.at) {
                None => {}
                Some(b'"') => self.quotation(),
                Some(b'>') if self.begins_line() => self.line(),
                Some(_) => self.token(self.at),
            }
        }
    }

    /// Over plain words, up to the token of the first byte that is not plain.
    #[inline]
    fn plain(&mut self) {
        let at = self.at;
        let rest = self.bytes.get(at..).unwrap_or_default();
        let mut end = at + self.gather.plain(rest);
        // The token, or the word that a long segment ends in, is read again.
        match self.bytes.get(end) {
            Some(b'"') | None => {}
            Some(_) => end = self.token_start(end),
        }
        let before = self.words.iter().take_while(|word| word.range().start < at).count();
        let words = self.words.get(before..).unwrap_or_default();
        let is_inside = |word: &Word| word.range().end <= end;
        let inside = match words.last() {
            Some(last) if !is_inside(last) => words.partition_point(is_inside),
            _ => words.len(),
        };
        let (inside, outside) = words.split_at_checked(inside).unwrap_or((words, &[]));
        self.gather.words(at, inside);
        self.words = outside;
        self.at = end;
    }

    /// Where the token of the byte begins, not before what was read already.
    fn token_start(&self, byte: usize) -> usize {
        let before = self.bytes.get(self.at..byte).unwrap_or_default();
        self.at + before.iter().rposition(|b| ends_token(*b)).map_or(0, |i| i + 1)
    }

    /// Whether nothing but blanks stands before in the line.
    fn begins_line(&self) -> bool {
        let before = self.bytes.get(..self.at).unwrap_or_default();
        let mut blanks = before.iter().rev().take_while(|b| is_blank(**b));
        blanks.clone().count() == before.len() || blanks.any(|b| *b == b'\n')
    }

    /// At a quotation mark: over the whole quotation if it is a long one, else
    /// over the mark.
    fn quotation(&mut self) {
        let inner = self.at + 1;
        self.at = inner;
        if !self.quotes {
            return;
        }
        let rest = self.bytes.get(inner..).unwrap_or_default();
        match rest.iter().position(|b| *b == b'"') {
            None => self.quotes = false,
            Some(len) if len >= QUOTE => {
                self.gather.traits |= Traits::QUOTE;
                self.at = inner + len + 1;
            }
            // The words in short marks are the writer's; the closing mark is
            // passed over with them, so that marks stay paired.
            Some(len) => self.short_quotation(inner + len),
        }
    }

    fn short_quotation(&mut self, close: usize) {
        let tail = self.bytes;
        self.bytes = tail.get(..close).unwrap_or(tail);
        while self.at < close {
            if self.bytes.get(self.at).is_some_and(|b| is_blank(*b)) {
                self.at += 1;
            } else {
                self.token(self.at);
            }
        }
        self.bytes = tail;
        self.at = close + 1;
    }

    /// A line that begins with `>` is quoted.
    fn line(&mut self) {
        self.gather.traits |= Traits::QUOTE;
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        self.at += rest.iter().position(|b| *b == b'\n').unwrap_or(rest.len());
    }

    /// The token that begins here is more than a plain word.
    fn token(&mut self, start: usize) {
        let rest = self.bytes.get(start..).unwrap_or_default();
        let len = rest.iter().position(|b| ends_token(*b)).unwrap_or(rest.len());
        let token = rest.get(..len).unwrap_or_default();
        match token::read(token) {
            Token::Left(traits) => {
                self.gather.traits |= traits;
                if traits == Traits::LINK {
                    self.gather.link(token::trim(token));
                }
            }
            Token::Spaced => token::letters(token).for_each(|letter| self.gather.letter(letter)),
            Token::Leet => self.leet(token),
            Token::Words => self.words(start, token),
        }
        self.gather.end_word();
        self.at = start + len.max(1);
    }

    fn leet(&mut self, token: &[u8]) {
        for b in token::trim(token) {
            match token::unleet(*b) {
                Some(letter) => self.gather.letter(letter),
                None if *b == 0xA4 || *b == 0xA5 => self.gather.letter(1),
                None if *b == 0xB6 => self.gather.letter(15),
                None if *b < 0x80 => self.gather.end_word(),
                None => {}
            }
        }
    }

    /// Several words, or letters of another script.
    fn words(&mut self, start: usize, token: &[u8]) {
        for (i, b) in token.iter().enumerate() {
            match b {
                b'a'..=b'z' => self.gather.letter(b & 0x1F),
                0xC3 => {}
                0xA4 | 0xA5 if i > 0 && token.get(i - 1) == Some(&0xC3) => self.gather.letter(1),
                0xB6 if i > 0 && token.get(i - 1) == Some(&0xC3) => self.gather.letter(15),
                0x80..=0xBF => {}
                0xC4.. if self.document.is_word_byte(start + i) => {
                    self.gather.letter(foreign(token.get(i..).unwrap_or_default()));
                }
                _ => self.gather.end_word(),
            }
        }
    }
}

/// A letter of another script: the Latin one it looks like (here also in words
/// that are wholly of another script, since both sides are read alike), or six
/// bits that tell the letters of one script apart.
fn foreign(bytes: &[u8]) -> u8 {
    let len = bytes.iter().skip(1).take(3).take_while(|b| **b & 0xC0 == 0x80).count() + 1;
    let head = bytes.get(..len).unwrap_or_default();
    let letter = core::str::from_utf8(head).ok().and_then(|s| s.chars().next());
    match letter {
        Some('ӧ') => 15,
        Some('ӓ') => 1,
        Some(c) => match lookalike(c) {
            Some(latin) => latin & 0x1F,
            None => u8::try_from(u32::from(c) & 0x1F).unwrap_or(0) | 0x20,
        },
        None => 0x20,
    }
}
