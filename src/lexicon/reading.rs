//! The words of a text by number, and what the disguised ones stand for.
//!
//! Each word is looked up once; patterns, classes and the context of a hit ask
//! the numbers, as often as they like.
//!
//! A pattern such as *slå in tänderna på dig* holds no listed word that a
//! disguise could be undone for, so the words of patterns and classes are read
//! through a disguise too: `sl4 in t4nd3rna`, `m.u.s.l.i.m.e.r`.

use alloc::vec::Vec;
use core::cell::Cell;

use super::MAX_FORM;
use super::compound;
use super::cue::Cues;
use super::hit::TermHit;
use super::matcher::{Matcher, Seen, narrow};
use super::need::{MAX_SCRAP, Needs};
use super::phrase::Row as _;
use super::table::Id;
use super::tongue::Tongues;
use super::topic::{Topic, Topics};
use super::view::View;
use crate::text::Document;

/// The most disguised words of one text that are read.
const MOST: usize = 64;

/// The words of a text by number, and its disguised words by place.
#[derive(Clone, Debug, Default)]
pub struct Readings {
    words: Vec<Known>,
    /// A bit for each word that may be more than itself.
    live: Vec<u64>,
    /// The last parts of unknown words, found when they are first asked for.
    tails: Vec<Cell<Id>>,
    list: Vec<Reading>,
}

/// What the table says of one word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known {
    /// Its number, [`NONE`] if it is not known.
    written: Id,
    /// The number of the word that it is a spelling of: its own, mostly.
    plain: Id,
    cues: Cues,
    topic: Topic,
}

const NONE: Id = Id::MAX;
/// In place of a last part that was not asked for yet.
const UNASKED: Id = Id::MAX - 1;
const UNKNOWN: Known = Known { written: NONE, plain: NONE, cues: Cues::NONE, topic: Topic::NONE };

impl Known {
    /// The number of the word that it is a spelling of.
    pub(super) fn plain(self) -> Option<Id> {
        (self.plain != NONE).then_some(self.plain)
    }

    /// [`plain`](Self::plain), or a number that no word has.
    #[inline]
    pub(super) fn number(self) -> Id {
        self.plain
    }

    pub(super) fn cues(self) -> Cues {
        self.cues
    }

    pub(super) fn topic(self) -> Topic {
        self.topic
    }
}

/// Words `first..end` of a text read as one known word.
#[derive(Clone, Copy, Debug)]
struct Reading {
    first: u32,
    end: u32,
    id: Id,
}

impl Readings {
    /// Looks every word of a text up, tells what they show, and forgets another
    /// text.
    pub(super) fn look_up(
        &mut self,
        matcher: &Matcher,
        document: &Document<'_>,
        needs: &mut Needs,
    ) -> Seen {
        let folded = document.folded();
        // Kept apart from the memory they end in, so that they stay in registers.
        let (mut cues, mut tongues, mut marks, mut asked) = (Cues::NONE, 0, 0, *needs);
        let mut topics = Topics::default();
        let Readings { words, live, tails, list } = self;
        list.clear();
        live.clear();
        words.clear();
        words.resize(document.words().len(), UNKNOWN);
        tails.clear();
        tails.resize(document.words().len(), Cell::new(UNASKED));
        for (known, words) in words.chunks_mut(64).zip(document.words().chunks(64)) {
            let mut bits = 0u64;
            // Words that tell nothing, and the short ones among them.
            let (mut blank, mut scraps) = (0u64, 0u64);
            for ((known, word), i) in known.iter_mut().zip(words).zip(0u32..) {
                let (start, len) = (word.start(), word.len());
                asked.see(folded, start, len);
                let found = matcher.table.find_here(folded, start, len).filter(|_| len <= MAX_FORM);
                let term = found.and_then(|id| Some((id, matcher.terms.get(id as usize)?)));
                let Some((id, term)) = term else {
                    let long = (compound::SHORTEST..=MAX_FORM).contains(&len);
                    bits |= u64::from(long) << i;
                    blank |= 1 << i;
                    scraps |= u64::from(matches!(len, 2..=MAX_SCRAP)) << i;
                    continue;
                };
                let scrap = u64::from(len == 2 && !term.is_linked() && term.cues.is_empty());
                blank |= scrap << i;
                scraps |= scrap << i;
                tongues += term.tongue.weight();
                topics.see(term.topic);
                cues = cues.with(term.cues);
                *known = Known { written: id, plain: id, cues: term.cues, topic: term.topic };
                let mut linked = term.is_linked();
                if let Some(plain) = term.alias() {
                    let term = matcher.terms.get(plain as usize).copied().unwrap_or_default();
                    *known = Known { written: id, plain, cues: term.cues, topic: term.topic };
                    topics.see(term.topic);
                    linked = term.is_linked();
                }
                marks |= matcher.marked.of(known.plain);
                bits |= u64::from(linked) << i;
            }
            live.push(bits);
            asked.parted |= scraps & (blank << 1 | blank >> 1) != 0;
        }
        *needs = asked;
        Seen { cues, tongues: Tongues::from_sum(tongues), topics, marks }
    }

