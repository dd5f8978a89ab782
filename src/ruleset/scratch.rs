//! Memory for classifying, to be used again.

use core::fmt;

use crate::detector::SinkBuffers;
use crate::policy::Outcome;
use crate::signal::SignalBuffers;
use crate::text::TextBuffers;

/// Memory for classifying, to be used again: one for each thread.
///
/// Once it has seen the longest comment, classifying a clean comment allocates
/// nothing.
#[derive(Clone, Default)]
pub struct Scratch {
    pub(super) text: TextBuffers,
    pub(super) signals: SignalBuffers,
    pub(super) sink: SinkBuffers,
    pub(super) outcome: Outcome,
}

impl Scratch {
    /// Empty memory.
    pub fn new() -> Scratch {
        Scratch::default()
    }
}

/// Nothing of the comments that went through it.
impl fmt::Debug for Scratch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Scratch")
    }
}
