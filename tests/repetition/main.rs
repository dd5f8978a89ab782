//! Generated streams: what is said again is found by each kind of change, and what
//! only sounds alike is not.

mod change;
mod texts;

use std::collections::BTreeMap;

use omdome::category::Category;
use omdome::history::MemoryHistory;
use omdome::policy::Policy;
use omdome::post::Post;
use omdome::ruleset::{Ruleset, Scratch};

use crate::change::KINDS;
use crate::texts::Texts;

/// How many posts of each kind a stream has.
const EACH: usize = 60;

/// Repeats of one kind: all, and those found.
#[derive(Default)]
struct Count {
    all: usize,
    found: usize,
}

/// What one stream came to: repeats by kind, new posts and those reported.
#[derive(Default)]
struct Result {
    repeats: BTreeMap<&'static str, Count>,
    new: usize,
    alarms: Vec<String>,
}

struct Stream {
    ruleset: Ruleset,
    history: MemoryHistory,
    scratch: Scratch,
    number: u64,
}

impl Stream {
    fn new() -> Stream {
        let ruleset = Ruleset::builder(Policy::new("se.exempel", "1.0.0"))
            .detectors(omdome::detectors::standard())
            .build()
            .expect("an empty policy");
        let history = MemoryHistory::new(20_000, *ruleset.fingerprint_key());
        Stream { ruleset, history, scratch: Scratch::new(), number: 0 }
    }

    /// Whether the post is reported as a repetition.
    fn post(&mut self, author: &str, thread: &str, text: &str) -> bool {
        self.number += 1;
        let at = self.number as i64 * 60_000;
        let post = Post::new(text).author(author).thread(thread).at_millis(at);
        let own = self.ruleset.sighting(&post, self.number).expect("author and time");
        let mut found = Vec::new();
        self.history.find(&own, &mut found);
        let verdict = self.ruleset.classify_with(&post.sightings(&found), &mut self.scratch);
        self.history.record(&own, &found);
        verdict.findings().iter().any(|finding| *finding.category() == Category::Repetition)
    }
}

fn run(seed: u64, result: &mut Result) {
    let mut texts = Texts::new(seed);
    let mut stream = Stream::new();
    for round in 0..EACH {
        for (name, change) in KINDS {
            // A post, some others, and the post again by the same author or another.
            let original = texts.comment();
            let author = format!("u{}", texts.below(2000));
            let mut new = vec![(author.clone(), original.clone())];
            for _ in 0..3 {
                new.push((format!("u{}", texts.below(2000)), texts.comment()));
            }
            for (author, text) in new {
                result.new += 1;
                if stream.post(&author, &format!("t{}", texts.below(300)), &text) {
                    result.alarms.push(text);
                }
            }
            let again = change(&original, &mut texts);
            let by = if round % 2 == 0 { author } else { format!("v{}", texts.below(2000)) };
            let count = result.repeats.entry(name).or_default();
            count.all += 1;
            count.found += usize::from(stream.post(&by, &format!("t{}", texts.below(300)), &again));
        }
    }
}

#[test]
fn each_kind_of_change_is_seen_through_and_nothing_new_is_reported() {
    let mut result = Result::default();
    for seed in [11, 2026] {
        run(seed, &mut result);
    }
    let mut low = Vec::new();
    let mut table = String::new();
    for (name, count) in &result.repeats {
        let least = match *name {
            "two words" => 900,
            "reworded" => 400,
            _ => 970,
        };
        let recall = 1000 * count.found / count.all;
        table += &format!("{name}: {} of {}\n", count.found, count.all);
        if recall < least {
            low.push(format!("{name}: {recall} < {least} per mille"));
        }
    }
    assert!(low.is_empty(), "{low:#?}\n{table}");
    let found: usize = result.repeats.values().map(|count| count.found).sum();
    let precision = 1000 * found / (found + result.alarms.len());
    assert!(precision >= 995, "{precision}, of {} new: {:#?}", result.new, result.alarms);
}
