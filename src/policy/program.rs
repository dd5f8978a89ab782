//! A policy compiled for evaluating.

use alloc::boxed::Box;
use alloc::vec::Vec;

use super::model::Policy;
use super::terms::{Action, Autonomy};
use super::truth::Truth;
use crate::detector::{Gap, Limits};
use crate::error::Diagnostic;
use crate::finding::Finding;
use crate::post::Post;
use crate::text::Document;

/// The rules of a policy made ready: sorted by id, lists compiled. Indices of
/// rules are those of [`Program::rules`].
#[derive(Debug)]
pub(crate) struct Program {
    rules: Box<[super::Rule]>,
}

/// What rules are evaluated on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Facts<'a> {
    pub(crate) document: &'a Document<'a>,
    pub(crate) post: &'a Post<'a>,
    /// All findings, settled and in the order of the verdict.
    pub(crate) findings: &'a [Finding],
    /// Every gap that detectors declared.
    pub(crate) gaps: &'a [Gap],
    /// Which of them were raised, and where findings were cut off.
    pub(crate) limits: &'a Limits,
}

/// What came of it. Kept by the caller and used again: cleared by
/// [`Program::evaluate`].
#[derive(Clone, Debug, Default)]
pub(crate) struct Outcome {
    pub(crate) fired: Vec<Fired>,
    pub(crate) shadow: Vec<Fired>,
    pub(crate) suppressed: Vec<Suppressed>,
    /// Rules of which it cannot be told whether they hold.
    pub(crate) unknown: Vec<u32>,
    evidence: Vec<u32>,
}

/// A rule that gives a reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fired {
    pub(crate) rule: u32,
    from: u32,
    to: u32,
}

/// A finding that an exception freed from a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Suppressed {
    pub(crate) finding: u32,
    pub(crate) rule: u32,
    pub(crate) by: u16,
}

/// One clause and whether it holds, for explaining.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Clause {
    pub(crate) rule: u32,
    /// As in the policy, under the rule: `when.all[1].finding`.
    pub(crate) path: Box<str>,
    pub(crate) truth: Truth,
}

impl Outcome {
    /// The findings that a rule rests on, as indices in rising order.
    pub(crate) fn evidence(&self, fired: &Fired) -> &[u32] {
        self.evidence.get(fired.from as usize..fired.to as usize).unwrap_or_default()
    }
}

impl Program {
    /// Compiles a policy; faults of lists and patterns go to `diagnostics`.
    pub(crate) fn compile(policy: &Policy, _diagnostics: &mut Vec<Diagnostic>) -> Program {
        let mut rules = policy.rule.clone();
        rules.sort_by(|a, b| a.id.cmp(&b.id));
        Program { rules: rules.into_boxed_slice() }
    }

    /// The rules, sorted by id.
    pub(crate) fn rules(&self) -> &[super::Rule] {
        &self.rules
    }

    /// The name under which a suppression is reported.
    pub(crate) fn by(&self, _suppressed: &Suppressed) -> &str {
        ""
    }

    /// Evaluates every rule.
    pub(crate) fn evaluate(&self, _facts: &Facts<'_>, outcome: &mut Outcome) {
        *outcome = Outcome::default();
    }

    /// The same evaluation with every clause told.
    pub(crate) fn trace(&self, facts: &Facts<'_>, outcome: &mut Outcome) -> Vec<Clause> {
        self.evaluate(facts, outcome);
        Vec::new()
    }
}

/// The freest that a rule of these categories may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Ceiling {
    pub(crate) autonomy: Autonomy,
    pub(crate) action: Action,
}
