//! The second look: words that were disguised.
//!
//! It runs only where the pass over the words saw a reason: a sign between two
//! letters, a digit among letters, a letter three times in a row, a run of
//! single letters. Each stretch without a blank is read at most a handful of
//! times, and stretches longer than [`MAX_LETTERS`] are passed over.

use alloc::vec::Vec;
use core::ops::Range;

use super::MAX_FORM;
use super::hit::TermHit;
use super::matcher::{Matcher, Place, Read, narrow};
use crate::text::{Document, Evasion, Flags};

/// The longest disguised word, in characters.
const MAX_LETTERS: usize = 80;
/// The longest gap inside a disguised word, in bytes.
const MAX_GAP: usize = 6;
/// At most this many drawn-out letters are tried as one and as two.
const MAX_RUNS: usize = 4;

/// What the pass over the words saw a reason for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Needs {
    /// A sign between two letters, or a digit in the text.
    signs: bool,
    /// A letter three times in a row.
    repeats: bool,
    /// Three words of one letter in a row.
    spaced: bool,
    singles: u8,
}

impl Needs {
    pub(super) fn new(document: &Document<'_>) -> Needs {
        let signs = document.flags().intersects(Flags::DIGIT | Flags::MASK | Flags::AT);
        Needs { signs, repeats: has_triple(document.folded()), spaced: false, singles: 0 }
    }

    /// Looks at one word and the byte behind it.
    #[inline]
    pub(super) fn see(&mut self, folded: &[u8], word: &Range<usize>) {
        let short = word.len() <= 2;
        if short && is_single(folded.get(word.clone()).unwrap_or_default()) {
            self.singles += 1;
            self.spaced |= self.singles >= 3;
            self.singles = self.singles.min(3);
        } else {
            self.singles = 0;
        }
        let behind = folded.get(word.end).copied().unwrap_or(b' ');
        if matches!(behind, b'-' | b'!' | b'.' | b'@' | b'*' | b'_' | b'\'' | b'|') {
            let next = folded.get(word.end + 1).copied().unwrap_or(b' ');
            self.signs |= next > b'@';
        }
    }

    pub(super) fn any(self) -> bool {
        self.signs || self.repeats || self.spaced
    }
}

fn is_single(word: &[u8]) -> bool {
    match word {
        [one] => one.is_ascii_alphabetic(),
        [lead, _] => *lead >= 0xC3,
        _ => false,
    }
}

/// Whether a letter stands three times in a row. Straight-line code, for the
/// vector unit.
fn has_triple(folded: &[u8]) -> bool {
    let second = folded.get(1..).unwrap_or_default();
    let third = folded.get(2..).unwrap_or_default();
    let same = |((a, b), c): ((&u8, &u8), &u8)| u8::from((a == b) & (b == c) & (*a > b'@'));
    // å ä ö are two bytes; `ää` repeats with a distance of two.
    let fifth = folded.get(4..).unwrap_or_default();
    let wide = |((a, b), c): ((&u8, &u8), &u8)| u8::from((a == b) & (b == c) & (*a == 0xC3));
    let narrow = folded.iter().zip(second).zip(third).map(same).fold(0, |all, one| all | one);
    let broad = folded.iter().zip(third).zip(fifth).map(wide).fold(0, |all, one| all | one);
    narrow | broad != 0
}

/// A stretch of text without a blank.
struct Stretch {
    words: Range<usize>,
    range: Range<usize>,
}

impl Matcher {
    pub(super) fn second_look(
        &self,
        document: &Document<'_>,
        needs: Needs,
        hits: &mut Vec<TermHit>,
    ) {
        hits.sort_by_key(|h| h.words);
        let plain = hits.len();
        let mut letters = Letters::default();
        if needs.spaced {
            self.spaced(document, hits, &mut letters);
        }
        if needs.signs || needs.repeats {
            let mut at = 0;
            while at < document.words().len() {
                let stretch = stretch(document, at);
                at = stretch.words.end;
                let read = hits.get(..plain).unwrap_or_default();
                let from = read.partition_point(|h| (h.words.0 as usize) < stretch.words.start);
                let taken = read.get(from).is_some_and(|h| (h.words.0 as usize) < at);
                if !taken {
                    self.look_at(document, &stretch, hits, &mut letters);
                }
            }
        }
    }

