//! Instructions the personal-data detector runs, by byte of text.
//!
//! Meant for callgrind, which counts one call of [`measured`] after the other:
//! `.ci/numbers` runs it, tells the counts apart and holds them to the goals. Prints
//! the name and length of each text in the order of the calls. `bare` is a ruleset
//! without detectors, so that the difference is the detector alone on a ready document.

#[path = "common/digits.rs"]
mod digits;

use std::hint::black_box;

use digits::{HOSTILE, WITH, WITHOUT};
use omdome::detector::Detector;
use omdome::detectors::personal_data::PersonalData;
use omdome::policy::Policy;
use omdome::post::Post;
use omdome::ruleset::{Ruleset, Scratch};

/// The length of a hostile text, and of a tenth of it.
const LENGTHS: [usize; 2] = [4_000, 40_000];

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

fn main() {
    let bare = ruleset(Vec::new());
    let numbers = ruleset(vec![Box::new(PersonalData)]);
    let mut scratch = Scratch::new();
    let mut texts: Vec<(String, String)> =
        vec![("without digits".into(), WITHOUT.into()), ("with digits".into(), WITH.into())];
    for len in LENGTHS {
        texts.push((format!("plain {len}"), WITHOUT.repeat(len / WITHOUT.len())));
        texts.extend(
            HOSTILE.iter().map(|unit| (format!("{unit:?} {len}"), unit.repeat(len / unit.len()))),
        );
    }
    for (name, text) in &texts {
        // The buffers grow outside of what is counted.
        for ruleset in [&bare, &numbers] {
            black_box(ruleset.classify_with(&Post::new(text), &mut scratch));
        }
        measured(&bare, text, &mut scratch);
        let found = measured(&numbers, text, &mut scratch);
        println!("{}\t{found}\t{name}", text.len());
    }
}
