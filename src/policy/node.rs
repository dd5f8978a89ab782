//! Conditions compiled for evaluating.

use alloc::boxed::Box;
use alloc::format;
use alloc::vec::Vec;

use super::condition::{Condition, Exception, History, Matcher, Unassessed};
use super::facts::Facts;
use super::list::Lists;
use super::terms::Part;
use crate::category::{Category, Id};
use crate::detector::Gap;
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
    /// The bit of the category among [`Bits`]; 0 where there was no room for one.
    pub(super) bit: u64,
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
    fn compile(matcher: &Matcher, names: &mut Names<'_>) -> Test {
        let mask = |bits: Option<u8>| bits.unwrap_or(u8::MAX);
        Test {
            category: matcher.category.as_str().into(),
            bit: names.bits.of(matcher.category.as_str()),
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

    /// Whether a finding is meant, allow-lists aside; `mask` has the bits of the
    /// categories that it is under.
    pub(super) fn accepts(&self, finding: &Finding, mask: u64) -> bool {
        (self.bit & mask != 0 || (self.bit == 0 && finding.category().is_under(&self.category)))
            && (self.confidence.0..=self.confidence.1).contains(&finding.how_sure())
            && self.kind.as_deref().is_none_or(|kind| finding.is_kind(kind))
            && self.code.as_deref().is_none_or(|code| is_under(finding.code().as_str(), code))
            && (self.severity.0..=self.severity.1).contains(&finding.how_severe())
            && self.stances & bit(finding.whose() as u8) != 0
            && self.targets & bit(finding.aimed_at() as u8) != 0
    }

    /// Whether a finding is meant, allow-lists considered.
    pub(super) fn accepts_strictly(&self, finding: &Finding, mask: u64) -> bool {
        self.accepts(finding, mask) && is_allowed(finding) == self.allowed
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

/// What the names in conditions are compiled to.
pub(super) struct Names<'a> {
    pub(super) lists: &'a Lists,
    pub(super) bits: Bits,
}

/// A bit for each category id that conditions name, and for each other fact
/// without which some rules cannot fire.
///
/// A rule's condition is reduced to the bits of which one must be there for it to
/// hold; a comment is reduced to the bits that are. Where the two share none the
/// rule cannot fire, and is not evaluated.
#[derive(Debug, Default)]
pub(super) struct Bits {
    ids: Vec<Box<str>>,
    /// Of each built-in category, the bits of the ids that it is under.
    built_in: Box<[u64]>,
}

impl Bits {
    /// Some text was left unread; some media were; something else was.
    const TEXT: u64 = 1 << 63;
    const MEDIA: u64 = 1 << 59;
    const OTHER: u64 = 1 << 58;
    /// The post is part of a crisis.
    const CRISIS: u64 = 1 << 62;
    /// The author's earlier breaches are known.
    const HISTORY: u64 = 1 << 61;
    /// A word or pattern of a list may stand in the text.
    const LISTED: u64 = 1 << 60;
    /// More ids than this are told apart by their letters only.
    const MOST: u32 = 58;

    fn of(&mut self, id: &str) -> u64 {
        let known = self.ids.iter().position(|i| **i == *id);
        let at = known.unwrap_or_else(|| {
            self.ids.push(id.into());
            self.ids.len() - 1
        });
        u32::try_from(at).ok().filter(|at| *at < Bits::MOST).map_or(0, |at| 1 << at)
    }

    /// Reckons the bits of the built-in categories once.
    pub(super) fn finish(&mut self) {
        self.built_in = Category::ALL.iter().map(|category| self.reckon(category)).collect();
    }

    /// The bits of the ids that a category is under.
    pub(super) fn under(&self, category: &Category) -> u64 {
        let mut known = Category::ALL.iter().zip(&self.built_in);
        let known = known.find(|(c, _)| *c == category).map(|(_, bits)| *bits);
        known.unwrap_or_else(|| self.reckon(category))
    }

    /// The bits of the ids under which findings may be there that were not found.
    pub(super) fn hidden(&self, facts: &Facts<'_>) -> u64 {
        let of = |gap: &Gap| gap.category.as_ref().map_or(u64::MAX, |c| self.under(c));
        match facts.may_hide_all() {
            true => u64::MAX,
            false => facts.raised().fold(0, |all, gap| all | of(gap)),
        }
    }

    fn reckon(&self, category: &Category) -> u64 {
        let ids = self.ids.iter().take(Bits::MOST as usize).enumerate();
        ids.filter(|(_, id)| category.is_under(id)).fold(0, |all, (at, _)| all | 1 << at)
    }

    /// The bits of all facts but findings. `wanted`: those that are of use.
    pub(super) fn of_facts(facts: &Facts<'_>, lists: &Lists, wanted: u64) -> u64 {
        let bit = |bit: u64, is: bool| if is { bit } else { 0 };
        let unread = facts.unread();
        bit(Bits::TEXT, unread.text)
            | bit(Bits::MEDIA, unread.media)
            | bit(Bits::OTHER, unread.other)
            | bit(Bits::CRISIS, facts.post.in_crisis())
            | bit(Bits::HISTORY, facts.post.known_breaches().is_some())
            | bit(Bits::LISTED, wanted & Bits::LISTED != 0 && lists.may_occur(facts.document))
    }
}

/// Compiles a condition at `path`.
pub(super) fn compile(condition: &Condition, path: &str, names: &mut Names<'_>) -> Node {
    let mut many = |key: &str, all: &[Condition]| -> Box<[Node]> {
        all.iter()
            .enumerate()
            .map(|(i, c)| compile(c, &format!("{path}.{key}[{i}]"), names))
            .collect()
    };
    let (key, what) = match condition {
        Condition::All(all) => ("all", What::All(many("all", all))),
        Condition::Any(any) => ("any", What::Any(many("any", any))),
        Condition::Not(not) => {
            ("not", What::Not(Box::new(compile(not, &format!("{path}.not"), names))))
        }
        Condition::Finding(matcher) => ("finding", What::Finding(Test::compile(matcher, names), 1)),
        Condition::Count(count) => {
            ("count", What::Finding(Test::compile(&count.of, names), count.at_least.max(1)))
        }
        Condition::History(history) => ("history", What::History(history.clone())),
        Condition::Inside(inside) => ("inside", What::Inside(names.lists.number(&inside.list))),
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
pub(super) fn release(exception: &Exception, names: &mut Names<'_>) -> Release {
    match exception {
        Exception { finding: Some(matcher), .. } => Release::Finding(Test::compile(matcher, names)),
        Exception { inside: Some(inside), .. } => Release::Inside(names.lists.number(&inside.list)),
        Exception { channel: Some(channel), .. } => Release::Channel(*channel),
        Exception { crisis: Some(crisis), .. } => Release::Crisis(*crisis),
        _ => Release::Nothing,
    }
}

impl Node {
    /// [`Bits`] of which at least one must be there for the clause to hold; 0
    /// where it can hold without.
    pub(super) fn needs(&self) -> u64 {
        match &self.what {
            What::Finding(test, _) => test.bit,
            What::All(all) => all
                .iter()
                .map(Node::needs)
                .filter(|needs| *needs != 0)
                .min_by_key(|needs| needs.count_ones())
                .unwrap_or(0),
            What::Any(any) => {
                let each = any.iter().map(Node::needs);
                let all = each.clone().fold(0, |all, needs| all | needs);
                if each.min().unwrap_or(0) == 0 { 0 } else { all }
            }
            What::Unassessed(what) => match what.part {
                Some(Part::Text) => Bits::TEXT,
                Some(_) => Bits::MEDIA,
                None => Bits::TEXT | Bits::MEDIA | Bits::OTHER,
            },
            What::Media(_) => Bits::MEDIA,
            What::Crisis(true) => Bits::CRISIS,
            What::History(_) => Bits::HISTORY,
            What::Inside(_) => Bits::LISTED,
            What::Not(_) | What::Channel(_) | What::Crisis(false) => 0,
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
pub(super) fn is_part(gap: &Gap, part: Part) -> bool {
    gap.part.as_ref().is_some_and(|p| *p == part.as_str())
}
