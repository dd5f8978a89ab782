//! JSON, with the place of every value.
//!
//! `serde_json` judges the syntax. The text is then walked once more for the
//! places, which it does not keep, and for keys that stand twice.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::de::IgnoredAny;
use serde_json::Value;

use super::{Data, Mark, Node, Source};
use crate::error::{Diagnostic, Position};

pub(super) fn read(source: &Source, text: &str, number: u16, faults: &mut Vec<Diagnostic>) -> Node {
    // The checks of `serde_json`, its limit of depth among them, make the walk safe.
    if let Err(error) = serde_json::from_str::<IgnoredAny>(text) {
        faults.push(syntax(source, &error));
        return Node::empty(number);
    }
    let mut walk = Walk { source, text, at: 0, number, faults };
    walk.value().unwrap_or_else(|| Node::empty(number))
}

fn syntax(source: &Source, error: &serde_json::Error) -> Diagnostic {
    let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let text = error.to_string();
    let message = text.split(" at line ").next().unwrap_or_default();
    Diagnostic::error("policy.syntax", "", message).at(Position {
        source: source.name.clone(),
        line: narrow(error.line()).max(1),
        column: narrow(error.column()).max(1),
    })
}

/// A walk over a text that is known to be JSON.
struct Walk<'a> {
    source: &'a Source,
    text: &'a str,
    at: usize,
    number: u16,
    faults: &'a mut Vec<Diagnostic>,
}

impl Walk<'_> {
    fn peek(&mut self) -> Option<u8> {
        let rest = self.text.as_bytes().get(self.at..)?;
        self.at += rest.iter().take_while(|b| b.is_ascii_whitespace()).count();
        self.text.as_bytes().get(self.at).copied()
    }

    fn take(&mut self, byte: u8) -> bool {
        let there = self.peek() == Some(byte);
        self.at += usize::from(there);
        there
    }

    fn value(&mut self) -> Option<Node> {
        let first = self.peek()?;
        let at = Mark::new(self.number, self.at);
        let data = match first {
            b'{' => self.table()?,
            b'[' => self.list()?,
            b'"' => Data::Leaf(Value::String(self.string()?)),
            _ => {
                let rest = self.text.get(self.at..)?;
                let end = rest
                    .find(|c: char| matches!(c, ',' | ']' | '}') || c.is_ascii_whitespace())
                    .unwrap_or(rest.len());
                self.at += end;
                Data::Leaf(serde_json::from_str(rest.get(..end)?).ok()?)
            }
        };
        Some(Node { key: at, at, data })
    }

    fn table(&mut self) -> Option<Data> {
        let mut table: BTreeMap<String, Node> = BTreeMap::new();
        self.take(b'{');
        while self.peek()? != b'}' {
            let key_at = self.at;
            let key = self.string()?;
            self.take(b':');
            let mut node = self.value()?;
            node.key = Mark::new(self.number, key_at);
            if table.contains_key(&key) {
                let message = format!("the key `{key}` stands twice");
                let fault = Diagnostic::error("policy.duplicate-key", key.as_str(), message);
                self.faults.push(match self.source.position(key_at) {
                    Some(position) => fault.at(position),
                    None => fault,
                });
            }
            table.insert(key, node);
            self.take(b',');
        }
        self.take(b'}');
        Some(Data::Table(table))
    }

    fn list(&mut self) -> Option<Data> {
        let mut items = Vec::new();
        self.take(b'[');
        while self.peek()? != b']' {
            items.push(self.value()?);
            self.take(b',');
        }
        self.take(b']');
        Some(Data::List(items))
    }

    /// Reads text in quotation marks.
    fn string(&mut self) -> Option<String> {
        let rest = self.text.get(self.at..)?;
        let mut escaped = false;
        let end = rest.bytes().skip(1).position(|b| {
            let ends = b == b'"' && !escaped;
            escaped = b == b'\\' && !escaped;
            ends
        })?;
        let quoted = rest.get(..end + 2)?;
        self.at += quoted.len();
        serde_json::from_str(quoted).ok()
    }
}
