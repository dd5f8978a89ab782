//! A rule's own test cases.

use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::terms::{Expect, Medium};
use crate::post::{Breach, Channel};

/// A test case of a rule: a post, and whether the rule must give a reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Example {
    /// The text of the post.
    pub text: String,
    /// Whether the rule must give a reason.
    pub expect: Expect,
    /// The spans that the reason must list, in bytes of the text; all of them
    /// and no others. Not compared if not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spans: Option<Vec<[u32; 2]>>,
    /// Why it must not match, for readers: `checksum`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why_not: Option<String>,
    /// A written-down gap: it must fail today, and is reported when it passes.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub todo: bool,
    /// Whose post it is; incoming if not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// What the post carries beside its text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub media: Vec<Medium>,
    /// The author's earlier breaches; not known if not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub breaches: Option<Vec<Breach>>,
    /// Texts that the same author posted before, ten seconds after one another;
    /// not looked up if not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earlier: Option<Vec<String>>,
    /// Whether the texts in `earlier` are by others, each by one of their own.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub others: bool,
    /// Whether the body is in a crisis.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub crisis: bool,
    /// Whether it comes from a layer below the one that changed its rule. Not
    /// part of the data.
    #[serde(skip)]
    pub inherited: bool,
}

impl Example {
    /// A test case about a text alone.
    pub fn new(text: impl Into<String>, expect: Expect) -> Example {
        Example {
            text: text.into(),
            expect,
            spans: None,
            why_not: None,
            todo: false,
            channel: None,
            media: Vec::new(),
            breaches: None,
            earlier: None,
            others: false,
            crisis: false,
            inherited: false,
        }
    }
}
