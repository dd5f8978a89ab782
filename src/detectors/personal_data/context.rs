//! Words around a number that tell what it is.
//!
//! Context is evidence of its own: it never makes a wrong number right, and a
//! right number does not need it. Words are matched whole, within a window on
//! both sides (`Presidio` looks five words back and none ahead; Swedish comments
//! as often write "0701740605 är mitt nummer"). The words are those of [`cue`](super::cue).

use core::ops::Range;

use super::cue::Said;
pub(super) use super::cue::{COUNT, Cue};
use crate::signal::Signals;
use crate::text::Document;

/// How many words are looked at on either side.
const WORDS: usize = 10;
/// How many bytes are looked at on either side.
const BYTES: usize = 96;
/// What the end of a sentence or line between word and number costs, in words.
const SENTENCE: u8 = 2;
/// How many letters that touch a number are looked at.
const GLUED: usize = 24;
/// How far a word may stand, in words, to say anything.
const FARTHEST: u8 = 9;
/// No such word near.
const FAR: u8 = u8::MAX;

/// A document and what its words are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Page<'a> {
    pub(super) document: &'a Document<'a>,
    pub(super) signals: &'a Signals<'a>,
}

impl<'a> Page<'a> {
    /// What is around a folded range.
    pub(super) fn around(self, range: Range<usize>) -> Context {
        let mut context = Context::EMPTY;
        self.look_back(range.start, &mut context);
        self.look_ahead(range.end, &mut context);
        context
    }

    fn said(self, word: usize, text: &[u8]) -> Said {
        Said::by(text, self.signals.word_marks(word))
    }

    fn look_back(self, start: usize, context: &mut Context) {
        let document = self.document;
        let (folded, words) = (document.folded(), document.words());
        let first = document.word_at(start);
        if let Some(word) = words.get(first).map(|w| w.range()).filter(|w| w.start < start) {
            self.look_glued(folded.get(word.start..start), context);
        }
        let mut next = words.get(first).map_or(folded.len(), |w| w.range().start);
        let mut distance = 0u8;
        for (i, word) in words.iter().enumerate().take(first).rev().take(WORDS) {
            let range = word.range();
            if range.end + BYTES < start {
                break;
            }
            let ends = i + 1 < first && ends_sentence(folded.get(range.end..next));
            next = range.start;
            distance += 1 + if ends { SENTENCE } else { 0 };
            if distance > FARTHEST {
                break;
            }
            let text = folded.get(range.clone()).unwrap_or_default();
            if ends_in_digit(text) {
                distance += number_between(text);
                continue;
            }
            if is_label(document, range) {
                continue;
            }
            let said = self.said(i, text);
            said.cues().for_each(|cue| context.note_before(cue, distance));
            // A stem and its ending as two words: `pers.nr`, `faktura nr`, `org-nr`.
            if let (true, Some(before)) = (said.is_ending(), i.checked_sub(1)) {
                if document.gap_after(before).len() <= 2 {
                    let stem = self.stem(before);
                    stem.as_stem().for_each(|cue| context.note_before(cue, distance));
                }
            }
        }
    }

    fn look_ahead(self, end: usize, context: &mut Context) {
        let document = self.document;
        let (folded, words) = (document.folded(), document.words());
        let first = document.word_at(end);
        let before = first.checked_sub(1).and_then(|i| words.get(i));
        let mut last = before.map_or(0, |w| w.range().end);
        let mut distance = 0u8;
        for (i, word) in words.iter().enumerate().skip(first).take(WORDS) {
            let range = word.range();
            if range.start > end + BYTES {
                break;
            }
            let gap = folded.get(last..range.start);
            last = range.end;
            distance += 1 + if ends_sentence(gap) { SENTENCE } else { 0 };
            if distance > FARTHEST {
                break;
            }
            let text = folded.get(range.clone()).unwrap_or_default();
            if ends_in_digit(text) {
                continue;
            }
            let said = self.said(i, text);
            let own = i == first && range.start < end;
            if !own && !is_label(document, range) {
                said.cues().for_each(|cue| context.note_after(cue, distance));
            }
            if said.is_ending() && i > first && gap.is_some_and(|gap| gap.len() <= 2) {
                self.stem(i - 1).as_stem().for_each(|cue| context.note_after(cue, distance));
            }
        }
    }

