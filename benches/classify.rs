//! A whole ruleset beside the best Rust profanity filter on the same comments.
//!
//! Read the figures as ratios within one run.

mod common;

use common::{CLEAN, COARSE, SHORT, ruleset};
use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use omdome::post::Post;
use omdome::ruleset::{Ruleset, Scratch};

#[global_allocator]
static ALLOC: divan::AllocProfiler = divan::AllocProfiler::system();

fn main() {
    divan::main();
}

fn texts() -> [(&'static str, String); 5] {
    [
        ("short_20", SHORT.to_string()),
        ("clean_200", CLEAN.to_string()),
        ("coarse_200", COARSE.to_string()),
        ("clean_1000", CLEAN.repeat(5)),
        ("clean_10000", CLEAN.repeat(50)),
    ]
}

fn names() -> [&'static str; 5] {
    texts().map(|(name, _)| name)
}

fn text(name: &str) -> String {
    texts().into_iter().find(|(n, _)| *n == name).map(|(_, t)| t).expect("a known text")
}

#[divan::bench(args = names())]
fn omdome(bencher: Bencher<'_, '_>, name: &str) {
    let (ruleset, text) = (ruleset(), text(name));
    let mut scratch = Scratch::new();
    bencher
        .counter(BytesCount::of_str(&text))
        .bench_local(|| ruleset.classify_with(black_box(&Post::new(&text)), &mut scratch));
}

#[divan::bench(args = names())]
fn rustrict(bencher: Bencher<'_, '_>, name: &str) {
    let text = text(name);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench_local(|| rustrict::Censor::from_str(black_box(&text)).analyze());
}

#[divan::bench(args = names())]
fn linkify(bencher: Bencher<'_, '_>, name: &str) {
    let text = text(name);
    let mut finder = linkify::LinkFinder::new();
    finder.url_must_have_scheme(false);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench_local(|| finder.links(black_box(&text)).count());
}

#[divan::bench]
fn build_the_default_ruleset() -> Ruleset {
    ruleset()
}
