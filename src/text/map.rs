//! The way back from folded offsets to the original.

use alloc::vec::Vec;
use core::ops::Range;

use super::Span;

/// From `folded` on, and up to the next piece, folded bytes stand for these
/// original ones: one for one if `block_end` is 0, otherwise all of the piece
/// for the original `orig..block_end`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    folded: u32,
    orig: u32,
    block_end: u32,
}

/// The pieces in which folded and original drift apart; empty while they do not.
#[derive(Clone, Debug, Default)]
pub(super) struct Drift {
    pieces: Vec<Piece>,
}

impl Drift {
    pub(super) fn clear(&mut self) {
        self.pieces.clear();
    }

    pub(super) fn as_slice(&self) -> &[Piece] {
        &self.pieces
    }

    /// The `len` folded bytes at `folded` stand for the original `range`, and
    /// one for one goes on after both.
    pub(super) fn block(&mut self, folded: usize, len: usize, range: Range<usize>) {
        self.truncate(folded);
        if len > 0 {
            self.push(folded, range.start, range.end);
        }
        self.push(folded + len, range.end, 0);
    }

    /// Forgets what is known from `folded` on.
    fn truncate(&mut self, folded: usize) {
        while self.pieces.last().is_some_and(|p| p.folded as usize >= folded) {
            self.pieces.pop();
        }
    }

    fn push(&mut self, folded: usize, orig: usize, block_end: usize) {
        // INVARIANT: the text is at most MAX_TEXT bytes, so every offset fits.
        let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        self.pieces.push(Piece {
            folded: narrow(folded),
            orig: narrow(orig),
            block_end: narrow(block_end),
        });
    }
}

/// The original span of a folded range. O(log pieces).
pub(super) fn to_original(pieces: &[Piece], range: Range<usize>) -> Span {
    let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let (start, end) = (narrow(range.start), narrow(range.end));
    if pieces.is_empty() {
        return Span::new(start, end);
    }
    let from = match piece_at(pieces, start) {
        None => start,
        Some(p) if p.block_end > 0 => p.orig,
        Some(p) => p.orig + (start - p.folded),
    };
    if end <= start {
        return Span::new(from, from);
    }
    let last = end - 1;
    let to = match piece_at(pieces, last) {
        None => end,
        Some(p) if p.block_end > 0 => p.block_end,
        Some(p) => p.orig + (end - p.folded),
    };
    Span::new(from, to)
}

fn piece_at(pieces: &[Piece], folded: u32) -> Option<&Piece> {
    let after = pieces.partition_point(|p| p.folded <= folded);
    pieces.get(after.checked_sub(1)?)
}
