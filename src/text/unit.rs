//! Offsets for other languages.

use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Serialize};

use super::Span;

/// What the offsets of a serialised verdict count.
///
/// Rust, C and Go slice by UTF-8 bytes; JavaScript, Java and C# by UTF-16 code
/// units; Python by code points.
///
/// ```
/// use omdome::text::{OffsetUnit, Span};
///
/// let text = "😀å!";
/// let spans = [Span::new(4, 6)];
/// assert_eq!(OffsetUnit::Utf16.convert(text, &spans)?, [[2, 3]]);
/// assert_eq!(OffsetUnit::CodePoint.convert(text, &spans)?, [[1, 2]]);
/// # Ok::<(), omdome::text::SpanError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OffsetUnit {
    /// Bytes of the UTF-8 text.
    #[default]
    Utf8,
    /// 16-bit code units of the UTF-16 text.
    Utf16,
    /// Unicode code points.
    CodePoint,
}

/// A span that does not fit the text it is used with: the text is not the one
/// that was classified.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the span {0:?} does not fit the text: is it the text that was classified?")]
pub struct SpanError(pub(crate) Span);

impl OffsetUnit {
    /// The unit's name in JSON: `utf8`, `utf16` or `code_point`.
    pub const fn as_str(self) -> &'static str {
        match self {
            OffsetUnit::Utf8 => "utf8",
            OffsetUnit::Utf16 => "utf16",
            OffsetUnit::CodePoint => "code_point",
        }
    }

    /// Every span in this unit, in the order given.
    ///
    /// One pass over the text, after sorting the offsets: O(text + n log n).
    ///
    /// # Errors
    /// The first span that is not on character boundaries of `text`.
    pub fn convert(self, text: &str, spans: &[Span]) -> Result<Vec<[u32; 2]>, SpanError> {
        for span in spans {
            if span.of(text).is_none() {
                return Err(SpanError(*span));
            }
        }
        if self == OffsetUnit::Utf8 {
            return Ok(spans.iter().map(|s| [s.start(), s.end()]).collect());
        }
        let mut edges: Vec<u32> = spans.iter().flat_map(|s| [s.start(), s.end()]).collect();
        edges.sort_unstable();
        edges.dedup();
        let counts = self.counts(text, &edges);
        let at = |edge: u32| match edges.binary_search(&edge) {
            Ok(i) => counts.get(i).copied().unwrap_or(0),
            Err(_) => 0,
        };
        Ok(spans.iter().map(|s| [at(s.start()), at(s.end())]).collect())
    }

    /// The byte span of a range in this unit; `None` where it does not fit the
    /// text or cuts a character.
    pub fn to_span(self, text: &str, [start, end]: [u32; 2]) -> Option<Span> {
        if start > end {
            return None;
        }
        let mut seen = 0u32;
        let (mut from, mut to) = (None, None);
        let edges = text.char_indices().map(|(i, c)| (i, Some(c))).chain([(text.len(), None)]);
        for (i, c) in edges {
            from = from.or((seen == start).then_some(i));
            to = to.or((seen == end).then_some(i));
            if let Some(c) = c {
                seen = seen.saturating_add(self.width(c));
            }
        }
        Some(Span::new(u32::try_from(from?).ok()?, u32::try_from(to?).ok()?))
    }

    /// For each of the sorted byte edges, how many units stand before it.
    fn counts(self, text: &str, edges: &[u32]) -> Vec<u32> {
        let mut counts = Vec::with_capacity(edges.len());
        let mut edges = edges.iter().peekable();
        let mut seen = 0u32;
        for (i, c) in text.char_indices() {
            while edges.next_if(|e| **e as usize <= i).is_some() {
                counts.push(seen);
            }
            seen += self.width(c);
        }
        counts.extend(edges.map(|_| seen));
        counts
    }

    fn width(self, c: char) -> u32 {
        let width = match self {
            OffsetUnit::Utf8 => c.len_utf8(),
            OffsetUnit::Utf16 => c.len_utf16(),
            OffsetUnit::CodePoint => 1,
        };
        u32::try_from(width).unwrap_or(1)
    }
}

impl fmt::Display for OffsetUnit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The error of reading the name of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown offset unit: use `utf8`, `utf16` or `code_point`")]
pub struct UnknownUnit;

impl FromStr for OffsetUnit {
    type Err = UnknownUnit;

    fn from_str(name: &str) -> Result<OffsetUnit, UnknownUnit> {
        [OffsetUnit::Utf8, OffsetUnit::Utf16, OffsetUnit::CodePoint]
            .into_iter()
            .find(|unit| unit.as_str() == name)
            .ok_or(UnknownUnit)
    }
}
