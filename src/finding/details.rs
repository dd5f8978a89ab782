//! Structured evidence behind a finding.

use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use serde::ser::SerializeMap;
use serde::{Deserialize, Serialize, Serializer};

use crate::category::Id;
use crate::text::Evasion;

/// Structured evidence: which entry, which form, which evasion was undone, which
/// rule of context applied, which host, and counts.
///
/// Nothing here is copied from the comment except the normalised host of a link.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Details {
    /// The lemma of the lexicon entry.
    pub entry: Option<Arc<str>>,
    /// The inflected form of the entry that was met.
    pub form: Option<Arc<str>>,
    /// What was undone to read the word.
    pub evasion: Evasion,
    /// The rule of context that decided stance, target or confidence.
    pub context: Option<Id>,
    /// The scheme of a link, in lower case, without the colon.
    pub scheme: Option<Id>,
    /// The host of a link, normalised.
    pub host: Option<Box<str>>,
    /// Counts and words: likeness in per mille, number of posts, a flag.
    pub facts: Vec<(Id, Fact)>,
}

/// One counted or named fact.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Fact {
    /// A number.
    Number(i64),
    /// A word out of a closed list.
    Word(Id),
}

impl Details {
    /// Whether there is nothing to tell.
    pub fn is_empty(&self) -> bool {
        *self == Details::default()
    }

    /// The text with each `{name}` of a counted fact replaced by its number:
    /// `{posts}`.
    pub(crate) fn fill(&self, text: String) -> String {
        self.facts.iter().fold(text, |text, (name, fact)| match fact {
            Fact::Number(number) if text.contains('{') => {
                text.replace(&format!("{{{name}}}"), &format!("{number}"))
            }
            _ => text,
        })
    }

    /// Adds a counted or named fact.
    #[must_use]
    pub fn fact(mut self, name: &'static str, fact: Fact) -> Details {
        self.facts.push((Id::from_static(name), fact));
        self
    }
}

impl Serialize for Details {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        if let Some(entry) = &self.entry {
            map.serialize_entry("entry", &**entry)?;
        }
        if let Some(form) = &self.form {
            map.serialize_entry("form", &**form)?;
        }
        if !self.evasion.is_empty() {
            map.serialize_entry("evasion", &self.evasion)?;
        }
        if let Some(context) = &self.context {
            map.serialize_entry("context", context)?;
        }
        if let Some(scheme) = &self.scheme {
            map.serialize_entry("scheme", scheme)?;
        }
        if let Some(host) = &self.host {
            map.serialize_entry("host", host)?;
        }
        for (name, fact) in &self.facts {
            map.serialize_entry(name, fact)?;
        }
        map.end()
    }
}
