//! Two policies over one file of labelled comments: what would change, and how
//! each agrees with the people who labelled them.
//!
//! ```text
//! policy_experiment [--first POLICY] [--second POLICY] [FILE]
//! ```
//!
//! POLICY is the name of a preset or a TOML file; FILE has one JSON object a line
//! with `text`, and optionally `id`, `action` (`publish`, `review`, `remove`) and
//! `labels`. Without arguments: the presets region-stockholm and vgr over a
//! bundled sample.

use std::error::Error;
use std::fs;

use omdome::category::Category;
use omdome::compare::{Baseline, Comparison, Score, compare};
use omdome::policy::{Action, Policy};
use omdome::post::Post;
use omdome::presets::{self, Preset};
use omdome::ruleset::Ruleset;
use serde::Deserialize;

const SAMPLE: &str = include_str!("policy_experiment/labelled.jsonl");

#[derive(Deserialize)]
struct Labelled {
    #[serde(default)]
    id: Option<String>,
    text: String,
    #[serde(default)]
    action: Option<String>,
    #[serde(default)]
    labels: Vec<Label>,
}

/// What a person found in a comment: a category, or `clean` for nothing.
struct Label(Option<Category>);

impl<'de> Deserialize<'de> for Label {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Label, D::Error> {
        let name = String::deserialize(from)?;
        match name.as_str() {
            "clean" => Ok(Label(None)),
            _ => Category::deserialize(serde::de::value::StringDeserializer::new(name))
                .map(|category| Label(Some(category))),
        }
    }
}

impl Labelled {
    fn post(&self) -> Post<'_> {
        let post = Post::new(&self.text);
        match &self.id {
            Some(id) => post.reference(id),
            None => post,
        }
    }

    /// A labelled action as a class: hiding and removing are one.
    fn action(&self) -> Option<Action> {
        match self.action.as_deref()? {
            "publish" => Some(Action::Allow),
            "review" => Some(Action::Review),
            _ => Some(Action::Remove),
        }
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let (mut first, mut second, mut file) = ("region-stockholm".into(), "vgr".into(), None);
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--first" => first = args.next().ok_or("--first needs a policy")?,
            "--second" => second = args.next().ok_or("--second needs a policy")?,
            _ => file = Some(arg),
        }
    }
    let text = match &file {
        Some(file) => fs::read_to_string(file).map_err(|e| format!("{file}: {e}"))?,
        None => SAMPLE.to_string(),
    };
    let rows = read(&text)?;
    let rulesets = [build(&first)?, build(&second)?];
    let comparison = compare(&rulesets[0], &rulesets[1], rows.iter().map(Labelled::post));
    println!("{} posts: {first} against {second}\n", rows.len());
    print_changes(&comparison, &rows);
    print_tally(&comparison);
    for (name, ruleset) in [&first, &second].into_iter().zip(&rulesets) {
        print_score(name, &score(ruleset, &rows));
    }
    Ok(())
}

fn read(text: &str) -> Result<Vec<Labelled>, String> {
    let lines = text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty());
    let parse = |(line, number): (&str, u32)| {
        // Serde's own message can quote the value at fault, which may be the text.
        serde_json::from_str(line).map_err(|e| {
            format!(
                "line {number}, column {}: no labelled comment; expected an object with `text` and \
                 optionally `id`, `action` (publish, review, remove) and `labels` (a list of \
                 categories, or `clean`)",
                e.column()
            )
        })
    };
    lines.map(parse).collect()
}

fn build(name: &str) -> Result<Ruleset, Box<dyn Error>> {
    let (policy, bundled) = match name.parse::<Preset>() {
        Ok(preset) => (presets::policy(preset)?, true),
        Err(_) => {
            let text = fs::read_to_string(name).map_err(|e| format!("{name}: {e}"))?;
            (Policy::from_toml(name, &text)?, false)
        }
    };
    let mut builder = Ruleset::builder(policy).detectors(omdome::detectors::standard());
    if bundled {
        builder = builder.skip_examples();
    }
    Ok(builder.build()?)
}

fn score(ruleset: &Ruleset, rows: &[Labelled]) -> Score {
    let mut score = Score::default();
    for row in rows {
        let labels: Vec<Category> = row.labels.iter().filter_map(|l| l.0.clone()).collect();
        score.add(&ruleset.classify(&row.post()), row.action(), &labels);
    }
    score
}

fn print_changes(comparison: &Comparison, rows: &[Labelled]) {
    let count = |baseline| comparison.count(baseline);
    println!(
        "unchanged {}, new {}, updated {}, absent {}",
        comparison.unchanged,
        count(Baseline::New),
        count(Baseline::Updated),
        count(Baseline::Absent)
    );
    for change in &comparison.changes {
        let text = rows.get(change.place as usize).map_or("", |row| &row.text);
        let short: String = text.chars().take(48).collect();
        let [before, after] = change.action;
        println!("  {before:>6} -> {after:<6}  {short}");
        for rule in &change.lost {
            println!("                   - {rule}");
        }
        for rule in &change.gained {
            println!("                   + {rule}");
        }
    }
}

fn print_tally(comparison: &Comparison) {
    println!("\n{:<44} {:>6} {:>6}", "rule", "first", "second");
    for (rule, [first, second]) in comparison.rules() {
        println!("{rule:<44} {first:>6} {second:>6}");
    }
}

fn print_score(name: &str, score: &Score) {
    let shown = |per_mille: Option<u32>| match per_mille {
        Some(n) => format!("{}.{} %", n / 10, n % 10),
        None => "-".to_string(),
    };
    let (mut right, mut all) = (0, 0);
    for ((wanted, got), count) in &score.actions {
        let class = |a: &Action| if *a >= Action::Hide { Action::Remove } else { *a };
        all += count;
        right += if class(wanted) == class(got) { *count } else { 0 };
    }
    println!("\n{name}: action as labelled on {right} of {all}");
    println!("{:<28} {:>9} {:>9} {:>9}", "category", "precision", "recall", "F1");
    for (category, counts) in &score.categories {
        println!(
            "{:<28} {:>9} {:>9} {:>9}",
            category.as_str(),
            shown(counts.precision()),
            shown(counts.recall()),
            shown(counts.f1())
        );
    }
}
