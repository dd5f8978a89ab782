//! The words and patterns of a policy, compiled.
//!
//! One automaton over the folded text finds the words of all lists and, for
//! each pattern, a literal that every match of it must hold. A pattern is tried
//! only where such a literal stands. Both count only as whole words, so most of
//! them can begin only where a word begins: a text in which no word opens like
//! one of them is not searched at all.

use alloc::boxed::Box;
use alloc::format;
use alloc::string::ToString;
use alloc::vec::Vec;
use core::cmp::Reverse;

use aho_corasick::AhoCorasick;

use super::model::List;
use super::pattern::Pattern;
use crate::error::Diagnostic;
use crate::text::{Document, Span, TextBuffers};

/// At most this many words and patterns in all lists together.
const MAX_NEEDLES: usize = 100_000;
/// At most this many matches of one pattern are looked at, since each may cost
/// a pass over the rest of the text.
const MAX_MATCHES: usize = 64;

/// Every list of a policy.
#[derive(Debug, Default)]
pub(super) struct Lists {
    ids: Box<[Box<str>]>,
    automaton: Option<AhoCorasick>,
    needles: Box<[Needle]>,
    patterns: Box<[(u16, Pattern)]>,
    openings: Openings,
}

/// What a needle of the automaton stands for.
#[derive(Clone, Copy, Debug)]
enum Needle {
    /// A word of this list.
    Word(u16),
    /// A literal of this pattern.
    Literal(u16),
}

impl Lists {
    /// Compiles all lists; what cannot be compiled is reported and left out.
    pub(super) fn compile(lists: &[List], diagnostics: &mut Vec<Diagnostic>) -> Lists {
        let mut texts: Vec<Vec<u8>> = Vec::new();
        let mut needles = Vec::new();
        let mut patterns = Vec::new();
        let mut openings = Openings::default();
        let mut buffers = TextBuffers::new();
        for (l, list) in (0u16..).zip(lists) {
            for (w, word) in list.words.iter().enumerate() {
                let folded = buffers.prepare(word.trim()).folded();
                if folded.is_empty() {
                    let path = format!("list[{l}].words[{w}]");
                    diagnostics.push(
                        Diagnostic::error("policy.empty-word", path, "a word without a character")
                            .hint("take it away"),
                    );
                    continue;
                }
                openings.add(folded, true);
                texts.push(folded.to_vec());
                needles.push(Needle::Word(l));
            }
            for (p, text) in list.patterns.iter().enumerate() {
                let path = format!("list[{l}].patterns[{p}]");
                let Some(pattern) = Pattern::compile(text, &path, diagnostics) else { continue };
                let Ok(number) = u16::try_from(patterns.len()) else { continue };
                for literal in &pattern.literals {
                    openings.add(literal, pattern.opens);
                    texts.push(literal.to_vec());
                    needles.push(Needle::Literal(number));
                }
                patterns.push((l, pattern));
            }
        }
        let ids = lists.iter().map(|l| l.id.as_str().into()).collect();
        let automaton = match texts.len() {
            0 => None,
            n if n > MAX_NEEDLES => {
                let message = format!("more than {MAX_NEEDLES} words and patterns in all lists");
                diagnostics.push(Diagnostic::error("policy.list-too-big", "list", message));
                None
            }
            _ => AhoCorasick::new(&texts)
                .map_err(|e| {
                    let fault = Diagnostic::error("policy.list-too-big", "list", e.to_string());
                    diagnostics.push(fault);
                })
                .ok(),
        };
        Lists {
            ids,
            automaton,
            needles: needles.into_boxed_slice(),
            patterns: patterns.into_boxed_slice(),
            openings,
        }
    }

    /// Whether something of a list may occur; where not, none does.
    pub(super) fn may_occur(&self, document: &Document<'_>) -> bool {
        self.automaton.is_some() && self.openings.may_stand_in(document)
    }

    /// The number of a list.
    pub(super) fn number(&self, id: &str) -> Option<u16> {
        self.ids.iter().position(|i| **i == *id).and_then(|i| u16::try_from(i).ok())
    }

