//! The one evaluation, for classifying and for explaining.
//!
//! A condition is evaluated with its polarity: clauses under an odd number of
//! `not` are negative. Exceptions take findings out of what a rule rests on, not
//! out of what its condition sees; so freeing can only take reasons away and
//! never gives a new one.

use alloc::vec::Vec;

use super::facts::Facts;
use super::list::{Lists, Occurrences};
use super::node::{Node, Release, Test, What, is_allowed};
use super::truth::Truth;
use crate::post::Media;
use crate::text::Span;

/// Is told every clause of an evaluation, in the order of the policy.
pub(super) trait Tracer {
    /// Whether every clause is wanted, also those that cannot matter any more.
    const EAGER: bool;

    /// A clause is being evaluated; the number comes back with its truth.
    fn enter(&mut self, path: &str) -> usize;

    fn leave(&mut self, clause: usize, truth: Truth);
}

/// Wants to know nothing.
pub(super) struct Silent;

impl Tracer for Silent {
    const EAGER: bool = false;

    fn enter(&mut self, _: &str) -> usize {
        0
    }

    fn leave(&mut self, _: usize, _: Truth) {}
}

/// One evaluation of one condition.
pub(super) struct Eval<'a, T> {
    pub(super) facts: &'a Facts<'a>,
    pub(super) lists: &'a Lists,
    pub(super) occurrences: &'a mut Occurrences,
    /// Of each finding, the bits of the categories that it is under.
    pub(super) masks: &'a [u64],
    /// The bits of all findings, and of what may have been left unassessed.
    pub(super) present: u64,
    pub(super) hidden: u64,
    /// Whether positive clauses leave out what an allow-list covers; negative
    /// ones always do.
    pub(super) strict: bool,
    /// The findings that the condition rests on.
    pub(super) evidence: &'a mut Vec<u32>,
    pub(super) tracer: &'a mut T,
}

impl<'a, T> Eval<'a, T> {
    /// The same evaluation once more, without what an allow-list covers and with
    /// nobody to tell.
    pub(super) fn strictly(self, tracer: &'a mut Silent) -> Eval<'a, Silent> {
        let Eval { facts, lists, occurrences, masks, present, hidden, evidence, .. } = self;
        Eval { facts, lists, occurrences, masks, present, hidden, strict: true, evidence, tracer }
    }
}

impl<T: Tracer> Eval<'_, T> {
    /// Whether a clause holds. Evidence is kept of what speaks for the whole
    /// condition: of true clauses where positive, of false ones where negative.
    pub(super) fn run(&mut self, node: &Node, positive: bool) -> Truth {
        let mark = self.evidence.len();
        let clause = self.tracer.enter(&node.path);
        let truth = match &node.what {
            What::All(all) => {
                let mut truth = Truth::True;
                for child in all {
                    truth = truth.and(self.run(child, positive));
                    if truth == Truth::False && positive && !T::EAGER {
                        break;
                    }
                }
                truth
            }
            What::Any(any) => {
                let mut truth = Truth::False;
                for child in any {
                    truth = truth.or(self.run(child, positive));
                    if truth == Truth::True && !positive && !T::EAGER {
                        break;
                    }
                }
                truth
            }
            What::Not(child) => self.run(child, !positive).not(),
            What::Finding(test, at_least) => self.finding(test, *at_least, positive),
            What::History(history) => self.facts.history(history),
            What::Inside(list) => list.is_some_and(|l| self.holds(l)).into(),
            What::Channel(channel) => (self.facts.post.channel_or_default() == *channel).into(),
            What::Media(media) => self.attached(media).into(),
            What::Unassessed(what) => self.facts.unassessed(what).into(),
            What::Crisis(crisis) => (self.facts.post.in_crisis() == *crisis).into(),
        };
        if truth != Truth::from(positive) {
            self.evidence.truncate(mark);
        }
        self.tracer.leave(clause, truth);
        truth
    }

    fn finding(&mut self, test: &Test, at_least: u32, positive: bool) -> Truth {
        if test.bit != 0 && test.bit & self.present == 0 {
            return self.unfound(test);
        }
        let mut count = 0u32;
        for ((i, finding), mask) in (0u32..).zip(self.facts.findings).zip(self.masks) {
            let seen = match positive && !self.strict {
                true => test.accepts(finding, *mask) && (!test.allowed || is_allowed(finding)),
                false => test.accepts_strictly(finding, *mask),
            };
            if seen {
                count = count.saturating_add(1);
                if positive {
                    self.evidence.push(i);
                }
            }
        }
        if count >= at_least { Truth::True } else { self.unfound(test) }
    }

    /// What is to be said of findings that are not there.
    fn unfound(&self, test: &Test) -> Truth {
        let hidden = match test.bit {
            0 => self.facts.may_hide(&test.category),
            bit => bit & self.hidden != 0,
        };
        if hidden { Truth::Unknown } else { Truth::False }
    }

    fn holds(&mut self, list: u16) -> bool {
        self.occurrences.any(list, self.lists, self.facts.document)
    }

    fn attached(&self, media: &[Media]) -> bool {
        media.iter().any(|m| self.facts.post.attached().contains(*m))
    }

    /// Whether an exception frees a finding at `span`.
    pub(super) fn frees(&mut self, release: &Release, span: Span) -> bool {
        match release {
            Release::Finding(test) => self
                .facts
                .findings
                .iter()
                .zip(self.masks)
                .any(|(f, mask)| f.span().contains(span) && test.accepts_strictly(f, *mask)),
            Release::Inside(list) => list.is_some_and(|list| {
                self.occurrences.cover(list, span, self.lists, self.facts.document)
            }),
            _ => self.spans_post(release),
        }
    }

    /// Whether an exception holds for the whole post.
    pub(super) fn spans_post(&self, release: &Release) -> bool {
        match release {
            Release::Channel(channel) => self.facts.post.channel_or_default() == *channel,
            Release::Crisis(crisis) => self.facts.post.in_crisis() == *crisis,
            _ => false,
        }
    }
}
