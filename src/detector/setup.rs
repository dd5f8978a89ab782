//! What a detector is given while a ruleset is built.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::category::{Category, Id};
use crate::error::{Diagnostic, Shape};
use crate::fingerprint::FingerprintKey;
use crate::lexicon::{Group, Lexicon, Marks, MatcherBuilder};
use crate::text::Flags;

/// A category and kind that a detector can report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KindSpec {
    /// The category.
    pub category: Category,
    /// The kind, where the category has kinds.
    pub kind: Option<Id>,
    /// Whether two findings of such kinds cannot both be true of the same
    /// characters (numbers, addresses, links). Words may carry several meanings.
    pub exclusive: bool,
}

impl KindSpec {
    /// A category without kinds, whose findings may share characters with others.
    pub fn shared(category: Category) -> KindSpec {
        KindSpec { category, kind: None, exclusive: false }
    }

    /// A kind whose characters belong to it alone.
    pub fn exclusive(category: Category, kind: impl Into<Id>) -> KindSpec {
        KindSpec { category, kind: Some(kind.into()), exclusive: true }
    }
}

/// Something that a detector may have to leave unassessed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The category that was not looked for, if one.
    pub category: Option<Category>,
    /// The part of the post that was not looked at, if one: `text`, `image`.
    pub part: Option<Id>,
    /// Why: `author_not_supplied`.
    pub why: Id,
}

/// A gap that was declared; raised by [`Sink::unassessed`](super::Sink::unassessed).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GapId(pub(crate) u8);

/// At most this many gaps can be declared for one ruleset.
pub(crate) const MAX_GAPS: usize = 64;

/// What a detector is given while a ruleset is built.
#[derive(Debug)]
pub struct Setup<'a> {
    id: &'static str,
    settings: Option<&'a Value>,
    key: &'a FingerprintKey,
    terms: &'a mut MatcherBuilder,
    gaps: &'a mut Vec<Gap>,
    diagnostics: &'a mut Vec<Diagnostic>,
    wants: Option<Flags>,
    kinds: Vec<KindSpec>,
}

/// What a detector said while it was prepared.
#[derive(Debug)]
pub(crate) struct Prepared {
    pub(crate) wants: Option<Flags>,
    pub(crate) kinds: Vec<KindSpec>,
}

impl<'a> Setup<'a> {
    pub(crate) fn new(
        id: &'static str,
        settings: Option<&'a Value>,
        key: &'a FingerprintKey,
        terms: &'a mut MatcherBuilder,
        gaps: &'a mut Vec<Gap>,
        diagnostics: &'a mut Vec<Diagnostic>,
    ) -> Setup<'a> {
        Setup { id, settings, key, terms, gaps, diagnostics, wants: None, kinds: Vec::new() }
    }

    pub(crate) fn finish(self) -> Prepared {
        Prepared { wants: self.wants, kinds: self.kinds }
    }

    /// The detector's settings from `[detector.<id>]`, or the defaults.
    ///
    /// The tree is checked against `shape` first, so that every unknown key and
    /// wrong type is reported, not the first.
    pub fn settings<T: DeserializeOwned + Default>(&mut self, shape: &Shape) -> T {
        let Some(tree) = self.settings else { return T::default() };
        let path = self.path();
        let faults = shape.check(tree, &path);
        if !faults.is_empty() {
            self.diagnostics.extend(faults);
            return T::default();
        }
        match T::deserialize(tree) {
            Ok(settings) => settings,
            Err(error) => {
                let fault = Diagnostic::error("policy.wrong-type", path, error.to_string());
                self.diagnostics.push(fault);
                T::default()
            }
        }
    }

    /// The path of this detector's settings in the policy.
    pub fn path(&self) -> alloc::string::String {
        format!("detector.{}", self.id)
    }

    /// The secret under which this ruleset's fingerprints are made.
    pub fn fingerprint_key(&self) -> &FingerprintKey {
        self.key
    }

    /// Reports a fault or a doubt; paths are those of the policy, see
    /// [`path`](Self::path).
    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Registers entries in the one term matcher.
    pub fn terms(&mut self, lexicon: Lexicon) -> Group {
        self.terms.add(lexicon)
    }

    /// Registers words that the detector asks about by their place, in the one
    /// table. The bits are the detector's own.
    pub(crate) fn marks(&mut self, words: impl IntoIterator<Item = (String, Marks)>) {
        self.terms.mark(words);
    }

    /// Says what this detector can report.
    pub fn reports(&mut self, kinds: impl IntoIterator<Item = KindSpec>) {
        self.kinds.extend(kinds);
    }

    /// Runs the scanner only on texts with at least one of these flags. Without
    /// this call it runs on every text.
    pub fn wants(&mut self, flags: Flags) {
        self.wants = Some(self.wants.unwrap_or(Flags::NONE).with(flags));
    }

    /// Declares something that may have to be left unassessed.
    pub fn gap(&mut self, gap: Gap) -> GapId {
        let known = self.gaps.iter().position(|g| *g == gap);
        let at = known.unwrap_or_else(|| {
            self.gaps.push(gap);
            self.gaps.len() - 1
        });
        if at >= MAX_GAPS {
            let message = format!("more than {MAX_GAPS} gaps are declared");
            self.diagnostics.push(Diagnostic::error("detector.gaps", self.path(), message));
        }
        GapId(u8::try_from(at.min(MAX_GAPS - 1)).unwrap_or(0))
    }
}
