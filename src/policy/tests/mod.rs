//! Tests of the policy as a whole.

mod eval;
mod lint;
mod shape;
#[cfg(feature = "toml")]
mod source;
