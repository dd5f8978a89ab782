//! What hangs on a word of the table, in as few bytes as it takes: most of the
//! matcher's memory is words.

use super::cue::Cues;
use super::table::Id;
use super::tongue::Tongue;
use super::topic::Topic;

/// What one word of the table leads to.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Term {
    /// The first of its links; for another spelling of a word, the word.
    first: u32,
    /// How many links it has, or [`ALIAS`].
    count: u16,
    pub(super) tongue: Tongue,
    pub(super) topic: Topic,
    pub(super) cues: Cues,
}

/// In place of the number of links: the term is another spelling of a word.
const ALIAS: u16 = u16::MAX;

impl Term {
    /// Adds the link at this place, which comes right behind the ones it has.
    pub(super) fn link(&mut self, at: u32) {
        if self.count == 0 {
            self.first = at;
        }
        self.count = self.count.saturating_add(1).min(ALIAS - 1);
    }

    /// Makes it another spelling of a word.
    pub(super) fn stand_for(&mut self, id: Id) {
        (self.first, self.count) = (id, ALIAS);
    }

    /// The word that this is another spelling of.
    #[inline]
    pub(super) fn alias(self) -> Option<Id> {
        (self.count == ALIAS).then_some(self.first)
    }

    /// Whether links hang on it.
    #[inline]
    pub(super) fn is_linked(self) -> bool {
        !matches!(self.count, 0 | ALIAS)
    }

    #[inline]
    pub(super) fn links(self) -> core::ops::Range<usize> {
        let count = if self.count == ALIAS { 0 } else { usize::from(self.count) };
        self.first as usize..self.first as usize + count
    }
}

/// What a word is to an entry, or to a pattern of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// One of its forms.
    Form { definite: bool },
    /// It as the first part of a compound.
    Modifier,
    /// It as the first part of a compound that ends in a person or a calling.
    Title,
    /// The rarest word of a pattern.
    Anchor,
}

/// What hangs on a word, and the number of the entry or pattern that hangs there.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Link(u32);

impl Link {
    const KINDS: [What; 5] = [
        What::Anchor,
        What::Modifier,
        What::Title,
        What::Form { definite: false },
        What::Form { definite: true },
    ];

    pub(super) fn new(what: What, number: u32) -> Link {
        let kind = (0u32..).zip(Link::KINDS).find(|(_, kind)| *kind == what);
        // INVARIANT: 500 million entries do not fit in memory.
        Link(number << 3 | kind.map_or(0, |(at, _)| at))
    }

    #[inline]
    pub(super) fn what(self) -> What {
        Link::KINDS.get((self.0 & 7) as usize).copied().unwrap_or(What::Anchor)
    }

    /// The pattern that is to be tried at the word.
    #[inline]
    pub(super) fn pattern(self) -> Option<usize> {
        (self.0 & 7 == 0).then_some((self.0 >> 3) as usize)
    }

    /// The entry that it is a form or part of; for an anchor a pattern.
    #[inline]
    pub(super) fn entry(self) -> u32 {
        self.0 >> 3
    }

    #[inline]
    pub(super) fn is_form(self) -> bool {
        self.0 & 7 >= 3
    }
}
