//! E-mail addresses.
//!
//! - *Format*: a local part of letters, digits and `. _ % + - '`, an `@`, and a
//!   domain of at least two labels whose last is a plausible top-level domain.
//!   Letters of every script are taken, as people write `åsa.öberg@…`.
//! - *Check*: none but the form. A handle (`@regionstockholm`), an `@` for *at*
//!   (`mejla mig @ jobbet`) and the user part of a link
//!   (`https://1177.se@evil.example`) are no addresses.
//! - *Sources*: RFC 5321, 4.1.2; RFC 6531 for letters beyond ASCII.
//!
//! Addresses that are spelt out are read by [`spelt`](super::spelt).

use super::context::Cue;
use super::evidence::{CONFIRMED, Form};
use super::kind::Kind;
use super::look::Look;
use crate::text::Document;

pub(super) const OWN: [Cue; 1] = [Cue::Email];
/// The longest local part (RFC 5321, 4.5.3.1.1).
const MAX_LOCAL: usize = 64;
/// The longest domain that is looked at.
const MAX_DOMAIN: usize = 128;

/// Top-level domains that end an address even if the next sentence is glued on.
const COMMON: &[&[u8]] = &[
    b"se",
    b"com",
    b"nu",
    b"net",
    b"org",
    b"eu",
    b"info",
    b"no",
    b"dk",
    b"fi",
    b"de",
    b"uk",
    b"io",
    b"me",
    b"edu",
    b"gov",
    b"biz",
    b"app",
    b"dev",
    b"nl",
    b"fr",
    b"pl",
    b"es",
    b"it",
    b"ru",
    b"us",
    b"ch",
    b"at",
    b"be",
    b"is",
    b"ee",
    b"test",
    b"example",
    b"invalid",
    b"stockholm",
];

/// Looks for every `@`. O(n): each look-around is bounded.
pub(super) fn look(look: &mut Look<'_>) {
    let document = look.document;
    let folded = document.folded();
    let mut from = 0;
    while let Some(i) = folded.get(from..).and_then(|rest| rest.iter().position(|b| *b == b'@')) {
        let at = from + i;
        from = at + 1;
        let whole = domain(document, at + 1);
        let end = whole.or_else(|| provider(document, at + 1));
        let (Some(start), Some(end)) = (local(document, at), end) else { continue };
        let Some(start) = past_numbers(look, start, at) else { continue };
        if is_user_part(folded, start) {
            continue;
        }
        let alone = if whole.is_some() { 95 } else { 60 };
        let form = Form { alone, named: 97, code: "email.address" };
        let support = look.context(start..end).own(&OWN);
        look.keep(Kind::Email, start..end, form, support);
    }
}

/// How many numbers are looked at that may be glued on before an address.
const MAX_GLUED: usize = 64;

/// The beginning of a local part, behind a sure number that is glued on.
fn past_numbers(look: &Look<'_>, start: usize, at: usize) -> Option<usize> {
    let glued = look.readings.iter().take(MAX_GLUED).filter(|r| {
        r.score >= CONFIRMED && r.kind.is_personal() && (start..at).contains(&r.range.end)
    });
    let from = glued.map(|r| r.range.end).max().unwrap_or(start);
    (from..at).find(|i| look.document.is_word_byte(*i))
}

/// Where the local part before `at` begins.
pub(super) fn local(document: &Document<'_>, at: usize) -> Option<usize> {
    let folded = document.folded();
    let mut start = at;
    for i in (0..at).rev().take(MAX_LOCAL) {
        let b = folded.get(i).copied()?;
        if !document.is_word_byte(i) && !matches!(b, b'.' | b'_' | b'%' | b'+' | b'-' | b'\'') {
            break;
        }
        start = i;
    }
    // Signs around it are not of it.
    let starts = (start..at).find(|i| document.is_word_byte(*i))?;
    let last = at.checked_sub(1)?;
    let ends = document.is_word_byte(last) || matches!(folded.get(last), Some(b'_' | b'-' | b'+'));
    ends.then_some(starts)
}

/// Where the domain from `from` on ends.
pub(super) fn domain(document: &Document<'_>, from: usize) -> Option<usize> {
    let folded = document.folded();
    let mut label = from;
    let mut labels = 0;
    let mut end = None;
    let limit = folded.len().min(from + MAX_DOMAIN);
    for at in from..=limit {
        let b = if at < limit { folded.get(at).copied().unwrap_or(b' ') } else { b' ' };
        if document.is_word_byte(at) && at < limit || b == b'-' && at > label {
            continue;
        }
        let text = folded.get(label..at).unwrap_or_default();
        if text.is_empty() {
            break;
        }
        labels += 1;
        // "…@exempel.se850709-2388": a number is glued on.
        let letters = text.iter().take_while(|b| !b.is_ascii_digit()).count();
        let head = text.get(..letters).unwrap_or_default();
        if labels > 1 && letters < text.len() && COMMON.contains(&head) {
            return Some(label + letters);
        }
        if labels > 1 && is_top(text) && text.last() != Some(&b'-') {
            // "…@exempel.se.Tack": a sentence is glued on.
            let known = end.is_some_and(|(_, common)| common);
            if !known || COMMON.contains(&text) {
                end = Some((at, COMMON.contains(&text)));
            }
        } else if labels > 1 && end.is_none_or(|(_, common)| !common) {
            end = None;
        }
        if b != b'.' {
            break;
        }
        label = at + 1;
    }
    end.map(|(end, _)| end)
}

/// Whether a label can be a top-level domain.
pub(super) fn is_top(label: &[u8]) -> bool {
    (2..=24).contains(&label.len()) && !label.iter().any(u8::is_ascii_digit)
        || label.starts_with(b"xn--")
}

/// Providers of mailboxes, which people name without the ending: `namn@gmail`.
const PROVIDERS: [&[u8]; 10] = [
    b"gmail",
    b"hotmail",
    b"outlook",
    b"yahoo",
    b"icloud",
    b"live",
    b"protonmail",
    b"telia",
    b"googlemail",
    b"passagen",
];

pub(super) fn is_provider(label: &[u8]) -> bool {
    PROVIDERS.contains(&label)
}

/// The end of the name of a provider that stands alone behind an `@`.
fn provider(document: &Document<'_>, from: usize) -> Option<usize> {
    let folded = document.folded();
    let len = (from..folded.len()).take(12).take_while(|i| document.is_word_byte(*i)).count();
    is_provider(folded.get(from..from + len)?).then_some(from + len)
}

pub(super) fn is_common(label: &[u8]) -> bool {
    COMMON.contains(&label)
}

/// Whether a link's scheme stands before, with no slash after it: the user part
/// of a link.
fn is_user_part(folded: &[u8], start: usize) -> bool {
    let before = folded.get(start.saturating_sub(MAX_LOCAL)..start).unwrap_or_default();
    let token = before.iter().rposition(u8::is_ascii_whitespace).map_or(0, |i| i + 1);
    let token = before.get(token..).unwrap_or_default();
    match token.windows(3).rposition(|w| w == b"://") {
        Some(i) => !token.get(i + 3..).unwrap_or_default().contains(&b'/'),
        None => false,
    }
}
