//! Whether a label reads as a word of prose.

use super::tables::{Listed, Tables};
use super::view::Case;

/// What a label reads as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// A listed word, in a listed or regular form.
    Word,
    /// No listed word, but spelt with å, ä or ö.
    Swedish,
    /// Looks like a word: ends as Swedish words do, or is put together with one.
    Wordish,
    /// An abbreviation.
    Abbreviation,
    /// A name out of program code.
    Code,
    /// One letter.
    Letter,
    /// A number, or a number with its unit.
    Number,
    /// A Swedish word with å, ä and ö written as a and o: `vardkoll`.
    Stripped,
    /// No word that is known.
    Unknown,
    /// Written as only names of hosts are: hyphenated or with digits inside.
    Shaped,
}

/// Endings of Swedish words (Svenska Akademiens grammatik 2, inflection) that close
/// with this letter, the longer ones first.
const fn endings(last: u8) -> &'static [&'static [u8]] {
    match last {
        b'a' => &[b"erna", b"arna", b"orna", b"na", b"a"],
        b'd' => &[b"ad", b"dd", b"d"],
        b'e' => &[b"ande", b"ende", b"aste", b"ade", b"are", b"de", b"te", b"e"],
        b'n' => &[b"aren", b"en", b"an", b"n"],
        b'r' => &[b"ar", b"er", b"or", b"r"],
        b's' => &[
            b"ernas", b"arnas", b"ornas", b"andes", b"arens", b"ades", b"ares", b"ets", b"ens",
            b"nas", b"ers", b"ars", b"ats", b"as", b"es", b"s",
        ],
        b't' => &[b"andet", b"ast", b"at", b"et", b"tt", b"it", b"t"],
        _ => &[],
    }
}

/// What is left of a label without each regular ending that it has, with the length
/// of the ending.
fn stems(label: &[u8]) -> impl Iterator<Item = (&[u8], usize)> {
    let endings = label.last().map_or(&[][..], |last| endings(*last));
    endings.iter().filter_map(|ending| Some((label.strip_suffix(*ending)?, ending.len())))
}

/// Endings that make a label look like a word whatever stands before.
const TELLING: &[&[u8]] = &[
    b"ningarna",
    b"ningar",
    b"ningen",
    b"ning",
    b"heten",
    b"heter",
    b"het",
    b"elsen",
    b"else",
    b"erna",
    b"arna",
    b"orna",
    b"andet",
    b"ande",
    b"ende",
    b"igt",
    b"iga",
    b"ligt",
    b"liga",
    b"lig",
    b"iskt",
    b"iska",
    b"isk",
    b"ades",
    b"ade",
    b"erade",
    b"erat",
    b"erar",
    b"era",
    b"tion",
    b"tionen",
    b"are",
    b"aren",
    b"skap",
    b"dom",
    b"bart",
    b"bara",
    b"samt",
    b"at",
    b"ad",
    b"aste",
];

/// The longest part of a compound that is looked for.
const MAX_PART: usize = 14;

/// First parts of a hyphenated word of prose.
const PREFIXES: &[&[u8]] =
    &[b"icke", b"covid", b"corona", b"mini", b"super", b"anti", b"post", b"sms", b"app"];

/// What a folded label reads as; `case` is that of the original.
pub(super) fn read(tables: &Tables, label: &[u8], case: Case) -> Label {
    match label {
        [] | [_] | [0xC3, _] => return Label::Letter,
        _ if label.contains(&b'-') => return hyphenated(tables, label, case),
        _ => {}
    }
    let digits = label.iter().filter(|b| b.is_ascii_digit()).count();
    if digits > 0 {
        return numbered(label, digits);
    }
    match tables.listed(label) {
        Some(Listed::Word | Listed::Stem | Listed::English) => return Label::Word,
        Some(Listed::Abbreviation) => return Label::Abbreviation,
        Some(Listed::Code) => return Label::Code,
        Some(Listed::Stripped) => return Label::Stripped,
        None => {}
    }
    if is_inflected(tables, label) {
        return Label::Word;
    }
    if has_swedish(label) {
        return Label::Swedish;
    }
    if is_stripped(tables, label) {
        return Label::Stripped;
    }
    if is_compound(tables, label) || is_telling(label) {
        return Label::Wordish;
    }
    Label::Unknown
}

/// Letters and digits together: `10an` and `v45` are prose, `lan24` is not.
fn numbered(label: &[u8], digits: usize) -> Label {
    let letters = label.len() - digits;
    let starts = label.first().is_some_and(u8::is_ascii_digit);
    if letters == 0 || (letters <= 2 && digits <= 3) || (starts && letters <= 4) {
        Label::Number
    } else {
        Label::Shaped
    }
}

