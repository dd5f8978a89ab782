//! The lists of the detector, compiled once.

use alloc::string::String;
use alloc::vec::Vec;

use super::punycode;
use super::table::{Table, sections};
use crate::text::Bloom;

const TLD: &str = include_str!("data/tld.txt");
const TLD_WORDS: &str = include_str!("data/tld-words.txt");
const WORDS: &str = include_str!("data/words.txt");
const HOSTS: &str = include_str!("data/known-hosts.txt");
const SUFFIXES: &str = include_str!("data/suffixes.txt");
const CUES: &str = include_str!("data/cues.txt");

/// What a top-level domain is when it is read as a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tld {
    /// `.se`, `.nu`: Swedish words, and the home of Swedish sites.
    Home,
    /// A Swedish word that sentences begin with.
    Word,
    /// A Swedish word that seldom begins a sentence.
    Soft,
    /// An English word.
    English,
    /// An acronym that Swedish uses as a name: EU, SL.
    Acronym,
    /// An ending of file names.
    File,
    /// The name of a firm, a place or a person.
    Name,
    /// No word, and in everyday use.
    Common,
    /// A country that is none of these.
    Country,
    /// Any other.
    Other,
}

impl Tld {
    const ALL: [(&'static str, Tld); 8] = [
        ("home", Tld::Home),
        ("word", Tld::Word),
        ("soft", Tld::Soft),
        ("english", Tld::English),
        ("acronym", Tld::Acronym),
        ("file", Tld::File),
        ("name", Tld::Name),
        ("common", Tld::Common),
    ];

    fn from_class(class: u16) -> Tld {
        match class {
            c if c == Tld::Country as u16 => Tld::Country,
            c => Tld::ALL.get(usize::from(c)).map_or(Tld::Other, |(_, tld)| *tld),
        }
    }
}

/// What kind of host a known one is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// Hides where it leads.
    Shortener,
    /// Leads into a closed group or a private chat.
    Invite,
    /// A site that is named in prose.
    Site,
    /// No host, but the name of a product.
    Product,
}

impl Known {
    const ALL: [Known; 4] = [Known::Shortener, Known::Invite, Known::Site, Known::Product];
}

/// What a word of the word list is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Listed {
    /// A whole word.
    Word,
    /// A word that takes endings.
    Stem,
    /// Shortened.
    Abbreviation,
    /// English.
    English,
    /// Stands in program code.
    Code,
    /// A Swedish word with å, ä and ö written as a and o, as in names of hosts.
    Stripped,
}

/// What a word around a host tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cue {
    /// A sentence that begins with *Se* goes on with it.
    AfterSe,
    /// The same, but it may follow a host too.
    MaybeAfterSe,
    /// The same of *Nu*.
    AfterNu,
    /// The same of *De*.
    AfterDe,
    /// English.
    English,
    /// The subject behind a verb.
    Subject,
    /// A finite verb.
    Finite,
    /// Names the host behind it as one.
    Site,
    /// Goes before hosts and before many other things.
    Before,
    /// A preposition or a conjunction.
    Function,
    /// Follows *Se och* in a saying.
    SeAnd,
    /// Goes before an adjective and a noun.
    Article,
    /// A verb that a predicate follows.
    Copula,
    /// Tells the reader how to mend a host.
    Mend,
}

