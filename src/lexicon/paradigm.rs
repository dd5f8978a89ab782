//! How a lemma is inflected.
//!
//! The classes follow Svenska Akademiens grammatik (Teleman, Hellberg and
//! Andersson 1999, volume 2): nouns by their plural ending, verbs by their
//! past tense, adjectives by their weak forms. Every noun form also has its
//! genitive.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

macro_rules! paradigms {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// How a lemma is inflected.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum Paradigm {
            $($(#[$doc])* $variant,)*
        }

        impl Paradigm {
            /// The names used in lexicon files.
            pub const NAMES: &'static [&'static str] = &[$($name),*];

            /// The paradigm of this name.
            pub fn from_name(name: &str) -> Option<Paradigm> {
                match name {
                    $($name => Some(Paradigm::$variant),)*
                    _ => None,
                }
            }

            /// The name used in lexicon files.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Paradigm::$variant => $name,)*
                }
            }
        }
    };
}

paradigms! {
    /// *hora, horan, horor, hororna*: a final -a gives way to the plural.
    NounOr = "n-or",
    /// *kuk, kuken, kukar, kukarna*; *fåne, fånen, fånar*.
    NounAr = "n-ar",
    /// *idiot, idioten, idioter, idioterna*.
    NounEr = "n-er",
    /// *sko, skon, skor, skorna*.
    NounR = "n-r",
    /// *pucko, puckot, puckon, puckona*.
    NounN = "n-n",
    /// *as, aset, as, asen*: no ending in the plural.
    Noun0 = "n-0",
    /// *lögnare, lögnaren, lögnare, lögnarna*.
    NounAre = "n-are",
    /// Common gender without a plural: *skit, skiten*.
    NounEn = "n-en",
    /// Neuter without a plural: *piss, pisset*.
    NounEt = "n-et",
    /// *knulla, knullar, knullade, knullat*.
    VerbAr = "v-ar",
    /// *böja, böjer, böjde, böjt*.
    VerbEr = "v-er",
    /// *köpa, köper, köpte, köpt*.
    VerbErTe = "v-er-te",
    /// *spy, spyr, spydde, spytt*.
    VerbR = "v-r",
    /// *skitig, skitigt, skitiga, skitigare, skitigast*.
    Adjective = "adj",
    /// *skriven, skrivet, skrivna*.
    AdjectiveEn = "adj-en",
    /// An adjective that never changes: *jävla*.
    Adjective0 = "adj-0",
    /// An adverb.
    Adverb = "adv",
    /// An English noun: *fucker, fuckers*; *bitch, bitches*; *junky, junkies*.
    EnglishNoun = "en-n",
    /// An English verb: *fuck, fucks, fucked, fucking, fuckin*; what *-ed* and
    /// *-ing* are put to, where it differs, is the stem (*fap*, `fapp`).
    EnglishVerb = "en-v",
    /// Any word that never changes, or whose forms are listed.
    Fixed = "x",
    /// Several words; see [`crate::lexicon`] for what a slot can hold.
    Phrase = "phrase",
    /// A compound of two classes of parts, `calling/office+beast`.
    Joint = "joint",
}

const VOWELS: &[char] = &['a', 'e', 'i', 'o', 'u', 'y', 'å', 'ä', 'ö', 'é'];

fn ends_in_vowel(word: &str) -> bool {
    word.ends_with(VOWELS)
}

/// The definite singular of a word of common gender: *-n* after a vowel and
/// after an unstressed *-el, -er, -en, -or*, else *-en*.
fn definite(lemma: &str, stem: Option<&str>) -> String {
    let unstressed = ["el", "er", "en", "or"].iter().any(|end| lemma.ends_with(end))
        && lemma.matches(VOWELS).count() > 1;
    if ends_in_vowel(lemma) || unstressed {
        format!("{lemma}n")
    } else {
        format!("{}en", stem.unwrap_or(lemma))
    }
}

