//! The detectors that come with the crate, one folder each.
//!
//! None sees another; all read the same [`Document`](crate::text::Document) and
//! signals and speak through the same [`Sink`](crate::detector::Sink).

pub mod personal_data;
