//! Runs of digits: groups, the gaps between them, and what stands at the edges.
//!
//! The scanner walks over the folded text once and hands each group of digits
//! to the recognisers together with the groups that follow it. Folding has
//! already turned Unicode digits, dashes and blanks into the usual ones and
//! left out what shows nothing, so a run is read on plain bytes and its range
//! is mapped back to the original at the end.
//!
//! Every look-around is bounded ([`AHEAD`] groups, [`WORD`] letters), so the
//! time is linear in the text whatever it holds.

use core::ops::ControlFlow;

use crate::text::Document;

/// How many groups a recogniser can see.
pub(super) const AHEAD: usize = 20;
/// How many groups are kept at once.
const KEPT: usize = 64;
/// How far a word that touches a number is looked at, in bytes.
const WORD: usize = 32;
/// The most digits that any kind has.
const MAX_DIGITS: usize = 24;

/// What stands between two groups of digits: at most one sign (a doubled dash
/// or a bracket beside a dash counts as one) with blanks around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Gap {
    /// The sign: one of `- + . : / _ , ( ) * | =`, or 0 for blanks alone.
    pub(super) sign: u8,
    /// Blanks before the sign, or all blanks.
    pub(super) before: u8,
    /// Blanks after the sign.
    pub(super) after: u8,
    /// Whether one of the blanks is a line break.
    pub(super) newline: bool,
}

impl Gap {
    /// One sign and nothing else.
    pub(super) fn is_tight(self) -> bool {
        self.sign != 0 && self.before == 0 && self.after == 0
    }

    /// Blanks alone, on one line.
    pub(super) fn is_blank(self) -> bool {
        self.sign == 0 && !self.newline
    }

    /// The same sign and blanks on the same sides.
    fn is_like(self, other: Gap) -> bool {
        self.sign == other.sign && (self.before > 0) == (other.before > 0)
    }
}

/// A maximal run of ASCII digits in the folded text.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Group {
    pub(super) start: usize,
    pub(super) end: usize,
    /// The gap to the group before; `None` where something else stands between.
    pub(super) gap: Option<Gap>,
}

impl Group {
    pub(super) fn len(&self) -> usize {
        self.end - self.start
    }
}

/// The digits of some groups, as values.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Digits {
    values: [u8; MAX_DIGITS],
    len: usize,
}

impl Digits {
    pub(super) fn push(&mut self, value: u8) -> bool {
        match self.values.get_mut(self.len) {
            Some(free) => *free = value,
            None => return false,
        }
        self.len += 1;
        true
    }

    pub(super) fn as_slice(&self) -> &[u8] {
        self.values.get(..self.len).unwrap_or_default()
    }

    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// The values of a stretch; empty where it does not fit.
    pub(super) fn part(&self, from: usize, len: usize) -> &[u8] {
        self.as_slice().get(from..from + len).unwrap_or_default()
    }

    /// A stretch read as a number; 0 where it does not fit.
    pub(super) fn number(&self, from: usize, len: usize) -> u16 {
        self.part(from, len)
            .iter()
            .fold(0u16, |n, d| n.wrapping_mul(10).wrapping_add(u16::from(*d)))
    }

    /// The digits without the first `n`.
    pub(super) fn skip(&self, n: usize) -> Digits {
        let mut rest = Digits::default();
        for value in self.as_slice().iter().skip(n) {
            rest.push(*value);
        }
        rest
    }

    /// The first `n` digits.
    pub(super) fn first(&self, n: usize) -> Digits {
        Digits { len: n.min(self.len), ..*self }
    }

    pub(super) fn starts_with(&self, prefix: &[u8]) -> bool {
        self.as_slice().starts_with(prefix)
    }
}

/// What stands at one end of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    /// Nothing that could belong to it.
    Free,
    /// Letters, with no digit in the same word.
    Letters,
    /// Letters and further digits: part of a code.
    Code,
    /// One blank and another group of this length.
    Blank(usize),
    /// One sign and another group of this length.
    Tight(u8, usize),
}

