//! The link finder alone, on a ready document, beside linkify.
//!
//! Both look at the same text [`ROUNDS`] times; the document is made ready once,
//! which spreads its cost thin. Read the figures as ratios within one run.

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
    divan::main();
}

/// How often each text is looked at in one measurement.
const ROUNDS: usize = 64;

const DENSE: &str =
    "Hej.på.dig.vi.ses.kl.7.15.och.t.ex.hos.läkaren.i.dag.men.inte.om.det.är.kö.osv.";
const JOINTS: &str = "Det tog fyra timmar.Ingen kom.Vi gick hem.Sen ringde de.Då var det för sent.";

/// The link detector, scanning many times over.
#[derive(Debug)]
struct Rounds;

#[derive(Debug)]
struct RoundsScanner(Box<dyn Scanner>);

impl Detector for Rounds {
    fn id(&self) -> &'static str {
        Link.id()
    }

    fn revision(&self) -> u32 {
        Link.revision()
    }

    fn prepare(&self, setup: &mut Setup<'_>) -> Box<dyn Scanner> {
        Box::new(RoundsScanner(Link.prepare(setup)))
    }
}

impl Scanner for RoundsScanner {
    fn scan(&self, scan: &Scan<'_>, sink: &mut Sink<'_>) {
        for _ in 0..ROUNDS {
            self.0.scan(black_box(scan), sink);
        }
    }
}

const NAMES: [&str; 3] = ["plain", "dots", "joints"];

fn text(name: &str) -> String {
    let text = match name {
        "plain" => CLEAN,
        "dots" => DENSE,
        _ => JOINTS,
    };
    text.repeat(1_000 / text.len() + 1)
}

#[divan::bench(args = NAMES)]
fn omdome(bencher: Bencher<'_, '_>, name: &str) {
    let text = text(name);
    let builder = Ruleset::builder(Policy::new("links", "1.0.0"));
    let detectors = [Box::new(Rounds) as Box<dyn Detector>];
    let ruleset = builder.detectors(detectors).build().expect("a policy without rules builds");
    let mut scratch = Scratch::new();
    bencher
        .counter(BytesCount::new(text.len() * ROUNDS))
        .bench_local(|| ruleset.classify_with(black_box(&Post::new(&text)), &mut scratch));
}

#[divan::bench(args = NAMES)]
fn linkify(bencher: Bencher<'_, '_>, name: &str) {
    let text = text(name);
    let mut finder = linkify::LinkFinder::new();
    finder.url_must_have_scheme(false);
    bencher
        .counter(BytesCount::new(text.len() * ROUNDS))
        .bench_local(|| (0..ROUNDS).map(|_| finder.links(black_box(&text)).count()).sum::<usize>());
}
