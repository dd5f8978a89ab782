//! What comes out: an action, its reasons, and what must be done beside it.
//!
//! A [`Verdict`] is owned, the same to the byte for the same input, and holds no
//! text of the comment but masked quotes. [`Verdict::report`] gives the form
//! that is written to JSON (schema `omdome.verdict/1`), in the offset unit of the
//! reader's language; [`Verdict::redact`] gives the text without the personal
//! data in it.

mod combine;
mod decision;
mod obligation;
mod part;
mod reason;
mod redact;
mod report;
#[cfg(feature = "schema")]
mod schema;
mod statement;
mod tally;
mod unassessed;

use alloc::sync::Arc;
use alloc::vec::Vec;

pub(crate) use self::combine::{Draft, RuleDuties, combine};
pub use self::decision::{Decided, Decision, Legality, Source, StatementError};
pub(crate) use self::obligation::Asked;
pub use self::obligation::Obligation;
pub use self::reason::{Reason, RuleFacts, Suppressed};
pub use self::redact::Redaction;
pub use self::report::{
    FindingReport, ObligationReport, PolicyReport, ReasonReport, Report, SCHEMA, SuppressedReport,
};
#[cfg(feature = "schema")]
pub use self::schema::json_schema;
pub use self::statement::StatementOfReasons;
pub use self::tally::{Period, RuleCount, Tally};
pub(crate) use self::unassessed::Cuts;
pub use self::unassessed::Unassessed;

use crate::detector::Gap;
use crate::finding::Finding;
use crate::policy::{Action, Autonomy, ObligationKind, Policy};
use crate::text::{OffsetUnit, SpanError};

/// Where a verdict comes from: the engine and the policy, shared by all verdicts
/// of one ruleset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provenance {
    pub(crate) engine: Arc<str>,
    pub(crate) policy_id: Arc<str>,
    pub(crate) policy_version: Arc<str>,
    pub(crate) digest: Arc<str>,
    /// Gaps that a detector may raise, by number.
    pub(crate) gaps: Vec<Gap>,
    /// Gaps that every verdict has.
    pub(crate) standing: Vec<Unassessed>,
}

impl Provenance {
    /// The engine and its version: `omdome/0.1.0`.
    pub fn engine(&self) -> &str {
        &self.engine
    }

    /// The id of the policy.
    pub fn policy_id(&self) -> &str {
        &self.policy_id
    }

    /// The version of the policy.
    pub fn policy_version(&self) -> &str {
        &self.policy_version
    }

    /// `sha256:` and the digest over the policy, the lexicons and the detectors.
    pub fn digest(&self) -> &str {
        &self.digest
    }
}

/// What to do about a comment, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    pub(crate) provenance: Arc<Provenance>,
    pub(crate) action: Action,
    pub(crate) interim: Action,
    pub(crate) autonomy: Autonomy,
    pub(crate) findings: Vec<Finding>,
    pub(crate) reasons: Vec<Reason>,
    pub(crate) obligations: Vec<Obligation>,
    pub(crate) suppressed: Vec<Suppressed>,
    pub(crate) shadow: Vec<Reason>,
    pub(crate) flags: Vec<Arc<str>>,
    pub(crate) cuts: Cuts,
}

impl Verdict {
    /// Where the verdict comes from.
    pub fn provenance(&self) -> &Provenance {
        &self.provenance
    }

    /// What is proposed: the strictest action among the reasons.
    pub fn action(&self) -> Action {
        self.action
    }

    /// The strongest step that may be taken unattended, until a human has
    /// looked: at most [`Action::Hide`], which can be undone.
    pub fn interim(&self) -> Action {
        self.interim
    }

    /// How far automation may go with [`action`](Self::action).
    pub fn autonomy(&self) -> Autonomy {
        self.autonomy
    }

    /// Everything that was found, by place in the text, also what gave no reason.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Why, by rule id.
    pub fn reasons(&self) -> &[Reason] {
        &self.reasons
    }

