//! The way of one comment.

use alloc::vec::Vec;

use super::scratch::Scratch;
use super::{Armed, Inner};
use crate::detector::{Limits, Scan, Sink, SinkBuffers, settle};
use crate::finding::Finding;
use crate::policy::{Clause, Facts, Outcome};
use crate::post::Post;
use crate::verdict::{Cuts, Draft, Suppressed, Verdict, combine};

impl Inner {
    pub(super) fn classify(&self, post: &Post<'_>, scratch: &mut Scratch) -> Verdict {
        self.run(post, scratch, None)
    }

    /// Document, signals, scanners, settling, rules, verdict. With a `trace`
    /// every clause and near miss is told as well; nothing else differs.
    pub(super) fn run(
        &self,
        post: &Post<'_>,
        scratch: &mut Scratch,
        trace: Option<&mut Vec<Clause>>,
    ) -> Verdict {
        let Scratch { text, signals, sink, outcome } = scratch;
        let (document, print) = text.document(post.text());
        let post = &post.fingerprinted(print);
        let signals = signals.find(&document, &self.matcher);
        let scan = Scan::new(post, &document, &signals, post.date().unwrap_or(self.today));
        let mut limits = Limits::default();
        sink.clear();
        for (armed, place) in self.armed.iter().zip(0..) {
            if armed.wants.is_none_or(|flags| document.flags().intersects(flags)) {
                let explaining = trace.is_some();
                scan_one(armed, place, &scan, sink, &mut limits, explaining);
            }
        }
        settle(sink);
        let findings = seal(sink, &scan);
        let facts = Facts {
            document: &document,
            post,
            findings: &findings,
            gaps: &self.provenance.gaps,
            limits: &limits,
        };
        match trace {
            Some(clauses) => *clauses = self.program.trace(&facts, outcome),
            None => self.program.evaluate(&facts, outcome),
        }
        let cuts = Cuts {
            gaps: limits.gaps,
            truncated_at: document.truncated_at(),
            capped_from: limits.capped_from,
        };
        let draft = self.draft(outcome, findings, cuts);
        combine(&self.provenance, &self.duties, draft)
    }

    fn draft<'a>(&self, outcome: &'a Outcome, findings: Vec<Finding>, cuts: Cuts) -> Draft<'a> {
        let freed = outcome.suppressed.iter().filter_map(|s| {
            let rule = self.duties.get(s.rule as usize)?.facts.id.clone();
            let by = alloc::string::String::from(self.program.by(s)).into();
            Some(Suppressed { finding: s.finding, rule, by })
        });
        Draft { findings, outcome, suppressed: freed.collect(), cuts }
    }
}

fn scan_one(
    armed: &Armed,
    place: u16,
    scan: &Scan<'_>,
    buffers: &mut SinkBuffers,
    limits: &mut Limits,
    explaining: bool,
) {
    let document = scan.document();
    let mut sink = Sink::new(document, buffers, limits, &armed.kinds, place, explaining);
    armed.scanner.scan(scan, &mut sink);
}

/// The settled findings, each with its masked quote.
fn seal(sink: &mut SinkBuffers, scan: &Scan<'_>) -> Vec<Finding> {
    if sink.candidates.is_empty() {
        return Vec::new();
    }
    let mut findings: Vec<Finding> = sink.candidates.drain(..).map(|c| c.finding).collect();
    let numbers = &mut sink.taken;
    numbers.clear();
    let personal = |f: &&Finding| *f.category() == crate::category::Category::PersonalData;
    numbers.extend(findings.iter().filter(personal).map(Finding::span));
    for finding in &mut findings {
        let shared = numbers.iter().any(|n| n.overlaps(finding.span()));
        finding.seal(scan.document().slice(finding.span()), shared);
    }
    findings
}