    /// Runs of single letters: `k u k`, `f.i.t.t.a`.
    fn spaced(&self, document: &Document<'_>, hits: &mut Vec<TermHit>, letters: &mut Letters) {
        let words = document.words();
        let mut at = 0;
        while at < words.len() {
            let run = single_run(document, at);
            if run.len() < 3 || run.len() > MAX_LETTERS {
                at = run.end.max(at + 1);
                continue;
            }
            letters.clear();
            for word in words.get(run.clone()).unwrap_or_default() {
                let text = core::str::from_utf8(document.word(*word)).unwrap_or("");
                letters.extend(text.chars());
            }
            let masked = document.gap_after(run.start).iter().any(|b| matches!(b, b'*' | b'_'));
            let evasion = if masked { Evasion::MASKING } else { Evasion::SPACING };
            // A word of one letter may stand before or behind: `i k u k e n`.
            let whole = (0, 0);
            for (skip, less) in [whole, (1, 0), (0, 1)] {
                let all = letters.as_slice();
                let kept = all.get(skip..all.len().saturating_sub(less)).unwrap_or_default();
                if kept.len() < 3 {
                    continue;
                }
                if let Some(read) = self.undraw(kept, evasion) {
                    let words = run.start + skip..run.end - less;
                    let place = place(document, words.clone(), None);
                    self.push(read, None, &place, hits);
                    break;
                }
            }
            at = run.end;
        }
    }

    /// Reads one stretch in every way that its signs suggest.
    fn look_at(
        &self,
        document: &Document<'_>,
        stretch: &Stretch,
        hits: &mut Vec<TermHit>,
        letters: &mut Letters,
    ) {
        let bytes = document.folded().get(stretch.range.clone()).unwrap_or_default();
        if bytes.len() > 4 * MAX_LETTERS {
            return;
        }
        let text = core::str::from_utf8(bytes).unwrap_or("");
        let count = text.chars().count();
        if !(3..=MAX_LETTERS).contains(&count) {
            return;
        }
        let signs = Signs::of(text);
        let read = self
            .unleet(text, &signs, letters)
            .or_else(|| self.unmask(text, &signs, letters))
            .or_else(|| self.unjoin(text, &signs, letters))
            .or_else(|| self.undrawn(text, &signs, letters));
        if let Some(read) = read {
            let place = place(document, stretch.words.clone(), Some(&stretch.range));
            self.push(read, None, &place, hits);
        }
    }

    /// Digits and signs read as letters: `h0ra`, `f!tt@`.
    fn unleet(&self, text: &str, signs: &Signs, letters: &mut Letters) -> Option<Read> {
        let plausible = signs.leet > 0 && signs.letters > signs.leet && signs.other == 0;
        if !plausible || text.ends_with(|c: char| c.is_ascii_digit()) && signs.leet == 1 {
            return None;
        }
        [('i', 's'), ('l', 's')].into_iter().find_map(|(one, five)| {
            letters.clear();
            letters.extend(text.chars().filter_map(|c| match c {
                '0' => Some('o'),
                '1' | '!' | '|' => Some(one),
                '3' => Some('e'),
                '4' | '@' => Some('a'),
                '5' | '$' => Some(five),
                '7' => Some('t'),
                '8' => Some('b'),
                '9' => Some('g'),
                '*' | '_' | '\'' => None,
                c => Some(c),
            }));
            self.undraw(letters.as_slice(), Evasion::LEET)
        })
    }

