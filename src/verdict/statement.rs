//! A verdict as a statement of reasons in the fields of the EU's database.

use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde::Serialize;

use super::decision::{Decided, Decision, Legality, Source, StatementError};
use super::{Reason, Verdict};
use crate::category::Category;
use crate::finding::Finding;
use crate::policy::{Action, Ground, GroundKind, Policy};
use crate::post::{Date, Media};

/// The longest texts that the database takes, in characters.
const GROUND_CHARS: usize = 500;
const EXPLANATION_CHARS: usize = 2000;
const FACTS_CHARS: usize = 5000;

/// A statement of reasons (Regulation (EU) 2022/2065, Digital Services Act,
/// article 17), in the field names and words of the DSA Transparency Database as
/// of July 2025.
///
/// It repeats nothing of the comment: the facts are counts and kinds of findings,
/// the explanation is what the policy says to authors.
///
/// The articles bind providers of hosting services. Whether a public body is one
/// for its page is not settled; the form is a sound model for reasons all the
/// same (förvaltningslagen 32 § asks for the same two things, provisions and
/// circumstances).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct StatementOfReasons {
    /// What was done to the content.
    pub decision_visibility: Vec<&'static str>,
    /// Whether the content is held to be illegal or against the rules.
    pub decision_ground: &'static str,
    /// Where the ground can be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision_ground_reference_url: Option<Box<str>>,
    /// The law relied on, for illegal content.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub illegal_content_legal_ground: Option<Box<str>>,
    /// Why it is held to be illegal on that ground.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub illegal_content_explanation: Option<Box<str>>,
    /// The rule relied on, for content against the rules.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub incompatible_content_ground: Option<Box<str>>,
    /// Why it is held to be against that rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub incompatible_content_explanation: Option<Box<str>>,
    /// Whether content against the rules is held to be illegal too: never said
    /// here, since that is [`Legality::Illegal`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub incompatible_content_illegal: Option<&'static str>,
    /// What the content is.
    pub content_type: Vec<&'static str>,
    /// The main category.
    pub category: &'static str,
    /// Other categories.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub category_addition: Vec<&'static str>,
    /// Countries in which the decision holds, as two capital letters; everywhere
    /// if left out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub territorial_scope: Vec<Box<str>>,
    /// The language of the content, as two capital letters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content_language: Option<Box<str>>,
    /// When the content was posted.
    pub content_date: Date,
    /// From when the decision holds.
    pub application_date: Date,
    /// Facts and circumstances relied on.
    pub decision_facts: Box<str>,
    /// What drew attention to the content.
    pub source_type: &'static str,
    /// Whether the content was found by automated means.
    pub automated_detection: &'static str,
    /// How far the decision was taken by automated means.
    pub automated_decision: &'static str,
    /// The caller's own id of the decision.
    pub puid: Box<str>,
    /// How the decision can be challenged (article 17.3 f). Owed to the author;
    /// the database has no such field, so it is not written.
    #[serde(skip)]
    pub redress: Box<str>,
}

