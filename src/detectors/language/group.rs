//! Names of groups that were written so as not to be recognised.
//!
//! *Muslimer* is an everyday word, and nobody has a reason to write *mus1imer*
//! but to say what would otherwise be taken away. Letters set apart are less
//! telling, since headings are written so: they count where something is denied
//! or said with contempt.
//!
//! The names are the entries of `sv-groups.txt`, whose category is `x.group.` and
//! the name of the hatred; they are never reported as themselves.

use crate::category::Category;
use crate::detector::{Scan, Sink};
use crate::finding::{Confidence, Finding, Severity, Target};
use crate::lexicon::{Cues, Entry, TermHit};
use crate::text::Evasion;

/// What the categories of the names begin with.
const PREFIX: &str = "x.group.";
/// Shorter names are met by chance: *r0m*.
const SHORTEST: usize = 6;

/// The hatred of the group that an entry names, if it names one.
pub(super) fn of(entry: &Entry) -> Option<Category> {
    super::part::hatred(entry.senses().first()?.category.as_str().strip_prefix(PREFIX)?)
}

/// Whether words of this category only name a group.
pub(super) fn is_group(category: &Category) -> bool {
    category.as_str().starts_with(PREFIX)
}

/// Reports the name of a group if it is in disguise.
pub(super) fn report(category: &Category, scan: &Scan<'_>, hit: &TermHit, sink: &mut Sink<'_>) {
    let evasion = hit.evasion();
    let set_apart = evasion.intersects(Evasion::SPACING);
    let spelt = evasion.intersects(Evasion::LEET.with(Evasion::MASKING));
    if !(set_apart || spelt) || hit.range().len() < SHORTEST {
        return;
    }
    let hostile = Cues::NEGATION.with(Cues::DESCRIBING);
    let confidence = if spelt || scan.signals().cues().intersects(hostile) {
        Confidence::Likely
    } else {
        Confidence::Possible
    };
    let span = scan.document().span(hit.range());
    let finding = Finding::new(category.clone(), span, confidence, "lex.group.disguised");
    sink.push(finding.severity(Severity::High).target(Target::Group));
}
