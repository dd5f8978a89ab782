//! One comment, classified a number of times: the work under callgrind.
//!
//! `.ci/instructions` counts two runs of different length and takes the difference,
//! so that building the ruleset falls out. Arguments: the name of a comment, and how
//! many times.

use std::hint::black_box;

use omdome::post::Post;
use omdome::presets::{self, Preset};
use omdome::ruleset::{Ruleset, Scratch};

const TEXTS: &[(&str, &str)] = &[
    ("short", "Tack för hjälpen!!"),
    (
        "clean",
        "Vi väntade i fyra timmar på akuten i Huddinge innan någon hade tid att titta på \
         foten, men när vi väl kom in var både läkaren och sjuksköterskan hur snälla som helst. Tack till er båda!",
    ),
    (
        "coarse",
        "Vad fan håller ni på med, du är en jävla idiot. Ring 070-174 06 35 eller läs på \
         https://exempel.example/protest?id=7 så får du se hur det egentligen står till i den här regionen just nu.",
    ),
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
    let policy = presets::policy(Preset::RegionStockholm).expect("the preset parses");
    let builder = Ruleset::builder(policy).detectors(omdome::detectors::standard());
    let ruleset = builder.skip_examples().build().expect("the preset builds");
    let mut scratch = Scratch::new();
    for _ in 0..times {
        black_box(ruleset.classify_with(&Post::new(black_box(text)), &mut scratch));
    }
}

fn names() -> Vec<&'static str> {
    TEXTS.iter().map(|(name, _)| *name).collect()
}