impl Paradigm {
    /// Every form of a lemma, the lemma first; `stem` is what the endings that
    /// begin with a vowel are put to, where it differs (*jävel*, `jävl`).
    ///
    /// ```
    /// use omdome::lexicon::Paradigm;
    ///
    /// let forms = Paradigm::NounAr.forms("jävel", Some("jävl"));
    /// assert_eq!(forms[..3], ["jävel", "jävels", "jäveln"]);
    /// assert!(forms.iter().any(|f| f == "jävlarnas"));
    /// ```
    pub fn forms(self, lemma: &str, stem: Option<&str>) -> Vec<String> {
        let cut = |end: char| lemma.strip_suffix(end).unwrap_or(lemma);
        let with = |stem: &str, ends: &[&str]| -> Vec<String> {
            ends.iter().map(|end| format!("{stem}{end}")).collect()
        };
        let mut forms = Vec::from([lemma.to_string()]);
        match self {
            Paradigm::NounOr => {
                let plural = stem.unwrap_or(cut('a'));
                forms.push(definite(lemma, None));
                forms.extend(with(plural, &["or", "orna"]));
                with_genitives(forms)
            }
            Paradigm::NounAr | Paradigm::NounEr => {
                let plural = stem.unwrap_or(cut('e'));
                forms.push(definite(lemma, stem));
                let ends = if self == Paradigm::NounAr { ["ar", "arna"] } else { ["er", "erna"] };
                forms.extend(with(plural, &ends));
                with_genitives(forms)
            }
            Paradigm::NounR => {
                forms.extend(with(lemma, &["n", "r", "rna"]));
                with_genitives(forms)
            }
            Paradigm::NounN => {
                forms.extend(with(lemma, &["t", "n", "na"]));
                with_genitives(forms)
            }
            Paradigm::Noun0 => {
                if ends_in_vowel(lemma) {
                    forms.extend(with(lemma, &["t", "na"]));
                } else {
                    forms.extend(with(stem.unwrap_or(lemma), &["et", "en"]));
                }
                with_genitives(forms)
            }
            Paradigm::NounAre => {
                forms.push(format!("{lemma}n"));
                forms.push(format!("{}na", cut('e')));
                with_genitives(forms)
            }
            Paradigm::NounEn => {
                forms.push(definite(lemma, stem));
                with_genitives(forms)
            }
            Paradigm::NounEt => {
                let definite = if ends_in_vowel(lemma) {
                    format!("{lemma}t")
                } else {
                    format!("{}et", stem.unwrap_or(lemma))
                };
                forms.push(definite);
                with_genitives(forms)
            }
            Paradigm::VerbAr => with(lemma, &["", "r", "de", "t", "d", "nde", "s", "des", "ts"]),
            Paradigm::VerbEr => {
                let ends = ["er", "de", "t", "", "d", "da", "ande", "as", "s", "des", "ts"];
                forms.extend(with(cut('a'), &ends));
                forms
            }
            Paradigm::VerbErTe => {
                let ends = ["er", "te", "t", "", "ta", "ande", "as", "s", "tes", "ts"];
                forms.extend(with(cut('a'), &ends));
                forms
            }
            Paradigm::VerbR => {
                with(lemma, &["", "r", "dde", "tt", "dd", "dda", "ende", "s", "ddes", "tts"])
            }
            Paradigm::Adjective => {
                forms.push(format!("{lemma}t"));
                forms.extend(with(stem.unwrap_or(lemma), &["a", "are", "ast", "aste"]));
                forms
            }
            Paradigm::AdjectiveEn => {
                let stem = stem.unwrap_or(lemma.strip_suffix("en").unwrap_or(lemma));
                forms.push(format!("{}t", cut('n')));
                forms.extend(with(stem, &["na", "nare", "nast", "naste"]));
                forms
            }
            Paradigm::EnglishNoun => {
                forms.push(english_s(lemma));
                forms
            }
            Paradigm::EnglishVerb => {
                forms.push(english_s(lemma));
                forms.extend(with(stem.unwrap_or(cut('e')), &["ed", "ing", "in"]));
                forms
            }
            Paradigm::Adjective0
            | Paradigm::Adverb
            | Paradigm::Fixed
            | Paradigm::Phrase
            | Paradigm::Joint => forms,
        }
    }

    /// Whether the form is definite (*idioten, puckona*), judged by its ending
    /// against the lemma; false where the paradigm has no definite form.
    pub(crate) fn is_definite(self, lemma: &str, stem: Option<&str>, form: &str) -> bool {
        let form = form.strip_suffix('s').filter(|f| *f != lemma).unwrap_or(form);
        match self {
            Paradigm::NounOr
            | Paradigm::NounAr
            | Paradigm::NounEr
            | Paradigm::NounR
            | Paradigm::NounN
            | Paradigm::Noun0
            | Paradigm::NounAre
            | Paradigm::NounEn
            | Paradigm::NounEt => {
                let singular = match self {
                    Paradigm::NounOr | Paradigm::NounAr | Paradigm::NounEr | Paradigm::NounEn => {
                        definite(lemma, stem)
                    }
                    Paradigm::NounR | Paradigm::NounAre => format!("{lemma}n"),
                    _ if ends_in_vowel(lemma) => format!("{lemma}t"),
                    _ => format!("{}et", stem.unwrap_or(lemma)),
                };
                form != lemma && (form == singular || form.ends_with("na") || form.ends_with("en"))
            }
            _ => false,
        }
    }
}

