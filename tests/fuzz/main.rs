//! Fuzz targets on stable Rust: bytes are mutated from a kept corpus by a seeded
//! generator, and each target asserts what must hold for any input.
//!
//! A plain test run gives every target a fixed budget and the same inputs each
//! time. `OMDOME_FUZZ_SECONDS=1800 cargo test --release --test fuzz` runs every
//! target that long from a seed of the clock, printed so that `OMDOME_FUZZ_SEED`
//! repeats the run; `CARGO_PROFILE_RELEASE_DEBUG_ASSERTIONS=true` beside it makes
//! sums that overflow stop it too. An input that once broke a law belongs in `seeds/crashes.txt`.
#![cfg(feature = "toml")]

mod input;
#[path = "../common/preset.rs"]
mod preset;
mod targets;

use std::sync::OnceLock;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use input::Source;
use omdome::presets::Preset;
use omdome::ruleset::Ruleset;

/// Inputs a target reads in a plain test run.
const BUDGET: u64 = 400;

fn standard() -> &'static Ruleset {
    static RULESET: OnceLock<Ruleset> = OnceLock::new();
    RULESET.get_or_init(|| preset::build(Preset::RegionStockholm))
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|text| {
        text.parse().unwrap_or_else(|_| panic!("{name} must be a whole number, not {text:?}"))
    })
}

/// Runs `target` on input after input; says which one failed and from what seed.
fn run(name: &str, mut target: impl FnMut(&mut Source)) {
    let limit = number("OMDOME_FUZZ_SECONDS").map(Duration::from_secs);
    let seed = number("OMDOME_FUZZ_SEED").unwrap_or_else(|| match limit {
        None => 1,
        Some(_) => SystemTime::now().duration_since(UNIX_EPOCH).map_or(1, |d| d.as_secs()),
    });
    let (begun, mut done) = (Instant::now(), 0);
    let more = |done: u64| limit.map_or(done < BUDGET, |limit| begun.elapsed() < limit);
    while more(done) {
        let mut source = Source::new(seed, done);
        let outcome =
            std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| target(&mut source)));
        if let Err(panic) = outcome {
            eprintln!("target {name}: seed {seed}, input {done}: {:?}", source.shown());
            std::panic::resume_unwind(panic);
        }
        done += 1;
        if limit.is_some() && done % 100_000 == 0 {
            eprintln!("target {name}: {done} inputs, {} s", begun.elapsed().as_secs());
        }
    }
    println!(
        "target {name}: {done} inputs from seed {seed} in {:.1} s",
        begun.elapsed().as_secs_f32()
    );
}

#[test]
fn text() {
    run("text", targets::text);
}

#[test]
fn post_and_history() {
    let mut stream = targets::Stream::new();
    run("post_and_history", |source| stream.step(source));
}

#[test]
fn policy_file() {
    run("policy_file", targets::policy_file);
}

#[test]
fn redact() {
    run("redact", targets::redact);
}

#[test]
fn offsets() {
    run("offsets", targets::offsets);
}

/// The policy that is disturbed is a whole one: an error in it would leave the
/// target nothing to break.
#[test]
fn the_policy_seed_builds() {
    let policy = omdome::policy::Policy::from_toml("policy.toml", targets::POLICY).expect("reads");
    let builder = Ruleset::builder(policy).detectors(omdome::detectors::standard());
    builder.build().expect("builds, examples and all");
}
