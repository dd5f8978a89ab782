//! Identity numbers in running text: `omdome` beside the `personnummer` crate behind
//! a regular expression, and a plain regular expression with Luhn.
//!
//! `cargo run --release` in this folder. Prints how many of the official test numbers
//! each finds in each writing, the time by byte, and the growth on hostile digits.
//! Each time is the fastest of several; read the ratios.

use std::hint::black_box;
use std::time::Instant;

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

const WITHOUT: &str = "Vi väntade i timmar på akuten i Huddinge innan någon hade tid att titta på \
foten, men när vi väl kom in var både läkaren och sjuksköterskan hur snälla som helst. Tack till er!";
const WITH: &str = "Linje 4 gick 7.15, 7.45 och 8.15 den 12/3, buss 172 kl. 9.05. Biljetten kostar 42 kr, \
4 kr mer än 2024, och avgift 1 500 kr för den som åker utan. Ärende 2026-00417, sid 12 av 30.";

/// Digits in every layout that the detector reads.
const HOSTILE: &[&str] = &[
    "9", "9 ", "95 ", "1 2 ", "1.", "19-85 07-09 ", "0701740635 ", "950715-2396 ", "9507152396 ",
    "95 07 15 2396 ", "1995-07-15-2396 ", "1 9 9 5 0 7 1 5 2 3 9 6 ", "o1", "(0)", "+46 ",
    "se45 ", "5000-000 00 51 ", "abc123 ", "personnummer 950715-2397 ",
];

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

fn main() {
    let rivals = Rivals::new();
    let mut scratch = Scratch::new();

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
        ("Y Y M M D D N N N N", |n| {
            n[2..].chars().map(String::from).collect::<Vec<_>>().join(" ")
        }),
    ];
    for (name, write) in writings {
        let texts: Vec<String> =
            numbers.iter().map(|n| format!("Mitt personnummer är {}, ring mig", write(n))).collect();
        let found = [
            texts.iter().filter(|t| rivals.omdome(t, &mut scratch) == 1).count(),
            texts.iter().filter(|t| rivals.crate_behind_regex(t) == 1).count(),
            texts.iter().filter(|t| rivals.regex_and_luhn(t) == 1).count(),
        ];
        println!("  {name:20} {found:?} of {}", texts.len());
    }

    println!("ns a byte: fold alone, omdome (with fold), personnummer behind a regex, regex + Luhn");
    let mut buffers = TextBuffers::new();
    for (name, text) in [("without digits", WITHOUT), ("with digits", WITH)] {
        let fold = time(text, |t| buffers.prepare(t).words().len());
        let ours = time(text, |t| rivals.omdome(t, &mut scratch));
        let theirs = time(text, |t| rivals.crate_behind_regex(t));
        let plain = time(text, |t| rivals.regex_and_luhn(t));
        println!("  {name:20} {fold:.2} {ours:.2} {theirs:.2} {plain:.2}");
    }

    println!("hostile digits, times text without digits by byte: 8 kB, 40 kB");
    let base = time(&WITHOUT.repeat(40), |t| rivals.omdome(t, &mut scratch));
    for unit in HOSTILE {
        let mut at = |len: usize| {
            let text = unit.repeat(len / unit.len());
            time(&text, |t| rivals.omdome(t, &mut scratch)) / base
        };
        println!("  {:27} x{:<6.1} x{:.1}", format!("{unit:?}"), at(8_000), at(40_000));
    }
}