/// The groups from one place on.
#[derive(Clone, Copy, Debug)]
pub(super) struct View<'a> {
    pub(super) document: &'a Document<'a>,
    pub(super) folded: &'a [u8],
    pub(super) groups: &'a [Group],
    /// How many of them are linked, the first included.
    linked: usize,
    before: Option<Group>,
    left: Edge,
}

impl<'a> View<'a> {
    /// The first group.
    pub(super) fn first(&self) -> Group {
        self.groups.first().copied().unwrap_or_default()
    }

    /// The first group and those behind it between which no more than a gap stands.
    pub(super) fn linked(&self) -> &'a [Group] {
        self.groups.get(..self.linked).unwrap_or_default()
    }

    /// The gaps inside the first `n` groups.
    pub(super) fn gaps(&self, n: usize) -> impl Iterator<Item = Gap> + Clone + use<'a> {
        self.groups.iter().take(n).skip(1).filter_map(|g| g.gap)
    }

    /// The lengths of the first `n` groups.
    pub(super) fn lengths(&self, n: usize) -> impl Iterator<Item = usize> + Clone + use<'a> {
        self.groups.iter().take(n).map(Group::len)
    }

    /// Whether the first `n` groups have just these lengths.
    pub(super) fn is(&self, n: usize, lengths: &[usize]) -> bool {
        lengths.len() == n && self.lengths(n).eq(lengths.iter().copied())
    }

    /// Whether the gaps inside the first `n` groups are all alike.
    pub(super) fn is_uniform(&self, n: usize) -> bool {
        let mut gaps = self.gaps(n);
        let Some(first) = gaps.next() else { return true };
        gaps.all(|g| g.is_like(first))
    }

    /// The folded range of the first `n` groups.
    pub(super) fn end(&self, n: usize) -> usize {
        self.groups.get(n.saturating_sub(1)).map_or(0, |g| g.end)
    }

    /// The digits of the first `n` groups; cut off at the most that any kind has.
    pub(super) fn digits(&self, n: usize) -> Digits {
        let mut digits = Digits::default();
        let groups = self.groups.iter().take(n);
        let bytes = groups.flat_map(|g| self.folded.get(g.start..g.end).unwrap_or_default());
        for (value, byte) in digits.values.iter_mut().zip(bytes) {
            *value = byte.wrapping_sub(b'0');
            digits.len += 1;
        }
        digits
    }

    /// The folded place of digit `n`, counted from the first group.
    pub(super) fn offset(&self, n: usize) -> Option<usize> {
        let mut left = n;
        for group in self.linked() {
            match left.checked_sub(group.len()) {
                Some(rest) => left = rest,
                None => return Some(group.start + left),
            }
        }
        None
    }

    /// Where the group before the first one ends.
    pub(super) fn before_end(&self) -> Option<usize> {
        self.before.map(|g| g.end)
    }

    /// What stands before the first group.
    pub(super) fn left(&self) -> Edge {
        self.left
    }

    /// What stands after the first `n` groups.
    pub(super) fn right(&self, n: usize) -> Edge {
        match self.groups.get(n) {
            Some(Group { gap: Some(gap), start, end }) => edge(*gap, end - start),
            _ => self.letters_after(self.end(n)),
        }
    }

    /// Whether the first group is a digit alone behind another: part of digits
    /// that stand alone, and not their beginning.
    pub(super) fn runs_on(&self) -> bool {
        self.first().len() == 1 && matches!(self.left, Edge::Blank(1) | Edge::Tight(_, 1))
    }

    fn letters_after(&self, at: usize) -> Edge {
        let word = (at..self.folded.len()).take(WORD);
        letters(self.folded, word.take_while(|i| self.document.is_word_byte(*i)))
    }

    /// The folded byte at `at`; a blank beyond the ends.
    pub(super) fn byte(&self, at: usize) -> u8 {
        self.folded.get(at).copied().unwrap_or(b' ')
    }

    /// The folded byte before `at`; a blank at the beginning.
    pub(super) fn byte_before(&self, at: usize) -> u8 {
        at.checked_sub(1).map_or(b' ', |i| self.byte(i))
    }
}

