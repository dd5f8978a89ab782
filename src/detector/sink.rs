//! Where findings go, and the rules they obey.

use alloc::vec::Vec;

use super::{GapId, KindSpec};
use crate::category::{Category, Id};
use crate::finding::{Confidence, Finding};
use crate::text::{Document, Span};

/// At most this many findings of one detector on one comment; the verdict says
/// where it stopped.
pub(crate) const MAX_FINDINGS: usize = 256;

/// A stretch of text that a detector looked at and rejected, for explaining.
///
/// A mistyped number still points at someone: near misses are masked like
/// findings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearMiss {
    /// What it nearly was.
    pub category: Category,
    /// The kind, where the category has kinds.
    pub kind: Option<Id>,
    /// Where it stands.
    pub span: Span,
    /// What spoke against it: `checksum`, `date`, `boundary`, `context`.
    pub rejected_by: Id,
}

/// A finding on its way to the verdict.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub(crate) finding: Finding,
    pub(crate) detector: u16,
    pub(crate) exclusive: bool,
    /// Whether it stands whatever others say of its characters.
    pub(crate) beside: bool,
    pub(crate) weight: u16,
}

/// A span owned by something harmless.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Claim {
    pub(crate) span: Span,
    pub(crate) detector: u16,
}

/// The memory of a sink, to be used again.
#[derive(Clone, Debug, Default)]
pub(crate) struct SinkBuffers {
    pub(crate) candidates: Vec<Candidate>,
    pub(crate) claims: Vec<Claim>,
    pub(crate) near_misses: Vec<NearMiss>,
    pub(crate) taken: Vec<Span>,
}

impl SinkBuffers {
    pub(crate) fn clear(&mut self) {
        self.candidates.clear();
        self.claims.clear();
        self.near_misses.clear();
        self.taken.clear();
    }
}

/// What all detectors together ran into.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Limits {
    /// Declared gaps that were raised, a bit each.
    pub(crate) gaps: u64,
    /// The first byte whose findings were cut off by a cap.
    pub(crate) capped_from: Option<u32>,
}

/// Where a scanner puts what it finds.
///
/// The sink keeps the rules that hold for every detector: spans lie on character
/// boundaries of the text, each finding is of a kind that the detector declared,
/// and one detector gives at most 256 findings for a comment.
#[derive(Debug)]
pub struct Sink<'a> {
    document: &'a Document<'a>,
    buffers: &'a mut SinkBuffers,
    limits: &'a mut Limits,
    kinds: &'a [KindSpec],
    detector: u16,
    explaining: bool,
    count: usize,
    full: bool,
}

impl<'a> Sink<'a> {
    pub(crate) fn new(
        document: &'a Document<'a>,
        buffers: &'a mut SinkBuffers,
        limits: &'a mut Limits,
        kinds: &'a [KindSpec],
        detector: u16,
        explaining: bool,
    ) -> Sink<'a> {
        Sink { document, buffers, limits, kinds, detector, explaining, count: 0, full: false }
    }

    /// Reports a finding, weighed by its confidence.
    pub fn push(&mut self, finding: Finding) {
        self.add(finding, 0, false);
    }

    /// Reports a finding with evidence finer than its confidence: among findings
    /// of the same confidence that claim the same characters, the greater
    /// `evidence` wins.
    pub fn push_weighed(&mut self, finding: Finding, evidence: u8) {
        self.add(finding, evidence, false);
    }

    /// Reports a finding that stands beside whatever else is said of the same
    /// characters, by this detector or another: an identity number in a link, in an
    /// account number, in an allowed host. It drops nothing and nothing drops it, so
    /// the detector itself must have settled it against its own readings.
    pub fn push_beside(&mut self, finding: Finding) {
        self.add(finding, 0, true);
    }

    /// Declares a span owned by something harmless: no other detector may read
    /// it as its own. Numbers, addresses and links that touch it are dropped,
    /// words only if they lie wholly inside; what was reported
    /// [beside](Self::push_beside) stays.
    pub fn claim(&mut self, span: Span) {
        if self.is_valid(span) && self.buffers.claims.len() < MAX_FINDINGS {
            self.buffers.claims.push(Claim { span, detector: self.detector });
        }
    }

    /// Notes something that was rejected. Does nothing unless the caller asked
    /// for an explanation, see [`is_explaining`](Self::is_explaining).
    pub fn near_miss(&mut self, near_miss: NearMiss) {
        let room = self.buffers.near_misses.len() < MAX_FINDINGS;
        if self.explaining && room && self.is_valid(near_miss.span) {
            self.buffers.near_misses.push(near_miss);
        }
    }

    /// Says that something declared by [`Setup::gap`](super::Setup::gap) was not
    /// assessed.
    pub fn unassessed(&mut self, gap: GapId) {
        self.limits.gaps |= 1u64.checked_shl(u32::from(gap.0)).unwrap_or(0);
    }

    /// Whether a finding of this detector was cut off: what it finds further on
    /// changes nothing.
    pub fn is_full(&self) -> bool {
        self.full
    }

    /// Whether near misses are wanted.
    pub fn is_explaining(&self) -> bool {
        self.explaining
    }

    fn add(&mut self, finding: Finding, evidence: u8, beside: bool) {
        let span = finding.span();
        let spec = self
            .kinds
            .iter()
            .find(|k| k.category == *finding.category() && k.kind.as_ref() == finding.kind_id());
        let (Some(spec), true) = (spec, self.is_valid(span)) else {
            debug_assert!(false, "undeclared kind or bad span in {finding:?}");
            return;
        };
        if self.count == MAX_FINDINGS {
            self.full = true;
            let from = self.limits.capped_from.map_or(span.start(), |f| f.min(span.start()));
            self.limits.capped_from = Some(from);
            return;
        }
        self.count += 1;
        let weight = u16::from(evidence) | rank(finding.how_sure()) << 8;
        self.buffers.candidates.push(Candidate {
            exclusive: spec.exclusive && !beside,
            beside,
            finding,
            detector: self.detector,
            weight,
        });
    }

    fn is_valid(&self, span: Span) -> bool {
        span.of(self.document.text()).is_some()
    }
}

fn rank(confidence: Confidence) -> u16 {
    match confidence {
        Confidence::Possible => 1,
        Confidence::Likely => 2,
        Confidence::Confirmed => 3,
    }
}
