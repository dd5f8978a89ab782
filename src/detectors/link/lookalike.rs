//! Hosts that are made to be taken for another.
//!
//! Imitation is told against the allowed hosts only, never as a property of a name:
//! a good many honest hosts hold an `rn` or a zero. Two readings of a host are held
//! against them:
//!
//! - the strict one, in which accents, other scripts and the digits 0, 1 and 5 are
//!   the Latin letters that they look like;
//! - the loose one, in which `i` is `l` as well, since its capital looks like one.
//!
//! Names of three letters or less (`sl`) are held against the strict reading and
//! whole words between dots and hyphens alone, so that `si.se`, `slott.se` and
//! "linje 51.se" are nobody's imitation. Longer ones are looked for inside labels
//! too, and the longest with one letter wrong.

use alloc::string::String;
use alloc::vec::Vec;

use super::host::Name;
use super::normal;
use super::table::Table;

/// Characters that are taken for another, chosen by eye with the confusables of
/// Unicode Technical Standard 39 as the checklist; digits are added by hand,
/// since 0, 1 and 5 are the swaps that Swedish frauds use.
const CONFUSABLE: &[(char, char)] = &[
    ('0', 'o'),
    ('1', 'l'),
    ('5', 's'),
    ('i', 'l'),
    ('|', 'l'),
    ('!', 'l'),
    ('ı', 'l'),
    ('ɩ', 'l'),
    ('ł', 'l'),
    ('ĺ', 'l'),
    ('ľ', 'l'),
    ('ļ', 'l'),
    ('í', 'l'),
    ('ì', 'l'),
    ('î', 'l'),
    ('ï', 'l'),
    ('į', 'l'),
    ('ī', 'l'),
    ('ɡ', 'g'),
    ('ġ', 'g'),
    ('ğ', 'g'),
    ('ģ', 'g'),
    ('ǵ', 'g'),
    ('á', 'a'),
    ('à', 'a'),
    ('â', 'a'),
    ('ã', 'a'),
    ('ā', 'a'),
    ('ą', 'a'),
    ('ạ', 'a'),
    ('é', 'e'),
    ('è', 'e'),
    ('ê', 'e'),
    ('ë', 'e'),
    ('ē', 'e'),
    ('ę', 'e'),
    ('ė', 'e'),
    ('ẹ', 'e'),
    ('ó', 'o'),
    ('ò', 'o'),
    ('ô', 'o'),
    ('õ', 'o'),
    ('ō', 'o'),
    ('ø', 'o'),
    ('ọ', 'o'),
    ('ơ', 'o'),
    ('ñ', 'n'),
    ('ń', 'n'),
    ('ņ', 'n'),
    ('ṇ', 'n'),
    ('ś', 's'),
    ('š', 's'),
    ('ş', 's'),
    ('ș', 's'),
    ('ṣ', 's'),
    ('ť', 't'),
    ('ţ', 't'),
    ('ț', 't'),
    ('ķ', 'k'),
    ('ḳ', 'k'),
    ('ḥ', 'h'),
    ('ħ', 'h'),
    ('ṃ', 'm'),
    ('ŕ', 'r'),
    ('ř', 'r'),
    ('ç', 'c'),
    ('ć', 'c'),
    ('č', 'c'),
    ('ƒ', 'f'),
    ('ṿ', 'v'),
    // Cyrillic.
    ('а', 'a'),
    ('в', 'b'),
    ('с', 'c'),
    ('ԁ', 'd'),
    ('е', 'e'),
    ('ё', 'e'),
    ('һ', 'h'),
    ('н', 'h'),
    ('і', 'l'),
    ('ї', 'l'),
    ('ӏ', 'l'),
    ('ј', 'j'),
    ('к', 'k'),
    ('м', 'm'),
    ('п', 'n'),
    ('о', 'o'),
    ('р', 'p'),
    ('ԛ', 'q'),
    ('г', 'r'),
    ('ѕ', 's'),
    ('т', 't'),
    ('ѵ', 'v'),
    ('ԝ', 'w'),
    ('х', 'x'),
    ('у', 'y'),
    // Greek.
    ('α', 'a'),
    ('β', 'b'),
    ('ε', 'e'),
    ('η', 'n'),
    ('ι', 'l'),
    ('κ', 'k'),
    ('ν', 'v'),
    ('ο', 'o'),
    ('ρ', 'p'),
    ('τ', 't'),
    ('υ', 'u'),
    ('χ', 'x'),
    ('γ', 'y'),
    ('ω', 'w'),
    // Armenian.
    ('օ', 'o'),
    ('ո', 'n'),
    ('ս', 'u'),
    ('հ', 'h'),
    ('ց', 'g'),
];

