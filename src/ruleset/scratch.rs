//! Memory for classifying, to be used again.

use alloc::vec::Vec;
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

/// Scratches of callers who keep none of their own.
///
/// Nobody ever waits for it: a thread that finds it taken makes a new scratch.
#[derive(Debug, Default)]
pub(super) struct Pool(spin::Mutex<Vec<Scratch>>);

impl Pool {
    /// The most scratches that are kept.
    const MOST: usize = 8;

    pub(super) fn take(&self) -> Scratch {
        self.0.try_lock().and_then(|mut kept| kept.pop()).unwrap_or_default()
    }

    pub(super) fn give_back(&self, scratch: Scratch) {
        if let Some(mut kept) = self.0.try_lock() {
            if kept.len() < Pool::MOST {
                kept.push(scratch);
            }
        }
    }
}

/// Nothing of the comments that went through it.
impl fmt::Debug for Scratch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Scratch")
    }
}
