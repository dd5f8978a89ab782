//! When a rule holds, and what frees from it.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::terms::{Medium, Part};
use crate::finding::{Confidence, Severity, Stance, Target};
use crate::post::Channel;

/// When a rule holds: a table with exactly one key.
///
/// Evaluated in three values, see [`Truth`](super::Truth).
///
/// ```
/// use omdome::policy::{Condition, Matcher};
///
/// let when = Condition::Finding(Matcher::new("personal_data").kind("personnummer"));
/// let json = r#"{"finding":{"category":"personal_data","kind":"personnummer"}}"#;
/// assert_eq!(serde_json::from_str::<Condition>(json)?, when);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Condition {
    /// Every one holds. An empty list holds.
    All(Vec<Condition>),
    /// At least one holds. An empty list does not.
    Any(Vec<Condition>),
    /// It does not hold.
    Not(Box<Condition>),
    /// There is such a finding.
    Finding(Matcher),
    /// There are so many such findings.
    Count(Count),
    /// The author has so many earlier breaches. Unknown if the caller does not
    /// say.
    History(History),
    /// The text holds something of the list.
    Inside(Inside),
    /// The post is of this channel.
    Channel(Channel),
    /// The post carries one of these.
    Media(Vec<Medium>),
    /// Something was not assessed.
    Unassessed(Unassessed),
    /// The body is, or is not, in a crisis.
    Crisis(bool),
}

impl From<Matcher> for Condition {
    fn from(matcher: Matcher) -> Condition {
        Condition::Finding(matcher)
    }
}

/// Which findings are meant. What is not given does not matter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Matcher {
    /// A category id, or the part before a dot: `hate` covers `hate.racism`.
    pub category: String,
    /// A kind of the category.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// The evidence code, or the part before a dot: `lex` covers `lex.insult`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// At least this sure; `likely` if not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_confidence: Option<Confidence>,
    /// At most this sure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_confidence: Option<Confidence>,
    /// At least this strong.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_severity: Option<Severity>,
    /// At most this strong.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_severity: Option<Severity>,
    /// Whose words; every stance if not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stance: Option<Vec<Stance>>,
    /// Who is meant; every target if not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<Vec<Target>>,
    /// `true`: only what an allow-list of a detector covers. Otherwise only
    /// what none covers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub allowed: Option<bool>,
}

impl Matcher {
    /// Every likely finding of the category, or of the categories under it.
    pub fn new(category: impl Into<String>) -> Matcher {
        Matcher {
            category: category.into(),
            kind: None,
            code: None,
            min_confidence: None,
            max_confidence: None,
            min_severity: None,
            max_severity: None,
            stance: None,
            target: None,
            allowed: None,
        }
    }

    /// The least and the greatest confidence that is meant.
    pub(super) fn confidences(&self) -> (Confidence, Confidence) {
        let least = self.min_confidence.unwrap_or(Confidence::Likely);
        (least, self.max_confidence.unwrap_or(Confidence::Confirmed))
    }

    /// The least and the greatest severity that is meant.
    pub(super) fn severities(&self) -> (Severity, Severity) {
        let least = self.min_severity.unwrap_or(Severity::Low);
        (least, self.max_severity.unwrap_or(Severity::Severe))
    }

    /// Only this kind.
    #[must_use]
    pub fn kind(mut self, kind: impl Into<String>) -> Matcher {
        self.kind = Some(kind.into());
        self
    }

    /// At least this sure.
    #[must_use]
    pub fn min_confidence(mut self, confidence: Confidence) -> Matcher {
        self.min_confidence = Some(confidence);
        self
    }

    /// At most this sure.
    #[must_use]
    pub fn max_confidence(mut self, confidence: Confidence) -> Matcher {
        self.max_confidence = Some(confidence);
        self
    }

    /// At least this strong.
    #[must_use]
    pub fn min_severity(mut self, severity: Severity) -> Matcher {
        self.min_severity = Some(severity);
        self
    }

    /// At most this strong.
    #[must_use]
    pub fn max_severity(mut self, severity: Severity) -> Matcher {
        self.max_severity = Some(severity);
        self
    }

    /// Only words of these stances.
    #[must_use]
    pub fn stance(mut self, stances: impl IntoIterator<Item = Stance>) -> Matcher {
        self.stance = Some(stances.into_iter().collect());
        self
    }

    /// Only what is aimed at these.
    #[must_use]
    pub fn target(mut self, targets: impl IntoIterator<Item = Target>) -> Matcher {
        self.target = Some(targets.into_iter().collect());
        self
    }
}

/// So many such findings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Count {
    /// Which findings.
    pub of: Matcher,
    /// How many at least.
    pub at_least: u32,
}

impl Count {
    /// At least so many of these findings.
    pub fn new(of: Matcher, at_least: u32) -> Count {
        Count { of, at_least }
    }
}

/// So many earlier breaches by the same author.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct History {
    /// Only breaches at least this grave.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_severity: Option<Severity>,
    /// Only breaches of the last so many days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub window_days: Option<u32>,
    /// How many at least.
    pub at_least: u32,
}

impl History {
    /// At least so many breaches of any severity, however long ago.
    pub const fn new(at_least: u32) -> History {
        History { min_severity: None, window_days: None, at_least }
    }
}

/// Something of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Inside {
    /// The id of the list.
    pub list: String,
}

impl Inside {
    /// Something of the list with this id.
    pub fn new(list: impl Into<String>) -> Inside {
        Inside { list: list.into() }
    }
}

/// Something that was not assessed: a part, a category, or either for a reason.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Unassessed {
    /// A part of the post.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<Part>,
    /// A category id, or the part before a dot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// Only for this reason: `truncated`, `language`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

/// What frees findings from a rule: exactly one of the keys beside `id`.
///
/// An exception frees only findings that lie wholly inside its own span: an
/// occurrence of the list, or the span of a finding that it names. Facts about
/// the whole post (channel, crisis) span the whole post.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Exception {
    /// The name under which verdicts report what it freed; see
    /// [`name`](Self::name).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Inside such a finding.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finding: Option<Matcher>,
    /// Inside something of the list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inside: Option<Inside>,
    /// On this channel.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// While the body is, or is not, in a crisis.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub crisis: Option<bool>,
}

impl Exception {
    /// Inside an occurrence of the list.
    pub fn inside(list: impl Into<String>) -> Exception {
        Exception { inside: Some(Inside { list: list.into() }), ..Exception::default() }
    }

    /// Inside a finding.
    pub fn finding(matcher: Matcher) -> Exception {
        Exception { finding: Some(matcher), ..Exception::default() }
    }

    /// The name under which verdicts report what it freed: its id, or else the
    /// list or category that it names.
    pub fn name(&self) -> &str {
        match self {
            Exception { id: Some(id), .. } => id,
            Exception { inside: Some(inside), .. } => &inside.list,
            Exception { finding: Some(matcher), .. } => &matcher.category,
            Exception { channel: Some(_), .. } => "channel",
            _ => "crisis",
        }
    }
}
