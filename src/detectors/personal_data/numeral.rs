//! Numbers that are spelt out: `noll sju noll, ett sju fyra, noll sex, noll fem`.
//!
//! People write a telephone number in words so that no machine reads it, whole
//! or in part (`0 sju 0 - 174 06 05`), digit by digit or in tens (`noll sjuttiotre`).
//! Number words and digits in a row are read as one number. What begins with a
//! zero or with `plus fyrtiosex` is held against the numbering plan, and a row of
//! just ten or twelve digits against date and check digit of an identity number.
//! Someone who counts (*noll, ett, två, tre …*) writes no number.

use alloc::string::String;
use alloc::vec::Vec;

use super::context::{Cue, Support};
use super::evidence::Form;
use super::identity;
use super::kind::Kind;
use super::look::Look;
use super::plan::{Plan, plan};
use super::run::Digits;
use crate::lexicon::Marks;
use crate::text::{Document, Evasion};

const PHONE: [Cue; 2] = [Cue::Phone, Cue::Number];
const PERSON: [Cue; 3] = [Cue::Person, Cue::Samordning, Cue::Bearer];

/// Set on a number word.
pub(super) const NUMERAL: Marks = 1 << 26;
/// Set on number words that are rare outside of numbers.
pub(super) const STRONG: Marks = 1 << 27;
/// Set on a number word with a zero glued on: *nollåtta*.
const LEAD: Marks = 1 << 28;
/// Set on a word for a sign between digits: *streck*.
const JOINT: Marks = 1 << 29;
/// Set on *plus*.
const PLUS: Marks = 1 << 30;
/// Where the value of a number word stands.
const VALUE: u32 = 56;

/// The most number words and groups of digits in one number.
const MAX_TOKENS: usize = 16;
/// The most digits in one word.
const MOST_GLUED: usize = 12;
/// The longest number word of one digit, in bytes.
const LONGEST_UNIT: usize = 6;
/// The fewest number words that make a row more than a score or a count.
const FEW: usize = 3;

const UNITS: [&str; 10] = [
    "noll nolla nollan zero",
    "ett etta ettan one",
    "två tvåa tvåan two",
    "tre trea trean three",
    "fyra fyran four",
    "fem femma femman five",
    "sex sexa sexan six",
    "sju sjua sjuan seven",
    "åtta åttan eight",
    "nio nia nian nine",
];
const TEENS: [&str; 10] =
    ["tio", "elva", "tolv", "tretton", "fjorton", "femton", "sexton", "sjutton", "arton", "nitton"];
const TENS: [&str; 8] = [
    "tjugo tjugi",
    "trettio tretti",
    "fyrtio fyrti förti",
    "femtio femti",
    "sextio sexti",
    "sjuttio sjutti",
    "åttio åtti",
    "nittio nitti",
];

/// The number words and what they say.
pub(super) fn words() -> Vec<(String, Marks)> {
    let value = |n: usize| NUMERAL | (n as Marks) << VALUE;
    let mut words: Vec<(String, Marks)> = Vec::new();
    for (n, unit) in UNITS.iter().enumerate() {
        let strong = if n == 0 { STRONG } else { 0 };
        words.extend(unit.split(' ').map(|word| (word.into(), value(n) | strong)));
    }
    words.extend(TEENS.iter().zip(10..).map(|(word, n)| ((*word).into(), value(n))));
    for (ten, n) in TENS.iter().zip((20..).step_by(10)) {
        for ten in ten.split(' ') {
            words.push((ten.into(), value(n) | STRONG));
            let units = UNITS.iter().enumerate().skip(1);
            words.extend(units.map(|(u, unit)| {
                let unit = unit.split(' ').next().unwrap_or("");
                ([ten, unit].concat(), value(n + u) | STRONG)
            }));
        }
    }
    let led = words.iter().filter(|(word, _)| !word.starts_with("noll"));
    let led: Vec<_> = led.map(|(w, m)| (["noll", w].concat(), m | STRONG | LEAD)).collect();
    words.extend(led);
    // `nollsjunoll`, `nollsjutvå`: how a mobile number begins.
    for (n, unit) in UNITS.iter().enumerate() {
        let unit = unit.split(' ').next().unwrap_or("");
        words.push((["nollsju", unit].concat(), value(70 + n) | STRONG | LEAD));
    }
    words
        .extend(["streck", "bindestreck", "mellanslag", "sen", "sedan"].map(|w| (w.into(), JOINT)));
    words.push(("plus".into(), PLUS));
    words
}

