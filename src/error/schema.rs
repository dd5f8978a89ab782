//! A shape as a JSON Schema, for editors and for readers in other languages.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde_json::{Map, Value, json};

use super::{Field, Is, Shape};
use crate::category::Category;

/// The dialect that the schemas are written in.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// What a reader does with a key that the schema does not name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OtherKeys {
    /// It is an error: what people write is read strictly.
    Refused,
    /// It is passed over: a later version may add one.
    Ignored,
}

impl Shape {
    /// The shape as a JSON Schema (draft 2020-12) with the id `id`.
    ///
    /// Each table is a definition of its own under `$defs`, named by the key at
    /// which it is met first, so that conditions can hold conditions.
    pub(crate) fn json_schema(&'static self, id: &str, title: &str, other: OtherKeys) -> Value {
        let mut writer = Writer { other, known: Vec::new(), defs: Map::new() };
        let mut root = writer.table(self);
        root.insert("$schema".to_string(), DIALECT.into());
        root.insert("$id".to_string(), format!("urn:{}", id.replace(['.', '/'], ":")).into());
        root.insert("title".to_string(), title.into());
        if !writer.defs.is_empty() {
            root.insert("$defs".to_string(), Value::Object(writer.defs));
        }
        Value::Object(root)
    }
}

struct Writer {
    other: OtherKeys,
    /// Tables that have a name, in the order in which they were met.
    known: Vec<(&'static [Field], String)>,
    defs: Map<String, Value>,
}

impl Writer {
    fn table(&mut self, shape: &'static Shape) -> Map<String, Value> {
        let fields = shape.fields();
        let properties: Map<String, Value> = fields
            .iter()
            .map(|f| (f.name().to_string(), self.value(&f.expects(), f.name())))
            .collect();
        let required: Vec<&str> =
            fields.iter().filter(|f| f.is_required()).map(Field::name).collect();
        let mut table = Map::new();
        table.insert("type".to_string(), "object".into());
        table.insert("properties".to_string(), Value::Object(properties));
        if !required.is_empty() {
            table.insert("required".to_string(), required.into());
        }
        if self.other == OtherKeys::Refused {
            table.insert("additionalProperties".to_string(), false.into());
        }
        table
    }

    /// A reference to the definition of a table; writes it when first met.
    fn named(&mut self, shape: &'static Shape, key: &str, choice: bool) -> Value {
        let fields = shape.fields();
        let met = self.known.iter().find(|(f, _)| core::ptr::eq(*f, fields));
        let name = match met {
            Some((_, name)) => name.clone(),
            None => {
                let taken = self.known.iter().filter(|(_, n)| n.starts_with(key)).count();
                let name =
                    if taken == 0 { key.to_string() } else { format!("{key}-{}", taken + 1) };
                self.known.push((fields, name.clone()));
                let mut table = self.table(shape);
                if choice {
                    table.insert("minProperties".to_string(), 1.into());
                    table.insert("maxProperties".to_string(), 1.into());
                }
                self.defs.insert(name.clone(), Value::Object(table));
                name
            }
        };
        json!({ "$ref": format!("#/$defs/{name}") })
    }

    fn value(&mut self, is: &Is, key: &str) -> Value {
        match is {
            Is::Any => json!({}),
            Is::Text => json!({ "type": "string" }),
            Is::Bool => json!({ "type": "boolean" }),
            Is::Number => json!({ "type": "number" }),
            Is::Date => json!({ "type": "string", "format": "date" }),
            Is::OneOf(words) => json!({ "type": "string", "enum": words }),
            Is::Category => {
                let ids: Vec<&str> = Category::ALL.iter().map(Category::as_str).collect();
                json!({ "type": "string",
                    "anyOf": [{ "enum": ids }, { "pattern": "^x\\.[a-z0-9_.-]+$" }] })
            }
            Is::Integer(low, high) => {
                json!({ "type": "integer", "minimum": low, "maximum": high })
            }
            Is::Pair(low, high) => json!({
                "type": "array", "minItems": 2, "maxItems": 2,
                "items": { "type": "integer", "minimum": low, "maximum": high },
            }),
            Is::List(inner) => json!({ "type": "array", "items": self.value(inner, key) }),
            Is::Map(inner) => {
                json!({ "type": "object", "additionalProperties": self.value(inner, key) })
            }
            Is::Table(shape) => self.named(shape, key, false),
            Is::Choice(shape) => self.named(shape, key, true),
        }
    }
}
