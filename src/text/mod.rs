//! Characters without meaning: spans, folding with a map back, words.
//!
//! A [`Document`] is a text prepared once. It holds the original, a folded
//! view of it, a map from the one to the other, the words and a set of
//! [`Flags`] that tell cheaply what the text can hold. Everything that reads
//! comments reads a `Document`, and every [`Span`] that leaves this crate is in
//! bytes of the original, on character boundaries.

mod bloom;
mod chars;
mod document;
mod evasion;
mod flags;
mod fold;
mod map;
mod mask;
mod scripts;
mod span;
mod unit;

pub(crate) use self::bloom::Bloom;
pub(crate) use self::document::is_one_of;
pub use self::document::{Document, TextBuffers, Word};
pub use self::evasion::Evasion;
pub use self::flags::Flags;
pub(crate) use self::scripts::lookalike;
pub use self::span::Span;
pub use self::unit::{OffsetUnit, SpanError, UnknownUnit};

/// The longest text that is assessed, in bytes; what lies beyond is reported
/// as not assessed.
pub const MAX_TEXT: usize = 32_768;
