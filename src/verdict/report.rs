//! The verdict as JSON: schema `omdome.verdict/1`.

use alloc::borrow::ToOwned;
use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Obligation, Reason, Unassessed, Verdict};
use crate::category::{Category, Id};
use crate::finding::{Confidence, Finding, Severity, Stance, Target};
use crate::policy::{Action, Autonomy, Duty, ObligationKind};
use crate::text::{OffsetUnit, Span, SpanError};

/// The schema that a [`Report`] follows.
pub const SCHEMA: &str = "omdome.verdict/1";

/// A verdict in the form that is written to JSON and read back.
///
/// Writing, reading and writing again gives the same bytes. A reader must bear
/// keys that it does not know and keys that are left out: lists that are empty
/// are not written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Always `omdome.verdict/1`.
    pub schema: Box<str>,
    /// The engine and its version.
    pub engine: Box<str>,
    /// What every span and `from` in this report counts.
    pub unit: OffsetUnit,
    /// The policy behind it.
    pub policy: PolicyReport,
    /// The caller's name for the post.
    #[serde(rename = "ref", default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<Box<str>>,
    /// What is proposed.
    pub action: Action,
    /// What may be done unattended until a human has looked.
    pub interim: Action,
    /// How far automation may go with the action.
    pub autonomy: Autonomy,
    /// Everything that was found.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<FindingReport>,
    /// Why.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<ReasonReport>,
    /// What to do beside the action.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub obligations: Vec<ObligationReport>,
    /// Findings that gave no reason because something freed them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub suppressed: Vec<SuppressedReport>,
    /// What rules on trial would have said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shadow: Vec<ReasonReport>,
    /// Marks for the caller.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub flags: Vec<Box<str>>,
    /// What was not assessed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unassessed: Vec<Unassessed>,
}

/// The policy behind a verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyReport {
    /// Its id.
    pub id: Box<str>,
    /// Its version.
    pub version: Box<str>,
    /// `sha256:` and the digest over policy, lexicons and detectors.
    pub digest: Box<str>,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindingReport {
    /// Its place in the list; reasons refer to it.
    pub id: u32,
    /// What it is about.
    pub category: Category,
    /// The kind within the category.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<Id>,
    /// The stable evidence code.
    pub code: Id,
    /// How sure the detector is.
    pub confidence: Confidence,
    /// How strong the content is.
    pub severity: Severity,
    /// Whose words they are; left out where they are the writer's own.
    #[serde(default = "own", skip_serializing_if = "is_own")]
    pub stance: Stance,
    /// Who is meant; left out where no one is.
    #[serde(default = "no_one", skip_serializing_if = "is_no_one")]
    pub target: Target,
    /// Start and end in the report's unit.
    pub span: [u32; 2],
    /// The masked quote.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub quote: Box<str>,
    /// References of up to two earlier posts with the same words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<Box<str>>,
    /// Structured evidence.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub details: BTreeMap<Box<str>, Value>,
}

/// One reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReasonReport {
    /// The rule.
    pub rule: Box<str>,
    /// What it asks for.
    pub action: Action,
    /// How far automation may go with that.
    pub autonomy: Autonomy,
    /// A step that may be taken unattended although the action may not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interim: Option<Action>,
    /// Ids of the findings it rests on.
    #[serde(default)]
    pub findings: Vec<u32>,
    /// Ids of the grounds it rests on.
    #[serde(default)]
    pub grounds: Vec<Box<str>>,
    /// The key of its messages in the policy.
    pub message: Box<str>,
}

/// One obligation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObligationReport {
    /// What to do.
    #[serde(rename = "do")]
    pub kind: ObligationKind,
    /// How binding it is.
    pub duty: Duty,
    /// `action` where it must be done first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Box<str>>,
    /// Parameters.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub params: BTreeMap<Box<str>, Box<str>>,
    /// The rules that ask for it.
    pub because: Vec<Box<str>>,
    /// The rules that forbid it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub overridden_by: Vec<Box<str>>,
}

/// One finding that gave no reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuppressedReport {
    /// The finding's id.
    pub finding: u32,
    /// The rule that would have rested on it.
    pub rule: Box<str>,
    /// What freed it.
    pub by: Id,
}