    /// The words that may be more than themselves: those on which entries or
    /// patterns hang, and longer unknown ones.
    pub(super) fn live(&self) -> impl Iterator<Item = usize> + '_ {
        (0..).step_by(64).zip(&self.live).flat_map(|(base, bits)| {
            let mut bits = *bits;
            core::iter::from_fn(move || {
                let at = (bits != 0).then(|| base + bits.trailing_zeros() as usize);
                bits &= bits.wrapping_sub(1);
                at
            })
        })
    }

    /// What the table says of a word as it is written.
    #[inline]
    pub(super) fn known(&self, word: usize) -> Known {
        self.words.get(word).copied().unwrap_or(UNKNOWN)
    }

    /// The last part of an unknown word; `find` is asked once for each word.
    pub(super) fn tail(&self, word: usize, find: impl FnOnce() -> Option<Id>) -> Option<Id> {
        let kept = self.tails.get(word)?;
        if kept.get() == UNASKED {
            kept.set(find().unwrap_or(NONE));
        }
        Some(kept.get()).filter(|id| *id != NONE)
    }

    /// What the table says of the words `first..behind`, as far as there are any.
    #[inline]
    pub(super) fn between(&self, first: usize, behind: usize) -> &[Known] {
        self.words.get(first..behind.min(self.words.len())).unwrap_or_default()
    }

    /// The classes of a word as it is written.
    pub fn cues(&self, word: usize) -> Cues {
        self.known(word).cues
    }

    /// The number of the word as it is written.
    #[inline]
    pub(super) fn written(&self, word: usize) -> Option<Id> {
        let id = self.known(word).written;
        (id != NONE).then_some(id)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    pub(super) fn add(&mut self, words: &core::ops::Range<usize>, id: Id) {
        if self.list.len() < MOST {
            let (first, end) = (narrow(words.start), narrow(words.end));
            self.list.push(Reading { first, end, id });
        }
    }

    pub(super) fn sort(&mut self) {
        self.list.sort_unstable_by_key(|r| r.first);
        self.list.dedup_by_key(|r| r.first);
    }

    #[inline]
    fn at(&self, word: usize) -> Option<&Reading> {
        if self.list.is_empty() {
            return None;
        }
        let behind = self.list.partition_point(|r| (r.first as usize) <= word);
        let reading = self.list.get(behind.checked_sub(1)?)?;
        (word < reading.end as usize).then_some(reading)
    }

    /// The first of the words that are read together with this one.
    pub(super) fn first(&self, word: usize) -> usize {
        self.at(word).map_or(word, |r| r.first as usize)
    }

    /// The last of the words that are read together with this one.
    pub(super) fn last(&self, word: usize) -> usize {
        self.at(word).map_or(word, |r| (r.end as usize).saturating_sub(1))
    }

    /// What the word stands for; nothing within it if it is the rest of one.
    pub(super) fn id(&self, word: usize) -> Option<Option<Id>> {
        self.at(word).map(|r| (r.first as usize == word).then_some(r.id))
    }

    /// Whether the bytes behind a word lie inside a disguised one.
    pub(crate) fn holds_gap(&self, word: usize) -> bool {
        self.at(word).is_some_and(|r| word + 1 < r.end as usize)
    }

    /// What was read: first word, the word behind the last, number.
    pub(super) fn iter(&self) -> impl Iterator<Item = (usize, usize, Id)> + '_ {
        self.list.iter().map(|r| (r.first as usize, r.end as usize, r.id))
    }
}