/// What the group before, or letters, are to a group.
fn left(document: &Document<'_>, group: Group, before: Option<Group>) -> Edge {
    match (group.gap, before) {
        (Some(gap), Some(before)) => edge(gap, before.len()),
        _ => {
            let word = (0..group.start).rev().take(WORD);
            letters(document.folded(), word.take_while(|i| document.is_word_byte(*i)))
        }
    }
}

fn letters(folded: &[u8], word: impl Iterator<Item = usize>) -> Edge {
    let mut edge = Edge::Free;
    for at in word {
        match folded.get(at) {
            Some(b'0'..=b'9') => return Edge::Code,
            _ => edge = Edge::Letters,
        }
    }
    edge
}

fn edge(gap: Gap, len: usize) -> Edge {
    match gap {
        Gap { sign: 0, before: 1, newline: false, .. } => Edge::Blank(len),
        gap if gap.is_tight() && !matches!(gap.sign, b'(' | b')') => Edge::Tight(gap.sign, len),
        _ => Edge::Free,
    }
}

/// Calls `visit` with a view from every group of digits in the document, until it has
/// seen enough. O(n).
pub(super) fn each<'a>(
    document: &'a Document<'a>,
    mut visit: impl FnMut(&View<'_>) -> ControlFlow<()>,
) {
    let folded = document.folded();
    let mut kept = [Group::default(); KEPT];
    let (mut len, mut at, mut done, mut chain) = (0, 0, 0, 0);
    loop {
        let mut ended = false;
        while let Some(free) = kept.get_mut(len) {
            let Some(group) = next_group(folded, at) else {
                ended = true;
                break;
            };
            at = group.end;
            *free = group;
            len += 1;
        }
        let ready = if ended { len } else { len - AHEAD };
        while done < ready {
            let groups = kept.get(done..len).unwrap_or_default();
            let Some(first) = groups.first().copied() else { break };
            // The end of the linked groups holds for all of them, and moves on only.
            chain = chain.max(done + 1);
            while kept.get(..len).and_then(|k| k.get(chain)).is_some_and(|g| g.gap.is_some()) {
                chain += 1;
            }
            let linked = (chain - done).min(AHEAD);
            let before = done.checked_sub(1).and_then(|i| kept.get(i)).copied();
            let left = left(document, first, before);
            let view = View { document, folded, groups, linked, before, left };
            if visit(&view).is_break() {
                return;
            }
            done += 1;
        }
        if ended {
            return;
        }
        // The last group that was visited stays, as the neighbour of the next.
        let keep = done - 1;
        kept.copy_within(keep..len, 0);
        len -= keep;
        chain = chain.saturating_sub(keep);
        done = 1;
    }
}

fn next_group(folded: &[u8], from: usize) -> Option<Group> {
    let rest = folded.get(from..)?;
    let start = from + find_digit(rest)?;
    let digits = folded.get(start..)?.iter().take_while(|b| b.is_ascii_digit()).count();
    let gap = if from == 0 { None } else { folded.get(from..start).and_then(read_gap) };
    Some(Group { start, end: start + digits, gap })
}

/// The place of the first ASCII digit: the next few bytes one by one, for digits stand
/// close together, then sixteen at a time.
fn find_digit(bytes: &[u8]) -> Option<usize> {
    if let Some(near) = bytes.iter().take(4).position(u8::is_ascii_digit) {
        return Some(near);
    }
    let mut base = 4;
    for chunk in bytes.get(4..)?.chunks(16) {
        // Without a branch in the loop, so that it becomes vector code.
        let any = chunk.iter().fold(false, |any, b| any | b.is_ascii_digit());
        if any {
            return chunk.iter().position(u8::is_ascii_digit).map(|i| base + i);
        }
        base += chunk.len();
    }
    None
}

