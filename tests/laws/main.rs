//! The laws of the verdict, each a property test named after its law.
#![cfg(feature = "toml")]

mod classify;
mod kinds;
mod linear;
mod planted;
#[path = "../common/preset.rs"]
mod preset;
mod privacy;
mod rules;
mod texts;

use std::sync::OnceLock;

use omdome::presets::Preset;
use omdome::ruleset::Ruleset;

/// The whole default ruleset, built once.
fn standard() -> &'static Ruleset {
    static RULESET: OnceLock<Ruleset> = OnceLock::new();
    RULESET.get_or_init(|| preset::build(Preset::RegionStockholm))
}
