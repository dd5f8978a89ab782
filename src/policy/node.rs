//! Conditions compiled for evaluating.

use alloc::boxed::Box;
use alloc::format;
use alloc::vec::Vec;

use super::condition::{Condition, Exception, History, Matcher, Unassessed};
use super::terms::Part;
use crate::category::Id;
use crate::finding::{Confidence, Fact, Finding, Severity};
use crate::post::{Channel, Media};

/// One clause.
#[derive(Debug)]
pub(super) struct Node {
    /// As in the policy, under the rule: `when.all[1].finding`.
    pub(super) path: Box<str>,
    pub(super) what: What,
}

/// What a clause asks.
#[derive(Debug)]
pub(super) enum What {
    All(Box<[Node]>),
    Any(Box<[Node]>),
    Not(Box<Node>),
    /// At least so many findings.
    Finding(Test, u32),
    History(History),
    /// A compiled list; `None` where the policy names one that is not there.
    Inside(Option<u16>),
    Channel(Channel),
    Media(Box<[Media]>),
    Unassessed(Unassessed),
    Crisis(bool),
}

/// A compiled matcher.
#[derive(Debug)]
pub(super) struct Test {
    pub(super) category: Box<str>,
    kind: Option<Box<str>>,
    code: Option<Box<str>>,
    confidence: (Confidence, Confidence),
    severity: (Severity, Severity),
    /// A bit for each stance and each target that will do.
    stances: u8,
    targets: u8,
    pub(super) allowed: bool,
}

/// A compiled exception.
#[derive(Debug)]
pub(super) enum Release {
    /// What lies inside such a finding.
    Finding(Test),
    /// What lies inside something of the list.
    Inside(Option<u16>),
    /// Everything, on this channel.
    Channel(Channel),
    /// Everything, in or out of a crisis.
    Crisis(bool),
    /// Nothing: the exception says nothing.
    Nothing,
}

impl Test {
    pub(super) fn compile(matcher: &Matcher) -> Test {
        let mask = |bits: Option<u8>| bits.unwrap_or(u8::MAX);
        Test {
            category: matcher.category.as_str().into(),
            kind: matcher.kind.as_deref().map(Into::into),
            code: matcher.code.as_deref().map(Into::into),
            confidence: matcher.confidences(),
            severity: matcher.severities(),
            stances: mask(
                matcher.stance.as_ref().map(|all| all.iter().fold(0, |m, s| m | bit(*s as u8))),
            ),
            targets: mask(
                matcher.target.as_ref().map(|all| all.iter().fold(0, |m, t| m | bit(*t as u8))),
            ),
            allowed: matcher.allowed == Some(true),
        }
    }

    /// Whether a finding is meant, allow-lists aside.
    pub(super) fn accepts(&self, finding: &Finding) -> bool {
        finding.category().is_under(&self.category)
            && (self.confidence.0..=self.confidence.1).contains(&finding.how_sure())
            && self.kind.as_deref().is_none_or(|kind| finding.is_kind(kind))
            && self.code.as_deref().is_none_or(|code| is_under(finding.code().as_str(), code))
            && (self.severity.0..=self.severity.1).contains(&finding.how_severe())
            && self.stances & bit(finding.whose() as u8) != 0
            && self.targets & bit(finding.aimed_at() as u8) != 0
    }

    /// Whether a finding is meant, allow-lists considered.
    pub(super) fn accepts_strictly(&self, finding: &Finding) -> bool {
        self.accepts(finding) && is_allowed(finding) == self.allowed
    }
}

fn bit(n: u8) -> u8 {
    1u8.checked_shl(u32::from(n)).unwrap_or(0)
}

/// Whether a dotted id is `prefix` or below it.
pub(super) fn is_under(code: &str, prefix: &str) -> bool {
    code.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// Whether the allow-list of a detector covers a finding: it carries the fact
/// `allowed`, and that is neither 0 nor `false`.
pub(super) fn is_allowed(finding: &Finding) -> bool {
    const ALLOWED: Id = Id::from_static("allowed");
    finding.evidence().facts.iter().any(|(name, fact)| {
        *name == ALLOWED
            && match fact {
                Fact::Number(n) => *n != 0,
                Fact::Word(word) => *word != "false",
            }
    })
}

/// Compiles a condition at `path`; `list` finds a list by its id.
pub(super) fn compile(
    condition: &Condition,
    path: &str,
    list: &dyn Fn(&str) -> Option<u16>,
) -> Node {
    let many = |key: &str, all: &[Condition]| -> Box<[Node]> {
        all.iter()
            .enumerate()
            .map(|(i, c)| compile(c, &format!("{path}.{key}[{i}]"), list))
            .collect()
    };
    let (key, what) = match condition {
        Condition::All(all) => ("all", What::All(many("all", all))),
        Condition::Any(any) => ("any", What::Any(many("any", any))),
        Condition::Not(not) => {
            ("not", What::Not(Box::new(compile(not, &format!("{path}.not"), list))))
        }
        Condition::Finding(matcher) => ("finding", What::Finding(Test::compile(matcher), 1)),
        Condition::Count(count) => {
            ("count", What::Finding(Test::compile(&count.of), count.at_least.max(1)))
        }
        Condition::History(history) => ("history", What::History(history.clone())),
        Condition::Inside(inside) => ("inside", What::Inside(list(&inside.list))),
        Condition::Channel(channel) => ("channel", What::Channel(*channel)),
        Condition::Media(media) => {
            ("media", What::Media(media.iter().map(|m| m.media()).collect()))
        }
        Condition::Unassessed(what) => ("unassessed", What::Unassessed(what.clone())),
        Condition::Crisis(crisis) => ("crisis", What::Crisis(*crisis)),
    };
    Node { path: format!("{path}.{key}").into_boxed_str(), what }
}

/// Compiles an exception.
pub(super) fn release(exception: &Exception, list: &dyn Fn(&str) -> Option<u16>) -> Release {
    match exception {
        Exception { finding: Some(matcher), .. } => Release::Finding(Test::compile(matcher)),
        Exception { inside: Some(inside), .. } => Release::Inside(list(&inside.list)),
        Exception { channel: Some(channel), .. } => Release::Channel(*channel),
        Exception { crisis: Some(crisis), .. } => Release::Crisis(*crisis),
        _ => Release::Nothing,
    }
}

impl Node {
    /// Category ids of which at least one must have a finding for the clause to
    /// hold; `None` where it can hold without.
    pub(super) fn needs(&self) -> Option<Vec<Box<str>>> {
        match &self.what {
            What::Finding(test, _) => Some(Vec::from([test.category.clone()])),
            What::All(all) => all.iter().filter_map(Node::needs).min_by_key(|needs| needs.len()),
            What::Any(any) => {
                let each: Option<Vec<_>> = any.iter().map(Node::needs).collect();
                each.map(|each| each.into_iter().flatten().collect())
            }
            _ => None,
        }
    }
}

/// The medium that a part of a post is.
pub(super) fn medium(part: Part) -> Option<Media> {
    match part {
        Part::Text => None,
        Part::Image => Some(Media::IMAGE),
        Part::Video => Some(Media::VIDEO),
        Part::Audio => Some(Media::AUDIO),
    }
}

/// Whether a declared gap concerns a part.
pub(super) fn is_part(gap: &crate::detector::Gap, part: Part) -> bool {
    gap.part.as_ref().is_some_and(|p| *p == part.as_str())
}
