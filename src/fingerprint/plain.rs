//! Plain words, sixteen bytes at a time.
//!
//! Most of a comment is small letters, blanks and full stops. That much is read
//! in straight-line code that compilers turn into vector instructions, since
//! which letters double and where words end is not predictable: first what each
//! byte is, then which letters are kept, then the kept ones moved together.
//!
//! What is not plain (digits, signs within words, quotation marks, other scripts)
//! is left to [`own`](super::own), token by token; both read words alike.

/// The most bytes read in one go; their letters are counted in eight bits.
pub(super) const SEGMENT: usize = 240;

/// The room that the letters of a segment need.
pub(super) const ROOM: usize = SEGMENT + LANES;

const LANES: usize = 16;
const HALF: usize = LANES / 2;
/// Each byte of a product with it is the sum of the bytes up to it.
const SUMS: u64 = 0x0101_0101_0101_0101;

const A: u8 = 1;
const E: u8 = 5;
const O: u8 = 15;

/// For each byte of a segment and the byte behind it, how many letters come before
/// it in the segment.
#[derive(Clone, Copy)]
pub(super) struct Places([u8; ROOM]);

impl Places {
    pub(super) const NONE: Places = Places([0; ROOM]);

    /// How many letters come before the byte.
    #[inline]
    pub(super) fn of(&self, byte: usize) -> usize {
        self.0.get(byte % ROOM).copied().map_or(0, usize::from)
    }

    /// Reads plain bytes and puts their letters into `to`. How many bytes are
    /// plain: all of a segment, or those up to the first that is not.
    #[inline]
    pub(super) fn read(&mut self, bytes: &[u8], to: &mut [u8; ROOM]) -> usize {
        let bytes = bytes.get(..SEGMENT).unwrap_or(bytes);
        let (mut len, mut count) = (0, 0u64);
        let mut last = Last { byte: b' ', letters: [0; 2] };
        while len < bytes.len() {
            let lanes = Lanes::read(bytes.get(len..).unwrap_or_default(), &mut last);
            for (half, start) in lanes.halves().into_iter().zip([len, len + HALF]) {
                let sums = half.kept.wrapping_mul(SUMS);
                let before = sums.wrapping_sub(half.kept);
                put(to, count, before, half.letters);
                if let Some(places) = chunk_at(&mut self.0, start) {
                    *places = before.wrapping_add(count.wrapping_mul(SUMS)).to_le_bytes();
                }
                count += sums >> 56;
            }
            let plain = lanes.odd.trailing_zeros() as usize;
            len += plain;
            if plain < LANES {
                return len;
            }
        }
        if let Some(end) = self.0.get_mut(len) {
            *end = u8::try_from(count).unwrap_or(0);
        }
        len
    }
}

fn chunk_at(bytes: &mut [u8], at: usize) -> Option<&mut [u8; HALF]> {
    bytes.get_mut(at..).and_then(<[u8]>::first_chunk_mut)
}

/// Puts eight letters behind the first `count`, each as far in as letters that
/// are kept come before it: one that is not kept is written over by the next.
#[inline]
fn put(to: &mut [u8], count: u64, before: u64, letters: u64) {
    let Some(to) = chunk_at(to, usize::try_from(count).unwrap_or(0)) else { return };
    // At most seven, which spares looking whether they are.
    let places = (before & (SUMS * 7)).to_le_bytes();
    for (place, letter) in places.into_iter().zip(letters.to_le_bytes()) {
        if let Some(to) = to.get_mut(usize::from(place)) {
            *to = letter;
        }
    }
}

/// What came right before a chunk.
struct Last {
    byte: u8,
    letters: [u8; 2],
}

/// What sixteen bytes are, lane by lane.
struct Lanes {
    /// The letter in five bits; nought where there is none.
    letters: [u8; LANES],
    /// One for a letter that counts, nought for others.
    kept: [u8; LANES],
    /// A bit for each byte that is not plain.
    odd: u32,
}

struct Half {
    letters: u64,
    kept: u64,
}

impl Lanes {
    #[inline]
    fn halves(&self) -> [Half; 2] {
        let half = |lanes: &[u8; LANES], low: bool| {
            let half = if low { lanes.first_chunk() } else { lanes.last_chunk() };
            u64::from_le_bytes(half.copied().unwrap_or_default())
        };
        [true, false]
            .map(|low| Half { letters: half(&self.letters, low), kept: half(&self.kept, low) })
    }

