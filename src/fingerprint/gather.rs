//! From letters to words to a sketch.

use super::key::{Domain, FingerprintKey, Sip};
use super::plain::{Places, ROOM};
use super::sketch::{self, Fingerprint, MAX_CODES};
use super::{Code, Traits};
use crate::text::Word;

/// Letters held at once; texts are longer, so full groups of eight are hashed
/// and let go between words.
const HELD: usize = 64 + ROOM;
/// With more letters than this there is no room for another segment.
const FULL: usize = HELD - ROOM;

const A: u8 = 1;
const E: u8 = 5;
const O: u8 = 15;

/// Takes letters and ends of words and makes a fingerprint of them, in fixed
/// memory.
///
/// The letters of all words stand one after the other, so that the exact hash
/// does not depend on where words are parted.
pub(super) struct Gather<'k> {
    key: &'k FingerprintKey,
    pub(super) traits: Traits,
    link: u8,
    letters: [u8; HELD],
    places: Places,
    len: usize,
    /// The current word, and the words of one letter before it, begin here.
    word: usize,
    run: usize,
    last: u8,
    /// Letters that are hashed already.
    gone: usize,
    exact: Sip,
    codes: [Code; MAX_CODES],
    count: usize,
    level: u8,
}

impl<'k> Gather<'k> {
    pub(super) fn new(key: &'k FingerprintKey) -> Gather<'k> {
        Gather {
            key,
            traits: Traits::NONE,
            link: 0,
            letters: [0; HELD],
            places: Places::NONE,
            len: 0,
            word: 0,
            run: 0,
            last: 0,
            gone: 0,
            exact: key.sip(Domain::Text),
            codes: [Code::NONE; MAX_CODES],
            count: 0,
            level: 0,
        }
    }

    /// The next letter of the current word, six bits. A letter that is drawn out
    /// counts once, and an e after a or o not at all, since å, ä and ö are also
    /// written aa, ae and oe.
    pub(super) fn letter(&mut self, letter: u8) {
        if self.len >= HELD - 4 {
            self.flush();
        }
        let ligature = letter == E && (self.last == A || self.last == O);
        let kept = !ligature && letter != self.last;
        self.last = letter;
        if let Some(to) = self.letters.get_mut(self.len).filter(|_| kept) {
            *to = letter;
            self.len += 1;
        }
    }

    /// Reads plain words up to the first byte that is not plain; how many bytes
    /// were plain. Between words only. Of them count those that
    /// [`words`](Self::words) is told to.
    #[inline]
    pub(super) fn plain(&mut self, bytes: &[u8]) -> usize {
        if self.len > FULL {
            self.flush();
        }
        let room = self.letters.get_mut(self.len..).and_then(<[u8]>::first_chunk_mut);
        self.places.read(bytes, room.unwrap_or(&mut [0; ROOM]))
    }

    /// Takes words of what was just read and began at the byte `at`.
    #[inline]
    pub(super) fn words(&mut self, at: usize, words: &[Word]) {
        let mut start = self.len;
        for word in words {
            let range = word.range();
            let (from, to) = (
                start.wrapping_add(self.places.of(range.start - at)),
                start.wrapping_add(self.places.of(range.end - at)),
            );
            if to - from > 1 && self.run == from {
                self.push(self.code(from, to));
                (self.word, self.run, self.len) = (to, to, to);
                continue;
            }
            (self.word, self.len) = (from, to);
            self.end_word();
            if self.len < to {
                // A letter was let go: what is already read moves up.
                self.letters.copy_within(to.., self.len);
                start = start.wrapping_sub(1);
            }
        }
    }

    /// Remembers a link; the order of several does not count.
    pub(super) fn link(&mut self, link: &[u8]) {
        let hash = u8::try_from(self.key.bytes(Domain::Link, link) >> 56).unwrap_or(0);
        self.link = (self.link ^ hash).max(1);
    }

    /// Ends the current word, if one has begun.
    #[inline]
    pub(super) fn end_word(&mut self) {
        self.last = 0;
        let len = self.len - self.word;
        if len > 1 {
            self.end_run();
            self.push(self.code(self.word, self.len));
            self.word = self.len;
            self.run = self.len;
        } else {
            // Words of one letter may be one word spaced out: they wait, and a
            // double letter among them counts once as in other words.
            let letter = |at: usize| self.letters.get(at);
            if len == 1 && self.run < self.word && letter(self.word) == letter(self.word - 1) {
                self.len = self.word;
            }
            self.word = self.len;
        }
    }

    /// Three letters or more that stand alone one after the other are one word;
    /// fewer are words like *i* and *å*.
    fn end_run(&mut self) {
        if self.word - self.run >= 3 {
            self.push(self.code(self.run, self.word));
        } else {
            for at in self.run..self.word {
                self.push(self.code(at, at + 1));
            }
        }
        self.run = self.word;
    }

    /// The code of the letters from `from` to before `to`.
    fn code(&self, from: usize, to: usize) -> Code {
        let three = |at: usize, keep: u32| {
            let four = self.letters.get(at..at + 4).and_then(|l| <[u8; 4]>::try_from(l).ok());
            u32::from_le_bytes(four.unwrap_or_default()) & keep
        };
        let len = to - from;
        let keep = 0xFF_FFFF >> (24 - 8 * len.min(3));
        sketch::code(self.key, three(from, keep), three(to - len.min(3), keep), len)
    }

    /// Hashes full groups of eight letters and moves the rest to the front. A
    /// word longer than the memory is cut up.
    #[cold]
    fn flush(&mut self) {
        if self.run < 8 {
            self.end_word();
            self.end_run();
        }
        let full = self.run / 8 * 8;
        self.hash(full);
        self.letters.copy_within(full.., 0);
        self.gone += full;
        self.len -= full;
        self.word -= full;
        self.run -= full;
    }

    /// Hashes the first letters, eight at a time.
    fn hash(&mut self, full: usize) {
        let groups = self.letters.get(..full).unwrap_or_default();
        for group in groups.chunks_exact(8) {
            self.exact.write(u64::from_le_bytes(group.try_into().unwrap_or_default()));
        }
    }

    /// Keeps the code; where there are too many, only those of the lower ranks,
    /// so that long texts are thinned out and not cut off.
    fn push(&mut self, code: Code) {
        if let (0, Some(to)) = (self.level, self.codes.get_mut(self.count)) {
            *to = code;
            self.count += 1;
        } else {
            self.push_thinned(code);
        }
    }

    #[cold]
    fn push_thinned(&mut self, code: Code) {
        while self.count == MAX_CODES && self.level < sketch::MAX_LEVEL {
            self.level += 1;
            let mut kept = 0;
            for i in 0..self.count {
                let Some(code) = self.codes.get(i).copied() else { continue };
                if code.is_kept(self.level) {
                    if let Some(to) = self.codes.get_mut(kept) {
                        *to = code;
                        kept += 1;
                    }
                }
            }
            self.count = kept;
        }
        if code.is_kept(self.level) {
            if let Some(to) = self.codes.get_mut(self.count) {
                *to = code;
                self.count += 1;
            }
        }
    }

    /// The fingerprint of everything taken; `signs` are the bytes to go by where
    /// there is no letter at all.
    pub(super) fn finish(&mut self, signs: &[u8]) -> Fingerprint {
        self.end_word();
        self.end_run();
        let letters = self.gone + self.len;
        let exact = if letters == 0 {
            self.key.bytes(Domain::Signs, signs)
        } else {
            let full = self.len.next_multiple_of(8).min(HELD);
            if let Some(padding) = self.letters.get_mut(self.len..full) {
                padding.fill(0);
            }
            self.hash(full);
            self.exact.write(letters as u64);
            self.exact.finish()
        };
        for rest in self.codes.iter_mut().skip(self.count) {
            *rest = Code::NONE;
        }
        Fingerprint::from_parts(
            exact,
            self.key.check(),
            u16::try_from(letters).unwrap_or(u16::MAX),
            self.traits,
            self.level,
            self.codes,
            self.count,
        )
        .with_link(self.link)
    }
}
