//! The scales of a finding.

use serde::{Deserialize, Serialize};

use crate::category::words;

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
