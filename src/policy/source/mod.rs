//! Texts read into a tree that knows where each part of it stands.

mod json;
mod locate;
#[cfg(feature = "toml")]
mod toml;

use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value};

use crate::error::{Diagnostic, Position};

/// One text, or one policy made in Rust.
#[derive(Clone, Debug)]
pub(super) struct Source {
    pub(super) name: Box<str>,
    pub(super) form: Form,
}

/// How a source is written.
#[derive(Clone, Debug)]
pub(super) enum Form {
    Json(Box<str>),
    #[cfg(feature = "toml")]
    Toml(Box<str>),
    Tree(Value),
}

/// A place in a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// The number of the source.
    pub(super) source: u16,
    /// The first byte.
    pub(super) offset: u32,
}

/// A part of the tree.
#[derive(Clone, Debug)]
pub(super) struct Node {
    /// Where its key stands; where it stands itself if it has none.
    pub(super) key: Mark,
    pub(super) at: Mark,
    pub(super) data: Data,
}

#[derive(Clone, Debug)]
pub(super) enum Data {
    Leaf(Value),
    List(Vec<Node>),
    Table(BTreeMap<String, Node>),
}

impl Source {
    /// Reads the source with the number `number`; every syntax fault goes to
    /// `faults`.
    pub(super) fn read(&self, number: u16, faults: &mut Vec<Diagnostic>) -> Node {
        match &self.form {
            Form::Json(text) => json::read(self, text, number, faults),
            #[cfg(feature = "toml")]
            Form::Toml(text) => toml::read(self, text, number, faults),
            Form::Tree(value) => Node::from_value(value, number),
        }
    }

    /// The line and column of a byte of the source's text.
    pub(super) fn position(&self, offset: usize) -> Option<Position> {
        let text = match &self.form {
            Form::Json(text) => text,
            #[cfg(feature = "toml")]
            Form::Toml(text) => text,
            Form::Tree(_) => return None,
        };
        let mut offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let before = text.get(..offset)?;
        let line_start = before.rfind('\n').map_or(0, |n| n + 1);
        let column = before.get(line_start..)?.trim_start_matches('\u{FEFF}').chars().count();
        Some(Position {
            source: self.name.clone(),
            line: count(before.bytes().filter(|b| *b == b'\n').count()),
            column: count(column),
        })
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX).saturating_add(1)
}

impl Mark {
    pub(super) fn new(source: u16, offset: usize) -> Mark {
        Mark { source, offset: u32::try_from(offset).unwrap_or(u32::MAX) }
    }
}

impl Node {
    fn from_value(value: &Value, source: u16) -> Node {
        let at = Mark::new(source, 0);
        let data = match value {
            Value::Array(items) => {
                Data::List(items.iter().map(|v| Node::from_value(v, source)).collect())
            }
            Value::Object(map) => Data::Table(
                map.iter().map(|(k, v)| (k.clone(), Node::from_value(v, source))).collect(),
            ),
            leaf => Data::Leaf(leaf.clone()),
        };
        Node { key: at, at, data }
    }

    /// The data without their places.
    pub(super) fn to_value(&self) -> Value {
        match &self.data {
            Data::Leaf(leaf) => leaf.clone(),
            Data::List(items) => Value::Array(items.iter().map(Node::to_value).collect()),
            Data::Table(table) => {
                let entries = table.iter().map(|(key, node)| (key.clone(), node.to_value()));
                Value::Object(entries.collect::<Map<String, Value>>())
            }
        }
    }

    /// An empty table at the start of a source.
    pub(super) fn empty(source: u16) -> Node {
        let at = Mark::new(source, 0);
        Node { key: at, at, data: Data::Table(BTreeMap::new()) }
    }

    pub(super) fn get(&self, key: &str) -> Option<&Node> {
        match &self.data {
            Data::Table(table) => table.get(key),
            _ => None,
        }
    }

    pub(super) fn items(&self) -> &[Node] {
        match &self.data {
            Data::List(items) => items,
            _ => &[],
        }
    }

    pub(super) fn text(&self) -> Option<&str> {
        match &self.data {
            Data::Leaf(Value::String(text)) => Some(text),
            _ => None,
        }
    }
}
