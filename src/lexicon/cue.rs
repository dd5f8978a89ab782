//! Everyday words that tell how another word is meant.
//!
//! The classes stand in `data/sv-classes.txt`. A line is `name: word word ...`;
//! a word may carry a [paradigm](super::Paradigm) in brackets, `läkare[n-are]`,
//! and `@other` takes in another class that stands above. Classes whose name is
//! one of the constants here are bits of [`Cues`]; any class may stand in a
//! pattern as `@name`.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::Paradigm;
use super::lines::{self, lines};
use crate::error::Diagnostic;

/// What an everyday word tells about the words around it: a set of classes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Cues(u32);

macro_rules! cues {
    ($($(#[$doc:meta])* $name:ident = $bit:literal $id:literal,)*) => {
        impl Cues {
            $($(#[$doc])* pub const $name: Cues = Cues(1 << $bit);)*

            /// The bit of the class of this name; empty for a class without one.
            pub(super) fn from_name(name: &str) -> Cues {
                match name {
                    $($id => Cues::$name,)*
                    _ => Cues::NONE,
                }
            }
        }
    };
}

cues! {
    /// The reader: *du, ni, dig, er*.
    YOU = 0 "you",
    /// The reader's: *din, era*.
    YOUR = 1 "your",
    /// A third person: *han, hon, hen*.
    THIRD = 2 "third",
    /// Third persons: *de, dom, dem*.
    THEM = 3 "them",
    /// The writer: *jag, mig*.
    ME = 4 "me",
    /// The writer and others: *vi, oss*.
    WE = 5 "we",
    /// The writer's: *min, våra*.
    MINE = 6 "mine",
    /// *är, var, blir*: what follows says what someone is.
    BE = 7 "be",
    /// *en, ett*.
    ARTICLE = 8 "article",
    /// *den, det, de, denna, dessa*.
    DEMONSTRATIVE = 9 "demonstrative",
    /// People who work for the body: *läkaren, föraren*.
    STAFF = 10 "staff",
    /// Politicians, their parties and assemblies.
    POLITICIAN = 11 "politician",
    /// Other people: *kvinna, granne*.
    PERSON = 12 "person",
    /// Things, ideas, places: *buss, beslut, väder*.
    THING = 13 "thing",
    /// *inte, aldrig, ingen*.
    NEGATION = 14 "negation",
    /// *kalla* in all its forms.
    CALL = 15 "call",
    /// *säga, skriva, skrika* in the past or present.
    SAY = 16 "say",
    /// *ordet, uttrycket*: what follows is talked about as a word.
    WORD = 17 "word",
    /// Words of praise: *bra, bäst, fint*.
    PRAISE = 18 "praise",
    /// Words that condemn what was said: *oacceptabelt, rasistiskt*.
    CONDEMN = 19 "condemn",
    /// *som*, *likt*.
    LIKE = 20 "like",
    /// *känner, känns, kände*.
    FEEL = 21 "feel",
    /// *på, i, hos, från, till, vid, bakom*: a place follows.
    PLACE = 22 "place",
    /// *här*.
    HERE = 23 "here",
    /// *alla, hela, bara, så, riktig*: words that may stand before a noun or
    /// adjective without changing whom it is about.
    FILLER = 24 "filler",
    /// *om, ifall, utom, än*: what is said is not claimed.
    IF = 25 "if",
    /// *och, eller*.
    AND = 26 "and",
    /// Given names; they count with a capital only.
    NAME = 27 "name",
    /// Illness, symptoms, medicine and where to seek care.
    MEDICAL = 28 "medical",
    /// Lines, vehicles, stops and tickets of public transport.
    TRANSIT = 29 "transit",
    /// Adjectives of contempt: *falsk, okunnig*.
    DESCRIBING = 31 "describing",
    /// Words that open a question even without its mark.
    ASK = 30 "ask",
}

impl Cues {
    /// No class.
    pub const NONE: Cues = Cues(0);

    /// What a compound has from its last part: whom or what it names.
    pub(super) const INHERITED: Cues =
        Cues::STAFF.with(Cues::POLITICIAN).with(Cues::PERSON).with(Cues::WORD);

    /// The classes that are in both sets.
    #[must_use]
    pub const fn shared(self, other: Cues) -> Cues {
        Cues(self.0 & other.0)
    }

    /// Both sets together.
    #[must_use]
    pub const fn with(self, other: Cues) -> Cues {
        Cues(self.0 | other.0)
    }

    /// Whether the two sets share a class.
    pub const fn intersects(self, other: Cues) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether there is no class in it.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// The names of the classes of the bundled file.
pub(super) fn names() -> Vec<&'static str> {
    let named = lines::names(super::data::CLASSES);
    let mut names: Vec<&str> = core::iter::once("name").chain(named).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// A class of words, as it was read.
#[derive(Clone, Debug)]
pub(super) struct Class {
    pub(super) name: String,
    pub(super) words: Vec<String>,
}

/// Reads a file of classes.
pub(super) fn read(source: &str, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Vec<Class> {
    let mut classes: Vec<Class> = Vec::new();
    for (number, line) in lines(text) {
        let mut fault =
            |message| diagnostics.push(lines::fault(source, number, "lexicon.class", message));
        let Some((name, list)) = line.split_once(':') else {
            fault("expected `name: word word ...`".to_string());
            continue;
        };
        let mut words = Vec::new();
        for item in list.split_whitespace() {
            match members(item, &classes) {
                Some(more) => words.extend(more),
                None => fault(format!("`{item}` is no word, paradigm or class above")),
            }
        }
        // A class may go on in a further line.
        match classes.iter_mut().find(|c| c.name == name) {
            Some(class) => class.words.append(&mut words),
            None => classes.push(Class { name: name.to_string(), words }),
        }
    }
    classes
}

/// The words that one item of a class stands for.
pub(super) fn members(item: &str, classes: &[Class]) -> Option<Vec<String>> {
    if let Some(name) = item.strip_prefix('@') {
        return classes.iter().find(|c| c.name == name).map(|c| c.words.clone());
    }
    let Some((lemma, rest)) = item.split_once('[') else {
        return Some(Vec::from([item.to_string()]));
    };
    let inner = rest.strip_suffix(']')?;
    let (name, stem) = match inner.split_once('(') {
        Some((name, stem)) => (name, Some(stem.strip_suffix(')')?)),
        None => (inner, None),
    };
    Some(Paradigm::from_name(name)?.forms(lemma, stem))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_expand_and_include() {
        let mut faults = Vec::new();
        let text = "# prov\nstaff: läkare[n-are] chef[n-er]\nyou: du ni\nall: @staff @you katt\nbad: @ingen x[n-q]\n";
        let classes = read("x", text, &mut faults);
        assert_eq!(classes.len(), 4);
        assert!(classes[2].words.iter().any(|w| w == "läkarna"));
        assert!(classes[2].words.iter().any(|w| w == "ni"));
        assert_eq!(faults.len(), 2);
    }
}
