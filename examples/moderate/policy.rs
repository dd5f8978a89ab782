//! From the command line's policies to a ruleset.

use std::fs;
use std::process::ExitCode;

use omdome::policy::Layers;
use omdome::presets::Preset;
use omdome::ruleset::Ruleset;

use crate::args::Args;

pub struct Built {
    pub ruleset: Ruleset,
    notes: Vec<String>,
}

/// Composes the layers and builds; an error is every diagnostic, a line each.
pub fn build(args: &Args) -> Result<Built, Vec<String>> {
    let one = |fault: String| vec![format!("moderate: {fault}")];
    let mut layers = Layers::new();
    if args.preset.is_some() || args.policies.is_empty() {
        let name = args.preset.as_deref().unwrap_or("region-stockholm");
        let preset: Preset = name.parse().map_err(|e| one(format!("--preset {name}: {e}")))?;
        let policy = omdome::presets::policy(preset).map_err(|e| vec![e.to_string()])?;
        layers = layers.policy(name, &policy);
    }
    for file in &args.policies {
        let name = file.display().to_string();
        let text = fs::read_to_string(file).map_err(|e| one(format!("{name}: {e}")))?;
        let json = file.extension().is_some_and(|e| e == "json");
        layers = if json { layers.json(&name, &text) } else { layers.toml(&name, &text) };
    }
    let composed = layers.compose().map_err(|e| diagnostics(&e))?;
    let mut notes: Vec<String> = composed
        .overrides()
        .iter()
        .map(|o| format!("override: {} by {}", o.path, o.source))
        .collect();
    let mut builder =
        Ruleset::builder(composed.policy().clone()).detectors(omdome::detectors::standard());
    if args.policies.is_empty() && !args.check {
        // The bundled presets' examples are run by the crate's own tests.
        builder = builder.skip_examples();
    }
    let ruleset = builder.build().map_err(|e| diagnostics(&composed.explain(e)))?;
    notes.extend(ruleset.doubts().iter().map(|d| composed.locate(d.clone()).to_string()));
    if ruleset.waived() > 0 {
        notes.push(format!("waived with a stated reason: {}", ruleset.waived()));
    }
    Ok(Built { ruleset, notes })
}

fn diagnostics(error: &omdome::error::BuildError) -> Vec<String> {
    error.diagnostics().iter().map(ToString::to_string).collect()
}

/// `--check`: every diagnostic, and 2 if one is an error.
pub fn report(built: Result<Built, Vec<String>>) -> ExitCode {
    match built {
        Ok(built) => {
            built.notes.iter().for_each(|note| println!("{note}"));
            let provenance = built.ruleset.provenance();
            let (id, version) = (provenance.policy_id(), provenance.policy_version());
            println!("{id} {version} compiles: {}", provenance.digest());
            ExitCode::SUCCESS
        }
        Err(faults) => {
            faults.iter().for_each(|fault| println!("{fault}"));
            ExitCode::from(2)
        }
    }
}
