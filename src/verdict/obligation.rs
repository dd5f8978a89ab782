//! What must, should or may be done beside the action.

use alloc::collections::BTreeMap;
use alloc::sync::Arc;
use alloc::vec::Vec;

use crate::policy::{Duty, ObligationKind, ObligationSpec};

/// Something to do beside the action, and the rules that ask for it.
///
/// `because` lists every rule that asks. Two rules that ask for the same thing
/// with the same parameters are one obligation, with the stronger duty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Obligation {
    pub(crate) kind: ObligationKind,
    pub(crate) duty: Duty,
    pub(crate) before_action: bool,
    pub(crate) params: BTreeMap<Arc<str>, Arc<str>>,
    pub(crate) because: Vec<Arc<str>>,
    pub(crate) overridden_by: Vec<Arc<str>>,
}

impl Obligation {
    /// What to do.
    pub fn kind(&self) -> ObligationKind {
        self.kind
    }

    /// How binding it is.
    pub fn duty(&self) -> Duty {
        self.duty
    }

    /// Whether it must be done before the action.
    pub fn is_before_action(&self) -> bool {
        self.before_action
    }

    /// Parameters: `to` for a referral, `case` for a registration.
    pub fn params(&self) -> impl Iterator<Item = (&str, &str)> {
        self.params.iter().map(|(k, v)| (&**k, &**v))
    }

    /// The ids of the rules that ask for it.
    pub fn because(&self) -> impl Iterator<Item = &str> {
        self.because.iter().map(|r| &**r)
    }

    /// The ids of the rules that forbid it: `do_not_copy` overrides `preserve`,
    /// since holding a copy would itself be an offence (Brottsbalken 16:10 a).
    pub fn overridden_by(&self) -> impl Iterator<Item = &str> {
        self.overridden_by.iter().map(|r| &**r)
    }

    /// Whether the action must wait for it.
    pub(super) fn blocks(&self) -> bool {
        self.duty == Duty::Must && self.before_action && self.overridden_by.is_empty()
    }
}

/// The union of what the rules ask for, sorted by kind and parameters.
pub(super) fn union<'a>(
    asked: impl Iterator<Item = (&'a Arc<str>, &'a [ObligationSpec])>,
) -> Vec<Obligation> {
    let mut all: Vec<Obligation> = Vec::new();
    for (rule, specs) in asked {
        for spec in specs {
            add(&mut all, rule, spec);
        }
    }
    let forbid: Vec<Arc<str>> = all
        .iter()
        .filter(|o| o.kind == ObligationKind::DoNotCopy)
        .flat_map(|o| o.because.iter().cloned())
        .collect();
    for obligation in all.iter_mut().filter(|o| o.kind == ObligationKind::Preserve) {
        obligation.overridden_by.clone_from(&forbid);
    }
    all.sort_by(|a, b| (a.kind, &a.params).cmp(&(b.kind, &b.params)));
    all
}

fn add(all: &mut Vec<Obligation>, rule: &Arc<str>, spec: &ObligationSpec) {
    let params: BTreeMap<Arc<str>, Arc<str>> =
        spec.params.iter().map(|(k, v)| (Arc::from(&**k), Arc::from(&**v))).collect();
    let before_action = spec.before.is_some();
    match all.iter_mut().find(|o| o.kind == spec.kind && o.params == params) {
        Some(known) => {
            known.duty = known.duty.max(spec.duty);
            known.before_action |= before_action;
            if !known.because.contains(rule) {
                known.because.push(rule.clone());
            }
        }
        None => all.push(Obligation {
            kind: spec.kind,
            duty: spec.duty,
            before_action,
            params,
            because: alloc::vec![rule.clone()],
            overridden_by: Vec::new(),
        }),
    }
}
