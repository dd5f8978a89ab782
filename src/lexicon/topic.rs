//! What a word is about: a sale, an ailment, a journey.
//!
//! `data/sv-topics.txt` lists words by kind and weight: `goods 1: -stol[n-ar] ...`.
//! Every word has at most one kind. A word with a hyphen before it counts as the
//! last part of a compound too, so that *kontorsstol* need not be listed. The
//! kinds are added up by the detector that asks; here a word only gets its
//! label, in the one look-up that the matcher does anyway.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::compound::longest_first;
use super::lines::{self, lines};
use super::matcher::Matcher;
use super::reading::Readings;
use super::{MAX_FORM, cue};
use crate::error::Diagnostic;
use crate::text::Document;

/// What a word is about: a kind, and how much it weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Topic(u8);

/// The kinds of [`Topic`] that stand somewhere in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Topics(u32);

const KIND: u8 = 0b1_1111;
const POINTS: u8 = 0b110_0000;
const POINTS_AT: u32 = 5;
const LAST: u8 = 0b1000_0000;

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $place:literal $id:literal,)*) => {
        /// The kinds, by their places in [`Topic::KINDS`].
        impl Topic {
            $($(#[$doc])* pub const $name: usize = $place;)*

            /// The kinds by name.
            pub const KINDS: &'static [&'static str] = &[$($id,)*];
        }
    };
}

kinds! {
    /// Who sells speaks: *säljes, kunder*.
    VOICE = 0 "voice",
    /// A call to a buyer: *beställ, boka*.
    CALL = 1 "call",
    /// *450 kr*: read off the text, not listed.
    PRICE = 2 "price",
    /// What makes one buy: *rabatt, gratis*.
    LURE = 3 "lure",
    /// Where to turn: *swish, inkorgen*.
    CHANNEL = 4 "channel",
    /// What people buy and own: *barnvagn, honung*.
    GOODS = 5 "goods",
    /// Money without work: *krypto, smslån*.
    GAIN = 6 "gain",
    /// Health without medicine: *detox, kollagen*.
    CURE = 7 "cure",
    /// What may not be sold so: *vejp, tramadol*.
    ILLICIT = 8 "illicit",
    /// Words of English spam: *shipping, followers*.
    ENGLISH = 9 "english",
    /// Someone only talks of it: *annons, avgift*.
    NOT = 10 "not",
    /// What a customer did: *beställde, väntade*.
    TOLD = 11 "told",
    /// What a firm does, if the writer does it: *monterar, klipper*.
    DEED = 12 "deed",
    /// A call that friends make too: *kolla, kom*.
    NUDGE = 13 "nudge",
    /// Symptoms, illnesses, medicines, tests: *feber, remiss*.
    AIL = 14 "ail",
    /// Where and by whom care is given: *akuten, läkare*.
    CARE = 15 "care",
    /// Parts of the body: *knä, hals*.
    BODY = 16 "body",
    /// Who falls ill: *dottern, farmor*.
    KIN = 17 "kin",
    /// What one may do about it: *söka, avvakta*.
    SEEK = 18 "seek",
    /// Public transport: *pendeln, reskassa*.
    RIDE = 19 "ride",
    /// What only a seller has: *salong, webbkurs*.
    FIRM = 20 "firm",
}

impl Topic {
    /// Nothing: most words.
    pub(super) const NONE: Topic = Topic(0);

    fn new(kind: usize, points: u8, last: bool) -> Topic {
        let kind = u8::try_from(kind + 1).unwrap_or(0) & KIND;
        Topic(kind | points << POINTS_AT & POINTS | if last { LAST } else { 0 })
    }

    /// The place of the kind of this name in [`Topic::KINDS`].
    pub fn kind_named(name: &str) -> Option<usize> {
        Topic::KINDS.iter().position(|kind| *kind == name)
    }

    /// The place of the kind in [`Topic::KINDS`]; nothing for any other word.
    pub fn kind(self) -> Option<usize> {
        usize::from(self.0 & KIND).checked_sub(1)
    }

    /// How much the word weighs.
    pub fn points(self) -> u32 {
        u32::from((self.0 & POINTS) >> POINTS_AT)
    }

    /// Whether it counts as the last part of a compound.
    pub(super) fn is_last(self) -> bool {
        self.0 & LAST != 0
    }
}

impl Topics {
    pub(super) fn see(&mut self, topic: Topic) {
        // Bit 0 stands for every other word.
        self.0 |= 1 << (topic.0 & KIND);
    }

    /// Whether a word of one of these kinds was seen.
    pub fn intersects(self, kinds: &[usize]) -> bool {
        kinds.iter().any(|kind| self.0 >> (kind + 1) & 1 == 1)
    }
}

