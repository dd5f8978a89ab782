//! Splitting a word into a listed part and the rest.
//!
//! Swedish makes words by joining them, and the joints make false strings:
//! *provtagning-s-kit*, *behov-s-prövning*. A split is taken only where the
//! other part can be a word by its sounds: it has a vowel, begins as Swedish
//! words begin, and is no mere ending.

use alloc::vec;
use alloc::vec::Vec;

use super::MAX_FORM;
use super::hit::How;
use super::link::What;
use super::matcher::Matcher;
use super::table::Id;

/// The shortest word that is looked into, in bytes.
pub(super) const SHORTEST: usize = 6;
const BUCKETS: usize = 1024;

/// Which lengths the parts have that begin, or end, in certain two letters.
#[derive(Clone, Debug)]
pub(super) struct Lengths(Vec<u64>);

impl Default for Lengths {
    fn default() -> Lengths {
        Lengths(vec![0; BUCKETS])
    }
}

impl Lengths {
    pub(super) fn add_first(&mut self, part: &[u8]) {
        if let Some(at) = part.first_chunk::<2>() {
            add(&mut self.0, bucket(*at), part.len());
        }
    }

    pub(super) fn add_last(&mut self, part: &[u8]) {
        if let Some(at) = part.last_chunk::<2>() {
            add(&mut self.0, bucket(*at), part.len());
        }
    }

    /// The lengths of first parts that may begin the word, a bit each.
    #[inline]
    pub(super) fn of_first(&self, word: &[u8]) -> u64 {
        self.of(word.first_chunk::<2>(), word.len())
    }

    /// The lengths of last parts that may end it.
    #[inline]
    pub(super) fn of_last(&self, word: &[u8]) -> u64 {
        self.of(word.last_chunk::<2>(), word.len())
    }

    #[inline]
    fn of(&self, two: Option<&[u8; 2]>, len: usize) -> u64 {
        let lengths = two.and_then(|at| self.0.get(bucket(*at))).copied().unwrap_or(0);
        lengths & ((1u64 << len.min(63)) - 1)
    }
}

/// Which lengths the listed parts have that begin or end in certain letters.
#[derive(Clone, Debug, Default)]
pub(super) struct Gates {
    pub(super) first: Lengths,
    pub(super) last: Lengths,
    /// Of words that give what a compound is about.
    pub(super) topic: Lengths,
}

impl Gates {
    /// The lengths of last parts that may give what the word of `len` bytes before
    /// `end` is about, a bit each: none for nearly all words.
    #[inline]
    pub(super) fn topic_lengths(&self, buffer: &[u8], end: usize, len: usize) -> u64 {
        let two = end.checked_sub(2).and_then(|at| buffer.get(at..end)?.first_chunk::<2>());
        // A first part of three letters, and a last of three.
        self.topic.of(two, len.saturating_sub(2)) & !0b111
    }
}

fn add(gate: &mut [u64], bucket: usize, len: usize) {
    if let (Some(lengths), true) = (gate.get_mut(bucket), len < 64) {
        *lengths |= 1 << len;
    }
}

fn bucket(two: [u8; 2]) -> usize {
    let [a, b] = two.map(usize::from);
    (a.wrapping_mul(37) ^ b) & (BUCKETS - 1)
}

/// A word taken apart: the listed part and which it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Split {
    pub(super) id: Id,
    pub(super) how: How,
}

impl Matcher {
    /// The listed part of the word at `start`, if it is a compound with one. A
    /// bounded number of look-ups: one for each length of part.
    pub(super) fn split(&self, buffer: &[u8], start: usize, len: usize) -> Option<Split> {
        let word = buffer.get(start..start + len)?;
        let (first, last) = (self.gates.first.of_first(word), self.gates.last.of_last(word));
        if first | last == 0 {
            return None;
        }
        let split = self
            .split_first(buffer, start, word, first)
            .or_else(|| self.split_last(buffer, start, word, last));
        split.filter(|_| !self.is_form_of_ordinary(word))
    }

    /// Whether a word that is known and no entry goes on behind the first `len`
    /// bytes: *rövar-backen* is no *röv*.
    pub(super) fn is_longer_ordinary(
        &self,
        buffer: &[u8],
        start: usize,
        len: usize,
        whole: usize,
    ) -> bool {
        const MOST: usize = 4;
        (len + 1..whole.min(len + MOST + 1)).any(|longer| {
            let id = self.table.find(buffer, start, longer);
            let more = buffer.get(start + len..start + longer).unwrap_or_default();
            id.is_some_and(|id| self.is_ordinary(id) || self.is_everyday(id) && !is_word_like(more))
        })
    }

    /// Whether only patterns hang on the word: *Fittja* is a place.
    fn is_everyday(&self, id: Id) -> bool {
        self.links_of(id).iter().all(|link| matches!(link.what(), What::Anchor))
    }

