//! Three-valued logic.

use serde::{Deserialize, Serialize};

use crate::category::words;

words! {
    /// Whether a condition holds: Kleene's strong three-valued logic.
    ///
    /// What was not assessed is unknown, never false, so `not` over it is unknown
    /// too and no rule fires on what was not looked at.
    ///
    /// ```
    /// use omdome::policy::Truth;
    ///
    /// assert_eq!(Truth::Unknown.and(Truth::False), Truth::False);
    /// assert_eq!(Truth::Unknown.or(Truth::False), Truth::Unknown);
    /// assert_eq!(Truth::Unknown.not(), Truth::Unknown);
    /// ```
    Truth {
        /// It does not hold.
        False = "false",
        /// It cannot be told.
        Unknown = "unknown",
        /// It holds.
        True = "true",
    }
}

impl Truth {
    /// The lesser of the two.
    #[must_use]
    pub fn and(self, other: Truth) -> Truth {
        self.min(other)
    }

    /// The greater of the two.
    #[must_use]
    pub fn or(self, other: Truth) -> Truth {
        self.max(other)
    }

    /// The opposite; unknown stays unknown.
    #[must_use]
    #[allow(clippy::should_implement_trait, reason = "`!` on three values would surprise")]
    pub const fn not(self) -> Truth {
        match self {
            Truth::False => Truth::True,
            Truth::Unknown => Truth::Unknown,
            Truth::True => Truth::False,
        }
    }

    /// Whether it holds.
    pub const fn is_true(self) -> bool {
        matches!(self, Truth::True)
    }
}

impl From<bool> for Truth {
    fn from(holds: bool) -> Truth {
        if holds { Truth::True } else { Truth::False }
    }
}
