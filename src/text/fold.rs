//! One pass over the text: lower case, class flags, word bits, drift.
//!
//! Sixteen bytes at a time while they are ASCII and å ä ö, in straight-line
//! code that compilers turn into vector instructions; a character of any other
//! kind is read alone and the pass goes on behind it. Only such characters can
//! make folded and original drift apart.

use super::chars::{self, Reading};
use super::{Flags, TextBuffers};

const LANES: usize = 16;

/// Folds `text` into `buffers` and says what it can hold. O(n).
pub(super) fn fold(text: &str, buffers: &mut TextBuffers) -> Flags {
    buffers.folded.clear();
    buffers.mask.clear();
    buffers.drift.clear();
    buffers.folded.reserve(text.len() + LANES);
    let mut folder =
        Folder { text, out: buffers, flags: Flags::NONE, last: None, mixed: Mixed::default() };
    folder.run();
    folder.flags
}

struct Folder<'a> {
    text: &'a str,
    out: &'a mut TextBuffers,
    flags: Flags,
    last: Option<Last>,
    mixed: Mixed,
}

/// The letter that a combining mark would stand on.
#[derive(Clone, Copy)]
struct Last {
    folded: usize,
    orig: Range2,
}

type Range2 = (usize, usize);

/// Whether the word around the current character mixes scripts, remembered so
/// that no word is looked at twice.
#[derive(Default)]
struct Mixed {
    until: usize,
    is: bool,
}

