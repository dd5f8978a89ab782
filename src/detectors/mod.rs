//! The detectors that come with the crate, one folder each.

pub mod draft;
pub mod language;
pub mod link;
pub mod media;
pub mod personal_data;
pub mod repetition;

use alloc::boxed::Box;
use alloc::vec;
use alloc::vec::Vec;

use crate::detector::Detector;

/// Every built-in detector. Each reads its settings from the policy
/// (`[detector.<id>]`).
///
/// ```
/// let ids: Vec<_> = omdome::detectors::standard().iter().map(|d| d.id()).collect();
/// assert!(ids.contains(&"language"));
/// ```
pub fn standard() -> Vec<Box<dyn Detector>> {
    vec![
        Box::new(draft::Draft),
        Box::new(language::Language),
        Box::new(link::Link),
        Box::new(media::Media),
        Box::new(personal_data::PersonalData),
        Box::new(repetition::Repetition),
    ]
}
