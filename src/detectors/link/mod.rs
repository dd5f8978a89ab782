//! Links: every link, and no sentence.
//!
//! A hand-written finder. It reads the folded text at the few bytes with which
//! hosts and URLs are written, and at words that people write for a dot, reads
//! forward from the first label, and weighs what it found:
//!
//! | evidence | code | confidence |
//! |---|---|---|
//! | a scheme or `www.` | `url.scheme`, `url.www`, `url.other-scheme`, `ip.scheme` | confirmed |
//! | a path, a port, a known shortener, invitation or site | `domain.path`, `domain.port`, `domain.known` | likely |
//! | an ending that is no word of Swedish | `domain.tld` | likely |
//! | a label that is no word, or words around that speak for a host | `domain.label` | likely |
//! | a host is possible | `domain.weak`, `ip.bare` | possible |
//!
//! `link.obfuscated` and `link.lookalike` come at any of these levels. The
//! setting `likely_from` moves the line between likely and possible.
//!
//! # Settings
//!
//! ```toml
//! [detector.link]
//! allow = ["1177.se", "=vgr.github.io"]  # with subdomains; `=` without
//! likely_from = "label"                  # certain, strong, tld, label or weak
//! shorteners = ["kort.example"]
//! invites = ["grupp.example"]
//! ```
//!
//! An allowed link stays a finding, with the fact `allowed` in its evidence, so
//! that the policy's exceptions can free it. Hosts are compared in normal form,
//! at a label boundary; the host that counts is the one a browser would go to,
//! never a user name before it.

mod allow;
mod apart;
mod around;
mod dots;
mod find;
mod host;
mod hot;
mod ip;
mod joint;
mod letters;
mod lookalike;
mod normal;
mod punycode;
mod report;
mod scheme;
mod schemed;
mod settings;
mod survey;
mod table;
mod tables;
mod tail;
mod view;
mod words;
mod www;

#[cfg(test)]
mod tests;

use alloc::boxed::Box;
use alloc::vec::Vec;

use self::allow::AllowList;
use self::find::Finder;
use self::joint::Level;
use self::settings::{SHAPE, Settings};
use self::tables::Tables;
use self::view::View;
use crate::category::Category;
use crate::detector::{Detector, KindSpec, Scan, Scanner, Setup, Sink};

/// Finds links: URLs, bare domains, addresses, invitations, shorteners,
/// look-alikes of allowed hosts, and all of these in disguise.
#[derive(Clone, Copy, Debug, Default)]
pub struct Link;

impl Detector for Link {
    fn id(&self) -> &'static str {
        "link"
    }

    fn revision(&self) -> u32 {
        1
    }

    fn prepare(&self, setup: &mut Setup<'_>) -> Box<dyn Scanner> {
        let settings: Settings = setup.settings(&SHAPE);
        let kinds = Category::Link.kinds().iter();
        setup.reports(kinds.map(|kind| KindSpec::exclusive(Category::Link, *kind)));
        setup.marks(www::words());
        let tables = Tables::new(&settings.shorteners, &settings.invites);
        let path = setup.path();
        let mut faults = Vec::new();
        let allow =
            AllowList::read(&settings.allow, &tables, &path, &mut |fault| faults.push(fault));
        for fault in faults {
            setup.report(fault);
        }
        Box::new(LinkScanner { tables, allow, likely_from: settings.likely_from.level() })
    }
}

#[derive(Debug)]
struct LinkScanner {
    tables: Tables,
    allow: AllowList,
    likely_from: Level,
}

impl Scanner for LinkScanner {
    fn scan(&self, scan: &Scan<'_>, sink: &mut Sink<'_>) {
        let view = View::new(scan.document());
        let finder = Finder { view, tables: &self.tables, allow: &self.allow };
        if scan.signals().marks() & www::WWW != 0 {
            finder.run_spelt_www(|link| {
                report::report(&view, &self.allow, self.likely_from, &link, sink)
            });
        }
        finder.run(|link| {
            report::report(&view, &self.allow, self.likely_from, &link, sink);
            !sink.is_full()
        });
    }
}
