//! E-mail addresses that are spelt out: `namn (at) exempel punkt se`.
//!
//! The `@` may be written *at*, *(at)*, *[at]*, *snabel-a*, *(a)*, or stand among
//! blanks; each dot *punkt*, *dot*, *(punkt)*, *[.]*. A bare *at* is an English
//! word ("look at example.com"), so it counts only where the dot is spelt out as
//! well or a word near says that an address is meant. The last label must be a
//! common top-level domain.

use core::ops::Range;

use super::context::Support;
use super::cue::SIGN;
use super::email::{OWN, is_common, is_provider};
use super::evidence::Form;
use super::kind::Kind;
use super::look::Look;
use crate::text::{Document, Evasion, Flags};

/// The most labels of a domain, and parts of a local part.
const MAX_LABELS: usize = 6;
/// The longest label or local part.
const MAX_PART: usize = 64;

/// The words that can stand for an `@`, or for a part of it.
pub(super) const SIGNS: [&str; 12] = [
    "at",
    "ät",
    "a",
    "64",
    "snabel",
    "snabela",
    "snabbela",
    "kanelbulle",
    "kanelbullen",
    "alfaslang",
    "apsvans",
    "krullalfa",
];

/// An `@` in words or among blanks.
#[derive(Clone, Debug)]
struct At {
    range: Range<usize>,
    /// Whether it can be nothing else: bracketed, or a word for the sign.
    sure: bool,
    /// Whether it is the sign itself.
    sign: bool,
}

/// A domain behind it.
struct Domain {
    end: usize,
    /// Whether a dot is spelt out.
    spelt: bool,
    /// Whether it is one of a provider of mailboxes, in full.
    provider: bool,
    /// Whether it is the name of such a provider and nothing else.
    bare: bool,
}

/// Looks at every word that can stand for an `@`. O(n).
pub(super) fn look(look: &mut Look<'_>) {
    let document = look.document;
    for (i, word) in document.words().iter().enumerate() {
        if look.marks(i).is_none_or(|marks| marks & SIGN == 0) {
            continue;
        }
        if let Some(at) = word_at(document, i, word.range()) {
            look_around(at, look);
        }
    }
    if document.flags().intersects(Flags::AT) {
        let folded = document.folded();
        for (i, _) in folded.iter().enumerate().filter(|(_, b)| **b == b'@') {
            let range = bracketed(folded, i..i + 1);
            let sure = range.len() > 1;
            look_around(At { range, sure, sign: true }, look);
        }
    }
}

fn word_at(document: &Document<'_>, i: usize, word: Range<usize>) -> Option<At> {
    let folded = document.folded();
    match folded.get(word.clone())? {
        b"at" | b"\xC3\xA4t" => {
            let range = bracketed(folded, word.clone());
            let sure = range.len() > word.len();
            Some(At { range, sure, sign: false })
        }
        // A character entity: "&#64;".
        b"64" => {
            let (start, end) = (word.start.checked_sub(2)?, word.end + 1);
            (folded.get(start..end)? == b"&#64;").then_some(At {
                range: start..end,
                sure: true,
                sign: false,
            })
        }
        b"a" => {
            let range = bracketed(folded, word.clone());
            (range.len() > word.len()).then_some(At { range, sure: true, sign: false })
        }
        b"snabela" | b"snabbela" | b"kanelbulle" | b"kanelbullen" | b"alfaslang" | b"apsvans"
        | b"krullalfa" => Some(At { range: bracketed(folded, word), sure: true, sign: false }),
        b"snabel" if matches!(document.gap_after(i), b"-" | b" ") => {
            let next = document.words().get(i + 1)?;
            let whole = word.start..next.range().end;
            (document.word(*next) == b"a").then(|| At {
                range: bracketed(folded, whole),
                sure: true,
                sign: false,
            })
        }
        _ => None,
    }
}

/// The range with the brackets around it, if it is in brackets.
fn bracketed(folded: &[u8], range: Range<usize>) -> Range<usize> {
    let (start, end) = (skip_blanks_back(folded, range.start), skip_blanks(folded, range.end));
    let before = start.checked_sub(1).and_then(|i| folded.get(i));
    match (before, folded.get(end)) {
        // "namn_at_exempel.se"
        (Some(b'_'), Some(b'_'))
        | (Some(b'('), Some(b')'))
        | (Some(b'['), Some(b']'))
        | (Some(b'{'), Some(b'}'))
        | (Some(b'<'), Some(b'>')) => start - 1..end + 1,
        _ => range,
    }
}

fn skip_blanks(folded: &[u8], from: usize) -> usize {
    let blanks = folded.get(from..).unwrap_or_default().iter().take(2).take_while(|b| **b == b' ');
    from + blanks.count()
}

fn skip_blanks_back(folded: &[u8], from: usize) -> usize {
    let before = folded.get(..from).unwrap_or_default();
    from - before.iter().rev().take(2).take_while(|b| **b == b' ').count()
}

