//! Schemes, whole and maimed.

use core::ops::Range;

use super::view::View;
use crate::text::Evasion;

/// A scheme in the folded text.
#[derive(Clone, Debug)]
pub(super) struct Scheme {
    /// Its first byte.
    pub(super) start: usize,
    /// The byte after the colon and slashes.
    pub(super) end: usize,
    /// What it stands for.
    pub(super) name: Name,
    pub(super) evasion: Evasion,
    /// Whether it is written with backslashes.
    pub(super) backslashes: bool,
}

/// The name of a scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Name {
    /// A scheme whose host is reached over the web.
    Web(&'static str),
    /// Another scheme, as it stands in the folded text.
    Other(Range<usize>),
    /// `//host`: the scheme of the page that it stands on.
    Relative,
}

/// Schemes that may be glued to a word before them, as people paste them.
const GLUED: [(&[u8], &str); 2] = [(b"https", "https"), (b"http", "http")];

/// Maimed forms of http and https.
const MAIMED: [(&[u8], &str); 20] = [
    (b"hxxps", "https"),
    (b"hxxp", "http"),
    (b"h**ps", "https"),
    (b"h**p", "http"),
    (b"h++ps", "https"),
    (b"h++p", "http"),
    (b"htxps", "https"),
    (b"htxp", "http"),
    (b"hxtps", "https"),
    (b"hxtp", "http"),
    (b"h_ps", "https"),
    (b"h__p", "http"),
    (b"h--p", "http"),
    (b"h--ps", "https"),
    (b"htps", "https"),
    (b"htp", "http"),
    (b"ttps", "https"),
    (b"ttp", "http"),
    (b"h**s", "https"),
    (b"meow", "http"),
];

/// Schemes that need no slashes, with what must follow the colon.
const OPAQUE: [(&[u8], &str, Follows); 18] = [
    (b"javascript", "javascript", Follows::Any),
    (b"vbscript", "vbscript", Follows::Any),
    (b"data", "data", Follows::Mime),
    (b"magnet", "magnet", Follows::Query),
    (b"tg", "tg", Follows::Any),
    (b"tel", "tel", Follows::Number),
    (b"sms", "sms", Follows::Number),
    (b"smsto", "sms", Follows::Number),
    (b"callto", "callto", Follows::Number),
    (b"facetime", "facetime", Follows::Any),
    (b"skype", "skype", Follows::Any),
    (b"bitcoin", "bitcoin", Follows::Token),
    (b"ethereum", "ethereum", Follows::Token),
    (b"monero", "monero", Follows::Token),
    (b"geo", "geo", Follows::Number),
    (b"ed2k", "ed2k", Follows::Any),
    (b"about", "about", Follows::Never),
    (b"file", "file", Follows::Root),
];

/// What must stand behind the colon of an opaque scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Follows {
    Any,
    Mime,
    Query,
    Number,
    Token,
    Never,
    /// `///`: a path without a host.
    Root,
}

/// The scheme whose colon stands at `i`.
pub(super) fn at_colon(view: &View<'_>, i: usize) -> Option<Scheme> {
    let after = view.byte(i + 1);
    if !matches!(after, b'/' | b'\\' | b' ' | b'%' | b']') && !view.is_alnum(i + 1) {
        return None;
    }
    let slashes = slashes(view, i + 1 + usize::from(after == b']'));
    if let Some((start, name, evasion)) = web_before(view, i) {
        let (end, more, backslashes) = slashes?;
        let evasion = evasion.with(more);
        return Some(Scheme { start, end, name: Name::Web(name), evasion, backslashes });
    }
    if view.starts(i, b"://") && !view.is_blank(i + 3) {
        let start = token_start(view, i)?;
        let name = match view.slice(start..i) {
            b"ftp" => Name::Web("ftp"),
            _ => Name::Other(start..i),
        };
        return Some(Scheme {
            start,
            end: i + 3,
            name,
            evasion: Evasion::NONE,
            backslashes: false,
        });
    }
    None
}

/// A scheme without its colon whose slashes begin at `i`: `https//x`, `https;//x`,
/// or no scheme at all: `//x`.
pub(super) fn at_slashes(view: &View<'_>, i: usize) -> Option<Scheme> {
    if !view.is_alnum(i + 2) || view.before(i) == b':' {
        return None;
    }
    let mut before = if view.ends(i, b"&#58;") { i - 5 } else { i };
    while before > 0
        && i - before < 2
        && matches!(view.before(before), b';' | b' ' | b',' | b'.' | b'/')
    {
        before -= 1;
    }
    if let Some((start, name, evasion)) = web_before(view, before) {
        let evasion = evasion.with(Evasion::SCHEME);
        return Some(Scheme {
            start,
            end: i + 2,
            name: Name::Web(name),
            evasion,
            backslashes: false,
        });
    }
    let opens = view.is_blank(i.wrapping_sub(1))
        || i == 0
        || matches!(view.before(i), b'(' | b'"' | b'\'' | b'[');
    opens.then_some(Scheme {
        start: i,
        end: i + 2,
        name: Name::Relative,
        evasion: Evasion::SCHEME,
        backslashes: false,
    })
}

