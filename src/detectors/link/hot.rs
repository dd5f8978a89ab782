//! The places where a link can begin to show, found many bytes at a time.

/// How many bytes are tested together; [`WINDOW`] has the two behind the last.
const BLOCK: usize = 32;
const WINDOW: usize = BLOCK + 2;

/// Three bytes in a row that begin something worth a look: the cue words `dot`,
/// `punkt`, `prick` and `point`, a dot between blanks, and a dot and a blank
/// before `com`.
const CUES: [[u8; 3]; 6] = [*b"dot", *b"pun", *b"pri", *b"poi", *b" . ", *b". c"];

/// Which bytes are worth a look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// Cues, and commas, `%` and `&` with something right behind them: the text
    /// has no other sign of a link.
    Cues,
    /// Also dots, colons and slashes with something right behind them.
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
        let mut rest = self.bytes.get(self.next..)?;
        while let Some(window) = rest.first_chunk::<WINDOW>() {
            if let Some(mask) = block::<SIGNS, ODD>(window) {
                return self.found(len - rest.len(), mask);
            }
            rest = rest.get(BLOCK..)?;
        }
        // The last block overlaps the one before, in a longer text; a shorter one
        // is laid into zeros.
        let at = len - rest.len();
        if rest.len() < 3 {
            return None;
        }
        let (start, mask) = match self.bytes.last_chunk::<WINDOW>() {
            Some(window) => (len - WINDOW, block::<SIGNS, ODD>(window)),
            None => {
                let mut padded = [0u8; WINDOW];
                padded.get_mut(..len)?.copy_from_slice(self.bytes);
                (0, block::<SIGNS, ODD>(&padded))
            }
        };
        let skip = at - start;
        let mask = mask? & u64::MAX << (skip & 63);
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
    let [a @ .., _, _] = window;
    let [_, b @ .., _] = window;
    let [_, _, c @ ..] = window;
    let each = || a.iter().zip(b).zip(c);
    let mut lanes = [0u8; BLOCK];
    for (lane, ((a, b), c)) in lanes.iter_mut().zip(each()) {
        *lane = hot::<SIGNS, ODD>(*a, *b, *c);
    }
    let eights = lanes
        .chunks_exact(8)
        .map(|e| u64::from_le_bytes(<[u8; 8]>::try_from(e).unwrap_or_default()));
    if eights.fold(0, |any, eight| any | eight) == 0 {
        return None;
    }
    Some(bits(&lanes))
}

/// 1 if the first of three bytes is worth a look.
#[inline]
fn hot<const SIGNS: bool, const ODD: bool>(a: u8, b: u8, c: u8) -> u8 {
    let [dot, punkt, prick, point, spaced, com] = CUES.map(|[a, b, c]| mix(a, b, c));
    let it = mix(a, b, c);
    let cue =
        (it == dot) | (it == punkt) | (it == prick) | (it == point) | (it == spaced) | (it == com);
    let mut sign = (a == b',') | (a.wrapping_sub(b'%') <= 1);
    if SIGNS {
        sign |= (a | 1 == b'/') | (a == b':');
    }
    let mut hot = cue | (sign & (b > b' '));
    if SIGNS {
        // `https: //`
        hot |= (a == b':') & (c == b'/');
    }
    if ODD {
        hot |= ((a >= 0xC2) & (a != 0xC3)) | (a == b'0');
    }
    u8::from(hot)
}

/// Three bytes in one; in Swedish text one place in a hundred looks like a cue.
#[inline]
const fn mix(a: u8, b: u8, c: u8) -> u8 {
    let tail = b.wrapping_add(b).wrapping_add(c);
    a ^ tail.wrapping_add(tail)
}

/// The lanes, each 0 or 1, as bits from the lowest.
fn bits(lanes: &[u8; BLOCK]) -> u64 {
    // The multiplication gathers the low bit of eight bytes into the top byte.
    const GATHER: u64 = 0x0102_0408_1020_4080;
    let gather = |eight: &[u8]| {
        let eight = <[u8; 8]>::try_from(eight).unwrap_or_default();
        u64::from_le_bytes(eight).wrapping_mul(GATHER) >> 56
    };
    lanes.chunks_exact(8).rev().fold(0, |bits, eight| bits << 8 | gather(eight))
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
        assert!(all("hej, sl.se", Look::Cues).is_empty());
        assert_eq!(all("en ganska lång mening före x.se och y dot se", Look::Signs), [30, 40]);
        assert_eq!(all("a prick b", Look::Cues), [2]);
        assert_eq!(all("evil . se och evil. com", Look::Cues), [4, 18]);
        assert!(all("a•b", Look::Signs).is_empty());
        assert_eq!(all("a•b", Look::Odd), [1]);
    }

    #[test]
    fn every_place_in_texts_of_every_length() {
        let pattern = "abc.defghijklmno,pqrs:tuvw/xyz";
        for len in 0..220 {
            let text: alloc::string::String = pattern.chars().cycle().take(len).collect();
            let expected: Vec<usize> = (0..len.saturating_sub(2))
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
