//! Layers: a base and what is changed on top of it.

use alloc::boxed::Box;
use alloc::string::ToString;
use alloc::vec::Vec;

use serde::Deserialize;
use serde_json::Value;

use super::lint::{Vocabulary, check};
use super::list::Lists;
use super::merge::Merge;
use super::model::Policy;
use super::shape::POLICY;
use super::source::{Form, Mark, Node, Source};
use crate::error::{BuildError, Diagnostic};

/// Policies laid over one another, from the base up.
///
/// Rules, grounds and lists are merged by `id`, what is not served by `what`.
/// An item with the id of one below must say what it means:
///
/// - `override = true` replaces the keys it gives and inherits the rest.
///   Inherited examples stay, but for those whose text is given anew;
/// - `disable = true` drops the item.
///
/// Settings of detectors, parameters and facts of routine are merged key by
/// key; any other key replaces the one below. Nothing is changed silently:
/// [`Composed::overrides`] tells every change.
///
/// ```
/// # #[cfg(feature = "toml")] {
/// use omdome::policy::Layers;
///
/// let composed = Layers::new()
///     .toml("bas.toml", r#"
///         schema = "omdome.policy/1"
///         id = "se.bas"
///         version = "2026.11.0"
///         param = { operator = "SL" }
///     "#)
///     .toml("lokal.toml", r#"
///         id = "se.lokal"
///         param = { operator = "Västtrafik" }
///     "#)
///     .compose()?;
/// assert_eq!(composed.policy().param["operator"], "Västtrafik");
/// assert_eq!(&*composed.overrides()[0].path, "param.operator");
/// assert_eq!(&*composed.overrides()[0].source, "lokal.toml");
/// # }
/// # Ok::<(), omdome::error::BuildError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Layers {
    sources: Vec<Source>,
}

/// A change that a layer made to what lies below it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Override {
    /// What was changed, by id: `rule.profanity.any.action`.
    pub path: Box<str>,
    /// The name of the layer that changed it.
    pub source: Box<str>,
}

/// Layers made one policy, with the knowledge where everything came from.
#[derive(Clone, Debug)]
pub struct Composed {
    policy: Policy,
    overrides: Vec<Override>,
    tree: Node,
    sources: Vec<Source>,
}

impl Layers {
    /// No layer yet.
    pub fn new() -> Layers {
        Layers::default()
    }

    /// Lays a JSON text on top.
    #[must_use]
    pub fn json(self, name: &str, text: &str) -> Layers {
        self.source(name, Form::Json(text.into()))
    }

    /// Lays a TOML text on top.
    #[cfg(feature = "toml")]
    #[must_use]
    pub fn toml(self, name: &str, text: &str) -> Layers {
        self.source(name, Form::Toml(text.into()))
    }

    /// Lays a policy on top.
    #[must_use]
    pub fn policy(self, name: &str, policy: &Policy) -> Layers {
        // A policy is made of texts, numbers and maps with text keys, which
        // always have a JSON form.
        let tree = serde_json::to_value(policy).unwrap_or(Value::Null);
        self.source(name, Form::Tree(tree))
    }

    fn source(mut self, name: &str, form: Form) -> Layers {
        self.sources.push(Source { name: name.into(), form });
        self
    }

    /// Makes one policy of all layers.
    ///
    /// Unknown keys, missing keys, wrong types and changes that are not declared
    /// do not stop here: the policy carries them, and building a ruleset from it
    /// fails with these and every fault of meaning in one go.
    /// [`Composed::explain`] adds the places.
    ///
    /// # Errors
    ///
    /// Every syntax fault of every text.
    pub fn compose(self) -> Result<Composed, BuildError> {
        let mut faults = Vec::new();
        let mut trees = Vec::new();
        for (number, source) in (0u16..).zip(&self.sources) {
            trees.push(source.read(number, &mut faults));
        }
        if !faults.is_empty() {
            BuildError::unless_clean(faults)?;
        }
        let mut merge = Merge::new(self.sources.iter().map(|s| s.name.clone()).collect());
        let mut tree = Node::empty(0);
        for layer in trees {
            merge.lay(&mut tree, layer);
        }
        let composed = Composed::read(tree, merge, self.sources);
        Ok(composed)
    }
}