impl Folder<'_> {
    fn run(&mut self) {
        let bytes = self.text.as_bytes();
        let mut at = 0;
        let mut classes = [0u8; LANES];
        while at < bytes.len() {
            let rest = bytes.get(at..).unwrap_or_default();
            let window = Window::new(rest);
            let mut len = rest.len().min(LANES);
            // A lead byte waits for its second: the next chunk begins with it.
            let [.., last] = window.0.first_chunk::<LANES>().copied().unwrap_or_default();
            if len == LANES && last >= 0xC0 {
                len = LANES - 1;
            }
            let read = Lanes::read(&window, len);
            if read.odd == 0 {
                for (seen, class) in classes.iter_mut().zip(read.class) {
                    *seen |= class;
                }
                self.push_plain(&read.lower, read.words, len);
                at += len;
            } else {
                at = self.step_odd(at, &read);
            }
        }
        let class = classes.iter().fold(0, |all, c| all | c);
        self.flags |= Flags::from_class(class);
    }

    /// Takes the first `len` lanes. All are copied and the rest taken back, since
    /// a copy of known length is a single instruction.
    #[inline]
    fn push_plain(&mut self, lower: &[u8; LANES], words: u32, len: usize) {
        let folded = self.out.folded.len() + len;
        self.out.folded.extend_from_slice(lower);
        self.out.folded.truncate(folded);
        let kept = words & (1u32 << len).wrapping_sub(1);
        self.out.mask.push(kept, len);
    }

    /// Takes the plain bytes before the first odd one, then every odd character
    /// up to the next plain one.
    fn step_odd(&mut self, at: usize, read: &Lanes) -> usize {
        let plain = read.odd.trailing_zeros() as usize;
        let class = read.class.iter().take(plain).fold(0, |all, c| all | c);
        self.flags |= Flags::from_class(class);
        self.push_plain(&read.lower, read.words, plain);
        let mut at = at + plain;
        for c in self.text.get(at..).unwrap_or("").chars() {
            if c.is_ascii() || is_swedish(c) {
                break;
            }
            self.odd(c, at);
            at += c.len_utf8();
        }
        at
    }

    fn odd(&mut self, c: char, at: usize) {
        self.flags |= Flags::ODD;
        let end = at + c.len_utf8();
        match chars::read(c) {
            Reading::Invisible => {
                self.flags |= Flags::INVISIBLE;
                if let Some(last) = self.last_before(at) {
                    self.last = Some(Last { folded: last.folded, orig: (last.orig.0, end) });
                }
                let folded = self.out.folded.len();
                self.out.drift.block(folded, 0, at..end);
            }
            Reading::Mark => self.mark(c, at, end),
            Reading::Accent(plain) => {
                self.flags |= if is_swedish(plain) { Flags::SWEDISH } else { Flags::ACCENT };
                self.letter(plain, at, end);
            }
            Reading::Dressed(plain) => self.dressed(plain, at, end),
            Reading::Digit(digit) => {
                self.flags |= Flags::DIGIT | Flags::STYLED;
                self.letter(char::from(digit), at, end);
            }
            Reading::Ligature(letters) => {
                self.flags |= Flags::STYLED;
                let folded = self.out.folded.len();
                self.out.folded.extend_from_slice(letters.as_bytes());
                self.out.mask.push_run(true, letters.len());
                self.out.drift.block(folded, letters.len(), at..end);
                self.last = None;
            }
            Reading::Punctuation(usual) => {
                if chars::is_quote(usual) {
                    self.flags |= Flags::ODD_QUOTE;
                }
                self.other(&[usual], at, end);
            }
            Reading::Foreign(lower, lookalike) => self.foreign(lower, lookalike, at, end),
            Reading::OddDot => {
                self.flags |= Flags::ODD_DOT;
                self.keep(c, false, at, end);
            }
            Reading::Emoji => {
                self.flags |= Flags::EMOJI;
                match chars::regional(c).filter(|_| self.is_spelling(at)) {
                    Some(letter) => self.letter(letter, at, end),
                    None => self.keep(c, false, at, end),
                }
            }
            Reading::Symbol => self.keep(c, false, at, end),
        }
    }

    /// Whether the regional letters around `at` spell a word: two make a flag,
    /// so an odd number of them in a row cannot be flags.
    fn is_spelling(&self, at: usize) -> bool {
        const MOST: usize = 32;
        let (before, from) = self.text.split_at_checked(at).unwrap_or_default();
        let regional = |c: &char| chars::regional(*c).is_some();
        let back = before.chars().rev().take(MOST).take_while(regional).count();
        let on = from.chars().take(MOST).take_while(regional).count();
        (back + on) % 2 == 1
    }

    fn dressed(&mut self, plain: u8, at: usize, end: usize) {
        self.flags |= Flags::STYLED | plain_class(plain);
        if plain.is_ascii_alphanumeric() {
            self.letter(char::from(plain), at, end);
        } else {
            self.other(&[plain], at, end);
        }
    }

    fn foreign(&mut self, lower: char, lookalike: Option<u8>, at: usize, end: usize) {
        match lookalike {
            Some(latin) if self.is_mixed(at) => {
                self.flags |= Flags::LOOKALIKE;
                self.letter(char::from(latin), at, end);
            }
            _ => {
                self.flags |= Flags::NON_LATIN;
                self.keep(lower, true, at, end);
            }
        }
    }

    /// A combining mark: å, ä and ö are put together, any other mark becomes
    /// part of the letter it stands on and is not shown.
    fn mark(&mut self, c: char, at: usize, end: usize) {
        let Some(last) = self.last_before(at) else {
            self.flags |= Flags::MARK;
            let folded = self.out.folded.len();
            self.out.drift.block(folded, 0, at..end);
            return;
        };
        let base = self.out.folded.get(last.folded..).unwrap_or_default();
        let composed = match (base, c) {
            (b"a", '\u{30A}') => Some('å'),
            (b"a", '\u{308}') => Some('ä'),
            (b"o", '\u{308}') => Some('ö'),
            _ => None,
        };
        let range = last.orig.0..end;
        match composed {
            Some(letter) => {
                self.flags |= Flags::SWEDISH;
                self.out.folded.truncate(last.folded);
                self.out.mask.truncate(last.folded);
                self.letter(letter, range.start, range.end);
            }
            None => {
                self.flags |= Flags::MARK;
                let len = base.len();
                self.out.drift.block(last.folded, len, range.clone());
                self.last = Some(Last { folded: last.folded, orig: (range.start, range.end) });
            }
        }
    }

    /// A letter or digit that replaces the original characters.
    fn letter(&mut self, letter: char, at: usize, end: usize) {
        let folded = self.put(letter, true);
        self.last = Some(Last { folded, orig: (at, end) });
        self.drift(folded, at, end);
    }

    /// A character that stays.
    fn keep(&mut self, c: char, word: bool, at: usize, end: usize) {
        let folded = self.put(c, word);
        self.last = Some(Last { folded, orig: (at, end) });
        self.drift(folded, at, end);
    }

    /// Bytes outside words that replace the original character.
    fn other(&mut self, bytes: &[u8], at: usize, end: usize) {
        let folded = self.out.folded.len();
        self.out.folded.extend_from_slice(bytes);
        self.out.mask.push_run(false, bytes.len());
        self.last = None;
        self.drift(folded, at, end);
    }

    fn put(&mut self, c: char, word: bool) -> usize {
        let folded = self.out.folded.len();
        let mut utf8 = [0u8; 4];
        let bytes = c.encode_utf8(&mut utf8).as_bytes();
        self.out.folded.extend_from_slice(bytes);
        self.out.mask.push_run(word, bytes.len());
        folded
    }

    /// Notes the drift of the bytes just put at `folded`, if they differ in
    /// length from the original.
    fn drift(&mut self, folded: usize, at: usize, end: usize) {
        let len = self.out.folded.len() - folded;
        if len != end - at {
            self.out.drift.block(folded, len, at..end);
        }
    }

    /// The letter that ends right before `at`, if one does.
    fn last_before(&self, at: usize) -> Option<Last> {
        if let Some(last) = self.last {
            if last.orig.1 == at {
                return Some(last);
            }
        }
        // Otherwise the character before came from the plain path, where folded
        // and original have the same length.
        let before = self.text.get(..at)?.chars().next_back()?;
        if !(before.is_ascii() || is_swedish(before)) {
            return None;
        }
        let len = before.len_utf8();
        Some(Last { folded: self.out.folded.len().checked_sub(len)?, orig: (at - len, at) })
    }

    /// Whether the word around `at` holds a Latin letter. Each word is looked
    /// at once, at most 64 characters to either side.
    fn is_mixed(&mut self, at: usize) -> bool {
        if at < self.mixed.until {
            return self.mixed.is;
        }
        let in_word = |c: &char| {
            c.is_alphanumeric() || matches!(chars::read(*c), Reading::Invisible | Reading::Mark)
        };
        let is_latin =
            |c: char| c.is_ascii_alphabetic() || matches!(chars::read(c), Reading::Accent(_));
        let back = self.text.get(..at).unwrap_or("").chars().rev();
        let mut mixed = back.take(64).take_while(in_word).any(is_latin);
        let mut until = at;
        for c in self.text.get(at..).unwrap_or("").chars().take(64).take_while(in_word) {
            until += c.len_utf8();
            mixed |= is_latin(c);
        }
        self.mixed = Mixed { until, is: mixed };
        mixed
    }
}

