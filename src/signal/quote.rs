//! Quotation marks.

use alloc::vec::Vec;

use crate::text::Document;

/// The longest quotation, in folded bytes.
const LONGEST: u32 = 400;

/// The places of all double quotation marks. O(n).
pub(super) fn find(document: &Document<'_>, quotes: &mut Vec<u32>) {
    quotes.clear();
    let marks = document.folded().iter().zip(0u32..).filter(|(b, _)| **b == b'"');
    quotes.extend(marks.map(|(_, at)| at));
}

/// Whether the folded bytes stand inside quotation marks. O(log marks).
pub(super) fn covers(document: &Document<'_>, quotes: &[u32], start: usize, end: usize) -> bool {
    let before = quotes.partition_point(|q| (*q as usize) < start);
    let open = before % 2 == 1;
    let opening = before.checked_sub(1).and_then(|i| quotes.get(i));
    let double = match (open, opening, quotes.get(before)) {
        (true, Some(from), Some(to)) => (*to as usize) >= end && to - from <= LONGEST,
        _ => false,
    };
    double || in_single(document, start, end)
}

/// Whether single quotation marks hug the bytes, as in `'idiot'`.
fn in_single(document: &Document<'_>, start: usize, end: usize) -> bool {
    let folded = document.folded();
    let before = start.checked_sub(1).and_then(|i| folded.get(i)) == Some(&b'\'');
    let outside = start < 2 || !document.is_word_byte(start - 2);
    before && outside && folded.get(end) == Some(&b'\'')
}
