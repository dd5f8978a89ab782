//! Words that a detector asks about by their place.
//!
//! A detector that reads numbers or addresses wants to know which of its own
//! words stand near. They are numbered in the one table, so that a text's words
//! are looked up once for all detectors, and told by bits whose meaning is the
//! detector's own.

use alloc::string::String;
use alloc::vec::Vec;

use super::matcher::Matcher;
use super::reading::Readings;
use super::table::{Id, Table};

/// What a word is to a detector: bits of the detector's own.
pub(crate) type Marks = u64;

/// The marked words of a table, which are its first.
#[derive(Clone, Debug, Default)]
pub(super) struct Marked(Vec<Marks>);

impl Marked {
    /// Numbers the words in a table that is still empty. O(words).
    pub(super) fn add(words: &[(String, Marks)], table: &mut Table) -> Marked {
        let mut marked = Marked::default();
        for (word, marks) in words {
            let at = table.intern(word.as_bytes()) as usize;
            if marked.0.len() <= at {
                marked.0.resize(at + 1, 0);
            }
            if let Some(all) = marked.0.get_mut(at) {
                *all |= marks;
            }
        }
        marked
    }

    /// What the word of a number is; nothing for most.
    #[inline]
    pub(super) fn of(&self, id: Id) -> Marks {
        self.0.get(id as usize).copied().unwrap_or(0)
    }
}

impl Matcher {
    /// What a word of a text is, and whether any list knows it.
    pub(crate) fn marks(&self, readings: &Readings, word: usize) -> Option<Marks> {
        readings.written(word).map(|id| self.marked.of(self.canonical(id).0))
    }

    /// What some letters are, that are no word of the text.
    pub(crate) fn marks_of(&self, letters: &[u8]) -> Marks {
        let id = self.table.get(letters);
        id.map_or(0, |id| self.marked.of(self.canonical(id).0))
    }
}
