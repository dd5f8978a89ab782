//! What can go wrong when a ruleset is built.
//!
//! Only building can fail; classifying cannot. A [`BuildError`] carries every
//! fault found in one go, each a [`Diagnostic`] with a stable code, the path of
//! the value at fault (`rule[3].when.finding.kind`), a message and, where there
//! is something to do about it, a hint. Text formats add line and column.

mod build;
mod diagnostic;
mod mend;
#[cfg(feature = "schema")]
mod schema;
mod shape;

pub use self::build::BuildError;
pub use self::diagnostic::{Diagnostic, Level, Position};
#[cfg(feature = "schema")]
pub(crate) use self::schema::OtherKeys;
pub(crate) use self::shape::nearest;
pub use self::shape::{Field, Is, Shape};
