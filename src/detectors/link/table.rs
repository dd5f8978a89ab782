//! A small hash table of words, built from a data file.

use alloc::string::String;
use alloc::vec::Vec;

/// Words with a class, found in constant time without allocating.
///
/// Open addressing over a power of two that is at most a third full; the words
/// lie in one string, which only words of more than 8 bytes are compared with.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    text: String,
    entries: Vec<Entry>,
    slots: Vec<u16>,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    head: u64,
    start: u32,
    class: u16,
    len: u8,
}

const EMPTY: u16 = u16::MAX;

impl Table {
    /// The table of these words; of equal words the last one stays. Words past
    /// the 65,000th or longer than 255 bytes are left out.
    pub(super) fn new<'a>(words: impl Iterator<Item = (&'a str, u16)>) -> Table {
        let mut table = Table::default();
        for (word, class) in words {
            let Ok(len) = u8::try_from(word.len()) else { continue };
            let Ok(start) = u32::try_from(table.text.len()) else { continue };
            table.text.push_str(word);
            let head = Key::of(word.as_bytes()).head;
            table.entries.push(Entry { head, start, class, len });
        }
        table.entries.truncate(usize::from(EMPTY) - 1);
        let size = (table.entries.len() * 3).next_power_of_two().max(8);
        table.slots.resize(size, EMPTY);
        for i in 0..table.entries.len() {
            table.place(i);
        }
        table
    }

    fn place(&mut self, i: usize) {
        let Some(entry) = self.entries.get(i).copied() else { return };
        let mask = self.slots.len() - 1;
        let mut at = Key::of(self.word(entry)).hash() & mask;
        loop {
            let Some(slot) = self.slots.get(at).copied() else { return };
            let same = self.entries.get(usize::from(slot)).copied();
            if same.is_none_or(|old| self.word(old) == self.word(entry)) {
                if let Some(slot) = self.slots.get_mut(at) {
                    *slot = u16::try_from(i).unwrap_or(EMPTY);
                }
                return;
            }
            at = (at + 1) & mask;
        }
    }

    fn word(&self, entry: Entry) -> &[u8] {
        let start = entry.start as usize;
        self.text.as_bytes().get(start..start + usize::from(entry.len)).unwrap_or_default()
    }

    /// The class of a word.
    #[inline]
    pub(super) fn get(&self, word: &[u8]) -> Option<u16> {
        let mask = self.slots.len().checked_sub(1)?;
        let key = Key::of(word);
        let mut at = key.hash() & mask;
        loop {
            let entry = *self.entries.get(usize::from(*self.slots.get(at)?))?;
            if entry.head == key.head
                && usize::from(entry.len) == word.len()
                && (word.len() <= 8 || self.word(entry) == word)
            {
                return Some(entry.class);
            }
            at = (at + 1) & mask;
        }
    }

    /// Whether the word is there.
    pub(super) fn has(&self, word: &[u8]) -> bool {
        self.get(word).is_some()
    }
}

/// The first 8 bytes of a word as a number, and its last ones if it is longer.
#[derive(Clone, Copy, Debug)]
struct Key {
    head: u64,
    tail: u64,
}

impl Key {
    #[inline]
    fn of(word: &[u8]) -> Key {
        if let (Some(head), Some(tail)) = (word.first_chunk(), word.last_chunk()) {
            let tail = if word.len() > 8 { u64::from_le_bytes(*tail) } else { 0 };
            return Key { head: u64::from_le_bytes(*head), tail };
        }
        let head = match (word.first_chunk(), word.last_chunk()) {
            (Some(head), Some(tail)) => {
                // Four to seven bytes, as two overlapping halves.
                let tail = u64::from(u32::from_le_bytes(*tail));
                u64::from(u32::from_le_bytes(*head)) | tail << ((word.len() & 3) * 8)
            }
            _ => match word {
                [a, b] => u64::from(u16::from_le_bytes([*a, *b])),
                [a, b, c] => u64::from(u32::from_le_bytes([*a, *b, *c, 0])),
                _ => word.first().map_or(0, |a| u64::from(*a)),
            },
        };
        Key { head, tail: 0 }
    }

    /// Words of more than 16 bytes that differ only in the middle share a hash, which
    /// costs time and nothing else.
    #[inline]
    fn hash(self) -> usize {
        let mixed = (self.head ^ self.tail.rotate_left(23)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        (mixed >> 32) as usize
    }
}

/// The words of a data file with the section each stands in: `# comment`,
/// `[section]`, words between blanks.
pub(super) fn sections(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut section = "";
    text.lines().filter(|line| !line.starts_with('#')).flat_map(move |line| {
        let head = line.strip_prefix('[').and_then(|l| l.strip_suffix(']'));
        section = head.unwrap_or(section);
        let words = if head.is_some() { "" } else { line };
        let section = section;
        words.split_ascii_whitespace().map(move |word| (section, word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_of_equal_words_stays() {
        let table = Table::new([("se", 1), ("nu", 2), ("se", 3)].into_iter());
        assert_eq!(table.get(b"se"), Some(3));
        assert_eq!(table.get(b"nu"), Some(2));
        assert_eq!(table.get(b"sen"), None);
        assert_eq!(Table::new([].into_iter()).get(b"se"), None);
    }

    #[test]
    fn words_of_every_length_are_told_apart() {
        let all = "abcdefghijklmnopqrstuvwxyz";
        let words: Vec<&str> = (0..=26).flat_map(|n| [&all[..n], &all[26 - n..]]).collect();
        let table = Table::new(words.iter().step_by(2).map(|w| (*w, w.len() as u16)));
        for word in words.iter().step_by(2) {
            assert_eq!(table.get(word.as_bytes()), Some(word.len() as u16), "{word}");
        }
        for word in words.iter().skip(1).step_by(2).filter(|w| (1..26).contains(&w.len())) {
            assert_eq!(table.get(word.as_bytes()), None, "{word}");
        }
        assert_eq!(table.get(b"abcdefghijkl.nopqrstuvwxyz"), None);
    }

    #[test]
    fn sections_are_kept_apart() {
        let all: Vec<_> = sections("# What\n[a]\nx y\n[b]\n\nz\n").collect();
        assert_eq!(all, [("a", "x"), ("a", "y"), ("b", "z")]);
    }
}
