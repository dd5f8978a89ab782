//! Signs that what is said of sex concerns somebody under eighteen.
//!
//! A text about sex is a matter of taste or of house rules; one about a child
//! may be an offence to keep or to copy (BrB 16 kap. 10 a §), so a policy must be
//! able to tell the two apart. The words and ages are the entries of
//! `sv-minors.txt` with the category `x.minor`, never reported by themselves. A
//! finding beside one gets the kind `minor_cue`, whatever it would be otherwise.

use crate::category::Category;
use crate::lexicon::{Entry, TermHit};

/// The category of the entries.
const MINOR: &str = "x.minor";
/// The most words between what is said and whom it concerns.
const REACH: usize = 12;

/// Whether an entry names somebody under age.
pub(super) fn is_minor(entry: &Entry) -> bool {
    entry.senses().first().is_some_and(|sense| is_silent(&sense.category))
}

/// Whether words of this category only tell an age.
pub(super) fn is_silent(category: &Category) -> bool {
    category.as_str() == MINOR
}

/// Whether two hits stand close enough to be said of each other.
pub(super) fn is_beside(hit: &TermHit, minor: &TermHit) -> bool {
    let (hit, minor) = (hit.words(), minor.words());
    let between = hit.start.saturating_sub(minor.end).max(minor.start.saturating_sub(hit.end));
    between <= REACH
}
