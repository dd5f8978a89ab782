//! From the letters of a word to its number, in a few instructions.
//!
//! An open-addressed table, behind a bit set that turns most ordinary words away
//! after one load. Words are hashed and compared eight bytes at a time, straight
//! from the text they stand in; most are no longer than that, and then one
//! comparison of two numbers tells whether a word is the one in the table.

use alloc::boxed::Box;
use alloc::vec;
use alloc::vec::Vec;

/// The number of a word in a [`Table`].
pub(super) type Id = u32;

/// log2 of the number of gate bits: 32 KiB, few enough for the fastest cache.
const GATE_LOG: u32 = 18;
const GATE: usize = 1 << (GATE_LOG - 6);
/// How many slots there are for so many words once all are in: enough that few
/// words stand far from their place.
const ROOM: (usize, usize) = (3, 2);

/// A slot, in three quarters of the memory that its parts would take side by side.
#[derive(Clone, Copy, Debug)]
struct Slot {
    /// The first eight bytes of the word, noughts beyond its end.
    first: [u32; 2],
    /// Its number, and in the [upper bits](LEN_AT) its length.
    word: u32,
}

const FREE: Slot = Slot { first: [0; 2], word: u32::MAX };
const LEN_AT: u32 = 25;
/// The most words of a table; the number of a free slot.
const MOST: u32 = (1 << LEN_AT) - 1;
/// Stands for itself and every greater length.
const LONG: usize = 126;

impl Slot {
    fn new(first: u64, id: Id, len: usize) -> Slot {
        // INVARIANT: `LONG` fits in seven bits.
        let len = u32::try_from(len.min(LONG)).unwrap_or_default();
        Slot { first: [first as u32, (first >> 32) as u32], word: id.min(MOST) | len << LEN_AT }
    }

    #[inline(always)]
    fn first(self) -> u64 {
        let [low, high] = self.first;
        u64::from(low) | u64::from(high) << 32
    }

    #[inline(always)]
    fn is_free(self) -> bool {
        self.word == FREE.word
    }

    #[inline(always)]
    fn id(self) -> Id {
        self.word & MOST
    }

    #[inline(always)]
    fn is_of_length(self, len: usize) -> bool {
        (self.word >> LEN_AT) as usize == len.min(LONG)
    }
}

#[derive(Clone, Debug)]
pub(super) struct Table {
    slots: Vec<Slot>,
    gate: Box<[u64; GATE]>,
    pool: Vec<u8>,
    /// Where the letters of each word end in the pool.
    ends: Vec<u32>,
}

impl Default for Table {
    fn default() -> Table {
        Table {
            slots: vec![FREE; 1 << 10],
            gate: Box::new([0; GATE]),
            pool: Vec::new(),
            ends: Vec::new(),
        }
    }
}

impl Table {
    /// The number of words.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The letters of a word.
    pub(super) fn bytes(&self, id: Id) -> &[u8] {
        let at = id as usize;
        let Some(end) = self.ends.get(at) else { return &[] };
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied();
        self.pool.get(start.unwrap_or(0) as usize..*end as usize).unwrap_or_default()
    }

    /// The letters of a word as text.
    pub(super) fn text(&self, id: Id) -> &str {
        core::str::from_utf8(self.bytes(id)).unwrap_or("")
    }

    /// The number of the word that stands in `buffer` at `start`.
    pub(super) fn find(&self, buffer: &[u8], start: usize, len: usize) -> Option<Id> {
        self.find_here(buffer, start, len)
    }

    /// [`find`](Self::find), made part of the caller: of the one loop that looks
    /// every word up.
    #[inline(always)]
    pub(super) fn find_here(&self, buffer: &[u8], start: usize, len: usize) -> Option<Id> {
        let first = load(buffer, start, len);
        let hash = hash(buffer, start, len, first);
        if !self.may_hold(hash) {
            return None;
        }
        self.probe(hash, first, buffer, start, len)
    }

    /// The number of a word.
    pub(super) fn get(&self, word: &[u8]) -> Option<Id> {
        self.find(word, 0, word.len())
    }

