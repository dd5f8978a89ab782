//! The one term matcher.

use alloc::vec::Vec;

use super::compound::{self, Gates};
use super::cue::Cues;
use super::guard::{Pool, Set};
use super::hit::{Group, How, TermHit};
use super::joint::Joints;
use super::link::{Link, Term, What};
use super::mark::{Marked, Marks};
use super::need::{Needs, has_triple};
use super::people::People;
use super::phrase::{Attempt, Pattern, Slot};
use super::reading::Readings;
use super::scale::Scale;
use super::shape::Shapes;
use super::sound::Sounds;
use super::table::{Id, Table};
use super::tongue::Tongues;
use super::topic::Topics;
use super::view::View;
use super::{MAX_FORM, tag};
use crate::text::{Document, Evasion};

/// What the words of a text tell beside the terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Seen {
    /// The classes of everyday words that stand somewhere in it.
    pub cues: Cues,
    /// Small words by language.
    pub tongues: Tongues,
    /// What its words are about.
    pub topics: Topics,
    /// What its words are to the detectors that marked them.
    pub(crate) marks: Marks,
}

/// Where an entry came from, and what the matcher must know of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Origin {
    pub(super) group: Group,
    pub(super) index: u32,
    pub(super) first: bool,
    pub(super) last: bool,
    /// Whether it may end a compound that begins with a word for people.
    pub(super) title: bool,
    pub(super) homograph: bool,
    pub(super) adjective: bool,
}

/// Every entry of every detector, compiled once.
///
/// A word of a text costs a hash and one load if no entry begins or ends like
/// it. Time is linear in the text on every input: look-ups for a word, steps
/// for a pattern and letters for a second look are bounded by constants.
#[derive(Clone, Debug, Default)]
pub struct Matcher {
    pub(super) table: Table,
    pub(super) marked: Marked,
    pub(super) terms: Vec<Term>,
    pub(super) links: Vec<Link>,
    pub(super) origins: Vec<Origin>,
    pub(super) patterns: Vec<Pattern>,
    pub(super) slots: Vec<Slot>,
    pub(super) sets: Vec<Set>,
    pub(super) pool: Pool,
    pub(super) scales: Vec<Scale>,
    pub(super) gates: Gates,
    pub(super) people: People,
    pub(super) joints: Joints,
    pub(super) shapes: Shapes,
    pub(super) sounds: Sounds,
    /// Emoji and the words they stand for, sorted.
    pub(super) pictures: Vec<(char, Id)>,
}

/// A word read as a listed one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Read {
    pub(super) id: Id,
    pub(super) how: How,
    pub(super) evasion: Evasion,
}

impl Read {
    /// A compound of two classes of parts.
    fn joint(id: Id) -> Read {
        Read { id, how: How::Joint, evasion: Evasion::NONE }
    }
}

impl Matcher {
    /// Finds every term, in the order of the text, and tells what
    /// else the words show. O(n).
    pub fn find(&self, document: &Document<'_>, hits: &mut Vec<TermHit>) -> Seen {
        self.find_disguised(document, hits, &mut Readings::default())
    }

    /// [`find`](Matcher::find), with the everyday words that were disguised.
    pub fn find_disguised(
        &self,
        document: &Document<'_>,
        hits: &mut Vec<TermHit>,
        readings: &mut Readings,
    ) -> Seen {
        hits.clear();
        let mut needs = Needs::new(document);
        let mut seen = readings.look_up(self, document, &mut needs);
        let hyphened = memchr::memchr(b'-', document.folded()).is_some();
        for i in readings.live() {
            match readings.known(i).plain() {
                Some(id) => self.known(document, readings, i, id, hits),
                None => self.unknown(document, i, hits),
            }
            if hyphened {
                self.joined_by_hyphen(document, i, hits);
            }
        }
        if needs.any() {
            self.second_look(document, needs, hits, readings);
        }
        self.pictured(document, hits);
        if !readings.is_empty() {
            readings.sort();
            seen.cues = seen.cues.with(self.patterns_anew(document, readings, hits));
        }
        hits.sort_by_key(|h| (h.range, h.group, h.entry, h.how));
        hits.dedup_by_key(|h| (h.range, h.group, h.entry));
        seen
    }

    /// The form of an entry that was met: for a compound its listed part, for a
    /// phrase its rarest word.
    pub fn form(&self, hit: &TermHit) -> &str {
        self.table.text(hit.form)
    }

    /// The number of different words that are known.
    pub fn len(&self) -> usize {
        self.table.len()
    }

    /// Whether no word is known.
    pub fn is_empty(&self) -> bool {
        self.table.len() == 0
    }

    /// The word that a spelling stands for, and what was undone.
    pub(super) fn canonical(&self, id: Id) -> (Id, Evasion) {
        match self.terms.get(id as usize).and_then(|t| t.alias()) {
            Some(other) => (other, Evasion::DIACRITICS),
            None => (id, Evasion::NONE),
        }
    }

    /// The classes of the word of a number.
    pub(super) fn cues_of(&self, id: Id) -> Cues {
        self.terms.get(id as usize).map_or(Cues::NONE, |term| term.cues)
    }

