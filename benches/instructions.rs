//! One comment, classified a number of times: the work under callgrind.
//!
//! `.ci/instructions` counts two runs of different length and takes the difference,
//! so that building the ruleset falls out. Arguments: the name of a comment, and how
//! many times.

mod common;

use std::hint::black_box;

use common::{CLEAN, COARSE, SHORT, ruleset};
use omdome::post::Post;
use omdome::ruleset::Scratch;

const TEXTS: &[(&str, &str)] = &[
    ("short", SHORT),
    ("clean", CLEAN),
    ("coarse", COARSE),
    (
        "digits",
        "Linje 4 gick 7.15, 7.45 och 8.15 den 12/3, buss 172 kl. 9.05. Biljetten kostar 42 kr, 4 kr mer \
         än 2024, och avgift 1 500 kr för den som åker utan. Ärende 2026-00417, sid 12 av 30.",
    ),
];

fn main() {
    let mut args = std::env::args().skip(1).filter(|arg| !arg.starts_with("--"));
    let (Some(name), Some(times)) = (args.next(), args.next()) else {
        println!("usage: instructions NAME TIMES; names: {:?}", names());
        return;
    };
    let Some((_, text)) = TEXTS.iter().find(|(n, _)| *n == name) else {
        panic!("no comment is called {name:?}; there are {:?}", names());
    };
    let times: u32 = times.parse().expect("TIMES is a whole number");
    let ruleset = ruleset();
    let mut scratch = Scratch::new();
    for _ in 0..times {
        black_box(ruleset.classify_with(&Post::new(black_box(text)), &mut scratch));
    }
}

fn names() -> Vec<&'static str> {
    TEXTS.iter().map(|(name, _)| *name).collect()
}
