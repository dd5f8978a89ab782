//! Links that begin with a scheme.

use super::dots::Dot;
use super::find::{Finder, Form, Link, Place, Seen};
use super::host::{Host, Name, Trust};
use super::ip;
use super::joint::Level;
use super::scheme::{self, Scheme};
use super::tail::{self, Grip};
use crate::text::Evasion;

/// The longest authority (user, host and port) that is read.
const MAX_AUTHORITY: usize = 512;

impl Finder<'_> {
    pub(super) fn at_colon(&self, i: usize, floor: usize) -> Seen {
        let found = scheme::at_colon(&self.view, i).filter(|s| s.start >= floor);
        if let Some(scheme) = found {
            let end = scheme.end;
            if let Some(link) = self.schemed(scheme) {
                return (Some(link), end);
            }
        }
        let opaque = scheme::opaque_at_colon(&self.view, i).filter(|(start, _)| *start >= floor);
        let Some((start, name)) = opaque else { return (None, i + 1) };
        let end = tail::opaque_end(&self.view, i + 1);
        let weak = matches!(name, "tel" | "sms" | "callto" | "geo");
        let link = Link {
            range: start..end,
            place: Place::Nowhere,
            form: Form::Opaque(name),
            level: if weak { Level::Weak } else { Level::Certain },
            evasion: Evasion::NONE,
            userinfo: false,
            path: i + 1..end,
            port: false,
            known: None,
            standing: None,
        };
        (Some(link), end)
    }

    pub(super) fn at_slashes(&self, i: usize, floor: usize) -> Seen {
        let found = scheme::at_slashes(&self.view, i).filter(|s| s.start >= floor);
        let link = found.and_then(|scheme| self.schemed(scheme));
        (link, i + 1)
    }

    pub(super) fn at_escaped_colon(&self, i: usize, floor: usize) -> Seen {
        let found = scheme::at_escaped_colon(&self.view, i).filter(|s| s.start >= floor);
        let link = found.and_then(|scheme| self.schemed(scheme));
        (link, i + 1)
    }

    /// A link whose scheme was read.
    fn schemed(&self, scheme: Scheme) -> Option<Link> {
        let view = &self.view;
        let clean = scheme.evasion.is_empty();
        let (host_start, authority_end) = self.authority(scheme.end);
        let userinfo = host_start > scheme.end;
        // The slashes behind the host are escapes too: `https%3A%2F%2Fx.se%2Fy`.
        let escaped = scheme.evasion.intersects(Evasion::ESCAPES);
        let mut evasion = scheme.evasion;
        let (mut known, mut standing) = (None, None);
        let (place, host_end) = if view.byte(host_start) == b'[' {
            let close = (host_start..host_start + 64).find(|i| view.byte(*i) == b']')?;
            let inside = host_start + 1..close;
            let text = core::str::from_utf8(view.slice(inside.clone())).unwrap_or("");
            let _ = ip::v6(text)?;
            (Place::V6(inside), close + 1)
        } else if view.slice(host_start..authority_end).contains(&b'%') && !escaped {
            evasion = evasion.with(Evasion::ESCAPES);
            (Place::Escaped(host_start..authority_end), authority_end)
        } else {
            let host = Host::read(view, self.tables, host_start, None, Trust::Schemed)?;
            if !clean && host.tld.is_none() && !self.is_ip(&host) {
                return None;
            }
            evasion = evasion.with(host.evasion);
            let end = host.range().end;
            match self.over_the_line(&host) {
                Some(rest) => {
                    evasion = evasion.with(Evasion::SPACING);
                    (Place::Apart(host_start..rest), rest)
                }
                None => (Place::Labels(host), end),
            }
        };
        let grip = if scheme.backslashes { Grip::Backslashes } else { Grip::Firm };
        let mut tail = tail::read(view, host_end, grip);
        if let Place::Labels(host) = &place {
            if host.dot != Dot::Plain {
                tail = tail::read(view, host_end, if tail.has_path() { grip } else { Grip::Spelt });
            }
            let mut name = Name::of(view, host);
            known = self.known(&mut name, &tail);
            let is_number =
                name.as_bytes().first().is_some_and(u8::is_ascii_digit) && self.is_ip(host);
            let is_as_written = !view.has_odd() && !is_number;
            standing = is_as_written.then(|| self.standing(host, &name));
        }
        Some(Link {
            range: scheme.start..tail.end,
            place,
            form: Form::Scheme(scheme.name),
            level: Level::Certain,
            evasion,
            userinfo,
            path: tail.path..tail.end,
            port: tail.port,
            known,
            standing,
        })
    }

    /// The end of a host whose first line ends within its name: `https://exem⏎pel.se`.
    fn over_the_line(&self, host: &Host) -> Option<usize> {
        let view = &self.view;
        let end = host.range().end;
        let line = end + usize::from(view.byte(end) == b'-');
        if host.tld.is_some() || view.byte(line) != b'\n' || self.is_ip(host) {
            return None;
        }
        let rest = Host::read(view, self.tables, line + 1, None, Trust::Bare)?;
        (rest.tld.is_some() && rest.dot == Dot::Plain).then(|| rest.range().end)
    }

    fn is_ip(&self, host: &Host) -> bool {
        let name = Name::of(&self.view, host);
        core::str::from_utf8(name.as_bytes()).is_ok_and(|name| ip::v4(name).is_some())
    }

    /// Where the host begins behind a user, and where the authority ends (URL
    /// Standard, "authority state": the last `@` before a slash, `?` or `#`).
    fn authority(&self, start: usize) -> (usize, usize) {
        let view = &self.view;
        let mut host = start;
        let mut end = start;
        while end < start + MAX_AUTHORITY {
            match view.byte(end) {
                0..=b' '
                | b'/'
                | b'\\'
                | b'?'
                | b'#'
                | b'"'
                | b'<'
                | b'>'
                | b'|'
                | b'`'
                | b'{'
                | b'}' => break,
                // The next link of a text in Markdown.
                b')' if view.byte(end + 1) == b'[' => break,
                b'@' => host = end + 1,
                0x80.. if !view.document.is_word_byte(end) => break,
                _ => {}
            }
            end += 1;
        }
        if view.is_alnum(host) || matches!(view.byte(host), b'[' | b'%') {
            (host, end)
        } else {
            (start, end)
        }
    }
}
