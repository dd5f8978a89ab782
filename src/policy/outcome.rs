//! What came of an evaluation.

use alloc::boxed::Box;
use alloc::vec::Vec;

use super::list::Occurrences;
use super::truth::Truth;

/// What came of an evaluation. Kept by the caller and used again: every
/// evaluation clears it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Outcome {
    /// Rules that give a reason, by id.
    pub(crate) fired: Vec<Fired>,
    /// Shadow rules that would, by id.
    pub(crate) shadow: Vec<Fired>,
    /// What exceptions freed from rules that act, by rule and finding.
    pub(crate) suppressed: Vec<Suppressed>,
    /// Rules of which it cannot be told whether they hold.
    pub(crate) unknown: Vec<u32>,
    pub(super) evidence: Vec<u32>,
    pub(super) freed: Vec<(u32, u16)>,
    /// Of each finding, the bits of the categories that it is under.
    pub(super) masks: Vec<u64>,
    /// The bits of all findings, and of what may have been left unassessed.
    pub(super) present: u64,
    pub(super) hidden: u64,
    pub(super) lists: Occurrences,
}

/// A rule that gives a reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fired {
    /// Its place in [`Program::rules`](super::Program::rules).
    pub(crate) rule: u32,
    pub(super) from: u32,
    pub(super) to: u32,
}

impl Fired {
    /// Where its evidence stands in [`Outcome::all_evidence`].
    pub(crate) fn evidence(&self) -> core::ops::Range<u32> {
        self.from..self.to
    }
}

/// A finding that an exception freed from a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Suppressed {
    pub(crate) rule: u32,
    pub(crate) finding: u32,
    /// The exception, see [`Program::by`](super::Program::by).
    pub(super) by: u16,
}

/// One clause of a rule and whether it holds, for explaining.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Clause {
    /// Its place in [`Program::rules`](super::Program::rules).
    pub(crate) rule: u32,
    /// As in the policy, under the rule: `when.all[1].finding`, `unless[0]`.
    pub(crate) path: Box<str>,
    pub(crate) truth: Truth,
}

impl Outcome {
    /// The findings that a rule rests on, as indices in rising order.
    #[cfg(test)]
    pub(super) fn evidence(&self, fired: &Fired) -> &[u32] {
        self.evidence.get(fired.from as usize..fired.to as usize).unwrap_or_default()
    }

    /// The evidence of all reasons together; see [`Fired::evidence`].
    pub(crate) fn all_evidence(&self) -> &[u32] {
        &self.evidence
    }

    pub(super) fn clear(&mut self) {
        self.fired.clear();
        self.shadow.clear();
        self.suppressed.clear();
        self.unknown.clear();
        self.evidence.clear();
        self.freed.clear();
        self.masks.clear();
        self.lists.clear();
    }
}