    fn scan(&self, document: &Document<'_>, found: &mut Occurrences) {
        let Some(automaton) = self.automaton.as_ref().filter(|_| self.may_occur(document)) else {
            return;
        };
        let folded = document.folded();
        for hit in automaton.find_overlapping_iter(folded) {
            match self.needles.get(hit.pattern().as_usize()) {
                Some(Needle::Word(list)) if is_whole(document, hit.start(), hit.end()) => {
                    found.hits.push((*list, document.span(hit.range())));
                }
                Some(Needle::Literal(pattern)) => found.tried.push(*pattern),
                _ => {}
            }
        }
        found.tried.sort_unstable();
        found.tried.dedup();
        for number in &found.tried {
            let Some((list, pattern)) = self.patterns.get(usize::from(*number)) else { continue };
            for range in pattern.matches(folded).take(MAX_MATCHES) {
                if !range.is_empty() && is_whole(document, range.start, range.end) {
                    found.hits.push((*list, document.span(range)));
                }
            }
        }
        // Only the widest are kept, so that starts and ends rise together.
        found.hits.sort_unstable_by_key(|(list, span)| (*list, span.start(), Reverse(span.end())));
        let mut last: Option<(u16, Span)> = None;
        found.hits.retain(|&(list, span)| {
            let inside = last.is_some_and(|(l, s)| l == list && s.contains(span));
            if !inside {
                last = Some((list, span));
            }
            !inside
        });
    }
}

/// Whether no word goes on beyond either end of the folded range.
fn is_whole(document: &Document<'_>, start: usize, end: usize) -> bool {
    let left = !document.is_word_byte(start) || document.is_word_edge(start);
    let last = end.saturating_sub(1);
    left && (!document.is_word_byte(last) || document.is_word_edge(end))
}

/// How the words and literals of lists begin.
#[derive(Debug)]
struct Openings {
    /// The first four bytes of each, sorted, and a bit for the hash of each.
    fours: Vec<u32>,
    hashes: [u64; 1 << (Openings::LOG - 6)],
    /// A bit for the hash of the first two bytes of each.
    twos: [u64; 1 << (Openings::LOG - 6)],
    /// A bit for the first byte of each that is shorter.
    short: [u64; 4],
    /// Whether one may stand where no word begins.
    anywhere: bool,
}

impl Openings {
    const LOG: u32 = 10;

    /// Notes how one begins; `at_edge` where no letter can stand before it.
    fn add(&mut self, text: &[u8], at_edge: bool) {
        let letter = core::str::from_utf8(text).ok().and_then(|t| t.chars().next());
        self.anywhere |= !at_edge || !letter.is_some_and(char::is_alphanumeric);
        let first = text.first().map_or(0, |b| usize::from(*b));
        match text.first_chunk() {
            Some(two) => set(&mut self.twos, Self::place_of_two(*two)),
            // Whatever comes behind it.
            None => self.twos = [u64::MAX; 1 << (Openings::LOG - 6)],
        }
        match text.first_chunk() {
            Some(four) => {
                let four = u32::from_le_bytes(*four);
                set(&mut self.hashes, Self::place(four));
                if let Err(at) = self.fours.binary_search(&four) {
                    self.fours.insert(at, four);
                }
            }
            None => set(&mut self.short, first),
        }
    }

    fn place_of_two(two: [u8; 2]) -> usize {
        Self::place(u32::from(u16::from_le_bytes(two)))
    }

    fn place(four: u32) -> usize {
        (four.wrapping_mul(0x9E37_79B1) >> (32 - Self::LOG)) as usize
    }

    fn has(&self, four: [u8; 4]) -> bool {
        let four = u32::from_le_bytes(four);
        has(&self.hashes, Self::place(four)) && self.fours.binary_search(&four).is_ok()
    }

    fn may_stand_in(&self, document: &Document<'_>) -> bool {
        let folded = document.folded();
        self.anywhere
            || document.words().iter().any(|word| {
                let two = folded.get(word.start()..).and_then(|rest| rest.first_chunk());
                two.is_none_or(|two| has(&self.twos, Self::place_of_two(*two)))
                    && self.may_stand_at(folded, word.start())
            })
    }

    fn may_stand_at(&self, folded: &[u8], at: usize) -> bool {
        let rest = folded.get(at..).unwrap_or_default();
        let first = rest.first().map_or(0, |b| usize::from(*b));
        has(&self.short, first) || rest.first_chunk().is_some_and(|four| self.has(*four))
    }
}

