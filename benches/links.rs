//! The link finder alone, on a ready document, beside linkify.
//!
//! Both look at the same text many times; the document is made ready once, which
//! spreads its cost thin. Read the figures as ratios within one run.
//!
//! `links count FINDER TEXT ROUNDS BYTES` is the work under callgrind:
//! `.ci/link-instructions` counts runs of different length and takes the difference, so
//! that all but the finder falls out. Hostile texts are looked at at two lengths, since
//! what matters is whether the cost of a byte grows.

mod common;

use common::CLEAN;
use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use omdome::detector::{Detector, Scan, Scanner, Setup, Sink};
use omdome::detectors::link::Link;
use omdome::policy::Policy;
use omdome::post::Post;
use omdome::ruleset::{Ruleset, Scratch};

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args[..] {
        ["count", finder, name, rounds, bytes] => {
            let number = |text: &str| text.parse().expect("a number");
            count(finder, &text(name, number(bytes)), number(rounds));
        }
        ["count", ..] => {
            println!("count omdome|linkify TEXT ROUNDS BYTES; texts: {:?}", names(&TEXTS))
        }
        _ => divan::main(),
    }
}

/// How often each text is looked at in one measurement.
const ROUNDS: usize = 64;

/// What is looked at, repeated to [`BYTES`].
const TEXTS: [(&str, &str); 7] = [
    ("plain", CLEAN),
    // A dot for every blank.
    ("dots", "Hej.på.dig.vi.ses.kl.7.15.och.t.ex.hos.läkaren.i.dag.men.inte.om.det.är.kö.osv."),
    (
        "dotted-prose",
        "Vi.väntade.i.fyra.timmar.på.akuten.i.Huddinge.innan.någon.hade.tid.att.titta.på.foten,.men.när.vi.\
         väl.kom.in.var.både.läkaren.och.sjuksköterskan.hur.snälla.som.helst..Tack.till.er.båda!.",
    ),
    // No blank behind a full stop.
    (
        "joints",
        "Det tog fyra timmar.Ingen kom.Vi gick hem.Sen ringde de.Då var det för sent.Men se vad som hände.",
    ),
    (
        "abbreviations",
        "Kl. 7.15 t.ex., bl.a. och m.m. gäller fr.o.m. 3.4 t.o.m. 5.6 dvs. ca. 1.500 kr f.n. enl. t.f. chef. ",
    ),
    ("one-link", "Läs mer på https://exempel.example/sida?id=7 i dag. "),
    ("one-domain", "Läs mer på region-exempel.se om vad som händer nu. "),
];

/// What makes finders look twice.
const HOSTILE: [(&str, &str); 9] = [
    ("a.a~", "a.a~"),
    ("a.\"", "a.\""),
    ("://", "://"),
    ("@", "@"),
    (".", "."),
    ("a.", "a."),
    ("se.", "se."),
    ("a@a.", "a@a."),
    ("www.", "www."),
];

const BYTES: usize = 1_000;
/// The second is as long as a text is assessed; what goes beyond is left unread.
const HOSTILE_BYTES: [usize; 2] = [8_192, 40_960];

fn names(texts: &[(&'static str, &str)]) -> Vec<&'static str> {
    texts.iter().map(|(name, ..)| *name).collect()
}

fn text(name: &str, bytes: usize) -> String {
    let found = TEXTS.iter().chain(&HOSTILE).find(|(n, ..)| *n == name);
    let (_, unit) = found.unwrap_or_else(|| panic!("{name:?} is none of {:?}", names(&TEXTS)));
    unit.repeat(bytes.div_ceil(unit.len()))
}

/// The link detector, scanning this many times over.
#[derive(Debug)]
struct Rounds(usize);

#[derive(Debug)]
struct RoundsScanner(Box<dyn Scanner>, usize);

impl Detector for Rounds {
    fn id(&self) -> &'static str {
        Link.id()
    }

    fn revision(&self) -> u32 {
        Link.revision()
    }

    fn prepare(&self, setup: &mut Setup<'_>) -> Box<dyn Scanner> {
        Box::new(RoundsScanner(Link.prepare(setup), self.0))
    }
}

impl Scanner for RoundsScanner {
    fn scan(&self, scan: &Scan<'_>, sink: &mut Sink<'_>) {
        for _ in 0..self.1 {
            self.0.scan(black_box(scan), sink);
        }
    }
}

/// The link detector with the allow-list that every preset has.
fn ruleset(rounds: usize) -> Ruleset {
    const ALLOW: &str = r#"{ "allow": ["1177.se", "regionstockholm.se", "vgregion.se", "sl.se", "vasttrafik.se",
        "krisinformation.se", "mpf.se", "msb.se", "polisen.se", "112.se", "imy.se", "riksdagen.se", "regeringen.se",
        "skr.se"] }"#;
    let mut policy = Policy::new("links", "1.0.0");
    let allow = serde_json::from_str(ALLOW).expect("JSON");
    policy.detector.insert("link".into(), allow);
    let builder = Ruleset::builder(policy);
    let detectors = [Box::new(Rounds(rounds)) as Box<dyn Detector>];
    builder.detectors(detectors).build().expect("a policy without rules builds")
}

fn linkify_finder() -> linkify::LinkFinder {
    let mut finder = linkify::LinkFinder::new();
    finder.url_must_have_scheme(false);
    finder
}

fn count(finder: &str, text: &str, rounds: usize) {
    let found = match finder {
        "linkify" => {
            let finder = linkify_finder();
            (0..rounds).map(|_| finder.links(black_box(text)).count()).sum()
        }
        _ => ruleset(rounds).classify(&Post::new(text)).findings().len(),
    };
    println!("{} bytes, {found} links", text.len());
}

fn bench_omdome(bencher: Bencher<'_, '_>, text: &str, rounds: usize) {
    let ruleset = ruleset(rounds);
    let mut scratch = Scratch::new();
    bencher
        .counter(BytesCount::new(text.len() * rounds))
        .bench_local(|| ruleset.classify_with(black_box(&Post::new(text)), &mut scratch));
}

fn bench_linkify(bencher: Bencher<'_, '_>, text: &str, rounds: usize) {
    let finder = linkify_finder();
    bencher
        .counter(BytesCount::new(text.len() * rounds))
        .bench_local(|| (0..rounds).map(|_| finder.links(black_box(text)).count()).sum::<usize>());
}

#[divan::bench(args = names(&TEXTS))]
fn omdome(bencher: Bencher<'_, '_>, name: &str) {
    bench_omdome(bencher, &text(name, BYTES), ROUNDS);
}

#[divan::bench(args = names(&TEXTS))]
fn linkify(bencher: Bencher<'_, '_>, name: &str) {
    bench_linkify(bencher, &text(name, BYTES), ROUNDS);
}

#[divan::bench(args = names(&HOSTILE), consts = HOSTILE_BYTES, sample_count = 5, sample_size = 1)]
fn hostile_omdome<const N: usize>(bencher: Bencher<'_, '_>, name: &str) {
    bench_omdome(bencher, &text(name, N), 1);
}

#[divan::bench(args = names(&HOSTILE), consts = HOSTILE_BYTES, sample_count = 5, sample_size = 1)]
fn hostile_linkify<const N: usize>(bencher: Bencher<'_, '_>, name: &str) {
    bench_linkify(bencher, &text(name, N), 1);
}
