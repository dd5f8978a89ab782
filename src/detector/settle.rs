//! Settling claims and overlaps, once, by a total order.

use core::cmp::{Ordering, Reverse};

use super::sink::{Candidate, Claim, SinkBuffers};
use crate::finding::Finding;
use crate::text::Span;

/// Drops what lies on claimed text and, among exclusive candidates that share
/// characters, all but the weightiest. What stays is in the order of a verdict.
///
/// The order is total (weight, length, start, end, category, kind, code), so the
/// order in which detectors are registered never shows. O(n log n) comparisons.
pub(crate) fn settle(buffers: &mut SinkBuffers) {
    let SinkBuffers { candidates, claims, taken, .. } = buffers;
    if !claims.is_empty() {
        candidates.retain(|c| !claims.iter().any(|claim| owns(claim, c)));
    }
    if candidates.len() > 1 {
        candidates.sort_by(by_weight);
        candidates.retain(|c| !c.exclusive || take(taken, c.finding.span(), c.pair));
        candidates.sort_by(|a, b| a.finding.order(&b.finding));
        candidates.dedup_by(|b, a| a.finding == b.finding);
    }
}

fn owns(claim: &Claim, candidate: &Candidate) -> bool {
    let span = candidate.finding.span();
    claim.detector != candidate.detector
        && if candidate.exclusive { claim.span.overlaps(span) } else { claim.span.contains(span) }
}

fn by_weight(a: &Candidate, b: &Candidate) -> Ordering {
    let key = |c: &Candidate| (Reverse(c.weight), Reverse(c.finding.span().len()));
    key(a).cmp(&key(b)).then_with(|| Finding::order(&a.finding, &b.finding))
}

/// Takes the span unless another candidate has some of it; `taken` stays sorted.
fn take(taken: &mut alloc::vec::Vec<(Span, u32)>, span: Span, pair: u32) -> bool {
    let at = taken.partition_point(|(t, _)| t.start() < span.start());
    // Taken spans overlap only within a pair, so the two neighbours on either
    // side are all that can touch this one.
    let near = taken.iter().skip(at.saturating_sub(2)).take(4);
    let free = near.clone().all(|(t, p)| !t.overlaps(span) || (pair != 0 && *p == pair));
    if free {
        taken.insert(at, (span, pair));
    }
    free
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_shares_and_a_stranger_does_not() {
        let mut taken = alloc::vec::Vec::new();
        assert!(take(&mut taken, Span::new(10, 30), 1));
        assert!(take(&mut taken, Span::new(15, 27), 1));
        assert!(!take(&mut taken, Span::new(16, 20), 0));
        assert!(!take(&mut taken, Span::new(0, 11), 2));
        assert!(take(&mut taken, Span::new(0, 10), 2));
        assert!(take(&mut taken, Span::new(30, 31), 0));
    }
}
