//! Text to a storable sketch with look-up keys, and earlier posts that may match.
mod bytes;
mod code;
mod gather;
mod key;
mod likeness;
mod own;
mod sighting;
mod sketch;
mod token;
mod traits;

pub use self::bytes::RecordError;
pub(crate) use self::bytes::{Reader, Writer};
pub use self::key::FingerprintKey;
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
        likeness::likeness(self, other)
    }

    /// Whether it was made with another key than this.
    pub(crate) fn check_differs(&self, key: &FingerprintKey) -> bool {
        self.check() != key.check()
    }
}