    /// Whether the word is known and neither an entry's nor another spelling.
    fn is_ordinary(&self, id: Id) -> bool {
        self.links_of(id).is_empty()
    }

    /// Whether the word is an inflected form of a word that is known and no
    /// entry: *helvetesgapets*.
    pub(super) fn is_form_of_ordinary(&self, word: &[u8]) -> bool {
        INFLECTIONS.iter().any(|end| {
            let stem = word.strip_suffix(end.as_bytes()).filter(|stem| stem.len() >= SHORTEST);
            let id = stem.and_then(|stem| self.table.get(stem));
            id.is_some_and(|id| self.links_of(id).is_empty())
        })
    }

    /// The listed last part of a word that is listed as a whole.
    pub(super) fn split_listed(&self, buffer: &[u8], start: usize, len: usize) -> Option<Split> {
        let word = buffer.get(start..start + len)?;
        self.split_last(buffer, start, word, self.gates.last.of_last(word))
    }

    fn split_first(&self, buffer: &[u8], start: usize, word: &[u8], lengths: u64) -> Option<Split> {
        for len in longest_first(lengths) {
            let begins = |id: &Id| self.is_first(*id) || self.is_title(*id);
            let Some(id) = self.table.find(buffer, start, len).filter(begins) else { continue };
            let rest = word.get(len..)?;
            let linked = rest.strip_prefix(b"s").filter(|r| !r.is_empty());
            if let Some(person) =
                [Some(rest), linked].into_iter().flatten().find(|r| self.is_people(r))
            {
                let how = if is_body(person) { How::First } else { How::Title };
                return Some(Split { id, how });
            }
            if !self.is_first(id) || self.is_longer_ordinary(buffer, start, len, word.len()) {
                continue;
            }
            let known = |rest: &[u8]| self.table.get(rest).is_some_and(|id| self.has_form(id));
            if known(rest) || linked.is_some_and(known) || is_word_like(rest) {
                return Some(Split { id, how: How::First });
            }
        }
        None
    }

    fn split_last(&self, buffer: &[u8], start: usize, word: &[u8], lengths: u64) -> Option<Split> {
        for len in longest_first(lengths) {
            let at = word.len() - len;
            let ends = |id: &Id| self.is_last(*id) || self.is_behind_people(*id);
            let Some(id) = self.table.find(buffer, start + at, len).filter(ends) else { continue };
            // Without its dots a short head is the end of many words: *mono-tont*.
            if len < SHORTEST && self.canonical(id).0 != id {
                continue;
            }
            let front = word.get(..at).filter(|front| !front.is_empty())?;
            if self.is_behind_people(id) && self.names_people(front) {
                return Some(Split { id, how: How::Title });
            }
            if !self.is_last(id) {
                continue;
            }
            let front_id = self.table.get(front);
            // A lone letter is no first part: *p-runkande*.
            let known = front.len() > 1 && front_id.is_some();
            if known || (front.len() >= 3 && ends_like_word(front)) {
                return Some(Split { id, how: How::Last });
            }
        }
        None
    }

    pub(super) fn is_first(&self, id: Id) -> bool {
        self.links_of(id).iter().any(|link| link.what() == What::Modifier)
    }

    fn is_title(&self, id: Id) -> bool {
        self.links_of(id).iter().any(|link| link.what() == What::Title)
    }

    /// Whether the word is one for people or what they do.
    fn is_people(&self, word: &[u8]) -> bool {
        self.table.get(word).is_some_and(|id| self.people.holds(id))
    }

    /// Whether a first part is a word for people: *väktar-*, *politiker-*, *koran-*.
    fn names_people(&self, front: &[u8]) -> bool {
        let linked = front.strip_suffix(b"s");
        if [Some(front), linked].into_iter().flatten().any(|front| self.is_people(front)) {
            return true;
        }
        // *Väktar-* is *väktare* without its last letter.
        let mut longer = [b'e'; MAX_FORM];
        let Some(with) = longer.get_mut(..=front.len()) else { return false };
        with.iter_mut().zip(front).for_each(|(to, from)| *to = *from);
        self.is_people(with)
    }

    fn is_behind_people(&self, id: Id) -> bool {
        let is_head = |entry: u32| self.origins.get(entry as usize).is_some_and(|o| o.title);
        self.links_of(id).iter().any(|l| l.is_form() && is_head(l.entry()))
    }

    fn is_last(&self, id: Id) -> bool {
        let is_head = |entry: u32| self.origins.get(entry as usize).is_some_and(|o| o.last);
        self.links_of(id).iter().any(|l| l.is_form() && is_head(l.entry()))
    }

    pub(super) fn has_form(&self, id: Id) -> bool {
        self.links_of(id).iter().any(|l| l.is_form())
    }
}

pub(super) fn longest_first(mut lengths: u64) -> impl Iterator<Item = usize> {
    core::iter::from_fn(move || {
        let len = 63 - u32::min(lengths.leading_zeros(), 63);
        if lengths == 0 {
            return None;
        }
        lengths &= !(1 << len);
        Some(len as usize)
    })
}

