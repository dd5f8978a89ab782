//! What the words around a group or a sign tell of how it is meant: denied,
//! of a single person, told of what happened, in a clause with a subject of its
//! own. See [`hatred`](super::hatred).

use super::hatred::Field;
use super::market::is_past;
use super::part::Part;
use crate::lexicon::{Cues, TermHit, joined};
use crate::text::is_one_of;

/// The most words between what is told and a group.
const NEAR: usize = 12;
/// The most words of a short sentence.
const SHORT: usize = 16;
/// Endings of nouns in the definite form.
const DEFINITE: [&str; 4] = ["en", "et", "na", "an"];
/// Verbs by which others are asked to do something.
const MODALS: [&str; 6] = ["kan", "ska", "borde", "bör", "måste", "får"];

impl Field<'_> {
    /// Whether a single word is denied: *är inte sjuka*, *ingen dålig uppfostran*.
    pub(super) fn is_denied(&self, hit: &TermHit) -> bool {
        let words = hit.words();
        let document = self.scan.document();
        let more = |at: usize| is_one_of(document.letters(at), &["bara", "ens"]);
        words.len() == 1
            && (1..=2).any(|back| {
                let at = words.start.checked_sub(back);
                at.is_some_and(|at| {
                    self.signals.word_cues(at).intersects(Cues::NEGATION)
                        && (at..words.start).all(|w| joined(document.gap_after(w)))
                        && !(at + 1..words.start).any(more)
                })
            })
    }

    /// Whether the word at `at` begins a clause, is a noun in the definite form and
    /// is what the next word, *är* or the like, speaks of.
    pub(super) fn is_clause_of_other(&self, at: usize, be: usize) -> bool {
        let document = self.scan.document();
        let noun = document.letters(at);
        let definite = DEFINITE.iter().any(|end| noun.ends_with(end.as_bytes()));
        let begins = at.checked_sub(1).is_some_and(|before| {
            !joined(document.gap_after(before)) || document.gap_after(before).contains(&b',')
        });
        let named = || {
            self.signals
                .hits()
                .iter()
                .any(|h| matches!(self.part(h), Some(Part::Who { .. })) && h.words().contains(&at))
        };
        definite
            && noun.len() > 4
            && begins
            && self.signals.word_cues(be).intersects(Cues::BE)
            && !named()
    }

    pub(super) fn is_modal(&self, at: usize) -> bool {
        is_one_of(self.scan.document().letters(at), &MODALS)
    }

    /// Whether one person or a counted few are spoken of, and no group: *en kvinna*,
    /// *två flickor*.
    pub(super) fn is_single(&self, who: &TermHit) -> bool {
        const FEW: [&str; 8] = ["två", "tre", "fyra", "fem", "sex", "båda", "ena", "andra"];
        let document = self.scan.document();
        let before = who.words().start.checked_sub(1).filter(|at| joined(document.gap_after(*at)));
        before.is_some_and(|at| {
            let letters = document.letters(at);
            self.signals.word_cues(at).intersects(Cues::ARTICLE)
                || is_one_of(letters, &FEW)
                || letters.iter().all(u8::is_ascii_digit)
        })
    }

    /// Whether a group stands in a short sentence: a long one holds small words of
    /// every kind.
    pub(super) fn is_short(&self, who: &TermHit) -> bool {
        let document = self.scan.document();
        let words = who.words();
        let before = (0..words.start).rev().take_while(|at| joined(document.gap_after(*at)));
        let last = document.words().len().saturating_sub(1);
        let after =
            (words.end.saturating_sub(1)..last).take_while(|at| joined(document.gap_after(*at)));
        before.take(SHORT).count() + after.take(SHORT).count() + words.len() <= SHORT
    }

    /// Whether something is told that happened.
    pub(super) fn is_told(&self, who: &TermHit) -> bool {
        let document = self.scan.document();
        let mut near = who.words().start.saturating_sub(NEAR)..who.words().end + NEAR;
        near.any(|at| document.letters(at) == b"hade" || is_past(document.letters(at)))
    }
}