impl StatementOfReasons {
    pub(super) fn new(
        verdict: &Verdict,
        policy: &Policy,
        decision: &Decision<'_>,
    ) -> Result<StatementOfReasons, StatementError> {
        let ours = (verdict.provenance.policy_id(), verdict.provenance.policy_version());
        if ours != (&*policy.id, &*policy.version) {
            return Err(StatementError::OtherPolicy);
        }
        let visibility = match decision.action {
            Action::Hide => "DECISION_VISIBILITY_CONTENT_DISABLED",
            Action::Remove => "DECISION_VISIBILITY_CONTENT_REMOVED",
            _ => return Err(StatementError::NoRestriction),
        };
        let illegal = matches!(decision.legality, Legality::Illegal { .. });
        let beyond = decision.action > verdict.interim || illegal;
        if decision.decided == Decided::Machine && beyond {
            return Err(StatementError::NeedsHuman);
        }
        let reasons = carrying(verdict, decision)?;
        let grounds = grounds(policy, &reasons, decision.legality)?;
        let cited = joined(grounds.iter().map(|g| &*g.cite), "; ", GROUND_CHARS);
        let explanation = joined(
            explanations(policy, &reasons, &verdict.findings, decision.locale),
            " ",
            EXPLANATION_CHARS,
        );
        let findings: Vec<&Finding> = reasons
            .iter()
            .flat_map(|r| r.findings())
            .filter_map(|f| verdict.findings.get(*f as usize))
            .collect();
        let mut categories: Vec<&'static str> = Vec::new();
        for category in findings.iter().map(|f| category(f)) {
            if !categories.contains(&category) {
                categories.push(category);
            }
        }
        let mut categories = categories.into_iter();
        Ok(StatementOfReasons {
            decision_visibility: Vec::from([visibility]),
            decision_ground: if illegal {
                "DECISION_GROUND_ILLEGAL_CONTENT"
            } else {
                "DECISION_GROUND_INCOMPATIBLE_CONTENT"
            },
            decision_ground_reference_url: grounds
                .iter()
                .find_map(|g| g.url.as_deref())
                .map(Into::into),
            illegal_content_legal_ground: illegal.then(|| cited.clone()),
            illegal_content_explanation: illegal.then(|| explanation.clone()),
            incompatible_content_ground: (!illegal).then_some(cited),
            incompatible_content_explanation: (!illegal).then_some(explanation),
            incompatible_content_illegal: (!illegal).then_some("No"),
            content_type: content(decision.media),
            category: categories.next().unwrap_or(OTHER),
            category_addition: categories.collect(),
            territorial_scope: decision.territory.iter().map(|c| (*c).into()).collect(),
            content_language: decision.language.map(Into::into),
            content_date: decision.content_date,
            application_date: decision.application_date,
            decision_facts: facts(verdict, &reasons, &findings, decision.locale),
            source_type: decision.source.as_str(),
            automated_detection: if decision.source == Source::Own { "Yes" } else { "No" },
            automated_decision: decision.decided.as_str(),
            puid: decision.id.into(),
            redress: decision.redress.into(),
        })
    }
}

/// The reasons on which the decision rests: those that the caller names, or all
/// that ask for it, or, where a human went beyond every proposal, all.
fn carrying<'a>(
    verdict: &'a Verdict,
    decision: &Decision<'_>,
) -> Result<Vec<&'a Reason>, StatementError> {
    let all = verdict.reasons.iter().filter(|r| r.rule.action > Action::Allow);
    if !decision.rules.is_empty() {
        let named = |rule: &&str| verdict.reasons.iter().find(|r| &*r.rule.id == *rule);
        let found: Option<Vec<&Reason>> = decision.rules.iter().map(named).collect();
        return found.ok_or(StatementError::NoSuchReason);
    }
    let asked: Vec<&Reason> = match decision.decided {
        Decided::Machine => {
            all.clone().filter(|r| r.rule.unattended() >= decision.action).collect()
        }
        _ => all.clone().filter(|r| r.rule.action >= decision.action).collect(),
    };
    let reasons = if asked.is_empty() { all.collect() } else { asked };
    if reasons.is_empty() { Err(StatementError::NoSuchReason) } else { Ok(reasons) }
}

/// The grounds of the reasons that the decision can be laid on, each once.
fn grounds<'a>(
    policy: &'a Policy,
    reasons: &[&Reason],
    legality: Legality<'_>,
) -> Result<Vec<&'a Ground>, StatementError> {
    let mut ids: Vec<&str> = Vec::new();
    for id in reasons.iter().flat_map(|r| &r.rule.grounds) {
        if !ids.contains(&&**id) {
            ids.push(id);
        }
    }
    let known = |id: &str| policy.ground.iter().find(|g| g.id == *id);
    let found: Vec<&Ground> = match legality {
        Legality::Illegal { grounds } => {
            let named = |id: &&str| {
                let ground = known(id).filter(|_| ids.contains(id))?;
                (ground.kind == GroundKind::Statute).then_some(ground)
            };
            let all: Option<Vec<&Ground>> = grounds.iter().map(named).collect();
            all.unwrap_or_default()
        }
        Legality::AgainstRules => {
            let all = ids.iter().filter_map(|id| known(id));
            all.filter(|g| g.kind != GroundKind::Statute).collect()
        }
    };
    if found.is_empty() { Err(StatementError::NoGround) } else { Ok(found) }
}

/// What the policy says to authors about the reasons.
fn explanations(
    policy: &Policy,
    reasons: &[&Reason],
    findings: &[Finding],
    locale: &str,
) -> Vec<String> {
    let wording = |reason: &&Reason| {
        let rule = policy.rule.iter().find(|r| *r.id == *reason.rule.id)?;
        let wording = policy.in_locale(&rule.message, locale)?;
        Some(reason.fill(policy.fill(wording.author.as_ref()?), findings))
    };
    reasons.iter().filter_map(wording).collect()
}

