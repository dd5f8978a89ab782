//! The JSON Schema of policies.

use serde_json::Value;

use super::model::SCHEMA;
use super::shape::POLICY;
use crate::error::OtherKeys;

/// The JSON Schema (draft 2020-12) of a policy that stands alone.
///
/// It comes from the very table that reading checks against, so a policy with
/// its shape reads; the lints come after. A layer over another policy may leave
/// out what the other has, and may say `override` and `disable`: it is not
/// described.
///
/// ```
/// let schema = omdome::policy::json_schema();
/// assert_eq!(schema["properties"]["schema"]["const"], omdome::policy::SCHEMA);
/// assert_eq!(schema["required"][1], "id");
/// ```
pub fn json_schema() -> Value {
    let mut schema = POLICY.json_schema(SCHEMA, "A policy of omdome", OtherKeys::Refused);
    if let Some(value) = schema.pointer_mut("/properties/schema") {
        *value = serde_json::json!({ "const": SCHEMA });
    }
    schema
}