impl Composed {
    fn read(tree: Node, merge: Merge, sources: Vec<Source>) -> Composed {
        let value = tree.to_value();
        let mut faults = POLICY.check(&value, "");
        let mut replaced = Vec::new();
        let policy = match faults.is_empty() {
            true => Policy::deserialize(&value),
            false => Policy::deserialize(POLICY.mend(&value, "", &mut replaced)),
        };
        let mut policy = policy.unwrap_or_else(|error| {
            faults.push(Diagnostic::error("policy.wrong-type", "", error.to_string()));
            Policy::new("", "")
        });
        let placed = merge.faults.into_iter().map(|(fault, at)| locate(&sources, fault, at));
        policy.faults.found.extend(placed.chain(faults));
        policy.faults.replaced = replaced;
        let rules = tree.get("rule").map(Node::items).unwrap_or_default();
        for (rule, node) in policy.rule.iter_mut().zip(rules) {
            let Some(source) = merge.layered.get(&rule.id) else { continue };
            rule.layered = sources.get(usize::from(*source)).map(|s| s.name.clone());
            let examples = node.get("example").map(Node::items).unwrap_or_default();
            for (example, node) in rule.example.iter_mut().zip(examples) {
                example.inherited = node.at.source < *source;
            }
        }
        Composed { policy, overrides: merge.overrides, tree, sources }
    }

    /// The policy, with the faults that building will report.
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// The policy alone.
    pub fn into_policy(self) -> Policy {
        self.policy
    }

    /// Every change that a layer made to what lies below it, in order.
    pub fn overrides(&self) -> &[Override] {
        &self.overrides
    }

    /// Adds line and column to a diagnostic about this policy; the nearest part
    /// that exists where a key is missing. Nothing is added to what came from
    /// no text.
    #[must_use]
    pub fn locate(&self, diagnostic: Diagnostic) -> Diagnostic {
        if diagnostic.position().is_some() {
            return diagnostic;
        }
        let key = matches!(diagnostic.code().as_str(), "policy.unknown-key");
        let at = self.tree.find(diagnostic.path(), key);
        locate(&self.sources, diagnostic, at)
    }

    /// Adds line and column to every diagnostic of a failed build, and sorts
    /// them by place.
    #[must_use]
    pub fn explain(&self, error: BuildError) -> BuildError {
        error.map(|d| self.locate(d)).by_place()
    }
}

fn locate(sources: &[Source], diagnostic: Diagnostic, at: Mark) -> Diagnostic {
    let source = sources.get(usize::from(at.source));
    match source.and_then(|s| s.position(at.offset as usize)) {
        Some(position) => diagnostic.at(position),
        None => diagnostic,
    }
}

impl Policy {
    /// Reads a policy from JSON. `name` stands in the positions of diagnostics.
    ///
    /// # Errors
    ///
    /// A syntax fault; if there is none, every unknown key, missing key, wrong
    /// type and every fault of meaning that can be told without the detectors.
    pub fn from_json(name: &str, text: &str) -> Result<Policy, BuildError> {
        Layers::new().json(name, text).strict()
    }

    /// Reads a policy from TOML. `name` stands in the positions of diagnostics.
    ///
    /// # Errors
    ///
    /// Every syntax fault; if there is none, every unknown key, missing key,
    /// wrong type and every fault of meaning that can be told without the
    /// detectors.
    #[cfg(feature = "toml")]
    pub fn from_toml(name: &str, text: &str) -> Result<Policy, BuildError> {
        Layers::new().toml(name, text).strict()
    }
}

impl Layers {
    /// The policy, if it has no faults of shape; otherwise these and whatever
    /// else can be told without the detectors.
    fn strict(self) -> Result<Policy, BuildError> {
        let composed = self.compose()?;
        if composed.policy.faults.found.is_empty() {
            return Ok(composed.policy);
        }
        let mut found = check(&composed.policy, &Vocabulary::open()).diagnostics;
        Lists::compile(&composed.policy.list, &mut found);
        match BuildError::unless_clean(found) {
            Ok(_) => Ok(composed.policy),
            Err(error) => Err(composed.explain(error)),
        }
    }
}
