//! Text to a storable sketch with look-up keys, and earlier posts that may match.
//!
//! # What is compared
//!
//! The writer's own words. Quotations (lines that begin with `>`, and at least
//! twenty bytes between quotation marks), `@` and a name, links, tags and numbers
//! are left out and only remembered as [`Traits`]. Letters are read as one reads
//! them aloud: leet undone, drawn-out and double letters once, å, ä and ö as a
//! and o, look-alikes of other scripts as Latin. Both sides of a comparison are
//! read alike.
//!
//! A [`Fingerprint`] keeps a keyed hash of all letters and, in the order of the
//! text, two bytes for each word. [`Fingerprint::likeness`] aligns the words of
//! two texts: single words changed here and there, or something cut off at the
//! end, leave the same post; a run of words exchanged for another is another
//! post that shares a sentence.
//!
//! # Look-up keys
//!
//! A text has one key for the same letters and up to six for pairs of its words,
//! long words before short ones, since those are rarest. Which words make pairs is
//! decided by hashes of the words alone, so that a word changed, put in front or
//! cut off leaves most pairs as they were. What turns up under two keys, or under
//! one that hardly any other post has, and has a third of its words in common, is
//! worth a comparison.
//!
//! # Any store
//!
//! Keys out, sightings in: a history is whatever keeps [`Sighting`]s under keys.
//! [`MemoryHistory`](crate::history::MemoryHistory) is one; a service on several
//! machines uses a database, sync or async, and gets the same verdicts:
//!
//! 1. Make the post's own [`Sighting`]. A post without author or time has none:
//!    it neither reads nor writes.
//! 2. **Read**, one trip: under each of its [`keys`](Sighting::keys) (at most
//!    8), the latest four records. [`choose`](crate::history::choose) tells
//!    which of them may match. Read them with [`Sighting::from_bytes`], name them
//!    with [`with_reference`](Sighting::with_reference), put them on the
//!    [`Post`](crate::post::Post).
//! 3. Classify.
//! 4. **Write**, one trip, after the verdict, also for posts that are removed and
//!    never for drafts: the [record](crate::history::Group::record) of the post
//!    with its group, as [`Sighting::to_bytes`], under each of its keys; of more
//!    than four the oldest falls off, but the first post of a group
//!    ([`first`](crate::history::Group::first)) last of all. Let it expire with
//!    the longest window of the policy.
//!
//! `examples/shared-history` does this with Redis or Valkey.
//!
//! When the store is away, classify without sightings: the verdict then says
//! `unassessed: repetition`, and nothing fails. Two machines may each miss the
//! other's post within one trip; the next post repairs it. Records made with
//! another key or by another version are refused with a [`RecordError`].
mod bytes;
mod code;
mod gather;
mod key;
mod likeness;
mod own;
mod plain;
mod sighting;
mod sketch;
#[cfg(test)]
mod tests;
mod token;
mod traits;

pub use self::bytes::RecordError;
pub(crate) use self::bytes::{Reader, Writer};
pub use self::key::FingerprintKey;
pub(crate) use self::likeness::{Compare, have_words_in_common};
pub use self::sighting::{Sighting, Tally};
pub use self::sketch::{Fingerprint, Keys, SHORT};
pub use self::traits::Traits;

use self::code::Code;
use crate::text::Document;

/// The fingerprint of a prepared text. Pure, allocates nothing, O(n).
pub fn fingerprint(document: &Document<'_>, key: &FingerprintKey) -> Fingerprint {
    let mut gather = gather::Gather::new(key);
    own::read(document, &mut gather);
    gather.finish(document.folded())
}

impl Fingerprint {
    /// How alike the two texts are in per mille: 1000 for the same letters, 0
    /// where the two were made with different keys.
    pub fn likeness(&self, other: &Fingerprint) -> u16 {
        Compare::with(self).likeness(other)
    }

    /// Whether it was made with another key than this.
    pub(crate) fn check_differs(&self, key: &FingerprintKey) -> bool {
        self.check() != key.check()
    }
}
