//! Instructions the personal-data detector runs, by byte of text.
//!
//! Meant for callgrind, which counts one call of [`measured`] after the other:
//! `.ci/numbers` runs it and holds the counts to the goals. Prints a row for each call:
//! which ruleset or length, the bytes, the name of the text. `bare` is a ruleset
//! without detectors, so that the difference is the detector alone on a ready document;
//! `alone` one with this detector, `preset` the whole default ruleset.

mod common;
#[path = "common/digits.rs"]
mod digits;

use std::hint::black_box;

use digits::{HOSTILE, WITH, WITHOUT};
use omdome::detector::Detector;
use omdome::detectors::personal_data::PersonalData;
use omdome::policy::Policy;
use omdome::post::Post;
use omdome::ruleset::{Ruleset, Scratch};

/// The lengths of a hostile text: what is linear costs the same by byte in both.
const LENGTHS: [usize; 2] = [8_000, 40_000];

fn ruleset(detectors: Vec<Box<dyn Detector>>) -> Ruleset {
    let policy = Policy::new("bench", "1.0.0");
    Ruleset::builder(policy).detectors(detectors).build().expect("an empty policy builds")
}

/// One comment, classified; the name is what callgrind looks for.
#[inline(never)]
fn measured(ruleset: &Ruleset, text: &str, scratch: &mut Scratch) -> usize {
    let verdict = ruleset.classify_with(&Post::new(black_box(text)), scratch);
    black_box(verdict.findings().len())
}

/// What callgrind looks for when a call is over.
#[inline(never)]
fn between(who: &str, bytes: usize, name: &str) {
    println!("{who}\t{bytes}\t{name}");
}

fn main() {
    let bare = ruleset(Vec::new());
    let numbers = ruleset(vec![Box::new(PersonalData)]);
    let preset = common::ruleset();
    let mut scratch = Scratch::new();
    for (name, text) in [("without digits", WITHOUT), ("with digits", WITH)] {
        for (who, ruleset) in [("bare", &bare), ("numbers", &numbers)] {
            // The buffers grow outside of what is counted.
            black_box(ruleset.classify_with(&Post::new(text), &mut scratch));
            measured(ruleset, text, &mut scratch);
            between(who, text.len(), name);
        }
    }
    for len in LENGTHS {
        let plain = [("plain text".to_string(), WITHOUT)];
        let hostile = HOSTILE.iter().map(|unit| (format!("{unit:?}"), *unit));
        for (name, unit) in plain.into_iter().chain(hostile) {
            let text = unit.repeat(len / unit.len());
            for (who, ruleset) in [("alone", &numbers), ("preset", &preset)] {
                measured(ruleset, &text, &mut scratch);
                between(&format!("{who} {len}"), text.len(), &name);
            }
        }
    }
}
