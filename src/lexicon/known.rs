//! What patterns may name: the classes and scales of the bundled files.

use alloc::vec::Vec;

use super::{cue, scale};

/// The classes and scales that patterns may name, each list sorted.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    pub(super) classes: Vec<&'static str>,
    pub(super) scales: Vec<&'static str>,
}

impl Known {
    /// Those of the bundled files.
    pub(super) fn bundled() -> Known {
        Known { classes: cue::names(), scales: scale::names() }
    }
}