pub(super) fn is_swedish(c: char) -> bool {
    matches!(c, 'å' | 'ä' | 'ö' | 'Å' | 'Ä' | 'Ö')
}

/// The class flags of one ASCII character that was found under a dress.
fn plain_class(plain: u8) -> Flags {
    let class = Lanes::read(&Window::new(&[plain, b'x']), 1).class;
    Flags::from_class(class.first().copied().unwrap_or(0))
}

/// What sixteen bytes are, lane by lane.
struct Lanes {
    lower: [u8; LANES],
    class: [u8; LANES],
    words: u32,
    /// A bit for each byte that the plain path cannot read.
    odd: u32,
}

/// A chunk and the byte behind it; noughts beyond the end of the text.
struct Window([u8; LANES + 1]);

impl Window {
    #[inline]
    fn new(rest: &[u8]) -> Window {
        match rest.first_chunk() {
            Some(window) => Window(*window),
            None => {
                let mut window = [0u8; LANES + 1];
                for (to, from) in window.iter_mut().zip(rest) {
                    *to = *from;
                }
                Window(window)
            }
        }
    }

    /// The byte before each lane, the lanes, and the byte behind each.
    fn lanes(&self) -> ([u8; LANES], [u8; LANES], [u8; LANES]) {
        let chunk = *self.0.first_chunk().unwrap_or(&[0; LANES]);
        let after = *self.0.last_chunk().unwrap_or(&[0; LANES]);
        let mut before = [0u8; LANES];
        for (to, from) in before.iter_mut().skip(1).zip(&chunk) {
            *to = *from;
        }
        (before, chunk, after)
    }
}

