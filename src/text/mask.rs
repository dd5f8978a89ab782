//! One bit for each folded byte: does it belong to a word?

use alloc::vec::Vec;

use super::document::Word;

/// The word bits of a folded text.
#[derive(Clone, Debug, Default)]
pub(super) struct Mask {
    bits: Vec<u64>,
    len: usize,
}

impl Mask {
    pub(super) fn clear(&mut self) {
        self.bits.clear();
        self.len = 0;
    }

    pub(super) fn as_slice(&self) -> &[u64] {
        &self.bits
    }

    /// Appends the low `n` bits, `n` at most 32.
    pub(super) fn push(&mut self, bits: u32, n: usize) {
        if n == 0 {
            return;
        }
        let shift = self.len % 64;
        if shift == 0 {
            self.bits.push(u64::from(bits));
        } else if let Some(last) = self.bits.last_mut() {
            *last |= u64::from(bits) << shift;
            if shift + n > 64 {
                self.bits.push(u64::from(bits) >> (64 - shift));
            }
        }
        self.len += n;
    }

    /// Appends `n` equal bits.
    pub(super) fn push_run(&mut self, word: bool, mut n: usize) {
        while n > 0 {
            let step = n.min(32);
            let ones = u32::MAX >> (32 - step);
            self.push(if word { ones } else { 0 }, step);
            n -= step;
        }
    }

    /// Forgets everything from bit `len` on.
    pub(super) fn truncate(&mut self, len: usize) {
        if len >= self.len {
            return;
        }
        self.len = len;
        self.bits.truncate(len.div_ceil(64));
        if len % 64 != 0 {
            if let Some(last) = self.bits.last_mut() {
                *last &= u64::MAX >> (64 - len % 64);
            }
        }
    }
}

/// The bit at `at`; false beyond the end.
pub(super) fn bit(mask: &[u64], at: usize) -> bool {
    mask.get(at / 64).is_some_and(|m| m >> (at % 64) & 1 == 1)
}

/// The 64 bits from `at` on.
#[inline]
pub(super) fn bits(mask: &[u64], at: usize) -> u64 {
    let (i, shift) = (at / 64, at % 64);
    let low = mask.get(i).map_or(0, |m| m >> shift);
    // Shifted in two steps, since 64 at once is too far.
    low | mask.get(i + 1).map_or(0, |m| m << 1 << (63 - shift))
}

/// The first place from `at` on whose bit is not set.
#[inline]
pub(super) fn run_end(mask: &[u64], at: usize) -> usize {
    let mut end = at;
    loop {
        let Some(m) = mask.get(end / 64) else { return end };
        let step = (!(m >> (end % 64))).trailing_zeros() as usize;
        end += step;
        // The run goes on in the next 64 bits only if it reaches these ones' edge.
        if end % 64 != 0 || step == 0 {
            return end;
        }
    }
}

/// The first place before `end` from which on every bit up to `end` is set.
#[inline]
pub(super) fn run_start(mask: &[u64], end: usize) -> usize {
    let mut start = end;
    while let Some(last) = start.checked_sub(1) {
        let Some(m) = mask.get(last / 64) else { return start };
        let step = (m << (63 - last % 64)).leading_ones() as usize;
        start -= step;
        if start % 64 != 0 || step == 0 {
            return start;
        }
    }
    start
}

/// Every maximal run of set bits, from the edges of the mask.
pub(super) fn words(mask: &[u64], out: &mut Vec<Word>) {
    out.clear();
    let mut carry = 0u64;
    let mut open = None;
    let mut base = 0u32;
    for &m in mask {
        let before = m << 1 | carry;
        let (mut starts, mut ends) = (m & !before, before & !m);
        out.reserve(ends.count_ones() as usize);
        if let (Some(start), true) = (open, ends != 0) {
            out.push(Word::new(start, base + ends.trailing_zeros()));
            ends &= ends - 1;
            open = None;
        }
        // Each end now belongs to the start before it.
        while ends != 0 {
            out.push(Word::new(base + starts.trailing_zeros(), base + ends.trailing_zeros()));
            starts &= starts.wrapping_sub(1);
            ends &= ends - 1;
        }
        if starts != 0 {
            open = Some(base + starts.trailing_zeros());
        }
        carry = m >> 63;
        base += 64;
    }
    if let Some(start) = open {
        out.push(Word::new(start, base));
    }
}

/// Whether three one-byte words stand within 64 bytes of each other.
pub(super) fn has_spaced_letters(mask: &[u64]) -> bool {
    mask.iter().any(|&m| (m & !(m << 1) & !(m >> 1)).count_ones() >= 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_cross_the_64_bit_border() {
        let mut mask = Mask::default();
        mask.push_run(false, 60);
        mask.push_run(true, 10);
        mask.push_run(false, 1);
        mask.push_run(true, 2);
        let mut out = Vec::new();
        words(mask.as_slice(), &mut out);
        assert_eq!(out, [Word::new(60, 70), Word::new(71, 73)]);
        mask.truncate(65);
        words(mask.as_slice(), &mut out);
        assert_eq!(out, [Word::new(60, 65)]);
    }

    #[test]
    fn runs_are_followed_both_ways() {
        let mut mask = Mask::default();
        for (word, n) in
            [(true, 3), (false, 2), (true, 59), (true, 64), (true, 5), (false, 1), (true, 2)]
        {
            mask.push_run(word, n);
        }
        let mask = mask.as_slice();
        for (at, start, end) in
            [(0, 0, 3), (2, 0, 3), (5, 5, 133), (64, 5, 133), (130, 5, 133), (134, 134, 136)]
        {
            assert_eq!((run_start(mask, end), run_end(mask, at)), (start, end), "{at}");
        }
        for at in 0..140 {
            let expected = (0..64).fold(0, |all, i| all | u64::from(bit(mask, at + i)) << i);
            assert_eq!(bits(mask, at), expected, "{at}");
        }
        assert_eq!((run_start(mask, 4), run_end(mask, 4)), (4, 4));
        assert_eq!((run_start(mask, 0), run_end(mask, 500)), (0, 500));
        assert_eq!((run_start(&[u64::MAX], 64), run_end(&[u64::MAX], 0)), (0, 64));
    }

    #[test]
    fn a_word_may_end_with_the_mask() {
        let mut mask = Mask::default();
        mask.push_run(true, 64);
        let mut out = Vec::new();
        words(mask.as_slice(), &mut out);
        assert_eq!(out, [Word::new(0, 64)]);
        mask.push(0b101, 3);
        words(mask.as_slice(), &mut out);
        assert_eq!(out, [Word::new(0, 65), Word::new(66, 67)]);
    }
}