/// The English ending *-s*: *-es* after a hissing sound, *-ies* for *-y* after
/// a consonant.
fn english_s(lemma: &str) -> String {
    if let Some(stem) = lemma.strip_suffix('y').filter(|stem| !ends_in_vowel(stem)) {
        return format!("{stem}ies");
    }
    let hisses = ["s", "x", "z", "ch", "sh"].iter().any(|end| lemma.ends_with(end));
    format!("{lemma}{}", if hisses { "es" } else { "s" })
}

/// Each form and its genitive; a form in -s, -x or -z is its own.
fn with_genitives(forms: Vec<String>) -> Vec<String> {
    let mut all = Vec::with_capacity(2 * forms.len());
    for form in forms {
        let genitive = (!form.ends_with(['s', 'x', 'z'])).then(|| format!("{form}s"));
        all.push(form);
        all.extend(genitive);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(paradigm: &str, lemma: &str, stem: Option<&str>) -> String {
        Paradigm::from_name(paradigm).unwrap().forms(lemma, stem).join(" ")
    }

    #[test]
    fn nouns() {
        let cases = [
            ("n-or", "hora", None, "hora horas horan horans horor horors hororna horornas"),
            ("n-ar", "kuk", None, "kuk kuks kuken kukens kukar kukars kukarna kukarnas"),
            ("n-ar", "fåne", None, "fåne fånes fånen fånens fånar fånars fånarna fånarnas"),
            (
                "n-ar",
                "jävel",
                Some("jävl"),
                "jävel jävels jäveln jävelns jävlar jävlars jävlarna jävlarnas",
            ),
            (
                "n-er",
                "idiot",
                None,
                "idiot idiots idioten idiotens idioter idioters idioterna idioternas",
            ),
            ("n-n", "pucko", None, "pucko puckos puckot puckots puckon puckons puckona puckonas"),
            ("n-0", "as", None, "as aset asets asen asens"),
            ("n-are", "lögnare", None, "lögnare lögnares lögnaren lögnarens lögnarna lögnarnas"),
            ("n-et", "slödder", Some("slöddr"), "slödder slödders slöddret slöddrets"),
            ("n-en", "pöbel", None, "pöbel pöbels pöbeln pöbelns"),
        ];
        for (paradigm, lemma, stem, expected) in cases {
            assert_eq!(forms(paradigm, lemma, stem), expected);
        }
    }

    #[test]
    fn verbs_and_adjectives() {
        let cases = [
            (
                "v-ar",
                "knulla",
                None,
                "knulla knullar knullade knullat knullad knullande knullas knullades knullats",
            ),
            ("v-r", "spy", None, "spy spyr spydde spytt spydd spydda spyende spys spyddes spytts"),
            ("adj", "dum", Some("dumm"), "dum dumt dumma dummare dummast dummaste"),
            ("adj-en", "vissen", None, "vissen visset vissna vissnare vissnast vissnaste"),
            ("adj-0", "jävla", None, "jävla"),
            ("en-n", "bitch", None, "bitch bitches"),
            ("en-n", "junky", None, "junky junkies"),
            ("en-n", "cockboy", None, "cockboy cockboys"),
            ("en-v", "fuck", None, "fuck fucks fucked fucking fuckin"),
            (
                "en-v",
                "masturbate",
                None,
                "masturbate masturbates masturbated masturbating masturbatin",
            ),
            ("en-v", "fap", Some("fapp"), "fap faps fapped fapping fappin"),
        ];
        for (paradigm, lemma, stem, expected) in cases {
            assert_eq!(forms(paradigm, lemma, stem), expected);
        }
    }

    #[test]
    fn definite_forms() {
        let cases = [
            (Paradigm::NounEr, "idiot", "idioten", true),
            (Paradigm::NounEr, "idiot", "idioternas", true),
            (Paradigm::NounEr, "idiot", "idioter", false),
            (Paradigm::NounN, "pucko", "puckot", true),
            (Paradigm::NounN, "pucko", "puckon", false),
            (Paradigm::NounAre, "lögnare", "lögnaren", true),
            (Paradigm::NounAre, "lögnare", "lögnare", false),
        ];
        for (paradigm, lemma, form, expected) in cases {
            assert_eq!(paradigm.is_definite(lemma, None, form), expected, "{form}");
        }
    }
}