impl Cue {
    const ALL: [(&'static str, Cue); 14] = [
        ("after-se", Cue::AfterSe),
        ("maybe-after-se", Cue::MaybeAfterSe),
        ("after-nu", Cue::AfterNu),
        ("after-de", Cue::AfterDe),
        ("english", Cue::English),
        ("subject", Cue::Subject),
        ("finite", Cue::Finite),
        ("site", Cue::Site),
        ("before", Cue::Before),
        ("function", Cue::Function),
        ("se-and", Cue::SeAnd),
        ("article", Cue::Article),
        ("copula", Cue::Copula),
        ("mend", Cue::Mend),
    ];
}

/// What a word tells, as a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cues(u16);

impl Cues {
    pub(super) fn has(self, cue: Cue) -> bool {
        self.0 >> (cue as u16) & 1 == 1
    }
}

impl Listed {
    const ALL: [Listed; 6] = [
        Listed::Word,
        Listed::Stem,
        Listed::Abbreviation,
        Listed::English,
        Listed::Code,
        Listed::Stripped,
    ];
}

/// A word of five letters or more with its å, ä and ö written as a and o, if it
/// has any.
fn stripped(word: &str) -> Option<String> {
    let plain = |c| match c {
        'å' | 'ä' => 'a',
        'ö' => 'o',
        c => c,
    };
    let stripped: String = word.chars().map(plain).collect();
    (stripped.is_ascii() && !word.is_ascii() && stripped.len() >= 5).then_some(stripped)
}

/// The lists of the detector.
#[derive(Clone, Debug)]
pub(super) struct Tables {
    tlds: Table,
    /// Those of two letters, by their letters, for each its class and one.
    short_tlds: [[u8; 26]; 26],
    tld_shapes: Bloom<256>,
    words: Table,
    hosts: Table,
    suffixes: Table,
    cues: Table,
    /// The last letters of all words, and the first of those of stripped ones.
    ends: Bloom<64>,
    stripped_begins: Bloom<64>,
}

impl Tables {
    /// Reads the lists, with the hosts that the policy adds.
    pub(super) fn new<'a>(shorteners: &'a [String], invites: &'a [String]) -> Tables {
        let decoded: Vec<String> = sections(TLD)
            .filter_map(|(_, name)| punycode::decode(name.strip_prefix("xn--")?))
            .collect();
        let plain = sections(TLD).map(|(_, name)| {
            let two = name.len() == 2;
            (name, if two { Tld::Country } else { Tld::Other } as u16)
        });
        let international = decoded.iter().map(|name| (name.as_str(), Tld::Common as u16));
        // Endings written whole in Cyrillic letters that look the same.
        let alike = [("ѕе", Tld::Home), ("сом", Tld::Common)].map(|(name, tld)| (name, tld as u16));
        let as_words = sections(TLD_WORDS).map(|(section, name)| {
            let known = Tld::ALL.iter().find(|(id, _)| *id == section);
            (name, known.map_or(Tld::Other, |(_, tld)| *tld) as u16)
        });
        let words = sections(WORDS).map(|(section, word)| {
            let listed = match section {
                "stem" => Listed::Stem,
                "abbreviation" => Listed::Abbreviation,
                "english" => Listed::English,
                "code" => Listed::Code,
                "stripped" => Listed::Stripped,
                _ => Listed::Word,
            };
            (word, listed as u16)
        });
        // A whole word outweighs a stem, a stem an abbreviation, and so on.
        let mut words: Vec<(&str, u16)> = words.collect();
        words.sort_by_key(|(_, listed)| core::cmp::Reverse(*listed));
        let stripped: Vec<String> = words.iter().filter_map(|(word, _)| stripped(word)).collect();
        let known = sections(HOSTS).map(|(section, host)| {
            let known = match section {
                "shortener" => Known::Shortener,
                "invite" => Known::Invite,
                "product" => Known::Product,
                _ => Known::Site,
            };
            (host, known as u16)
        });
        let added = shorteners.iter().map(|h| (h.as_str(), Known::Shortener as u16));
        let added = added.chain(invites.iter().map(|h| (h.as_str(), Known::Invite as u16)));
        let tlds = plain.chain(international).chain(as_words).chain(alike);
        let tlds: Vec<(&str, u16)> = tlds.collect();
        let mut tld_shapes = Bloom::default();
        let shapes = tlds.iter().filter_map(|(name, _)| shape_of(name.as_bytes()));
        shapes.for_each(|shape| tld_shapes.add(shape));
        let mut short_tlds = [[0; 26]; 26];
        for (name, class) in &tlds {
            let [first, second] = name.as_bytes() else { continue };
            let row = short_tlds.get_mut(usize::from(first.wrapping_sub(b'a')));
            if let Some(slot) = row.and_then(|r| r.get_mut(usize::from(second.wrapping_sub(b'a'))))
            {
                *slot = *class as u8 + 1;
            }
        }
        let (mut ends, mut stripped_begins) = (Bloom::default(), Bloom::default());
        let all = words.iter().map(|(word, _)| *word).chain(stripped.iter().map(String::as_str));
        all.filter_map(|word| word.as_bytes().last_chunk())
            .for_each(|three| ends.add(shape(*three, 0)));
        let listed = words.iter().filter(|(_, listed)| *listed == Listed::Stripped as u16);
        let listed = listed.map(|(word, _)| *word).chain(stripped.iter().map(String::as_str));
        listed
            .filter_map(|word| word.as_bytes().first_chunk())
            .for_each(|three| stripped_begins.add(shape(*three, 0)));
        let stripped = stripped.iter().map(|word| (word.as_str(), Listed::Stripped as u16));
        Tables {
            ends,
            stripped_begins,
            tlds: Table::new(tlds.into_iter()),
            short_tlds,
            tld_shapes,
            words: Table::new(stripped.chain(words.iter().copied())),
            hosts: Table::new(known.chain(added)),
            suffixes: Table::new(sections(SUFFIXES).map(|(_, suffix)| (suffix, 0))),
            cues: Table::new(cues().into_iter()),
        }
    }

