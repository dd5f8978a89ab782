//! Telling cheaply that a dot in prose is a dot in prose.

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

impl Finder<'_> {
    /// Looks over the labels behind the dot at `i`, once, up to where no dot
    /// follows: the cheap way to tell that prose is prose.
    pub(super) fn survey(&self, i: usize) -> Survey {
        let view = &self.view;
        let mut survey = Survey { end: i + 1, hopeful: false, last: [i + 1; LAST], labels: 1 };
        let mut at = i + 1;
        let mut numbers = usize::from(view.before(i).is_ascii_digit());
        loop {
            let end = view.run_end(at);
            let label = view.slice(at..end);
            survey.labels += 1;
            survey.last.rotate_left(1);
            if let Some(last) = survey.last.last_mut() {
                *last = at;
            }
            let goes_on = view.byte(end) == b'.' && view.is_alnum(end + 1);
            let label = label.strip_suffix(b"_").unwrap_or(label);
            let is_number = view.byte(at) <= b'9' && label.iter().all(u8::is_ascii_digit);
            numbers = if is_number { numbers + 1 } else { 0 };
            // Before another dot only short endings are looked for: a sentence
            // may be glued to them.
            let short = !goes_on || label.len() <= 4;
            if short && !is_number && !survey.hopeful {
                let tld = self.tables.tld(label);
                let prose = tld == Some(Tld::Word)
                    && survey.labels == 2
                    && !goes_on
                    && self.is_prose(i, end);
                survey.hopeful = tld.is_some() && !prose;
            }
            survey.hopeful |= numbers == 4;
            if goes_on {
                at = end + 1;
                continue;
            }
            survey.end = end;
            survey.hopeful = survey.hopeful
                || self.may_go_on(end)
                || (end - at > 4 && view.has_inner_capital(at..end));
            return survey;
        }
    }
    /// Whether two words of prose meet at the dot at `i`, the commonest joint by
    /// far; the second ends at `end` and is a word that sentences begin with.
    fn is_prose(&self, i: usize, end: usize) -> bool {
        let view = &self.view;
        let word = view.slice(view.run_start(i).unwrap_or(i)..i);
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
                let may = matches!(
                    next,
                    b'.' | b'[' | b'(' | b'{' | b'<' | b'd' | b'p' | b'&' | b' ' | 0x80..
                );
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