/// The longest stretch between two groups that still links them.
const MAX_GAP: usize = 6;

fn read_gap(between: &[u8]) -> Option<Gap> {
    if between.len() > MAX_GAP {
        return None;
    }
    let mut gap = Gap { sign: 0, before: 0, after: 0, newline: false };
    let mut signs = 0;
    let mut rest = between;
    loop {
        rest = match rest {
            [] => break,
            [b' ' | b'\t', tail @ ..] => {
                *(if signs == 0 { &mut gap.before } else { &mut gap.after }) += 1;
                tail
            }
            [b'\n' | b'\r', tail @ ..] => {
                gap.newline = true;
                tail
            }
            [
                sign @ (b'-' | b'+' | b'.' | b':' | b'/' | b'_' | b',' | b'(' | b')' | b'*' | b'|'
                | b'='),
                tail @ ..,
            ] => {
                gap.sign = match (signs, gap.sign, *sign) {
                    (0, _, sign) => sign,
                    (1, first, sign) if first == sign => sign,
                    (1, b')', b'-' | b'/') => b')',
                    (1, b'-' | b'/', b'(') => b'(',
                    _ => return None,
                };
                signs += 1;
                tail
            }
            // A middle dot or a bullet.
            [0xC2, 0xB7, tail @ ..] | [0xE2, 0x80, 0xA2, tail @ ..] if signs == 0 => {
                gap.sign = b'.';
                signs += 1;
                tail
            }
            _ => return None,
        };
    }
    (gap.before <= 3 && gap.after <= 3).then_some(gap)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::TextBuffers;
    use std::vec::Vec;

    fn groups(text: &str) -> Vec<(usize, usize, usize)> {
        let mut buffers = TextBuffers::new();
        let document = buffers.prepare(text);
        let mut seen = Vec::new();
        each(&document, |view| {
            seen.push((view.first().start, view.first().end, view.linked().len()));
            ControlFlow::Continue(())
        });
        seen
    }

    #[test]
    fn groups_link_through_one_separator() {
        assert_eq!(groups("850709 - 2388"), [(0, 6, 2), (9, 13, 1)]);
        assert_eq!(groups("850709-\n2388"), [(0, 6, 2), (8, 12, 1)]);
        assert_eq!(groups("12 och 13"), [(0, 2, 1), (7, 9, 1)]);
        assert_eq!(groups("(070) 174"), [(1, 4, 2), (6, 9, 1)]);
        assert_eq!(groups("1·2"), [(0, 1, 2), (3, 4, 1)]);
    }

    #[test]
    fn every_group_of_a_long_text_is_seen_once_with_what_follows() {
        let text = "1 ".repeat(500);
        let seen = groups(&text);
        assert_eq!(seen.len(), 500);
        for (i, (start, _, linked)) in seen.iter().enumerate() {
            assert_eq!(*start, 2 * i);
            assert_eq!(*linked, AHEAD.min(500 - i));
        }
    }

    #[test]
    fn edges() {
        let mut buffers = TextBuffers::new();
        for (text, left, right) in [
            ("mitt850709i", Edge::Letters, Edge::Letters),
            ("a1b850709c2", Edge::Code, Edge::Code),
            ("12-850709 1", Edge::Tight(b'-', 2), Edge::Blank(1)),
            ("12, 850709, 3", Edge::Free, Edge::Free),
            ("(850709)", Edge::Free, Edge::Free),
        ] {
            let document = buffers.prepare(text);
            let mut edges = None;
            each(&document, |view| {
                if view.first().len() == 6 {
                    edges = Some((view.left(), view.right(1)));
                }
                ControlFlow::Continue(())
            });
            assert_eq!(edges, Some((left, right)), "{text}");
        }
    }
}
