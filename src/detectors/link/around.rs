//! The words around a host that speak for it or against it.
//!
//! "Adressen är exempel.se" names a host and "spåret är avstängt.se anslag" does not,
//! though both have a copula before the dot: what was named before the verb tells
//! them apart. An article before a label makes a noun of it ("vilken utställning"),
//! and words such as *punkt*, *kommat* or *mellanslag* near a host that is written
//! amiss tell the reader how to mend it.

use core::ops::Range;

use super::host::Host;
use super::tables::{Cue, Cues, Tables, Tld};
use super::view::View;
use super::words::Label;

/// What stands before a host.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Around {
    /// The weight of a sign right before it.
    sign: i32,
    /// Whether the text begins with it.
    is_first: bool,
    /// What the word before it tells.
    pub(super) cues: Option<Cues>,
    /// Whether a colon stands behind that word.
    has_colon: bool,
    /// Whether that word, or the one before its verb, names the host as one.
    pub(super) is_site: bool,
}

impl Around {
    /// What stands before this host.
    pub(super) fn of(view: &View<'_>, tables: &Tables, host: &Host) -> Around {
        let start = host.range().start;
        let sign = view.before(start);
        let open = view.byte(host.range().end) != b' ';
        let weight = match sign {
            b'/' => -2,
            b'(' | b'[' | b'"' | b'\'' if open => 1,
            b':' | b'=' | b'>' => 1,
            _ => 0,
        };
        let mut around = Around { sign: weight, is_first: start == 0, ..Around::default() };
        if sign != b' ' || start == 0 {
            return around;
        }
        let blank = start - 1;
        around.has_colon = view.before(blank) == b':';
        let end = blank - usize::from(around.has_colon);
        let Some(from) = view.run_start(end) else { return around };
        let cues = tables.cues(view.slice(from..end));
        around.cues = Some(cues);
        // The text may begin with the copula: *Är exempel.se er sida?*
        let verb = from.checked_sub(1).filter(|_| cues.has(Cue::Copula));
        let named = verb.filter(|_| view.before(from) == b' ').and_then(|blank| {
            let site = view.run_start(blank)?;
            Some(tables.cues(view.slice(site..blank)).has(Cue::Site))
        });
        around.is_site = cues.has(Cue::Site) || named == Some(true);
        around
    }

    /// What it weighs. A noun stands behind an article, a predicate behind a copula,
    /// and neither is a host.
    pub(super) fn weight(&self, label: Label, tld: Tld) -> i32 {
        let is_wordish = matches!(label, Label::Wordish | Label::Swedish);
        match self.cues {
            _ if self.sign != 0 => self.sign,
            _ if self.is_first => i32::from(label != Label::Word),
            Some(_) if self.is_site => 2 + i32::from(label == Label::Swedish),
            Some(cues) if cues.has(Cue::Article) && (is_wordish || label == Label::Unknown) => {
                if tld == Tld::Common {
                    -1
                } else {
                    -2
                }
            }
            Some(cues) if cues.has(Cue::Copula) && is_wordish => -2,
            Some(cues) => {
                i32::from(label != Label::Word && (self.has_colon || cues.has(Cue::Before)))
            }
            None => 0,
        }
    }
}

/// Whether words near a host tell the reader how to mend it: `fast med punkt`, `utan
/// mellanslag`.
pub(super) fn is_to_be_mended(view: &View<'_>, tables: &Tables, host: Range<usize>) -> bool {
    const NEAR: usize = 48;
    let near = |range: Range<usize>| {
        let mut words = view.slice(range).split(|b| !b.is_ascii_lowercase() && *b < 0x80);
        words.any(|word| tables.cues(word).has(Cue::Mend))
    };
    near(host.start.saturating_sub(NEAR)..host.start)
        || near(host.end..view.len().min(host.end + NEAR))
}
