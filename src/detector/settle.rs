//! Settling claims and overlaps, once, by a total order.

use core::cmp::{Ordering, Reverse};

use super::sink::{Candidate, Claim, SinkBuffers};
use crate::finding::Finding;
use crate::text::Span;

/// Drops what lies on claimed text and, among exclusive candidates that share
/// characters, all but the weightiest; what was reported as standing beside the
/// rest is never dropped. What stays is in the order of a verdict.
///
/// The order is total (weight, length, start, end, category, kind, code), so the
/// order in which detectors are registered never shows. O(n log n) comparisons.
pub(crate) fn settle(buffers: &mut SinkBuffers) {
    let SinkBuffers { candidates, claims, taken, .. } = buffers;
    if !claims.is_empty() {
        candidates.retain(|c| c.beside || !claims.iter().any(|claim| owns(claim, c)));
    }
    if candidates.len() > 1 {
        candidates.sort_by(by_weight);
        candidates.retain(|c| !c.exclusive || take(taken, c.finding.span()));
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
fn take(taken: &mut alloc::vec::Vec<Span>, span: Span) -> bool {
    let at = taken.partition_point(|t| t.start() < span.start());
    // Taken spans do not overlap, so only the neighbours can touch this one.
    let free = taken.iter().skip(at.saturating_sub(1)).take(2).all(|t| !t.overlaps(span));
    if free {
        taken.insert(at, span);
    }
    free
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::category::Category;
    use crate::finding::Confidence;

    fn candidate(at: (u32, u32), detector: u16, weight: u16) -> Candidate {
        let span = Span::new(at.0, at.1);
        let finding = Finding::new(Category::Link, span, Confidence::Likely, "x");
        Candidate { finding, detector, exclusive: true, beside: false, weight }
    }

    fn settled(candidates: std::vec::Vec<Candidate>, claims: &[Claim]) -> std::vec::Vec<Span> {
        let claims = claims.to_vec();
        let mut buffers = SinkBuffers { candidates, claims, ..SinkBuffers::default() };
        settle(&mut buffers);
        buffers.candidates.iter().map(|c| c.finding.span()).collect()
    }

    #[test]
    fn the_weightiest_takes_the_characters() {
        let (light, heavy, apart) =
            (candidate((0, 11), 0, 1), candidate((10, 30), 1, 2), candidate((30, 31), 0, 1));
        let spans = settled(std::vec![light, heavy, apart], &[]);
        assert_eq!(spans, [Span::new(10, 30), Span::new(30, 31)]);
    }

    #[test]
    fn what_stands_beside_drops_nothing_and_stays() {
        let beside = |at| Candidate { exclusive: false, beside: true, ..candidate(at, 0, 1) };
        let all = std::vec![candidate((0, 40), 1, 9), beside((4, 16)), beside((20, 32))];
        let claim = Claim { span: Span::new(0, 40), detector: 1 };
        let spans = [Span::new(0, 40), Span::new(4, 16), Span::new(20, 32)];
        assert_eq!(settled(all.clone(), &[]), spans);
        assert_eq!(settled(all, &[claim]), spans);
        let owned = settled(std::vec![candidate((4, 16), 0, 9)], &[claim]);
        assert_eq!(owned, []);
    }
}
