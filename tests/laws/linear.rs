//! The law that time grows linearly with the text on every input.
//!
//! A clock is a poor witness, so the law is asked of what no machine's mood can
//! hide: four times the text may take at most twelve times as long, the best of some
//! runs each. A quadratic step would take sixteen times as long.

use std::hint::black_box;
use std::time::{Duration, Instant};

use omdome::post::Post;
use omdome::ruleset::Scratch;
use proptest::prelude::*;

use crate::standard;

/// What hostile texts are made of.
const ALPHABET: &[&str] = &[
    "a",
    "o",
    "ä",
    "k",
    "1",
    "0",
    "9",
    " ",
    ".",
    "-",
    "@",
    "~",
    "*",
    "\"",
    "(",
    ")",
    "[",
    "/",
    ":",
    "#",
    "+",
    "_",
    "\n",
    "\u{200D}",
    "\u{301}",
    "\u{202E}",
    "😀",
    "jävl",
    "fitt",
    "du är ",
    "http://",
    "www.",
    " punkt ",
    "19",
    "tvåhundra",
    "å",
    "а",
];
const SHORT: usize = 3_000;
const RUNS: usize = 3;
const ATTEMPTS: usize = 8;

fn best(text: &str, scratch: &mut Scratch) -> Duration {
    let once = |scratch: &mut Scratch| {
        let start = Instant::now();
        black_box(standard().classify_with(&Post::new(black_box(text)), scratch));
        start.elapsed()
    };
    (0..RUNS).map(|_| once(scratch)).min().expect("some runs")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn time_grows_linearly_with_the_text(
        unit in prop::collection::vec(prop::sample::select(ALPHABET), 1..7)
    ) {
        let unit = unit.concat();
        let mut scratch = Scratch::new();
        let text = |bytes: usize| unit.repeat(bytes / unit.len() + 1);
        let (short, long) = (text(SHORT), text(4 * SHORT));
        // Another program can take the core away from any one of them.
        let mut times = Vec::new();
        let linear = (0..ATTEMPTS).any(|_| {
            let (short, long) = (best(&short, &mut scratch), best(&long, &mut scratch));
            times.push((short, long));
            long <= short * 12 + Duration::from_millis(10)
        });
        prop_assert!(linear, "{unit:?}: {times:?} for a text and one four times as long");
    }
}
