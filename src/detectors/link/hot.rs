//! The places where a link can begin to show, found many bytes at a time.

/// How many bytes are tested together; [`WINDOW`] has one before the first and two
/// behind the last.
const BLOCK: usize = 64;
const WINDOW: usize = BLOCK + 3;

/// Which bytes are worth a look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// What may begin a word for a dot, and signs that may be one: with something
    /// right behind them that is no single letter, a blank before them, or a `c` one
    /// further on (`x. com`).
    Cues,
    /// Also colons: the text has dots inside words, or slashes.
    Signs,
    /// Also every character outside ASCII but å, ä and ö, and every zero, since
    /// some look like a dot.
    Odd,
}

/// Every byte of a folded text at which the finder must look.
///
/// Straight-line code over arrays, which compilers turn into vector
/// instructions; on plain Swedish hardly any byte is hot.
#[derive(Clone, Debug)]
pub(super) struct Hot<'a> {
    bytes: &'a [u8],
    look: Look,
    base: usize,
    next: usize,
    mask: u64,
}

impl<'a> Hot<'a> {
    /// The hot bytes of `bytes`.
    pub(super) fn new(bytes: &'a [u8], look: Look) -> Hot<'a> {
        Hot { bytes, look, base: 0, next: 0, mask: 0 }
    }

    /// The next hot byte at or after `from`. `from` must not fall.
    #[inline]
    pub(super) fn next_from(&mut self, from: usize) -> Option<usize> {
        if from >= self.next {
            // Nothing of the current lanes is left.
            self.base = from;
            self.next = from;
            self.mask = 0;
        } else {
            self.mask &= u64::MAX << (from.saturating_sub(self.base) & 63);
        }
        if self.mask == 0 {
            self.refill()?;
        }
        Some(self.base + self.mask.trailing_zeros() as usize)
    }

    /// Goes on to the next block with a hot byte.
    fn refill(&mut self) -> Option<()> {
        match self.look {
            Look::Cues => self.refill_as::<false, false>(),
            Look::Signs => self.refill_as::<true, false>(),
            Look::Odd => self.refill_as::<true, true>(),
        }
    }

    fn refill_as<const SIGNS: bool, const ODD: bool>(&mut self) -> Option<()> {
        let len = self.bytes.len();
        if self.next == 0 {
            // The first byte has none before it, and the text may be short.
            let mut padded = [0u8; WINDOW];
            let [_, text @ ..] = &mut padded;
            match self.bytes.first_chunk() {
                Some(head) => *text = *head,
                None => text.iter_mut().zip(self.bytes).for_each(|(to, from)| *to = *from),
            }
            if let Some(mask) = block::<SIGNS, ODD>(&padded) {
                return self.found(0, mask);
            }
            self.next = BLOCK;
        }
        let mut rest = self.bytes.get(self.next - 1..)?;
        while let Some(window) = rest.first_chunk::<WINDOW>() {
            if let Some(mask) = block::<SIGNS, ODD>(window) {
                return self.found(len - rest.len() + 1, mask);
            }
            rest = rest.get(BLOCK..)?;
        }
        // The last block overlaps the one before.
        let at = len - rest.len() + 1;
        let window = self.bytes.last_chunk::<WINDOW>().filter(|_| at + 3 <= len)?;
        let start = len - WINDOW + 1;
        let mask = block::<SIGNS, ODD>(window)? & u64::MAX << ((at - start) & 63);
        if mask == 0 { None } else { self.found(start, mask) }
    }

    fn found(&mut self, start: usize, mask: u64) -> Option<()> {
        self.base = start;
        self.next = start + BLOCK;
        self.mask = mask;
        Some(())
    }
}

/// A bit for each hot byte of a block; `None` if there is none.
#[inline]
fn block<const SIGNS: bool, const ODD: bool>(window: &[u8; WINDOW]) -> Option<u64> {
    let [z @ .., _, _, _] = window;
    let [_, a @ .., _, _] = window;
    let [_, _, b @ .., _] = window;
    let [_, _, _, c @ ..] = window;
    let mut lanes = [0u8; BLOCK];
    let each = z.iter().zip(a).zip(b).zip(c);
    for (lane, (((z, a), b), c)) in lanes.iter_mut().zip(each) {
        *lane = hot::<SIGNS, ODD>(*z, *a, *b, *c);
    }
    let eights = lanes
        .chunks_exact(8)
        .map(|e| u64::from_le_bytes(<[u8; 8]>::try_from(e).unwrap_or_default()));
    if eights.fold(0, |any, eight| any | eight) == 0 {
        return None;
    }
    Some(bits(&lanes))
}

/// Not 0 if `a`, between `z` and `b`, is worth a look; all in the form that costs
/// the fewest vector instructions.
///
/// *Dot*, *punkt*, *prick* and *point* are told by two letters: in Swedish text one
/// place in two hundred has them.
#[inline]
fn hot<const SIGNS: bool, const ODD: bool>(z: u8, a: u8, b: u8, c: u8) -> u8 {
    let d = mask(a == b'd') & mask(b == b'o');
    let p = mask(a == b'p') & mask(b.wrapping_sub(b'o') <= b'u' - b'o');
    let mut sign = mask(a.wrapping_sub(b'%') <= b'/' - b'%');
    let mut behind = b.saturating_sub(b' ');
    if SIGNS {
        // One letter and then a dot, a comma or a blank: no ending of a host, as in
        // `t.o.m. ` (of the signs with even codes below `0`, the others do not matter).
        let letter = mask(b.wrapping_sub(b'a') <= b'z' - b'a') & mask(c & 0xF1 == b' ');
        behind &= !letter;
    }
    let open = behind | mask(z == b' ') | mask(c == b'c');
    if SIGNS {
        sign |= mask(a == b':');
    }
    let mut hot = d | p | (sign & open);
    if ODD {
        hot |= (mask(a >= 0xC2) & mask(a != 0xC3)) | mask(a == b'0');
    }
    hot
}

#[inline]
const fn mask(is: bool) -> u8 {
    0u8.wrapping_sub(is as u8)
}

/// The lanes that are not 0, as bits from the lowest.
fn bits(lanes: &[u8; BLOCK]) -> u64 {
    // The multiplication gathers the low bit of eight bytes into the top byte.
    const GATHER: u64 = 0x0102_0408_1020_4080;
    let gather = |eight: &[u8]| {
        let eight = <[u8; 8]>::try_from(eight).unwrap_or_default();
        u64::from_le_bytes(eight).wrapping_mul(GATHER) >> 56
    };
    let ones = lanes.map(|lane| u8::from(lane != 0));
    ones.chunks_exact(8).rev().fold(0, |bits, eight| bits << 8 | gather(eight))
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec::Vec;

    fn all(text: &str, look: Look) -> Vec<usize> {
        let mut hot = Hot::new(text.as_bytes(), look);
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
        assert_eq!(all("sl.se", Look::Signs), [2]);
        assert!(all("hej, vi ses i dag. Men", Look::Cues).is_empty());
        assert_eq!(all("en ganska lång mening före x.se och y dot se", Look::Signs), [30, 40]);
        assert_eq!(all("a prick b", Look::Cues), [2]);
        assert_eq!(all("evil . se och evil. com", Look::Cues), [5, 18]);
        assert_eq!(all("exempel*se", Look::Cues), [7]);
        assert_eq!(all("skriv a{.} biz så, t.o.m. nu", Look::Signs), [8]);
        assert!(all("a•b", Look::Signs).is_empty());
        assert_eq!(all("a•b", Look::Odd), [1]);
    }

    #[test]
    fn every_place_in_texts_of_every_length() {
        let pattern = "abc.defghijklmno,pqrs:tuvw/xyz";
        for len in 0..220 {
            let text: alloc::string::String = pattern.chars().cycle().take(len).collect();
            let expected: Vec<usize> = (0..len.saturating_sub(3))
                .filter(|i| matches!(text.as_bytes()[*i], b'.' | b',' | b':' | b'/'))
                .collect();
            let found = all(&text, Look::Signs);
            assert!(expected.iter().all(|i| found.contains(i)), "{len}");
            assert!(found.is_sorted() && found.len() <= expected.len() + 2 + len / 20, "{len}");
        }
    }

    #[test]
    fn skipping_forward_finds_what_lies_ahead() {
        let text = "a.b.c.d.e.f.g.h.i.j.k.l.m.n".repeat(5);
        for from in 0..text.len() - 2 {
            let mut hot = Hot::new(text.as_bytes(), Look::Signs);
            let _ = hot.next_from(0);
            let all = all(&text, Look::Signs);
            let next = all.iter().copied().find(|i| *i >= from);
            assert_eq!(hot.next_from(from), next, "{from}");
        }
    }
}
