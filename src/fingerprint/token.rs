//! Tokens that are more than a plain word.

use super::Traits;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// Left out; only the traits are remembered.
    Left(Traits),
    /// One word with a sign between its letters: `l.a.d.e`.
    Spaced,
    /// A word with digits or signs for letters.
    Leet,
    /// Words joined by signs, or letters of another script.
    Words,
}

/// Top-level domains that make a bare host a link here. This is about leaving
/// out, not about finding links, so a few common ones are enough.
const COMMON: &[&[u8]] =
    &[b"se", b"nu", b"com", b"org", b"net", b"eu", b"info", b"no", b"dk", b"fi", b"io", b"example"];

/// What the token is; `token` holds no blank.
pub(super) fn read(token: &[u8]) -> Token {
    let core = trim(token);
    match (core.first(), core.get(1)) {
        (Some(b'#'), Some(next)) if is_letter(*next) || next.is_ascii_digit() => {
            return Token::Left(Traits::TAG);
        }
        (Some(b'@'), Some(next)) if is_letter(*next) && is_name(core) => {
            return Token::Left(Traits::MENTION);
        }
        _ => {}
    }
    if is_link(core) {
        return Token::Left(Traits::LINK);
    }
    let letters = core.iter().filter(|b| is_letter(**b)).count();
    let digits = core.iter().filter(|b| b.is_ascii_digit()).count();
    if letters == 0 {
        return Token::Left(if digits > 0 { Traits::NUMBER } else { Traits::NONE });
    }
    if is_spaced(core) {
        return Token::Spaced;
    }
    let signs = core.iter().filter(|b| matches!(b, b'$' | b'@' | b'!' | b'|')).count();
    if digits + signs > 0 { Token::Leet } else { Token::Words }
}

/// Without the signs that stand around words.
pub(super) fn trim(token: &[u8]) -> &[u8] {
    let around = |b: &u8| {
        matches!(
            b,
            b'.' | b','
                | b'?'
                | b';'
                | b':'
                | b'('
                | b')'
                | b'['
                | b']'
                | b'\''
                | b'-'
                | b'*'
                | b'_'
                | b'~'
        )
    };
    let from = token.iter().position(|b| !around(b)).unwrap_or(token.len());
    // A mark of exclamation stands for an i only inside a word.
    let to = token.iter().rposition(|b| !around(b) && *b != b'!').map_or(from, |i| i + 1);
    token.get(from..to).unwrap_or_default()
}

/// The letters of a token, å ä ö as a and o.
pub(super) fn letters(token: &[u8]) -> impl Iterator<Item = u8> + '_ {
    token.iter().filter_map(|b| match b {
        b'a'..=b'z' => Some(b & 0x1F),
        0xA4 | 0xA5 => Some(1),
        0xB6 => Some(15),
        _ => None,
    })
}

/// The letter that a letter, digit or sign stands for.
pub(super) fn unleet(b: u8) -> Option<u8> {
    let letter = match b {
        b'a'..=b'z' => b,
        b'4' | b'@' => b'a',
        b'8' => b'b',
        b'3' => b'e',
        b'6' | b'9' => b'g',
        b'1' | b'!' | b'|' => b'i',
        b'0' => b'o',
        b'5' | b'$' => b's',
        b'7' => b't',
        b'2' => b'z',
        _ => return None,
    };
    Some(letter & 0x1F)
}

fn is_letter(b: u8) -> bool {
    b.is_ascii_lowercase() || b >= 0x80
}

/// Whether `@…` names someone rather than spelling a word that begins with a.
fn is_name(core: &[u8]) -> bool {
    let name = core.get(1..).unwrap_or_default();
    let vowel = |b: u8| matches!(b, b'a' | b'e' | b'i' | b'o' | b'u' | b'y') || b >= 0x80;
    let signs = name.iter().any(|b| matches!(b, b'$' | b'@' | b'!'));
    let head = (name.first().copied().unwrap_or(0), name.get(1).copied().unwrap_or(0));
    let digit_early = name.iter().take(3).any(u8::is_ascii_digit);
    // No Swedish name begins with a double consonant or with l, m, n, r before
    // another consonant; `@ndra`, `@tt` and `@lla` are words.
    let (first, second) = head;
    let harsh = !vowel(first)
        && second.is_ascii_lowercase()
        && !vowel(second)
        && (first == second || matches!(first, b'l' | b'm' | b'n' | b'r') && second != b'h');
    name.len() > 1 && !signs && !digit_early && !harsh
}

/// One letter, one and the same sign, one letter, and so on.
fn is_spaced(core: &[u8]) -> bool {
    let mut sign = None;
    let mut letters = 0;
    let mut was_letter = false;
    for b in core {
        match b {
            b'a'..=b'z' if was_letter => return false,
            b'a'..=b'z' | 0xA4 | 0xA5 | 0xB6 => {
                letters += 1;
                was_letter = true;
            }
            0xC3 if was_letter => return false,
            0xC3 => {}
            _ if was_letter && *sign.get_or_insert(*b) == *b && !b.is_ascii_digit() => {
                was_letter = false;
            }
            _ => return false,
        }
    }
    letters >= 3
}

fn is_link(core: &[u8]) -> bool {
    if core.windows(3).any(|w| w == b"://") || core.starts_with(b"www.") {
        return true;
    }
    let host = core.split(|b| matches!(b, b'/' | b'?' | b'#' | b':')).next().unwrap_or_default();
    let dot = host.iter().rposition(|b| *b == b'.');
    let (Some(dot), Some(first)) = (dot, host.first()) else { return false };
    let last = host.get(dot + 1..).unwrap_or_default();
    first.is_ascii_alphanumeric() && COMMON.contains(&last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_told_apart() {
        let cases: &[(&str, Token)] = &[
            ("@eva", Token::Left(Traits::MENTION)),
            ("@stefan:", Token::Left(Traits::MENTION)),
            ("@anna_1985", Token::Left(Traits::MENTION)),
            ("@ndra", Token::Leet),
            ("@tt", Token::Leet),
            ("#svpol", Token::Left(Traits::TAG)),
            ("https://kampanj.example/p/1", Token::Left(Traits::LINK)),
            ("(www.exempel.se)", Token::Left(Traits::LINK)),
            ("1177.se", Token::Left(Traits::LINK)),
            ("1177", Token::Left(Traits::NUMBER)),
            ("08-123", Token::Left(Traits::NUMBER)),
            ("-", Token::Left(Traits::NONE)),
            ("l.a.d.e", Token::Spaced),
            ("a-n-m-ä-l-a", Token::Spaced),
            ("t.ex.", Token::Words),
            ("kän$la", Token::Leet),
            ("v37", Token::Leet),
            ("dålig.personalen", Token::Words),
            ("sms:a", Token::Words),
            ("adhd-utredning", Token::Words),
        ];
        for (text, token) in cases {
            assert_eq!(read(text.as_bytes()), *token, "{text}");
        }
    }
}
