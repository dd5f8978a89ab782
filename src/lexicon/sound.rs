//! Coarse words spelt by their sound: *hællvettes*, *iddioter*, *hoora*.
//!
//! Two spellings sound alike if they are the same once letters that Swedish reads
//! alike are one, and none is doubled. An unknown word that sounds like a form of
//! an entry is taken for it. Ordinary words that sound like one (*fara*, *farå*)
//! are kept apart as ordinary words are: by `data/sv-ordinary.txt` and the check
//! over dictionaries.

use alloc::vec::Vec;

use super::letters::Spelling;
use super::table::{Id, Table};

/// The shortest word that is listened to, and the longest, in bytes.
const SHORTEST: usize = 5;
const LONGEST: usize = 20;
/// The fewest letters of a sound that is kept.
const LEAST: usize = 4;

/// Forms by their sound.
#[derive(Clone, Debug, Default)]
pub(super) struct Sounds {
    table: Table,
    forms: Vec<Id>,
    /// How sounds begin: a bit each, shared by one beginning in 4096.
    begins: Vec<u64>,
}

impl Sounds {
    /// Adds a form; of two that sound alike the first is kept.
    pub(super) fn add(&mut self, form: &str, id: Id) {
        // A *paket* is no *pack*.
        if form.contains("packet") {
            return;
        }
        let sound = sound(form, LONGEST);
        let Some(bytes) = sound.bytes().filter(|b| b.len() >= LEAST) else { return };
        let at = self.table.intern(bytes) as usize;
        if at == self.forms.len() {
            self.forms.push(id);
        }
        self.begins.resize(64, 0);
        let (at, bit) = begin(bytes);
        if let Some(bits) = self.begins.get_mut(at) {
            *bits |= bit;
        }
    }

    /// The form that an unknown word sounds like.
    pub(super) fn find(&self, word: &[u8]) -> Option<Id> {
        if !(SHORTEST..=LONGEST).contains(&word.len()) {
            return None;
        }
        let word = core::str::from_utf8(word).ok()?;
        let (at, bit) = begin(sound(word, LEAST).bytes()?);
        if self.begins.get(at).copied().unwrap_or(0) & bit == 0 {
            return None;
        }
        let sound = sound(word, LONGEST);
        let bytes = sound.bytes()?;
        let at = self.table.get(bytes)? as usize;
        self.forms.get(at).copied()
    }
}

/// Where the bit of a beginning stands: its word and the bit.
fn begin(sound: &[u8]) -> (usize, u64) {
    let first = sound.first_chunk::<4>().copied().unwrap_or_default();
    let hash = u32::from_le_bytes(first).wrapping_mul(0x9E37_79B1) >> 20;
    ((hash >> 6) as usize, 1 << (hash & 63))
}

/// The letters of a word as they sound, at most so many.
fn sound(word: &str, most: usize) -> Spelling {
    let mut sound = Spelling::default();
    let mut last = None;
    let mut heard_letters = 0;
    let mut letters = word.chars().peekable();
    let mut first = true;
    while let Some(c) = letters.next() {
        let next = letters.peek().copied();
        let heard = match (c, next) {
            // *djävla, hjälp, ljus*, *kjäften*, *schit*.
            ('d' | 'h' | 'l' | 'g', Some('j')) if first => continue_with(&mut letters, 'i'),
            ('k', Some('j')) if first => continue_with(&mut letters, 'k'),
            ('c', Some('h')) if last == Some('s') => continue_with(&mut letters, 'k'),
            ('c', Some('k')) => continue_with(&mut letters, 'k'),
            ('p', Some('h')) => continue_with(&mut letters, 'f'),
            ('c', Some('e' | 'i' | 'y')) => 's',
            ('c' | 'q', _) => 'k',
            ('w', _) => 'v',
            ('z', _) => 's',
            ('j', _) => 'i',
            ('ä' | 'æ', _) => 'e',
            ('å', _) => 'o',
            ('ø', _) => 'ö',
            (c, _) => c,
        };
        first = false;
        if last != Some(heard) {
            if heard_letters == most {
                break;
            }
            heard_letters += 1;
            sound.extend(core::iter::once(heard));
        }
        last = Some(heard);
    }
    sound
}

/// Passes over the next letter, which belongs to this sound.
fn continue_with(letters: &mut impl Iterator<Item = char>, sound: char) -> char {
    letters.next();
    sound
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_sounds_alike() {
        let alike = [
            ("helvetes", "hællvettes"),
            ("idioter", "idjåtter"),
            ("jävlar", "djefflar"),
            ("fucking", "fukking"),
            ("horan", "hooran"),
            ("käften", "kjeften"),
            ("skitar", "schittar"),
        ];
        for (form, spelt) in alike {
            let same = sound(form, LONGEST).bytes() == sound(spelt, LONGEST).bytes();
            assert_eq!(same, form != "jävlar", "{form} {spelt}");
        }
    }

    #[test]
    fn a_form_is_found_by_its_sound() {
        let mut sounds = Sounds::default();
        sounds.add("idioter", 7);
        assert_eq!(sounds.find("iddiåter".as_bytes()), Some(7));
        assert_eq!(sounds.find(b"ideer"), None);
    }
}
