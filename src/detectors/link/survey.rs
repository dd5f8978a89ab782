//! Telling cheaply that a dot in prose is a dot in prose.
//!
//! A dot is asked about in this order, each question dearer than the one before, and
//! nearly every dot is left at one of the first three:
//!
//! 1. Are there a letter or digit on both sides? One look at the word bits.
//! 2. What stands behind the label? A blank and a word that is none for a dot ends it.
//! 3. May its first letters and its length be those of a top-level domain?
//! 4. Is it one, and are it and the word before the dot words of prose?
//! 5. Only then are the labels of the host read and everything around it weighed.
//!
//! A run of many labels (`Vi.orkar.inte.mer`) is counted once from gap to gap, and
//! only its end is asked about.

use core::ops::Range;

use super::dots::{self, Dot, Read};
use super::find::Finder;
use super::host::MAX_LABELS;
use super::tables::{Listed, Tld};
use crate::text::Flags;

/// How many labels at the end of a long run are read.
const LAST: usize = 4;

/// The labels behind a dot, looked over.
#[derive(Clone, Copy, Debug)]
pub(super) struct Survey {
    /// Where they end.
    pub(super) end: usize,
    /// Whether a host may come of them.
    pub(super) hopeful: bool,
    /// Where the last of them begins, and the one before it.
    at: usize,
    before: usize,
    /// How many there are, with the one before the dot.
    labels: usize,
}