    #[inline]
    fn read(rest: &[u8], last: &mut Last) -> Lanes {
        let (bytes, next) = window(rest);
        let previous = shifted::<1>(&bytes, &[last.byte]);
        let mut letters = [0u8; LANES];
        let mut odd = [0u8; LANES];
        let each = bytes.iter().zip(&previous).zip(&next);
        for (((b, p), n), (letter, odd)) in each.zip(letters.iter_mut().zip(&mut odd)) {
            let (b, p, n) = (*b, *p, *n);
            let latin = b.wrapping_sub(b'a') < 26;
            let a = (p == 0xC3) & (b & 0xFE == 0xA4);
            let o = (p == 0xC3) & (b == 0xB6);
            let lead = (b == 0xC3) & ((n & 0xFE == 0xA4) | (n == 0xB6));
            *letter = b & 0x1F & mask(latin) | A & mask(a) | O & mask(o);
            let blank = b <= b' ';
            let stop =
                (b.wrapping_sub(b'\'') < 3) | (b == b',') | (b == b'?') | (b == b':') | (b == b';');
            // These two can join what stands on either side.
            let point = ((b == b'.') | (b == b'!')) & (n < b'0');
            *odd = u8::from(!(latin | a | o | lead | blank | stop | point));
        }
        // The letter before: å, ä and ö have two bytes, the first without letter.
        let one = shifted::<1>(&letters, &[last.letters[1]]);
        let two = shifted::<2>(&letters, &last.letters);
        let mut kept = [0u8; LANES];
        let each = letters.iter().zip(&one).zip(&two).zip(&previous);
        for ((((letter, one), two), p), kept) in each.zip(&mut kept) {
            let before = *one | *two & mask(*p == 0xC3);
            let ligature = (*letter == E) & ((before == A) | (before == O));
            *kept = u8::from((*letter != 0) & (*letter != before) & !ligature);
        }
        *last = Last {
            byte: bytes.last().copied().unwrap_or(0),
            letters: *letters.last_chunk().unwrap_or(&[0; 2]),
        };
        // A bit behind the last byte and one behind the last lane.
        let end = 1 << rest.len().min(LANES) | 1 << LANES;
        Lanes { letters, kept, odd: bits(&odd) | end }
    }
}

/// All bits or none.
#[inline]
fn mask(is: bool) -> u8 {
    u8::from(is).wrapping_neg()
}

/// The first sixteen bytes and the byte behind each; noughts behind the end.
#[inline]
fn window(rest: &[u8]) -> ([u8; LANES], [u8; LANES]) {
    let mut padded = [0u8; LANES + 1];
    let window = match rest.first_chunk() {
        Some(window) => window,
        None => {
            for (to, from) in padded.iter_mut().zip(rest) {
                *to = *from;
            }
            &padded
        }
    };
    let bytes = *window.first_chunk().unwrap_or(&[0; LANES]);
    (bytes, *window.last_chunk().unwrap_or(&[0; LANES]))
}

/// The lanes moved up, with these before them.
#[inline]
fn shifted<const N: usize>(lanes: &[u8; LANES], first: &[u8; N]) -> [u8; LANES] {
    let mut shifted = [0u8; LANES];
    for (to, from) in shifted.iter_mut().zip(first.iter().chain(lanes)) {
        *to = *from;
    }
    shifted
}

/// The lanes, each 0 or 1, as bits from the lowest.
#[inline]
fn bits(lanes: &[u8; LANES]) -> u32 {
    // The multiplication gathers the low bit of eight bytes into the top byte.
    const GATHER: u64 = 0x0102_0408_1020_4080;
    let (low, high) = lanes.split_at(HALF);
    let gather = |half: &[u8]| {
        u64::from_le_bytes(half.try_into().unwrap_or_default()).wrapping_mul(GATHER) >> 56
    };
    u32::try_from(gather(low) | gather(high) << 8).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::string::String;
    use std::vec::Vec;

    /// The letters of the plain part, and that part.
    fn read(text: &str) -> (String, &str) {
        let (mut to, mut places) = ([0; ROOM], Places::NONE);
        let len = places.read(text.as_bytes(), &mut to);
        let letters = to[..places.of(len)].iter();
        (letters.map(|letter| char::from(letter | 0x60)).collect(), &text[..len])
    }

    #[test]
    fn plain_text_is_read_up_to_what_is_not() {
        let cases = [
            ("", "", ""),
            ("trött är haaaan", "trotarhan", "trött är haaaan"),
            ("å åå äö böe aae oeb", "aaaoboaob", "å åå äö böe aae oeb"),
            ("ja, nej; (så): 'jo'? åh!! ok...", "janejsajoahok", "ja, nej; (så): 'jo'? åh!! ok..."),
            ("en mening.\nen till", "enmeningentil", "en mening.\nen till"),
            ("bussen kl 17", "busenkl", "bussen kl "),
            ("se exempel.se nu", "seexempel", "se exempel"),
            ("vad h!nder", "vadh", "vad h"),
            ("adhd-utredning", "adhd", "adhd"),
            ("sade \"ja\"", "sade", "sade "),
            ("ordet é", "ordet", "ordet "),
        ];
        for (text, letters, plain) in cases {
            assert_eq!(read(text), (String::from(letters), plain), "{text}");
        }
    }

    #[test]
    fn it_does_not_matter_where_chunks_end() {
        for lead in 0..40 {
            let text = "x ".repeat(lead / 2) + &"y".repeat(lead % 2) + " på öö aaa trött. så";
            let (letters, plain) = read(&text);
            assert_eq!(plain.len(), text.len().min(SEGMENT));
            let tail: Vec<char> = letters.chars().rev().take(10).collect();
            assert_eq!(tail, "astortaoap".chars().collect::<Vec<_>>(), "{text}");
        }
    }
}