impl Matcher {
    /// The classes of every word, in order; a compound that no entry and no
    /// class lists has those of its last part: *biljettkontrollanterna*. O(n).
    pub fn all_cues(&self, document: &Document<'_>, readings: &Readings, all: &mut Vec<Cues>) {
        all.clear();
        for (at, word) in document.words().iter().enumerate() {
            let cues = readings.known(at).cues();
            let whole = (!cues.is_empty()).then_some(cues);
            all.push(whole.unwrap_or_else(|| self.tail_cues(document.word(*word))));
        }
        for (first, end, id) in readings.iter() {
            let cues = self.terms.get(id as usize).map_or(Cues::NONE, |t| t.cues);
            let words = all.get_mut(first..end).into_iter().flatten();
            for (at, word) in words.enumerate() {
                *word = if at == 0 { cues } else { Cues::NONE };
            }
        }
    }

    /// The classes that a compound has from its last part.
    fn tail_cues(&self, word: &[u8]) -> Cues {
        let cues = |id: Id| self.terms.get(id as usize).map_or(Cues::NONE, |t| t.cues);
        // `boendechef`: shorter ones are met in too many words.
        let short = word.len().checked_sub(4).filter(|at| *at >= 4).and_then(|at| word.get(at..));
        let short = short.filter(|end| matches!(*end, b"chef" | b"vakt"));
        let short = short.and_then(|end| self.table.get(end));
        let mut kept = self.tails(word).chain(short).map(|id| cues(id).shared(Cues::INHERITED));
        kept.find(|cues| !cues.is_empty()).unwrap_or(Cues::NONE)
    }

    /// The longest known word that a compound ends in.
    pub(super) fn tail(&self, word: &[u8]) -> Option<Id> {
        self.tails(word).next()
    }

    /// The known words that a compound ends in, the longest first.
    fn tails(&self, word: &[u8]) -> impl Iterator<Item = Id> {
        const SHORTEST: usize = 5;
        const LONGEST: usize = 16;
        let from = word.len().saturating_sub(LONGEST).max(3);
        let starts = from..word.len().saturating_sub(SHORTEST - 1);
        starts.filter_map(move |at| self.table.get(word.get(at..)?))
    }

    /// The patterns of a text some of whose everyday words were disguised, and
    /// the classes of those.
    pub(super) fn patterns_anew(
        &self,
        document: &Document<'_>,
        readings: &Readings,
        hits: &mut Vec<TermHit>,
    ) -> Cues {
        let view = View { matcher: self, document, readings };
        for i in 0..document.words().len() {
            let Some(id) = view.id(i) else { continue };
            for link in self.links_of(id) {
                if let Some(pattern) = link.pattern().and_then(|at| self.patterns.get(at)) {
                    self.try_pattern(&view, i, id, pattern, hits);
                }
            }
        }
        let terms = readings.iter().filter_map(|(_, _, id)| self.terms.get(id as usize));
        terms.fold(Cues::NONE, |all, term| all.with(term.cues))
    }

    /// Whether patterns hang on a word or it belongs to a class.
    pub(super) fn tells(&self, id: Id) -> bool {
        self.terms.get(id as usize).is_some_and(|t| t.is_linked() || !t.cues.is_empty())
    }

    /// The number of a word that entries, patterns or classes know.
    pub(super) fn everyday(&self, word: &[u8]) -> Option<Id> {
        let (id, _) = self.canonical(self.table.get(word)?);
        Some(id)
    }
}
