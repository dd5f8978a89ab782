//! Making a faulty tree readable, so that its other faults can be found too.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde_json::{Map, Value};

use super::shape::join;
use super::{Is, Shape};

impl Shape {
    /// The nearest tree that has this shape: unknown keys and faulty optional
    /// values are left out, faulty list items and required values replaced by
    /// something harmless. List places stay. The paths of what was left out or
    /// replaced go to `replaced`.
    pub(crate) fn mend(&self, tree: &Value, path: &str, replaced: &mut Vec<String>) -> Value {
        let mut mended = Map::new();
        for field in self.fields {
            let at = join(path, field.name);
            match tree.get(field.name) {
                Some(value) if field.required || field.is.is_sound(value) => {
                    mended.insert(field.name.to_string(), field.is.mend(value, &at, replaced));
                }
                Some(_) => replaced.push(at),
                None if field.required => {
                    replaced.push(at);
                    mended.insert(field.name.to_string(), field.is.harmless());
                }
                None => {}
            }
        }
        Value::Object(mended)
    }
}

impl Is {
    /// Whether a value is at least of the outer form.
    fn is_sound(&self, value: &Value) -> bool {
        match self {
            Is::List(_) => value.is_array(),
            Is::Table(_) | Is::Map(_) => value.is_object(),
            _ => {
                let mut faults = Vec::new();
                self.check(value, "", &mut faults);
                faults.is_empty()
            }
        }
    }

    fn mend(&self, value: &Value, path: &str, replaced: &mut Vec<String>) -> Value {
        match (self, value) {
            (Is::List(inner), Value::Array(items)) => items
                .iter()
                .enumerate()
                .map(|(i, item)| inner.mend(item, &format!("{path}[{i}]"), replaced))
                .collect(),
            (Is::Map(inner), Value::Object(map)) => map
                .iter()
                .map(|(key, item)| (key.clone(), inner.mend(item, &join(path, key), replaced)))
                .collect(),
            (Is::Table(shape), Value::Object(_)) => shape.mend(value, path, replaced),
            (Is::Choice(shape), Value::Object(map)) if map.len() == 1 => {
                let mended = shape.mend(value, path, replaced);
                if mended.as_object().is_some_and(|map| map.len() == 1) {
                    return mended;
                }
                replaced.push(path.to_string());
                self.harmless()
            }
            _ if self.is_sound(value) => value.clone(),
            _ => {
                replaced.push(path.to_string());
                self.harmless()
            }
        }
    }

    /// Some value of this shape: the first word, the least number, the first
    /// choice, and nothing that is not required.
    fn harmless(&self) -> Value {
        match self {
            Is::Text | Is::Any => Value::String(String::new()),
            Is::OneOf(words) => Value::from(words.first().copied().unwrap_or_default()),
            Is::Category => Value::from(crate::category::Category::Profanity.as_str()),
            Is::Integer(low, _) => Value::from(*low),
            Is::Number => Value::from(0),
            Is::Bool => Value::Bool(false),
            Is::Date => Value::from("2000-01-01"),
            Is::Pair(low, _) => Value::Array(Vec::from([Value::from(*low), Value::from(*low)])),
            Is::List(_) => Value::Array(Vec::new()),
            Is::Map(_) => Value::Object(Map::new()),
            Is::Table(shape) => shape.mend(&Value::Null, "", &mut Vec::new()),
            Is::Choice(shape) => {
                let first = shape.fields.first();
                first.map(|f| (f.name.to_string(), f.is.harmless())).into_iter().collect()
            }
        }
    }
}
