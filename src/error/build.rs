//! The error of building a ruleset.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::fmt;

use super::{Diagnostic, Level};

/// Why a ruleset was not built: every fault, not the first.
///
/// `Display` prints one diagnostic a line, faults before doubts.
#[derive(Clone, PartialEq, Eq)]
pub struct BuildError(Box<[Diagnostic]>);

impl BuildError {
    /// `Ok(doubts)` where none of the diagnostics is a fault.
    pub(crate) fn unless_clean(
        mut diagnostics: Vec<Diagnostic>,
    ) -> Result<Vec<Diagnostic>, BuildError> {
        diagnostics.sort_by_key(|d| core::cmp::Reverse(d.level()));
        match diagnostics.first() {
            Some(worst) if worst.level() == Level::Error => {
                Err(BuildError(diagnostics.into_boxed_slice()))
            }
            _ => Ok(diagnostics),
        }
    }

    /// Everything that was found, faults before doubts.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.0
    }

    /// The same error with each diagnostic passed through `f`: how a text
    /// front end adds line and column.
    pub(crate) fn map(self, f: impl FnMut(Diagnostic) -> Diagnostic) -> BuildError {
        BuildError(self.0.into_vec().into_iter().map(f).collect())
    }

    /// The same error in the order of the text, faults before doubts; what has
    /// no place comes first.
    pub(crate) fn by_place(mut self) -> BuildError {
        self.0.sort_by(|a, b| (b.level(), a.position()).cmp(&(a.level(), b.position())));
        self
    }
}

impl From<Diagnostic> for BuildError {
    fn from(diagnostic: Diagnostic) -> BuildError {
        BuildError(Box::new([diagnostic]))
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, diagnostic) in self.0.iter().enumerate() {
            if i > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{diagnostic}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BuildError:\n{self}")
    }
}

impl core::error::Error for BuildError {}
