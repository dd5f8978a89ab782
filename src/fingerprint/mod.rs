//! Text to a storable sketch with look-up keys, and earlier posts that may match.

/// An earlier post that may match.
#[derive(Clone, Debug)]
pub struct Sighting {}
