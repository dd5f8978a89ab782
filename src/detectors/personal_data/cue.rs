//! Words that tell what a number near them is.
//!
//! The list is `cues.txt`. Its words and every stem with every ending are numbered
//! in the one table of the lexicon, so that a text's words are looked up once for
//! all detectors; what a word says is told by its [marks](crate::lexicon::Marks).
//! The low half holds the cues of the word itself, the high half those it gives as a
//! stem before an ending of its own (`pers. nr`, `faktura nr`), the rest what
//! [`spelt`](super::spelt) and [`numeral`](super::numeral) want to know.

use alloc::string::String;
use alloc::vec::Vec;

use crate::lexicon::Marks;

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

/// How many cues there are.
pub(super) const COUNT: usize = NAMES.len();

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

/// Set on an ending that stands as a word.
const ENDING: Marks = 1 << 24;
/// Set on a word that can stand for an `@`, or for a part of it.
pub(super) const SIGN: Marks = 1 << 25;
/// How far left the cues of a stem stand.
const STEM: u32 = 32;

/// The words of the list with what they say.
pub(super) fn words() -> Vec<(String, Marks)> {
    let mut words = Vec::new();
    for line in include_str!("cues.txt").lines().filter(|l| !l.starts_with('#')) {
        let Some((name, list)) = line.split_once(':') else { continue };
        let stems = name.ends_with('+');
        let cue = NAMES.iter().find(|(n, _)| *n == name.trim_end_matches('+'));
        let Some(bit) = cue.map(|(_, cue)| Marks::from(cue.bit())) else { continue };
        for word in list.split_whitespace() {
            if stems {
                words.push((word.into(), bit << STEM));
                // "tid", "pid" are no names of numbers.
                let whole = ENDINGS.iter().filter(|_| word.len() > 1);
                words.extend(whole.map(|ending| ([word, ending].concat(), bit)));
            } else {
                words.push((word.into(), bit));
            }
        }
    }
    words.extend(ENDINGS.iter().map(|ending| ((*ending).into(), ENDING)));
    words.extend(super::spelt::SIGNS.map(|sign| (sign.into(), SIGN)));
    words
}

/// What one word of a text says.
#[derive(Clone, Copy, Debug)]
pub(super) struct Said(Marks);

impl Said {
    /// What a word says by itself. A word with the ending of a number's name that
    /// no list knows names a number of something else: `skåpnummer`.
    pub(super) fn by(word: &[u8], marks: Option<Marks>) -> Said {
        let ends = |end: &[u8]| word.ends_with(end);
        let cues = marks.map_or(0, Said::own);
        let other = cues == 0 && (ends(b"nr") || ends(b"nummer") || ends(b"numret"));
        let other = other && marks.is_none_or(|m| m & ENDING == 0);
        Said(marks.unwrap_or(0) | if other { Marks::from(Cue::Reference.bit()) } else { 0 })
    }

    /// The cues among some marks, as bits.
    fn own(marks: Marks) -> u64 {
        marks & (ENDING - 1)
    }

    /// The cues of the word itself.
    pub(super) fn cues(self) -> impl Iterator<Item = Cue> {
        of_bits(Said::own(self.0))
    }

    /// The cues it gives as a stem before an ending.
    pub(super) fn as_stem(self) -> impl Iterator<Item = Cue> {
        of_bits(Said::own(self.0 >> STEM))
    }

    /// Whether it is the ending of a number's name, as a word.
    pub(super) fn is_ending(self) -> bool {
        self.0 & ENDING != 0
    }
}

/// Whether some marks hold one of these cues, as a word or as a stem.
pub(super) fn holds(marks: Marks, cues: &[Cue]) -> bool {
    let bits = cues.iter().fold(0, |all, cue| all | Marks::from(cue.bit()));
    (marks | marks >> STEM) & bits != 0
}

fn of_bits(mut bits: u64) -> impl Iterator<Item = Cue> {
    core::iter::from_fn(move || {
        let at = usize::try_from(bits.trailing_zeros()).ok()?;
        bits &= bits.wrapping_sub(1);
        NAMES.get(at).map(|(_, cue)| *cue)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_read_whole() {
        let words = words();
        for (i, (_, cue)) in NAMES.iter().enumerate() {
            assert_eq!(*cue as usize, i);
            assert!(words.iter().any(|(_, marks)| holds(*marks, &[*cue])), "{cue:?}");
        }
        assert!(NAMES.len() <= 24);
        let lines = include_str!("cues.txt").lines().filter(|l| !l.starts_with('#'));
        for (name, _) in lines.filter_map(|l| l.split_once(':')) {
            let name = name.trim_end_matches('+');
            assert!(NAMES.iter().any(|(n, _)| *n == name), "{name}");
        }
    }

    #[test]
    fn a_word_says_what_it_names() {
        let said = |word: &str, marks| Said::by(word.as_bytes(), marks).cues().collect::<Vec<_>>();
        assert_eq!(said("skåpnummer", None), [Cue::Reference]);
        assert_eq!(said("skåp", None), []);
        assert_eq!(said("nummer", Some(ENDING)), []);
        assert_eq!(said("orgnr", Some(Marks::from(Cue::Org.bit()))), [Cue::Org]);
    }
}
