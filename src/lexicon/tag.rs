//! Words that were joined into one, as in hashtags, and words read backwards.

use alloc::vec::Vec;
use core::ops::Range;

use super::compound::is_word_like;
use super::cue::Cues;
use super::evade::place;
use super::hit::{How, TermHit};
use super::letters::Spelling;
use super::matcher::{Matcher, Read};
use super::need::MAX_SCRAP;
use super::reading::Readings;
use super::table::Id;
use crate::text::{Document, Evasion, Flags};

/// The shortest joined word that is looked into, in bytes.
pub(super) const SHORTEST: usize = 8;
/// The most words that are looked for in one.
const MOST: usize = 16;
/// The shortest listed word inside a joined one, in bytes.
const LISTED: usize = 5;
/// What may stand before a listed word at the end of a hashtag, and behind one
/// at its beginning.
const BEFORE: &[&str] = &["är", "din", "era", "ert", "du", "ni", "dom"];
const BEHIND: &[&str] = &["på", "i", "är", "hos", "som", "inom"];

/// Whether a word may have a capital behind its first letter: in a text without
/// odd characters, whether folding changed more of it than that.
fn may_have_humps(document: &Document<'_>, range: &Range<usize>) -> bool {
    if document.flags().intersects(Flags::ODD) {
        return true;
    }
    let behind = range.start + 1..range.end;
    document.flags().intersects(Flags::UPPER)
        && document.text().as_bytes().get(behind.clone()) != document.folded().get(behind)
}

/// Up to two words that were found in a joined one, and whether the others say
/// that someone is meant.
type Found = ([Option<Id>; 2], bool);

impl Matcher {
    /// Looks into a word that was joined from several: `NiÄrIdioter`,
    /// `#idioternapåkontoret`; says whether it held a listed one. `tag`: whether
    /// the sign of a hashtag stands before it.
    pub(super) fn tagged(
        &self,
        document: &Document<'_>,
        i: usize,
        tag: bool,
        hits: &mut Vec<TermHit>,
    ) -> bool {
        let Some(word) = document.words().get(i) else { return false };
        let (folded, range) = (document.folded(), word.range());
        let humps = may_have_humps(document, &range).then(|| {
            let written = document.slice(document.span(range.clone()));
            self.humps(folded, &range, written)
        });
        let found =
            humps.flatten().or_else(|| if tag { self.in_tag(folded, &range) } else { None });
        let Some((ids, aimed)) = found else { return false };
        let old = hits.len();
        for id in ids.into_iter().flatten() {
            let read = Read { id, how: How::Form, evasion: Evasion::JOINED };
            self.push(read, None, &place(document, i..i + 1, None), hits);
        }
        for hit in hits.get_mut(old..).into_iter().flatten() {
            hit.definite |= aimed;
        }
        true
    }

    /// A listed word among those that capitals part, and whether the others say
    /// that someone is meant.
    fn humps(&self, folded: &[u8], range: &Range<usize>, written: &str) -> Option<Found> {
        if written.len() != range.len() {
            return None;
        }
        let mut starts = [0; MOST];
        let mut count = 1;
        let mut lower = false;
        for (at, c) in written.char_indices() {
            if c.is_uppercase() && lower {
                *starts.get_mut(count)? = at;
                count += 1;
            }
            lower = c.is_lowercase();
        }
        if count < 2 {
            return None;
        }
        let starts = starts.get(..count)?;
        let ends = starts.iter().skip(1).copied().chain([range.len()]);
        let pieces = || starts.iter().copied().zip(ends.clone());
        let known =
            |(from, to): (usize, usize)| self.table.find(folded, range.start + from, to - from);
        let last = pieces().last().and_then(known).filter(|id| self.has_form(*id));
        let firm = pieces().filter_map(known).find(|id| self.is_firm(*id));
        let pointing = Cues::YOU
            .with(Cues::YOUR)
            .with(Cues::BE)
            .with(Cues::PLACE)
            .with(Cues::STAFF)
            .with(Cues::POLITICIAN);
        let cues = |id: Id| self.terms.get(id as usize).map_or(Cues::NONE, |t| t.cues);
        let aimed = pieces().filter_map(known).any(|id| cues(id).intersects(pointing));
        // `DinJävlaGris`, `NiÄrSvin`: the last word, whatever else it means, is the reader.
        let yours = Cues::YOUR.with(Cues::YOU);
        let yours = pieces().filter_map(known).any(|id| cues(id).intersects(yours));
        let last = last.filter(|id| yours && Some(*id) != firm);
        firm.or(last).map(|_| ([firm, last], aimed))
    }

