//! Faults of meaning.

use alloc::vec::Vec;

use super::model::Policy;
use crate::category::{Category, Id};
use crate::error::Diagnostic;

/// What the detectors at hand can report, against which names in a policy are
/// checked.
#[derive(Clone, Debug, Default)]
pub(crate) struct Vocabulary {
    kinds: Vec<(Category, Option<Id>)>,
    detectors: Vec<&'static str>,
}

impl Vocabulary {
    /// Adds a detector by its id.
    pub(crate) fn detector(&mut self, id: &'static str) {
        self.detectors.push(id);
    }

    /// Adds something that a detector can report.
    pub(crate) fn reports(&mut self, category: Category, kind: Option<Id>) {
        self.kinds.push((category, kind));
    }
}

/// What a check found.
#[derive(Clone, Debug, Default)]
pub(crate) struct Checked {
    /// Faults and doubts, by place in the policy.
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// How many were waived with a stated reason.
    pub(crate) waived: u32,
}

/// Every fault of meaning in a policy. Paths are those of the policy as given
/// (`rule[3].when.finding.kind`).
pub(crate) fn check(_policy: &Policy, _vocabulary: &Vocabulary) -> Checked {
    Checked::default()
}