    pub(super) fn links_of(&self, id: Id) -> &[Link] {
        let (id, _) = self.canonical(id);
        let Some(term) = self.terms.get(id as usize) else { return &[] };
        self.links.get(term.links()).unwrap_or_default()
    }

    /// A word of the table on which something hangs.
    fn known(
        &self,
        document: &Document<'_>,
        readings: &Readings,
        i: usize,
        id: Id,
        hits: &mut Vec<TermHit>,
    ) {
        let Some(term) = self.terms.get(id as usize) else { return };
        let links = self.links.get(term.links()).unwrap_or_default();
        let view = View { matcher: self, document, readings };
        let (mut has_form, mut is_first) = (false, false);
        for link in links {
            let Some(pattern) = link.pattern() else {
                has_form |= link.is_form();
                is_first |= link.what() == What::Modifier;
                continue;
            };
            let Some(pattern) = self.patterns.get(pattern) else { continue };
            if pattern.may_fit(&view, i) {
                self.try_pattern(&view, i, id, pattern, hits);
            }
        }
        if !(has_form || is_first) {
            return;
        }
        let evasion =
            if readings.written(i) == Some(id) { Evasion::NONE } else { Evasion::DIACRITICS };
        if has_form {
            self.push_word(document, i, Read { id, how: How::Form, evasion }, hits);
            self.last_of_listed(document, i, hits);
        } else if hyphens(document, i).1 > i {
            // The first part of a word with a hyphen: `CP-skallar`.
            self.push_word(document, i, Read { id, how: How::First, evasion }, hits);
        }
    }

    /// A word that is not in the table: a compound, or several words in one.
    fn unknown(&self, document: &Document<'_>, i: usize, hits: &mut Vec<TermHit>) {
        let Some(range) = document.words().get(i).map(|w| w.range()) else { return };
        let folded = document.folded();
        let split = self.split(folded, range.start, range.len());
        if range.len() >= tag::SHORTEST {
            let tag = range.start > 0 && folded.get(range.start - 1) == Some(&b'#');
            if (tag || split.is_none()) && self.tagged(document, i, tag, hits) {
                return;
            }
        }
        let old = hits.len();
        let word = folded.get(range.clone()).unwrap_or_default();
        let place = || super::evade::place(document, i..i + 1, None);
        if word.len() >= compound::SHORTEST {
            self.joints.find(word, |id| {
                if !self.is_form_of_ordinary(word) {
                    self.push(Read::joint(id), None, &place(), hits);
                }
            });
        }
        // Letters drawn out are undone in the second look.
        if split.is_none() && hits.len() == old && !has_triple(word) {
            if let Some(id) = self.sounds.find(word).filter(|_| !self.is_form_of_ordinary(word)) {
                let read = Read { id, how: How::Form, evasion: Evasion::PHONETIC };
                self.push(read, None, &place(), hits);
            }
        }
        if let Some(split) = split {
            let (id, evasion) = self.canonical(split.id);
            self.push_word(document, i, Read { id, how: split.how, evasion }, hits);
            if matches!(split.how, How::First | How::Title) {
                self.last_of_listed(document, i, hits);
            }
        }
    }

    /// The parts of a compound around a hyphen before or behind a word.
    fn joined_by_hyphen(&self, document: &Document<'_>, i: usize, hits: &mut Vec<TermHit>) {
        for front in [i.checked_sub(1), Some(i)].into_iter().flatten() {
            if document.gap_after(front) != b"-" {
                continue;
            }
            let words = document.words().get(front..front + 2);
            let Some([first, last]) = words else { continue };
            self.joints.find_two(document.word(*first), document.word(*last), |id| {
                let place = super::evade::place(document, front..front + 2, None);
                self.push(Read::joint(id), None, &place, hits);
            });
        }
    }

    /// A compound that is listed for what it means may end in a word that is
    /// listed for what it is: *kärringjävel*.
    fn last_of_listed(&self, document: &Document<'_>, i: usize, hits: &mut Vec<TermHit>) {
        let Some(range) = document.words().get(i).map(|w| w.range()) else { return };
        if range.len() < compound::SHORTEST {
            return;
        }
        let split = self.split_listed(document.folded(), range.start, range.len());
        if let Some(split) = split {
            let (id, evasion) = self.canonical(split.id);
            self.push_word(document, i, Read { id, how: split.how, evasion }, hits);
        }
    }

    pub(super) fn try_pattern(
        &self,
        view: &View<'_>,
        word: usize,
        id: Id,
        pattern: &Pattern,
        hits: &mut Vec<TermHit>,
    ) {
        let range = pattern.slots.start as usize..pattern.slots.end as usize;
        let slots = self.slots.get(range).unwrap_or_default();
        let (before, rest) = slots.split_at_checked(pattern.anchor as usize).unwrap_or_default();
        let after = rest.get(1..).unwrap_or_default();
        let alone = slots.len() == 1 && view.readings.is_empty();
        let fit = match alone {
            true => Some(word..word + 1),
            false => Attempt::new(view, self).fit(before, after, word),
        };
        let Some(words) = fit else { return };
        let Some(origin) = self.origins.get(pattern.entry as usize) else { return };
        let range = view.document.covering(words.clone());
        let evasion = words.clone().fold(Evasion::NONE, |all, w| all.with(view.evasion(w)));
        hits.push(TermHit {
            group: origin.group,
            entry: origin.index,
            form: id,
            how: How::Phrase,
            definite: false,
            adjective: origin.adjective,
            homograph: origin.homograph,
            evasion,
            words: (narrow(words.start), narrow(words.end)),
            range: (narrow(range.start), narrow(range.end)),
        });
    }

