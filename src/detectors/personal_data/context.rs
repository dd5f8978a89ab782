//! Words around a number that tell what it is.
//!
//! Context is evidence of its own: it never makes a wrong number right, and a
//! right number does not need it. Words are matched whole, within a window on
//! both sides (`Presidio` looks five words back and none ahead; Swedish comments
//! as often write "0701740605 är mitt nummer"). The list is `cues.txt`.

use alloc::vec::Vec;
use core::ops::Range;

use crate::text::Document;

/// What a word says about a number near it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cue {
    Person,
    /// Someone who has a number: a patient, one who was born.
    Bearer,
    Samordning,
    Interim,
    Reserve,
    Org,
    Phone,
    /// `nummer`, `nr` alone.
    Number,
    Email,
    Address,
    Bank,
    Bankgiro,
    Plusgiro,
    Iban,
    Card,
    Vehicle,
    /// The plate itself: `regnr`, `skylten`.
    Plate,
    Passport,
    /// A number of something else: an invoice, an order, a case.
    Reference,
    /// A thing that carries such numbers: a ticket, a parcel.
    Thing,
    Money,
    Time,
}

impl Cue {
    /// Its bit in a set of cues.
    pub(super) fn bit(self) -> u32 {
        1 << self as u32
    }

    /// The name under which a finding tells it.
    pub(super) fn id(self) -> &'static str {
        NAMES.iter().find(|(_, cue)| *cue == self).map_or("", |(name, _)| name)
    }
}

const NAMES: [(&str, Cue); 22] = [
    ("person", Cue::Person),
    ("bearer", Cue::Bearer),
    ("samordning", Cue::Samordning),
    ("interim", Cue::Interim),
    ("reserve", Cue::Reserve),
    ("org", Cue::Org),
    ("phone", Cue::Phone),
    ("number", Cue::Number),
    ("email", Cue::Email),
    ("address", Cue::Address),
    ("bank", Cue::Bank),
    ("bankgiro", Cue::Bankgiro),
    ("plusgiro", Cue::Plusgiro),
    ("iban", Cue::Iban),
    ("card", Cue::Card),
    ("vehicle", Cue::Vehicle),
    ("plate", Cue::Plate),
    ("passport", Cue::Passport),
    ("reference", Cue::Reference),
    ("thing", Cue::Thing),
    ("money", Cue::Money),
    ("time", Cue::Time),
];

/// The endings that make a stem the name of a number.
const ENDINGS: [&str; 10] =
    ["nummer", "numret", "nummret", "numrets", "nummers", "numren", "nr", "nrs", "id", "nummerna"];

/// How many words are looked at on either side.
const WORDS: usize = 10;
/// How many bytes are looked at on either side.
const BYTES: usize = 96;
/// What the end of a sentence or line between word and number costs, in words.
const SENTENCE: u8 = 2;
/// No such word near.
const FAR: u8 = u8::MAX;

/// Every cue word, sorted.
#[derive(Debug)]
pub(super) struct Cues {
    words: List,
    stems: List,
}

impl Cues {
    /// Reads the list.
    pub(super) fn read() -> Cues {
        let mut cues = Cues { words: List::default(), stems: List::default() };
        for line in include_str!("cues.txt").lines().filter(|l| !l.starts_with('#')) {
            let Some((name, words)) = line.split_once(':') else { continue };
            let (list, name) = match name.strip_suffix('+') {
                Some(name) => (&mut cues.stems, name),
                None => (&mut cues.words, name),
            };
            let cue = NAMES.iter().find(|(n, _)| *n == name).map(|(_, cue)| *cue);
            for word in words.split_whitespace() {
                list.entries.extend(cue.map(|c| (word, c)));
            }
        }
        cues.words.sort();
        cues.stems.sort();
        cues
    }

    fn word(&self, word: &[u8]) -> impl Iterator<Item = Cue> {
        self.words.of(word)
    }

    fn stem(&self, stem: &[u8]) -> impl Iterator<Item = Cue> {
        self.stems.of(stem)
    }

