//! What must, should or may be done beside the action.

use alloc::collections::BTreeMap;
use alloc::sync::Arc;
use alloc::vec::Vec;

use super::part::Part;
use crate::policy::{Duty, ObligationKind, ObligationSpec};

/// The parameters of an obligation, shared with the rule that asks for it.
pub(crate) type Params = BTreeMap<Arc<str>, Arc<str>>;

/// What a rule asks for beside its action.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    kind: ObligationKind,
    duty: Duty,
    before_action: bool,
    params: Arc<Params>,
}

impl Asked {
    pub(crate) fn new(spec: &ObligationSpec) -> Asked {
        let params = spec.params.iter().map(|(k, v)| (Arc::from(&**k), Arc::from(&**v)));
        Asked {
            kind: spec.kind,
            duty: spec.duty,
            before_action: spec.before.is_some(),
            params: Arc::new(params.collect()),
        }
    }

    fn is_for(&self, obligation: &Obligation) -> bool {
        self.kind == obligation.kind && self.params == obligation.params
    }
}

/// Something to do beside the action, and the rules that ask for it.
///
/// `because` lists every rule that asks. Two rules that ask for the same thing
/// with the same parameters are one obligation, with the stronger duty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Obligation {
    pub(crate) kind: ObligationKind,
    pub(crate) duty: Duty,
    pub(crate) before_action: bool,
    pub(crate) params: Arc<Params>,
    because: Part<Arc<str>>,
    overridden_by: Part<Arc<str>>,
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
        self.because.as_slice().iter().map(|r| &**r)
    }

    /// The ids of the rules that forbid it: `do_not_copy` overrides `preserve`,
    /// since holding a copy would itself be an offence (Brottsbalken 16:10 a).
    pub fn overridden_by(&self) -> impl Iterator<Item = &str> {
        self.overridden_by.as_slice().iter().map(|r| &**r)
    }

    /// Whether the action must wait for it.
    pub(super) fn blocks(&self) -> bool {
        self.duty == Duty::Must && self.before_action && self.overridden_by.as_slice().is_empty()
    }
}

/// The union of what the rules ask for, sorted by kind and parameters.
pub(super) fn union<'a>(
    rules: impl Iterator<Item = (&'a Arc<str>, &'a [Asked])> + Clone,
) -> Vec<Obligation> {
    let most = rules.clone().map(|(_, asked)| asked.len()).sum();
    if most == 0 {
        return Vec::new();
    }
    let mut all: Vec<Obligation> = Vec::with_capacity(most);
    for asked in rules.clone().flat_map(|(_, asked)| asked) {
        match all.iter_mut().find(|o| asked.is_for(o)) {
            Some(known) => {
                known.duty = known.duty.max(asked.duty);
                known.before_action |= asked.before_action;
            }
            None => all.push(Obligation {
                kind: asked.kind,
                duty: asked.duty,
                before_action: asked.before_action,
                params: asked.params.clone(),
                because: Part::default(),
                overridden_by: Part::default(),
            }),
        }
    }
    all.sort_by(|a, b| (a.kind, &a.params).cmp(&(b.kind, &b.params)));
    // The rules behind all of them, one after the other.
    let mut because: Vec<Arc<str>> = Vec::with_capacity(most);
    for obligation in &all {
        let behind = rules.clone().filter(|(_, asked)| asked.iter().any(|a| a.is_for(obligation)));
        because.extend(behind.map(|(rule, _)| rule.clone()));
    }
    let because: Arc<[Arc<str>]> = because.into();
    let mut from = 0u32;
    for obligation in &mut all {
        let behind = rules.clone().filter(|(_, asked)| asked.iter().any(|a| a.is_for(obligation)));
        let to = from + u32::try_from(behind.count()).unwrap_or(0);
        obligation.because = Part::new(&because, from..to);
        from = to;
    }
    // Obligations of one kind stand side by side, and so do the rules behind them.
    let forbids = |o: &&Obligation| o.kind == ObligationKind::DoNotCopy;
    let mut forbidding = all.iter().filter(forbids).map(|o| &o.because);
    let forbid =
        forbidding.next().map(|first| first.up_to(forbidding.next_back().unwrap_or(first)));
    for obligation in all.iter_mut().filter(|o| o.kind == ObligationKind::Preserve) {
        obligation.overridden_by = forbid.clone().unwrap_or_default();
    }
    all
}
