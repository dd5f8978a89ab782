//! Hosts that the policy allows, and hosts that imitate them.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::joint::Concern;
use super::lookalike;
use super::normal::{self, Normal};
use super::tables::Tables;
use crate::error::Diagnostic;

/// The allowed hosts, in normal form.
#[derive(Clone, Debug, Default)]
pub(super) struct AllowList {
    entries: Vec<Entry>,
}

#[derive(Clone, Debug)]
struct Entry {
    name: String,
    /// Whether subdomains are left out.
    exact: bool,
    /// The name as the eye reads it, see [`lookalike::skeleton`].
    skeleton: String,
    /// The label before the public suffix: `regionstockholm`.
    brand: String,
    /// The letters of the brand, see [`letters`].
    letters: u64,
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
            entries.push(Entry {
                skeleton: lookalike::skeleton(&normal::shown(&normal.name)),
                letters: letters(brand.as_bytes()),
                brand,
                name: normal.name,
                exact,
            });
        }
        AllowList { entries }
    }

    /// Whether a host in normal form is allowed: equal to an entry, or below one
    /// at a label boundary.
    pub(super) fn allows(&self, host: &[u8]) -> bool {
        self.entries.iter().any(|entry| {
            let name = entry.name.as_bytes();
            match host.strip_suffix(name) {
                Some([]) => true,
                Some(sub) => !entry.exact && sub.ends_with(b"."),
                None => false,
            }
        })
    }

    /// Whether a folded host name is allowed or borrows the name of one that is,
    /// told without allocating.
    pub(super) fn concern(&self, name: &[u8]) -> Option<Concern> {
        if self.allows(name) {
            return Some(Concern::Allowed);
        }
        let name = core::str::from_utf8(name).ok()?;
        let has = letters(name.as_bytes());
        let mut near = self.entries.iter().filter(|e| has & e.letters == e.letters);
        let imitated = near.any(|e| lookalike::borrows(name, &e.name, &e.brand));
        imitated.then_some(Concern::Imitated)
    }

    /// Whether a host that is not allowed imitates one that is. `host` is in
    /// normal form.
    pub(super) fn imitates(&self, host: &str) -> bool {
        if self.entries.is_empty() {
            return false;
        }
        let shown = normal::shown(host);
        let skeleton = lookalike::skeleton(&shown);
        let has = letters(host.as_bytes());
        self.entries.iter().any(|entry| {
            // A borrowed name has all its letters, or all but one.
            let lacks = entry.letters & !has;
            lookalike::same_to_the_eye(&skeleton, &entry.skeleton)
                || (lacks & lacks.wrapping_sub(1) == 0
                    && lookalike::borrows(host, &entry.name, &entry.brand))
        })
    }
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