    /// What a word says by itself.
    fn note(&self, word: &[u8], mut note: impl FnMut(Cue)) {
        let mut known = false;
        for cue in self.word(word) {
            known = true;
            note(cue);
        }
        let stem = ENDINGS.iter().find_map(|e| word.strip_suffix(e.as_bytes()));
        // "tid", "pid" are no names of numbers.
        let Some(stem) = stem.filter(|s| s.len() > 1) else { return };
        for cue in self.stem(stem) {
            known = true;
            note(cue);
        }
        let named = word.ends_with(b"nummer") || word.ends_with(b"numret") || word.ends_with(b"nr");
        if !known && named {
            note(Cue::Reference);
        }
    }

    /// Which cues the words of a document can give at all, a bit each; what is
    /// glued to digits can give any. O(n).
    pub(super) fn mentions(&self, document: &Document<'_>) -> u32 {
        let mut found = 0;
        for word in document.words() {
            let word = document.word(*word);
            if is_number(word) {
                continue;
            }
            if word.iter().any(u8::is_ascii_digit) {
                return u32::MAX;
            }
            self.note(word, |cue| found |= cue.bit());
            self.stem(word).for_each(|cue| found |= cue.bit());
        }
        found
    }

    /// What is around a folded range of a document.
    pub(super) fn around(&self, document: &Document<'_>, range: Range<usize>) -> Context {
        let mut context = Context::EMPTY;
        self.look_back(document, range.start, &mut context);
        self.look_ahead(document, range.end, &mut context);
        context
    }

    fn look_back(&self, document: &Document<'_>, start: usize, context: &mut Context) {
        let words = document.words();
        let first = document.word_at(start);
        if let Some(word) = words.get(first).map(|w| w.range()).filter(|w| w.start < start) {
            self.look_glued(document.folded().get(word.start..start), context);
        }
        let mut distance = 0u8;
        for i in (0..first).rev().take(WORDS) {
            let Some(word) = words.get(i).copied() else { break };
            if word.range().end + BYTES < start {
                break;
            }
            let gap = document.gap_after(i);
            distance += 1 + if ends_sentence(gap) && i + 1 < first { SENTENCE } else { 0 };
            let text = document.word(word);
            if ends_in_digit(text) {
                distance += number_between(text);
                continue;
            }
            if is_label(document, word.range()) {
                continue;
            }
            self.note(text, |cue| context.note_before(cue, distance));
            if is_ending(text) {
                let before = i.checked_sub(1).and_then(|b| words.get(b));
                let stem = before.map(|w| document.word(*w)).unwrap_or_default();
                let gap = i.checked_sub(1).map(|b| document.gap_after(b)).unwrap_or_default();
                self.note_two(stem, gap, |cue| context.note_before(cue, distance));
            }
        }
    }

    fn look_ahead(&self, document: &Document<'_>, end: usize, context: &mut Context) {
        let words = document.words();
        let first = document.word_at(end);
        let mut distance = 0u8;
        for i in (first..words.len()).take(WORDS) {
            let Some(word) = words.get(i).copied() else { break };
            if word.range().start > end + BYTES {
                break;
            }
            let gap = match i.checked_sub(1) {
                Some(before) => document.gap_after(before),
                None => document.head(),
            };
            distance += 1 + if ends_sentence(gap) { SENTENCE } else { 0 };
            let text = document.word(word);
            if ends_in_digit(text) {
                continue;
            }
            let own = i == first && word.range().start < end;
            if !own && !is_label(document, word.range()) {
                self.note(text, |cue| context.note_after(cue, distance));
            }
            if is_ending(text) && i > first {
                let stem = words.get(i - 1).map(|w| document.word(*w)).unwrap_or_default();
                self.note_two(stem, gap, |cue| context.note_after(cue, distance));
            }
        }
    }

    /// A stem and its ending as two words: `pers.nr`, `faktura nr`, `org-nr`.
    fn note_two(&self, stem: &[u8], gap: &[u8], mut note: impl FnMut(Cue)) {
        if gap.len() > 2 {
            return;
        }
        for cue in self.stem(stem) {
            note(cue);
        }
    }

    /// Letters right before the first digit: `mittpnr`, `tel`.
    fn look_glued(&self, prefix: Option<&[u8]>, context: &mut Context) {
        let prefix = prefix.unwrap_or_default();
        for from in prefix.len().saturating_sub(24)..prefix.len().saturating_sub(1) {
            let tail = prefix.get(from..).unwrap_or_default();
            for cue in self.word(tail) {
                context.note_before(cue, 0);
            }
            if from == 0 {
                self.note(tail, |cue| context.note_before(cue, 0));
            }
        }
    }
}