fn hyphenated(tables: &Tables, label: &[u8], case: Case) -> Label {
    let mut parts = label.split(|b| *b == b'-').filter(|p| !p.is_empty());
    let first = parts.next().unwrap_or_default();
    let last = parts.next_back().unwrap_or(first);
    let tail = match last {
        [] | [_] => Label::Letter,
        _ if last.iter().any(u8::is_ascii_digit) => Label::Shaped,
        _ => read(tables, last, Case::Lower),
    };
    let is_word = matches!(tail, Label::Word | Label::Wordish);
    let prose = first.len() <= 2
        || first.iter().all(u8::is_ascii_digit)
        || matches!(case, Case::Upper | Case::Mixed)
        || PREFIXES.contains(&first);
    if first.iter().chain(last).all(u8::is_ascii_digit) {
        Label::Number
    } else if has_swedish(label) || (is_word && case == Case::Title) {
        Label::Word
    } else if is_word && prose {
        Label::Wordish
    } else if case != Case::Lower && case != Case::Upper {
        // Names of persons and places are hyphenated too.
        Label::Unknown
    } else {
        Label::Shaped
    }
}

fn has_swedish(label: &[u8]) -> bool {
    label.windows(2).any(|pair| matches!(pair, [0xC3, 0xA4 | 0xA5 | 0xB6]))
}

/// Whether a listed stem (or whole word) with a regular ending makes the label.
fn is_inflected(tables: &Tables, label: &[u8]) -> bool {
    stems(label).any(|(stem, ending)| {
        (stem.len() >= 3 || (stem.len() == 2 && ending >= 2)) && is_word(tables, stem)
    })
}

fn is_word(tables: &Tables, label: &[u8]) -> bool {
    matches!(tables.listed(label), Some(Listed::Word | Listed::Stem))
}

/// Whether the label ends with a listed word of four letters or more, itself
/// inflected or not: `lokal|pressen`.
fn is_compound(tables: &Tables, label: &[u8]) -> bool {
    let ends = |core: &[u8], least: usize| {
        // Parts that end alike are left out together.
        tables.may_end(core)
            && (2..=label.len().saturating_sub(least))
                .skip(label.len().saturating_sub(2 + MAX_PART))
                .any(|start| {
                    core.get(start..).is_some_and(|part| part.len() >= 3 && is_word(tables, part))
                })
    };
    ends(label, 4) || stems(label).any(|(stem, _)| ends(stem, 5))
}

/// Whether the label begins or ends with a stripped word.
fn is_stripped(tables: &Tables, label: &[u8]) -> bool {
    let stripped = |part: Option<&[u8]>| {
        part.is_some_and(|p| p.len() >= 4 && tables.listed(p) == Some(Listed::Stripped))
    };
    let most = label.len().min(MAX_PART);
    let begins =
        tables.may_begin_stripped(label) && (4..most).any(|len| stripped(label.get(..len)));
    let ends = |core: &[u8]| {
        tables.may_end(core)
            && (label.len() + 1 - most..=label.len().saturating_sub(4))
                .any(|start| stripped(core.get(start..)))
    };
    begins || ends(label) || stems(label).any(|(stem, _)| ends(stem))
}

fn is_telling(label: &[u8]) -> bool {
    TELLING.iter().any(|ending| label.len() >= ending.len() + 3 && label.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_read_as_prose_or_not() {
        let tables = Tables::new(&[], &[]);
        for (label, reads) in [
            ("bra", Label::Word),
            ("skäms", Label::Word),
            ("sjukhuset", Label::Word),
            ("jobbade", Label::Word),
            ("lokalpressen", Label::Wordish),
            ("obegripligt", Label::Word),
            ("osv", Label::Abbreviation),
            ("kl", Label::Abbreviation),
            ("window", Label::Code),
            ("a", Label::Letter),
            ("ö", Label::Letter),
            ("2024", Label::Number),
            ("10an", Label::Number),
            ("2000-talet", Label::Wordish),
            ("evil-vard", Label::Shaped),
            ("region-stockholm", Label::Shaped),
            ("lan24", Label::Shaped),
            ("kvarnbyhalsan", Label::Stripped),
            ("vardagen", Label::Word),
            ("vardkoll", Label::Stripped),
            ("snabblan", Label::Unknown),
        ] {
            assert_eq!(read(&tables, label.as_bytes(), Case::Lower), reads, "{label}");
        }
        assert_eq!(read(&tables, b"sl-kortet", Case::Mixed), Label::Wordish);
    }
}
