//! What stands between two labels of a host: a dot, or what people write for
//! one.

use super::view::View;
use crate::text::Evasion;

/// How plainly a dot is written, from plain to doubtful.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Dot {
    /// `a.b`
    Plain,
    /// Written so that no machine reads it: `a[.]b`, `a(dot)b`, `a。b`, `a\.b`,
    /// `a&#46;b`, `a.(ta bort)b`.
    Masked,
    /// A word: `a punkt b`, `a-dot-b`.
    Word,
    /// Blanks around it: `a . b`, `a .b`.
    Spaced,
    /// A sign that the reader is to change: `a*b`.
    Sign,
    /// Two dots: `a..b`.
    Double,
    /// A blank or a line break behind it: `a. b`.
    Broken,
    /// A comma: `a,b`.
    Comma,
}

/// A dot that was read: how, and where the next label begins.
#[derive(Clone, Copy, Debug)]
pub(super) struct Read {
    pub(super) dot: Dot,
    pub(super) end: usize,
    pub(super) evasion: Evasion,
}

/// The words that stand for a dot.
const WORDS: [&[u8]; 4] = [b"punkt", b"dot", b"prick", b"point"];

/// Entities and escapes for a dot, as folded.
const ESCAPES: [&[u8]; 6] = [b"&#46;", b"&#046;", b"&#x2e;", b"&period;", b"%2e", b"&#x002e;"];

/// At most this many blanks stand between a label and a dot.
const MAX_BLANKS: usize = 2;

/// The word for a dot that begins at `i`, as its end.
pub(super) fn word(view: &View<'_>, i: usize) -> Option<usize> {
    WORDS.iter().find(|w| view.starts(i, w)).map(|w| i + w.len())
}

/// The dot that begins right after a label, at `i`, with a label behind it.
pub(super) fn after(view: &View<'_>, i: usize) -> Option<Read> {
    let read = |dot, end, evasion| view.is_alnum(end).then_some(Read { dot, end, evasion });
    match view.byte(i) {
        b'.' => full_stop(view, i),
        b' ' | b'\t' | b'\n' => spaced(view, i),
        b'[' | b'(' | b'{' | b'<' => {
            let end = bracketed(view, i)?;
            read(Dot::Masked, view.skip_blanks(end, MAX_BLANKS), Evasion::SPELT_OUT)
        }
        b',' => read(Dot::Comma, i + 1, Evasion::MASKING),
        // A dot in quotes: `a"."b`.
        quote @ (b'"' | b'\'') if view.byte(i + 1) == b'.' && view.byte(i + 2) == quote => {
            read(Dot::Masked, i + 3, Evasion::MASKING)
        }
        b'*' | b'+' => read(Dot::Sign, i + 1, Evasion::MASKING),
        b']' if view.starts(i, b"].[") => read(Dot::Masked, i + 3, Evasion::MASKING),
        b'\\' | b']' if view.byte(i + 1) == b'.' => read(Dot::Masked, i + 2, Evasion::ESCAPES),
        b'&' | b'%' => read(Dot::Masked, escaped(view, i)?, Evasion::ESCAPES),
        _ => {
            let end = odd(view, i)?;
            read(Dot::Masked, end, Evasion::STYLED)
        }
    }
}

fn full_stop(view: &View<'_>, i: usize) -> Option<Read> {
    if view.is_alnum(i + 1) {
        return Some(Read { dot: Dot::Plain, end: i + 1, evasion: Evasion::NONE });
    }
    let (dot, end, evasion) = match view.byte(i + 1) {
        b'.' => (Dot::Double, i + 2, Evasion::REPEATS),
        b'\\' => (Dot::Masked, i + 2, Evasion::ESCAPES),
        // An insertion to be taken out: `a.(ta bort)se`.
        b'(' | b'[' => match insertion(view, i + 1) {
            Some(end) => (Dot::Masked, end, Evasion::SPELT_OUT),
            None => (Dot::Masked, i + 2, Evasion::MASKING),
        },
        b']' => (Dot::Masked, i + 2, Evasion::MASKING),
        b' ' | b'\n' => (Dot::Broken, i + 2, Evasion::SPACING),
        _ => return None,
    };
    view.is_alnum(end).then_some(Read { dot, end, evasion })
}