impl Report {
    pub(super) fn new(
        verdict: &Verdict,
        text: &str,
        unit: OffsetUnit,
    ) -> Result<Report, SpanError> {
        let unread = |at: &Unassessed| at.from.map(|from| Span::new(from, from));
        let unassessed: Vec<Unassessed> = verdict.unassessed().collect();
        let spans: Vec<Span> = verdict
            .findings
            .iter()
            .map(Finding::span)
            .chain(unassessed.iter().filter_map(unread))
            .collect();
        let mut offsets = unit.convert(text, &spans)?.into_iter();
        let findings = verdict
            .findings
            .iter()
            .zip(0..)
            .zip(offsets.by_ref())
            .map(|((finding, id), span)| FindingReport::new(finding, id, span))
            .collect();
        let mut unassessed = unassessed;
        for (gap, [from, _]) in unassessed.iter_mut().filter(|u| u.from.is_some()).zip(offsets) {
            gap.from = Some(from);
        }
        let provenance = &verdict.provenance;
        Ok(Report {
            schema: SCHEMA.into(),
            engine: (&*provenance.engine).into(),
            unit,
            policy: PolicyReport {
                id: (&*provenance.policy_id).into(),
                version: (&*provenance.policy_version).into(),
                digest: (&*provenance.digest).into(),
            },
            reference: None,
            action: verdict.action,
            interim: verdict.interim,
            autonomy: verdict.autonomy,
            findings,
            reasons: verdict.reasons.iter().map(ReasonReport::new).collect(),
            obligations: verdict.obligations.iter().map(ObligationReport::new).collect(),
            suppressed: verdict
                .suppressed
                .iter()
                .map(|s| SuppressedReport {
                    finding: s.finding,
                    rule: (&*s.rule).into(),
                    by: s.by.clone(),
                })
                .collect(),
            shadow: verdict.shadow.iter().map(ReasonReport::new).collect(),
            flags: verdict.flags.iter().map(|f| (&**f).into()).collect(),
            unassessed,
        })
    }

    /// Adds the caller's name for the post.
    #[must_use]
    pub fn with_ref(mut self, reference: Option<&str>) -> Report {
        self.reference = reference.map(Into::into);
        self
    }

    /// One line of JSON.
    pub fn to_json(&self) -> String {
        // Every key is text and every value plain, so this cannot fail.
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl FindingReport {
    fn new(finding: &Finding, id: u32, span: [u32; 2]) -> FindingReport {
        FindingReport {
            id,
            category: finding.category().clone(),
            kind: finding.kind_id().cloned(),
            code: finding.code().clone(),
            confidence: finding.how_sure(),
            severity: finding.how_severe(),
            stance: finding.whose(),
            target: finding.aimed_at(),
            span,
            quote: finding.quote().into(),
            earlier: finding.earlier_posts().to_vec(),
            details: details(finding),
        }
    }
}

/// The evidence with its keys sorted, whatever order serde_json keeps.
fn details(finding: &Finding) -> BTreeMap<Box<str>, Value> {
    if finding.evidence().is_empty() {
        return BTreeMap::new();
    }
    match serde_json::to_value(finding.evidence()) {
        Ok(Value::Object(map)) => map.into_iter().map(|(k, v)| (k.into_boxed_str(), v)).collect(),
        _ => BTreeMap::new(),
    }
}

impl ReasonReport {
    fn new(reason: &Reason) -> ReasonReport {
        let rule = reason.rule();
        ReasonReport {
            rule: (&*rule.id).into(),
            action: rule.action,
            autonomy: rule.autonomy,
            interim: rule.interim,
            findings: reason.findings().to_owned(),
            grounds: rule.grounds.iter().map(|g| (&**g).into()).collect(),
            message: (&*rule.id).into(),
        }
    }
}

impl ObligationReport {
    fn new(obligation: &Obligation) -> ObligationReport {
        let text = |s: &str| s.to_string().into_boxed_str();
        ObligationReport {
            kind: obligation.kind(),
            duty: obligation.duty(),
            before: obligation.is_before_action().then(|| "action".into()),
            params: obligation.params().map(|(k, v)| (text(k), text(v))).collect(),
            because: obligation.because().map(text).collect(),
            overridden_by: obligation.overridden_by().map(text).collect(),
        }
    }
}

fn own() -> Stance {
    Stance::Own
}

fn is_own(stance: &Stance) -> bool {
    *stance == Stance::Own
}

fn no_one() -> Target {
    Target::None
}

fn is_no_one(target: &Target) -> bool {
    *target == Target::None
}

fn is_empty(text: &str) -> bool {
    text.is_empty()
}
