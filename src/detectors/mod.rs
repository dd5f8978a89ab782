//! The detectors that come with the crate, one folder each.

pub mod repetition;
