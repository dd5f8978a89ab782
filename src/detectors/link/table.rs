//! A small hash table of words, built from a data file.

use alloc::string::String;
use alloc::vec::Vec;

/// Words with a class, found in constant time without allocating.
///
/// Open addressing over a power of two that is at most a third full; the words
/// lie in one string.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    text: String,
    entries: Vec<Entry>,
    slots: Vec<Slot>,
}

/// The place of an entry, with bits of its hash that tell most others apart.
#[derive(Clone, Copy, Debug)]
struct Slot {
    tag: u16,
    entry: u16,
}

const EMPTY: u16 = u16::MAX;

#[derive(Clone, Copy, Debug)]
struct Entry {
    start: u32,
    len: u8,
    class: u16,
}

impl Table {
    /// The table of these words; of equal words the last one stays. Words past
    /// the 65,000th or longer than 255 bytes are left out.
    pub(super) fn new<'a>(words: impl Iterator<Item = (&'a str, u16)>) -> Table {
        let mut table = Table::default();
        for (word, class) in words {
            let Ok(len) = u8::try_from(word.len()) else { continue };
            let Ok(start) = u32::try_from(table.text.len()) else { continue };
            table.text.push_str(word);
            table.entries.push(Entry { start, len, class });
        }
        table.entries.truncate(usize::from(EMPTY) - 1);
        let size = (table.entries.len() * 3).next_power_of_two().max(8);
        table.slots.resize(size, Slot { tag: 0, entry: EMPTY });
        for i in 0..table.entries.len() {
            table.place(i);
        }
        table
    }

    fn place(&mut self, i: usize) {
        let Some(entry) = self.entries.get(i).copied() else { return };
        let mask = self.slots.len() - 1;
        let hash = hash(self.word(entry));
        let mut at = hash as usize & mask;
        loop {
            let Some(slot) = self.slots.get(at).copied() else { return };
            let same = self.entries.get(usize::from(slot.entry)).copied();
            if same.is_none_or(|old| self.word(old) == self.word(entry)) {
                if let Some(slot) = self.slots.get_mut(at) {
                    *slot = Slot { tag: tag(hash), entry: u16::try_from(i).unwrap_or(EMPTY) };
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
    pub(super) fn get(&self, word: &[u8]) -> Option<u16> {
        let mask = self.slots.len().checked_sub(1)?;
        let hash = hash(word);
        let mut at = hash as usize & mask;
        loop {
            let slot = *self.slots.get(at)?;
            if slot.entry == EMPTY {
                return None;
            }
            if slot.tag == tag(hash) {
                let entry = *self.entries.get(usize::from(slot.entry))?;
                if self.word(entry) == word {
                    return Some(entry.class);
                }
            }
            at = (at + 1) & mask;
        }
    }

    /// Whether the word is there.
    pub(super) fn has(&self, word: &[u8]) -> bool {
        self.get(word).is_some()
    }
}

/// The ends of a word and its length, multiplied. Words of more than 16 bytes that
/// differ only in the middle share a hash, which costs time and nothing else.
#[inline]
fn hash(word: &[u8]) -> u32 {
    let (head, tail) = match word {
        [] => (0, 0),
        [a] => (u64::from(*a), 0),
        [a, b] => (u64::from(u16::from_le_bytes([*a, *b])), 0),
        [a, b, c] => (u64::from(u32::from_le_bytes([*a, *b, *c, 0])), 0),
        _ => match (word.first_chunk(), word.last_chunk()) {
            (Some(head), Some(tail)) => (u64::from_le_bytes(*head), u64::from_le_bytes(*tail)),
            _ => {
                let head = word.first_chunk().map_or(0, |four| u32::from_le_bytes(*four));
                let tail = word.last_chunk().map_or(0, |four| u32::from_le_bytes(*four));
                (u64::from(head) | u64::from(tail) << 32, 0)
            }
        },
    };
    let mixed = (head ^ tail.rotate_left(23)).wrapping_add(word.len() as u64);
    let product = u128::from(mixed) * 0x9E37_79B9_7F4A_7C15;
    ((product >> 64) as u64 ^ product as u64) as u32
}

/// Bits of a hash that do not choose the slot.
const fn tag(hash: u32) -> u16 {
    (hash >> 16) as u16
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
    fn sections_are_kept_apart() {
        let all: Vec<_> = sections("# What\n[a]\nx y\n[b]\n\nz\n").collect();
        assert_eq!(all, [("a", "x"), ("a", "y"), ("b", "z")]);
    }
}
