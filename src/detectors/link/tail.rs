//! What follows a host: port, path, query, fragment, and where it ends.

use super::view::View;

/// A link is read no further than this behind its host.
const MAX_TAIL: usize = 2048;

/// What follows a host.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tail {
    /// The folded byte after the last of the link.
    pub(super) end: usize,
    /// Where path, query or fragment begin; `end` if there is none.
    pub(super) path: usize,
    /// Whether there is a port.
    pub(super) port: bool,
}

impl Tail {
    /// Whether there is a path, a query or a fragment with something in it.
    pub(super) fn has_path(&self) -> bool {
        self.end > self.path
    }
}

/// How much of a tail the host before it vouches for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Grip {
    /// A bare host: only a port, a path, or a query with `=`.
    Bare,
    /// A bare host with dots as words, so that slashes may be words too.
    Spelt,
    /// A scheme or `www.`: anything.
    Firm,
    /// A scheme written with backslashes.
    Backslashes,
}

/// Reads what follows a host that ends at `at`.
pub(super) fn read(view: &View<'_>, at: usize, grip: Grip) -> Tail {
    let mut path = at;
    let firm = matches!(grip, Grip::Firm | Grip::Backslashes);
    if firm && view.byte(path) == b'.' && matches!(view.byte(path + 1), b'/' | b':' | b'?' | b'#') {
        path += 1;
    }
    let port = port(view, path);
    path = port.unwrap_or(path);
    let starts = match view.byte(path) {
        b'/' => true,
        b'\\' => {
            grip == Grip::Backslashes
                || (firm && (view.is_alnum(path + 1) || view.byte(path + 1) == b'@'))
        }
        b'%' => firm && view.starts(path, b"%2f"),
        b'?' => {
            if firm {
                !view.is_blank(path + 1)
            } else {
                is_query(view, path)
            }
        }
        b'#' => firm && view.is_host(path + 1),
        _ => false,
    };
    let mut end = if starts { trimmed(view, path, consume(view, path)) } else { path };
    if grip == Grip::Spelt {
        end = spelt_slashes(view, end);
    }
    if starts && end <= path {
        end = path;
    }
    Tail { end, path, port: port.is_some() }
}

/// The end of what follows the colon of a scheme without a host.
pub(super) fn opaque_end(view: &View<'_>, start: usize) -> usize {
    trimmed(view, start, consume(view, start))
}

/// The end of a port that begins at `i`.
fn port(view: &View<'_>, i: usize) -> Option<usize> {
    if view.byte(i) != b':' {
        return None;
    }
    let digits = (i + 1..i + 7).take_while(|i| view.byte(*i).is_ascii_digit()).count();
    let end = i + 1 + digits;
    ((2..=5).contains(&digits) && !view.is_alnum(end)).then_some(end)
}

/// Whether `?` begins a query with a name and a value.
fn is_query(view: &View<'_>, i: usize) -> bool {
    const LONGEST: usize = 40;
    let name = (i + 1..i + LONGEST).take_while(|i| view.is_host(*i)).count();
    name > 0 && view.byte(i + 1 + name) == b'='
}

/// The end of the characters that a URL may hold.
fn consume(view: &View<'_>, start: usize) -> usize {
    let mut i = start;
    while i < start + MAX_TAIL {
        let b = view.byte(i);
        let goes_on = match b {
            b'"' | b'<' | b'>' | b'`' | b'|' | b'^' | b'{' | b'}' => false,
            b'\\' => view.is_alnum(i + 1) || i == start,
            // The next link of a text in Markdown: `[a](x)[b](y)`.
            b')' if view.byte(i + 1) == b'[' => false,
            b']' if view.byte(i + 1) == b'(' => false,
            0x21..=0x7E => !(i > start && is_next_link(view, i)),
            0x80.. => view.document.is_word_byte(i),
            _ => false,
        };
        if !goes_on {
            break;
        }
        i += 1;
    }
    i
}

/// Whether another link was glued on at `i`.
fn is_next_link(view: &View<'_>, i: usize) -> bool {
    let begins = match view.byte(i) {
        b'h' => view.starts(i, b"http://") || view.starts(i, b"https://"),
        b'w' => view.starts(i, b"www."),
        _ => false,
    };
    begins && matches!(view.before(i), b',' | b';' | b')' | b']' | b'\'')
}

/// Takes off what belongs to the sentence and not to the link: closing
/// punctuation, and brackets that were not opened in it.
fn trimmed(view: &View<'_>, start: usize, mut end: usize) -> usize {
    let count = |b: u8, end: usize| view.slice(start..end).iter().filter(|x| **x == b).count();
    let mut open = None;
    while end > start {
        let last = view.before(end);
        let off = match last {
            b'.' | b',' | b':' | b';' | b'!' | b'?' | b'\'' | b'*' | b'~' => true,
            b'_' => view.before(start) == b'_',
            b')' | b']' => {
                // Counted once; from here on each bracket taken off is known.
                let (round, square) = *open.get_or_insert_with(|| {
                    (
                        surplus(count(b'(', end), count(b')', end)),
                        surplus(count(b'[', end), count(b']', end)),
                    )
                });
                let left = if last == b')' { round } else { square };
                open = Some(if last == b')' {
                    (round.saturating_sub(1), square)
                } else {
                    (round, square.saturating_sub(1))
                });
                left > 0
            }
            _ => false,
        };
        if !off {
            break;
        }
        end -= 1;
    }
    end
}

fn surplus(opened: usize, closed: usize) -> usize {
    closed.saturating_sub(opened)
}

/// Slashes as words: `x punkt se snedstreck sida`.
fn spelt_slashes(view: &View<'_>, mut end: usize) -> usize {
    for _ in 0..4 {
        let at = view.skip_blanks(end, 2);
        let word = [&b"snedstreck"[..], b"slash"].into_iter().find(|w| view.starts(at, w));
        let Some(word) = word.filter(|_| at > end) else { break };
        let after = view.skip_blanks(at + word.len(), 2);
        if after == at + word.len() || !view.is_alnum(after) {
            break;
        }
        end = trimmed(view, after, consume(view, after));
    }
    end
}