/// Whether the word is for an authority as a body, which may be called anything.
fn is_body(word: &[u8]) -> bool {
    const BODIES: [&[u8]; 11] = [
        b"region",
        b"kommun",
        b"landsting",
        b"parti",
        b"regering",
        b"ledning",
        b"majoritet",
        b"opposition",
        b"direktion",
        b"riksdag",
        b"myndighet",
    ];
    BODIES.iter().any(|body| word.starts_with(body))
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'å' | 'ä' | 'ö')
}

/// Whether the letters can be the end of a first part: they have a vowel, and
/// what follows the last one can be said without another. *Förskr-äcklig* and
/// *tillr-äcklig* are no compounds, *karl-* and *barn-* can begin some.
fn ends_like_word(word: &[u8]) -> bool {
    let Ok(word) = core::str::from_utf8(word) else { return false };
    let mut back = word.chars().rev();
    let (Some(last), before) = (back.next(), back.next()) else { return false };
    let hard = match (before, last) {
        (Some(before), _) if is_vowel(before) || before == last => false,
        (_, 'r' | 'h' | 'w') => true,
        (Some(before), 'l' | 'j' | 'v') => !matches!(before, 'r' | 'l'),
        (Some(before), 'n' | 'm') => !matches!(before, 'r' | 'l' | 'g' | 'm' | 's' | 't' | 'k'),
        _ => false,
    };
    word.chars().any(is_vowel) && (is_vowel(last) || !hard)
}

/// The consonants that Swedish words begin with.
const ONSETS: &[&str] = &[
    "b", "bj", "bl", "br", "c", "ch", "cl", "cr", "d", "dj", "dr", "dv", "f", "fj", "fl", "fn",
    "fr", "g", "gj", "gl", "gn", "gr", "h", "hj", "j", "k", "kj", "kl", "kn", "kr", "kv", "l",
    "lj", "m", "mj", "n", "nj", "p", "ph", "pj", "pl", "pr", "ps", "q", "r", "s", "sch", "sh",
    "sj", "sk", "skj", "skr", "skv", "sl", "sm", "sn", "sp", "spj", "spl", "spr", "st", "stj",
    "str", "sv", "t", "th", "tj", "tr", "tv", "v", "vr", "w", "x", "z", "",
];

/// Endings of inflected nouns, the longest forms of a stem first.
const INFLECTIONS: &[&str] = &[
    "arnas", "ernas", "arna", "erna", "ens", "ets", "nas", "en", "et", "na", "ar", "er", "ns",
    "ts", "n", "t", "s",
];

/// Endings that make a form of the first part, not a compound.
const ENDINGS: &[&str] = &[
    "ade", "ades", "ande", "are", "aren", "arens", "arna", "arnas", "ast", "aste", "ats", "else",
    "en", "ens", "er", "erna", "ernas", "et", "ets", "het", "heten", "iga", "igare", "igast",
    "igt", "ing", "ingar", "ingen", "ings", "inne", "is", "isk", "iska", "iskt", "ism", "ist",
    "isten", "ister", "lig", "liga", "ligt", "na", "nas", "ning", "ningar", "ningen", "or", "orna",
    "ornas", "ors", "skap", "tion",
];

/// Whether the letters can be a Swedish word of their own.
pub(super) fn is_word_like(rest: &[u8]) -> bool {
    let Ok(rest) = core::str::from_utf8(rest) else { return false };
    let first_vowel = rest.find(is_vowel);
    let Some(onset) = first_vowel.and_then(|at| rest.get(..at)) else { return false };
    rest.chars().count() >= 3 && ONSETS.contains(&onset) && !ENDINGS.contains(&rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_a_word() {
        for rest in ["regionen", "stim", "fest", "förslag", "åsikt", "bra"] {
            assert!(is_word_like(rest.as_bytes()), "{rest}");
        }
        for rest in ["tja", "kola", "or", "ning", "rk", "lse", "het"] {
            let plain = matches!(rest, "tja" | "kola");
            assert_eq!(is_word_like(rest.as_bytes()), plain, "{rest}");
        }
    }

    #[test]
    fn what_can_end_a_first_part() {
        for front in
            ["karl", "barn", "regn", "gubb", "folk", "stads", "kiosk", "buss", "rytm", "på"]
        {
            assert!(ends_like_word(front.as_bytes()), "{front}");
        }
        for front in ["tillr", "förskr", "brunspr", "olösl", "str", "skr"] {
            assert!(!ends_like_word(front.as_bytes()), "{front}");
        }
    }

    #[test]
    fn lengths_come_longest_first() {
        let lengths: Vec<usize> = longest_first(1 << 3 | 1 << 7 | 1 << 5).collect();
        assert_eq!(lengths, [7, 5, 3]);
    }
}
