//! Hosts that are made to be taken for another.

use super::host::Name;

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
pub(super) const MIN_INSIDE: usize = 4;

/// The shortest brand of which one letter may be wrong.
pub(super) const MIN_ONE_OFF: usize = 8;

/// A name as the eye reads it: characters that are taken for each other are the
/// same, and `rn` is `m`. An `i` stays one, see [`loosened`].
pub(super) fn skeleton(name: &str) -> Name {
    let mut out = Name::default();
    for c in name.chars() {
        let c = match c {
            'a'..='z' | '-' | '.' => c,
            _ => CONFUSABLE.iter().find(|(from, _)| *from == c).map_or(c, |(_, to)| *to),
        };
        let joined = match (out.as_bytes().last(), c) {
            (Some(b'r'), 'n') => Some(b'm'),
            (Some(b'v'), 'v') => Some(b'w'),
            _ => None,
        };
        match joined {
            Some(one) => out.replace_last(one),
            None => out.push(c.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }
    out
}

/// A skeleton in which an `i` is an `l` too, as its capital is to the eye. In a
/// name as short as *sl* it makes another name instead: `si.se`.
pub(super) fn loosened(skeleton: &Name) -> Name {
    let mut out = *skeleton;
    out.map(|b| if b == b'i' { b'l' } else { b });
    out
}

/// The parts of a host, as the eye reads it, in which a brand is looked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Parts<'a> {
    /// The host without `www.`.
    host: &'a [u8],
    /// The label that is registered.
    registered: &'a [u8],
    /// The labels before it, with their dots.
    below: &'a [u8],
    /// The registered label without its hyphens.
    joined: Name,
}

impl<'a> Parts<'a> {
    /// The parts of a host.
    pub(super) fn of(host: &'a [u8]) -> Parts<'a> {
        let host = host.strip_prefix(b"www.").unwrap_or(host);
        let (mut below, mut registered) = cut_last(host);
        while !below.is_empty() {
            (below, registered) = cut_last(below);
            if !matches!(registered, b"com" | b"co" | b"org" | b"net") {
                break;
            }
        }
        let mut joined = Name::default();
        registered.split(|b| *b == b'-').for_each(|part| joined.push(part));
        Parts { host, registered, below, joined }
    }

    /// The label that is registered.
    pub(super) fn registered(&self) -> &'a [u8] {
        self.registered
    }

    /// Whether a host that is not `other` or below it borrows its name: as its
    /// first labels (`1177.se.example.com`), with another ending
    /// (`regionstockholm.com`), hyphenated (`region-stockholm.se`,
    /// `sl-biljett.se`), with more letters before or behind (`mittvgregion.se`),
    /// or with one letter wrong.
    pub(super) fn borrow(&self, other: &[u8], brand: &[u8]) -> bool {
        !brand.is_empty()
            && (self.holds(other)
                || self.is_made_of(brand)
                || (brand.len() >= MIN_INSIDE
                    && self.below.split(|b| *b == b'.').any(|label| label == brand)))
    }

    /// Whether the whole of another host stands in this one, with a dot behind it.
    fn holds(&self, other: &[u8]) -> bool {
        let mut rest = self.host;
        loop {
            if rest.strip_prefix(other).is_some_and(|tail| tail.starts_with(b".")) {
                return true;
            }
            let Some(joint) = rest.iter().position(|b| matches!(b, b'.' | b'-')) else {
                return false;
            };
            rest = rest.get(joint + 1..).unwrap_or_default();
        }
    }

    fn is_made_of(&self, brand: &[u8]) -> bool {
        if self.registered.split(|b| *b == b'-').any(|part| part == brand) {
            return true;
        }
        let joined = self.joined.as_bytes();
        brand.len() >= MIN_INSIDE
            && (joined.windows(brand.len()).any(|part| part == brand)
                || (brand.len() >= MIN_ONE_OFF && is_one_off(joined, brand)))
    }
}

/// A host parted at its last dot: what stands before it, and its last label.
fn cut_last(host: &[u8]) -> (&[u8], &[u8]) {
    match host.iter().rposition(|b| *b == b'.') {
        Some(dot) => (host.get(..dot).unwrap_or_default(), host.get(dot + 1..).unwrap_or_default()),
        None => (&[], host),
    }
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
    fn borrowed_names() {
        for (host, other, brand) in [
            ("region-stockholm.com", "regionstockholm.se", "regionstockholm"),
            ("www.regionstockholm.com", "regionstockholm.se", "regionstockholm"),
            ("regionstockholm.se", "www.regionstockholm.se", "regionstockholm"),
            ("sl-biljett.se", "sl.se", "sl"),
            ("mittvgregion.se", "vgregion.se", "vgregion"),
            ("vgregion.se.com", "vgregion.se", "vgregion"),
            ("1177.se.example.com", "1177.se", "1177"),
            ("mina-1177.se.example.com", "1177.se", "1177"),
            ("regionstockholm.example.com", "regionstockholm.se", "regionstockholm"),
            ("login-1177.se", "1177.se", "1177"),
            ("regionstokholm.se", "regionstockholm.se", "regionstockholm"),
            ("regionstockkholm.se", "regionstockholm.se", "regionstockholm"),
            ("regionstackholm.se", "regionstockholm.se", "regionstockholm"),
            ("regoinstockholm.se", "regionstockholm.se", "regionstockholm"),
        ] {
            let parts = Parts::of(host.as_bytes());
            assert!(parts.borrow(other.as_bytes(), brand.as_bytes()), "{host}");
        }
        for (host, other, brand) in [
            ("slott.se", "sl.se", "sl"),
            ("sl.wikipedia.org", "sl.se", "sl"),
            ("stockholm.se", "regionstockholm.se", "regionstockholm"),
            ("region.example", "vgregion.se", "vgregion"),
            ("se", "vgregion.se", "vgregion"),
            ("", "vgregion.se", "vgregion"),
        ] {
            let parts = Parts::of(host.as_bytes());
            assert!(!parts.borrow(other.as_bytes(), brand.as_bytes()), "{host}");
        }
    }
}