/// The shortest brand that is looked for inside a label. A shorter one, like
/// *sl*, is a part of many words.
const MIN_INSIDE: usize = 4;

/// The shortest brand of which one letter may be wrong.
const MIN_ONE_OFF: usize = 8;

/// A name as the eye reads it: characters that are taken for each other are the
/// same, and `rn` is `m`. An `i` stays one, see [`loosened`].
fn skeleton(name: &str) -> Name {
    let mut out = Name::default();
    for c in name.chars() {
        let c = match c {
            'a'..='z' | '-' | '.' => c,
            _ => CONFUSABLE.iter().find(|(from, _)| *from == c).map_or(c, |(_, to)| *to),
        };
        match (out.as_bytes().last(), c) {
            (Some(b'r'), 'n') => out.replace_last(b'm'),
            (Some(b'v'), 'v') => out.replace_last(b'w'),
            (_, '\0'..='\x7f') => out.push_byte(c as u8),
            _ => out.push(c.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }
    out
}

/// A skeleton in which an `i` is an `l` too, as its capital is to the eye. In a
/// name as short as *sl* it makes another name instead: `si.se`.
fn loosened(skeleton: &Name) -> Name {
    let mut out = *skeleton;
    out.map(|b| if b == b'i' { b'l' } else { b });
    out
}

/// The names that the allowed hosts are known by, in which imitation is told.
///
/// A host imitates one that it is not and not below if it reads as it
/// (`krısinformation.se`, `s1.se`), holds it with more behind
/// (`1177.se.example.com`), has its name under another ending
/// (`regionstockholm.com`), hyphenated (`sl-biljett.se`), with more letters
/// before or behind (`mittvgregion.se`), or with one letter wrong
/// (`regionstokholm.se`).
#[derive(Clone, Debug, Default)]
pub(super) struct Brands {
    /// Hosts as the eye reads them.
    hosts: Table,
    /// Hosts known by a short name, as they are and as the eye reads them strictly.
    short_hosts: Table,
    /// Short names, likewise.
    short: Table,
    /// Longer names as the eye reads them, with their letters.
    long: Vec<(String, u64)>,
}

/// Whether a short name is all digits.
const LETTERS: u16 = 0;
const DIGITS: u16 = 1;

impl Brands {
    /// Of each allowed host its name and the host, in letters as they are shown.
    pub(super) fn new(entries: &[(String, String)]) -> Brands {
        let text = |name: &Name| String::from(core::str::from_utf8(name.as_bytes()).unwrap_or(""));
        let (mut hosts, mut short_hosts, mut short) = (Vec::new(), Vec::new(), Vec::new());
        let mut long: Vec<(String, u64)> = Vec::new();
        for (brand, host) in entries.iter().filter(|(brand, _)| !brand.is_empty()) {
            let brand = normal::shown(brand);
            if brand.len() < MIN_INSIDE {
                let kind = if is_number(brand.as_bytes()) { DIGITS } else { LETTERS };
                short_hosts.extend([(host.clone(), kind), (text(&skeleton(host)), kind)]);
                short.extend([(brand.clone(), kind), (text(&skeleton(&brand)), kind)]);
            } else {
                hosts.push(text(&loosened(&skeleton(host))));
                let brand = text(&loosened(&skeleton(&brand)));
                let letters = letters(brand.as_bytes());
                long.push((brand, letters));
            }
        }
        let table = |list: &[(String, u16)]| Table::new(list.iter().map(|(t, c)| (t.as_str(), *c)));
        Brands {
            hosts: Table::new(hosts.iter().map(|host| (host.as_str(), 0))),
            short_hosts: table(&short_hosts),
            short: table(&short),
            long,
        }
    }

    /// Whether a host that is none of the allowed ones is made to be taken for one.
    /// It is in normal form or folded.
    pub(super) fn are_imitated_by(&self, host: &str) -> bool {
        if host.is_empty() {
            return false;
        }
        let decoded = if host.contains("xn--") { Some(normal::shown(host)) } else { None };
        let host = decoded.as_deref().unwrap_or(host);
        let strict = skeleton(host);
        self.short_imitated(host.as_bytes(), strict.as_bytes())
            || self.long_imitated(loosened(&strict).as_bytes())
    }

    fn short_imitated(&self, host: &[u8], eye: &[u8]) -> bool {
        let (_, registered) = registered(host);
        // "linje 51.se" is not read as "sl.se".
        let is_number = is_number(registered);
        let fits = |kind: u16| !is_number || kind == DIGITS;
        from_each_label(eye).any(|rest| self.short_hosts.get(rest).is_some_and(fits))
            || holds(host, &self.short_hosts)
            || registered.split(|b| *b == b'-').any(|part| self.short.has(part))
            || parts_seen(registered, eye).any(|part| self.short.has(part))
    }

    fn long_imitated(&self, eye: &[u8]) -> bool {
        let (below, registered) = registered(eye);
        let has = letters(eye);
        let mut joined = None;
        from_each_label(eye).any(|rest| self.hosts.has(rest))
            || holds(eye, &self.hosts)
            || self.long.iter().any(|(brand, letters)| {
                let lacks = letters & !has;
                let one_off = brand.len() >= MIN_ONE_OFF;
                if lacks != 0 && !(one_off && lacks & (lacks - 1) == 0) {
                    return false;
                }
                let brand = brand.as_bytes();
                let joined = joined.get_or_insert_with(|| without_hyphens(registered)).as_bytes();
                joined.windows(brand.len()).any(|part| part == brand)
                    || (one_off && is_one_off(joined, brand))
                    || below.split(|b| *b == b'.').any(|label| label == brand)
            })
    }
}

/// The host, and what is left of it behind each of its dots.
pub(super) fn from_each_label(host: &[u8]) -> impl Iterator<Item = &[u8]> {
    behind_each(host, |b| b == b'.')
}

/// All of `text`, and what is left of it behind each byte that is a joint.
fn behind_each(text: &[u8], is_joint: impl Fn(u8) -> bool) -> impl Iterator<Item = &[u8]> {
    let mut rest = Some(text);
    core::iter::from_fn(move || {
        let now = rest?;
        rest = now.iter().position(|b| is_joint(*b)).and_then(|at| now.get(at + 1..));
        Some(now)
    })
}

/// Whether one of `hosts` stands in this one, from a joint on, with a dot behind it.
fn holds(host: &[u8], hosts: &Table) -> bool {
    behind_each(host, |b| matches!(b, b'.' | b'-')).any(|rest| {
        let dots = rest.iter().enumerate().filter(|(_, b)| **b == b'.');
        // The name of a host has a dot of its own.
        dots.skip(1).any(|(end, _)| rest.get(..end).is_some_and(|inside| hosts.has(inside)))
    })
}

/// The label of a host that is registered, behind the labels below it.
fn registered(host: &[u8]) -> (&[u8], &[u8]) {
    let (mut below, _) = cut_last(host);
    let mut registered: &[u8] = &[];
    while !below.is_empty() {
        (below, registered) = cut_last(below);
        if !matches!(registered, b"com" | b"co" | b"org" | b"net") {
            break;
        }
    }
    (below, registered)
}

/// A host parted at its last dot.
fn cut_last(host: &[u8]) -> (&[u8], &[u8]) {
    match host.iter().rposition(|b| *b == b'.') {
        Some(dot) => (host.get(..dot).unwrap_or_default(), host.get(dot + 1..).unwrap_or_default()),
        None => (&[], host),
    }
}

/// The parts between hyphens of the registered label as the eye reads them, of those
/// that are written with a letter.
fn parts_seen<'a>(written: &'a [u8], eye: &'a [u8]) -> impl Iterator<Item = &'a [u8]> {
    let (_, seen) = registered(eye);
    let pairs = written.split(|b| *b == b'-').zip(seen.split(|b| *b == b'-'));
    pairs.filter(|(plain, _)| plain.iter().any(u8::is_ascii_alphabetic)).map(|(_, eye)| eye)
}

fn without_hyphens(label: &[u8]) -> Name {
    let mut joined = Name::default();
    label.split(|b| *b == b'-').for_each(|part| joined.push(part));
    joined
}

fn is_number(label: &[u8]) -> bool {
    label.iter().all(u8::is_ascii_digit)
}

/// The letters and digits of a name as a set.
fn letters(name: &[u8]) -> u64 {
    name.iter().filter(|b| b.is_ascii_alphanumeric()).fold(0, |set, b| set | 1 << (b & 63))
}

/// Whether one letter left out, added, changed or swapped with its neighbour
/// makes `a` into `b`.
fn is_one_off(a: &[u8], b: &[u8]) -> bool {
    if a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let same = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (a.get(same..).unwrap_or_default(), b.get(same..).unwrap_or_default());
    match (a, b) {
        ([], []) => false,
        ([p, q, x @ ..], [r, s, y @ ..]) if p == s && q == r && x == y => true,
        ([_, x @ ..], [_, y @ ..]) if x == y => true,
        ([_, x @ ..], _) if x == b => true,
        (_, [_, y @ ..]) => y == a,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn eye(host: &str) -> Name {
        loosened(&skeleton(host))
    }

    #[test]
    fn skeletons() {
        for (host, other) in [
            ("ѕl.se", "sl.se"),
            ("s1.se", "sl.se"),
            ("1l77.se", "1177.se"),
            ("ll77.se", "1177.se"),
            ("regionstockhoim.se", "regionstockholm.se"),
            ("krısinformation.se", "krisinformation.se"),
            ("krisinformati0n.se", "krisinformation.se"),
            ("vgregi0n.se", "vgregion.se"),
            ("vgreg1on.se", "vgregion.se"),
            ("1177.5e", "1177.se"),
            ("regionstockholrn.se", "regionstockholm.se"),
        ] {
            assert_eq!(eye(host).as_bytes(), eye(other).as_bytes(), "{host} {other}");
        }
        assert_ne!(eye("isl.se").as_bytes(), eye("sl.se").as_bytes());
        assert_ne!(skeleton("si.se").as_bytes(), skeleton("sl.se").as_bytes());
    }

    #[test]
    fn one_letter_wrong() {
        for other in ["regionstokholm", "regionstockkholm", "regionstackholm", "regoinstockholm"] {
            assert!(is_one_off(other.as_bytes(), b"regionstockholm"), "{other}");
            assert!(is_one_off(b"regionstockholm", other.as_bytes()), "{other}");
        }
        for other in ["regionstockholm", "regionstockho", "regionstokkholn", ""] {
            assert!(!is_one_off(other.as_bytes(), b"regionstockholm"), "{other}");
        }
    }

    #[test]
    fn the_registered_label() {
        for (host, below, label) in [
            ("a.b.example.com", "a.b", "example"),
            ("example.co.uk", "", "example"),
            ("com.se", "", "com"),
            ("se", "", ""),
            ("", "", ""),
        ] {
            assert_eq!(registered(host.as_bytes()), (below.as_bytes(), label.as_bytes()), "{host}");
        }
    }
}
