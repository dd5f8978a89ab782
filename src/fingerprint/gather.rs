//! From letters to words to a sketch.

use super::key::{Domain, FingerprintKey, Sip};
use super::sketch::{self, Fingerprint, MAX_CODES};
use super::{Code, Traits};

/// A longer word is cut here and goes on as another.
const MAX_WORD: usize = 48;

/// Letters are six bits wide; ten go into one word of the exact hash.
const LANE: u32 = 10;

/// Takes letters and ends of words and makes a fingerprint of them, in fixed
/// memory.
pub(super) struct Gather<'k> {
    key: &'k FingerprintKey,
    pub(super) traits: Traits,
    link: u8,
    word: [u8; MAX_WORD],
    len: usize,
    /// The last letter, and whether it stood twice.
    last: u8,
    doubled: bool,
    /// Letters of the current word, a doubled one counted twice.
    seen: u32,
    /// Words of one letter that may be one word spaced out.
    run: [u8; MAX_WORD],
    run_len: usize,
    letters: u32,
    lane: u64,
    lane_len: u32,
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
            word: [0; MAX_WORD],
            len: 0,
            last: 0,
            doubled: false,
            seen: 0,
            run: [0; MAX_WORD],
            run_len: 0,
            letters: 0,
            lane: 0,
            lane_len: 0,
            exact: key.sip(Domain::Text),
            codes: [Code::default(); MAX_CODES],
            count: 0,
            level: 0,
        }
    }

    /// The next letter of the current word, six bits. A letter that is drawn
    /// out counts once, and an e after a or o not at all, since å, ä and ö are
    /// also written aa, ae and oe.
    #[inline]
    pub(super) fn letter(&mut self, letter: u8) {
        if letter == self.last {
            self.seen += u32::from(!self.doubled);
            self.doubled = true;
            return;
        }
        if letter == 5 && (self.last == 1 || self.last == 15) {
            return;
        }
        self.last = letter;
        self.doubled = false;
        self.seen += 1;
        if self.len == MAX_WORD {
            self.close();
            self.last = letter;
            self.seen = 1;
        }
        if let Some(to) = self.word.get_mut(self.len) {
            *to = letter;
            self.len += 1;
        }
    }

    /// Remembers a link; the order of several does not count.
    pub(super) fn link(&mut self, link: &[u8]) {
        let hash = u8::try_from(self.key.bytes(Domain::Link, link) >> 56).unwrap_or(0);
        self.link = (self.link ^ hash).max(1);
    }

    /// Forgets the letters of the current word.
    pub(super) fn drop_word(&mut self) {
        self.len = 0;
        self.last = 0;
        self.seen = 0;
        self.doubled = false;
    }

    /// Ends the current word, if one has begun.
    #[inline]
    pub(super) fn end_word(&mut self) {
        if self.len > 0 {
            self.close();
        }
    }

    fn close(&mut self) {
        let word = self.word;
        let letters = word.get(..self.len).unwrap_or_default();
        self.letters += self.seen;
        for letter in letters {
            self.lane = self.lane << 6 | u64::from(*letter);
            self.lane_len += 1;
            if self.lane_len == LANE {
                self.exact.write(self.lane);
                self.lane = 0;
                self.lane_len = 0;
            }
        }
        match letters {
            [one] if self.run_len < MAX_WORD => {
                if let Some(to) = self.run.get_mut(self.run_len) {
                    *to = *one;
                    self.run_len += 1;
                }
            }
            _ => {
                self.end_run();
                self.push(sketch::code(self.key, letters));
            }
        }
        self.drop_word();
    }

    /// Three letters or more that stand alone one after the other are one word;
    /// fewer are words like *i* and *å*.
    fn end_run(&mut self) {
        if self.run_len == 0 {
            return;
        }
        let run = self.run;
        let letters = run.get(..self.run_len).unwrap_or_default();
        self.run_len = 0;
        if letters.len() >= 3 {
            self.push(sketch::code(self.key, letters));
        } else {
            for letter in letters {
                self.push(sketch::code(self.key, &[*letter]));
            }
        }
    }

    /// Keeps the code; where there are too many, only those of the lower ranks,
    /// so that long texts are thinned out and not cut off.
    fn push(&mut self, code: Code) {
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
    pub(super) fn finish(mut self, signs: &[u8]) -> Fingerprint {
        self.end_word();
        self.end_run();
        let exact = if self.letters == 0 {
            self.key.bytes(Domain::Signs, signs)
        } else {
            self.exact.write(self.lane);
            self.exact.write(u64::from(self.lane_len));
            self.exact.finish()
        };
        for rest in self.codes.iter_mut().skip(self.count) {
            *rest = Code::default();
        }
        Fingerprint::from_parts(
            exact,
            self.key.check(),
            u16::try_from(self.letters).unwrap_or(u16::MAX),
            self.traits,
            self.level,
            self.codes,
            self.count,
        )
        .with_link(self.link)
    }
}