    /// What must, should or may be done beside the action: the union over all
    /// reasons.
    pub fn obligations(&self) -> &[Obligation] {
        &self.obligations
    }

    /// Findings that an exception or an allow-list freed.
    pub fn suppressed(&self) -> &[Suppressed] {
        &self.suppressed
    }

    /// What rules on trial would have said; nothing else depends on them.
    pub fn shadow(&self) -> &[Reason] {
        &self.shadow
    }

    /// Marks for the caller, for example `duty_to_remove:candidate`.
    pub fn flags(&self) -> impl Iterator<Item = &str> {
        self.flags.iter().map(|f| &**f)
    }

    /// What was not assessed. Not assessed is never clean.
    pub fn unassessed(&self) -> impl Iterator<Item = Unassessed> + '_ {
        unassessed::list(&self.provenance, &self.cuts)
    }

    /// Whether nothing was found and nothing is asked.
    pub fn is_clean(&self) -> bool {
        self.findings.is_empty() && self.reasons.is_empty()
    }

    /// Whether `action` may be taken once `done` has been done: false while an
    /// obligation that must come before the action is undone.
    ///
    /// [`Action::Allow`] and [`Action::Review`] leave the comment where it is and
    /// are always permitted.
    pub fn permits(&self, action: Action, done: &[ObligationKind]) -> bool {
        action <= Action::Review
            || self.obligations.iter().all(|o| !o.blocks() || done.contains(&o.kind()))
    }

    /// The form that is written to JSON. Spans are counted in `unit`, which needs
    /// the text.
    ///
    /// # Errors
    /// If a span does not fit `text`: it is not the text that was classified.
    pub fn report(&self, text: &str, unit: OffsetUnit) -> Result<Report, SpanError> {
        Report::new(self, text, unit)
    }

    /// The statement of reasons for a decision that was taken on this verdict, in
    /// the fields of the EU's DSA Transparency Database. `policy` is the one
    /// behind the verdict: it has the citations and what is said to authors.
    ///
    /// ```
    /// # #[cfg(feature = "toml")] {
    /// # use omdome::policy::Action;
    /// # use omdome::post::{Date, Post};
    /// # use omdome::presets::{self, Preset};
    /// # use omdome::ruleset::Ruleset;
    /// # use omdome::verdict::{Decided, Decision};
    /// # let policy = presets::policy(Preset::RegionStockholm)?;
    /// # let builder = Ruleset::builder(policy).detectors(omdome::detectors::standard());
    /// # let ruleset = builder.skip_examples().build()?;
    /// let verdict = ruleset.classify(&Post::new("Du är en idiot."));
    /// let (posted, today) = (Date::new(2026, 11, 23), Date::new(2026, 11, 24));
    /// # let (posted, today) = (posted.ok_or("day")?, today.ok_or("day")?);
    /// let decision =
    ///     Decision::new("dnr-17", Action::Hide, Decided::HumanOnProposal, posted, today);
    /// let statement = verdict.to_statement_of_reasons(ruleset.policy(), &decision)?;
    /// assert_eq!(statement.decision_ground, "DECISION_GROUND_INCOMPATIBLE_CONTENT");
    /// assert_eq!(statement.automated_decision, "AUTOMATED_DECISION_PARTIALLY");
    /// assert!(!statement.to_json().contains("idiot"));
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// If the decision does not follow from the verdict: see [`StatementError`].
    pub fn to_statement_of_reasons(
        &self,
        policy: &Policy,
        decision: &Decision<'_>,
    ) -> Result<StatementOfReasons, StatementError> {
        StatementOfReasons::new(self, policy, decision)
    }

    /// The text without the personal data in it, see [`Redaction`].
    ///
    /// # Errors
    /// If a span does not fit `text`: it is not the text that was classified.
    pub fn redact(&self, text: &str, how: Redaction) -> Result<alloc::string::String, SpanError> {
        redact::redact(self, text, how)
    }
}
