//! Telling cheaply that a dot in prose is a dot in prose.

use core::ops::Range;

use super::dots;
use super::find::Finder;
use super::tables::{Listed, Tld};

/// How many labels at the end of a long run are read.
const LAST: usize = 4;

/// The labels behind a dot, looked over.
#[derive(Clone, Copy, Debug)]
pub(super) struct Survey {
    /// Where they end.
    pub(super) end: usize,
    /// Whether a host may come of them.
    pub(super) hopeful: bool,
    /// Where the last of them begin.
    pub(super) last: [usize; LAST],
    /// How many there are, with the one before the dot.
    pub(super) labels: usize,
}

impl Survey {
    /// Another label begins at `at`.
    #[inline]
    fn add(&mut self, at: usize) {
        let [_, b, c, d] = self.last;
        self.last = [b, c, d, at];
        self.labels += 1;
    }
}

impl Finder<'_> {
    /// Looks over the labels behind the dot at `i`, once, up to where no dot
    /// follows: the cheap way to tell that prose is prose.
    ///
    /// Without a scheme only the last label or the one before it can be the
    /// top-level domain, see `Host::read`; the rest of a run is only counted.
    pub(super) fn survey(&self, i: usize) -> Survey {
        let mut survey = Survey { end: i + 1, hopeful: false, last: [i + 1; LAST], labels: 2 };
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
        let mut base = survey.end;
        loop {
            let mut gaps = !view.document.word_bits(base);
            while gaps != 0 {
                let at = base + gaps.trailing_zeros() as usize;
                gaps &= gaps - 1;
                match view.byte(at) {
                    b'.' if view.is_alnum(at + 1) => survey.add(at + 1),
                    b'-' | b'_' => {}
                    _ => {
                        survey.end = at;
                        return;
                    }
                }
            }
            base += 64;
        }
    }

    fn count_slowly(&self, survey: &mut Survey) {
        let view = &self.view;
        loop {
            survey.end = view.run_end(survey.end);
            if view.byte(survey.end) != b'.' || !view.is_alnum(survey.end + 1) {
                return;
            }
            survey.end += 1;
            survey.add(survey.end);
        }
    }

    /// Whether the end of a run of labels may be the end of a host; the first dot
    /// stands at `i`.
    fn ends_as_host(&self, i: usize, survey: &Survey) -> bool {
        let view = &self.view;
        let [_, _, before, at] = survey.last;
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
                if let Some(tld) = self.tables.tld(label) {
                    let prose = || {
                        let from = match survey.labels {
                            2 => view.run_start(i).unwrap_or(i),
                            _ => before,
                        };
                        self.is_prose(from..at - 1, survey.end)
                    };
                    return tld != Tld::Word || !prose();
                }
                if label.len() > 4 && view.has_inner_capital(at..survey.end) {
                    return true;
                }
            }
        }
        // A sentence may be glued to a host.
        survey.labels > 2
            && matches!(at - 1 - before, 2..=4)
            && self.tables.tld(view.slice(before..at - 1)).is_some()
    }

    /// Whether a word before the dot of a word that sentences begin with, which ends
    /// at `end`, makes it the joint of two sentences.
    fn is_prose(&self, word: Range<usize>, end: usize) -> bool {
        let view = &self.view;
        let word = view.slice(word);
        !matches!(view.byte(end), b'/' | b':')
            && (word.len() == 1 || self.tables.listed(word) == Some(Listed::Word))
    }

    /// Whether something that may be a dot in disguise follows a label that ends at
    /// `end`.
    fn may_go_on(&self, end: usize) -> bool {
        let view = &self.view;
        let next = view.byte(end + 1);
        match view.byte(end) {
            b'.' if next == b' ' => self.is_ending(end + 2),
            b'.' => matches!(next, b'.' | b'\\' | b'(' | b'[' | b']' | b'\n'),
            b' ' => {
                let may = match next {
                    b'd' => view.byte(end + 2) == b'o',
                    b'p' => matches!(view.byte(end + 2), b'o'..=b'u'),
                    0x80.. => view.has_odd(),
                    _ => matches!(next, b'.' | b'[' | b'(' | b'{' | b'<' | b'&' | b' '),
                };
                may && dots::after(view, end).is_some()
            }
            b','
            | b'['
            | b']'
            | b'('
            | b'{'
            | b'<'
            | b'\\'
            | b'&'
            | b'%'
            | b'0'
            | b'\n'
            | 0x80.. => dots::after(view, end).is_some(),
            _ => false,
        }
    }
}
