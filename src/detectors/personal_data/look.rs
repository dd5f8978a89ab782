//! One look at one comment: what the recognisers share.

use alloc::vec::Vec;
use core::ops::Range;

use super::context::{Context, Cue, Page, Support};
use super::cue;
use super::evidence::{self, FLOOR, Form, LIKELY, Reading};
use super::kind::Kind;
use super::settings::Settings;
use super::streets::Streets;
use crate::category::{Category, Id};
use crate::detector::{MAX_FINDINGS, NearMiss};
use crate::lexicon::Marks;
use crate::post::Date;
use crate::text::Document;

/// From here on a number with a check of its own holds no other.
const SURE: u8 = 85;
/// No reading begins further before the digits that it is read from, in bytes.
const REACH: usize = 512;
/// How far a link is looked for before a number, in bytes.
const LINK: usize = 160;

/// What the recognisers read and where they put what they found.
#[derive(Debug)]
pub(super) struct Look<'a> {
    pub(super) document: &'a Document<'a>,
    pub(super) today: Date,
    pub(super) readings: Vec<Reading>,
    pub(super) near_misses: Vec<NearMiss>,
    /// The folded end of the last number that is likely one of a person's.
    pub(super) taken: usize,
    /// The folded end of the last number that leaves no doubt.
    pub(super) sure: usize,
    /// The folded end of the last telephone number.
    pub(super) called: usize,
    pub(super) streets: &'a Streets,
    /// The folded place up to which no letter that stands for a digit was seen.
    pub(super) undisguised: usize,
    page: Page<'a>,
    explaining: bool,
    /// What the last question for a context was, and its answer.
    last: (Range<usize>, Context),
    /// Whether letters touch a number somewhere, once it was asked.
    glued: Option<bool>,
    /// When it is counted next whether there are enough readings.
    next_count: usize,
}

impl<'a> Look<'a> {
    pub(super) fn new(
        page: Page<'a>,
        streets: &'a Streets,
        today: Date,
        explaining: bool,
    ) -> Look<'a> {
        let (readings, near_misses) = (Vec::new(), Vec::new());
        Look {
            document: page.document,
            today,
            readings,
            near_misses,
            taken: 0,
            sure: 0,
            called: 0,
            streets,
            undisguised: 0,
            page,
            explaining,
            last: (0..0, Context::EMPTY),
            glued: None,
            next_count: 2 * MAX_FINDINGS,
        }
    }

    /// What is around a folded range. The kinds that the same digits are tried for
    /// share one answer.
    pub(super) fn context(&mut self, range: Range<usize>) -> Context {
        if self.last.0 != range {
            self.last = (range.clone(), self.page.around(range));
        }
        self.last.1
    }

    /// Whether some word of the text may give one of these cues. Kinds that nothing
    /// but a word makes ask this first.
    pub(super) fn mentions(&mut self, cues: &[Cue]) -> bool {
        cue::holds(self.page.signals.marks(), cues)
            || *self.glued.get_or_insert_with(|| self.page.has_glued())
    }

    /// What a word is to this detector; nothing where no list knows the word.
    pub(super) fn marks(&self, word: usize) -> Option<Marks> {
        self.page.signals.word_marks(word)
    }

    /// What some letters are that are no word of the text.
    pub(super) fn marks_of(&self, letters: &[u8]) -> Marks {
        self.page.signals.marks_of(letters)
    }

    /// Whether so many numbers stand before the folded offset `at` that whatever
    /// stands behind it is cut off: asked now and then, and only where nothing is to
    /// be explained. `settings` and `counts` tell what is settled, and what is reported
    /// if it stays.
    pub(super) fn is_full(
        &mut self,
        at: usize,
        settings: &Settings,
        counts: impl Fn(&Reading) -> bool,
    ) -> bool {
        if self.readings.len() < self.next_count || self.explaining {
            return false;
        }
        self.next_count = 2 * self.readings.len();
        let mut known: Vec<Reading> =
            self.readings.iter().filter(|r| settings.takes(r)).cloned().collect();
        known.sort_by_key(|r| r.range.start);
        // Up to a place that no reading covers, none that is still to come changes
        // which stay.
        let (mut end, mut closed) = (0, 0);
        for (i, reading) in known.iter().enumerate() {
            if reading.range.start + REACH > at {
                break;
            }
            if reading.range.start >= end {
                closed = i;
            }
            end = end.max(reading.range.end);
        }
        known.truncate(closed);
        evidence::settle(&mut known);
        known.iter().filter(|r| counts(r)).count() > MAX_FINDINGS
    }

    /// Whether near misses are wanted.
    pub(super) fn is_explaining(&self) -> bool {
        self.explaining
    }

    /// Weighs a form with the context that `own` cues give it, and keeps it if
    /// anything is left.
    pub(super) fn weigh(
        &mut self,
        kind: Kind,
        range: Range<usize>,
        form: Form,
        own: &[Cue],
    ) -> Option<&mut Reading> {
        // Without its word nothing would be left.
        if form.alone < FLOOR && !self.mentions(own) {
            self.miss(kind, range, "context");
            return None;
        }
        let support = self.context(range.clone()).support(own);
        self.keep(kind, range, form, support)
    }

    /// Keeps a form with its support if anything is left of it.
    pub(super) fn keep(
        &mut self,
        kind: Kind,
        range: Range<usize>,
        form: Form,
        support: Support,
    ) -> Option<&mut Reading> {
        match Reading::weigh(kind, range.clone(), form, support) {
            Some(reading) => {
                if reading.kind.is_personal() && reading.score >= LIKELY {
                    self.taken = reading.range.end;
                }
                if reading.kind.is_checked() && reading.score >= SURE {
                    self.sure = reading.range.end;
                }
                self.readings.push(reading);
                self.readings.last_mut()
            }
            None => {
                self.miss(kind, range, "context");
                None
            }
        }
    }

    /// Notes what was rejected, where an explanation is wanted.
    pub(super) fn miss(&mut self, kind: Kind, range: Range<usize>, why: &'static str) {
        if self.explaining {
            self.near_misses.push(NearMiss {
                category: Category::PersonalData,
                kind: Some(Id::from_static(kind.id())),
                span: self.document.span(range),
                rejected_by: Id::from_static(why),
            });
        }
    }

    /// Whether the folded offset lies in a link: digits there are ids.
    pub(super) fn is_in_link(&self, at: usize) -> bool {
        let folded = self.document.folded();
        let from = at.saturating_sub(LINK);
        let before = folded.get(from..at).unwrap_or_default();
        let token = before.iter().rposition(u8::is_ascii_whitespace).map_or(0, |i| i + 1);
        let token = before.get(token..).unwrap_or_default();
        let has = |part: &[u8]| token.windows(part.len()).any(|w| w == part);
        let is_chat = has(b"wa.me/") || has(b"phone=") || has(b"tel:");
        !is_chat && (has(b"://") || has(b"www."))
    }
}
