//! Rules as data: conditions, layers, checks.

mod canonical;
mod condition;
mod eval;
mod example;
mod facts;
mod layer;
mod lint;
mod list;
mod merge;
mod model;
mod node;
mod outcome;
mod pattern;
mod program;
mod rule;
mod shape;
mod source;
mod terms;
mod truth;

pub use self::condition::{Condition, Count, Exception, History, Inside, Matcher, Unassessed};
pub use self::example::Example;
#[allow(unused_imports, reason = "used by the ruleset")]
pub(crate) use self::facts::{CAPPED, Facts, NOT_LOOKED_AT, TRUNCATED};
pub use self::layer::{Composed, Layers, Override};
#[allow(unused_imports, reason = "used by the ruleset")]
pub(crate) use self::lint::{Checked, Vocabulary, check};
pub use self::model::{Ground, List, Localized, Meta, Policy, SCHEMA, Supervise, Unserved};
#[allow(unused_imports, reason = "used by the ruleset")]
pub(crate) use self::outcome::{Clause, Fired, Outcome, Suppressed};
#[allow(unused_imports, reason = "used by the ruleset")]
pub(crate) use self::program::{OWN_SITES, Program};
pub use self::rule::{Messages, ObligationSpec, Rule, Waiver, Wording};
pub use self::terms::{
    Action, Autonomy, Before, Combine, Duty, Expect, GroundKind, GroundStatus, Medium, Mode,
    ObligationKind, Part,
};
pub use self::truth::Truth;

#[cfg(test)]
mod tests;