    #[inline]
    fn may_hold(&self, hash: u64) -> bool {
        let word = self.gate.get((hash >> (64 - GATE_LOG + 6)) as usize).copied().unwrap_or(0);
        word >> (hash >> (64 - GATE_LOG) & 63) & 1 == 1
    }

    #[inline(always)]
    fn probe(&self, hash: u64, first: u64, buffer: &[u8], start: usize, len: usize) -> Option<Id> {
        let mut at = place(hash, self.slots.len());
        // Ends: some slots are free.
        loop {
            let slot = *self.slots.get(at)?;
            if slot.first() == first
                && slot.is_of_length(len)
                && (len <= 8 || self.ends_alike(slot.id(), buffer, start, len))
            {
                return Some(slot.id());
            }
            if slot.is_free() {
                return None;
            }
            at = if at + 1 == self.slots.len() { 0 } else { at + 1 };
        }
    }

    /// Whether all behind the first eight bytes is the same.
    #[inline(never)]
    fn ends_alike(&self, id: Id, buffer: &[u8], start: usize, len: usize) -> bool {
        let known = self.bytes(id).get(8..);
        known.is_some() && known == buffer.get(start + 8..start + len)
    }

    /// The number of a word, which is added if it is new. Words longer than 255
    /// bytes are cut.
    pub(super) fn intern(&mut self, word: &[u8]) -> Id {
        let len = u8::try_from(word.len()).unwrap_or(u8::MAX);
        let word = word.get(..usize::from(len)).unwrap_or(word);
        let first = load(word, 0, word.len());
        let hash = hash(word, 0, word.len(), first);
        if let Some(id) = self.probe(hash, first, word, 0, word.len()) {
            return id;
        }
        if 4 * (self.ends.len() + 1) > 3 * self.slots.len() {
            self.resize(2 * self.slots.len());
        }
        // INVARIANT: a lexicon of 4 GiB, or of 33 million words, does not fit in
        // memory as text.
        let id = u32::try_from(self.ends.len()).unwrap_or(MOST);
        self.pool.extend_from_slice(word);
        self.ends.push(u32::try_from(self.pool.len()).unwrap_or(u32::MAX));
        self.put(Slot::new(first, id, word.len()), hash);
        if let Some(word) = self.gate.get_mut((hash >> (64 - GATE_LOG + 6)) as usize) {
            *word |= 1 << (hash >> (64 - GATE_LOG) & 63);
        }
        id
    }

    fn put(&mut self, slot: Slot, hash: u64) {
        let size = self.slots.len();
        let mut at = place(hash, size);
        while let Some(old) = self.slots.get_mut(at) {
            if old.is_free() {
                *old = slot;
                return;
            }
            at = if at + 1 == size { 0 } else { at + 1 };
        }
    }

    fn resize(&mut self, size: usize) {
        let old = core::mem::replace(&mut self.slots, vec![FREE; size]);
        for slot in old.into_iter().filter(|s| !s.is_free()) {
            let word = self.bytes(slot.id());
            let hash = hash(word, 0, word.len(), slot.first());
            self.put(slot, hash);
        }
    }

    /// Gives back what growing left over.
    pub(super) fn shrink(&mut self) {
        self.pool.shrink_to_fit();
        self.ends.shrink_to_fit();
        let (more, less) = ROOM;
        let room = self.ends.len() * more / less + 1;
        if room < self.slots.len() {
            self.resize(room);
        }
    }
}

/// The place of a hash among so many: its lower half, which is the better mixed,
/// as a fraction (Lemire 2019, *Fast Random Integer Generation in an Interval*).
#[inline(always)]
fn place(hash: u64, size: usize) -> usize {
    (((hash & 0xFFFF_FFFF) * size as u64) >> 32) as usize
}

// Odd constants with well-mixed bits: the fractions of the golden ratio and of
// the square root of two.
const A: u64 = 0x9E37_79B9_7F4A_7C15;
const B: u64 = 0x6A09_E667_F3BC_C909;

/// Hashes `len` bytes of `buffer` from `start` on, of which `first` are the first
/// eight.
#[inline]
fn hash(buffer: &[u8], start: usize, len: usize, first: u64) -> u64 {
    let hash = mix((len as u64).wrapping_mul(B) ^ first);
    if len <= 8 { hash } else { hash_rest(buffer, start, len, hash) }
}

