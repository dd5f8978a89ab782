//! The second look: words that were disguised.
//!
//! It runs only where the pass over the words saw a reason: a sign between two
//! letters, a digit among letters, a letter three times in a row, a run of
//! single letters. Each stretch without a blank is read at most a handful of
//! times, and stretches longer than [`MAX_LETTERS`] are passed over.

use alloc::vec::Vec;
use core::ops::Range;

use super::How;
use super::compound::is_word_like;
use super::hit::TermHit;
use super::letters::{
    LETTERS_OF_DIGITS, Letters, MAX_LETTERS, Signs, Spelling, is_mask, runs, unleet,
};
use super::matcher::{Matcher, Place, Read, narrow};
use super::need::{MAX_PIECE, Needs, has_triple, is_single};
use super::reading::Readings;
use super::table::Id;
use crate::text::{Document, Evasion, Flags};

/// The longest gap inside a disguised word, in bytes.
const MAX_GAP: usize = 6;
/// At most this many drawn-out letters are tried as one and as two.
const MAX_RUNS: usize = 4;

/// The one word of three letters that a dash hides as well as a star does.
const DASHED: &str = "f-n";

/// At most this many capitals and digits are a code: *R0V*, a room.
const CODE: usize = 3;

/// Whether a folded range is written in capitals.
fn is_upper(document: &Document<'_>, range: &Range<usize>) -> bool {
    let written = document.slice(document.span(range.clone()));
    written.chars().any(char::is_uppercase) && !written.chars().any(char::is_lowercase)
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
        readings: &mut Readings,
    ) {
        hits.sort_by_key(|h| h.words);
        let plain = hits.len();
        let mut letters = Letters::default();
        if needs.spaced {
            self.spaced(document, hits, readings, &mut letters);
        }
        if needs.parted {
            self.parted(document, readings, hits);
        }
        if needs.backwards {
            self.backwards(document, hits);
        }
        if needs.signs || needs.repeats {
            let mut at = 0;
            while at < document.words().len() {
                let stretch = stretch(document, at);
                at = stretch.words.end;
                let plain_letters = hides_nothing(document, &stretch, needs.repeats);
                if plain_letters && !breaks(document, at - 1) {
                    continue;
                }
                let read = hits.get(..plain).unwrap_or_default();
                let from = read.partition_point(|h| (h.words.0 as usize) < stretch.words.start);
                let near = read.iter().skip(from).take(MAX_TAKEN);
                let within = near.take_while(|h| (h.words.0 as usize) < at);
                let taken = within.map(|h| h.range().len()).any(|n| 2 * n > stretch.range.len());
                if !taken {
                    let place = place(document, stretch.words.clone(), Some(&stretch.range));
                    let look =
                        (!plain_letters).then(|| self.look_at(document, &stretch, &mut letters));
                    match look.flatten() {
                        Some(Look::Entry(read)) => {
                            readings.add(&stretch.words, read.id);
                            self.push(read, None, &place, hits);
                        }
                        Some(Look::Everyday(id)) => readings.add(&stretch.words, id),
                        None => {}
                    }
                    self.over_lines(document, stretch.words.end, hits);
                }
            }
        }
    }

    /// Runs of single letters: `k u k`, `f.i.t.t.a`.
    fn spaced(
        &self,
        document: &Document<'_>,
        hits: &mut Vec<TermHit>,
        readings: &mut Readings,
        letters: &mut Letters,
    ) {
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
            let mut word = Spelling::default();
            word.extend(letters.as_slice().iter().copied());
            if let Some(id) = word.bytes().and_then(|bytes| self.everyday(bytes)) {
                readings.add(&run, id);
            }
            // A word of one letter may stand before or behind: `i k u k e n`.
            let whole = (0, 0);
            for (skip, less) in [whole, (1, 0), (0, 1)] {
                let all = letters.as_slice();
                let kept = all.get(skip..all.len().saturating_sub(less)).unwrap_or_default();
                let word = |c: Option<&char>| matches!(c, Some('i' | 'å' | 'ö' | 'e'));
                let apart = (skip == 0 || word(all.first())) && (less == 0 || word(all.last()));
                if kept.len() < 3 || !apart {
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
        letters: &mut Letters,
    ) -> Option<Look> {
        let bytes = document.folded().get(stretch.range.clone()).unwrap_or_default();
        if bytes.len() > 4 * MAX_LETTERS {
            return None;
        }
        let text = core::str::from_utf8(bytes).unwrap_or("");
        let count = text.chars().count();
        if !(2..=MAX_LETTERS).contains(&count) {
            return None;
        }
        let signs = Signs::of(text);
        if count <= CODE && signs.digits > 0 && is_upper(document, &stretch.range) {
            return None;
        }
        if signs.letters == count {
            return self.undrawn(text, &signs, letters).map(Look::Entry);
        }
        let read = self
            .unleet(text, &signs, letters)
            .or_else(|| self.unmask(text, &signs, letters))
            .or_else(|| self.unjoin(text, &signs, letters))
            .or_else(|| self.undrawn(text, &signs, letters));
        let everyday = || self.plain(text, &signs).map(Look::Everyday);
        read.map(Look::Entry).or_else(everyday)
    }

    /// An everyday word behind digits or seams: `sl4`, `m.u.s.l.i.m`.
    fn plain(&self, text: &str, signs: &Signs) -> Option<Id> {
        let known = |letters: &mut dyn Iterator<Item = char>| {
            let mut word = Spelling::default();
            word.extend(letters);
            word.bytes().and_then(|bytes| self.everyday(bytes))
        };
        if signs.leet > 0 && signs.letters > 0 && signs.other == 0 && signs.masks == 0 {
            // Of several words that the digits allow, the one that tells most.
            let reads = LETTERS_OF_DIGITS
                .iter()
                .filter_map(|variant| known(&mut text.chars().filter_map(|c| unleet(c, *variant))));
            let best = reads.reduce(|a, b| if self.tells(a) || !self.tells(b) { a } else { b });
            if best.is_some() {
                return best;
            }
        }
        let seams = signs.masks + signs.hyphens + signs.dots + signs.bars;
        let apart = signs.longest <= 3 && seams >= 2 && signs.letters >= 4;
        if apart && signs.digits == 0 && signs.other == 0 {
            return known(&mut text.chars().filter(|c| c.is_alphabetic()));
        }
        None
    }

    /// A word parted at the end of a line: `id-` and `iot` below it.
    fn over_lines(&self, document: &Document<'_>, behind: usize, hits: &mut Vec<TermHit>) {
        let words = document.words();
        let Some(first) = behind.checked_sub(1).filter(|at| breaks(document, *at)) else { return };
        let mut word = Spelling::default();
        for last in first..words.len().min(first + MAX_PIECES) {
            let Some(piece) = words.get(last) else { return };
            word.extend(core::str::from_utf8(document.word(*piece)).unwrap_or("").chars());
            if last > first {
                let hyphen = document.gap_after(first) == b"-\n";
                let short = words.get(first).is_some_and(|w| w.range().len() <= MAX_PIECE);
                let long = word.len >= if hyphen { 4 } else { 5 };
                let read = word.bytes().and_then(|bytes| self.recognise(bytes));
                let whole = read.filter(|r| r.how == How::Form && long && (short || hyphen));
                if let Some(read) = whole {
                    let read = Read { evasion: read.evasion.with(Evasion::SPLIT), ..read };
                    self.push(read, None, &place(document, first..last + 1, None), hits);
                    return;
                }
            }
            if !breaks(document, last) {
                return;
            }
        }
    }

    /// Digits and signs read as letters: `h0ra`, `f!tt@`.
    fn unleet(&self, text: &str, signs: &Signs, letters: &mut Letters) -> Option<Read> {
        let few = signs.letters > signs.leet;
        let many = signs.letters >= 2 && signs.leet <= signs.letters + 1;
        let plausible = signs.leet > 0 && (few || many) && signs.other == 0;
        if !plausible || text.ends_with(|c: char| c.is_ascii_digit()) && signs.leet == 1 {
            return None;
        }
        LETTERS_OF_DIGITS.iter().find_map(|variant| {
            letters.clear();
            letters.extend(text.chars().filter_map(|c| unleet(c, *variant)));
            let read = self.undraw(letters.as_slice(), Evasion::LEET)?;
            // Half of a short word may be digits if each stands for a vowel: `h0r4`.
            let vowels = !text.contains(['5', '7', '8', '9', '$', '|']) && signs.letters >= 2;
            let least = if vowels { 4 } else { 5 };
            (few || read.how == How::Form && letters.len >= least).then_some(read)
        })
    }

    /// Signs over letters: `f*tta`, `hel***e`.
    fn unmask(&self, text: &str, signs: &Signs, letters: &mut Letters) -> Option<Read> {
        let hyphen =
            signs.masks == 0 && signs.hyphens == 1 && (signs.letters >= 4 || text == DASHED);
        let masks = signs.masks + if hyphen { 1 } else { 0 };
        let plausible = masks > 0 && signs.letters >= 2 && signs.letters + 1 >= masks;
        if !plausible || signs.digits > 0 {
            return None;
        }
        letters.clear();
        letters.extend(text.chars().map(|c| if is_mask(c) || c == '-' { '*' } else { c }));
        let letters = letters.as_slice();
        let (first, last) = (*letters.first()?, *letters.last()?);
        let mut known = self.shapes.with(first, last, letters.len());
        let whole = known.find(|id| self.fits(letters, *id));
        if let Some(id) = whole {
            return Some(Read { id, how: How::Form, evasion: Evasion::MASKING });
        }
        self.unmask_first(letters)
    }

    /// Whether a word begins with the letters, each star standing for any one.
    fn fits(&self, letters: &[char], id: Id) -> bool {
        let mut form = self.table.text(id).chars();
        letters.iter().all(|c| form.next().is_some_and(|f| *c == '*' || *c == f))
    }

    /// Signs over the first part of a compound: `k*kbeslut`.
    fn unmask_first(&self, letters: &[char]) -> Option<Read> {
        let masked = letters.iter().rposition(|c| *c == '*')? + 1;
        let first = *letters.first()?;
        (masked.max(3)..=masked + 4).find_map(|at| {
            let (front, rest) = letters.split_at_checked(at)?;
            let last = *front.last().filter(|c| **c != '*')?;
            let mut known = self.shapes.with(first, last, at).filter(|id| self.is_first(*id));
            let id = known.find(|id| self.fits(front, *id))?;
            let mut tail = Spelling::default();
            tail.extend(rest.iter().copied());
            (rest.len() >= 4 && is_word_like(tail.bytes()?)).then_some(Read {
                id,
                how: How::First,
                evasion: Evasion::MASKING,
            })
        })
    }

    /// Pieces put together: `h*o*r*a`, `f_i_t_t_a`, `jä-vla`.
    fn unjoin(&self, text: &str, signs: &Signs, letters: &mut Letters) -> Option<Read> {
        let seams = signs.masks + signs.hyphens + signs.dots + signs.bars + signs.other;
        if seams == 0 || signs.digits > 0 || signs.letters < 3 {
            return None;
        }
        let single = signs.longest == 1 || begins_in_pieces(text);
        let least = if signs.masks == 1 { 4 } else { 5 };
        if !single && (signs.letters < least || signs.dots > 0 || signs.other > 0) {
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

/// Whether at least three single letters stand apart before the rest of a word, all
/// by the same sign: `f|i|t|t|chefen`.
fn begins_in_pieces(text: &str) -> bool {
    let mut letters = text.chars();
    let Some(sign) = letters.nth(1).filter(|c| matches!(c, '|' | '-' | '.' | '·' | '*' | '_'))
    else {
        return false;
    };
    let apart = text.split(sign).take_while(|piece| piece.chars().count() == 1).count();
    let pieces = text.split(sign).count();
    apart >= 3 && pieces == apart + 1 && text.chars().all(|c| c == sign || c.is_alphabetic())
}

/// What a stretch was read as.
enum Look {
    Entry(Read),
    Everyday(Id),
}

/// At most this many hits of a stretch are asked whether they are most of it.
const MAX_TAKEN: usize = 16;
/// The most lines that a parted word goes over.
const MAX_PIECES: usize = 4;

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

/// Whether a line ends behind a word, which may go on in the next.
fn breaks(document: &Document<'_>, word: usize) -> bool {
    matches!(document.gap_after(word), b"\n" | b"-\n")
}

/// Whether a stretch is one word of letters, none drawn out, or has no letter:
/// most are, and no way of reading undoes anything there.
fn hides_nothing(document: &Document<'_>, stretch: &Stretch, repeats: bool) -> bool {
    if document.flags().intersects(Flags::NON_LATIN) {
        return false;
    }
    let bytes = document.folded().get(stretch.range.clone()).unwrap_or_default();
    let letter = |b: &u8| b.is_ascii_alphabetic() || !b.is_ascii();
    let one = stretch.words.len() == 1;
    (one && bytes.iter().all(letter) && !(repeats && has_triple(bytes)))
        || !bytes.iter().any(letter)
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

pub(super) fn place(
    document: &Document<'_>,
    words: Range<usize>,
    range: Option<&Range<usize>>,
) -> Place {
    let range = range.cloned().unwrap_or_else(|| document.covering(words.clone()));
    Place { words, range: (narrow(range.start), narrow(range.end)) }
}
