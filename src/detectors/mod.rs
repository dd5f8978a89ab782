//! The detectors that come with the crate.

use alloc::boxed::Box;
use alloc::vec::Vec;

use crate::detector::Detector;

pub mod language;

/// Every built-in detector, with settings from the policy.
pub fn standard() -> Vec<Box<dyn Detector>> {
    Vec::from([Box::new(language::Language) as Box<dyn Detector>])
}