    /// A listed word at either end of a hashtag in lower case.
    fn in_tag(&self, folded: &[u8], range: &Range<usize>) -> Option<Found> {
        let word = folded.get(range.clone())?;
        for at in (LISTED..word.len()).rev() {
            let (front, rest) = word.split_at_checked(at)?;
            if BEHIND.iter().any(|w| rest.starts_with(w.as_bytes()) && rest.len() >= w.len() + 3) {
                let id = self.table.get(front).filter(|id| self.is_firm(*id));
                if id.is_some() {
                    return Some(([id, None], true));
                }
            }
            if rest.len() >= LISTED && BEFORE.iter().any(|w| front.ends_with(w.as_bytes())) {
                let id = self.table.get(rest).filter(|id| self.is_firm(*id));
                if id.is_some() {
                    return Some(([id, None], true));
                }
            }
        }
        let short = BEFORE.iter().find_map(|w| word.strip_prefix(w.as_bytes()));
        let short = short.and_then(|rest| self.table.get(rest)).filter(|id| self.is_firm(*id));
        let aimed = short.is_some();
        let id = short.or_else(|| self.among_known(word))?;
        Some(([Some(id), None], aimed))
    }

    /// A coarse word in a hashtag between known words, or at its beginning:
    /// `#jävlasl`, `#vilketjävlaskämt`, `#allahorungar`.
    fn among_known(&self, word: &[u8]) -> Option<Id> {
        let known = |part: &[u8]| part.len() >= 2 && self.table.get(part).is_some();
        let starts = 0..word.len().min(MOST);
        let starts = starts.filter(|at| *at == 0 || word.get(..*at).is_some_and(known));
        starts.into_iter().find_map(|at| {
            (LISTED..=LISTED + MOST).rev().find_map(|len| {
                let id = self.table.get(word.get(at..at + len)?);
                let id = id.filter(|id| self.is_firm(*id))?;
                let rest = word.get(at + len..)?;
                let goes_on = rest.is_empty() || known(rest) || is_word_like(rest);
                let longer = || self.is_longer_ordinary(word, at, len, word.len() - at);
                (goes_on && !longer()).then_some(id)
            })
        })
    }

    /// Whether the word is a form of an entry without an everyday meaning.
    fn is_firm(&self, id: Id) -> bool {
        let plain = |entry: u32| self.origins.get(entry as usize).is_some_and(|o| !o.homograph);
        let mut forms = self.links_of(id).iter().filter(|link| link.is_form());
        self.has_form(id) && forms.all(|link| plain(link.entry()))
    }

    /// Listed words in two pieces, *id iot*: neither is a known word, one is
    /// short, and nothing but a blank stands between.
    pub(super) fn parted(
        &self,
        document: &Document<'_>,
        readings: &Readings,
        hits: &mut Vec<TermHit>,
    ) {
        for (i, pair) in document.words().windows(2).enumerate() {
            let [front, back] = pair else { continue };
            let (first, last) = (front.range().len(), back.range().len());
            let short = (2..=MAX_SCRAP).contains(&first.min(last));
            let lacks = |word: usize, length: usize| match readings.written(word) {
                Some(id) => length == 2 && !self.tells(id),
                None => true,
            };
            let unknown = lacks(i, first) && lacks(i + 1, last);
            let fits = (LISTED..=MOST).contains(&(first + last));
            if !(short && fits && unknown && document.gap_after(i) == b" ") {
                continue;
            }
            let mut joined = Spelling::default();
            for piece in pair {
                joined.extend(core::str::from_utf8(document.word(*piece)).unwrap_or("").chars());
            }
            let id = joined.bytes().and_then(|bytes| self.table.get(bytes));
            if let Some(id) = id.filter(|id| self.is_firm(*id)) {
                let read = Read { id, how: How::Form, evasion: Evasion::SPLIT };
                self.push(read, None, &place(document, i..i + 2, None), hits);
            }
        }
    }

    /// Unknown words that are listed ones from behind, in a text that says that
    /// there are such.
    pub(super) fn backwards(&self, document: &Document<'_>, hits: &mut Vec<TermHit>) {
        for (i, word) in document.words().iter().enumerate() {
            let range = word.range();
            let fits = (4..=MOST).contains(&range.len());
            if !fits || self.table.find(document.folded(), range.start, range.len()).is_some() {
                continue;
            }
            let mut spelling = Spelling::default();
            let text = core::str::from_utf8(document.word(*word)).unwrap_or("");
            spelling.extend(text.chars().rev());
            let id = spelling.bytes().and_then(|bytes| self.table.get(bytes));
            if let Some(id) = id.filter(|id| self.is_firm(*id)) {
                let read = Read { id, how: How::Form, evasion: Evasion::REVERSED };
                self.push(read, None, &place(document, i..i + 1, None), hits);
            }
        }
    }
}