impl Default for Openings {
    fn default() -> Openings {
        Openings {
            fours: Vec::new(),
            hashes: [0; 1 << (Openings::LOG - 6)],
            twos: [0; 1 << (Openings::LOG - 6)],
            short: [0; 4],
            anywhere: false,
        }
    }
}

fn set(bits: &mut [u64], at: usize) {
    if let Some(word) = bits.get_mut(at / 64) {
        *word |= 1 << (at % 64);
    }
}

fn has(bits: &[u64], at: usize) -> bool {
    bits.get(at / 64).is_some_and(|word| word >> (at % 64) & 1 == 1)
}

/// Where the lists occur in one document, found when first asked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Occurrences {
    scanned: bool,
    hits: Vec<(u16, Span)>,
    tried: Vec<u16>,
}

impl Occurrences {
    pub(super) fn clear(&mut self) {
        self.scanned = false;
        self.hits.clear();
        self.tried.clear();
    }

    /// Whether the list occurs.
    pub(super) fn any(&mut self, list: u16, lists: &Lists, document: &Document<'_>) -> bool {
        !self.of(list, lists, document).is_empty()
    }

    /// Whether an occurrence of the list covers `span`. O(log occurrences).
    pub(super) fn cover(
        &mut self,
        list: u16,
        span: Span,
        lists: &Lists,
        document: &Document<'_>,
    ) -> bool {
        let hits = self.of(list, lists, document);
        let after = hits.partition_point(|(_, hit)| hit.start() <= span.start());
        let last = after.checked_sub(1).and_then(|i| hits.get(i));
        last.is_some_and(|(_, hit)| hit.contains(span))
    }

    fn of(&mut self, list: u16, lists: &Lists, document: &Document<'_>) -> &[(u16, Span)] {
        if !self.scanned {
            self.scanned = true;
            lists.scan(document, self);
        }
        let from = self.hits.partition_point(|(l, _)| *l < list);
        let to = self.hits.partition_point(|(l, _)| *l <= list);
        self.hits.get(from..to).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::String;

    fn occurrences(list: List, text: &str) -> Vec<&str> {
        let mut diagnostics = Vec::new();
        let lists = Lists::compile(&[list], &mut diagnostics);
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        let mut buffers = TextBuffers::new();
        let document = buffers.prepare(text);
        let mut found = Occurrences::default();
        found.of(0, &lists, &document).iter().map(|(_, s)| s.of(text).unwrap()).collect()
    }

    fn words(words: &[&str]) -> List {
        List::new("l", words.iter().copied())
    }

    fn patterns(patterns: &[&str]) -> List {
        List { patterns: patterns.iter().map(|p| String::from(*p)).collect(), ..words(&[]) }
    }

    #[test]
    fn words_count_whole_and_in_any_dress() {
        let list = words(&["Vård", "röda korset", "c++"]);
        let found = occurrences(list, "VÅRD, vården, Röda Korset och C++; värd va\u{30a}rd");
        assert_eq!(found, ["VÅRD", "Röda Korset", "C++", "va\u{30a}rd"]);
    }

    #[test]
    fn a_wider_occurrence_swallows_the_narrower() {
        assert_eq!(occurrences(words(&["dnr", "dnr 12"]), "dnr 12 och dnr"), ["dnr 12", "dnr"]);
    }

    #[test]
    fn patterns_need_their_literal_and_whole_words() {
        let list = patterns(&[r"(?:hsn|rs) \d{4}-\d{4}"]);
        let found = occurrences(list, "HSN 2026-0123, RS 2026-01234 och mars 2026-0123");
        assert_eq!(found, ["HSN 2026-0123"]);
    }

    #[test]
    fn covering_is_by_the_widest() {
        let lists = Lists::compile(&[words(&["a b c", "b"])], &mut Vec::new());
        let mut buffers = TextBuffers::new();
        let document = buffers.prepare("x a b c b");
        let mut found = Occurrences::default();
        for (span, covered) in [
            (Span::new(2, 7), true),
            (Span::new(4, 5), true),
            (Span::new(8, 9), true),
            (Span::new(0, 1), false),
            (Span::new(6, 9), false),
            (Span::new(2, 8), false),
        ] {
            assert_eq!(found.cover(0, span, &lists, &document), covered, "{span:?}");
        }
    }
}
