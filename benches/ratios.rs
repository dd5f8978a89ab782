//! The whole default ruleset beside rivals, hostile input, and two threads, in one
//! run, as tables of ratios.
//!
//! `cargo bench --bench ratios`. Each figure is the fastest of several batches: noise
//! only ever adds. Read the ratios; times depend on the machine.

mod common;

use std::hint::black_box;
use std::thread;
use std::time::{Duration, Instant};

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use common::{CLEAN, COARSE, SHORT, ruleset};
use omdome::lexicon::{Lexicon, MatcherBuilder};
use omdome::post::Post;
use omdome::ruleset::{Ruleset, Scratch};
use omdome::text::TextBuffers;

const MIDDLE: &str = "Buss 172 kom inte i dag heller, varken 7.15 eller 7.45. Vad gör ni åt det?";

/// Comments as they come: half under 90 bytes, about one in twelve not clean.
const MIX: &[&str] = &[
    SHORT,
    MIDDLE,
    CLEAN,
    "❤️❤️❤️",
    "Grattis till nya lokalerna 👏",
    "När öppnar vaccinationen på Liljeholmen?",
    "Samma sak på linje 4. Inställt tre dagar i rad.",
    "Det kostar 42 kr och tar 35 minuter, så nu blir jag sen till jobbet igen.",
    "Har ni ett nummer man kan ringa? Kön på 1177 är två timmar lång.",
    "Vilket dåligt beslut. Läs remissvaren innan ni lägger ner avdelningen, de är tydliga nog.",
    "Jag tog med mamma till ögonmottagningen i måndags. Proffsigt, vänligt och i tid.",
    COARSE,
];

/// Families of input that make scanners look twice.
const HOSTILE: &[&str] = &[
    "9",
    "1 2 ",
    "19-85 07-09 ",
    "0701740635 ",
    "1.",
    ".",
    "a.a~",
    "a@a.",
    "@",
    "http://",
    "://",
    "www.",
    "1177.se ",
    "a punkt se ",
    "\u{200B}",
    "a\u{301}",
    "👨\u{200D}👩\u{200D}👧",
    "\u{202E}a",
    "аa",
    "k u k ",
    "j.ä.v.l.a ",
    "jävl ",
    "jävla ",
    "du är en idiot ",
    "fitt",
    "f*",
    "ordord",
    "\"a\" ",
    "(((",
    "<a>",
    "#tag ",
    "!?",
];

/// Nanoseconds one call takes: the fastest of `batches`, each about two milliseconds.
fn time(batches: u32, mut call: impl FnMut()) -> f64 {
    let begun = Instant::now();
    call();
    let once = begun.elapsed().max(Duration::from_nanos(20));
    let calls = (Duration::from_millis(2).as_nanos() / once.as_nanos()).clamp(1, 200_000) as u32;
    let mut best = f64::MAX;
    for _ in 0..batches {
        let begun = Instant::now();
        for _ in 0..calls {
            call();
        }
        best = best.min(begun.elapsed().as_secs_f64() * 1e9 / f64::from(calls));
    }
    best
}

fn rivals(ruleset: &Ruleset) {
    let forms: Vec<String> = Lexicon::swedish()
        .entries()
        .iter()
        .filter(|entry| !entry.is_phrase())
        .flat_map(|entry| entry.expand())
        .collect();
    let search = AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::ContiguousNFA))
        .match_kind(MatchKind::LeftmostLongest)
        .ascii_case_insensitive(true)
        .build(&forms)
        .expect("the forms fit");
    let mut links = linkify::LinkFinder::new();
    links.url_must_have_scheme(false);
    let table: [u8; 256] = std::array::from_fn(|b| (b as u8).to_ascii_lowercase());
    let long = CLEAN.repeat(5);
    let longer = CLEAN.repeat(50);
    let rows: [(&str, Vec<&str>); 7] = [
        ("20 B clean", vec![SHORT]),
        ("80 B clean", vec![MIDDLE]),
        ("200 B clean", vec![CLEAN]),
        ("200 B coarse", vec![COARSE]),
        ("1,000 B clean", vec![&long]),
        ("10,000 B clean", vec![&longer]),
        ("the mix", MIX.to_vec()),
    ];
    println!("whole ruleset against …, per comment (aho-corasick: {} forms alone)", forms.len());
    println!(
        "{:<15} {:>9} {:>9} {:>14} {:>9} {:>10} {:>10}",
        "", "ns", "rustrict", "aho-corasick", "linkify", "own fold", "byte copy"
    );
    for (name, texts) in rows {
        let mut scratch = Scratch::new();
        let mut buffers = TextBuffers::new();
        let mut copy = Vec::new();
        let each = |run: &mut dyn FnMut(&str)| {
            time(25, || texts.iter().for_each(|text| run(black_box(text)))) / texts.len() as f64
        };
        let own = each(&mut |text| {
            black_box(ruleset.classify_with(&Post::new(text), &mut scratch));
        });
        let rustrict = each(&mut |text| {
            black_box(rustrict::Censor::from_str(text).analyze());
        });
        let corasick = each(&mut |text| {
            black_box(search.find_iter(text).count());
        });
        let linkify = each(&mut |text| {
            black_box(links.links(text).count());
        });
        let fold = each(&mut |text| {
            black_box(buffers.prepare(text).words().len());
        });
        let bytes = each(&mut |text| {
            copy.clear();
            copy.extend(text.bytes().map(|b| table[usize::from(b)]));
            black_box(copy.len());
        });
        println!(
            "{name:<15} {own:>9.0} {:>8.1}x {:>13.2}x {:>8.2}x {:>9.1}x {:>9.1}x",
            rustrict / own,
            corasick / own,
            linkify / own,
            own / fold,
            own / bytes
        );
    }
    println!(
        "rustrict, aho-corasick, linkify: how many times faster this crate is; fold, copy: how many times slower\n"
    );
}

