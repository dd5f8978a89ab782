//! Why.

use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use super::part::Part;
use crate::category::Id;
use crate::finding::Finding;
use crate::policy::{Action, Autonomy};

/// What a verdict says of the rule behind a reason; shared with the ruleset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleFacts {
    /// The rule's id, which is also the key of its messages.
    pub id: Arc<str>,
    /// The action it asks for.
    pub action: Action,
    /// How far automation may go with that action.
    pub autonomy: Autonomy,
    /// A step that may be taken unattended although the action may not.
    pub interim: Option<Action>,
    /// The grounds it rests on.
    pub grounds: Vec<Arc<str>>,
}

impl RuleFacts {
    /// The strongest step that this rule permits unattended.
    pub fn unattended(&self) -> Action {
        let own = self.interim.unwrap_or(Action::Allow);
        let by_action = match self.autonomy {
            Autonomy::Auto => self.action.min(Action::Hide),
            _ => Action::Allow,
        };
        own.min(Action::Hide).max(by_action)
    }
}

/// One reason: a rule and the findings it rests on. Prose is rendered later, per
/// language and reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    pub(crate) rule: Arc<RuleFacts>,
    pub(super) findings: Part<u32>,
}

impl Reason {
    /// The rule.
    pub fn rule(&self) -> &RuleFacts {
        &self.rule
    }

    /// Places in [`Verdict::findings`](super::Verdict::findings).
    pub fn findings(&self) -> &[u32] {
        self.findings.as_slice()
    }

    /// A message with the counts of the findings that the reason rests on.
    pub(crate) fn fill(&self, text: String, findings: &[Finding]) -> String {
        let own = self.findings().iter().filter_map(|at| findings.get(*at as usize));
        own.fold(text, |text, finding| finding.evidence().fill(text))
    }
}

/// A finding that a rule passed over.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Suppressed {
    /// The place in [`Verdict::findings`](super::Verdict::findings).
    pub finding: u32,
    /// The rule that would have rested on it.
    pub rule: Arc<str>,
    /// The exception or list that freed it.
    pub by: Id,
}
