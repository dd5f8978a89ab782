//! The JSON Schema of policies.

use alloc::format;

use serde_json::Value;

use super::merge::NAMED;
use super::model::SCHEMA;
use super::shape::POLICY;
use crate::error::OtherKeys;

/// The JSON Schema (draft 2020-12) of a policy that stands alone.
///
/// It comes from the very table that reading checks against, so a policy with
/// its shape reads; the lints come after. A layer over another policy is
/// described by [`layer_json_schema`].
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

/// The JSON Schema (draft 2020-12) of a layer: what [`Layers`](super::Layers) lays
/// over another policy.
///
/// A layer may leave out whatever the policy below it has. Its rules, grounds,
/// lists and gaps must name themselves; one that is to change or drop what
/// stands below says `override = true` or `disable = true`. Whether the layer
/// below has such an item, and whether the whole is complete, is seen when the
/// layers are put together.
///
/// ```
/// let schema = omdome::policy::layer_json_schema();
/// assert_eq!(schema.get("required"), None);
/// assert_eq!(schema["$defs"]["rule"]["required"][0], "id");
/// assert_eq!(schema["$defs"]["rule"]["properties"]["disable"]["type"], "boolean");
/// ```
pub fn layer_json_schema() -> Value {
    let mut schema = json_schema();
    if let Some(root) = schema.as_object_mut() {
        root.remove("required");
        root.insert("title".into(), "A layer over a policy of omdome".into());
    }
    for (list, name) in NAMED {
        let Some(item) = schema.pointer_mut(&format!("/$defs/{list}")) else { continue };
        if let Some(table) = item.as_object_mut() {
            table.insert("required".into(), serde_json::json!([name]));
        }
        for word in ["override", "disable"] {
            if let Some(properties) = item.get_mut("properties").and_then(Value::as_object_mut) {
                properties.insert(word.into(), serde_json::json!({ "type": "boolean" }));
            }
        }
    }
    schema
}
