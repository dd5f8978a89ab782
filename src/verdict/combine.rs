//! From rules that fired to one verdict.

use alloc::sync::Arc;
use alloc::vec::Vec;

use super::obligation;
use super::{Cuts, Provenance, Reason, RuleFacts, Suppressed, Verdict};
use crate::finding::Finding;
use crate::policy::{Action, Autonomy, ObligationSpec};

/// What combining needs to know of a rule.
#[derive(Clone, Debug)]
pub(crate) struct RuleDuties {
    pub(crate) facts: Arc<RuleFacts>,
    pub(crate) obligations: Vec<ObligationSpec>,
    pub(crate) flags: Vec<Arc<str>>,
}

/// What the rules said about one comment. Rules are places in the ruleset's list.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    pub(crate) findings: Vec<Finding>,
    pub(crate) fired: Vec<(u32, Vec<u32>)>,
    pub(crate) shadow: Vec<(u32, Vec<u32>)>,
    pub(crate) suppressed: Vec<Suppressed>,
    pub(crate) cuts: Cuts,
}

/// Combines: the strictest action wins, the strongest unattended step stands,
/// obligations are the union over all reasons.
pub(crate) fn combine(provenance: &Arc<Provenance>, rules: &[RuleDuties], draft: Draft) -> Verdict {
    let fired = || draft.fired.iter().filter_map(|(rule, _)| rules.get(*rule as usize));
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
        reasons: reasons(rules, draft.fired),
        shadow: reasons(rules, draft.shadow),
        findings: draft.findings,
        suppressed,
        cuts: draft.cuts,
    }
}

/// The strictest first, then by rule id.
fn reasons(rules: &[RuleDuties], fired: Vec<(u32, Vec<u32>)>) -> Vec<Reason> {
    let reason = |(rule, findings): (u32, Vec<u32>)| {
        Some(Reason { rule: rules.get(rule as usize)?.facts.clone(), findings })
    };
    let mut reasons: Vec<Reason> = fired.into_iter().filter_map(reason).collect();
    reasons.sort_by(|a, b| (b.rule.action, &a.rule.id).cmp(&(a.rule.action, &b.rule.id)));
    reasons
}
