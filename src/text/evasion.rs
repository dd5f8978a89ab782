//! What people do to letters so that a word is not recognised.

use serde::{Serialize, Serializer};

/// What was undone to read a word: a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Evasion(u32);

macro_rules! evasions {
    ($($(#[$doc:meta])* $name:ident = $bit:literal $id:literal,)*) => {
        impl Evasion {
            $($(#[$doc])* pub const $name: Evasion = Evasion(1 << $bit);)*

            const NAMES: &'static [(Evasion, &'static str)] = &[$((Evasion::$name, $id)),*];
        }
    };
}

evasions! {
    /// Digits or signs for letters: `h0ra`.
    LEET = 0 "leet",
    /// Letters set apart: `k u k`, `j-ä-v-l-a`.
    SPACING = 1 "spacing",
    /// Signs over letters: `f*tta`.
    MASKING = 2 "masking",
    /// Letters drawn out: `faaaan`.
    REPEATS = 3 "repeats",
    /// å ä ö written as a, o, aa, ae, oe.
    DIACRITICS = 4 "diacritics",
    /// Letters of another script.
    LOOKALIKE = 5 "lookalike",
    /// Letters in another dress.
    STYLED = 6 "styled",
    /// Characters that show nothing.
    INVISIBLE = 7 "invisible",
    /// Combining marks.
    MARKS = 8 "marks",
    /// Read backwards.
    REVERSED = 9 "reversed",
    /// Parted in two: `jäv la`.
    SPLIT = 10 "split",
    /// An emoji for a letter or a word.
    EMOJI = 11 "emoji",
    /// Spelt by sound: `jeffla`.
    PHONETIC = 12 "phonetic",
    /// Shortened: `jvl`.
    ABBREVIATION = 13 "abbreviation",
    /// Words joined: `#dinidiot`, `dinIdiot`.
    JOINED = 14 "joined",
    /// A dot, a slash or an `@` written as a word or in brackets.
    SPELT_OUT = 15 "spelt_out",
    /// `hxxp` and other maimed schemes.
    SCHEME = 16 "scheme",
    /// Percent escapes or character entities.
    ESCAPES = 17 "escapes",
}

impl Evasion {
    /// Nothing undone.
    pub const NONE: Evasion = Evasion(0);

    /// Both sets together.
    #[must_use]
    pub const fn with(self, other: Evasion) -> Evasion {
        Evasion(self.0 | other.0)
    }

    /// Whether nothing was undone.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether the two sets share a member.
    pub const fn intersects(self, other: Evasion) -> bool {
        self.0 & other.0 != 0
    }

    /// The names of the members.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        Evasion::NAMES.iter().filter(move |(e, _)| self.intersects(*e)).map(|(_, name)| *name)
    }

    /// The set of these names; unknown ones are passed over.
    pub fn from_names<'a>(names: impl IntoIterator<Item = &'a str>) -> Evasion {
        let known = |name: &str| Evasion::NAMES.iter().find(|(_, n)| *n == name).map(|(e, _)| *e);
        names.into_iter().filter_map(known).fold(Evasion::NONE, Evasion::with)
    }
}

impl Serialize for Evasion {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.names())
    }
}
