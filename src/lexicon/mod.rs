//! Entries, paradigms, compounds and the one term matcher.

use alloc::vec::Vec;

use crate::text::{Document, Evasion};

/// A set of entries read from one text.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {}

/// The entries that one detector registered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group(u16);

/// Collects the entries of all detectors.
#[derive(Debug, Default)]
pub struct MatcherBuilder {
    groups: u16,
}

impl MatcherBuilder {
    /// Adds entries and returns the group by which their hits are found.
    pub fn add(&mut self, _lexicon: Lexicon) -> Group {
        self.groups += 1;
        Group(self.groups)
    }

    /// The entries in a canonical form, for the digest.
    pub fn canonical(&self) -> alloc::string::String {
        alloc::string::String::new()
    }

    /// Compiles everything into one matcher.
    pub fn build(self) -> Matcher {
        Matcher {}
    }
}

/// Every entry of every detector, compiled once.
#[derive(Debug, Default)]
pub struct Matcher {}

/// A place where a term stands.
#[derive(Clone, Copy, Debug)]
pub struct TermHit {
    /// The group of the entry.
    pub group: Group,
    /// What was undone to read it.
    pub evasion: Evasion,
}

impl Matcher {
    /// Finds every term. O(n).
    pub fn find(&self, _document: &Document<'_>, hits: &mut Vec<TermHit>) {
        hits.clear();
    }
}
