//! A comment in, a verdict out.

use std::error::Error;

use omdome::post::Post;
use omdome::presets::{self, Preset};
use omdome::ruleset::{Audience, Ruleset};
use omdome::text::OffsetUnit;
use omdome::verdict::Redaction;

fn main() -> Result<(), Box<dyn Error>> {
    // Compile once: policy and detectors become one immutable, shareable ruleset.
    let policy = presets::policy(Preset::RegionStockholm)?;
    let ruleset = Ruleset::builder(policy)
        .detectors(omdome::detectors::standard())
        .skip_examples()
        .build()?;

    // Classify as often as you like, from any thread.
    let text = "Ring mig, mitt personnummer är 19950518-2395, din jävla idiot";
    let verdict = ruleset.classify(&Post::new(text).reference("fb:17_204"));

    println!("{} (meanwhile {})", verdict.action(), verdict.interim());
    for line in ruleset.render(&verdict, "en", Audience::Moderator)? {
        println!("  {}: {}", line.rule, line.text);
    }
    println!("{}", verdict.redact(text, Redaction::Label)?);

    // For JavaScript, count in UTF-16 code units.
    let report = verdict.report(text, OffsetUnit::Utf16)?.with_ref(Some("fb:17_204"));
    println!("{}", report.to_json());
    Ok(())
}
