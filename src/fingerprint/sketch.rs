//! The fingerprint itself.

use core::fmt;

use super::key::{FingerprintKey, spread};
use super::{Code, Traits};

/// At most this many words are kept of a text.
pub(super) const MAX_CODES: usize = 32;
/// Each level keeps half the words of the one before.
pub(super) const MAX_LEVEL: u8 = 12;
/// At most this many keys come of pairs of words.
pub(super) const MAX_PAIRS: usize = BINS - 1;
const BINS: usize = 7;

/// A text with fewer letters than this (double letters counted once) is too
/// short to be judged by likeness: *tack så mycket* and *glad midsommar* are
/// nobody's property.
pub const SHORT: u16 = 17;

/// A storable sketch of a text: what two posts are compared by.
///
/// It holds a keyed hash of all letters, and two bytes for each word in the
/// order of the text (long texts are thinned out to at most 32 words, function
/// words first). It is `Copy`, has a fixed size and holds no text; but short
/// texts can be guessed by whoever holds the key, so a stored fingerprint is
/// personal data.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Fingerprint {
    exact: u64,
    codes: [Code; MAX_CODES],
    letters: u16,
    check: u16,
    count: u8,
    level: u8,
    traits: Traits,
    link: u8,
}

impl Fingerprint {
    /// The first byte of a serialised fingerprint.
    pub const VERSION: u8 = 1;

    pub(crate) const EMPTY: Fingerprint = Fingerprint {
        exact: 0,
        codes: [Code::NONE; MAX_CODES],
        letters: 0,
        check: 0,
        count: 0,
        level: 0,
        traits: Traits::NONE,
        link: 0,
    };

    pub(super) fn from_parts(
        exact: u64,
        check: u16,
        letters: u16,
        traits: Traits,
        level: u8,
        codes: [Code; MAX_CODES],
        count: usize,
    ) -> Fingerprint {
        let count = u8::try_from(count.min(MAX_CODES)).unwrap_or(0);
        Fingerprint { exact, codes, letters, check, count, level, traits, link: 0 }
    }

    pub(super) fn with_link(mut self, link: u8) -> Fingerprint {
        self.link = link;
        self
    }

    /// Eight bits of a hash over the links in the text; 0 where there is none.
    pub(crate) fn link(&self) -> u8 {
        self.link
    }

    /// The keyed hash of all letters: equal for texts that differ in case,
    /// blanks, punctuation, emoji, drawn-out letters and the like.
    pub fn exact(&self) -> u64 {
        self.exact
    }

    /// How many letters the writer's own words have, up to 65,535.
    pub fn letters(&self) -> u16 {
        self.letters
    }

    /// Whether the text is too short to be judged by likeness.
    pub fn is_short(&self) -> bool {
        self.letters < SHORT
    }

    /// What was left out of the text.
    pub fn traits(&self) -> Traits {
        self.traits
    }

    pub(super) fn check(&self) -> u16 {
        self.check
    }

    pub(super) fn level(&self) -> u8 {
        self.level
    }

    pub(super) fn codes(&self) -> &[Code] {
        self.codes.get(..usize::from(self.count)).unwrap_or_default()
    }

    /// The codes, and noughts behind them.
    pub(super) fn padded_codes(&self) -> &[Code; MAX_CODES] {
        &self.codes
    }

    /// The look-up keys of the text, at most 7: one for the same letters, and up
    /// to six for pairs of words. Words fall by their hash into seven bins; of each
    /// the first in a shuffled order counts, long words before short ones, and
    /// bins that stand next to each other make a pair. A text that shares a share
    /// `s` of its words with another shares about `s²` of the keys. A short text
    /// has no key of its own, see [`Sighting::keys`](super::Sighting::keys).
    #[inline]
    pub fn keys(&self) -> Keys {
        let mut keys = Keys::default();
        if self.is_short() {
            return keys;
        }
        keys.push(spread(self.exact));
        let firsts = self.firsts();
        let pair = |a: u32, b: u32| spread(u64::from(a) << 32 | u64::from(b));
        if firsts.iter().all(|first| *first != u32::MAX) {
            for (a, b) in firsts.iter().zip(firsts.iter().skip(1)) {
                keys.push(pair(*a, *b));
            }
            return keys;
        }
        self.push_few(&firsts, pair, &mut keys);
        keys
    }

    /// The keys where a bin is empty. Few words give few neighbours; then all words
    /// count, in the order of the bins, and those two and three apart serve.
    fn push_few(&self, firsts: &[u32; BINS], pair: impl Fn(u32, u32) -> u64, keys: &mut Keys) {
        let mut sorted = [u64::MAX; BINS];
        if self.codes().len() <= BINS {
            for (to, code) in sorted.iter_mut().zip(self.codes()) {
                let (bin, ordered) = code.ordered(BINS);
                *to = (bin as u64) << 32 | u64::from(ordered);
            }
            sorted.sort_unstable();
        } else {
            let filled = firsts.iter().filter(|first| **first != u32::MAX);
            sorted.iter_mut().zip(filled).for_each(|(to, first)| *to = u64::from(*first));
        }
        let words = || sorted.iter().filter(|word| **word != u64::MAX);
        let low = |word: u64| u32::try_from(word & 0xFFFF_FFFF).unwrap_or(0);
        for apart in 1..=4 {
            let pairs = words().zip(words().skip(apart)).filter(|(a, b)| a != b);
            for (a, b) in pairs.take((MAX_PAIRS + 1).saturating_sub(keys.len)) {
                keys.push(pair(low(*a), low(*b)));
            }
        }
    }

    /// The first code of each bin.
    #[inline]
    fn firsts(&self) -> [u32; BINS] {
        let mut firsts = [u32::MAX; BINS];
        for code in self.codes() {
            let (bin, ordered) = code.ordered(BINS);
            if let Some(first) = firsts.get_mut(bin) {
                *first = ordered.min(*first);
            }
        }
        firsts
    }
}

/// Lengths only.
impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fingerprint")
            .field("letters", &self.letters)
            .field("traits", &self.traits)
            .finish_non_exhaustive()
    }
}

/// Look-up keys, at most 8.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Keys {
    keys: [u64; Keys::MAX],
    len: usize,
}

impl Keys {
    /// The largest number of keys.
    pub const MAX: usize = MAX_PAIRS + 2;

    pub(super) fn push(&mut self, key: u64) {
        if let Some(to) = self.keys.get_mut(self.len) {
            *to = key;
            self.len += 1;
        }
    }

    /// Without the last, which is that of the author.
    pub(crate) fn of_text(&self) -> &[u64] {
        self.as_slice().split_last().map_or(&[], |(_, keys)| keys)
    }

    /// The keys.
    pub fn as_slice(&self) -> &[u64] {
        self.keys.get(..self.len).unwrap_or_default()
    }

    /// The keys one by one.
    pub fn iter(&self) -> impl Iterator<Item = u64> + '_ {
        self.as_slice().iter().copied()
    }
}

/// The code of a word: hashes of its first three and its last three letters and
/// a class of length, so that a slip of the hand inside a word leaves most of
/// its code.
pub(super) fn code(key: &FingerprintKey, head: u32, tail: u32, len: usize) -> Code {
    Code::new(key.head(head, 7), key.tail(tail, 6), len)
}
