//! `omdome` classifies comments on Swedish public bodies' social media.
#![no_std]
#![forbid(unsafe_code)]
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
pub mod detector;
pub mod detectors;
pub mod error;
pub mod finding;
pub mod fingerprint;
pub mod lexicon;
pub mod post;
pub mod signal;
pub mod text;
