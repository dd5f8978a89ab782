//! The expected shape of a policy, for the walk that finds every departure
//! before serde stops at the first. A test holds it to the serde types.

use super::terms::{
    Action, Autonomy, Before, Combine, Duty, Expect, GroundKind, GroundStatus, Medium, Mode,
    ObligationKind, Part,
};
use crate::error::{Field, Is, Shape};
use crate::finding::{Confidence, Severity, Stance, Target};

const TEXT: Is = Is::Text;
const TEXTS: Is = Is::List(&Is::Text);
const COUNT: Is = Is::Integer(0, u32::MAX as i64);
const CHANNEL: Is = Is::OneOf(&["incoming", "outgoing"]);
const SEVERITY: Is = Is::OneOf(Severity::WORDS);
const CONFIDENCE: Is = Is::OneOf(Confidence::WORDS);
const MEDIA: Is = Is::List(&Is::OneOf(Medium::WORDS));
const PART: Is = Is::OneOf(Part::WORDS);

/// A policy.
pub(super) static POLICY: Shape = Shape::new(&[
    Field::required("schema", TEXT),
    Field::required("id", TEXT),
    Field::required("version", TEXT),
    Field::optional("title", TEXT),
    Field::optional("combine", Is::OneOf(Combine::WORDS)),
    Field::optional("default_locale", TEXT),
    Field::optional("param", Is::Map(&Is::Text)),
    Field::optional("ground", Is::List(&Is::Table(&GROUND))),
    Field::optional("list", Is::List(&Is::Table(&LIST))),
    Field::optional("rule", Is::List(&Is::Table(&RULE))),
    Field::optional("detector", Is::Map(&Is::Any)),
    Field::optional("unserved", Is::List(&Is::Table(&UNSERVED))),
    Field::optional("meta", Is::Table(&META)),
]);

static GROUND: Shape = Shape::new(&[
    Field::required("id", TEXT),
    Field::required("kind", Is::OneOf(GroundKind::WORDS)),
    Field::required("cite", TEXT),
    Field::optional("url", TEXT),
    Field::optional("checked", Is::Date),
    Field::optional("status", Is::OneOf(GroundStatus::WORDS)),
]);

static LIST: Shape = Shape::new(&[
    Field::required("id", TEXT),
    Field::optional("words", TEXTS),
    Field::optional("patterns", TEXTS),
]);

static UNSERVED: Shape = Shape::new(&[
    Field::required("what", TEXT),
    Field::optional("category", Is::Category),
    Field::optional("part", PART),
    Field::required("why", TEXT),
]);

static META: Shape = Shape::new(&[
    Field::optional("channel", CHANNEL),
    Field::optional("supervise", Is::Table(&SUPERVISE)),
    Field::optional("staffed", Is::Map(&Is::Text)),
    Field::optional("contact", Is::Map(&Is::Text)),
]);

static SUPERVISE: Shape = Shape::new(&[Field::required("max_interval_days", COUNT)]);

static RULE: Shape = Shape::new(&[
    Field::required("id", TEXT),
    Field::optional("mode", Is::OneOf(Mode::WORDS)),
    Field::optional("severity", SEVERITY),
    Field::required("action", Is::OneOf(Action::WORDS)),
    Field::optional("autonomy", Is::OneOf(Autonomy::WORDS)),
    Field::optional("interim", Is::OneOf(Action::WORDS)),
    Field::optional("grounds", TEXTS),
    Field::required("when", Is::Choice(&CONDITION)),
    Field::optional("unless", Is::List(&Is::Table(&EXCEPTION))),
    Field::optional("obligations", Is::List(&Is::Table(&OBLIGATION))),
    Field::optional("message", Is::Map(&Is::Table(&WORDING))),
    Field::optional("flags", TEXTS),
    Field::optional("example", Is::List(&Is::Table(&EXAMPLE))),
    Field::optional("allow", Is::List(&Is::Table(&WAIVER))),
]);

static OBLIGATION: Shape = Shape::new(&[
    Field::required("do", Is::OneOf(ObligationKind::WORDS)),
    Field::required("duty", Is::OneOf(Duty::WORDS)),
    Field::optional("before", Is::OneOf(Before::WORDS)),
    Field::optional("params", Is::Map(&Is::Text)),
]);

static WORDING: Shape =
    Shape::new(&[Field::optional("author", TEXT), Field::optional("moderator", TEXT)]);

static WAIVER: Shape = Shape::new(&[Field::required("lint", TEXT), Field::required("why", TEXT)]);

static EXAMPLE: Shape = Shape::new(&[
    Field::required("text", TEXT),
    Field::required("expect", Is::OneOf(Expect::WORDS)),
    Field::optional("spans", Is::List(&Is::Pair(0, u32::MAX as i64))),
    Field::optional("why_not", TEXT),
    Field::optional("todo", Is::Bool),
    Field::optional("channel", CHANNEL),
    Field::optional("media", MEDIA),
    Field::optional("breaches", Is::List(&Is::Table(&BREACH))),
    Field::optional("earlier", TEXTS),
    Field::optional("others", Is::Bool),
    Field::optional("crisis", Is::Bool),
]);

static BREACH: Shape =
    Shape::new(&[Field::required("severity", SEVERITY), Field::required("days_ago", COUNT)]);

static CONDITION: Shape = Shape::new(&[
    Field::optional("all", Is::List(&Is::Choice(&CONDITION))),
    Field::optional("any", Is::List(&Is::Choice(&CONDITION))),
    Field::optional("not", Is::Choice(&CONDITION)),
    Field::optional("finding", Is::Table(&MATCHER)),
    Field::optional("count", Is::Table(&COUNTING)),
    Field::optional("history", Is::Table(&HISTORY)),
    Field::optional("inside", Is::Table(&INSIDE)),
    Field::optional("channel", CHANNEL),
    Field::optional("media", MEDIA),
    Field::optional("unassessed", Is::Table(&UNASSESSED)),
    Field::optional("crisis", Is::Bool),
]);

static MATCHER: Shape = Shape::new(&[
    Field::required("category", TEXT),
    Field::optional("kind", TEXT),
    Field::optional("code", TEXT),
    Field::optional("min_confidence", CONFIDENCE),
    Field::optional("max_confidence", CONFIDENCE),
    Field::optional("min_severity", SEVERITY),
    Field::optional("max_severity", SEVERITY),
    Field::optional("stance", Is::List(&Is::OneOf(Stance::WORDS))),
    Field::optional("target", Is::List(&Is::OneOf(Target::WORDS))),
    Field::optional("allowed", Is::Bool),
]);

static COUNTING: Shape =
    Shape::new(&[Field::required("of", Is::Table(&MATCHER)), Field::required("at_least", COUNT)]);

static HISTORY: Shape = Shape::new(&[
    Field::optional("min_severity", SEVERITY),
    Field::optional("window_days", COUNT),
    Field::required("at_least", COUNT),
]);

static INSIDE: Shape = Shape::new(&[Field::required("list", TEXT)]);

static UNASSESSED: Shape = Shape::new(&[
    Field::optional("part", PART),
    Field::optional("category", TEXT),
    Field::optional("why", TEXT),
]);

static EXCEPTION: Shape = Shape::new(&[
    Field::optional("id", TEXT),
    Field::optional("finding", Is::Table(&MATCHER)),
    Field::optional("inside", Is::Table(&INSIDE)),
    Field::optional("channel", CHANNEL),
    Field::optional("crisis", Is::Bool),
]);
