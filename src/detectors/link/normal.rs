//! Host names in one normal form.
//!
//! What is done is what UTS #46 asks of a host name, as far as Swedish comments
//! need it: lower case, composed letters, letters in another dress as plain
//! ones, nothing invisible, dots as dots, labels outside ASCII in punycode
//! (RFC 3492), IP addresses in their usual notation.

use alloc::string::{String, ToString};
use core::ops::Range;

use super::host::{Host, Name};
use super::ip;
use super::letters::is_dressed;
use super::punycode;
use super::view::View;
use crate::text::{Flags, TextBuffers};

/// A host in normal form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Normal {
    /// In ASCII.
    pub(super) name: String,
    /// Whether it is an IP address.
    pub(super) is_ip: bool,
}

impl Normal {
    /// The normal form of a host in the text.
    pub(super) fn of(view: &View<'_>, host: &Host) -> Normal {
        let folded = Name::of(view, host);
        let plain = core::str::from_utf8(folded.as_bytes()).ok();
        if let Some(plain) = plain.filter(|name| !view.has_odd() && name.is_ascii()) {
            return Normal::from_ascii(String::from(plain));
        }
        let mut name = String::new();
        for label in host.labels() {
            if !name.is_empty() {
                name.push('.');
            }
            push_ascii(&mut name, &label_text(view, label));
        }
        Normal::from_ascii(name)
    }

    /// The normal form of a name in ASCII and lower case.
    pub(super) fn from_ascii(name: String) -> Normal {
        match ip::v4(&name) {
            Some(address) => Normal { name: address.to_string(), is_ip: true },
            None => Normal { name, is_ip: false },
        }
    }

    /// The normal form of an IPv6 address without its brackets.
    pub(super) fn from_v6(inside: &str) -> Option<Normal> {
        let name = match ip::v6(inside)? {
            Ok(address) => address.to_string(),
            Err(mapped) => mapped.to_string(),
        };
        Some(Normal { name, is_ip: true })
    }

    /// The normal form of a name in UTF-8 with plain dots; `None` if it is no
    /// name.
    pub(super) fn from_text(text: &str) -> Option<Normal> {
        let mut buffers = TextBuffers::new();
        let document = buffers.prepare(text);
        let view = View::new(&document);
        let mut name = String::new();
        let mut at = 0;
        loop {
            let end = view.run_end(at);
            if end == at {
                return None;
            }
            if !name.is_empty() {
                name.push('.');
            }
            push_ascii(&mut name, &label_text(&view, at..end));
            let is_dot = view.byte(end) == b'.' || super::dots::odd(&view, end).is_some();
            at = super::dots::odd(&view, end).unwrap_or(end + 1);
            if end >= view.len() || (is_dot && at >= view.len()) {
                return Some(Normal::from_ascii(name));
            }
            if !is_dot {
                return None;
            }
        }
    }
}

/// Appends a label in ASCII.
fn push_ascii(name: &mut String, label: &str) {
    if label.is_ascii() {
        name.push_str(label);
        return;
    }
    match punycode::encode(label) {
        Some(code) => {
            name.push_str("xn--");
            name.push_str(&code);
        }
        None => name.push('?'),
    }
}

/// The letters of a label: as folded, but with accents and foreign letters kept,
/// since they make another host.
pub(super) fn label_text(view: &View<'_>, label: Range<usize>) -> String {
    let folded = core::str::from_utf8(view.slice(label.clone())).unwrap_or("");
    if !view.document.flags().intersects(Flags::ODD) {
        return String::from(folded);
    }
    let mut out = String::new();
    for c in view.original(label).chars() {
        match c {
            _ if c.is_ascii() => out.push(c.to_ascii_lowercase()),
            '\u{300}'..='\u{36F}' => {
                if let Some(composed) = out.chars().next_back().and_then(|base| compose(base, c)) {
                    out.pop();
                    out.push(composed);
                }
            }
            _ if is_dressed(c) => push_plain(&mut out, c),
            _ if c.is_alphanumeric() => out.extend(c.to_lowercase()),
            _ => {}
        }
    }
    out
}

fn push_plain(out: &mut String, c: char) {
    let mut utf8 = [0u8; 4];
    let mut buffers = TextBuffers::new();
    let document = buffers.prepare(c.encode_utf8(&mut utf8));
    out.push_str(core::str::from_utf8(document.folded()).unwrap_or(""));
}

/// Canonical composition (Unicode Character Database 16.0) of the letters that
/// European host names use.
fn compose(base: char, mark: char) -> Option<char> {
    let row: &[(char, char)] = match mark {
        '\u{300}' => &[('a', 'à'), ('e', 'è'), ('i', 'ì'), ('o', 'ò'), ('u', 'ù')],
        '\u{301}' => &[
            ('a', 'á'),
            ('e', 'é'),
            ('i', 'í'),
            ('o', 'ó'),
            ('u', 'ú'),
            ('y', 'ý'),
            ('n', 'ń'),
            ('s', 'ś'),
            ('c', 'ć'),
            ('z', 'ź'),
        ],
        '\u{302}' => &[('a', 'â'), ('e', 'ê'), ('i', 'î'), ('o', 'ô'), ('u', 'û')],
        '\u{303}' => &[('a', 'ã'), ('o', 'õ'), ('n', 'ñ')],
        '\u{308}' => &[('a', 'ä'), ('e', 'ë'), ('i', 'ï'), ('o', 'ö'), ('u', 'ü'), ('y', 'ÿ')],
        '\u{30A}' => &[('a', 'å'), ('u', 'ů')],
        '\u{30C}' => &[('c', 'č'), ('s', 'š'), ('z', 'ž'), ('r', 'ř'), ('e', 'ě'), ('n', 'ň')],
        '\u{327}' => &[('c', 'ç'), ('s', 'ş')],
        _ => return None,
    };
    row.iter().find(|(plain, _)| *plain == base).map(|(_, composed)| *composed)
}

/// A host name in the letters that a reader sees: punycode labels decoded.
pub(super) fn shown(name: &str) -> String {
    let mut out = String::new();
    for label in name.split('.') {
        if !out.is_empty() {
            out.push('.');
        }
        match label.strip_prefix("xn--").and_then(punycode::decode) {
            Some(decoded) => out.push_str(&decoded),
            None => out.push_str(label),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_host_in_many_dresses() {
        for (text, name) in [
            ("1177.SE", "1177.se"),
            ("1177.se.", "1177.se"),
            ("１１７７。ｓｅ", "1177.se"),
            ("räksmörgås.se", "xn--rksmrgs-5wao1o.se"),
            ("ra\u{308}ksmo\u{308}rga\u{30A}s.se", "xn--rksmrgs-5wao1o.se"),
            ("krısinformation.se", "xn--krsinformation-6fc.se"),
            ("rеgionstockholm.se", "xn--rgionstockholm-0vl.se"),
            ("evil-va\u{200B}rd.com", "evil-vard.com"),
            ("𝕥.𝕞𝕖", "t.me"),
            ("例え.テスト", "xn--r8jz45g.xn--zckzah"),
            ("0xB9170411", "185.23.4.17"),
        ] {
            assert_eq!(Normal::from_text(text).map(|n| n.name).as_deref(), Some(name), "{text}");
        }
        for text in ["", ".", "a b", "a/b", "a..b", "x@y"] {
            assert_eq!(Normal::from_text(text), None, "{text}");
        }
    }
}