impl Finder<'_> {
    /// Whether the dot at `i` is surely in no host, told by a few bytes and at most two
    /// questions to the lists: where to go on then. Only in a text of ASCII and å, ä,
    /// ö, where nearly every dot ends here.
    #[inline]
    pub(super) fn plain_dot(&self, i: usize) -> Option<usize> {
        let view = &self.view;
        let bits = view.document.word_bits(i.checked_sub(1)?);
        match bits & 0b101 {
            0b101 => {}
            0b001 => return self.plain_end(i, bits >> 3),
            // What a dot may stand behind where it is set off from its label.
            _ if matches!(
                view.before(i),
                b' ' | b'\n' | b'[' | b']' | b'(' | b'{' | b'<' | b'\\' | b'"' | b'\''
            ) =>
            {
                return None;
            }
            _ => return Some(i + 1),
        }
        let len = (bits >> 2).trailing_ones() as usize;
        let end = i + 1 + len;
        let letters @ [first, ..] = view.three(i + 1);
        let is_digit = first.is_ascii_digit();
        match view.three(end) {
            // By far the commonest: a blank and a word that is none for a dot.
            [b' ', next, _]
                if next.is_ascii_lowercase() && !matches!(next, b'd' | b'p') && len <= 60 => {}
            // `t.o.m`: the next dot tells as well.
            [b'.', ..] if view.is_alnum(end + 1) => {
                if len == 1 && !is_digit {
                    return Some(end);
                }
                let survey = self.survey(i);
                return (!survey.hopeful).then_some(survey.end);
            }
            [b'.', b' ', _] if len == 1 => {}
            [b'-' | b'_', ..] => return None,
            _ if len > 60 || self.may_go_on(end) => return None,
            _ => {}
        }
        if len == 1 || is_digit {
            return Some(end);
        }
        if self.tables.may_be_tld(letters, len) {
            match self.tables.tld(view.slice(i + 1..end)) {
                Some(Tld::Word) if self.joins_prose(i, end) => return Some(end),
                Some(_) => return None,
                None => {}
            }
        }
        // `orgLäs`
        let is_glued = len > 4
            && view.document.flags().intersects(Flags::UPPER)
            && view.has_inner_capital(i + 1..end);
        (!is_glued).then_some(end)
    }

    /// The same of a dot that ends a word; `behind` are the word bits from the byte on
    /// that follows the next one.
    #[inline]
    fn plain_end(&self, i: usize, behind: u64) -> Option<usize> {
        let view = &self.view;
        let ends = match view.byte(i + 1) {
            b' ' => !self.is_ending(i + 2) && !view.ends(i, b"www"),
            b'\n' => !self.is_ending(i + 2),
            b'.' => {
                let len = behind.trailing_ones() as usize;
                len < 2 || !self.tables.may_be_tld(view.three(i + 2), len)
            }
            b'\\' | b'(' | b'[' | b']' => false,
            _ => true,
        };
        ends.then_some(i + 1)
    }

    /// Whether the one word before the dot at `i` makes it the joint of two sentences,
    /// the second of which begins with a word that ends at `end`.
    ///
    /// A capital tells it of any word of letters: nothing else that may speak for the
    /// host outweighs it.
    fn joins_prose(&self, i: usize, end: usize) -> bool {
        let view = &self.view;
        let start = view.document.word_start(i);
        if matches!(view.before(start), b'.' | b'-' | b'_') {
            return false;
        }
        let original = view.document.text().as_bytes();
        let is_capital = original.get(i + 1).is_some_and(u8::is_ascii_uppercase);
        if is_capital && matches!(view.byte(end), b' ' | b',') {
            let is_lower = |b: &u8| matches!(b, b'a'..=b'z' | 0x80..);
            let word = original.get(start..i).unwrap_or_default();
            // The first letter may be a capital too.
            if word.iter().skip(1).all(is_lower)
                && word.first().is_some_and(|b| !b.is_ascii_digit())
            {
                return true;
            }
        }
        self.is_prose(start..i, end)
    }

    /// Where the first label of a host begins that has a dot at `i` and, from there
    /// on, these labels. Of a long run of words with dots between them, the end may
    /// be a host.
    pub(super) fn first_label(&self, i: usize, survey: &Survey) -> Option<usize> {
        let fourth_last = || Some(self.walk_back(survey.before - 1, LAST - 3)?.0);
        if survey.labels > MAX_LABELS {
            return fourth_last();
        }
        let (start, more) = self.walk_back(i, MAX_LABELS)?;
        match () {
            () if survey.labels + more <= MAX_LABELS => Some(start),
            () if survey.labels >= LAST => fourth_last(),
            () => self.walk_back(i, LAST - survey.labels).map(|(start, _)| start),
        }
    }

    /// The start of the label before the dot at `i`, or of at most `most` labels
    /// before that one, and how many they are.
    fn walk_back(&self, i: usize, most: usize) -> Option<(usize, usize)> {
        let view = &self.view;
        let (mut start, mut more) = (view.run_start(i)?, 0);
        while more < most && view.before(start) == b'.' && start > 1 && view.is_alnum(start - 2) {
            let Some(before) = view.run_start(start - 1) else { break };
            start = before;
            more += 1;
        }
        Some((start, more))
    }

    /// Looks over the labels behind the dot at `i`, once, up to where no dot
    /// follows: the cheap way to tell that prose is prose.
    ///
    /// Without a scheme only the last label or the one before it can be the
    /// top-level domain, see `Host::read`; the rest of a run is only counted.
    pub(super) fn survey(&self, i: usize) -> Survey {
        let first = i + 1;
        let mut survey = Survey { end: first, hopeful: false, at: first, before: first, labels: 2 };
        if self.view.has_odd() {
            self.count_slowly(&mut survey);
        } else {
            self.count(&mut survey);
        }
        survey.hopeful = self.ends_as_host(i, &survey) || self.may_go_on(survey.end);
        survey
    }

    /// Counts labels from gap to gap between words.
    fn count(&self, survey: &mut Survey) {
        let view = &self.view;
        let Survey { mut at, mut before, mut labels, end: mut base, .. } = *survey;
        let end = 'blocks: loop {
            // A bit for each byte that is no letter or digit. The last one is left to
            // the next block, which sees what stands behind it.
            let all = !view.document.word_bits(base);
            let mut gaps = all & (u64::MAX >> 1);
            // From the first gap of two bytes on, nothing belongs to the run.
            let wide = gaps & (all >> 1);
            while gaps != 0 {
                let bit = gaps & gaps.wrapping_neg();
                let gap = base + gaps.trailing_zeros() as usize;
                gaps ^= bit;
                match view.byte(gap) {
                    b'.' if wide & bit == 0 => {
                        (before, at) = (at, gap + 1);
                        labels += 1;
                    }
                    b'-' | b'_' => {}
                    _ => break 'blocks gap,
                }
            }
            base += 63;
        };
        *survey = Survey { end, at, before, labels, hopeful: false };
    }

    fn count_slowly(&self, survey: &mut Survey) {
        let view = &self.view;
        loop {
            survey.end = view.run_end(survey.end);
            if view.byte(survey.end) != b'.' || !view.is_alnum(survey.end + 1) {
                return;
            }
            survey.end += 1;
            (survey.before, survey.at) = (survey.at, survey.end);
            survey.labels += 1;
        }
    }

    /// Whether the end of a run of labels may be the end of a host; the first dot
    /// stands at `i`.
    fn ends_as_host(&self, i: usize, survey: &Survey) -> bool {
        let view = &self.view;
        let (before, at) = (survey.before, survey.at);
        let label = view.slice(at..survey.end);
        match label {
            [b'0'..=b'9', ..] => {
                // No top-level domain begins with a digit; four numbers may be an
                // address.
                let start = view.run_start(i).unwrap_or(i);
                let is_part = |b: &u8| matches!(b, b'0'..=b'9' | b'.');
                return survey.labels == 4 && view.slice(start..survey.end).iter().all(is_part);
            }
            [] | [_] => {}
            _ => {
                let label = label.strip_suffix(b"_").unwrap_or(label);
                if let Some(tld) = self.tables.likely_tld(label) {
                    let prose = || {
                        let from = match survey.labels {
                            2 => view.run_start(i).unwrap_or(i),
                            _ => before,
                        };
                        self.is_prose(from..at - 1, survey.end)
                    };
                    return tld != Tld::Word || !prose();
                }
                if matches!(label, [b'a'..=b'z', b'a'..=b'z', b'-', ..] | [_, _, _, b'-', ..]) {
                    return true;
                }
                if label.len() > 4 && view.has_inner_capital(at..survey.end) {
                    return true;
                }
            }
        }
        // A sentence may be glued to a host.
        let glued = before..at - 1;
        if survey.labels == 2 || !matches!(glued.len(), 2..=4) {
            return false;
        }
        match self.tables.likely_tld(view.slice(glued)) {
            Some(Tld::Word) => {
                let from = view.run_start(before - 1).unwrap_or(before - 1);
                !self.is_prose(from..before - 1, survey.end)
            }
            tld => tld.is_some(),
        }
    }

    /// Whether a word before the dot of a word that sentences begin with, which ends
    /// at `end`, makes it the joint of two sentences.
    fn is_prose(&self, word: Range<usize>, end: usize) -> bool {
        let view = &self.view;
        let word = view.slice(word);
        !matches!(view.byte(end), b'/' | b':')
            && (word.len() == 1 || self.tables.listed(word) == Some(Listed::Word))
    }

    /// Whether something that may be a dot in disguise, and what may be the ending of
    /// a host, follow a label that ends at `end`.
    pub(super) fn may_go_on(&self, end: usize) -> bool {
        let view = &self.view;
        let next = view.byte(end + 1);
        let may = match view.byte(end) {
            b' ' => match next {
                b'a'..=b'z' => match next {
                    b'd' => view.byte(end + 2) == b'o',
                    b'p' => matches!(view.byte(end + 2), b'o'..=b'u'),
                    _ => false,
                },
                0x80.. => view.has_odd(),
                _ => matches!(next, b'.' | b'[' | b'(' | b'{' | b'<' | b'&' | b' '),
            },
            b'.' if next == b' ' => return self.is_ending(end + 2),
            b'.' if next == b'.' && !view.has_odd() => {
                let len = view.document.word_bits(end + 2).trailing_ones() as usize;
                len > 1 && self.tables.may_be_tld(view.three(end + 2), len)
            }
            b'.' => matches!(next, b'.' | b'\\' | b'(' | b'[' | b']' | b'\n'),
            b'\n' => true,
            b',' => view.is_alnum(end + 1),
            b'[' | b']' | b'(' | b'{' | b'<' | b'\\' | b'&' | b'%' | b'0' | 0x80.. => true,
            _ => false,
        };
        may && dots::after(view, end).is_some_and(|read| self.leads_on(&read))
    }

    /// Whether what stands behind a dot in disguise may be the ending of a host, or
    /// another label of one.
    pub(super) fn leads_on(&self, read: &Read) -> bool {
        let view = &self.view;
        if matches!(read.dot, Dot::Plain | Dot::Masked) {
            return true;
        }
        let end = view.run_end(read.end);
        let goes_on =
            matches!(read.dot, Dot::Word | Dot::Spaced) && dots::after(view, end).is_some();
        goes_on || self.tables.likely_tld(view.slice(read.end..end)).is_some()
    }
}