/// Reads the file: every word with its kind. Of a word that stands twice the
/// first place counts.
pub(super) fn read(
    source: &str,
    text: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<(String, Topic)> {
    let mut words = Vec::new();
    for (number, line) in lines(text) {
        let mut fault =
            |message| diagnostics.push(lines::fault(source, number, "lexicon.topic", message));
        let parts = line.split_once(':').and_then(|(head, list)| {
            let (name, points) = head.split_once(' ')?;
            let points = points.parse::<u8>().ok().filter(|p| (1..=3).contains(p))?;
            Some((Topic::kind_named(name)?, points, list))
        });
        let Some((kind, points, list)) = parts else {
            fault("expected `goods 1: word word ...`".to_string());
            continue;
        };
        for item in list.split_whitespace() {
            let (word, last) = match item.strip_prefix('-') {
                Some(word) => (word, true),
                None => (item, false),
            };
            match cue::members(word, &[]) {
                Some(forms) => {
                    let topic = Topic::new(kind, points, last);
                    // Genitives sell nothing and ail nobody.
                    let genitive = |form: &&String| {
                        form.strip_suffix('s').is_some_and(|stem| forms.iter().any(|f| f == stem))
                    };
                    let kept = forms.iter().filter(|form| !genitive(form));
                    words.extend(kept.map(|form| (form.clone(), topic)));
                }
                None => fault(format!("`{item}` is no word and no paradigm")),
            }
        }
    }
    words
}

impl Matcher {
    /// What a word is about, by itself or by the last part of it: the longest
    /// that leaves a first part of three letters.
    pub fn topic(&self, document: &Document<'_>, readings: &Readings, word: usize) -> Topic {
        let known = readings.known(word);
        let whole = match readings.id(word) {
            Some(read) => read.and_then(|id| self.terms.get(id as usize)).map(|term| term.topic),
            // A spelling without dots is too often another word: *stad*, *städ*.
            None if readings.written(word) == known.plain() => Some(known.topic()),
            None => None,
        };
        let whole = whole.unwrap_or_default();
        let Some(word) = document.words().get(word).filter(|_| whole.kind().is_none()) else {
            return whole;
        };
        let (end, len) = (word.start() + word.len(), word.len());
        match self.gates.topic_lengths(document.folded(), end, len) {
            0 => whole,
            lengths if len <= MAX_FORM => self.topic_of_tail(document, end, lengths, whole),
            _ => whole,
        }
    }

    #[inline(never)]
    fn topic_of_tail(
        &self,
        document: &Document<'_>,
        end: usize,
        lengths: u64,
        whole: Topic,
    ) -> Topic {
        let tails = longest_first(lengths);
        let known = tails.filter_map(|len| self.table.find(document.folded(), end - len, len));
        let mut terms = known.filter_map(|id| self.terms.get(id as usize));
        terms.find(|term| term.topic.is_last()).map_or(whole, |term| term.topic)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::data;

    #[test]
    fn the_bundled_file_has_no_faults() {
        let mut faults = Vec::new();
        let words = read("sv-topics.txt", data::TOPICS, &mut faults);
        let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
        assert_eq!(faults, Vec::<String>::new());
        assert!(words.len() > 2_000, "{}", words.len());
        for (word, _) in &words {
            assert!(word.chars().all(char::is_alphanumeric), "{word}");
        }
    }

    #[test]
    fn kinds_stand_at_their_places() {
        assert_eq!(Topic::KINDS.len(), Topic::FIRM + 1);
        assert_eq!(Topic::KINDS.get(Topic::VOICE), Some(&"voice"));
        assert_eq!(Topic::KINDS.get(Topic::NOT), Some(&"not"));
        assert_eq!(Topic::KINDS.get(Topic::AIL), Some(&"ail"));
        assert_eq!(Topic::KINDS.get(Topic::RIDE), Some(&"ride"));
        assert_eq!(Topic::KINDS.last(), Some(&"firm"));
    }

    #[test]
    fn a_word_has_a_kind_and_a_weight() {
        let mut faults = Vec::new();
        let words = read("x", "goods 2: -stol[n-ar] vas\nbad 1: x\nlure: y\n", &mut faults);
        assert_eq!(faults.len(), 2);
        let (word, topic) = &words[0];
        assert_eq!(word, "stol");
        assert_eq!(topic.kind(), Topic::kind_named("goods"));
        assert_eq!((topic.points(), topic.is_last()), (2, true));
        assert_eq!(Topic::default().kind(), None);
        let mut seen = Topics::default();
        seen.see(*topic);
        assert!(seen.intersects(&[5]) && !seen.intersects(&[0, 1, 2, 3, 4]));
    }
}
