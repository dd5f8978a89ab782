//! Memory for classifying, to be used again.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::detector::SinkBuffers;
use crate::fingerprint::{Fingerprint, FingerprintKey, fingerprint};
use crate::policy::Outcome;
use crate::signal::SignalBuffers;
use crate::text::{Document, TextBuffers};

/// Memory for classifying, to be used again: one for each thread.
///
/// Once it has seen the longest comment, classifying a clean comment allocates
/// nothing.
#[derive(Clone, Default)]
pub struct Scratch {
    pub(super) text: Prepared,
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
/// What is kept is memory only: the next comment overwrites it, and no verdict
/// depends on it.
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

/// A text that is prepared once for looking up and for classifying.
#[derive(Clone, Default)]
pub(super) struct Prepared {
    buffers: TextBuffers,
    /// The text in the buffers and its fingerprint, if it was looked up.
    text: String,
    print: Option<Fingerprint>,
}

impl Prepared {
    /// The fingerprint of a text, which is kept for classifying it.
    pub(super) fn fingerprint(&mut self, text: &str, key: &FingerprintKey) -> Fingerprint {
        let print = fingerprint(&self.buffers.prepare(text), key);
        self.text.clear();
        self.text.push_str(text);
        self.print = Some(print);
        print
    }

    /// The document of a text, and its fingerprint if that was made right before.
    pub(super) fn document<'a>(
        &'a mut self,
        text: &'a str,
    ) -> (Document<'a>, Option<&'a Fingerprint>) {
        if self.print.is_some() && self.text == text {
            return (self.buffers.again(text), self.print.as_ref());
        }
        self.print = None;
        (self.buffers.prepare(text), None)
    }
}

/// Nothing of the comments that went through it.
impl fmt::Debug for Scratch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Scratch")
    }
}
