//! TOML, with every syntax fault of the text.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde_json::{Number, Value};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Data, Mark, Node, Source};
use crate::error::Diagnostic;

pub(super) fn read(source: &Source, text: &str, number: u16, faults: &mut Vec<Diagnostic>) -> Node {
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let fault = Diagnostic::error("policy.syntax", "", error.message());
        faults.push(match error.span().and_then(|span| source.position(span.start)) {
            Some(position) => fault.at(position),
            None => fault,
        });
    }
    let mut reader = Reader { source, number, faults };
    let data = reader.table(table.get_ref());
    let at = Mark::new(number, 0);
    Node { key: at, at, data }
}

struct Reader<'a> {
    source: &'a Source,
    number: u16,
    faults: &'a mut Vec<Diagnostic>,
}

impl Reader<'_> {
    fn table(&mut self, table: &DeTable<'_>) -> Data {
        let mut entries = alloc::collections::BTreeMap::new();
        for (key, value) in table.iter() {
            let mut node = self.node(value);
            node.key = Mark::new(self.number, key.span().start);
            entries.insert(key.get_ref().to_string(), node);
        }
        Data::Table(entries)
    }

    fn node(&mut self, value: &Spanned<DeValue<'_>>) -> Node {
        let at = Mark::new(self.number, value.span().start);
        let data = match value.get_ref() {
            DeValue::Table(table) => self.table(table),
            DeValue::Array(items) => Data::List(items.iter().map(|v| self.node(v)).collect()),
            DeValue::String(text) => Data::Leaf(Value::String(String::from(text.as_ref()))),
            DeValue::Boolean(yes) => Data::Leaf(Value::Bool(*yes)),
            DeValue::Datetime(date) => Data::Leaf(Value::String(date.to_string())),
            DeValue::Integer(integer) => {
                match i64::from_str_radix(integer.as_str(), integer.radix()) {
                    Ok(n) => Data::Leaf(Value::from(n)),
                    Err(_) => self.fault(value.span().start, &format!("{integer} is too great")),
                }
            }
            DeValue::Float(float) => match float.as_str().parse().ok().and_then(Number::from_f64) {
                Some(n) => Data::Leaf(Value::Number(n)),
                None => self.fault(value.span().start, "not a finite number"),
            },
        };
        Node { key: at, at, data }
    }

    fn fault(&mut self, offset: usize, message: &str) -> Data {
        let fault = Diagnostic::error("policy.syntax", "", message);
        self.faults.push(match self.source.position(offset) {
            Some(position) => fault.at(position),
            None => fault,
        });
        Data::Leaf(Value::Null)
    }
}
