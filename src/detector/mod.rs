//! How a detector plugs in.
//!
//! A [`Detector`] works in two steps. [`prepare`](Detector::prepare) runs once,
//! when a ruleset is built: the detector reads its settings, registers its terms
//! in the one matcher, says what it can report and which [`Flags`] a text must
//! have for it to be worth running, and returns a [`Scanner`]. The scanner's
//! [`scan`](Scanner::scan) runs once for each comment and pushes findings, near
//! misses and claims into a [`Sink`], which enforces the rules that all
//! detectors obey.
//!
//! The built-in detectors use this same interface and nothing else.
//!
//! [`Flags`]: crate::text::Flags

mod scan;
mod settle;
mod setup;
mod sink;

use alloc::boxed::Box;
use core::fmt;

pub use self::scan::Scan;
pub(crate) use self::settle::settle;
pub use self::setup::{Gap, GapId, KindSpec, Setup};
pub(crate) use self::sink::{Limits, MAX_FINDINGS, SinkBuffers};
pub use self::sink::{NearMiss, Sink};

/// A kind of thing that can be looked for in a comment.
///
/// # Examples
///
/// A third-party detector in full stands in `examples/custom_detector.rs`.
pub trait Detector: fmt::Debug + Send + Sync {
    /// The stable id under which the policy keeps the detector's settings
    /// (`[detector.<id>]`).
    fn id(&self) -> &'static str;

    /// Counts up whenever the same settings can give other findings; part of the
    /// digest in each verdict.
    fn revision(&self) -> u32;

    /// Reads settings, registers terms and kinds, and returns the scanner.
    ///
    /// Faults go to [`Setup::report`]; the build then fails with all of them, so
    /// `prepare` returns a scanner in any case.
    fn prepare(&self, setup: &mut Setup<'_>) -> Box<dyn Scanner>;
}

/// A detector made ready: immutable, shared by all threads.
pub trait Scanner: fmt::Debug + Send + Sync {
    /// Looks at one comment.
    ///
    /// Must not panic, must take time linear in the text, and must not allocate
    /// where there is nothing to find.
    fn scan(&self, scan: &Scan<'_>, sink: &mut Sink<'_>);
}
