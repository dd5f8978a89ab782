//! Identity numbers in running text: `omdome` beside the `personnummer` crate behind
//! a regular expression, and a plain regular expression with Luhn.
//!
//! `cargo run --release` in this folder. Prints how many of the official test numbers
//! each finds in each writing, the time by byte, and the growth on hostile digits.
//! Each time is the fastest of several; read the ratios. `cargo run -- short` prints the
//! first table alone, in seconds, and fails if a number is missed: what `.ci/run` does.
//! Instructions by byte are counted by `.ci/numbers`.

#[path = "../../common/digits.rs"]
mod digits;

use std::hint::black_box;
use std::process::ExitCode;
use std::time::Instant;

use digits::{HOSTILE, WITH, WITHOUT};
use omdome::detector::Detector;
use omdome::detectors::personal_data::PersonalData;
use omdome::finding::Confidence;
use omdome::policy::Policy;
use omdome::post::Post;
use omdome::ruleset::{Ruleset, Scratch};
use omdome::text::TextBuffers;
use personnummer::Personnummer;
use regex::Regex;

const OFFICIAL: &str = include_str!("../../../tests/data/official-test-personnummer.txt");

/// What people who start with a regular expression write.
const PLAIN: &str = r"\b(?:\d{2})?\d{6}[-+ ]?\d{4}\b";

struct Rivals {
    ruleset: Ruleset,
    plain: Regex,
}

impl Rivals {
    fn new() -> Rivals {
        let detector: Box<dyn Detector> = Box::new(PersonalData);
        let ruleset = Ruleset::builder(Policy::new("bench", "1.0.0"))
            .detectors([detector])
            .build()
            .expect("an empty policy builds");
        Rivals { ruleset, plain: Regex::new(PLAIN).expect("the expression is one") }
    }

    fn omdome(&self, text: &str, scratch: &mut Scratch) -> usize {
        let verdict = self.ruleset.classify_with(&Post::new(text), scratch);
        let number = |f: &&omdome::finding::Finding| {
            f.is_kind("personnummer") && f.how_sure() >= Confidence::Likely
        };
        verdict.findings().iter().filter(number).count()
    }

    fn crate_behind_regex(&self, text: &str) -> usize {
        let valid = |m: &regex::Match<'_>| Personnummer::parse(m.as_str()).is_ok_and(|p| p.valid());
        self.plain.find_iter(text).filter(valid).count()
    }

    fn regex_and_luhn(&self, text: &str) -> usize {
        self.plain.find_iter(text).filter(|m| is_luhn(m.as_str())).count()
    }
}

fn is_luhn(text: &str) -> bool {
    let digits = text.bytes().rev().filter(u8::is_ascii_digit).take(10).enumerate();
    let weighted = digits.map(|(i, b)| u32::from(b - b'0') * (1 + i as u32 % 2));
    weighted.map(|n| n / 10 + n % 10).sum::<u32>() % 10 == 0
}

/// Nanoseconds a byte, the fastest of several batches.
fn time(text: &str, mut run: impl FnMut(&str) -> usize) -> f64 {
    let times = (200_000 / text.len()).max(1);
    let batch = || {
        let start = Instant::now();
        for _ in 0..times {
            black_box(run(black_box(text)));
        }
        start.elapsed().as_nanos() as f64 / (times * text.len()) as f64
    };
    std::iter::repeat_with(batch).take(7).fold(f64::MAX, f64::min)
}

fn main() -> ExitCode {
    let rivals = Rivals::new();
    let mut scratch = Scratch::new();
    let all = found(&rivals, &mut scratch);
    if std::env::args().all(|arg| arg != "short") {
        times(&rivals, &mut scratch);
    }
    if all { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Prints how many of the official numbers each finds; whether `omdome` finds all.
fn found(rivals: &Rivals, scratch: &mut Scratch) -> bool {
    println!("found of the official numbers: omdome, personnummer behind a regex, regex + Luhn");
    let numbers: Vec<&str> =
        OFFICIAL.lines().filter(|l| !l.starts_with('#') && !l.is_empty()).collect();
    let writings: [(&str, fn(&str) -> String); 7] = [
        ("YYYYMMDDNNNN", |n| n.to_string()),
        ("YYYYMMDD-NNNN", |n| format!("{}-{}", &n[..8], &n[8..])),
        ("YYMMDD-NNNN", |n| format!("{}-{}", &n[2..8], &n[8..])),
        ("YYMMDDNNNN", |n| n[2..].to_string()),
        ("YYMMDD - NNNN", |n| format!("{} - {}", &n[2..8], &n[8..])),
        ("YYYY-MM-DD-NNNN", |n| format!("{}-{}-{}-{}", &n[..4], &n[4..6], &n[6..8], &n[8..])),
        ("Y Y M M D D N N N N", |n| n[2..].chars().map(String::from).collect::<Vec<_>>().join(" ")),
    ];
    let mut all = true;
    for (name, write) in writings {
        let texts: Vec<String> = numbers
            .iter()
            .map(|n| format!("Mitt personnummer är {}, ring mig", write(n)))
            .collect();
        let found = [
            texts.iter().filter(|t| rivals.omdome(t, scratch) == 1).count(),
            texts.iter().filter(|t| rivals.crate_behind_regex(t) == 1).count(),
            texts.iter().filter(|t| rivals.regex_and_luhn(t) == 1).count(),
        ];
        println!("  {name:20} {found:?} of {}", texts.len());
        all &= found.first() == Some(&texts.len());
    }
    all
}

fn times(rivals: &Rivals, scratch: &mut Scratch) {
    println!(
        "ns a byte: fold alone, omdome (with fold), personnummer behind a regex, regex + Luhn"
    );
    let mut buffers = TextBuffers::new();
    for (name, text) in [("without digits", WITHOUT), ("with digits", WITH)] {
        let fold = time(text, |t| buffers.prepare(t).words().len());
        let ours = time(text, |t| rivals.omdome(t, scratch));
        let theirs = time(text, |t| rivals.crate_behind_regex(t));
        let plain = time(text, |t| rivals.regex_and_luhn(t));
        println!("  {name:20} {fold:.2} {ours:.2} {theirs:.2} {plain:.2}");
    }

    println!("hostile digits, times text without digits by byte: 8 kB, 40 kB");
    let base = time(&WITHOUT.repeat(40), |t| rivals.omdome(t, scratch));
    for unit in HOSTILE {
        let mut at = |len: usize| {
            let text = unit.repeat(len / unit.len());
            time(&text, |t| rivals.omdome(t, scratch)) / base
        };
        println!("  {:27} x{:<6.1} x{:.1}", format!("{unit:?}"), at(8_000), at(40_000));
    }
}
