//! Text that a screen reader cannot read out well.
//!
//! A screen reader says the name of each emoji of a row, may spell out words in
//! capitals, and reads a run-together hashtag as one word (*#enkelvägtillvård*
//! instead of *#EnkelVägTillVård*). Digital public service must be accessible:
//! lagen (2018:1937) om tillgänglighet till digital offentlig service, by way of
//! EN 301 549 and WCAG 2.1; what is looked for here is the common advice of
//! guides on social media, not a success criterion.

use core::ops::Range;

use super::advice;
use crate::detector::{Scan, Sink};
use crate::text::Span;

/// So many emoji in a row are a row.
const EMOJI: usize = 4;
/// So many words in capitals in a row are shouted.
const WORDS: usize = 4;
/// Shorter words are abbreviations: *BB*, *MR*.
const LETTERS: usize = 3;
/// A hashtag of so many small letters is more than one word.
const HASHTAG: usize = 16;

/// What findings of this kind are about.
pub(super) const KIND: &str = "accessible";

/// Reports rows of emoji, shouting and run-together hashtags. O(n).
pub(super) fn scan(scan: &Scan<'_>, sink: &mut Sink<'_>) {
    let text = scan.document().text();
    let mut report = |range: Range<usize>, code: &'static str| {
        let (Ok(start), Ok(end)) = (u32::try_from(range.start), u32::try_from(range.end)) else {
            return;
        };
        sink.push(advice(Span::new(start, end), code, KIND));
    };
    emoji(text, |range| report(range, "draft.accessible.emoji"));
    capitals(text, |range| report(range, "draft.accessible.capitals"));
    hashtags(text, |range| report(range, "draft.accessible.hashtag"));
}

/// Whether a character is a picture by itself.
fn is_picture(c: char) -> bool {
    matches!(c, '\u{1F300}'..='\u{1FAFF}' | '\u{2600}'..='\u{27BF}' | '\u{2B00}'..='\u{2BFF}')
}

/// Whether a character only changes the picture before it, or sets it apart.
fn is_beside(c: char) -> bool {
    matches!(c, '\u{200D}' | '\u{FE0F}' | '\u{1F3FB}'..='\u{1F3FF}' | ' ')
}

fn emoji(text: &str, mut report: impl FnMut(Range<usize>)) {
    let mut row: Option<(Range<usize>, usize)> = None;
    let ended = text.char_indices().chain([(text.len(), '.')]);
    let mut joined = false;
    for (at, c) in ended {
        match &mut row {
            Some(_) if is_beside(c) => joined |= c == '\u{200D}',
            Some((range, count)) if is_picture(c) => {
                range.end = at + c.len_utf8();
                *count += usize::from(!joined);
                joined = false;
            }
            _ => {
                if let Some((range, _)) = row.take().filter(|(_, count)| *count >= EMOJI) {
                    report(range);
                }
                joined = false;
                row = is_picture(c).then(|| (at..at + c.len_utf8(), 1));
            }
        }
    }
}

fn capitals(text: &str, mut report: impl FnMut(Range<usize>)) {
    let mut row: Option<(Range<usize>, usize)> = None;
    let mut end = |row: Option<(Range<usize>, usize)>| {
        if let Some((range, _)) = row.filter(|(_, count)| *count >= WORDS) {
            report(range);
        }
    };
    let mut at = 0;
    for part in text.split_inclusive(|c: char| !c.is_alphabetic()) {
        let word = part.trim_end_matches(|c: char| !c.is_alphabetic());
        let here = at..at + word.len();
        at += part.len();
        let letters = word.chars().count();
        if letters == 0 {
            continue;
        }
        if !word.chars().all(char::is_uppercase) {
            end(row.take());
        } else if letters >= LETTERS {
            let (range, count) = row.get_or_insert((here.clone(), 0));
            *count += 1;
            range.end = here.end;
        }
    }
    end(row);
}

fn hashtags(text: &str, mut report: impl FnMut(Range<usize>)) {
    for (at, _) in text.match_indices('#') {
        let tag = text.get(at + 1..).unwrap_or_default();
        let end = tag.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(tag.len());
        let tag = tag.get(..end).unwrap_or_default();
        let small = tag.chars().all(char::is_lowercase);
        if small && tag.chars().count() >= HASHTAG {
            report(at..at + 1 + end);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::String;
    use alloc::vec::Vec;

    fn all(text: &str) -> Vec<String> {
        let mut out = Vec::new();
        emoji(text, |range| out.push(String::from(&text[range])));
        capitals(text, |range| out.push(String::from(&text[range])));
        hashtags(text, |range| out.push(String::from(&text[range])));
        out
    }

    #[test]
    fn rows_shouting_and_run_together_hashtags_are_found() {
        for (text, found) in [
            ("Grattis 🎉🎉🎉🎉 till nya huset!", "🎉🎉🎉🎉"),
            ("Snart jul 🎄 ⭐ 🎁 ❤️", "🎄 ⭐ 🎁 ❤"),
            ("NU ÖPPNAR DEN NYA AKUTEN. Välkommen!", "ÖPPNAR DEN NYA AKUTEN"),
            ("Läs mer #heltsammanskrivnaord", "#heltsammanskrivnaord"),
        ] {
            assert_eq!(all(text), [found], "{text}");
        }
    }

    #[test]
    fn a_few_emoji_abbreviations_and_readable_hashtags_are_left_alone() {
        for text in [
            "Grattis 🎉🎉🎉 till nya huset!",
            "En familj 👨‍👩‍👧‍👦 och en läkare 👩🏽‍⚕️",
            "Välkommen till BB, MR och IVA på NUS i Umeå",
            "OBS! Ny tid för ABC-laboratoriet",
            "#HeltSammanskrivnaOrd och #vården",
            "",
        ] {
            assert_eq!(all(text), [""; 0], "{text}");
        }
    }
}
