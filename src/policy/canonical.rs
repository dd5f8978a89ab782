//! The one form of a policy that its digest is taken over.

use alloc::string::String;
use alloc::vec::Vec;

use serde_json::Value;

use super::model::Policy;

/// Lists whose order means nothing.
const UNORDERED: &[&str] = &["rule", "ground", "list"];

impl Policy {
    /// The policy as JSON with sorted keys, no spacing, nothing that is left to
    /// its default, and rules, grounds and lists sorted by id: the same for
    /// policies that mean the same, whatever their comments, spacing and order.
    ///
    /// ```
    /// use omdome::policy::Policy;
    ///
    /// let text = r#"{ "version": "1.0.0", "id": "se.exempel", "schema": "omdome.policy/1" }"#;
    /// let policy = Policy::from_json("p.json", text)?;
    /// assert!(policy.canonical_json().contains(r#""id":"se.exempel","schema":"omdome.policy/1""#));
    /// # Ok::<(), omdome::error::BuildError>(())
    /// ```
    pub fn canonical_json(&self) -> String {
        // A policy is made of texts, numbers and maps with text keys, which
        // always have a JSON form.
        let mut tree = serde_json::to_value(self).unwrap_or(Value::Null);
        for list in UNORDERED {
            if let Some(items) = tree.get_mut(*list).and_then(Value::as_array_mut) {
                // Equal ids are a fault; they are told apart by the whole.
                items.sort_by_cached_key(|item| {
                    let id = item.get("id").and_then(Value::as_str).map(String::from);
                    (id, canonical(item))
                });
            }
        }
        canonical(&tree)
    }
}

fn canonical(tree: &Value) -> String {
    let mut out = String::new();
    write(tree, &mut out);
    out
}

/// Writes with keys sorted by their bytes, whatever order the map keeps.
fn write(tree: &Value, out: &mut String) {
    match tree {
        Value::Object(map) => {
            let mut entries: Vec<(&String, &Value)> = map.iter().collect();
            entries.sort_by_key(|(key, _)| *key);
            out.push('{');
            for (i, (key, value)) in entries.into_iter().enumerate() {
                if i > 0 {
                    out.push(',');
                }
                text(key, out);
                out.push(':');
                write(value, out);
            }
            out.push('}');
        }
        Value::Array(items) => {
            out.push('[');
            for (i, item) in items.iter().enumerate() {
                if i > 0 {
                    out.push(',');
                }
                write(item, out);
            }
            out.push(']');
        }
        Value::String(string) => text(string, out),
        Value::Number(number) => out.push_str(&alloc::string::ToString::to_string(number)),
        Value::Bool(true) => out.push_str("true"),
        Value::Bool(false) => out.push_str("false"),
        Value::Null => out.push_str("null"),
    }
}

/// JSON text with the least escaping (RFC 8785, 3.2.2.2).
fn text(string: &str, out: &mut String) {
    out.push('"');
    for c in string.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{C}' => out.push_str("\\f"),
            c if c < ' ' => out.push_str(&alloc::format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::{Action, Condition, Matcher, Rule};

    #[test]
    fn text_reads_back() {
        let odd = "\"\\\n\r\t\u{8}\u{C}\u{1}å😡/";
        let mut out = String::new();
        text(odd, &mut out);
        assert_eq!(serde_json::from_str::<String>(&out).unwrap(), odd);
    }

    #[test]
    fn order_of_rules_means_nothing() {
        let rule =
            |id: &str| Rule::new(id, Action::Review, Condition::Finding(Matcher::new("insult")));
        let mut one = Policy::new("p", "1.0.0");
        one.rule = Vec::from([rule("a"), rule("b")]);
        let mut other = one.clone();
        other.rule.reverse();
        assert_eq!(one.canonical_json(), other.canonical_json());
        other.rule.pop();
        assert_ne!(one.canonical_json(), other.canonical_json());
    }
}