/// The value of a number word.
fn value(marks: Marks) -> Option<u8> {
    (marks & NUMERAL != 0).then(|| u8::try_from(marks >> VALUE).unwrap_or(0))
}

/// One number word or group of digits.
#[derive(Clone, Copy, Debug)]
enum Token {
    Word {
        value: u8,
        lead: bool,
    },
    Digits {
        start: usize,
        end: usize,
    },
    /// Number words glued together: *nollsjunoll*.
    Glued {
        digits: [u8; MOST_GLUED],
        len: usize,
    },
}

impl Token {
    fn at(look: &Look<'_>, word: usize) -> Option<Token> {
        let range = look.document.words().get(word)?.range();
        let bytes = look.document.folded().get(range.clone())?;
        if bytes.first()?.is_ascii_digit() {
            let whole = bytes.len() <= 12 && bytes.iter().all(u8::is_ascii_digit);
            return whole.then_some(Token::Digits { start: range.start, end: range.end });
        }
        let Some(marks) = look.marks(word) else { return Token::glued(look, bytes) };
        value(marks).map(|value| Token::Word { value, lead: marks & LEAD != 0 })
    }

    /// Reads a word that no list knows as number words of one digit each.
    fn glued(look: &Look<'_>, word: &[u8]) -> Option<Token> {
        let (mut digits, mut len, mut rest) = ([0; MOST_GLUED], 0, word);
        while !rest.is_empty() {
            let unit = |n: &usize| value(look.marks_of(rest.get(..*n)?)).filter(|v| *v < 10);
            let (n, value) = (3..=LONGEST_UNIT).find_map(|n| Some((n, unit(&n)?)))?;
            *digits.get_mut(len)? = value;
            len += 1;
            rest = rest.get(n..)?;
        }
        Some(Token::Glued { digits, len })
    }

    /// Appends the digits; `false` where they do not fit.
    fn push(self, document: &Document<'_>, digits: &mut Digits) -> bool {
        match self {
            Token::Word { value, lead } => {
                (!lead || digits.push(0))
                    && (value < 10 || digits.push(value / 10))
                    && digits.push(value % 10)
            }
            Token::Glued { digits: glued, len } => glued.iter().take(len).all(|d| digits.push(*d)),
            Token::Digits { start, end } => {
                let bytes = document.folded().get(start..end).unwrap_or_default();
                bytes.iter().all(|b| digits.push(b.wrapping_sub(b'0')))
            }
        }
    }
}

/// Number words and digits in a row, as far as they were read.
#[derive(Clone, Copy, Debug, Default)]
struct Row {
    digits: Digits,
    /// How many of them are number words.
    words: usize,
    /// The word behind the last.
    end: usize,
}

/// Looks for every row of number words. O(n): a row is read as far as the longest
/// number goes.
pub(super) fn look(look: &mut Look<'_>) {
    let mut at = 0;
    let mut linked = false;
    while at < look.document.words().len() {
        if Token::at(look, at).is_none() {
            (at, linked) = (at + 1, false);
            continue;
        }
        let end = phone(look, at).or_else(|| if linked { None } else { person(look, at) });
        let next = end.unwrap_or(at + 1);
        linked = end.is_none() && step(look, next - 1) == Some(next);
        at = next;
    }
}

/// Reads a row from a word on; `see` is shown it after every token and ends it.
fn read(look: &Look<'_>, from: usize, mut see: impl FnMut(&Row) -> bool) -> Option<Row> {
    let mut row = Row::default();
    let mut at = Some(from);
    for _ in 0..MAX_TOKENS {
        let Some((word, token)) = at.and_then(|w| Some((w, Token::at(look, w)?))) else { break };
        if !token.push(look.document, &mut row.digits) {
            return None;
        }
        row.words += match token {
            Token::Word { .. } => 1,
            Token::Glued { len, .. } => len,
            Token::Digits { .. } => 0,
        };
        row.end = word + 1;
        if !see(&row) {
            break;
        }
        at = step(look, word);
    }
    Some(row)
}

/// The word that goes on with a row behind word `at`: little stands between, or a
/// word for a sign.
fn step(look: &Look<'_>, at: usize) -> Option<usize> {
    let near = |word: usize| {
        let gap = look.document.gap_after(word);
        gap.len() <= 3 && gap.iter().all(|b| matches!(b, b' ' | b',' | b'.' | b'-' | b'/' | b'\n'))
    };
    if !near(at) {
        return None;
    }
    let joint = look.marks(at + 1).is_some_and(|m| m & JOINT != 0) && near(at + 1);
    Some(at + 1 + usize::from(joint))
}

