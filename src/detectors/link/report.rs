//! From a link in the text to a finding.

use alloc::string::String;

use super::allow::{AllowList, Standing};
use super::dots::Dot;
use super::find::{Form, Link, Place};
use super::joint::Level;
use super::letters;
use super::normal::Normal;
use super::scheme;
use super::tables::Known;
use super::view::View;
use crate::category::{Category, Id};
use crate::detector::Sink;
use crate::finding::{Confidence, Details, Fact, Finding, Severity};
use crate::text::Evasion;

/// Reports a link; `likely_from` is the least evidence that makes it likely.
pub(super) fn report(
    view: &View<'_>,
    allow: &AllowList,
    likely_from: Level,
    link: &Link,
    sink: &mut Sink<'_>,
) {
    let host = host(view, link);
    let name = host.as_ref().map(|h| h.name.as_str());
    let standing = match (name, link.standing) {
        (Some(name), asked) if is_of_the_web(&link.form) => {
            asked.unwrap_or_else(|| allow.standing(name))
        }
        _ => Standing::Strange,
    };
    let allowed = standing == Standing::Allowed;
    let evasion = link.evasion.with(written(view, link));
    let kind = kind(link, host.as_ref(), standing, evasion);
    let mut details =
        Details { evasion, scheme: scheme_id(view, &link.form), ..Details::default() };
    details.host = name.map(Into::into);
    let yes = || Fact::Word(Id::from_static("yes"));
    if allowed {
        details = details.fact("allowed", yes());
        if has_redirect(view.slice(link.path.clone())) {
            details = details.fact("open_redirect", yes());
        }
        if let Place::Labels(labels) = &link.place {
            sink.claim(view.document.span(labels.range()));
        }
    }
    if link.userinfo {
        details = details.fact("userinfo", yes());
    }
    let severity = match kind {
        _ if allowed => Severity::Low,
        "lookalike" => Severity::High,
        "url" | "bare_domain" => Severity::Low,
        _ => Severity::Medium,
    };
    let finding = Finding::new(
        Category::Link,
        view.document.span(link.range.clone()),
        confidence(link, likely_from),
        code(link, kind),
    );
    let finding = finding.kind(kind).severity(severity).details(details);
    if is_called_by_number(view, link) {
        // The number is a finding of its own, and neither drops the other.
        sink.push_beside(finding);
    } else {
        sink.push_weighed(finding, link.level as u8);
    }
}

/// Whether the link leads to a person by their telephone number: `wa.me/4670…`,
/// `whatsapp://send?phone=4670…`.
fn is_called_by_number(view: &View<'_>, link: &Link) -> bool {
    const FEWEST: usize = 7;
    let leads_to_someone = link.known == Some(Known::Invite)
        || matches!(link.form, Form::Scheme(scheme::Name::Other(_)));
    let mut runs = view.slice(link.path.clone()).split(|b| !b.is_ascii_digit());
    leads_to_someone && runs.any(|digits| digits.len() >= FEWEST)
}

/// The host in normal form.
fn host(view: &View<'_>, link: &Link) -> Option<Normal> {
    match &link.place {
        Place::Labels(host) => Some(Normal::of(view, host)),
        Place::V6(inside) => {
            Normal::from_v6(core::str::from_utf8(view.slice(inside.clone())).ok()?)
        }
        Place::Escaped(range) => Normal::from_text(&unescape(view.slice(range.clone()))?),
        Place::Apart(range) => {
            let name = core::str::from_utf8(view.slice(range.clone())).ok()?;
            Normal::from_text(&name.replace("-\n", "").replace([' ', '\n'], ""))
        }
        Place::Nowhere => None,
    }
}

/// Percent escapes undone, and a port cut off.
fn unescape(bytes: &[u8]) -> Option<String> {
    let mut out = alloc::vec::Vec::with_capacity(bytes.len());
    let mut rest = bytes.iter();
    while let Some(b) = rest.next() {
        match b {
            b'%' => {
                let hex = |b: Option<&u8>| char::from(*b?).to_digit(16);
                let (high, low) = (hex(rest.next())?, hex(rest.next())?);
                out.push(u8::try_from(high << 4 | low).ok()?);
            }
            b':' => break,
            _ => out.push(*b),
        }
    }
    String::from_utf8(out).ok()
}

