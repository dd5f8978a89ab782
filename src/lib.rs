//! `omdome` (Swedish *omdöme*: verdict, good judgement) classifies comments on
//! Swedish public bodies' social media.
//!
//! A [`Ruleset`] is a [`Policy`] and its detectors, compiled. It reads one
//! [`Post`] and returns a [`Verdict`]: an action, the reasons with the grounds
//! they rest on, what must be done beside the action, and what was *not*
//! assessed. The crate is `no_std`, does no I/O and reads no clock: texts and
//! times come in, verdicts go out, the same to the byte on every machine.
//!
//! # One full example
//!
//! ```
//! # #[cfg(feature = "toml")] {
//! use omdome::policy::{Action, ObligationKind};
//! use omdome::post::Post;
//! use omdome::presets::{self, Preset};
//! use omdome::ruleset::{Audience, Ruleset, Scratch};
//! use omdome::text::OffsetUnit;
//! use omdome::verdict::Redaction;
//!
//! // 1. Compile once. Only this can fail, and then it says everything that is wrong.
//! let policy = presets::policy(Preset::RegionStockholm)?;
//! let ruleset = Ruleset::builder(policy)
//!     .detectors(omdome::detectors::standard())
//!     .skip_examples()
//!     .build()?;
//!
//! // 2. Classify often, from any thread. A scratch for each thread saves allocations.
//! let mut scratch = Scratch::new();
//! let text = "Mitt personnummer är 19950518-2395";
//! let post = Post::new(text).reference("fb:17_204");
//! let verdict = ruleset.classify_with(&post, &mut scratch);
//!
//! // 3. What to do: proposed to a human, and what may be done meanwhile.
//! assert_eq!(verdict.interim(), Action::Hide);
//! // Nothing is hidden before a copy is kept.
//! assert!(!verdict.permits(Action::Hide, &[]));
//! assert!(verdict.permits(Action::Hide, &[ObligationKind::Preserve]));
//!
//! // 4. Why, in words, for the moderator or for the author.
//! let lines = ruleset.render(&verdict, "sv", Audience::Moderator)?;
//! assert_eq!(&*lines[0].rule, "personal-data.identity-number");
//!
//! // 5. The text without the number, and the verdict as JSON for JavaScript.
//! assert_eq!(verdict.redact(text, Redaction::Label)?, "Mitt personnummer är [personnummer]");
//! let report = verdict.report(text, OffsetUnit::Utf16)?.with_ref(post.reference_id());
//! assert!(report.to_json().contains(r#""unit":"utf16""#));
//! assert!(!report.to_json().contains("2395"));
//! # }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # The way of one comment
//!
//! 1. The caller makes a [`Post`]: the text and whatever else is known of it.
//! 2. The text becomes a [`Document`](text::Document) in one pass: a folded view
//!    (lower case, no dress, nothing invisible; å ä ö stay letters) with a map
//!    back to the original, words, and flags that say cheaply what it can hold.
//! 3. Signals are found once: hits of the one term matcher and the context around
//!    them. Then each [`Scanner`](detector::Scanner) whose flags are met pushes
//!    [`Finding`](finding::Finding)s. Numbers, addresses and links that claim the
//!    same characters are settled once, by a total order.
//! 4. Rules are evaluated in three values: what was not assessed is unknown, never
//!    clean. All rules that hold give reasons, the strictest action wins,
//!    obligations are the union.
//! 5. The [`Verdict`] is owned and holds no text of the comment but masked quotes.
//!
//! # Contracts
//!
//! - **Offsets** are bytes of the original text, on character boundaries. Other
//!   units exist only in a [`Report`](verdict::Report), which names its unit.
//! - **Time** is linear in the text on every input. At most
//!   [`MAX_TEXT`](text::MAX_TEXT) bytes are assessed; the rest is reported as
//!   unassessed.
//! - **Privacy**: no verdict, explanation, error or `Debug` output shows a digit
//!   of a personal number, the local part of an e-mail address, or the path of a
//!   link.
//! - **Errors**: classifying cannot fail. Building reports every fault at once,
//!   see [`error`].
//! - **Untrusted input**: comments may be anything. Policies are code: patterns
//!   in them are limited in size, but a policy decides what its owner sees.
//!
//! # Repetition without I/O
//!
//! [`Ruleset::fingerprint`] gives a sketch of a text with look-up keys. Look them
//! up in a [`MemoryHistory`](history::MemoryHistory) or in any database, put the
//! sightings found on the post, classify, and record the fingerprint afterwards.
//!
//! # Where to go
//!
//! | to | see |
//! |---|---|
//! | write a rule, layer policies | [`policy`] |
//! | start from a published rule set | [`presets`] |
//! | plug in a detector | [`detector`], `examples/custom_detector.rs` |
//! | read verdicts in another language | [`verdict`] |
//! | compare two policies over a corpus | [`compare`], `examples/policy_experiment.rs` |
//! | know what it costs | [`performance`] |
//! | know what each kind of finding is | [`category`], [`detectors`] |
//!
//! # Features
//!
//! A feature may add API; it never changes a verdict.
//!
//! - `std` (default): run-time SIMD detection in dependencies.
//! - `schema`: JSON Schemas of policies, posts and verdicts.
//! - `toml` (default): policies from TOML with line and column, and [`presets`].
#![no_std]
#![forbid(unsafe_code)]
#![warn(unreachable_pub)]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::unreachable,
        clippy::indexing_slicing,
        clippy::string_slice,
        clippy::get_unwrap,
        clippy::print_stdout,
        clippy::print_stderr,
        clippy::exit,
        clippy::mem_forget,
        clippy::float_arithmetic
    )
)]

extern crate alloc;
#[cfg(test)]
extern crate std;

pub mod category;
pub mod compare;
pub mod detector;
pub mod detectors;
pub mod error;
pub mod finding;
pub mod fingerprint;
pub mod history;
pub mod lexicon;
#[doc = include_str!("performance.md")]
pub mod performance {}
pub mod policy;
pub mod post;
#[cfg(feature = "toml")]
pub mod presets;
pub mod ruleset;
pub mod signal;
pub mod text;
pub mod verdict;

#[doc(no_inline)]
pub use crate::{
    policy::Policy,
    post::Post,
    ruleset::{Ruleset, Scratch},
    verdict::Verdict,
};

/// The examples of the README are tested with the others.
#[cfg(all(doctest, feature = "toml"))]
#[doc = include_str!("../README.md")]
struct Readme;