/// One matcher with few and with many forms, over the same text.
fn forms() {
    let lexicon = |count: usize| {
        let line = |i: usize| format!("prov{i}ord | x | insult/mild | - | Ett av {i}.\n");
        let text: String = (0..count).map(line).collect();
        let mut builder = MatcherBuilder::default();
        builder.add(Lexicon::parse("prov", &text).expect("the lines are entries"));
        builder.build()
    };
    let mut buffers = TextBuffers::new();
    let document = buffers.prepare(CLEAN);
    let mut hits = Vec::new();
    let mut cost = |count: usize| {
        let matcher = lexicon(count);
        time(25, || {
            black_box(matcher.find(&document, &mut hits));
        })
    };
    let few = cost(1_000);
    let (many, most) = (cost(20_000), cost(100_000));
    println!("the same text, forms beside the everyday words");
    println!("1,000: 1.00x   20,000: {:.2}x   100,000: {:.2}x\n", many / few, most / few);
}

fn hostile(ruleset: &Ruleset) {
    let mut scratch = Scratch::new();
    let mut cost = |unit: &str, bytes: usize| {
        let text = unit.repeat(bytes / unit.len() + 1);
        let post = Post::new(&text);
        time(3, || {
            black_box(ruleset.classify_with(&post, &mut scratch));
        }) / text.len().min(omdome::text::MAX_TEXT) as f64
    };
    let plain = cost(CLEAN, 5_000);
    println!("hostile input, per byte against plain text ({plain:.1} ns a byte)");
    println!("{:<22} {:>8} {:>8} {:>8} {:>9}", "repeated", "1.25 kB", "5 kB", "20 kB", "exponent");
    let (mut worst, mut steepest) = (0f64, 0f64);
    for unit in HOSTILE {
        let [small, middle, large] = [1_250, 5_000, 20_000].map(|bytes| cost(unit, bytes));
        let exponent = 1.0 + (large / small).ln() / 16f64.ln();
        let [a, b, c] = [small, middle, large].map(|cost| cost / plain);
        worst = worst.max(a).max(b).max(c);
        steepest = steepest.max(exponent);
        println!("{:<22} {a:>7.1}x {b:>7.1}x {c:>7.1}x {exponent:>9.2}", format!("{unit:?}"));
    }
    println!("{} families: at most {worst:.1}x, exponent {steepest:.2}\n", HOSTILE.len());
}

fn threads(ruleset: &Ruleset) {
    let run = |threads: usize| {
        let begun = Instant::now();
        thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(|| {
                    let mut scratch = Scratch::new();
                    for _ in 0..3_000 {
                        for text in MIX {
                            black_box(ruleset.classify_with(&Post::new(text), &mut scratch));
                        }
                    }
                });
            }
        });
        threads as f64 / begun.elapsed().as_secs_f64()
    };
    let best = |threads: usize| (0..5).map(|_| run(threads)).fold(0.0, f64::max);
    let one = best(1);
    let cores = thread::available_parallelism().map_or(1, usize::from);
    println!("one ruleset shared by threads ({cores} cores)");
    for threads in [1, 2, 4, 8].into_iter().filter(|n| *n <= cores) {
        println!("{threads} thread(s): {:.2}x", best(threads) / one);
    }
}

fn main() {
    let ruleset = ruleset();
    let build = time(5, || {
        black_box(common::ruleset());
    });
    println!("ruleset built in {:.1} ms\n", build / 1e6);
    rivals(&ruleset);
    forms();
    hostile(&ruleset);
    threads(&ruleset);
}
