//! From rules that fired to one verdict.

use alloc::sync::Arc;
use alloc::vec::Vec;

use super::obligation::{self, Asked};
use super::part::Part;
use super::{Cuts, Provenance, Reason, RuleFacts, Suppressed, Verdict};
use crate::finding::Finding;
use crate::policy::{Action, Autonomy, Fired, Outcome};

/// What combining needs to know of a rule.
#[derive(Clone, Debug)]
pub(crate) struct RuleDuties {
    pub(crate) facts: Arc<RuleFacts>,
    pub(crate) obligations: Vec<Asked>,
    pub(crate) flags: Vec<Arc<str>>,
}

/// What the rules said about one comment.
#[derive(Debug)]
pub(crate) struct Draft<'a> {
    pub(crate) findings: Vec<Finding>,
    /// Rules as places in the ruleset's list, with evidence.
    pub(crate) outcome: &'a Outcome,
    pub(crate) suppressed: Vec<Suppressed>,
    pub(crate) cuts: Cuts,
}

/// Combines: the strictest action wins, the strongest unattended step stands,
/// obligations are the union over all reasons.
pub(crate) fn combine(
    provenance: &Arc<Provenance>,
    rules: &[RuleDuties],
    draft: Draft<'_>,
) -> Verdict {
    let outcome = draft.outcome;
    let fired = || outcome.fired.iter().filter_map(|f| rules.get(f.rule as usize));
    // One copy for all reasons.
    let rested = !(outcome.fired.is_empty() && outcome.shadow.is_empty());
    let evidence: Option<Arc<[u32]>> = rested.then(|| outcome.all_evidence().into());
    let action = fired().map(|r| r.facts.action).max().unwrap_or(Action::Allow);
    let interim = fired().map(|r| r.facts.unattended()).max().unwrap_or(Action::Allow);
    let autonomy = fired()
        .filter(|r| r.facts.action == action)
        .map(|r| r.facts.autonomy)
        .min()
        .unwrap_or(Autonomy::Auto);
    let obligations = obligation::union(fired().map(|r| (&r.facts.id, &*r.obligations)));
    let mut flags: Vec<Arc<str>> = fired().flat_map(|r| r.flags.iter().cloned()).collect();
    flags.sort();
    flags.dedup();
    let mut suppressed = draft.suppressed;
    suppressed.sort();
    suppressed.dedup();
    Verdict {
        provenance: provenance.clone(),
        action,
        interim,
        autonomy,
        obligations,
        flags,
        reasons: reasons(rules, &outcome.fired, evidence.as_ref()),
        shadow: reasons(rules, &outcome.shadow, evidence.as_ref()),
        findings: draft.findings,
        suppressed,
        cuts: draft.cuts,
    }
}

/// The strictest first, then by rule id.
fn reasons(rules: &[RuleDuties], fired: &[Fired], evidence: Option<&Arc<[u32]>>) -> Vec<Reason> {
    let Some(evidence) = evidence.filter(|_| !fired.is_empty()) else { return Vec::new() };
    let mut reasons = Vec::with_capacity(fired.len());
    reasons.extend(fired.iter().filter_map(|f| {
        let findings = Part::new(evidence, f.evidence());
        Some(Reason { rule: rules.get(f.rule as usize)?.facts.clone(), findings })
    }));
    reasons.sort_by(|a, b| (b.rule.action, &a.rule.id).cmp(&(a.rule.action, &b.rule.id)));
    reasons
}
