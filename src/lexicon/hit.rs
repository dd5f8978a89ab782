//! A place where an entry stands in a text.

use core::ops::Range;

use crate::text::Evasion;

/// The entries that one detector registered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Group(pub(super) u16);

/// How a text shows an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum How {
    /// One of its forms is a whole word.
    Form,
    /// It is the first part of a compound: *skit*regionen.
    First,
    /// It is the last part of a compound: gubb*jävel*.
    Last,
    /// It is one part of a compound whose other part is a person or a calling:
    /// *idiot*chefen, väktar*svinen*.
    Title,
    /// The word is a compound of two classes of parts: *läkarsvin*.
    Joint,
    /// The form is one piece of a word with a hyphen, and the entry forms no
    /// compounds: a weak sign.
    Piece,
    /// Several words fit its pattern.
    Phrase,
}

/// A place where an entry stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TermHit {
    pub(super) group: Group,
    pub(super) entry: u32,
    pub(super) form: u32,
    pub(super) how: How,
    pub(super) definite: bool,
    pub(super) adjective: bool,
    pub(super) homograph: bool,
    pub(super) evasion: Evasion,
    pub(super) words: (u32, u32),
    pub(super) range: (u32, u32),
}

impl TermHit {
    /// The group of the entry.
    pub fn group(&self) -> Group {
        self.group
    }

    /// The place of the entry in the [`Lexicon`](super::Lexicon) that was added.
    pub fn entry(&self) -> usize {
        self.entry as usize
    }

    /// How the text shows the entry.
    pub fn how(&self) -> How {
        self.how
    }

    /// Whether the word is in a definite form: *idioten*.
    pub fn is_definite(&self) -> bool {
        self.definite
    }

    /// Whether the entry is an adjective, which may describe a noun behind it.
    pub fn is_adjective(&self) -> bool {
        self.adjective
    }

    /// Whether the word has an everyday meaning too.
    pub fn is_homograph(&self) -> bool {
        self.homograph
    }

    /// What was undone to read the word; not what folding undid, see
    /// [`Document::undone`](crate::text::Document::undone).
    pub fn evasion(&self) -> Evasion {
        self.evasion
    }

    /// The places of the words it covers in
    /// [`Document::words`](crate::text::Document::words).
    pub fn words(&self) -> Range<usize> {
        self.words.0 as usize..self.words.1 as usize
    }

    /// The folded bytes of the whole written word or words, outer punctuation
    /// out.
    pub fn range(&self) -> Range<usize> {
        self.range.0 as usize..self.range.1 as usize
    }
}