    fn stem(self, word: usize) -> Said {
        Said::by(b"", self.signals.word_marks(word))
    }

    /// Letters right before the first digit: `mittpnr`, `tel`.
    fn look_glued(self, prefix: Option<&[u8]>, context: &mut Context) {
        let prefix = prefix.unwrap_or_default();
        for from in prefix.len().saturating_sub(GLUED)..prefix.len().saturating_sub(1) {
            let tail = prefix.get(from..).unwrap_or_default();
            let said = Said::by(b"", Some(self.signals.marks_of(tail)));
            said.cues().for_each(|cue| context.note_before(cue, 0));
        }
    }

    /// Whether letters are glued on before a digit somewhere: they can be any cue.
    /// O(n).
    pub(super) fn has_glued(self) -> bool {
        let words = self.document.words().iter().map(|word| self.document.word(*word));
        let glued = |w: &[u8]| {
            w.first().is_some_and(u8::is_ascii_digit) != w.iter().any(u8::is_ascii_digit)
        };
        words.into_iter().any(glued)
    }
}

/// A word in square brackets is what redaction leaves (`[personnummer]`).
fn is_label(document: &Document<'_>, word: Range<usize>) -> bool {
    let folded = document.folded();
    let before = word.start.checked_sub(1).and_then(|i| folded.get(i));
    before == Some(&b'[') && folded.get(word.end) == Some(&b']')
}

/// What another number between word and number costs, in words: the word is more
/// likely about that one.
fn number_between(word: &[u8]) -> u8 {
    match word.len() {
        0..3 => 0,
        _ if !is_number(word) => 0,
        3..6 => 1,
        _ => 2,
    }
}

fn ends_sentence(gap: Option<&[u8]>) -> bool {
    match gap {
        None | Some([] | b" " | b"-") => false,
        Some(gap) => {
            gap.iter().any(|b| matches!(b, b'!' | b'?' | b'\n'))
                || gap.windows(2).any(|pair| pair == b". ")
        }
    }
}

/// No cue ends so.
fn ends_in_digit(word: &[u8]) -> bool {
    word.last().is_some_and(u8::is_ascii_digit)
}

fn is_number(word: &[u8]) -> bool {
    word.iter().all(u8::is_ascii_digit)
}

/// How near each cue is, in words; the nearest of each.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context {
    /// Which there are at all, a bit each.
    seen: u32,
    before: [u8; COUNT],
    after: [u8; COUNT],
}

/// What the context says about one reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Support {
    /// A word names the kind.
    Own(Cue),
    /// Nothing near.
    None,
    /// A word names another kind, or says that the number is of something else.
    Against(Cue),
}

impl Context {
    /// Nothing near.
    pub(super) const EMPTY: Context =
        Context { seen: 0, before: [FAR; COUNT], after: [FAR; COUNT] };

    fn note_before(&mut self, cue: Cue, distance: u8) {
        self.seen |= cue.bit();
        note(&mut self.before, cue, distance);
    }

    fn note_after(&mut self, cue: Cue, distance: u8) {
        self.seen |= cue.bit();
        note(&mut self.after, cue, distance);
    }

    /// The distance of the nearest such word before the number.
    pub(super) fn before(&self, cue: Cue) -> u8 {
        self.before.get(cue as usize).copied().unwrap_or(FAR)
    }

    /// The distance of the nearest such word after the number.
    pub(super) fn after(&self, cue: Cue) -> u8 {
        self.after.get(cue as usize).copied().unwrap_or(FAR)
    }

    /// Whether such a word stands at most `before` words before or `after` words
    /// after the number.
    pub(super) fn is_near(&self, cue: Cue, before: u8, after: u8) -> bool {
        self.before(cue) <= before || self.after(cue) <= after
    }

    /// The nearest of several cues, a word after the number counting as one
    /// further off.
    fn nearest(&self, cues: &[Cue], before: u8, after: u8) -> Option<(u8, Cue)> {
        if self.seen == 0 {
            return None;
        }
        let near = |cue: &Cue| {
            let b = Some(self.before(*cue)).filter(|d| *d <= before);
            let a = Some(self.after(*cue)).filter(|d| *d <= after).map(|d| d.saturating_add(1));
            b.into_iter().chain(a).min().map(|d| (d, *cue))
        };
        cues.iter().filter_map(near).min()
    }

