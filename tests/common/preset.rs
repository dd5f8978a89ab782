//! A bundled preset with every detector, as a service would build it.

use omdome::presets::{self, Preset};
use omdome::ruleset::Ruleset;

/// Builds it without running its examples, which `tests/presets.rs` does.
pub fn build(preset: Preset) -> Ruleset {
    let policy = presets::policy(preset).expect("a preset reads");
    let builder = Ruleset::builder(policy).detectors(omdome::detectors::standard());
    builder.skip_examples().build().expect("a preset compiles")
}
