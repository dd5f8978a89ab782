//! The text without the personal data in it.

use alloc::string::String;
use alloc::vec::Vec;

use unicode_segmentation::UnicodeSegmentation;

use super::Verdict;
use crate::category::Category;
use crate::finding::{Confidence, Finding, mask};
use crate::text::{Span, SpanError};

/// What stands in place of personal data.
///
/// Redacting covers findings of `personal_data` from `likely` on, whole
/// graphemes at a time. Whatever was not assessed (the tail of a text over the
/// cap, findings beyond the cap) is replaced whole by `…`.
/// [`Ruleset::redact`] goes on until nothing is left, so that redacting a
/// redacted text changes nothing.
///
/// [`Ruleset::redact`]: crate::ruleset::Ruleset::redact
///
/// ```
/// use omdome::verdict::Redaction;
///
/// assert_eq!(Redaction::default(), Redaction::Label);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Redaction {
    /// The kind in brackets: `[personnummer]`.
    #[default]
    Label,
    /// `#` for each digit and `·` for each letter.
    Mask,
    /// Nothing but `…`, so that what stood on either side cannot join.
    Remove,
}

pub(super) fn redact(verdict: &Verdict, text: &str, how: Redaction) -> Result<String, SpanError> {
    for finding in verdict.findings() {
        if finding.span().of(text).is_none() {
            return Err(SpanError(finding.span()));
        }
    }
    let end = verdict.cuts.unread_from().map_or(text.len(), |at| at as usize);
    let read = text.get(..end).ok_or_else(|| {
        let end = u32::try_from(end).unwrap_or(u32::MAX);
        SpanError(Span::new(end, end))
    })?;
    let mut out = String::with_capacity(read.len());
    let mut at = 0;
    for piece in pieces(verdict, text) {
        let from = piece.span.range().start;
        if from >= end {
            break;
        }
        out.push_str(read.get(at..from).unwrap_or(""));
        match how {
            Redaction::Label => {
                out.push('[');
                out.push_str(piece.kind);
                out.push(']');
            }
            Redaction::Mask => {
                let slice = piece.span.of(text).unwrap_or("");
                out.push_str(&mask(&Category::PersonalData, slice, piece.finding.evidence()));
            }
            Redaction::Remove => out.push('…'),
        }
        at = piece.span.range().end;
    }
    out.push_str(read.get(at..).unwrap_or(""));
    if end < text.len() && !out.ends_with('…') {
        out.push('…');
    }
    Ok(out)
}

struct Piece<'a> {
    span: Span,
    kind: &'a str,
    finding: &'a Finding,
}

/// The stretches to replace, in order, without overlaps: findings that share
/// characters become one stretch under the kind of the longest.
fn pieces<'a>(verdict: &'a Verdict, text: &str) -> Vec<Piece<'a>> {
    let mut pieces: Vec<Piece<'a>> = Vec::new();
    for finding in verdict.findings() {
        let personal = *finding.category() == Category::PersonalData;
        if !personal || finding.how_sure() < Confidence::Likely || finding.span().is_empty() {
            continue;
        }
        let span = to_graphemes(finding.span(), text);
        let kind = finding.kind_id().map_or("personal_data", |k| k.as_str());
        match pieces.last_mut() {
            Some(last) if last.span.overlaps(span) => {
                if span.len() > last.span.len() {
                    (last.kind, last.finding) = (kind, finding);
                }
                last.span = last.span.union(span);
            }
            _ => pieces.push(Piece { span, kind, finding }),
        }
    }
    pieces
}

/// The span widened to whole graphemes, so that no combining mark is left over.
fn to_graphemes(span: Span, text: &str) -> Span {
    const REACH: usize = 64;
    let Some(tail) = text.get(span.range().end..) else { return span };
    let Some(last) = span.of(text).and_then(|s| s.chars().next_back()) else { return span };
    let from = span.range().end - last.len_utf8();
    let Some(window) = text.get(from..) else { return span };
    let grown = window.graphemes(true).next().map_or(0, str::len).saturating_sub(last.len_utf8());
    let grown = if grown <= REACH { grown } else { 0 };
    let end = span.end() + u32::try_from(grown.min(tail.len())).unwrap_or(0);
    Span::new(span.start(), end)
}
