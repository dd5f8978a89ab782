//! Lists that share one allocation.
//!
//! A verdict has a list of findings for each reason, and a list of rules for each
//! obligation; most hold one or two elements. One list holds the elements of all,
//! and each reason and obligation knows its own stretch of it.

use alloc::sync::Arc;
use core::fmt;
use core::ops::Range;

/// A stretch of a list whose other stretches are held elsewhere.
#[derive(Clone)]
pub(super) struct Part<T> {
    all: Option<Arc<[T]>>,
    from: u32,
    to: u32,
}

impl<T> Part<T> {
    /// The elements of a range of a list.
    pub(super) fn new(all: &Arc<[T]>, range: Range<u32>) -> Part<T> {
        Part { all: Some(all.clone()), from: range.start, to: range.end }
    }

    /// From here to the end of a later part of the same list.
    pub(super) fn up_to(&self, later: &Part<T>) -> Part<T> {
        Part { all: self.all.clone(), from: self.from, to: later.to }
    }

    pub(super) fn as_slice(&self) -> &[T] {
        let all = self.all.as_deref().unwrap_or_default();
        all.get(self.from as usize..self.to as usize).unwrap_or_default()
    }
}

impl<T> Default for Part<T> {
    fn default() -> Part<T> {
        Part { all: None, from: 0, to: 0 }
    }
}

impl<T: PartialEq> PartialEq for Part<T> {
    fn eq(&self, other: &Part<T>) -> bool {
        self.as_slice() == other.as_slice()
    }
}

impl<T: Eq> Eq for Part<T> {}

impl<T: fmt::Debug> fmt::Debug for Part<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_slice().fmt(f)
    }
}
