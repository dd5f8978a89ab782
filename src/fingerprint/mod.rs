//! Text to a storable sketch with look-up keys, and earlier posts that may match.

use crate::post::Post;
use crate::text::Document;

/// The secret under which fingerprints are made.
#[derive(Clone, Copy, Debug, Default)]
pub struct FingerprintKey {}

/// A storable sketch of a text.
#[derive(Clone, Copy, Debug)]
pub struct Fingerprint {}

/// The sketch of a document.
pub fn fingerprint(_document: &Document<'_>, _key: &FingerprintKey) -> Fingerprint {
    Fingerprint {}
}

/// An earlier post that may match.
#[derive(Clone, Debug)]
pub struct Sighting {}

impl Sighting {
    /// x
    pub fn of(
        _post: &Post<'_>,
        _fingerprint: &Fingerprint,
        _key: &FingerprintKey,
        _number: u64,
        _reference: &str,
    ) -> Sighting {
        Sighting {}
    }
}
