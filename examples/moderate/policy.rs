//! From the command line's policies to a ruleset.

use std::fs;
use std::io::{self, Write};
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
        layers = omdome::presets::layers(preset);
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
        // A preset is itself made of layers; what matters is what the files change.
        .filter(|o| args.policies.iter().any(|p| *p.display().to_string() == *o.source))
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
    let (mut lines, code) = match built {
        Ok(built) => {
            let mut lines = built.notes;
            let from = built.ruleset.provenance();
            let (id, version, digest) = (from.policy_id(), from.policy_version(), from.digest());
            lines.push(format!("{id} {version} compiles: {digest}"));
            (lines, ExitCode::SUCCESS)
        }
        Err(faults) => (faults, ExitCode::from(2)),
    };
    lines.push(String::new());
    // A reader that has gone changes nothing about the result.
    let _ = io::stdout().write_all(lines.join("\n").as_bytes());
    code
}
