//! Generated streams: what is said again is found by each kind of change, and what
//! only sounds alike is not.

mod change;
mod letters;
mod texts;

use std::collections::BTreeMap;

use omdome::category::Category;
use omdome::detector::Detector;
use omdome::detectors::repetition::Repetition;
use omdome::finding::{Confidence, Finding};
use omdome::history::MemoryHistory;
use omdome::policy::Policy;
use omdome::post::Post;
use omdome::ruleset::{Ruleset, Scratch};

use crate::change::KINDS;
use crate::texts::{Source, Texts};

/// How many posts of each kind a stream has.
const EACH: usize = 60;

/// Repeats of one kind: all, and those found.
#[derive(Default)]
struct Count {
    all: usize,
    found: usize,
}

/// What streams came to: repeats by kind, and of each kind of posts that are none
/// how many there were and which were reported.
#[derive(Default)]
struct Result {
    repeats: BTreeMap<&'static str, Count>,
    new: BTreeMap<&'static str, (usize, Vec<String>)>,
}

struct Stream {
    ruleset: Ruleset,
    history: MemoryHistory,
    scratch: Scratch,
    number: u64,
}

impl Stream {
    fn new() -> Stream {
        Stream::of(Policy::new("se.exempel", "1.0.0"))
    }

    fn of(policy: Policy) -> Stream {
        let ruleset = Ruleset::builder(policy)
            .detectors([Box::new(Repetition) as Box<dyn Detector>])
            .build()
            .expect("a sound policy");
        let history = MemoryHistory::new(20_000, *ruleset.fingerprint_key());
        Stream { ruleset, history, scratch: Scratch::new(), number: 0 }
    }

    /// Whether the post is reported as a repetition.
    fn post(&mut self, author: &str, thread: &str, text: &str) -> bool {
        self.confidence(author, thread, text).is_some()
    }

    /// How sure the report is, if there is one.
    fn confidence(&mut self, author: &str, thread: &str, text: &str) -> Option<Confidence> {
        self.number += 1;
        let at = self.number as i64 * 60_000;
        let post = Post::new(text).author(author).thread(thread).at_millis(at);
        let own = self
            .ruleset
            .sighting_with(&post, self.number, &mut self.scratch)
            .expect("author and time");
        let mut found = Vec::new();
        self.history.find(&own, &mut found);
        let verdict = self.ruleset.classify_with(&post.sightings(&found), &mut self.scratch);
        self.history.record(&own, &found);
        let is_repeat = |finding: &&Finding| *finding.category() == Category::Repetition;
        verdict.findings().iter().find(is_repeat).map(Finding::how_sure)
    }
}

fn run(seed: u64, source: Source, result: &mut Result) {
    let mut texts = Texts::new(seed, source);
    let mut stream = Stream::new();
    for round in 0..EACH {
        for (name, change) in KINDS {
            // A post, some others, and the post again by the same author or another.
            let original = texts.comment();
            let author = format!("u{}", texts.below(2000));
            let mut others = vec![("new", texts.comment()), ("stock sentence", texts.with_stock())];
            others.push(("thanks", texts.thanks()));
            let answer = ("answer", texts.answer(&original));
            others.insert(texts.below(others.len() + 1), answer);
            let mut posts = vec![("new", author.clone(), original.clone())];
            for (kind, text) in others {
                posts.push((kind, format!("u{}", texts.below(2000)), text));
            }
            for (kind, author, text) in posts {
                let (all, alarms) = result.new.entry(kind).or_default();
                *all += 1;
                if stream.post(&author, &format!("t{}", texts.below(300)), &text) {
                    alarms.push(text);
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

fn each_kind_of_change_is_seen_through(source: Source) {
    let mut result = Result::default();
    for seed in [11, 2026] {
        run(seed, source, &mut result);
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
    let (mut found, mut all, mut alarms) = (0, 0, 0);
    result.repeats.values().for_each(|count| (found, all) = (found + count.found, all + count.all));
    for (kind, (posts, reported)) in &result.new {
        table += &format!("{kind}: {} of {posts} reported {reported:#?}\n", reported.len());
        alarms += reported.len();
    }
    let precision = 1000 * found / (found + alarms);
    let f1 = 2000 * found / (found + alarms + all);
    println!("{source:?}: precision {precision}, F1 {f1} per mille\n{table}");
    assert!(low.is_empty(), "{low:#?}\n{table}");
    assert!(precision >= 995 && f1 >= 970, "precision {precision}, F1 {f1}\n{table}");
    assert!(result.new["thanks"].1.is_empty(), "{table}");
    // What answers have of their own may be like another post now and then.
    let (answers, reported) = &result.new["answer"];
    assert!(500 * reported.len() <= *answers, "{table}");
}

#[test]
fn sentences_of_parts() {
    each_kind_of_change_is_seen_through(Source::Parts);
}

#[test]
fn sentences_of_letters() {
    each_kind_of_change_is_seen_through(Source::Letters);
}

/// What is prepared for looking up is used again, and only for the same text.
#[test]
fn the_same_memory_gives_the_same_verdicts() {
    let mut texts = Texts::new(5, Source::Letters);
    let (mut stream, mut scratch) = (Stream::new(), Scratch::new());
    let ruleset = stream.ruleset.clone();
    for number in 0..200u64 {
        let text = if number % 3 == 0 { texts.comment() } else { texts.thanks() };
        let (author, at) = (format!("u{}", number % 5), number as i64 * 1000);
        let post = Post::new(&text).author(&author).thread("t").at_millis(at);
        let own = ruleset.sighting(&post, number);
        assert_eq!(ruleset.sighting_with(&post, number, &mut scratch), own);
        let own = own.expect("author and time");
        let mut found = Vec::new();
        stream.history.find(&own, &mut found);
        if number % 4 == 0 {
            ruleset.classify_with(&Post::new("något annat däremellan"), &mut scratch);
        }
        let post = post.sightings(&found);
        assert_eq!(ruleset.classify_with(&post, &mut scratch), ruleset.classify(&post));
        stream.history.record(&own, &found);
    }
}

/// A history gives a few posts; what the latest of them counted tells the rest.
#[test]
#[cfg(feature = "toml")]
fn thresholds_beyond_what_is_found_are_reached() {
    let policy = "schema = \"omdome.policy/1\"\nid = \"se.exempel\"\nversion = \"1.0.0\"\n\
                  [detector.repetition]\ncampaign_authors = 20\nsame_author_posts = 12\n";
    let policy = || Policy::from_toml("policy.toml", policy).expect("a sound policy");
    let text = "Rädda akuten i Nybro, skriv på listan innan politikerna stänger den för gott.";
    let reached = |by: fn(u64) -> String| -> Vec<u64> {
        let mut stream = Stream::of(policy());
        let sure = |n: &u64| stream.confidence(&by(*n), "t1", text) >= Some(Confidence::Likely);
        (1..30).filter(sure).collect()
    };
    let one = reached(|_| "u1".into());
    assert_eq!(one, (12..30).collect::<Vec<_>>());
    // Many authors are counted roughly.
    let many = reached(|n| format!("u{n}"));
    let first = many.first().copied().unwrap_or(0);
    assert!((16..=24).contains(&first) && many.len() as u64 == 30 - first, "{many:?}");
}
