//! Hosts that the policy allows, and hosts that imitate them.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::host::Name;
use super::lookalike::{self, MIN_INSIDE, MIN_ONE_OFF, Parts};
use super::normal::{self, Normal};
use super::tables::Tables;
use crate::error::Diagnostic;

/// The allowed hosts, in normal form.
#[derive(Clone, Debug, Default)]
pub(super) struct AllowList {
    entries: Vec<Entry>,
}

/// How a host stands to the allowed ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// It is one of them, or below one.
    Allowed,
    /// It is made to be taken for one of them.
    Imitates,
    /// It has nothing to do with them.
    Strange,
}

#[derive(Clone, Debug)]
struct Entry {
    name: String,
    /// Whether subdomains are left out.
    exact: bool,
    /// The name as the eye reads it.
    eye: String,
    /// The label before the public suffix as the eye reads it: `regionstockholm`.
    brand: String,
    /// The letters of the brand, see [`letters`].
    letters: u64,
}

impl Entry {
    fn new(name: String, exact: bool, brand: &str) -> Entry {
        let eye = |text: &str| {
            let strict = lookalike::skeleton(text);
            let loose = lookalike::loosened(&strict);
            let shown = if brand.len() < MIN_INSIDE { strict } else { loose };
            String::from(core::str::from_utf8(shown.as_bytes()).unwrap_or(""))
        };
        let loose = lookalike::loosened(&lookalike::skeleton(brand));
        let letters = letters(loose.as_bytes());
        Entry { eye: eye(&normal::shown(&name)), brand: eye(brand), letters, name, exact }
    }

    /// Whether a host is the entry or below it.
    fn holds(&self, host: &[u8]) -> bool {
        match host.strip_suffix(self.name.as_bytes()) {
            Some([]) => true,
            Some(sub) => sub.ends_with(b"."),
            None => false,
        }
    }

    fn is_short(&self) -> bool {
        self.brand.len() < MIN_INSIDE
    }

    fn is_number(&self) -> bool {
        let brand = self.name.split('.').rev().nth(1);
        brand.is_some_and(|brand| brand.bytes().all(|b| b.is_ascii_digit()))
    }
}

/// A host as imitation is looked for in it.
struct Seen<'a> {
    plain: Parts<'a>,
    strict: &'a Name,
    loose: &'a Name,
    strict_parts: Parts<'a>,
    loose_parts: Parts<'a>,
    letters: u64,
}

impl Seen<'_> {
    fn imitates(&self, entry: &Entry) -> bool {
        let lacks = entry.letters & !self.letters;
        let one_off = entry.brand.len() >= MIN_ONE_OFF;
        if lacks != 0 && !(one_off && lacks & (lacks - 1) == 0) {
            return false;
        }
        let (eye, brand) = (entry.eye.as_bytes(), entry.brand.as_bytes());
        if !entry.is_short() {
            return same_to_the_eye(self.loose, eye) || self.loose_parts.borrow(eye, brand);
        }
        // "linje 51.se" is not read as "sl.se".
        let written = self.plain.registered().split(|b| *b == b'-');
        let seen = self.strict_parts.registered().split(|b| *b == b'-');
        let worn = written
            .zip(seen)
            .any(|(plain, eye)| eye == brand && plain.iter().any(u8::is_ascii_alphabetic));
        let number = self.plain.registered().iter().all(u8::is_ascii_digit);
        worn || (same_to_the_eye(self.strict, eye) && (!number || entry.is_number()))
            || self.plain.borrow(entry.name.as_bytes(), brand)
    }
}

impl AllowList {
    /// Reads the entries of a policy: a host counts with its subdomains, `=host`
    /// alone. An entry that is no host, or a public suffix under which strangers
    /// register names, is reported and left out.
    pub(super) fn read(
        list: &[String],
        tables: &Tables,
        path: &str,
        report: &mut impl FnMut(Diagnostic),
    ) -> AllowList {
        let mut entries = Vec::new();
        for (i, entry) in list.iter().enumerate() {
            let at = || format!("{path}.allow[{i}]");
            let exact = entry.starts_with('=');
            let host = entry.trim_start_matches(['=', ' ']).trim_end();
            let host = host.strip_prefix("*.").unwrap_or(host);
            let bare = host.strip_prefix('[').and_then(|h| h.strip_suffix(']'));
            let normal = match bare {
                Some(inside) => Normal::from_v6(inside),
                None => Normal::from_text(host).or_else(|| Normal::from_v6(host)),
            };
            let Some(normal) = normal else {
                let message = format!("`{entry}` is no host name");
                report(
                    Diagnostic::error("link.allow-host", at(), message)
                        .hint("write the host alone, without scheme, port or path: `1177.se`"),
                );
                continue;
            };
            if !normal.is_ip && tables.is_public_suffix(&normal::shown(&normal.name)) {
                let message =
                    format!("`{entry}` is a public suffix: anyone can register a name under it");
                report(
                    Diagnostic::error("link.allow-public-suffix", at(), message)
                        .hint("name the hosts that are meant"),
                );
                continue;
            }
            let brand = brand(&normal, tables);
            entries.push(Entry::new(normal.name, exact, &brand));
        }
        AllowList { entries }
    }

