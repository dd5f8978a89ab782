//! A policy as plain data.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::rule::Rule;
use super::terms::{Combine, GroundKind, GroundStatus, Part};
use crate::category::Category;
use crate::error::Diagnostic;
use crate::post::{Channel, Date};

/// The schema that this version reads and writes.
pub const SCHEMA: &str = "omdome.policy/1";

/// Text in several languages, by BCP 47 tag: `sv`, `en`, `fi`.
pub type Localized = BTreeMap<String, String>;

/// A body's rules as data.
///
/// The same from TOML, JSON or Rust. Reading is strict: a key that is not known
/// is an error.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Policy {
    /// Always [`SCHEMA`].
    pub schema: String,
    /// The policy's own id, in reverse host order: `se.region-stockholm`.
    pub id: String,
    /// Three numbers without leading noughts: `2026.11.0`.
    pub version: String,
    /// What people call it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// How reasons become one action.
    #[serde(default = "Policy::most_restrictive")]
    pub combine: Combine,
    /// The language of messages if the caller asks for none.
    #[serde(default = "Policy::swedish")]
    pub default_locale: String,
    /// What differs from body to body: the transport operator, the platform.
    /// Messages and obligations refer to it as `{name}`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub param: BTreeMap<String, String>,
    /// What rules rest on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ground: Vec<Ground>,
    /// Words and patterns of the body's own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub list: Vec<List>,
    /// The rules.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rule: Vec<Rule>,
    /// Settings of detectors, by detector id. Each detector reads its own.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub detector: BTreeMap<String, Value>,
    /// Rules of the source document that nothing serves yet; every verdict
    /// names them as not assessed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unserved: Vec<Unserved>,
    /// Facts about the body's own routine.
    #[serde(default, skip_serializing_if = "Meta::is_empty")]
    pub meta: Meta,
    /// What is wrong with the text it came from, kept until it is built.
    #[serde(skip)]
    pub(crate) faults: Faults,
}

/// What is wrong with the text that a policy came from.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(crate) struct Faults {
    pub(crate) found: Vec<Diagnostic>,
    /// Paths of what was replaced by something harmless to go on reading.
    pub(crate) replaced: Vec<String>,
}

impl Policy {
    /// A policy without rules.
    ///
    /// ```
    /// use omdome::policy::Policy;
    ///
    /// let policy = Policy::new("se.region.exempel", "2026.11.0");
    /// assert_eq!(policy.default_locale, "sv");
    /// assert!(policy.rule.is_empty());
    /// ```
    pub fn new(id: impl Into<String>, version: impl Into<String>) -> Policy {
        Policy {
            schema: String::from(SCHEMA),
            id: id.into(),
            version: version.into(),
            title: None,
            combine: Combine::MostRestrictive,
            default_locale: Policy::swedish(),
            param: BTreeMap::new(),
            ground: Vec::new(),
            list: Vec::new(),
            rule: Vec::new(),
            detector: BTreeMap::new(),
            unserved: Vec::new(),
            meta: Meta::default(),
            faults: Faults::default(),
        }
    }

    /// What stands under the locale, or else under the default one.
    pub(crate) fn in_locale<'a, T>(
        &self,
        by_locale: &'a BTreeMap<String, T>,
        locale: &str,
    ) -> Option<&'a T> {
        by_locale.get(locale).or_else(|| by_locale.get(&self.default_locale))
    }

    /// The text with each `{name}` replaced by the parameter of that name.
    pub(crate) fn fill(&self, text: &str) -> String {
        let mut out = String::from(text);
        for (name, value) in &self.param {
            let slot = format!("{{{name}}}");
            if out.contains(&slot) {
                out = out.replace(&slot, value);
            }
        }
        out
    }

    fn swedish() -> String {
        String::from("sv")
    }

    fn most_restrictive() -> Combine {
        Combine::MostRestrictive
    }
}

/// What a rule rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Ground {
    /// The id by which rules name it: `sfs.2018-218.3-10`.
    pub id: String,
    /// What kind of text it is.
    pub kind: GroundKind,
    /// The citation as a reader needs it.
    pub cite: String,
    /// Where the public can read it. A house rule without an address may not
    /// carry hide or remove (förvaltningslagen 5 §).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The day on which the citation was checked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked: Option<Date>,
    /// How well the wording is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<GroundStatus>,
}

impl Ground {
    /// A ground with its id, kind and citation.
    pub fn new(id: impl Into<String>, kind: GroundKind, cite: impl Into<String>) -> Ground {
        Ground { id: id.into(), kind, cite: cite.into(), url: None, checked: None, status: None }
    }
}

/// Words and patterns of the body's own.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct List {
    /// The id by which rules name it.
    pub id: String,
    /// Whole words or phrases, in any case.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<String>,
    /// Regular expressions over the folded text (lower case). Each needs a
    /// literal that every match must hold.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub patterns: Vec<String>,
}

impl List {
    /// A list of words.
    pub fn new<W: Into<String>>(id: impl Into<String>, words: impl IntoIterator<Item = W>) -> List {
        List {
            id: id.into(),
            words: words.into_iter().map(Into::into).collect(),
            patterns: Vec::new(),
        }
    }
}

/// A rule of the source document that nothing serves yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Unserved {
    /// The rule in the document's own words.
    pub what: String,
    /// The category it would concern, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<Category>,
    /// The part of the post it would concern, if not the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<Part>,
    /// Why, as a short stable name: `no_detector`.
    pub why: String,
}

impl Unserved {
    /// A rule of the document that nothing serves, and why.
    pub fn new(what: impl Into<String>, why: impl Into<String>) -> Unserved {
        Unserved { what: what.into(), category: None, part: None, why: why.into() }
    }
}

/// Facts about the body's own routine.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Meta {
    /// Whose posts the rules are for, if only one side's: the body's own drafts
    /// (`outgoing`) need no copy kept before they are stopped.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// How often someone looks at the channel.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supervise: Option<Supervise>,
    /// When the channel is staffed, by language.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub staffed: Localized,
    /// Where to turn, by language.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub contact: Localized,
}

impl Meta {
    fn is_empty(&self) -> bool {
        *self == Meta::default()
    }
}

/// How often someone looks at the channel (lag 1998:112, 4 §).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Supervise {
    /// The longest time between two looks, in days.
    pub max_interval_days: u32,
}

impl Supervise {
    /// At most so many days between two looks.
    pub const fn new(max_interval_days: u32) -> Supervise {
        Supervise { max_interval_days }
    }
}
