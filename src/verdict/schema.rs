//! The shape of a verdict as JSON, and its JSON Schema.

use serde_json::Value;

use super::report::SCHEMA;
use crate::error::{Field, Is, OtherKeys, Shape};
use crate::finding::{Confidence, Severity, Stance, Target};
use crate::policy::{Action, Autonomy, Before, Duty, ObligationKind};

const TEXT: Is = Is::Text;
const TEXTS: Is = Is::List(&Is::Text);
const COUNT: Is = Is::Integer(0, u32::MAX as i64);
const ACTION: Is = Is::OneOf(Action::WORDS);
const AUTONOMY: Is = Is::OneOf(Autonomy::WORDS);
const REASONS: Is = Is::List(&Is::Table(&REASON));

/// A verdict as [`Report`](super::Report) writes it.
pub(super) static REPORT: Shape = Shape::new(&[
    Field::required("schema", Is::OneOf(&[SCHEMA])),
    Field::required("engine", TEXT),
    Field::required("unit", Is::OneOf(&["utf8", "utf16", "code_point"])),
    Field::required("policy", Is::Table(&POLICY)),
    Field::optional("ref", TEXT),
    Field::required("action", ACTION),
    Field::required("interim", ACTION),
    Field::required("autonomy", AUTONOMY),
    Field::optional("findings", Is::List(&Is::Table(&FINDING))),
    Field::optional("reasons", REASONS),
    Field::optional("obligations", Is::List(&Is::Table(&OBLIGATION))),
    Field::optional("suppressed", Is::List(&Is::Table(&SUPPRESSED))),
    Field::optional("shadow", REASONS),
    Field::optional("flags", TEXTS),
    Field::optional("unassessed", Is::List(&Is::Table(&UNASSESSED))),
]);

static POLICY: Shape = Shape::new(&[
    Field::required("id", TEXT),
    Field::required("version", TEXT),
    Field::required("digest", TEXT),
]);

static FINDING: Shape = Shape::new(&[
    Field::required("id", COUNT),
    Field::required("category", Is::Category),
    Field::optional("kind", TEXT),
    Field::required("code", TEXT),
    Field::required("confidence", Is::OneOf(Confidence::WORDS)),
    Field::required("severity", Is::OneOf(Severity::WORDS)),
    Field::optional("stance", Is::OneOf(Stance::WORDS)),
    Field::optional("target", Is::OneOf(Target::WORDS)),
    Field::required("span", Is::Pair(0, u32::MAX as i64)),
    Field::optional("quote", TEXT),
    Field::optional("earlier", TEXTS),
    Field::optional("details", Is::Map(&Is::Any)),
]);

static REASON: Shape = Shape::new(&[
    Field::required("rule", TEXT),
    Field::required("action", ACTION),
    Field::required("autonomy", AUTONOMY),
    Field::optional("interim", ACTION),
    Field::optional("findings", Is::List(&COUNT)),
    Field::optional("grounds", TEXTS),
    Field::required("message", TEXT),
]);

static OBLIGATION: Shape = Shape::new(&[
    Field::required("do", Is::OneOf(ObligationKind::WORDS)),
    Field::required("duty", Is::OneOf(Duty::WORDS)),
    Field::optional("before", Is::OneOf(Before::WORDS)),
    Field::optional("params", Is::Map(&TEXT)),
    Field::required("because", TEXTS),
    Field::optional("overridden_by", TEXTS),
]);

static SUPPRESSED: Shape = Shape::new(&[
    Field::required("finding", COUNT),
    Field::required("rule", TEXT),
    Field::required("by", TEXT),
]);

static UNASSESSED: Shape = Shape::new(&[
    Field::optional("category", Is::Category),
    Field::optional("part", TEXT),
    Field::optional("what", TEXT),
    Field::required("why", TEXT),
    Field::optional("from", COUNT),
]);

/// The JSON Schema (draft 2020-12) of a verdict. Keys that it does not name are
/// to be passed over, not refused.
///
/// ```
/// let schema = omdome::verdict::json_schema();
/// assert_eq!(schema["$defs"]["findings"]["properties"]["span"]["minItems"], 2);
/// ```
pub fn json_schema() -> Value {
    REPORT.json_schema(SCHEMA, "A verdict of omdome", OtherKeys::Ignored)
}