fn look_around(at: At, look: &mut Look<'_>) {
    let document = look.document;
    let Some(domain) = domain(document, at.range.end) else { return };
    let Some(start) = local(document, at.range.start) else { return };
    let folded = document.folded();
    let tight = folded.get(at.range.start.wrapping_sub(1)).is_some_and(|b| *b != b' ')
        && folded.get(at.range.end).is_some_and(|b| *b != b' ');
    if domain.bare && !at.sure || at.sign && tight && !domain.spelt && !at.sure {
        // A plain address, or none.
        return;
    }
    let name = folded.get(start..at.range.start).unwrap_or_default();
    let is_named = name.iter().any(|b| matches!(b, b'.' | b'_' | b'0'..=b'9'));
    let (alone, named) = match (at.sure, at.sign, domain.spelt) {
        (true, _, _) | (_, true, true) => (85, 95),
        (_, false, true) => (70, 92),
        (_, false, false) if domain.provider && is_named => (60, 90),
        (_, true, false) => (if is_named { 60 } else { 40 }, 90),
        (_, false, false) => (30, 80),
    };
    let range = start..domain.end;
    let support = match look.context(range.clone()).own(&OWN) {
        Support::Own(cue) => Support::Own(cue),
        _ => Support::None,
    };
    let form = Form { alone, named, code: "email.spelt" };
    if let Some(reading) = look.keep(Kind::Email, range, form, support) {
        reading.evasion = Evasion::SPELT_OUT;
    }
}

/// A dot, in whatever dress, from `from` on: where it ends and whether it is
/// spelt out.
fn dot(document: &Document<'_>, from: usize) -> Option<(usize, bool)> {
    let folded = document.folded();
    let byte = |at: usize| folded.get(at).copied().unwrap_or(b' ');
    let start = skip_blanks(folded, from);
    let bracket = matches!(byte(start), b'(' | b'[' | b'{' | b'<' | b'_');
    let inner = if bracket { skip_blanks(folded, start + 1) } else { start };
    let rest = folded.get(inner..)?;
    let word = [&b"punkt"[..], b"dot", b"prick"].into_iter().find(|w| rest.starts_with(w));
    let end = match word {
        Some(word) => inner + word.len(),
        None if byte(inner) == b'.' => inner + 1,
        None => return None,
    };
    if !bracket {
        let parted = word.is_none() || start > from && byte(end) == b' ';
        let spaced = start > from;
        return parted.then_some((end, word.is_some() || spaced));
    }
    let close = skip_blanks(folded, end);
    matches!(byte(close), b')' | b']' | b'}' | b'>' | b'_').then_some((close + 1, true))
}

fn label(document: &Document<'_>, from: usize) -> usize {
    let folded = document.folded();
    let of_it = |i: &usize| document.is_word_byte(*i) || folded.get(*i) == Some(&b'-');
    (from..folded.len()).take(MAX_PART).take_while(of_it).count()
}

fn domain(document: &Document<'_>, from: usize) -> Option<Domain> {
    let folded = document.folded();
    let mut at = skip_blanks(folded, from);
    let mut found = None;
    let (mut spelt, mut provider) = (false, false);
    for labels in 0..MAX_LABELS {
        let len = label(document, at);
        let text = folded.get(at..at + len).unwrap_or_default();
        if len == 0 || text.first() == Some(&b'-') {
            break;
        }
        if labels > 0 && is_common(text) {
            found = Some(Domain { end: at + len, spelt, provider, bare: false });
        } else if labels == 0 && is_provider(text) {
            provider = true;
        } else if found.is_some() {
            break;
        }
        let Some((next, is_spelt)) = dot(document, at + len) else {
            // `namn snabel-a gmail`: everyone knows how it goes on.
            if labels == 0 && provider {
                found = Some(Domain { end: at + len, spelt: false, provider: false, bare: true });
            }
            break;
        };
        spelt |= is_spelt;
        at = if is_spelt { skip_blanks(folded, next) } else { next };
    }
    found
}

/// Where the local part that ends before `to` begins.
fn local(document: &Document<'_>, to: usize) -> Option<usize> {
    let end = skip_blanks_back(document.folded(), to);
    let mut start = part(document, end)?;
    for _ in 1..MAX_LABELS {
        let Some(dot) = dot_before(document, start) else { break };
        let Some(before) = part(document, dot) else { break };
        start = before;
    }
    Some(start)
}

fn part(document: &Document<'_>, end: usize) -> Option<usize> {
    let folded = document.folded();
    let of_it = |i: &usize| {
        document.is_word_byte(*i)
            || matches!(folded.get(*i), Some(b'.' | b'_' | b'+' | b'-' | b'\''))
    };
    let len = (0..end).rev().take(MAX_PART).take_while(of_it).count();
    (end - len..end).find(|i| document.is_word_byte(*i))
}

/// A dot spelt out that ends before `to`: where it begins, blanks left out.
fn dot_before(document: &Document<'_>, to: usize) -> Option<usize> {
    let folded = document.folded();
    let end = skip_blanks_back(folded, to);
    let before = folded.get(..end)?;
    let inner = before.strip_suffix(b")").or_else(|| before.strip_suffix(b"]"));
    let bracket = inner.is_some();
    let inner = inner.unwrap_or(before);
    let words = [&b"punkt"[..], b"dot", b"prick", b"."];
    let rest =
        words.into_iter().find_map(|w| inner.strip_suffix(w).filter(|_| bracket || w != b"."))?;
    let rest = match bracket {
        true => rest.strip_suffix(b"(").or_else(|| rest.strip_suffix(b"["))?,
        false => rest.strip_suffix(b" ")?,
    };
    Some(skip_blanks_back(folded, rest.len()))
}