/// A telephone number from a word on; the word behind it.
fn phone(look: &mut Look<'_>, from: usize) -> Option<usize> {
    let before = from.checked_sub(1);
    let plus = before.is_some_and(|b| look.marks(b).is_some_and(|m| m & PLUS != 0));
    let start = look.document.words().get(from)?.range().start;
    let signed = start.checked_sub(1).is_some_and(|i| look.document.folded().get(i) == Some(&b'+'));
    let mut best: Option<(Row, Plan)> = None;
    read(look, from, |row| {
        let national = national(&row.digits, plus || signed);
        let found = national.as_ref().filter(|d| d.len() >= 8).and_then(plan);
        let enough = |plan: &Plan| row.words >= if *plan == Plan::Mobile { 1 } else { FEW };
        if let Some(found) = found.filter(enough) {
            best = Some((*row, found));
        }
        national.is_some_and(|d| d.len() < 10) || row.digits.len() < 3
    })?;
    let (row, found) = best?;
    let alone = match found {
        Plan::Service => return None,
        _ if is_count(&row.digits) => return None,
        Plan::Mobile if row.words >= FEW => 75,
        Plan::Mobile => 60,
        Plan::Area(_) => 55,
    };
    let start = match before.filter(|_| plus) {
        Some(before) => look.document.words().get(before)?.range().start,
        None => start - usize::from(signed),
    };
    let range = start..end_of(look, &row)?;
    let form = Form { alone, named: 92, code: "phone.spelt" };
    if let Some(reading) = look.weigh(Kind::Phone, range, form, &PHONE) {
        reading.evasion = Evasion::SPELT_OUT;
    }
    Some(row.end)
}

/// The digits with the trunk zero; `None` where they begin as no number does.
fn national(digits: &Digits, plus: bool) -> Option<Digits> {
    match (plus, digits.as_slice()) {
        (false, [0, ..]) => Some(*digits),
        (true, [4]) => Some(Digits::default()),
        (true, [4, 6, rest @ ..]) => {
            let rest = rest.strip_prefix(&[0]).unwrap_or(rest);
            let mut all = Digits::default();
            all.push(0);
            rest.iter().for_each(|d| {
                all.push(*d);
            });
            Some(all)
        }
        _ => None,
    }
}

/// Whether someone counts up or down.
fn is_count(digits: &Digits) -> bool {
    let digits = digits.as_slice();
    let step = |by: u8| {
        digits.iter().zip(digits.iter().skip(1)).filter(|(a, b)| **b == a.wrapping_add(by)).count()
    };
    step(1).max(step(u8::MAX)) + 3 >= digits.len()
}

/// An identity number that is the whole row from a word on; the word behind it.
fn person(look: &mut Look<'_>, from: usize) -> Option<usize> {
    let row = read(look, from, |row| row.digits.len() <= 12)?;
    if !matches!(row.digits.len(), 10 | 12) || row.words < FEW {
        return None;
    }
    let found = identity::check(&row.digits, false, look.today).ok()?;
    let start = look.document.words().get(from)?.range().start;
    let range = start..end_of(look, &row)?;
    let code = match found.kind {
        Kind::Samordningsnummer => "samordningsnummer.spelt",
        _ => "personnummer.spelt",
    };
    let support = match look.context(range.clone()).own(&PERSON) {
        Support::Own(cue) => Support::Own(cue),
        _ => Support::None,
    };
    let form = Form { alone: 60, named: 95, code };
    look.keep(found.kind, range, form, support)?.evasion = Evasion::SPELT_OUT;
    Some(row.end)
}

fn end_of(look: &Look<'_>, row: &Row) -> Option<usize> {
    Some(look.document.words().get(row.end.checked_sub(1)?)?.range().end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_their_values() {
        let words = words();
        for (word, value, lead) in [
            ("noll", 0, false),
            ("sju", 7, false),
            ("arton", 18, false),
            ("sjuttiofyra", 74, false),
            ("sjuttitre", 73, false),
            ("nollåtta", 8, true),
            ("nollsjuttio", 70, true),
        ] {
            let (_, marks) = words.iter().find(|(w, _)| w == word).unwrap();
            assert_eq!((marks >> VALUE, marks & LEAD != 0), (value, lead), "{word}");
        }
        assert!(words.iter().all(|(word, _)| word != "en"));
    }

    #[test]
    fn counting_is_no_number() {
        let digits = |text: &str| {
            let mut digits = Digits::default();
            text.bytes().for_each(|b| assert!(digits.push(b - b'0')));
            digits
        };
        assert!(is_count(&digits("0123456789")));
        assert!(!is_count(&digits("0701740605")));
    }
}
