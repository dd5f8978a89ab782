//! Plain language: officialese, long sentences, and how heavy a text is.
//!
//! LIX (Björnsson 1968, *Läsbarhet*) is the mean number of words of a sentence
//! plus the share of words of more than six letters in per cent. Below 40 a text
//! reads like a newspaper, from 50 on like an official document. It is meant for
//! running text, so short posts are not measured.

use alloc::sync::Arc;
use core::ops::Range;

use super::{Word, advice};
use crate::category::Id;
use crate::detector::{Scan, Sink};
use crate::finding::{Details, Fact};
use crate::lexicon::{TermHit, joined};
use crate::text::Document;

/// The LIX from which a text is heavy.
pub(super) const HEAVY: u32 = 50;
/// The most words of a sentence.
pub(super) const LONG: u32 = 30;
/// Fewer words are no running text.
const LEAST_WORDS: u32 = 30;
/// What findings of this kind are about.
pub(super) const KIND: &str = "wording";
/// Words of more letters are long ones.
const LONG_WORD: usize = 6;

/// Reports one word of officialese, with what to write instead.
pub(super) fn report_word(scan: &Scan<'_>, hit: &TermHit, word: &Word, sink: &mut Sink<'_>) {
    let details = Details {
        entry: Some(Arc::clone(&word.lemma)),
        form: Some(Arc::from(scan.signals().form(hit))),
        ..Details::default()
    };
    let instead = Fact::Word(Id::from(alloc::string::String::from(&*word.instead)));
    let span = scan.document().span(hit.range());
    sink.push(advice(span, "draft.plain.word", KIND).details(details.fact("instead", instead)));
}

/// Abbreviations that a screen reader spells out letter by letter, in full.
const ABBREVIATIONS: [(&str, &str); 19] = [
    ("bl.a", "bland annat"),
    ("d.v.s", "det vill säga"),
    ("dvs", "det vill säga"),
    ("e.d", "eller dylikt"),
    ("enl", "enligt"),
    ("etc", "och så vidare"),
    ("f.n", "för närvarande"),
    ("fr.o.m", "från och med"),
    ("m.fl", "med flera"),
    ("m.m", "med mera"),
    ("mfl", "med flera"),
    ("o.dyl", "och dylikt"),
    ("o.s.v", "och så vidare"),
    ("osv", "och så vidare"),
    ("p.g.a", "på grund av"),
    ("s.k", "så kallad"),
    ("t.ex", "till exempel"),
    ("t.o.m", "till och med"),
    ("resp", "respektive"),
];

/// Reports the abbreviation that begins at a word, if one does.
fn report_abbreviation(document: &Document<'_>, start: usize, sink: &mut Sink<'_>) {
    let rest = document.folded().get(start..).unwrap_or_default();
    let met = ABBREVIATIONS.iter().find(|(short, _)| {
        let behind = rest.strip_prefix(short.as_bytes());
        behind.is_some_and(|behind| {
            behind.first().is_none_or(|b| b.is_ascii() && !b.is_ascii_alphanumeric())
        })
    });
    let Some((short, full)) = met else { return };
    let instead = Fact::Word(Id::from_static(full));
    let span = document.span(start..start + short.len());
    let details = Details::default().fact("instead", instead);
    sink.push(advice(span, "draft.plain.abbreviation", KIND).details(details));
}

/// From where on sentences and texts are hard to read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Measure {
    pub(super) lix: u32,
    pub(super) sentence: u32,
}

impl Measure {
    /// Reports sentences that are too long, and the whole text if it is heavy.
    /// O(n).
    pub(super) fn scan(self, scan: &Scan<'_>, sink: &mut Sink<'_>) {
        let document = scan.document();
        let (mut words, mut long, mut sentences) = (0u32, 0u32, 0u32);
        let mut at = 0;
        while at < document.words().len() {
            let sentence = sentence(document, at);
            at = sentence.end;
            let mut here = 0u32;
            for word in document.words().get(sentence.clone()).unwrap_or_default() {
                let letters = document.word(*word);
                // Numbers are no words, and a letter is a byte that does not go on.
                if letters.iter().all(u8::is_ascii_digit) {
                    continue;
                }
                let count = letters.iter().filter(|byte| **byte & 0xC0 != 0x80).count();
                if count < LONG_WORD {
                    report_abbreviation(document, word.range().start, sink);
                }
                long += u32::from(count > LONG_WORD);
                here += 1;
            }
            words += here;
            sentences += u32::from(here > 0);
            if here > self.sentence {
                let details = Details::default().fact("words", Fact::Number(here.into()));
                let span = document.span(document.covering(sentence));
                sink.push(advice(span, "draft.plain.sentence", KIND).details(details));
            }
        }
        let lix = lix(words, long, sentences);
        if words >= LEAST_WORDS && lix >= self.lix {
            let details = Details::default().fact("lix", Fact::Number(lix.into()));
            let span = document.span(document.covering(0..document.words().len()));
            sink.push(advice(span, "draft.plain.heavy", KIND).details(details));
        }
    }
}

/// The LIX of so many words, long words and sentences, rounded down.
fn lix(words: u32, long: u32, sentences: u32) -> u32 {
    let share = (100 * long).checked_div(words).unwrap_or(0);
    words.checked_div(sentences).unwrap_or(0) + share
}

/// The words of the sentence or line that begins at `at`.
fn sentence(document: &Document<'_>, at: usize) -> Range<usize> {
    let goes_on = |gap: &[u8]| joined(gap) && !gap.iter().any(|b| matches!(b, b'\n' | b':'));
    let mut end = at + 1;
    while end < document.words().len() && goes_on(document.gap_after(end - 1)) {
        end += 1;
    }
    at..end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lix_is_words_a_sentence_and_the_share_of_long_words() {
        // Ten words a sentence, four of ten long.
        assert_eq!(lix(100, 40, 10), 50);
        assert_eq!(lix(0, 0, 0), 0);
        assert_eq!(lix(31, 3, 1), 40);
    }
}
