//! Commercial messages from signs that add up.
//!
//! Shops, prices and offers are talked about every day; a message is an
//! advertisement when two different signs of a seller stand in it: a call to
//! buy, a price with a lure, an offer in the seller's voice.

use super::decide::Judged;
use crate::category::Category;
use crate::detector::{Scan, Sink};
use crate::finding::{Confidence, Finding, Severity, Stance};
use crate::lexicon::TermHit;

/// The signs seen so far.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Pitch {
    first: Option<usize>,
    range: (usize, usize),
    different: bool,
    told: bool,
}

impl Pitch {
    /// Takes note of a sign; words inside an earlier sign are the same one.
    pub(super) fn see(&mut self, judged: &Judged, hit: &TermHit) {
        if judged.category != Category::Advertising || judged.stance != Stance::Own {
            return;
        }
        self.told |= judged.confidence > Confidence::Possible;
        let range = hit.range();
        match self.first {
            None => {
                self.first = Some(hit.entry());
                self.range = (range.start, range.end);
            }
            Some(entry) if entry != hit.entry() && range.start >= self.range.1 => {
                self.different = true;
                self.range.1 = range.end;
            }
            Some(_) => {}
        }
    }

    /// Reports the message once, if the signs add up and none was enough alone.
    pub(super) fn report(&self, scan: &Scan<'_>, sink: &mut Sink<'_>) {
        if self.told || !self.different {
            return;
        }
        let span = scan.document().span(self.range.0..self.range.1);
        let finding = Finding::new(Category::Advertising, span, Confidence::Likely, "lex.pitch");
        sink.push(finding.severity(Severity::Medium));
    }
}
