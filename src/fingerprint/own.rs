//! The writer's own words: what counts of a text, and what is only remembered.
//!
//! One pass over the folded bytes. Quotations, names, links, tags and numbers
//! are left out; letters are read as one reads them aloud: leet undone, drawn
//! out and doubled letters once, å ä ö as a and o (both sides of a comparison
//! are read the same way, so nothing is confused that was not already alike).

use super::Traits;
use super::gather::{Gather, NO_LETTER};
use super::token::{self, Token};
use crate::text::{Document, lookalike};

/// At most this many folded bytes of a text are read.
const MAX_OWN: usize = 4096;

/// A quotation of at least this many bytes is somebody else's words.
const QUOTE: usize = 20;

/// What a folded byte is, if it is no letter.
const BLANK: u8 = 0x80;
/// Ends a word and nothing else.
const STOP: u8 = 0x81;
const QUOTATION: u8 = 0x82;
const GREATER: u8 = 0x83;
/// Needs the whole token to be understood.
const ODD: u8 = 0x84;

/// The letter of each folded byte in six bits, or what else it is. Å, ä and ö
/// are told by their second byte: other characters that have it are odd from
/// their first byte on.
static READING: [u8; 256] = readings();

#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, within bounds")]
const fn readings() -> [u8; 256] {
    let mut reading = [ODD; 256];
    let mut b = 0usize;
    while b < 256 {
        reading[b] = match b as u8 {
            letter @ b'a'..=b'z' => letter & 0x1F,
            0xA4 | 0xA5 => 1,
            0xB6 => 15,
            0xC3 => NO_LETTER,
            b' ' | b'\n' | b'\t' | b'\r' | 0x0B | 0x0C => BLANK,
            b'.' | b',' | b'?' | b'!' | b';' | b'(' | b')' | b'\'' | b':' => STOP,
            b'"' => QUOTATION,
            b'>' => GREATER,
            _ => ODD,
        };
        b += 1;
    }
    reading
}

fn reading(b: u8) -> u8 {
    READING.get(usize::from(b)).copied().unwrap_or(ODD)
}

fn ends_token(b: u8) -> bool {
    matches!(reading(b), BLANK | QUOTATION)
}

/// Reads the own words of a document into `gather`.
pub(super) fn read(document: &Document<'_>, gather: &mut Gather<'_>) {
    let folded = document.folded();
    let mut reader = Reader { document, bytes: folded, at: 0, quotes: true, gather };
    reader.run();
}

struct Reader<'d, 'g, 'k> {
    document: &'d Document<'d>,
    bytes: &'d [u8],
    at: usize,
    /// Whether another quotation mark may follow.
    quotes: bool,
    gather: &'g mut Gather<'k>,
}

impl Reader<'_, '_, '_> {
    fn run(&mut self) {
        let end = self.bytes.len().min(MAX_OWN);
        self.bytes = self.bytes.get(..end).unwrap_or_default();
        // Where the current token and the current line began.
        let (mut start, mut line) = (0, true);
        while let Some(&b) = self.bytes.get(self.at) {
            let read = reading(b);
            if read < BLANK {
                let rest = self.bytes.get(self.at..).unwrap_or_default();
                self.at += self.gather.letters(rest.iter().map(|b| reading(*b)));
                continue;
            }
            let begins = line && start == self.at;
            line = false;
            match read {
                BLANK => {
                    self.gather.end_word();
                    line = begins || b == b'\n';
                    self.at += 1;
                }
                STOP if self.is_token_end() => {
                    self.gather.end_word();
                    self.at += 1;
                    continue;
                }
                QUOTATION => {
                    self.gather.end_word();
                    self.quotation();
                }
                GREATER if begins => self.line(),
                _ => self.token(start),
            }
            start = self.at;
        }
        self.gather.end_word();
    }

    /// Whether the token ends behind this byte, so that what stands before it
    /// was a plain word.
    fn is_token_end(&self) -> bool {
        self.bytes.get(self.at + 1).is_none_or(|b| ends_token(*b))
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
        let mut start = self.at;
        self.bytes = tail.get(..close).unwrap_or(tail);
        while self.at < close {
            if self.bytes.get(self.at).is_some_and(|b| reading(*b) == BLANK) {
                self.at += 1;
                start = self.at;
            } else {
                self.token(start);
                start = self.at;
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

    /// The token that begins at `start` is more than a plain word.
    fn token(&mut self, start: usize) {
        self.gather.drop_word();
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
        self.at = (start + len).max(self.at);
        self.at = self.at.max(start + 1);
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
