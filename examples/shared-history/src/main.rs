//! Verdicts on a stream of posts, with a history in Redis or Valkey that other
//! processes share:
//!
//! ```text
//! shared-history redis://127.0.0.1:6379 < stream.jsonl
//! shared-history memory < stream.jsonl
//! ```
//!
//! A post is an object with `number`, `author`, `thread`, `at` (seconds) and
//! `text`; the verdicts come out one a line, each before the next line is read.

mod store;

use std::error::Error;
use std::io::{self, BufRead, Write};

use omdome::fingerprint::{FingerprintKey, Sighting};
use omdome::history::MemoryHistory;
use omdome::policy::Policy;
use omdome::post::Post;
use omdome::ruleset::{Ruleset, Scratch};
use omdome::text::OffsetUnit;
use serde::Deserialize;

use crate::store::{Found, Store};

/// The same policy and the same key in all processes. A service keeps the key
/// where it keeps its other secrets.
const POLICY: &str = include_str!("policy.toml");
const KEY: [u8; 16] = *b"an example's key";

#[derive(Deserialize)]
struct Line {
    /// Given out once over all processes, rising: the platform's own number will do.
    number: u64,
    author: Option<String>,
    thread: Option<String>,
    at: Option<f64>,
    text: String,
}

impl Line {
    fn post(&self) -> Post<'_> {
        let mut post = Post::new(&self.text);
        if let Some(author) = &self.author {
            post = post.author(author);
        }
        if let Some(thread) = &self.thread {
            post = post.thread(thread);
        }
        if let Some(at) = self.at {
            post = post.at_millis((at * 1000.0).round() as i64);
        }
        post
    }
}

/// Where earlier posts are.
enum History {
    Memory(Box<MemoryHistory>),
    Shared(Box<Store>),
}

impl History {
    /// `None` where the store is away.
    fn find(&mut self, own: &Sighting) -> Option<Found> {
        match self {
            History::Memory(memory) => {
                let mut found = Found::default();
                memory.find(own, &mut found.sightings);
                Some(found)
            }
            History::Shared(store) => {
                store.find(own).inspect_err(|e| eprintln!("shared-history: reading: {e}")).ok()
            }
        }
    }

    fn record(&mut self, own: &Sighting, found: &Found) {
        match self {
            History::Memory(memory) => memory.record(own, &found.sightings),
            History::Shared(store) => {
                // A post that is not recorded is not found later: nothing else.
                if let Err(e) = store.record(own, found) {
                    eprintln!("shared-history: writing: {e}");
                }
            }
        }
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let ruleset = Ruleset::builder(Policy::from_toml("policy.toml", POLICY)?)
        .detectors(omdome::detectors::standard())
        .fingerprint_key(FingerprintKey::new(KEY))
        .build()?;
    let key = *ruleset.fingerprint_key();
    let mut history = match std::env::args().nth(1).as_deref() {
        Some("memory") => History::Memory(Box::new(MemoryHistory::new(100_000, key))),
        Some(url) => History::Shared(Box::new(Store::new(url, key)?)),
        None => return Err("give `memory` or the address of a store".into()),
    };
    let mut scratch = Scratch::new();
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let line: Line = serde_json::from_str(&line?)?;
        let mut post = line.post();
        // A post without author or time neither reads nor writes.
        let own = ruleset.sighting_with(&post, line.number, &mut scratch);
        let found = own.as_ref().and_then(|own| history.find(own));
        // Without sightings the verdict says that repetition was not assessed.
        if let Some(found) = &found {
            post = post.sightings(&found.sightings);
        }
        let verdict = ruleset.classify_with(&post, &mut scratch);
        // Where reading failed, a second wait for the store would gain little.
        if let (Some(own), Some(found)) = (&own, &found) {
            history.record(own, found);
        }
        // A service would answer first and record then; here whoever reads the verdict
        // may count on the record.
        writeln!(out, "{}", verdict.report(post.text(), OffsetUnit::Utf8)?.to_json())?;
        out.flush()?;
    }
    Ok(())
}
