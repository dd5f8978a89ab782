//! What the benches measure: the same comments and the same ruleset in each.
#![allow(dead_code, reason = "no bench uses all of it")]

#[path = "../../tests/common/preset.rs"]
mod preset;

use omdome::presets::Preset;
use omdome::ruleset::Ruleset;

pub const SHORT: &str = "Tack för hjälpen!!";
pub const CLEAN: &str = "Vi väntade i fyra timmar på akuten i Huddinge innan någon hade tid att titta på \
foten, men när vi väl kom in var både läkaren och sjuksköterskan hur snälla som helst. Tack till er båda!";
pub const COARSE: &str = "Vad fan håller ni på med, du är en jävla idiot. Ring 070-174 06 35 eller läs på \
https://exempel.example/protest?id=7 så får du se hur det egentligen står till i den här regionen just nu.";

/// The whole default ruleset.
pub fn ruleset() -> Ruleset {
    preset::build(Preset::RegionStockholm)
}