/// A word in square brackets is what redaction leaves (`[personnummer]`).
fn is_label(document: &Document<'_>, word: Range<usize>) -> bool {
    let folded = document.folded();
    let before = word.start.checked_sub(1).and_then(|i| folded.get(i));
    before == Some(&b'[') && folded.get(word.end) == Some(&b']')
}

fn is_ending(word: &[u8]) -> bool {
    ENDINGS.iter().any(|e| e.as_bytes() == word)
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

fn ends_sentence(gap: &[u8]) -> bool {
    gap.iter().any(|b| matches!(b, b'!' | b'?' | b'\n')) || gap.windows(2).any(|pair| pair == b". ")
}

/// No cue ends so.
fn ends_in_digit(word: &[u8]) -> bool {
    word.last().is_some_and(u8::is_ascii_digit)
}

fn is_number(word: &[u8]) -> bool {
    word.iter().all(u8::is_ascii_digit)
}

/// Words and their cues, sorted.
#[derive(Debug)]
struct List {
    entries: Vec<(&'static str, Cue)>,
    /// By first byte, the lengths that occur, a bit each: most words of a text
    /// are told from all of the list by these alone.
    lengths: [u64; 256],
}

impl Default for List {
    fn default() -> List {
        List { entries: Vec::new(), lengths: [0; 256] }
    }
}

impl List {
    fn sort(&mut self) {
        self.entries.sort_unstable();
        for (word, _) in &self.entries {
            let first = word.bytes().next().and_then(|b| self.lengths.get_mut(usize::from(b)));
            first.into_iter().for_each(|l| *l |= length_bit(word.len()));
        }
    }

    fn of<'a, 'w>(&'a self, word: &'w [u8]) -> impl Iterator<Item = Cue> + use<'a, 'w> {
        let lengths = word.first().and_then(|b| self.lengths.get(usize::from(*b)));
        let may_be = lengths.is_some_and(|l| l & length_bit(word.len()) != 0);
        let from = match may_be {
            true => self.entries.partition_point(|(w, _)| w.as_bytes() < word),
            false => self.entries.len(),
        };
        let rest = self.entries.get(from..).unwrap_or_default().iter();
        rest.take_while(move |(w, _)| w.as_bytes() == word).map(|(_, cue)| *cue)
    }
}

fn length_bit(len: usize) -> u64 {
    1 << len.min(63)
}

/// How near each cue is, in words; the nearest of each.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context {
    before: [u8; NAMES.len()],
    after: [u8; NAMES.len()],
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
        Context { before: [FAR; NAMES.len()], after: [FAR; NAMES.len()] };

    fn note_before(&mut self, cue: Cue, distance: u8) {
        note(&mut self.before, cue, distance);
    }

    fn note_after(&mut self, cue: Cue, distance: u8) {
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
        let near = |cue: &Cue| {
            let b = Some(self.before(*cue)).filter(|d| *d <= before);
            let a = Some(self.after(*cue)).filter(|d| *d <= after).map(|d| d.saturating_add(1));
            b.into_iter().chain(a).min().map(|d| (d, *cue))
        };
        cues.iter().filter_map(near).min()
    }

    /// The support of `own` cues alone, for kinds whose form leaves no doubt.
    pub(super) fn own(&self, own: &[Cue]) -> Support {
        self.nearest(own, 9, 7).map_or(Support::None, |(_, cue)| Support::Own(cue))
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
        let own_near = self.nearest(own, 9, 7);
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
    use super::*;
    use crate::text::TextBuffers;

    fn around(text: &str) -> Context {
        let mut buffers = TextBuffers::new();
        let document = buffers.prepare(text);
        let start = document.folded().iter().position(|b| *b == b'#').unwrap();
        Cues::read().around(&document, start..start + 1)
    }

    #[test]
    fn the_list_is_read_whole() {
        let cues = Cues::read();
        for (_, cue) in NAMES {
            let (words, stems) = (&cues.words.entries, &cues.stems.entries);
            assert!(words.iter().chain(stems).any(|(_, c)| *c == cue), "{cue:?}");
        }
        assert!(NAMES.iter().enumerate().all(|(i, (_, cue))| *cue as usize == i));
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
