//! The words by which a street is told, read from `streets.txt`.

use alloc::vec::Vec;

/// Lists of folded words.
#[derive(Debug, Default)]
pub(super) struct Streets {
    endings: Vec<&'static str>,
    named: Vec<&'static str>,
    weak: Vec<&'static str>,
    short: Vec<&'static str>,
    no_street: Vec<&'static str>,
    after_genitive: Vec<&'static str>,
    before: Vec<&'static str>,
    not_name: Vec<&'static str>,
    counted: Vec<&'static str>,
}

/// How a word ends that may be the name of a street.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// In nothing but street names.
    Street,
    /// In ordinary nouns as well: needs a capital.
    Named,
    /// In names of places as well: needs a word of address.
    Weak,
}

impl Streets {
    /// Reads the lists.
    pub(super) fn read() -> Streets {
        let mut streets = Streets::default();
        let mut ignored = Vec::new();
        let mut list = &mut ignored;
        for line in include_str!("streets.txt").lines().filter(|l| !l.starts_with('#')) {
            let words = match line.split_once(':') {
                Some((name, words)) => {
                    list = match name {
                        "ending" => &mut streets.endings,
                        "named" => &mut streets.named,
                        "weak" => &mut streets.weak,
                        "short" => &mut streets.short,
                        "no-street" => &mut streets.no_street,
                        "after-genitive" => &mut streets.after_genitive,
                        "before" => &mut streets.before,
                        "not-name" => &mut streets.not_name,
                        "counted" => &mut streets.counted,
                        _ => &mut ignored,
                    };
                    words
                }
                None => line,
            };
            list.extend(words.split_whitespace());
        }
        for list in [
            &mut streets.no_street,
            &mut streets.short,
            &mut streets.after_genitive,
            &mut streets.before,
            &mut streets.not_name,
            &mut streets.counted,
        ] {
            list.sort_unstable();
        }
        streets
    }

    /// How a word ends, if it can be a street in one word: a stem of two letters
    /// or more and the longest ending that fits.
    pub(super) fn ending(&self, word: &[u8]) -> Option<Ending> {
        let split = |e: &&'static str| Some((*e, word.strip_suffix(e.as_bytes())?));
        let (ending, stem) = self.endings.iter().filter_map(split).min_by_key(|(_, s)| s.len())?;
        // "handlingsplan": what is planned, behind an abstract noun.
        let abstract_nouns = ["ings", "hets", "ions", "skaps"];
        let planned =
            ending == "plan" && abstract_nouns.iter().any(|a| stem.ends_with(a.as_bytes()));
        if stem.len() < 2 || planned || has(&self.no_street, word) {
            return None;
        }
        Some(match ending {
            e if self.weak.contains(&e) => Ending::Weak,
            e if self.named.contains(&e) => Ending::Named,
            _ => Ending::Street,
        })
    }

    /// `Storg`: a common abbreviation whose full stop is left out.
    pub(super) fn is_short(&self, word: &[u8]) -> bool {
        has(&self.short, word)
    }

    /// Whether a word that is no street by itself is one behind `Gamla`, `Norra`:
    /// `Gamla Landsvägen`.
    pub(super) fn is_road(&self, word: &[u8]) -> bool {
        ["vägen".as_bytes(), b"gatan"].iter().any(|end| word.ends_with(end)) && word.len() > 6
    }

    /// Whether a word is nothing but an ending: `Norra Brynet`.
    pub(super) fn is_whole(&self, word: &[u8]) -> bool {
        self.weak.iter().any(|ending| ending.as_bytes() == word)
    }

    /// `gata`, `väg`: what makes the genitive before it a street.
    pub(super) fn follows_genitive(&self, word: &[u8]) -> bool {
        has(&self.after_genitive, word)
    }

    /// `västra`, `lilla`: what belongs to the name behind it.
    pub(super) fn is_prefix(&self, word: &[u8]) -> bool {
        has(&self.before, word)
    }

    /// Whether a word with a capital is no name.
    pub(super) fn is_no_name(&self, word: &[u8]) -> bool {
        has(&self.not_name, word)
    }

    /// Whether the word is something that numbers count: a unit, a month, a noun in
    /// the plural, also as the head of a compound (`elsparkcyklar`). Verbs end in
    /// *-ar* and *-er* as well (`Storgatan 14 luktar`), so these endings alone tell
    /// nothing.
    pub(super) fn is_counted(&self, word: &[u8]) -> bool {
        const PLURAL: [&[u8]; 7] =
            [b"heter", b"ningar", b"ioner", b"ister", b"erier", b"anter", b"ater"];
        // "mormor", "kontor", "professor".
        let one: [&[u8]; 3] = [b"mor", b"tor", b"sor"];
        // "uppgång" is one, and of the house.
        let heads =
            |head: &&str| head.len() > 4 && head.ends_with('r') && word.ends_with(head.as_bytes());
        has(&self.counted, word)
            || self.counted.iter().any(heads)
            || word.len() > 5 && word.ends_with(b"or") && !one.iter().any(|o| word.ends_with(o))
            || word.len() > 7 && PLURAL.iter().any(|p| word.ends_with(p))
    }
}

fn has(list: &[&str], word: &[u8]) -> bool {
    list.binary_search_by(|w| w.as_bytes().cmp(word)).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings() {
        let streets = Streets::read();
        for (word, ending) in [
            ("exempelgatan", Some(Ending::Street)),
            ("påhittsvägen", Some(Ending::Street)),
            ("skuggplan", Some(Ending::Named)),
            ("påhittsplan", Some(Ending::Named)),
            ("djurgården", Some(Ending::Weak)),
            ("kyrkogatan", Some(Ending::Street)),
            ("skolvägen", Some(Ending::Street)),
            ("kyrkogården", None),
            ("handlingsplan", None),
            ("vårdplan", None),
            ("järnvägen", None),
            ("gatan", None),
            ("hej", None),
        ] {
            assert_eq!(streets.ending(word.as_bytes()), ending, "{word}");
        }
        for word in ["gånger", "elsparkcyklar", "lägenheter", "lampor", "stationer"] {
            assert!(streets.is_counted(word.as_bytes()), "{word}");
        }
        for word in ["luktar", "brinner", "ligger", "luktade", "uppgång", "lgh"] {
            assert!(!streets.is_counted(word.as_bytes()), "{word}");
        }
        assert!(streets.is_prefix("västra".as_bytes()));
        assert!(streets.is_no_name(b"hos") && streets.follows_genitive(b"gata"));
    }
}
