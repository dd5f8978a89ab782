//! The laws of the verdict, each a property test named after its law.
#![cfg(feature = "toml")]

mod classify;
mod planted;
mod privacy;
mod rules;
mod texts;

use std::sync::OnceLock;

use omdome::presets::{self, Preset};
use omdome::ruleset::Ruleset;

/// The whole default ruleset, built once.
fn standard() -> &'static Ruleset {
    static RULESET: OnceLock<Ruleset> = OnceLock::new();
    RULESET.get_or_init(|| {
        let policy = presets::policy(Preset::RegionStockholm).expect("the preset parses");
        let builder = Ruleset::builder(policy).detectors(omdome::detectors::standard());
        builder.skip_examples().build().expect("the preset builds")
    })
}