/// A scheme whose colon and slashes are percent escapes that begin at `i`.
pub(super) fn at_escaped_colon(view: &View<'_>, i: usize) -> Option<Scheme> {
    let (start, name, evasion) = web_before(view, i)?;
    let evasion = evasion.with(Evasion::ESCAPES);
    Some(Scheme { start, end: i + 9, name: Name::Web(name), evasion, backslashes: false })
}

/// A scheme without a host whose colon stands at `i`: its start, its name and
/// the end of the colon.
pub(super) fn opaque_at_colon(view: &View<'_>, i: usize) -> Option<(usize, &'static str)> {
    let start = token_start(view, i)?;
    let token = view.slice(start..i);
    let (_, name, follows) = OPAQUE.iter().find(|(t, ..)| *t == token)?;
    let next = view.byte(i + 1);
    let fits = match follows {
        Follows::Never => false,
        Follows::Root => view.starts(i + 1, b"///") && !view.is_blank(i + 4),
        Follows::Any => {
            next > b' ' && !matches!(next, b'"' | b'\'' | b'<' | b'>' | b'.' | b',' | b')')
        }
        Follows::Mime => is_mime(view, i + 1),
        Follows::Query => next == b'?',
        Follows::Number => {
            let digits = (i + 1..i + 10)
                .take_while(|i| matches!(view.byte(*i), b'+' | b'-' | b'0'..=b'9'))
                .count();
            digits >= 5
        }
        Follows::Token => (i + 1..i + 21).all(|i| view.byte(i).is_ascii_alphanumeric()),
    };
    fits.then_some((start, *name))
}

/// Whether a media type or the parameters of a data URL begin at `i`.
fn is_mime(view: &View<'_>, i: usize) -> bool {
    let kinds =
        [&b"text/"[..], b"image/", b"application/", b"audio/", b"video/", b"font/", b";base64"];
    kinds.iter().any(|kind| view.starts(i, kind))
}

/// The beginning of the letters, digits, `+`, `-` and `.` that end before `i`,
/// if they can be a scheme (RFC 3986, 3.1) and stand alone.
fn token_start(view: &View<'_>, i: usize) -> Option<usize> {
    const LONGEST: usize = 24;
    let mut start = i;
    while start > 0
        && matches!(view.byte(start - 1), b'a'..=b'z' | b'0'..=b'9' | b'+' | b'-' | b'.')
    {
        start -= 1;
        if i - start > LONGEST {
            return None;
        }
    }
    (i - start >= 2
        && view.byte(start).is_ascii_lowercase()
        && !view.is_host(start.wrapping_sub(1)))
    .then_some(start)
}

/// The http or https, whole or maimed, that ends before `i`.
fn web_before(view: &View<'_>, i: usize) -> Option<(usize, &'static str, Evasion)> {
    if let Some(found) = spaced_before(view, i) {
        return Some(found);
    }
    let end = i - usize::from(i >= 2 && matches!(view.before(i), b' ' | b'['));
    let apart = if end < i { Evasion::SPACING } else { Evasion::NONE };
    if let Some((token, name)) = GLUED.iter().find(|(token, _)| view.ends(end, token)) {
        return Some((end - token.len(), name, apart));
    }
    let (token, name) = MAIMED.iter().find(|(token, _)| view.ends(end, token))?;
    let start = end - token.len();
    (start == 0 || !view.is_host(start - 1)).then_some((start, *name, apart.with(Evasion::SCHEME)))
}

/// `h t t p s`, `htt ps`: a blank or another sign between the letters, ending
/// before `i`.
fn spaced_before(view: &View<'_>, i: usize) -> Option<(usize, &'static str, Evasion)> {
    let forms: [(&[u8], &str); 2] = [(b"https", "https"), (b"http", "http")];
    forms.into_iter().find_map(|(letters, name)| {
        let mut at = i;
        let mut parted = false;
        for letter in letters.iter().rev() {
            if matches!(view.before(at), b' ' | b'-' | b'_' | b'.' | b'*') && at > 0 {
                at -= 1;
                parted |= at + 1 < i;
            }
            at = at.checked_sub(1)?;
            if view.byte(at) != *letter {
                return None;
            }
        }
        let alone = at == 0 || !view.is_host(at - 1);
        (parted && alone).then_some((at, name, Evasion::SCHEME.with(Evasion::SPACING)))
    })
}

/// The slashes that begin at `i`, whole or maimed: where they end, what was
/// undone, and whether there were backslashes.
fn slashes(view: &View<'_>, i: usize) -> Option<(usize, Evasion, bool)> {
    if view.starts(i, b"//") && view.byte(i + 2) != b'/' && !view.is_blank(i + 2) {
        return Some((i + 2, Evasion::NONE, false));
    }
    let (mut at, mut count, mut backslashes, mut evasion) = (i, 0, false, Evasion::SCHEME);
    while count < 4 {
        let next = view.skip_blanks(at, 2);
        match view.byte(next) {
            b'/' => at = next + 1,
            b'\\' => {
                backslashes = true;
                at = next + 1;
            }
            b'%' if view.starts(next, b"%2f") => {
                evasion = evasion.with(Evasion::ESCAPES);
                at = next + 3;
            }
            _ => {
                // A blank may stand behind the slashes, but not in place of them.
                at = if count > 0 { next } else { at };
                break;
            }
        }
        count += 1;
    }
    (view.is_alnum(at) || view.byte(at) == b'[').then_some((at, evasion, backslashes))
}
