//! The scales of a finding.

use serde::{Deserialize, Serialize};

macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $id:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$doc])* #[serde(rename = $id)] $variant,)*
        }

        impl $name {
            /// Every value, in rising order.
            pub const ALL: &'static [$name] = &[$($name::$variant),*];

            /// The word used in policies and verdicts.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $($name::$variant => $id,)*
                }
            }
        }
    };
}

words! {
    /// How sure a detector is.
    Confidence {
        /// A hint, for an explanation; no rule acts on it by itself.
        Possible = "possible",
        /// More likely than not.
        Likely = "likely",
        /// Beyond what the text leaves open: a check digit, a listed word aimed
        /// at someone.
        Confirmed = "confirmed",
    }
}

words! {
    /// How strong the content is, whatever is done about it.
    Severity {
        /// Mild.
        Low = "low",
        /// Coarse.
        Medium = "medium",
        /// Grave.
        High = "high",
        /// Dangerous.
        Severe = "severe",
    }
}

words! {
    /// Whose words they are.
    Stance {
        /// The writer's own.
        Own = "own",
        /// Quoted or reported from someone else.
        Reported = "reported",
        /// Denied.
        Negated = "negated",
        /// Talked about as a word.
        Discussed = "discussed",
    }
}

words! {
    /// Who or what is meant.
    Target {
        /// No one that can be told.
        None = "none",
        /// The writer.
        Self_ = "self",
        /// A thing, an idea, a decision, the weather.
        Thing = "thing",
        /// A public body, a party, a profession as an institution.
        Body = "body",
        /// A group of people.
        Group = "group",
        /// A person.
        Person = "person",
    }
}