impl Lanes {
    /// Reads the first `len` bytes of the window. Always inlined: its arrays are
    /// vectors only while they need not be passed through memory.
    #[inline(always)]
    fn read(window: &Window, len: usize) -> Lanes {
        let (before, chunk, after) = window.lanes();
        let mut lanes = Lanes { lower: chunk, class: [0; LANES], words: 0, odd: 0 };
        let mut word = [0u8; LANES];
        let mut odd = [0u8; LANES];
        let each = chunk.iter().zip(&before).zip(&after);
        let to = lanes.lower.iter_mut().zip(&mut lanes.class).zip(word.iter_mut().zip(&mut odd));
        for (((b, p), n), ((lower, class), (word, odd))) in each.zip(to) {
            let (b, p, n) = (*b, *p, *n);
            // Å Ä Ö å ä ö: two bytes, of which the second tells them apart.
            let is_second = |b: u8| (b & 0xDE == 0x84) | (b & 0xDF == 0x96);
            let swedish = (p == 0xC3) & is_second(b);
            let lead = (b == 0xC3) & is_second(n);
            let upper = b.wrapping_sub(b'A') < 26;
            *lower = b | (u8::from(upper | swedish) << 5);
            let letter = (b | 0x20).wrapping_sub(b'a') < 26;
            let digit = b.wrapping_sub(b'0') < 10;
            *word = u8::from(letter | digit | swedish | lead);
            *odd = u8::from((b >= 0x80) & !swedish & !lead);
            let dot = (b == b'.') & (n > b' ');
            let slash = (b == b'/') | (b == b':') | (b == b'\\');
            // Pairs of signs that differ in one bit: `*+`, `^_`, `<=`, `|~`.
            let (even, wide) = (b & 0xFE, b & 0xFD);
            let mask = (even == b'*')
                | (even == b'^')
                | (even == b'<')
                | (wide == b'|')
                | (b == b'#')
                | (b == b'$');
            let high = swedish & (b & 0x20 == 0);
            *class = u8::from(digit)
                | u8::from(dot) << 1
                | u8::from(b == b'@') << 2
                | u8::from(slash) << 3
                | u8::from(upper | high) << 4
                | u8::from(mask) << 5
                | u8::from(swedish) << 6
                | u8::from(b == b'?') << 7;
        }
        lanes.words = bits(&word);
        lanes.odd = bits(&odd) & (1u32 << len).wrapping_sub(1);
        lanes
    }
}

/// The lanes, each 0 or 1, as bits from the lowest.
fn bits(lanes: &[u8; LANES]) -> u32 {
    // The multiplication gathers the low bit of eight bytes into the top byte.
    const GATHER: u64 = 0x0102_0408_1020_4080;
    let (low, high) = lanes.split_at(LANES / 2);
    let gather = |half: &[u8]| {
        let eight = <[u8; 8]>::try_from(half).unwrap_or_default();
        u64::from_le_bytes(eight).wrapping_mul(GATHER) >> 56
    };
    u32::try_from(gather(low) | gather(high) << 8).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_gather() {
        let mut lanes = [0u8; LANES];
        for i in [0, 3, 7, 8, 15] {
            lanes[i] = 1;
        }
        assert_eq!(bits(&lanes), 0b1000_0001_1000_1001);
    }
}
