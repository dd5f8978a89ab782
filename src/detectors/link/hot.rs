//! The places where a link can begin to show, found sixteen bytes at a time.

const LANES: usize = 16;

/// The letters that begin the cue words `dot`, `punkt`, `prick` and `point`,
/// each as the place of three letters in it that few Swedish words have.
const CUES: [[u8; 3]; 4] = [*b"dot", *b"pun", *b"ric", *b"oin"];

/// Every byte of a folded text at which the finder must look: a sign with which
/// hosts and URLs are written, or the beginning of a word that stands for a dot.
///
/// Straight-line code over sixteen lanes, which compilers turn into vector
/// instructions; on plain Swedish few lanes are hot.
#[derive(Clone, Debug)]
pub(super) struct Hot<'a> {
    bytes: &'a [u8],
    base: usize,
    next: usize,
    mask: u32,
    odd: bool,
}

impl<'a> Hot<'a> {
    /// The hot bytes of `bytes`; with `odd`, also every character outside ASCII
    /// but å, ä and ö, and every zero, since some look like a dot.
    pub(super) fn new(bytes: &'a [u8], odd: bool) -> Hot<'a> {
        Hot { bytes, base: 0, next: 0, mask: 0, odd }
    }

    /// The next hot byte at or after `from`. `from` must not fall.
    pub(super) fn next_from(&mut self, from: usize) -> Option<usize> {
        if from >= self.next {
            // Nothing of the current lanes is left.
            self.base = from;
            self.next = from;
            self.mask = 0;
        } else {
            self.mask &= u32::MAX << (from.saturating_sub(self.base) & 31);
        }
        while self.mask == 0 {
            self.base = self.next;
            let rest = self.bytes.get(self.base..).unwrap_or_default();
            if rest.is_empty() {
                return None;
            }
            self.mask = lanes(rest, self.odd);
            self.next = self.base + LANES;
        }
        Some(self.base + self.mask.trailing_zeros() as usize)
    }
}

/// A bit for each hot byte of the first sixteen.
#[inline]
fn lanes(rest: &[u8], odd: bool) -> u32 {
    let mut window = [0u8; LANES + 2];
    match rest.get(..LANES + 2).and_then(|w| <[u8; LANES + 2]>::try_from(w).ok()) {
        Some(whole) => window = whole,
        None => {
            for (to, from) in window.iter_mut().zip(rest) {
                *to = *from;
            }
        }
    }
    let mut hot = [0u8; LANES];
    let [dot, pun, ric, oin] = CUES.map(|[a, b, c]| sum(a, b, c));
    let three = window.iter().zip(window.iter().skip(1)).zip(window.iter().skip(2));
    for (hot, ((a, b), c)) in hot.iter_mut().zip(three) {
        let sum = sum(*a, *b, *c);
        let sign = (a.wrapping_sub(b'%') <= b'/' - b'%') | (*a == b':');
        let cue = (sum == dot) | (sum == pun) | (sum == ric) | (sum == oin);
        *hot = u8::from(sign | cue);
    }
    if odd {
        for (hot, b) in hot.iter_mut().zip(&window) {
            *hot |= u8::from(((*b >= 0xC2) & (*b != 0xC3)) | (*b == b'0'));
        }
    }
    if u128::from_le_bytes(hot) == 0 {
        return 0;
    }
    bits(&hot)
}

/// Three letters in one byte; different letters seldom give the same.
#[inline]
const fn sum(a: u8, b: u8, c: u8) -> u8 {
    a.wrapping_add(b.wrapping_add(b))
        .wrapping_add(c.wrapping_add(c).wrapping_add(c.wrapping_add(c)))
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
    use alloc::vec::Vec;

    fn all(text: &str, odd: bool) -> Vec<usize> {
        let mut hot = Hot::new(text.as_bytes(), odd);
        let mut found = Vec::new();
        let mut from = 0;
        while let Some(at) = hot.next_from(from) {
            found.push(at);
            from = at + 1;
        }
        found
    }

    #[test]
    fn signs_and_cues_are_hot() {
        assert!(all("hej och tack för det", false).is_empty());
        assert_eq!(all("sl.se", false), [2]);
        assert_eq!(all("en ganska lång mening före x.se och y dot se", false), [30, 40]);
        assert_eq!(all("a prick b", false), [3]);
        assert!(all("a•b", false).is_empty());
        assert_eq!(all("a•b", true), [1]);
    }

    #[test]
    fn skipping_forward_finds_what_lies_ahead() {
        let text = "a.b.c.d.e.f.g.h.i.j.k.l.m.n";
        for from in 0..text.len() {
            let mut hot = Hot::new(text.as_bytes(), false);
            let _ = hot.next_from(0);
            let next = (from..text.len()).find(|i| i % 2 == 1);
            assert_eq!(hot.next_from(from), next, "{from}");
        }
    }
}
