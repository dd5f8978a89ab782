//! The JSON Schema of posts on a wire.

use serde_json::Value;

use crate::error::{Field, Is, OtherKeys, Shape};
use crate::finding::Severity;

/// The schema that [`json_schema`] describes.
pub const SCHEMA: &str = "omdome.post/1";

static POST: Shape = Shape::new(&[
    Field::required("text", Is::Text),
    Field::optional("id", Is::Text),
    Field::optional("author", Is::Text),
    Field::optional("thread", Is::Text),
    Field::optional("at", Is::Number),
    Field::optional("today", Is::Date),
    Field::optional("channel", Is::OneOf(&["incoming", "outgoing"])),
    Field::optional("media", Is::List(&Is::OneOf(&["image", "video", "audio"]))),
    Field::optional("breaches", Is::List(&Is::Table(&BREACH))),
    Field::optional("locale", Is::Text),
    Field::optional("crisis", Is::Bool),
]);

static BREACH: Shape = Shape::new(&[
    Field::required("severity", Is::OneOf(Severity::WORDS)),
    Field::required("days_ago", Is::Integer(0, u32::MAX as i64)),
]);

/// The JSON Schema (draft 2020-12) of a post as one line of JSON, the form that
/// the example program `moderate` reads and that bindings share.
///
/// [`Post`](super::Post) itself borrows and is not read by serde: a caller has a
/// form of its own and fills it in. `at` counts seconds from any moment, since
/// only differences matter; `id` comes back as the verdict's `ref`.
///
/// ```
/// let schema = omdome::post::json_schema();
/// assert_eq!(schema["required"], serde_json::json!(["text"]));
/// ```
pub fn json_schema() -> Value {
    POST.json_schema(SCHEMA, "A post for omdome", OtherKeys::Ignored)
}