/// Kinds and numbers of what was found, and by which rules of which policy.
fn facts(verdict: &Verdict, reasons: &[&Reason], findings: &[&Finding], locale: &str) -> Box<str> {
    let mut kinds: Vec<(String, u32)> = Vec::new();
    for finding in findings {
        let kind = finding.kind_id().map(|k| format!("/{k}")).unwrap_or_default();
        let name = format!("{}{kind}", finding.category());
        match kinds.iter_mut().find(|(n, _)| *n == name) {
            Some((_, count)) => *count += 1,
            None => kinds.push((name, 1)),
        }
    }
    let kinds: Vec<String> = kinds.iter().map(|(name, n)| format!("{name} ({n})")).collect();
    let rules: Vec<&str> = reasons.iter().map(|r| &*r.rule.id).collect();
    let (found, by) = if locale == "en" { ("Found", "Rules") } else { ("Påträffat", "Regler") };
    let mut parts = Vec::new();
    if !kinds.is_empty() {
        parts.push(format!("{found}: {}.", kinds.join(", ")));
    }
    parts.push(format!("{by}: {}.", rules.join(", ")));
    let from = &verdict.provenance;
    parts.push(format!("{} {}, {}.", from.policy_id(), from.policy_version(), from.digest()));
    joined(parts, " ", FACTS_CHARS)
}

/// The parts side by side, as many whole ones as fit; at least the first, cut.
fn joined<T: AsRef<str>>(
    parts: impl IntoIterator<Item = T>,
    between: &str,
    limit: usize,
) -> Box<str> {
    let mut out = String::new();
    let mut length = 0;
    for part in parts {
        let part = part.as_ref();
        let gap = if out.is_empty() { 0 } else { between.chars().count() };
        let more = gap + part.chars().count();
        if out.is_empty() {
            out = part.chars().take(limit).collect::<String>();
        } else if length + more <= limit {
            out.push_str(between);
            out.push_str(part);
        } else {
            break;
        }
        length += more;
    }
    out.into_boxed_str()
}

fn content(media: Media) -> Vec<&'static str> {
    let mut types = Vec::from(["CONTENT_TYPE_TEXT"]);
    for (one, name) in [
        (Media::IMAGE, "CONTENT_TYPE_IMAGE"),
        (Media::VIDEO, "CONTENT_TYPE_VIDEO"),
        (Media::AUDIO, "CONTENT_TYPE_AUDIO"),
    ] {
        if media.contains(one) {
            types.push(name);
        }
    }
    types
}

/// Anything that breaks a page's own rules and is none of the named harms.
const OTHER: &str = "STATEMENT_CATEGORY_OTHER_VIOLATION_TC";

/// The database's category for a finding.
fn category(finding: &Finding) -> &'static str {
    match finding.category() {
        Category::PersonalData | Category::HealthData => {
            "STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS"
        }
        Category::Insult
        | Category::HateRacism
        | Category::HateReligion
        | Category::HateSexism
        | Category::HateHomophobia
        | Category::HateTransphobia
        | Category::HateDisability
        | Category::Defamation => "STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH",
        Category::Threat | Category::SexualHarassment => "STATEMENT_CATEGORY_CYBER_VIOLENCE",
        Category::GraphicViolence | Category::Incitement => "STATEMENT_CATEGORY_VIOLENCE",
        Category::Pornography if finding.is_kind("minor_cue") => {
            "STATEMENT_CATEGORY_PROTECTION_OF_MINORS"
        }
        Category::Link if finding.is_kind("lookalike") => "STATEMENT_CATEGORY_SCAMS_AND_FRAUD",
        Category::Misinformation => {
            "STATEMENT_CATEGORY_NEGATIVE_EFFECTS_ON_CIVIC_DISCOURSE_OR_ELECTIONS"
        }
        Category::SelfHarm => "STATEMENT_CATEGORY_SELF_HARM",
        _ => OTHER,
    }
}

impl StatementOfReasons {
    /// One line of JSON, as the database's interface reads it.
    pub fn to_json(&self) -> String {
        // Every key is text and every value plain, so this cannot fail.
        serde_json::to_string(self).unwrap_or_default()
    }
}