    /// The top-level domain with this folded name, in ASCII or its own letters.
    #[inline]
    pub(super) fn tld(&self, name: &[u8]) -> Option<Tld> {
        if let [first @ b'a'..=b'z', second @ b'a'..=b'z'] = name {
            let row = self.short_tlds.get(usize::from(first - b'a'))?;
            let class = row.get(usize::from(second - b'a'))?.checked_sub(1)?;
            return Some(Tld::from_class(u16::from(class)));
        }
        self.tlds.get(name).map(Tld::from_class)
    }

    /// The same, told faster of a label that is none.
    #[inline]
    pub(super) fn likely_tld(&self, name: &[u8]) -> Option<Tld> {
        if self.tld_shapes.holds(shape_of(name)?) { self.tld(name) } else { None }
    }

    /// Whether a label with these first three letters and this length may be a
    /// top-level domain: the cheap way to tell that it is none. The letters beyond the
    /// length are not looked at.
    #[inline]
    pub(super) fn may_be_tld(&self, [first, second, third]: [u8; 3], len: usize) -> bool {
        self.tld_shapes.holds(shape([first, second, if len > 2 { third } else { 0 }], len))
    }

    /// What a word around a host tells.
    pub(super) fn cues(&self, word: &[u8]) -> Cues {
        Cues(self.cues.get(word).unwrap_or(0))
    }

    /// The entry of the word list.
    pub(super) fn listed(&self, word: &[u8]) -> Option<Listed> {
        Listed::ALL.get(usize::from(self.words.get(word)?)).copied()
    }

    /// Whether a listed word may end as this does.
    pub(super) fn may_end(&self, word: &[u8]) -> bool {
        word.last_chunk().is_some_and(|three| self.ends.holds(shape(*three, 0)))
    }

    /// Whether a listed stripped word may begin as this does.
    pub(super) fn may_begin_stripped(&self, word: &[u8]) -> bool {
        word.first_chunk().is_some_and(|three| self.stripped_begins.holds(shape(*three, 0)))
    }

    /// Whether a host is a suffix under which strangers register names.
    pub(super) fn is_public_suffix(&self, host: &str) -> bool {
        self.tlds.has(host.as_bytes()) || self.suffixes.has(host.as_bytes())
    }