    /// The support of `own` cues alone, for kinds whose form leaves no doubt.
    pub(super) fn own(&self, own: &[Cue]) -> Support {
        self.nearest(own, FARTHEST, 7).map_or(Support::None, |(_, cue)| Support::Own(cue))
    }

    /// What the context says about a kind that the `own` cues name.
    ///
    /// A word against counts only close by, and only if no word for the kind is
    /// as near.
    pub(super) fn support(&self, own: &[Cue]) -> Support {
        const AGAINST: [Cue; 12] = [
            Cue::Reference,
            Cue::Money,
            Cue::Time,
            Cue::Person,
            Cue::Samordning,
            Cue::Reserve,
            Cue::Org,
            Cue::Bank,
            Cue::Bankgiro,
            Cue::Plusgiro,
            Cue::Card,
            Cue::Iban,
        ];
        if self.seen == 0 {
            return Support::None;
        }
        let own_near = self.nearest(own, FARTHEST, 7);
        let mut against = AGAINST;
        let mut count = 0;
        for cue in AGAINST.into_iter().filter(|c| !own.contains(c)) {
            if let Some(slot) = against.get_mut(count) {
                *slot = cue;
                count += 1;
            }
        }
        let against = self.nearest(against.get(..count).unwrap_or_default(), 3, 1);
        // A thing says only what stands close behind it: "loggen visar …".
        let against = against.or_else(|| self.nearest(&[Cue::Thing], 2, 0));
        match (own_near, against) {
            (Some((d, cue)), Some((o, _))) if d <= o + 1 => Support::Own(cue),
            (_, Some((_, cue))) => Support::Against(cue),
            (Some((_, cue)), None) => Support::Own(cue),
            (None, None) => Support::None,
        }
    }
}

fn note(distances: &mut [u8], cue: Cue, distance: u8) {
    if let Some(nearest) = distances.get_mut(cue as usize) {
        *nearest = distance.min(*nearest);
    }
}

#[cfg(test)]
mod tests {
    use super::super::cue;
    use super::*;
    use crate::lexicon::MatcherBuilder;
    use crate::signal::SignalBuffers;
    use crate::text::TextBuffers;

    fn around(text: &str) -> Context {
        let mut builder = MatcherBuilder::default();
        builder.mark(cue::words());
        let matcher = builder.build();
        let (mut buffers, mut signals) = (TextBuffers::new(), SignalBuffers::default());
        let document = buffers.prepare(text);
        let signals = signals.find(&document, &matcher);
        let start = document.folded().iter().position(|b| *b == b'#').unwrap();
        Page { document: &document, signals: &signals }.around(start..start + 1)
    }

    #[test]
    fn words_are_whole_and_stems_take_endings() {
        for (text, cue, before, after) in [
            ("mitt personnummer är #", Cue::Person, 2, FAR),
            ("mitt pers.nr #", Cue::Person, 1, FAR),
            ("PERSONNUMRET: #", Cue::Person, 1, FAR),
            ("# är mitt mobilnummer", Cue::Phone, FAR, 3),
            ("org-nr #", Cue::Org, 1, FAR),
            ("faktura nr #", Cue::Reference, 1, FAR),
            ("skåpnummer #", Cue::Reference, 1, FAR),
            ("telefonen är trasig. Se #", Cue::Phone, 6, FAR),
            ("kortfattat #", Cue::Card, FAR, FAR),
        ] {
            let context = around(text);
            assert_eq!((context.before(cue), context.after(cue)), (before, after), "{text}");
        }
    }

    #[test]
    fn the_nearer_word_decides() {
        let person = [Cue::Person];
        assert_eq!(around("personnummer #").support(&person), Support::Own(Cue::Person));
        assert_eq!(around("ordernummer #").support(&person), Support::Against(Cue::Reference));
        assert_eq!(around("hej #").support(&person), Support::None);
        let text = "personnummer saknas på ordernummer #";
        assert_eq!(around(text).support(&person), Support::Against(Cue::Reference));
    }
}
