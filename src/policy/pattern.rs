//! Regular expressions that a policy brings: small, and behind a literal.
//!
//! The engine takes time linear in the text for every expression; what a policy
//! could still do is be slow by a large factor. So an expression is limited in
//! length and in compiled size, and it must hold a literal that every match has
//! (`hsn` in `hsn ?\d{4}-\d+`), without which it is never tried.

use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::ops::Range;

use regex::bytes::{Regex, RegexBuilder};
use regex_syntax::hir::{Class, Hir, HirKind};

use crate::error::Diagnostic;
use crate::text::TextBuffers;

/// The longest expression, in characters.
const MAX_CHARS: usize = 300;
/// The largest compiled expression, in bytes.
const MAX_SIZE: usize = 128 * 1024;
/// At most this many literals of which one must be there.
const MAX_LITERALS: usize = 64;
/// A class of characters with at most so many members counts as literals.
const MAX_CLASS: usize = 4;

/// One expression made ready.
#[derive(Debug)]
pub(super) struct Pattern {
    regex: Regex,
    /// Every match holds one of these.
    pub(super) literals: Box<[Box<[u8]>]>,
    /// Whether each of them can only stand where a word begins or outside words.
    pub(super) opens: bool,
}

impl Pattern {
    /// Compiles an expression; a fault is reported under `path`.
    pub(super) fn compile(
        text: &str,
        path: &str,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Pattern> {
        match Pattern::read(text, path) {
            Ok((pattern, doubt)) => {
                diagnostics.extend(doubt);
                Some(pattern)
            }
            Err(fault) => {
                diagnostics.push(fault);
                None
            }
        }
    }

    fn read(text: &str, path: &str) -> Result<(Pattern, Option<Diagnostic>), Diagnostic> {
        let length = text.chars().count();
        if length > MAX_CHARS {
            let message = format!("the pattern has {length} characters");
            return Err(Diagnostic::error("policy.pattern-too-long", path, message)
                .hint(format!("at most {MAX_CHARS}; split it, or list words")));
        }
        let hir = regex_syntax::ParserBuilder::new()
            .nest_limit(32)
            .build()
            .parse(text)
            .map_err(|e| Diagnostic::error("policy.pattern-syntax", path, first_line(&e)))?;
        if hir.properties().minimum_len().unwrap_or(0) == 0 {
            let message = "the pattern matches the empty text, so everywhere";
            return Err(Diagnostic::error("policy.pattern-empty", path, message)
                .hint("make at least one part of it required"));
        }
        let literals = required(&hir).ok_or_else(|| {
            let message = "no letters, digits or signs are common to all matches of the pattern";
            Diagnostic::error("policy.pattern-without-literal", path, message)
                .hint("begin it with a fixed word, as `dnr` in `dnr \\d+`")
        })?;
        let regex = RegexBuilder::new(text).size_limit(MAX_SIZE).build().map_err(|e| {
            let message = format!("the pattern is too big: {}", first_line(&e));
            Diagnostic::error("policy.pattern-too-big", path, message)
                .hint("lower its repetitions, or use `[a-zåäö]` for `\\w` and `[0-9]` for `\\d`")
        })?;
        let doubt = unfolded(&hir).map(|literal| {
            let message = format!("`{literal}` never occurs: patterns read the folded text");
            Diagnostic::warning("policy.pattern-never", path, message)
                .hint("write lower case, no accents but å ä ö, the plain dash and quotation mark")
        });
        Ok((Pattern { regex, literals: literals.set, opens: literals.opens }, doubt))
    }

    /// Every match, leftmost first, none overlapping.
    pub(super) fn matches<'a>(
        &'a self,
        folded: &'a [u8],
    ) -> impl Iterator<Item = Range<usize>> + use<'a> {
        self.regex.find_iter(folded).map(|m| m.range())
    }
}

/// The last line of an error of the regex packages says what is wrong.
fn first_line(error: &impl ToString) -> String {
    let text = error.to_string();
    let line = text.lines().next_back().unwrap_or_default();
    String::from(line.trim_start_matches("error: "))
}

/// Literals of which every match holds at least one.
struct Required {
    set: Box<[Box<[u8]>]>,
    /// Whether no part of the expression can put a letter or digit right before
    /// any of them.
    opens: bool,
}

impl Required {
    fn weight(&self) -> usize {
        self.set.iter().map(|l| l.len()).min().unwrap_or(0)
    }
}

