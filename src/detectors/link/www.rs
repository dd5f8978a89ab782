//! `www` with blanks, commas or hyphens for the dots behind it: `www exempel se`.
//!
//! The word *www* is marked in the one table, so that a text without it costs nothing.
//! The sign behind it stands between all labels; the second is no word that any
//! sentence has, and the third is an ending in everyday use.

use alloc::string::String;

use super::dots::Dot;
use super::find::{Finder, Form, Link, Place};
use super::host::Host;
use super::joint::Level;
use super::tables::{Listed, Tld};
use super::tail::{self, Grip};
use crate::lexicon::Marks;
use crate::text::Evasion;

/// Set on *www*. The bit is one that no other detector uses.
pub(super) const WWW: Marks = 1 << 31;

/// The marked words.
pub(super) fn words() -> [(String, Marks); 1] {
    [("www".into(), WWW)]
}

impl Finder<'_> {
    /// Calls `found` for every such link. O(words).
    pub(super) fn run_spelt_www(&self, mut found: impl FnMut(Link)) {
        let document = self.view.document;
        for word in document.words() {
            if document.word(*word) == b"www" {
                if let Some(link) = self.spelt_www(word.start()) {
                    found(link);
                }
            }
        }
    }

    fn spelt_www(&self, start: usize) -> Option<Link> {
        let view = &self.view;
        let www = start..start + 3;
        let sign = view.byte(www.end);
        if !matches!(sign, b' ' | b',' | b'-') {
            return None;
        }
        let blank = |at: usize| at + usize::from(sign == b',' && view.byte(at) == b' ');
        let label = |from: usize| {
            let run = from..view.run_end(from);
            let parts = view.slice(run.clone()).split(|b| sign == b'-' && *b == b'-');
            parts.map(|part| from..from + part.len()).next().filter(|l| l.len() > 1)
        };
        let name = label(blank(www.end + 1))?;
        if view.byte(name.end) != sign
            || self.tables.listed(view.slice(name.clone())) == Some(Listed::Word)
        {
            return None;
        }
        let last = label(blank(name.end + 1))?;
        let tld = self.tables.tld(view.slice(last.clone()))?;
        if !matches!(tld, Tld::Home | Tld::Common) {
            return None;
        }
        let tail = tail::read(view, last.end, Grip::Firm);
        let host = Host::of(&[www, name, last], tld, Dot::Spaced, Evasion::SPACING);
        Some(Link {
            range: start..tail.end,
            place: Place::Labels(host),
            form: Form::Www,
            level: Level::Certain,
            evasion: host.evasion,
            userinfo: false,
            path: tail.path..tail.end,
            port: tail.port,
            known: None,
            standing: None,
        })
    }
}
