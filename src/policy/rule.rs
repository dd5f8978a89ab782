//! One rule.

use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::condition::{Condition, Exception};
use super::example::Example;
use super::terms::{Action, Autonomy, Before, Duty, Mode, ObligationKind};
use crate::finding::Severity;

/// The words for one reason in one language.
///
/// `{name}` stands for the policy's parameter of that name, or for a count of the
/// findings that the reason rests on: `{posts}`, `{authors}` and `{threads}` of a
/// repetition, `{words}` of a sentence, `{lix}` of a text.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Wording {
    /// To the author of the comment: names the rule and the circumstance,
    /// never repeats the data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// To the moderator.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moderator: Option<String>,
}

/// The words for one reason, by BCP 47 tag.
pub type Messages = BTreeMap<String, Wording>;

/// One rule: when it holds, what follows, and on what ground.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Rule {
    /// The stable id; it stands in every reason and in statistics.
    pub id: String,
    /// Whether it acts.
    #[serde(default = "Rule::enforce", skip_serializing_if = "Rule::is_enforce")]
    pub mode: Mode,
    /// How grave a breach is, for the author's record; the findings' own
    /// severity if not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub severity: Option<Severity>,
    /// What is proposed.
    pub action: Action,
    /// How freely a machine may act.
    #[serde(default = "Rule::human")]
    pub autonomy: Autonomy,
    /// The step that may be taken unattended beside an action that needs a
    /// human: `hide` or nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interim: Option<Action>,
    /// The ids of the grounds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub grounds: Vec<String>,
    /// When it holds.
    pub when: Condition,
    /// What frees findings inside its own span.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unless: Vec<Exception>,
    /// What is due beside the action.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub obligations: Vec<ObligationSpec>,
    /// What is said about it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub message: Messages,
    /// Marks that a verdict carries: `duty_to_remove:candidate`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub flags: Vec<String>,
    /// Test cases, run when the policy is compiled.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub example: Vec<Example>,
    /// Diagnostics that do not count for this rule, each with the reason why.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub allow: Vec<Waiver>,
    /// The name of the layer that changed this rule last, if one did. Not part
    /// of the data.
    #[serde(skip)]
    pub layered: Option<Box<str>>,
}

impl Rule {
    /// A rule that enforces, needs a human and has nothing else yet.
    pub fn new(id: impl Into<String>, action: Action, when: Condition) -> Rule {
        Rule {
            id: id.into(),
            mode: Mode::Enforce,
            severity: None,
            action,
            autonomy: Autonomy::Human,
            interim: None,
            grounds: Vec::new(),
            when,
            unless: Vec::new(),
            obligations: Vec::new(),
            message: BTreeMap::new(),
            flags: Vec::new(),
            example: Vec::new(),
            allow: Vec::new(),
            layered: None,
        }
    }

    fn enforce() -> Mode {
        Mode::Enforce
    }

    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde's signature")]
    fn is_enforce(mode: &Mode) -> bool {
        *mode == Mode::Enforce
    }

    fn human() -> Autonomy {
        Autonomy::Human
    }
}

/// What is due beside the action.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ObligationSpec {
    /// What is due.
    #[serde(rename = "do")]
    pub kind: ObligationKind,
    /// How binding it is.
    pub duty: Duty,
    /// By when, if there is a limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Before>,
    /// Details: `to` for `refer`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub params: BTreeMap<String, String>,
}

impl ObligationSpec {
    /// An obligation without limit or details.
    pub fn new(kind: ObligationKind, duty: Duty) -> ObligationSpec {
        ObligationSpec { kind, duty, before: None, params: BTreeMap::new() }
    }

    /// It must be met before the action is taken.
    #[must_use]
    pub fn before(mut self, limit: Before) -> ObligationSpec {
        self.before = Some(limit);
        self
    }
}

/// A diagnostic that does not count, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Waiver {
    /// The code of the diagnostic.
    pub lint: String,
    /// Why it does not count here.
    pub why: String,
}

impl Waiver {
    /// Waives a diagnostic, with the reason why.
    pub fn new(lint: impl Into<String>, why: impl Into<String>) -> Waiver {
        Waiver { lint: lint.into(), why: why.into() }
    }
}