/// Literals of which every match holds at least one, if there are such.
fn required(hir: &Hir) -> Option<Required> {
    let mut opens = true;
    let set: Vec<Box<[u8]>> = match hir.kind() {
        HirKind::Literal(literal) => {
            let blank = literal.0.iter().all(u8::is_ascii_whitespace);
            if blank {
                return None;
            }
            Vec::from([literal.0.clone()])
        }
        HirKind::Class(Class::Unicode(class)) => {
            let members = class.iter().map(|r| u32::from(r.end()) - u32::from(r.start()) + 1);
            if members.sum::<u32>() as usize > MAX_CLASS {
                return None;
            }
            class
                .iter()
                .flat_map(|r| r.start()..=r.end())
                .map(|c| c.encode_utf8(&mut [0; 4]).as_bytes().into())
                .collect()
        }
        HirKind::Repetition(repetition) if repetition.min > 0 => {
            return required(&repetition.sub);
        }
        HirKind::Capture(capture) => return required(&capture.sub),
        HirKind::Concat(parts) => {
            let found = parts.iter().enumerate().filter_map(|(at, part)| {
                let mut required = required(part)?;
                required.opens &= is_open(parts.get(..at).unwrap_or_default());
                Some(required)
            });
            return found.max_by_key(Required::weight);
        }
        HirKind::Alternation(parts) => {
            let each: Option<Vec<_>> = parts.iter().map(required).collect();
            let each = each?;
            opens = each.iter().all(|r| r.opens);
            each.into_iter().flat_map(|r| Vec::from(r.set)).collect()
        }
        _ => return None,
    };
    (!set.is_empty() && set.len() <= MAX_LITERALS)
        .then(|| Required { set: set.into_boxed_slice(), opens })
}

/// Whether what comes behind these parts of a match has no letter or digit right
/// before it. Where they can be empty it stands at the start of the match, which
/// counts only at the edge of a word.
fn is_open(before: &[Hir]) -> bool {
    for part in before.iter().rev() {
        if ends_in_word(part) {
            return false;
        }
        if part.properties().minimum_len().unwrap_or(0) > 0 {
            return true;
        }
    }
    true
}

/// Whether a match of this part may end in a letter or digit.
fn ends_in_word(hir: &Hir) -> bool {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => false,
        HirKind::Literal(literal) => literal.0.last().is_some_and(|b| is_word(*b)),
        // A wide class of signs is taken for letters: that is the safe side.
        HirKind::Class(Class::Unicode(class)) => class
            .iter()
            .any(|r| !r.end().is_ascii() || (r.start()..=r.end()).any(|c| is_word(c as u8))),
        HirKind::Class(Class::Bytes(_)) => true,
        HirKind::Repetition(repetition) => ends_in_word(&repetition.sub),
        HirKind::Capture(capture) => ends_in_word(&capture.sub),
        HirKind::Alternation(parts) => parts.iter().any(ends_in_word),
        HirKind::Concat(parts) => !is_open(parts),
    }
}

/// Whether the byte can be part of a letter or digit.
fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || !byte.is_ascii()
}

/// The first literal that folding would change.
fn unfolded(hir: &Hir) -> Option<String> {
    match hir.kind() {
        HirKind::Literal(literal) => {
            let text = core::str::from_utf8(&literal.0).ok()?;
            let mut buffers = TextBuffers::new();
            (buffers.prepare(text).folded() != text.as_bytes()).then(|| text.to_string())
        }
        HirKind::Repetition(repetition) => unfolded(&repetition.sub),
        HirKind::Capture(capture) => unfolded(&capture.sub),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => parts.iter().find_map(unfolded),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_refused_and_why() {
        for (text, code) in [
            ("(a", "policy.pattern-syntax"),
            ("a*", "policy.pattern-empty"),
            (r"\d+", "policy.pattern-without-literal"),
            (r"a|\d+", "policy.pattern-without-literal"),
            (r"x\w{2000}", "policy.pattern-too-big"),
            ("Dnr 1", "policy.pattern-never"),
            ("dnr–1", "policy.pattern-never"),
        ] {
            let mut diagnostics = Vec::new();
            Pattern::compile(text, "list[0].patterns[0]", &mut diagnostics);
            let codes: Vec<&str> = diagnostics.iter().map(|d| d.code().as_str()).collect();
            assert_eq!(codes, [code], "{text}");
        }
        let mut diagnostics = Vec::new();
        Pattern::compile(&"a".repeat(301), "p", &mut diagnostics);
        assert_eq!(diagnostics[0].code().as_str(), "policy.pattern-too-long");
    }

    #[test]
    fn literals_that_every_match_holds() {
        for (text, expected) in [
            (r"dnr ?\d+", &["dnr"][..]),
            (r"(?:hsn|rs)\s?\d{4}-\d+", &["hsn", "rs"]),
            (r"\d{4}[-/]\d+", &["-", "/"]),
            (r"a+bc", &["bc"]),
            (r"(ab|cd)?efg", &["efg"]),
        ] {
            let hir = regex_syntax::Parser::new().parse(text).unwrap();
            let mut found: Vec<&str> = Vec::new();
            let required = required(&hir).unwrap();
            found.extend(required.set.iter().map(|l| core::str::from_utf8(l).unwrap()));
            found.sort_unstable();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn literals_that_only_open_a_word() {
        for (text, opens) in [
            (r"dnr ?\d+", true),
            (r"(^|[.!?] ?)(jag )?(säljer|byter) hus", true),
            (r"[0-9]{1,2}-åring(en)?", false),
            (r"x?åringen", false),
            (r"\w* ?medelst", false),
            (r"(dnr|\d-akten)", false),
        ] {
            let hir = regex_syntax::Parser::new().parse(text).unwrap();
            assert_eq!(required(&hir).unwrap().opens, opens, "{text}");
        }
    }
}
