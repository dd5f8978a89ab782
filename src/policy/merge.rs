//! Laying one tree over another.

use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde_json::Value;

use super::layer::Override;
use super::source::{Data, Mark, Node};
use crate::error::Diagnostic;

/// Lists whose items are merged by the key that names them.
pub(super) const NAMED: &[(&str, &str)] =
    &[("rule", "id"), ("ground", "id"), ("list", "id"), ("unserved", "what")];
/// Tables that are merged key by key.
const TABLES: &[&str] = &["param", "meta"];
/// What every layer may say of itself.
const OWN: &[&str] = &["schema", "id", "version", "title"];

/// Puts layers together.
pub(super) struct Merge {
    /// What was changed, in order.
    pub(super) overrides: Vec<Override>,
    /// Rules that were changed: id and number of the last source that did.
    pub(super) layered: BTreeMap<String, u16>,
    /// Faults, each with the place it is about.
    pub(super) faults: Vec<(Diagnostic, Mark)>,
    names: Vec<Box<str>>,
}

impl Merge {
    pub(super) fn new(names: Vec<Box<str>>) -> Merge {
        Merge { overrides: Vec::new(), layered: BTreeMap::new(), faults: Vec::new(), names }
    }

    /// Lays `delta` over `base`.
    pub(super) fn lay(&mut self, base: &mut Node, delta: Node) {
        let (Data::Table(base), Data::Table(table)) = (&mut base.data, delta.data) else {
            return;
        };
        for (key, node) in table {
            if let Some((_, name)) = NAMED.iter().find(|(list, _)| *list == key) {
                let below = base.entry(key.clone()).or_insert_with(|| Node {
                    key: node.key,
                    at: node.at,
                    data: Data::List(Vec::new()),
                });
                match node.data {
                    Data::List(items) if matches!(below.data, Data::List(_)) => {
                        self.named(&key, name, below, items);
                    }
                    _ => *below = node,
                }
            } else if key == "detector" {
                self.detectors(base, node);
            } else if TABLES.contains(&key.as_str()) {
                self.table(&key, base, node);
            } else {
                if base.contains_key(&key) && !OWN.contains(&key.as_str()) {
                    self.changed(&key, node.at);
                }
                base.insert(key, node);
            }
        }
    }

    /// A list whose items have names.
    fn named(&mut self, list: &str, name: &str, below: &mut Node, items: Vec<Node>) {
        let Data::List(below) = &mut below.data else { return };
        let known: Vec<Option<String>> =
            below.iter().map(|n| n.get(name).and_then(Node::text).map(String::from)).collect();
        let mut dropped = Vec::new();
        for mut item in items {
            let disable = self.flag(&mut item, "disable");
            let replace = self.flag(&mut item, "override");
            let id = item.get(name).and_then(Node::text).map(String::from);
            let Some(id) = id else {
                below.push(item);
                continue;
            };
            let path = format!("{list}.{id}");
            let at = known.iter().position(|k| k.as_ref() == Some(&id));
            match at.and_then(|i| below.get_mut(i).map(|n| (i, n))) {
                None if disable || replace => {
                    let message = format!("no layer below has the {list} `{id}`");
                    let hint = "correct the id, or take `override` or `disable` away";
                    self.fault("policy.layer-missing", &path, message, hint, item.at);
                }
                None => below.push(item),
                Some((i, _)) if disable => {
                    dropped.push(i);
                    self.changed(&path, item.at);
                }
                Some((_, there)) if replace => self.replace(list, &id, there, item),
                Some((_, there)) if there.to_value() == item.to_value() => {}
                Some(_) => {
                    let message = format!("a layer below already has the {list} `{id}`");
                    let hint = "say `override = true` to change it, or choose another id";
                    self.fault("policy.layer-conflict", &path, message, hint, item.at);
                }
            }
        }
        let mut place = 0;
        below.retain(|_| {
            place += 1;
            !dropped.contains(&(place - 1))
        });
    }

    /// An item that replaces the keys it gives. Examples of the layer below stay
    /// beside new ones, unless the same text is given anew.
    fn replace(&mut self, list: &str, id: &str, there: &mut Node, item: Node) {
        let source = item.at.source;
        let (Data::Table(there), Data::Table(item)) = (&mut there.data, item.data) else {
            return;
        };
        for (key, mut node) in item {
            let same = there.get(&key).is_some_and(|old| old.to_value() == node.to_value());
            if same {
                continue;
            }
            if list == "rule" && key == "example" {
                if let (Some(old), Data::List(new)) = (there.get(&key), &mut node.data) {
                    let given: Vec<Option<String>> =
                        new.iter().map(|n| n.get("text")?.text().map(String::from)).collect();
                    let kept = old.items().iter().filter(|n| {
                        let text = n.get("text").and_then(Node::text);
                        !given.iter().any(|g| g.as_deref() == text)
                    });
                    let kept: Vec<Node> = kept.cloned().collect();
                    new.splice(0..0, kept);
                }
            } else {
                self.changed(&format!("{list}.{id}.{key}"), node.at);
            }
            there.insert(key, node);
        }
        if list == "rule" {
            self.layered.insert(id.to_string(), source);
        }
    }

    /// Settings of detectors: each detector's table is merged key by key.
    fn detectors(&mut self, base: &mut BTreeMap<String, Node>, node: Node) {
        match (base.get_mut("detector").map(|n| &mut n.data), node.data) {
            (Some(Data::Table(below)), Data::Table(detectors)) => {
                for (id, settings) in detectors {
                    self.merge(&format!("detector.{id}"), below, id, settings);
                }
            }
            (_, data) => {
                base.insert("detector".to_string(), Node { data, ..node });
            }
        }
    }

    fn table(&mut self, key: &str, base: &mut BTreeMap<String, Node>, node: Node) {
        self.merge(key, base, key.to_string(), node);
    }

    /// Merges a table key by key under `base[key]`.
    fn merge(&mut self, path: &str, base: &mut BTreeMap<String, Node>, key: String, node: Node) {
        match (base.get_mut(&key).map(|n| &mut n.data), node.data) {
            (Some(Data::Table(below)), Data::Table(table)) => {
                for (key, value) in table {
                    let old = below.get(&key).map(Node::to_value);
                    if old.is_some_and(|old| old != value.to_value()) {
                        self.changed(&format!("{path}.{key}"), value.at);
                    }
                    below.insert(key, value);
                }
            }
            (_, data) => {
                base.insert(key, Node { data, ..node });
            }
        }
    }

    /// Takes the word `override` or `disable` off an item.
    fn flag(&mut self, item: &mut Node, key: &str) -> bool {
        let Data::Table(table) = &mut item.data else { return false };
        match table.remove(key).map(|n| (n.at, n.data)) {
            None => false,
            Some((_, Data::Leaf(Value::Bool(yes)))) => yes,
            Some((at, _)) => {
                let message = format!("`{key}` is neither `true` nor `false`");
                self.fault("policy.wrong-type", key, message, "write `true` or take it away", at);
                true
            }
        }
    }

    fn changed(&mut self, path: &str, at: Mark) {
        let source = self.names.get(usize::from(at.source)).cloned().unwrap_or_default();
        self.overrides.push(Override { path: path.into(), source });
    }

    fn fault(
        &mut self,
        code: &'static str,
        path: &str,
        message: String,
        hint: &'static str,
        at: Mark,
    ) {
        self.faults.push((Diagnostic::error(code, path, message).hint(hint), at));
    }
}
