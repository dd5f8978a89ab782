//! Party politics: a party near an appeal, praise or an attack.
//!
//! A body writes about politics every day: who decided what, who reserved
//! themselves. A party's name alone says nothing, and hard words may be about
//! the weather. Only the two near each other take a side, and not where someone
//! else's words are reported.

use core::ops::Range;

use super::Word;
use crate::category::Category;
use crate::detector::{Scan, Sink};
use crate::finding::{Confidence, Details, Finding, Severity, Stance, Target};
use crate::lexicon::{Entry, TermHit, joined};
use alloc::sync::Arc;
use alloc::vec::Vec;

/// The most words between a party and what is said of it.
const REACH: usize = 14;
/// The most hits that are compared: bounds hostile text.
const MOST: usize = 64;

/// What an entry is to taking sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Party,
    Appeal,
    Praise,
    Attack,
    /// Others' words are reported.
    Report,
    /// A slogan, which needs no party.
    Slogan,
}

impl Part {
    /// The part that an entry has, if it has one.
    pub(super) fn of(entry: &Entry) -> Option<Part> {
        let sense = entry.senses().first()?;
        match sense.category.as_str() {
            "x.draft.party" => Some(Part::Party),
            "x.draft.appeal" => Some(Part::Appeal),
            "x.draft.praise" => Some(Part::Praise),
            "x.draft.attack" => Some(Part::Attack),
            "x.draft.report" => Some(Part::Report),
            _ if sense.category == Category::Partisan => Some(Part::Slogan),
            _ => None,
        }
    }

    fn code(self) -> &'static str {
        match self {
            Part::Appeal => "draft.partisan.appeal",
            Part::Praise => "draft.partisan.praise",
            Part::Attack => "draft.partisan.attack",
            Part::Party | Part::Report | Part::Slogan => "draft.partisan.slogan",
        }
    }
}

/// Reports every appeal, praise and attack that has a party near.
pub(super) fn scan<'a>(
    scan: &Scan<'_>,
    known: impl Iterator<Item = (&'a TermHit, &'a Word)> + Clone,
    sink: &mut Sink<'_>,
) {
    let parts = || known.clone().filter_map(|(hit, word)| Some((hit, word, word.part?)));
    if !parts().any(|(_, _, part)| !matches!(part, Part::Party | Part::Report)) {
        return;
    }
    let parties: Vec<Range<usize>> = parts()
        .filter(|(_, _, part)| *part == Part::Party)
        .map(|(hit, _, _)| hit.words())
        .chain(letters(scan))
        .take(MOST)
        .collect();
    for (hit, word, part) in parts() {
        let side = match part {
            Part::Party | Part::Report => continue,
            Part::Slogan => Some(hit.words()),
            _ => {
                let near = |party: &&Range<usize>| apart(scan, party, &hit.words()).is_some();
                let nearest = parties.iter().filter(near);
                let nearest = nearest.min_by_key(|party| apart(scan, party, &hit.words()));
                nearest.map(|party| join(party, &hit.words()))
            }
        };
        let Some(words) = side else { continue };
        // An appeal is the draft's own whoever is named beside it.
        let reported = !matches!(part, Part::Appeal | Part::Slogan)
            && parts().any(|(other, _, p)| {
                p == Part::Report && sentences_apart(scan, &other.words(), &hit.words()) == 0
            });
        let stance = scan.signals().context(hit).stance();
        let own = !reported && matches!(stance, Stance::Own | Stance::Negated);
        let confidence = if own { Confidence::Likely } else { Confidence::Possible };
        let span = scan.document().span(scan.document().covering(words));
        let details = Details {
            entry: Some(Arc::clone(&word.lemma)),
            form: Some(Arc::from(scan.signals().form(hit))),
            ..Details::default()
        };
        let finding = Finding::new(Category::Partisan, span, confidence, part.code());
        sink.push(finding.severity(Severity::Medium).target(Target::Body).details(details));
    }
}

/// The letters of a party in brackets: *(S)*, *(KD)*.
fn letters(scan: &Scan<'_>) -> impl Iterator<Item = Range<usize>> {
    const PARTIES: [&[u8]; 8] = [b"s", b"m", b"c", b"l", b"v", b"mp", b"kd", b"sd"];
    let document = scan.document();
    let bracketed = |at: usize| {
        at.checked_sub(1).is_some_and(|before| document.gap_after(before).ends_with(b"("))
            && document.gap_after(at).starts_with(b")")
    };
    let words = document.words().iter().enumerate();
    words
        .filter(move |(at, word)| PARTIES.contains(&document.word(**word)) && bracketed(*at))
        .map(|(at, _)| at..at + 1)
}

/// How many words lie between a party and what may be said of it, if they are
/// near: in one sentence, or in two that follow each other.
fn apart(scan: &Scan<'_>, party: &Range<usize>, side: &Range<usize>) -> Option<usize> {
    let words = party.start.max(side.start).saturating_sub(party.end.min(side.end));
    (words <= REACH && sentences_apart(scan, party, side) <= 1).then_some(words)
}

/// How many ends of sentences lie between two places.
fn sentences_apart(scan: &Scan<'_>, one: &Range<usize>, other: &Range<usize>) -> usize {
    let document = scan.document();
    let between = one.end.min(other.end).saturating_sub(1)..one.start.max(other.start);
    between.take(4 * REACH).filter(|at| !joined(document.gap_after(*at))).count()
}

fn join(one: &Range<usize>, other: &Range<usize>) -> Range<usize> {
    one.start.min(other.start)..one.end.max(other.end)
}
