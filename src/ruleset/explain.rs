//! Which rules fired, which did not, and what was nearly found.

use alloc::boxed::Box;
use alloc::vec::Vec;

use serde::Serialize;

use super::Inner;
use super::scratch::Scratch;
use crate::category::{Category, Id};
use crate::finding::{Details, mask};
use crate::policy::Truth;
use crate::post::Post;
use crate::text::Span;
use crate::verdict::Verdict;

/// What became of each rule, and what was nearly found.
///
/// Made by the same evaluation as the verdict. It shows no text of the comment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// Every rule, by id.
    pub rules: Vec<RuleTrace>,
    /// What was looked at and rejected.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub near_misses: Vec<MaskedNearMiss>,
}

/// What became of one rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RuleTrace {
    /// The rule.
    pub rule: Box<str>,
    /// What became of it.
    pub outcome: RuleOutcome,
    /// Its clauses in the order of the policy.
    pub clauses: Vec<ClauseTrace>,
}

/// What became of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleOutcome {
    /// It gave a reason.
    Fired,
    /// It did not hold.
    NotFired,
    /// It held, but is on trial.
    Shadowed,
    /// It held, but exceptions freed all that it rested on.
    Freed,
    /// It cannot be told: something was not assessed.
    Unknown,
}

/// One clause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClauseTrace {
    /// Its path in the rule: `when.all[1].finding`.
    pub path: Box<str>,
    /// Whether it holds.
    pub value: Truth,
}

/// Something that was looked at and rejected. A mistyped number still points at
/// someone, so its quote is masked like that of a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MaskedNearMiss {
    /// What it nearly was.
    pub category: Category,
    /// The kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<Id>,
    /// Start and end in bytes.
    pub span: [u32; 2],
    /// The masked quote.
    pub quote: Box<str>,
    /// What spoke against it.
    pub rejected_by: Id,
}

impl Inner {
    pub(super) fn explain(&self, post: &Post<'_>) -> (Verdict, Explanation) {
        let mut scratch = Scratch::new();
        let mut clauses = Vec::new();
        let verdict = self.run(post, &mut scratch, Some(&mut clauses));
        let rules = self.duties.iter().zip(0u32..).map(|(duties, place)| {
            let of_rule = clauses.iter().filter(|c| c.rule == place);
            let clauses: Vec<ClauseTrace> =
                of_rule.map(|c| ClauseTrace { path: c.path.clone(), value: c.truth }).collect();
            let id = duties.facts.id.clone();
            let holds = clauses.first().map(|c| c.value);
            let outcome = match () {
                () if verdict.reasons().iter().any(|r| r.rule().id == id) => RuleOutcome::Fired,
                () if verdict.shadow().iter().any(|r| r.rule().id == id) => RuleOutcome::Shadowed,
                () if scratch.outcome.unknown.contains(&place) => RuleOutcome::Unknown,
                () if holds == Some(Truth::True) => RuleOutcome::Freed,
                () => RuleOutcome::NotFired,
            };
            RuleTrace { rule: (&*id).into(), outcome, clauses }
        });
        let near_misses = scratch.sink.near_misses.iter().map(|near| {
            let slice = near.span.of(post.text()).unwrap_or("");
            MaskedNearMiss {
                category: near.category.clone(),
                kind: near.kind.clone(),
                span: bounds(near.span),
                quote: mask(&near.category, slice, &Details::default()),
                rejected_by: near.rejected_by.clone(),
            }
        });
        let explanation =
            Explanation { rules: rules.collect(), near_misses: near_misses.collect() };
        (verdict, explanation)
    }
}

fn bounds(span: Span) -> [u32; 2] {
    [span.start(), span.end()]
}
