//! Short stable names.

use alloc::borrow::Cow;
use alloc::string::String;
use core::fmt;

use serde::{Deserialize, Serialize};

/// A short stable name: a kind (`personnummer`), an evidence code
/// (`personnummer.checksum`), a reason for a gap.
///
/// Names that the crate itself uses are static and cost no allocation; names
/// read back from JSON or made by a third-party detector own their text.
///
/// ```
/// use omdome::category::Id;
///
/// const KIND: Id = Id::from_static("personnummer");
/// assert_eq!(KIND.as_str(), "personnummer");
/// assert_eq!(Id::from(String::from("personnummer")), KIND);
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Id(Cow<'static, str>);

impl Id {
    /// A name known at compile time.
    pub const fn from_static(name: &'static str) -> Id {
        Id(Cow::Borrowed(name))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&'static str> for Id {
    fn from(name: &'static str) -> Id {
        Id::from_static(name)
    }
}

impl From<String> for Id {
    fn from(name: String) -> Id {
        Id(Cow::Owned(name))
    }
}

impl PartialEq<str> for Id {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Id {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