/// The end of a bracket of words that is to be taken out.
fn insertion(view: &View<'_>, open: usize) -> Option<usize> {
    const LONGEST: usize = 24;
    let inside =
        (open + 1..open + LONGEST).take_while(|i| view.is_alnum(*i) || view.byte(*i) == b' ');
    let close = open + 1 + inside.count();
    matches!(view.byte(close), b')' | b']').then_some(close + 1)
}

/// The end of a dot in brackets: `[.]`, `( punkt )`.
fn bracketed(view: &View<'_>, open: usize) -> Option<usize> {
    let close = match view.byte(open) {
        b'[' => b']',
        b'(' => b')',
        b'{' => b'}',
        _ => b'>',
    };
    let at = view.skip_blanks(open + 1, MAX_BLANKS);
    let core = match view.byte(at) {
        b'.' | b',' => at + 1,
        _ => word(view, at).or_else(|| odd(view, at))?,
    };
    let at = view.skip_blanks(core, MAX_BLANKS);
    // Half a bracket is enough where the dot is a sign: `a[.b`.
    let half =
        view.byte(open) == b'[' && at == core && view.is_alnum(at) && view.before(at) == b'.';
    if half { Some(at) } else { (view.byte(at) == close).then_some(at + 1) }
}

fn escaped(view: &View<'_>, i: usize) -> Option<usize> {
    ESCAPES.iter().find(|e| view.starts(i, e)).map(|e| i + e.len())
}

/// A dot behind blanks, or a word for one.
fn spaced(view: &View<'_>, i: usize) -> Option<Read> {
    let at = match view.byte(i) {
        b'\n' => i + 1,
        _ => view.skip_blanks(i, MAX_BLANKS),
    };
    let (dot, core, evasion) = match view.byte(at) {
        b'.' => (Dot::Spaced, at + 1, Evasion::SPACING),
        b'[' | b'(' | b'{' | b'<' => (Dot::Masked, bracketed(view, at)?, Evasion::SPELT_OUT),
        b'p' | b'd' => (Dot::Word, word(view, at)?, Evasion::SPELT_OUT),
        b'&' => (Dot::Masked, escaped(view, at)?, Evasion::ESCAPES),
        _ => (Dot::Spaced, odd(view, at)?, Evasion::STYLED),
    };
    // The line may end behind a dot among blanks.
    let line = dot == Dot::Spaced && view.byte(core) == b'\n';
    let end = view.skip_blanks(core + usize::from(line), MAX_BLANKS);
    let apart = dot != Dot::Word || end > core;
    (apart && view.is_alnum(end)).then_some(Read { dot, end, evasion })
}

/// The end of a character at `i` that looks like a dot.
pub(super) fn odd(view: &View<'_>, i: usize) -> Option<usize> {
    let b = view.byte(i);
    if b == b'0' {
        // A zero of another script, see `View::is_host`.
        return (!view.is_host(i)).then_some(i + 1);
    }
    if b < 0xC2 || !view.has_odd() {
        return None;
    }
    let c = view.char_at(i)?;
    let is_dot = matches!(
        c,
        '·' | '•'
            | '。'
            | '｡'
            | '․'
            | '‧'
            | '∙'
            | '⋅'
            | '・'
            | '･'
            | '●'
            | '▪'
            | '⚫'
            | '⏺'
            | '⚪'
            | '○'
            | '∘'
            | '°'
            | '˙'
            | 'ꞏ'
            | '᛫'
            | '⸳'
            | '﹒'
            | '🔴'
            | '🔵'
            | '🟢'
            | '🟡'
            | '🟠'
            | '🟣'
            | '🟤'
            | '⬤'
            | '🔘'
            | '⏹'
            | '◦'
            | '۔'
            | '۰'
            | '٫'
            | '．'
    );
    is_dot.then_some(i + c.len_utf8())
}
