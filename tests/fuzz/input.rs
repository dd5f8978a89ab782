//! Inputs: a kept corpus, cut, joined, repeated and disturbed.

use std::sync::LazyLock;

/// What a comment can hold; one seed a line, escaped likewise.
const COMMENTS: &str = include_str!("seeds/comments.txt");
/// Inputs that once broke a law; one a line, `\u{..}` and `\n` escaped.
const CRASHES: &str = include_str!("seeds/crashes.txt");

/// Characters that disturb: invisible, combining, of two directions, look-alike,
/// styled, digits of other scripts, control, separators.
const ODD: &[char] = &[
    '\u{200B}',
    '\u{200D}',
    '\u{AD}',
    '\u{FE0F}',
    '\u{202E}',
    '\u{2066}',
    '\u{30A}',
    '\u{308}',
    '\u{301}',
    '\u{336}',
    'а',
    'е',
    'ο',
    'п',
    '𝓯',
    '𝟗',
    'Ⓐ',
    '🅰',
    'Ｆ',
    '９',
    '٣',
    '९',
    '\u{A0}',
    '\u{2003}',
    '–',
    '”',
    '·',
    '。',
    '…',
    '😀',
    '🖕',
    '🇸',
    '🇪',
    'ß',
    'ﬃ',
    'İ',
    'ı',
    'ﷺ',
    '中',
    '\0',
    '\u{7F}',
    '\u{85}',
    '\n',
    '\t',
    '\u{10FFFF}',
    '\u{FFFD}',
    '\u{E0041}',
];
const PLAIN: &[char] = &[
    'a', 'e', 'k', 'u', 'å', 'ä', 'ö', 'Å', 'Z', '0', '1', '9', ' ', ' ', '.', '-', '/', ':', '@',
    '#', '*', '_', '"', '\'', '[', ']', '(', ')', '{', '}', '=', '?', '!', ',', '+', '%', '&',
    '\\', '<', '|', '~', '^', '$',
];

/// A seeded stream of choices, and the inputs made from them.
pub struct Source {
    state: u64,
    shown: Vec<String>,
}

impl Source {
    /// Input number `nth` of a run: the same choices each time.
    pub fn new(seed: u64, nth: u64) -> Source {
        let mut source =
            Source { state: seed ^ nth.wrapping_mul(0x9E37_79B9_7F4A_7C15), shown: Vec::new() };
        source.next();
        source
    }

    /// SplitMix64 (Steele, Lea and Flood, 2014).
    pub fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.state ^ (self.state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }

    pub fn pick<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }

    /// The inputs this source gave out, for the report of a failure.
    pub fn shown(&self) -> &[String] {
        &self.shown
    }

    /// A comment: mostly one or two seeds disturbed, sometimes one piece repeated.
    pub fn comment(&mut self) -> String {
        static CORPUS: LazyLock<[Vec<String>; 2]> =
            LazyLock::new(|| [COMMENTS, CRASHES].map(|text| lines(text).map(unescape).collect()));
        let [seeds, crashes] = &*CORPUS;
        let mut text: Vec<char> = match self.below(12) {
            0 if !crashes.is_empty() => self.pick(crashes).chars().collect(),
            0..=6 => self.pick(seeds).chars().collect(),
            7..=9 => format!("{}{}{}", self.pick(seeds), self.pick(PLAIN), self.pick(seeds))
                .chars()
                .collect(),
            10 => {
                let seed: Vec<char> = self.pick(seeds).chars().collect();
                let from = self.below(seed.len());
                let to = (from + 1 + self.below(6)).min(seed.len());
                let times = 1 + self.below(300);
                (0..times).flat_map(|_| seed[from..to].iter().copied()).collect()
            }
            _ => (0..self.below(60)).map(|_| self.any_char()).collect(),
        };
        for _ in 0..self.below(8) {
            self.disturb(&mut text);
        }
        let text: String = text.into_iter().collect();
        self.shown.push(text.clone());
        text
    }

    fn any_char(&mut self) -> char {
        match self.below(4) {
            0 => *self.pick(ODD),
            1 => char::from_u32(self.next() as u32 % 0x11_0000).unwrap_or('?'),
            _ => *self.pick(PLAIN),
        }
    }

    /// One mutation: insert, delete, replace, copy, move, or change case.
    pub fn disturb(&mut self, text: &mut Vec<char>) {
        let at = self.below(text.len() + 1);
        match self.below(6) {
            0 => text.insert(at, self.any_char()),
            1 if at < text.len() => {
                let to = (at + 1 + self.below(4)).min(text.len());
                text.drain(at..to);
            }
            2 if at < text.len() => text[at] = self.any_char(),
            3 if at < text.len() => {
                let to = (at + 1 + self.below(12)).min(text.len());
                let piece: Vec<char> = text[at..to].to_vec();
                let place = self.below(text.len() + 1);
                text.splice(place..place, piece);
            }
            4 if at < text.len() => {
                let other = self.below(text.len());
                text.swap(at, other);
            }
            5 if at < text.len() => {
                let upper: Vec<char> = text[at].to_uppercase().collect();
                text.splice(at..=at, upper);
            }
            _ => {}
        }
    }

    /// `text` with a few mutations.
    pub fn mutated(&mut self, text: &str) -> String {
        let mut chars: Vec<char> = text.chars().collect();
        for _ in 0..=self.below(6) {
            self.disturb(&mut chars);
        }
        let text: String = chars.into_iter().collect();
        self.shown.push(text.clone());
        text
    }
}

/// The lines of a corpus behind its header.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.starts_with("# "))
}

fn unescape(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        if let Some(after) = rest.strip_prefix('n') {
            out.push('\n');
            rest = after;
        } else if let Some((hex, after)) = rest.strip_prefix("u{").and_then(|r| r.split_once('}')) {
            let code = u32::from_str_radix(hex, 16).ok().and_then(char::from_u32);
            out.push(code.unwrap_or_else(|| panic!("no character: \\u{{{hex}}}")));
            rest = after;
        } else {
            out.push('\\');
        }
    }
    out.push_str(rest);
    out
}