    /// Notes a word read as a listed one, with the pieces that hyphens join to
    /// it.
    fn push_word(&self, document: &Document<'_>, i: usize, read: Read, hits: &mut Vec<TermHit>) {
        let (first, last) = hyphens(document, i);
        let place = super::evade::place(document, first..last + 1, None);
        let piece = match (first == last, i == last) {
            (true, _) => None,
            (false, true) => Some(How::Last),
            (false, false) => Some(How::First),
        };
        let old = hits.len();
        self.push(read, piece, &place, hits);
        // A hashtag says whom it is about: `#svinpack`.
        let start = place.range.0 as usize;
        let before = start.checked_sub(1).and_then(|at| document.folded().get(at));
        if read.how == How::Form && before == Some(&b'#') {
            hits.iter_mut().skip(old).for_each(|hit| hit.definite = true);
        }
    }

    /// Notes a hit for each entry that has the word as a form.
    pub(super) fn push(
        &self,
        read: Read,
        piece: Option<How>,
        place: &Place,
        hits: &mut Vec<TermHit>,
    ) {
        let links = self.links_of(read.id);
        let begins = |link: &Link| {
            let begins = |own: &&Link| matches!(own.what(), What::Title | What::Modifier);
            links.iter().filter(begins).any(|own| own.entry() == link.entry())
        };
        for link in links {
            let Some(origin) = self.origins.get(link.entry() as usize) else { continue };
            let definite = match (read.how, link.what()) {
                (How::First | How::Title, What::Modifier | What::Title) => false,
                (How::Last, What::Form { definite }) if origin.last => definite,
                (How::Title, What::Form { definite }) if origin.title => definite,
                (How::Title, What::Form { definite }) if origin.last && !begins(link) => definite,
                (How::Form | How::Joint, What::Form { definite }) => definite,
                _ => continue,
            };
            let is_form = link.is_form();
            let how = match (read.how, piece) {
                (How::Form, Some(How::Last)) => How::Last,
                (How::Form, Some(_)) if origin.first => How::First,
                (How::Form, Some(_)) => How::Piece,
                // Another entry of the same word is not told by whom it is said of.
                (How::Title, _) if is_form && !origin.title => How::Last,
                (how, _) => how,
            };
            hits.push(TermHit {
                group: origin.group,
                entry: origin.index,
                form: read.id,
                how,
                definite,
                adjective: origin.adjective,
                homograph: origin.homograph && !read.evasion.intersects(DISGUISES),
                evasion: read.evasion,
                words: (narrow(place.words.start), narrow(place.words.end)),
                range: place.range,
            });
        }
    }

    /// A word outside the text (joined, unmasked) read as a listed one.
    pub(super) fn recognise(&self, word: &[u8]) -> Option<Read> {
        if word.len() > MAX_FORM {
            return None;
        }
        match self.table.get(word) {
            Some(id) => {
                let (id, evasion) = self.canonical(id);
                self.has_form(id).then_some(Read { id, how: How::Form, evasion })
            }
            None if word.len() >= compound::SHORTEST => {
                let mut joint = None;
                self.joints.find(word, |id| joint = Some(Read::joint(id)));
                if joint.is_some() {
                    return joint.filter(|_| !self.is_form_of_ordinary(word));
                }
                let split = self.split(word, 0, word.len())?;
                let (id, evasion) = self.canonical(split.id);
                Some(Read { id, how: split.how, evasion })
            }
            None => None,
        }
    }
}

/// Ways of writing that show which meaning of a word is meant.
const DISGUISES: Evasion = Evasion::LEET
    .with(Evasion::MASKING)
    .with(Evasion::SPACING)
    .with(Evasion::REPEATS)
    .with(Evasion::SPLIT)
    .with(Evasion::JOINED);

/// Where a hit stands: its words, and folded bytes.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) words: core::ops::Range<usize>,
    pub(super) range: (u32, u32),
}

pub(super) fn narrow(n: usize) -> u32 {
    // INVARIANT: the text is at most MAX_TEXT bytes, so every place fits.
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// The first and the last of the words that hyphens join to word `i`, at most
/// three to either side.
fn hyphens(document: &Document<'_>, i: usize) -> (usize, usize) {
    const MOST: usize = 3;
    let is_hyphen = |at: usize| document.gap_after(at) == b"-" && at + 1 < document.words().len();
    let before = (0..i).rev().take(MOST).take_while(|at| is_hyphen(*at)).count();
    let after = (i..).take(MOST).take_while(|at| is_hyphen(*at)).count();
    (i - before, i + after)
}