    /// Signs over letters: `f*tta`, `hel***e`.
    fn unmask(&self, text: &str, signs: &Signs, letters: &mut Letters) -> Option<Read> {
        let hyphen = signs.masks == 0 && signs.hyphens == 1 && signs.letters >= 4;
        let masks = signs.masks + if hyphen { 1 } else { 0 };
        let plausible = masks > 0 && signs.letters >= 2 && signs.letters + 1 >= masks;
        if !plausible || signs.digits > 0 {
            return None;
        }
        letters.clear();
        letters.extend(text.chars().map(|c| if is_mask(c) || c == '-' { '*' } else { c }));
        let letters = letters.as_slice();
        let (first, last) = (*letters.first()?, *letters.last()?);
        let fits = |id: &u32| {
            let mut form = self.table.text(*id).chars();
            letters.iter().all(|c| form.next().is_some_and(|f| *c == '*' || *c == f))
        };
        let id = self.shapes.with(first, last, letters.len()).find(fits)?;
        Some(Read { id, how: super::How::Form, evasion: Evasion::MASKING })
    }

    /// Pieces put together: `h*o*r*a`, `f_i_t_t_a`, `jä-vla`.
    fn unjoin(&self, text: &str, signs: &Signs, letters: &mut Letters) -> Option<Read> {
        let seams = signs.masks + signs.hyphens + signs.dots + signs.other;
        if seams == 0 || signs.digits > 0 || signs.letters < 3 {
            return None;
        }
        let single = signs.longest == 1;
        if !single && (signs.letters < 5 || signs.dots > 0 || signs.other > 0) {
            return None;
        }
        letters.clear();
        letters.extend(text.chars().filter(|c| c.is_alphabetic()));
        let evasion = match (single, signs.masks > 0) {
            (_, true) => Evasion::MASKING,
            (true, false) => Evasion::SPACING,
            (false, false) => Evasion::SPLIT,
        };
        self.undraw(letters.as_slice(), evasion)
    }

    /// A word whose letters are drawn out: `faaaan`.
    fn undrawn(&self, text: &str, signs: &Signs, letters: &mut Letters) -> Option<Read> {
        if signs.digits > 0 || signs.masks + signs.hyphens + signs.dots + signs.other > 0 {
            return None;
        }
        letters.clear();
        letters.extend(text.chars());
        if !letters.as_slice().windows(3).any(|w| matches!(w, [a, b, c] if a == b && b == c)) {
            return None;
        }
        self.undraw(letters.as_slice(), Evasion::NONE)
    }

    /// The letters as they are, or with each drawn-out letter as one and as two.
    fn undraw(&self, letters: &[char], evasion: Evasion) -> Option<Read> {
        let with = |read: Read, more: Evasion| Read {
            evasion: read.evasion.with(evasion).with(more),
            ..read
        };
        let mut word = Spelling::default();
        word.extend(letters.iter().copied());
        if let Some(read) = word.bytes().and_then(|bytes| self.recognise(bytes)) {
            return Some(with(read, Evasion::NONE));
        }
        let long = runs(letters).filter(|(_, count)| *count >= 3).count();
        if !(1..=MAX_RUNS).contains(&long) {
            return None;
        }
        (0u32..1 << long).find_map(|choice| {
            let mut word = Spelling::default();
            let mut seen = 0;
            for (letter, count) in runs(letters) {
                let mut kept = count;
                if count >= 3 {
                    kept = 1 + (choice >> seen & 1) as usize;
                    seen += 1;
                }
                word.extend(core::iter::repeat_n(letter, kept));
            }
            let read = self.recognise(word.bytes()?)?;
            Some(with(read, Evasion::REPEATS))
        })
    }
}

/// Each letter and how often it stands in a row.
fn runs(letters: &[char]) -> impl Iterator<Item = (char, usize)> + '_ {
    letters.chunk_by(|a, b| a == b).filter_map(|run| Some((*run.first()?, run.len())))
}

/// The characters of one disguised word, without an allocation.
struct Letters {
    chars: [char; MAX_LETTERS],
    len: usize,
}

impl Default for Letters {
    fn default() -> Letters {
        Letters { chars: ['\0'; MAX_LETTERS], len: 0 }
    }
}

impl Letters {
    fn clear(&mut self) {
        self.len = 0;
    }

    fn extend(&mut self, chars: impl Iterator<Item = char>) {
        for c in chars {
            if let Some(place) = self.chars.get_mut(self.len) {
                *place = c;
                self.len += 1;
            }
        }
    }

    fn as_slice(&self) -> &[char] {
        self.chars.get(..self.len).unwrap_or_default()
    }
}

