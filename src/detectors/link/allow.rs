//! Hosts that the policy allows, and hosts that imitate them.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Reverse;

use super::lookalike::{Brands, from_each_label};
use super::normal::{self, Normal};
use super::table::Table;
use super::tables::Tables;
use crate::error::Diagnostic;

/// The allowed hosts, in normal form.
#[derive(Clone, Debug, Default)]
pub(super) struct AllowList {
    /// The hosts, by whether subdomains are left out.
    names: Table,
    brands: Brands,
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

const WITH_SUBDOMAINS: u16 = 0;
const ALONE: u16 = 1;

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
        let (mut names, mut brands) = (Vec::new(), Vec::new());
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
            brands.push((brand(&normal, tables), normal::shown(&normal.name)));
            names.push((normal.name, if exact { ALONE } else { WITH_SUBDOMAINS }));
        }
        // Of a host that stands there both ways the wider entry counts.
        names.sort_by_key(|(_, reach)| Reverse(*reach));
        let names = Table::new(names.iter().map(|(name, reach)| (name.as_str(), *reach)));
        AllowList { names, brands: Brands::new(&brands) }
    }

    /// How a host stands to the list. `host` is in normal form or folded. Nothing
    /// is allocated unless it holds punycode.
    pub(super) fn standing(&self, host: &str) -> Standing {
        let whole = host.as_bytes();
        let held = from_each_label(whole).find_map(|rest| Some((rest, self.names.get(rest)?)));
        match held {
            // Below an entry that counts alone: a stranger, and no imitation.
            Some((rest, ALONE)) if rest.len() < whole.len() => Standing::Strange,
            Some(_) => Standing::Allowed,
            None if self.brands.are_imitated_by(host) => Standing::Imitates,
            None => Standing::Strange,
        }
    }
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
            ("a.b.imy.se", Standing::Allowed),
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
