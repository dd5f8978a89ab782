//! One fault or one doubt about a policy or a lexicon.

use alloc::boxed::Box;
use alloc::string::String;
use core::fmt;

use serde::Serialize;

use crate::category::Id;

/// How much a diagnostic weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Worth a look; the ruleset is built all the same.
    Warning,
    /// The ruleset is not built.
    Error,
}

/// Where in a text a diagnostic points: lines and columns count from 1,
/// columns in characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Position {
    /// The name of the text, as the caller gave it: a file name, mostly.
    pub source: Box<str>,
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
}

/// One fault or one doubt, with what a person needs to mend it.
///
/// Its text is about the policy, never about a comment.
///
/// ```
/// use omdome::error::{Diagnostic, Level};
///
/// let fault = Diagnostic::error("policy.unknown-ground", "rule[3].grounds[0]", "no ground has the id `lokal.x`")
///     .hint("declare it under `ground`, or correct the id");
/// assert_eq!(fault.level(), Level::Error);
/// assert_eq!(
///     fault.to_string(),
///     "error[policy.unknown-ground] rule[3].grounds[0]: no ground has the id `lokal.x` \
///      (declare it under `ground`, or correct the id)",
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    level: Level,
    code: Id,
    path: Box<str>,
    message: Box<str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<Box<str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    position: Option<Position>,
}

impl Diagnostic {
    /// A fault that stops the build.
    pub fn error(code: impl Into<Id>, path: impl Into<String>, message: impl Into<String>) -> Self {
        Diagnostic::new(Level::Error, code.into(), path.into(), message.into())
    }

    /// A doubt that does not.
    pub fn warning(
        code: impl Into<Id>,
        path: impl Into<String>,
        message: impl Into<String>,
    ) -> Self {
        Diagnostic::new(Level::Warning, code.into(), path.into(), message.into())
    }

    fn new(level: Level, code: Id, path: String, message: String) -> Self {
        Diagnostic {
            level,
            code,
            path: path.into_boxed_str(),
            message: message.into_boxed_str(),
            hint: None,
            position: None,
        }
    }

    /// Adds what to do about it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into().into_boxed_str());
        self
    }

    /// Adds where in a text it is.
    #[must_use]
    pub fn at(mut self, position: Position) -> Self {
        self.position = Some(position);
        self
    }

    /// Puts `prefix` before the path; a path that is empty becomes the prefix.
    #[must_use]
    pub fn under(mut self, prefix: &str) -> Self {
        let joint = match self.path.chars().next() {
            None | Some('[') => "",
            Some(_) => ".",
        };
        self.path = [prefix, joint, &*self.path].concat().into_boxed_str();
        self
    }

    /// Fault or doubt.
    pub fn level(&self) -> Level {
        self.level
    }

    /// The stable code, for example `policy.unknown-key`.
    pub fn code(&self) -> &Id {
        &self.code
    }

    /// The value at fault: `rule[3].when.finding.kind`, list places from 0.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What is wrong.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// What to do about it.
    pub fn hint_text(&self) -> Option<&str> {
        self.hint.as_deref()
    }

    /// Where in a text it is, if the policy came from one.
    pub fn position(&self) -> Option<&Position> {
        self.position.as_ref()
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(at) = &self.position {
            write!(f, "{}:{}:{}: ", at.source, at.line, at.column)?;
        }
        let level = match self.level {
            Level::Warning => "warning",
            Level::Error => "error",
        };
        write!(f, "{level}[{}]", self.code)?;
        if !self.path.is_empty() {
            write!(f, " {}", self.path)?;
        }
        write!(f, ": {}", self.message)?;
        match &self.hint {
            Some(hint) => write!(f, " ({hint})"),
            None => Ok(()),
        }
    }
}
