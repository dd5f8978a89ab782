//! Hosts that are made to be taken for another.

use alloc::string::String;

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

/// A name as the eye reads it: characters that are taken for each other are the
/// same, and `rn` is `m`.
pub(super) fn skeleton(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        let c = match c {
            'a'..='h' | 'j'..='z' | '-' | '.' => c,
            _ => CONFUSABLE.iter().find(|(from, _)| *from == c).map_or(c, |(_, to)| *to),
        };
        match (out.chars().next_back(), c) {
            (Some('r'), 'n') => {
                out.pop();
                out.push('m');
            }
            (Some('v'), 'v') => {
                out.pop();
                out.push('w');
            }
            _ => out.push(c),
        }
    }
    out
}

/// Whether a host reads as another or as a subdomain of it; both as skeletons.
pub(super) fn same_to_the_eye(host: &str, other: &str) -> bool {
    host.strip_suffix(other).is_some_and(|sub| sub.is_empty() || sub.ends_with('.'))
}

/// Whether a host that is not `other` or below it borrows its name: as its first
/// labels (`1177.se.example.com`), with another ending (`regionstockholm.com`),
/// hyphenated (`region-stockholm.se`, `sl-biljett.se`), with more letters before
/// or behind (`mittvgregion.se`), or with one letter wrong.
pub(super) fn borrows(host: &str, other: &str, brand: &str) -> bool {
    if brand.is_empty() {
        return false;
    }
    let host = host.strip_prefix("www.").unwrap_or(host);
    let leading = host.strip_prefix(other).is_some_and(|rest| rest.starts_with('.'));
    let inside = [".", "-"].iter().any(|joint| {
        host.match_indices(other).any(|(i, _)| {
            let before =
                host.get(..i).is_some_and(|head| head.is_empty() || head.ends_with(*joint));
            let after = host.get(i + other.len()..).is_some_and(|tail| tail.starts_with('.'));
            before && after
        })
    });
    if leading || inside {
        return true;
    }
    let mut labels =
        host.rsplit('.').skip(1).filter(|l| !matches!(*l, "com" | "co" | "org" | "net"));
    let Some(registered) = labels.next() else { return false };
    is_made_of(registered, brand) || labels.any(|label| brand.len() >= MIN_INSIDE && label == brand)
}

fn is_made_of(label: &str, brand: &str) -> bool {
    if label == brand || label.split('-').any(|part| part == brand) {
        return true;
    }
    if brand.len() < MIN_INSIDE {
        return false;
    }
    let joined: String = label.chars().filter(|c| *c != '-').collect();
    joined.contains(brand) || (brand.len() >= 8 && is_one_off(&joined, brand))
}

/// Whether one letter left out, added, changed or swapped with its neighbour
/// makes `a` into `b`.
fn is_one_off(a: &str, b: &str) -> bool {
    let same = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    let (a, b) = (a.get(same..).unwrap_or(""), b.get(same..).unwrap_or(""));
    let rest = |s: &'_ str, n: usize| s.as_bytes().get(n..).map(<[u8]>::to_vec);
    let swapped = match (a.as_bytes(), b.as_bytes()) {
        ([p, q, x @ ..], [r, s, y @ ..]) => p == s && q == r && x == y,
        _ => false,
    };
    a != b
        && (swapped
            || rest(a, 1) == rest(b, 1)
            || rest(a, 1).as_deref() == Some(b.as_bytes())
            || rest(b, 1).as_deref() == Some(a.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

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
            ("www.regionstockholrn.se", "regionstockholm.se"),
        ] {
            assert!(same_to_the_eye(&skeleton(host), &skeleton(other)), "{host} {other}");
        }
        assert!(!same_to_the_eye(&skeleton("spel.se"), &skeleton("sl.se")));
        assert!(!same_to_the_eye(&skeleton("isl.se"), &skeleton("sl.se")));
    }

    #[test]
    fn borrowed_names() {
        for (host, other, brand) in [
            ("region-stockholm.com", "regionstockholm.se", "regionstockholm"),
            ("www.regionstockholm.com", "regionstockholm.se", "regionstockholm"),
            ("sl-biljett.se", "sl.se", "sl"),
            ("mittvgregion.se", "vgregion.se", "vgregion"),
            ("vgregion.se.com", "vgregion.se", "vgregion"),
            ("1177.se.example.com", "1177.se", "1177"),
            ("login-1177.se", "1177.se", "1177"),
            ("regionstokholm.se", "regionstockholm.se", "regionstockholm"),
            ("regoinstockholm.se", "regionstockholm.se", "regionstockholm"),
        ] {
            assert!(borrows(host, other, brand), "{host}");
        }
        for (host, other, brand) in [
            ("slott.se", "sl.se", "sl"),
            ("sl.wikipedia.org", "sl.se", "sl"),
            ("stockholm.se", "regionstockholm.se", "regionstockholm"),
            ("region.example", "vgregion.se", "vgregion"),
        ] {
            assert!(!borrows(host, other, brand), "{host}");
        }
    }
}