/// Whether the scheme leads to a web host, so that an allowed host allows it.
fn is_of_the_web(form: &Form) -> bool {
    match form {
        Form::Scheme(scheme::Name::Web(_) | scheme::Name::Relative) | Form::Www | Form::Bare => {
            true
        }
        Form::Scheme(_) | Form::Opaque(_) => false,
    }
}

fn scheme_id(view: &View<'_>, form: &Form) -> Option<Id> {
    match form {
        Form::Scheme(scheme::Name::Web(name)) | Form::Opaque(name) => Some(Id::from_static(name)),
        Form::Scheme(scheme::Name::Other(range)) => {
            let name = core::str::from_utf8(view.slice(range.clone())).ok()?;
            Some(Id::from(String::from(name)))
        }
        Form::Scheme(scheme::Name::Relative) | Form::Www | Form::Bare => None,
    }
}

fn kind(link: &Link, host: Option<&Normal>, standing: Standing, evasion: Evasion) -> &'static str {
    match host {
        Some(host) if host.is_ip => return "ip",
        Some(_) if standing == Standing::Imitates => return "lookalike",
        _ => {}
    }
    match (link.known, &link.form) {
        _ if !evasion.is_empty() => "obfuscated",
        (Some(Known::Invite), _) => "invite",
        (Some(Known::Shortener), _) => "shortener",
        (_, Form::Bare) => "bare_domain",
        _ => "url",
    }
}

fn code(link: &Link, kind: &str) -> &'static str {
    match (kind, &link.form) {
        ("lookalike", _) => "link.lookalike",
        ("obfuscated", _) => "link.obfuscated",
        ("ip", Form::Bare) => "ip.bare",
        ("ip", _) => "ip.scheme",
        (_, Form::Scheme(scheme::Name::Web(_) | scheme::Name::Relative)) => "url.scheme",
        (_, Form::Scheme(scheme::Name::Other(_))) | (_, Form::Opaque(_)) => "url.other-scheme",
        (_, Form::Www) => "url.www",
        (_, Form::Bare) => match link.level {
            _ if link.known.is_some() => "domain.known",
            _ if !link.path.is_empty() => "domain.path",
            _ if link.port => "domain.port",
            Level::Certain | Level::Strong => "domain.known",
            Level::Tld => "domain.tld",
            Level::Label => "domain.label",
            Level::Weak => "domain.weak",
        },
    }
}

fn confidence(link: &Link, likely_from: Level) -> Confidence {
    let plain = match &link.place {
        Place::Labels(host) => host.dot <= Dot::Masked,
        _ => true,
    };
    match link.level {
        Level::Certain if plain => Confidence::Confirmed,
        level if level >= likely_from => Confidence::Likely,
        _ => Confidence::Possible,
    }
}

/// What was undone in the letters of scheme and host.
fn written(view: &View<'_>, link: &Link) -> Evasion {
    let end = match &link.place {
        Place::Labels(host) => host.range().end,
        _ => link.path.start,
    };
    let scheme_end = host_start(link).min(end);
    let mut evasion = letters::undone(view, link.range.start..scheme_end);
    if let Place::Labels(host) = &link.place {
        evasion = host.labels().fold(evasion, |all, label| all.with(letters::undone(view, label)));
    }
    evasion
}

fn host_start(link: &Link) -> usize {
    match &link.place {
        Place::Labels(host) => host.range().start,
        _ => link.range.start,
    }
}

/// Whether a path or query carries another address to go to.
fn has_redirect(path: &[u8]) -> bool {
    const MARKS: [&[u8]; 6] = [b"=http", b"=//", b"=%2f%2f", b"=www.", b"/http", b"=ftp"];
    MARKS.iter().any(|mark| path.windows(mark.len()).any(|w| w == *mark))
}