/// A word put together again, without an allocation; nothing if it is longer
/// than any form.
struct Spelling {
    bytes: [u8; MAX_FORM],
    len: usize,
    fits: bool,
}

impl Default for Spelling {
    fn default() -> Spelling {
        Spelling { bytes: [0; MAX_FORM], len: 0, fits: true }
    }
}

impl Spelling {
    fn extend(&mut self, chars: impl Iterator<Item = char>) {
        for c in chars {
            match self.bytes.get_mut(self.len..self.len + c.len_utf8()) {
                Some(place) => self.len += c.encode_utf8(place).len(),
                None => self.fits = false,
            }
        }
    }

    fn bytes(&self) -> Option<&[u8]> {
        self.bytes.get(..self.len).filter(|_| self.fits)
    }
}

/// How many characters of which kind a stretch has.
#[derive(Clone, Copy, Debug, Default)]
struct Signs {
    letters: usize,
    digits: usize,
    /// Digits and signs that can stand for a letter.
    leet: usize,
    masks: usize,
    hyphens: usize,
    dots: usize,
    other: usize,
    /// The longest run of letters.
    longest: usize,
}

impl Signs {
    fn of(text: &str) -> Signs {
        let mut signs = Signs::default();
        let mut run = 0;
        for c in text.chars() {
            run = if c.is_alphabetic() { run + 1 } else { 0 };
            signs.longest = signs.longest.max(run);
            match c {
                _ if c.is_alphabetic() => signs.letters += 1,
                '0'..='9' => {
                    signs.digits += 1;
                    signs.leet += 1;
                }
                '@' | '$' | '!' | '|' => signs.leet += 1,
                _ if is_mask(c) => signs.masks += 1,
                '-' => signs.hyphens += 1,
                '.' | '·' | '•' => signs.dots += 1,
                _ => signs.other += 1,
            }
        }
        signs
    }
}

fn is_mask(c: char) -> bool {
    matches!(c, '*' | '_' | '#' | '%' | '\'' | '+' | '×')
}

/// The words from `at` on that no blank parts, and their bytes.
fn stretch(document: &Document<'_>, at: usize) -> Stretch {
    let words = document.words();
    let mut end = at;
    while end + 1 < words.len() && is_seam(document.gap_after(end)) {
        end += 1;
    }
    let folded = document.folded();
    let mut from = words.get(at).map_or(0, |w| w.range().start);
    let mut to = words.get(end).map_or(from, |w| w.range().end);
    if from > 0 && folded.get(from - 1) == Some(&b'$') {
        from -= 1;
    }
    if matches!(folded.get(to), Some(b'@' | b'$')) {
        to += 1;
    }
    Stretch { words: at..end + 1, range: from..to }
}

/// Whether a gap can be part of a disguised word.
fn is_seam(gap: &[u8]) -> bool {
    let parts = |b: &u8| {
        matches!(b, b' ' | b'\n' | b'\t' | b'\r' | b',' | b'"' | b'(' | b')' | b'/' | b':' | b'?')
    };
    !gap.is_empty() && gap.len() <= MAX_GAP && !gap.iter().any(parts)
}

/// The single letters from `at` on, all with the same gap between them.
fn single_run(document: &Document<'_>, at: usize) -> Range<usize> {
    let words = document.words();
    let single = |i: usize| words.get(i).is_some_and(|w| is_single(document.word(*w)));
    if !single(at) {
        return at..at;
    }
    let gap = document.gap_after(at);
    let mut end = at + 1;
    while single(end)
        && gap.len() <= 3
        && document.gap_after(end - 1) == gap
        && !gap.contains(&b'\n')
    {
        end += 1;
    }
    at..end
}

fn place(document: &Document<'_>, words: Range<usize>, range: Option<&Range<usize>>) -> Place {
    let all = document.words();
    let start = all.get(words.start).map_or(0, |w| w.range().start);
    let end = all.get(words.end.saturating_sub(1)).map_or(start, |w| w.range().end);
    let range = range.cloned().unwrap_or(start..end);
    Place { words, range: (narrow(range.start), narrow(range.end)) }
}