#[inline(never)]
fn hash_rest(buffer: &[u8], start: usize, len: usize, mut hash: u64) -> u64 {
    let (mut at, mut left) = (start, len);
    while left > 8 {
        at += 8;
        left -= 8;
        hash = mix(hash ^ load(buffer, at, left));
    }
    hash
}

#[inline]
fn mix(hash: u64) -> u64 {
    let hash = hash.wrapping_mul(A);
    hash ^ hash >> 32
}

/// The lowest so many bytes.
const LOWEST: [u64; 9] = [
    0,
    0xFF,
    0xFFFF,
    0xFF_FFFF,
    0xFFFF_FFFF,
    0xFF_FFFF_FFFF,
    0xFFFF_FFFF_FFFF,
    0xFF_FFFF_FFFF_FFFF,
    u64::MAX,
];

/// Up to eight bytes as a number, the rest nought.
#[inline]
fn load(buffer: &[u8], at: usize, left: usize) -> u64 {
    let kept = LOWEST.get(left.min(8)).copied().unwrap_or(0);
    match buffer.get(at..at.wrapping_add(8)).and_then(|eight| eight.first_chunk::<8>()) {
        Some(eight) => u64::from_le_bytes(*eight) & kept,
        None => load_end(buffer, at) & kept,
    }
}

/// The last bytes of a buffer, from `at` on, as a number.
#[cold]
fn load_end(buffer: &[u8], at: usize) -> u64 {
    let beyond = (at + 8).saturating_sub(buffer.len());
    match buffer.last_chunk::<8>() {
        // The last eight bytes hold these and some before them.
        Some(eight) if beyond < 8 => u64::from_le_bytes(*eight) >> (8 * beyond),
        _ => {
            let rest = buffer.get(at..).unwrap_or_default().iter().take(8);
            rest.rev().fold(0, |number, byte| number << 8 | u64::from(*byte))
        }
    }
}

/// A list without what growing left over.
pub(super) fn shrunk<T>(mut list: Vec<T>) -> Vec<T> {
    list.shrink_to_fit();
    list
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::format;

    #[test]
    fn every_word_is_found_in_place_and_nothing_else() {
        let mut table = Table::default();
        let words: Vec<_> = (0..5000).map(|i| format!("ord{i}och{}", i * 7919)).collect();
        for (i, word) in words.iter().enumerate() {
            assert_eq!(table.intern(word.as_bytes()), i as u32);
        }
        assert_eq!(table.len(), 5000);
        for (i, word) in words.iter().enumerate() {
            let text = format!("xy{word} och mer");
            assert_eq!(table.find(text.as_bytes(), 2, word.len()), Some(i as u32));
            assert_eq!(table.get(word.as_bytes()), Some(i as u32));
            assert_eq!(table.find(text.as_bytes(), 2, word.len() + 1), None);
        }
        assert_eq!(table.intern(b"ord0och0"), 0);
        table.shrink();
        for (i, word) in words.iter().enumerate() {
            assert_eq!(table.get(word.as_bytes()), Some(i as u32));
            assert_eq!(table.text(i as u32), word);
        }
        assert_eq!(table.get(b"ord0och1"), None);
        let long = ["a".repeat(200), "a".repeat(201), "a".repeat(126)];
        let ids = long.each_ref().map(|word| table.intern(word.as_bytes()));
        assert_eq!(ids, [5000, 5001, 5002]);
        assert_eq!(ids, long.each_ref().map(|word| table.get(word.as_bytes()).unwrap()));
    }

    #[test]
    fn the_hash_does_not_see_what_stands_behind() {
        for len in 0..20 {
            let near = [b'a'; 40];
            let mut far = near;
            far[len..].fill(b'z');
            let of = |buffer: &[u8]| hash(buffer, 0, len, load(buffer, 0, len));
            assert_eq!(of(&near), of(&far), "{len}");
            assert_eq!(of(&near), of(&near[..len]), "{len}");
            let end = &near[..len + 3];
            assert_eq!(of(&near), hash(end, 3, len, load(end, 3, len)), "{len}");
        }
    }
}