    /// What is known of a host, given as `host` or `host/first-segment`: the
    /// whole of it, or what is left behind any of its dots.
    pub(super) fn known(&self, host: &[u8]) -> Option<Known> {
        let mut rest = host;
        loop {
            if let Some(class) = self.hosts.get(rest) {
                return Known::ALL.get(usize::from(class)).copied();
            }
            let dot = rest.iter().position(|b| *b == b'.')?;
            rest = rest.get(dot + 1..)?;
        }
    }
}

/// Three letters, and a length where it tells, as one number.
#[inline]
fn shape([a, b, c]: [u8; 3], len: usize) -> u32 {
    u32::from_le_bytes([a, b, c, len as u8])
}

/// The shape of a whole name; nothing for one of fewer than two letters.
fn shape_of(name: &[u8]) -> Option<u32> {
    let [first, second, rest @ ..] = name else { return None };
    Some(shape([*first, *second, rest.first().copied().unwrap_or(0)], name.len()))
}

/// Each word of the cue list with all its sections as bits.
fn cues() -> Vec<(&'static str, u16)> {
    let mut cues: Vec<(&str, u16)> = Vec::new();
    for (section, word) in sections(CUES) {
        let Some((_, cue)) = Cue::ALL.iter().find(|(id, _)| *id == section) else { continue };
        let bit = 1u16 << (*cue as u16);
        match cues.iter_mut().find(|(w, _)| *w == word) {
            Some((_, bits)) => *bits |= bit,
            None => cues.push((word, bit)),
        }
    }
    cues
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_stand_in_the_order_of_their_numbers() {
        assert!(Tld::ALL.iter().enumerate().all(|(i, (_, tld))| *tld as usize == i));
        assert!(Listed::ALL.iter().enumerate().all(|(i, listed)| *listed as usize == i));
        assert!(Known::ALL.iter().enumerate().all(|(i, known)| *known as usize == i));
    }

    #[test]
    fn top_level_domains_and_their_readings() {
        let tables = Tables::new(&[], &[]);
        for (name, tld) in [
            ("se", Tld::Home),
            ("men", Tld::Word),
            ("com", Tld::Common),
            ("dk", Tld::Common),
            ("pl", Tld::Country),
            ("zip", Tld::File),
            ("me", Tld::English),
            ("xn--p1ai", Tld::Other),
            ("рф", Tld::Common),
            ("clinique", Tld::Other),
        ] {
            assert_eq!(tables.tld(name.as_bytes()), Some(tld), "{name}");
        }
        for name in ["och", "html", "js", "kvarnby", ""] {
            assert_eq!(tables.tld(name.as_bytes()), None, "{name}");
        }
    }

    #[test]
    fn every_reading_is_of_a_delegated_name() {
        let plain = Table::new(sections(TLD).map(|(_, name)| (name, 0)));
        for (section, name) in sections(TLD_WORDS).filter(|(section, _)| *section != "reserved") {
            assert!(plain.has(name.as_bytes()), "{section} {name}");
        }
        assert_eq!(sections(TLD).count(), 1437);
    }

    #[test]
    fn known_hosts_count_with_subdomains_and_never_by_substring() {
        let tables = Tables::new(&[String::from("kort.example")], &[]);
        assert_eq!(tables.known(b"t.me"), Some(Known::Invite));
        assert_eq!(tables.known(b"www.t.me"), Some(Known::Invite));
        assert_eq!(tables.known(b"flask.request.me"), None);
        assert_eq!(tables.known(b"cart.me"), None);
        assert_eq!(tables.known(b"discord.com"), None);
        assert_eq!(tables.known(b"discord.com/invite"), Some(Known::Invite));
        assert_eq!(tables.known(b"kort.example"), Some(Known::Shortener));
    }

    #[test]
    fn public_suffixes() {
        let tables = Tables::new(&[], &[]);
        for host in ["se", "github.io", "co.uk", "рф"] {
            assert!(tables.is_public_suffix(host), "{host}");
        }
        for host in ["1177.se", "vgr.github.io", "nhs.example"] {
            assert!(!tables.is_public_suffix(host), "{host}");
        }
    }
}