    /// How a host stands to the list. `host` is in normal form or folded. Nothing
    /// is allocated unless it holds punycode.
    pub(super) fn standing(&self, host: &str) -> Standing {
        let mut holds = self.entries.iter().filter(|entry| entry.holds(host.as_bytes()));
        if let Some(first) = holds.next() {
            let is_allowed = |entry: &Entry| !entry.exact || entry.name.len() == host.len();
            // Below an entry that counts alone: a stranger, and no imitation.
            let allowed = is_allowed(first) || holds.any(is_allowed);
            return if allowed { Standing::Allowed } else { Standing::Strange };
        }
        if self.entries.is_empty() || host.is_empty() {
            return Standing::Strange;
        }
        let decoded = if host.contains("xn--") { Some(normal::shown(host)) } else { None };
        let strict = lookalike::skeleton(decoded.as_deref().unwrap_or(host));
        let loose = lookalike::loosened(&strict);
        let seen = Seen {
            plain: Parts::of(host.as_bytes()),
            strict_parts: Parts::of(strict.as_bytes()),
            loose_parts: Parts::of(loose.as_bytes()),
            letters: letters(loose.as_bytes()),
            strict: &strict,
            loose: &loose,
        };
        if self.entries.iter().any(|entry| seen.imitates(entry)) {
            Standing::Imitates
        } else {
            Standing::Strange
        }
    }
}

/// Whether a host reads as another or as a subdomain of it; both as the eye reads
/// them.
fn same_to_the_eye(host: &Name, other: &[u8]) -> bool {
    host.as_bytes().strip_suffix(other).is_some_and(|sub| sub.is_empty() || sub.ends_with(b"."))
}

/// The letters and digits of a name as a set.
fn letters(name: &[u8]) -> u64 {
    name.iter().filter(|b| b.is_ascii_alphanumeric()).fold(0, |set, b| set | 1 << (b & 63))
}

/// The label that a reader knows a host by.
fn brand(host: &Normal, tables: &Tables) -> String {
    if host.is_ip {
        return String::new();
    }
    let mut rest = host.name.as_str();
    while let Some((label, tail)) = rest.split_once('.') {
        if tables.is_public_suffix(tail) {
            return String::from(label);
        }
        rest = tail;
    }
    String::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(hosts: &[&str]) -> AllowList {
        let hosts: Vec<String> = hosts.iter().map(|h| String::from(*h)).collect();
        AllowList::read(&hosts, &Tables::new(&[], &[]), "", &mut |fault| panic!("{fault:?}"))
    }

    #[test]
    fn hosts_stand_to_the_list_as_a_reader_takes_them() {
        let list = list(&[
            "1177.se",
            "sl.se",
            "regionstockholm.se",
            "vgregion.se",
            "112.se",
            "imy.se",
            "=vgr.github.io",
        ]);
        for (host, standing) in [
            ("1177.se", Standing::Allowed),
            ("www.1177.se", Standing::Allowed),
            ("vgr.github.io", Standing::Allowed),
            ("a.vgr.github.io", Standing::Strange),
            // The eye is deceived.
            ("s1.se", Standing::Imitates),
            ("s1-biljett.se", Standing::Imitates),
            ("1l77.se", Standing::Imitates),
            ("ll77.com", Standing::Imitates),
            ("1lz.se", Standing::Strange),
            ("ll2.se", Standing::Imitates),
            ("xn--l-cvb.se", Standing::Imitates),
            ("regi0nstockho1m-login.com", Standing::Imitates),
            ("vgregi0n.se", Standing::Imitates),
            // A letter is wrong, left out or added.
            ("regionstokholm.se", Standing::Imitates),
            ("regionstockhollm.nu", Standing::Imitates),
            ("vgregin.se", Standing::Imitates),
            // The name is borrowed.
            ("1177.se.exempel.com", Standing::Imitates),
            ("1177-se.com", Standing::Imitates),
            ("sl-biljett.se", Standing::Imitates),
            ("mittvgregion.se", Standing::Imitates),
            ("regionstockholm.exempel.com", Standing::Imitates),
            // Names of their own.
            ("si.se", Standing::Strange),
            ("51.se", Standing::Strange),
            ("linje-51.se", Standing::Strange),
            ("slott.se", Standing::Strange),
            ("isl.se", Standing::Strange),
            ("stockholm.se", Standing::Strange),
            ("region.se", Standing::Strange),
            ("sl.wikipedia.org", Standing::Strange),
            ("2112.se", Standing::Strange),
            ("exempel.se", Standing::Strange),
            ("", Standing::Strange),
        ] {
            assert_eq!(list.standing(host), standing, "{host}");
        }
    }
}
