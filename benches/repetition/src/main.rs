//! Fingerprint, query and record beside the folding of the same text, and beside
//! gaoya's MinHash index, in one run.
//!
//! Each figure is the fastest of several batches: noise only ever adds. Read the
//! ratios; times depend on the machine. With `--short` at 100,000 posts instead of
//! a million.

mod count;
mod texts;

use std::hint::black_box;
use std::time::Instant;

use gaoya::minhash::{MinHashIndex, MinHasher, MinHasher32};
use gaoya::text::shingle_text;
use omdome::fingerprint::{FingerprintKey, Sighting, fingerprint};
use omdome::history::MemoryHistory;
use omdome::text::TextBuffers;

use crate::count::Counting;
use crate::texts::{changed, unique};

#[global_allocator]
static MEMORY: Counting = Counting;

const BATCH: usize = 1000;
const BATCHES: usize = 15;

/// Posts of one author among those held, and the time they were written in.
const POSTS_OF_AUTHOR: u64 = 8;
const SPAN: i64 = 10 * 24 * 3_600_000;

/// The fastest nanoseconds an item of several batches, each of other numbers.
fn fastest(mut one: impl FnMut(u64)) -> f64 {
    let mut best = f64::MAX;
    for batch in 0..BATCHES {
        let start = Instant::now();
        for i in 0..BATCH {
            one((batch * BATCH + i) as u64);
        }
        best = best.min(start.elapsed().as_nanos() as f64 / BATCH as f64);
    }
    best
}

/// A text with its author: everything that is not measured made before.
struct Written {
    text: String,
    author: String,
}

struct Ours {
    history: MemoryHistory,
    buffers: TextBuffers,
    key: FingerprintKey,
    found: Vec<Sighting>,
    posts: u64,
    next: u64,
    /// How many sightings were found in all.
    met: u64,
}

impl Ours {
    fn filled(posts: u64, text: impl Fn(u64) -> String) -> Ours {
        let key = FingerprintKey::default();
        let history = MemoryHistory::new(posts as usize, key);
        let (buffers, found) = (TextBuffers::new(), Vec::new());
        let mut ours = Ours { history, buffers, key, found, posts, next: 0, met: 0 };
        for i in 0..posts {
            ours.post(&ours.written(text(i), i));
        }
        ours.met = 0;
        ours
    }

    fn written(&self, text: String, i: u64) -> Written {
        let authors = self.posts / POSTS_OF_AUTHOR;
        Written { text, author: format!("u{}", i.wrapping_mul(0x9E37_79B9) % authors) }
    }

    fn sighting(&mut self, written: &Written) -> Sighting {
        let print = fingerprint(&self.buffers.prepare(&written.text), &self.key);
        let at = self.next as i64 * (SPAN / self.posts as i64);
        self.next += 1;
        Sighting::new(print, self.next, &written.author, Some("t-17"), at, &self.key)
    }

    /// Folding, fingerprint and query.
    fn query(&mut self, written: &Written) -> Sighting {
        let own = self.sighting(written);
        self.history.find(&own, &mut self.found);
        self.met += self.found.len() as u64;
        own
    }

    /// Folding, fingerprint, query and record.
    fn post(&mut self, written: &Written) {
        let own = self.query(written);
        self.history.record(&own, &self.found);
    }
}

/// Nanoseconds for sixteen random reads of a table of this many bytes.
fn reads(bytes: usize) -> f64 {
    let table = vec![1u64; bytes / 8];
    let mut at = 1u64;
    let mut sum = 0;
    let time = fastest(|i| {
        // Where one set of reads goes depends on the set before, as with posts.
        at = at.wrapping_add(i ^ sum);
        for _ in 0..16 {
            at = at.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let place = ((at >> 32) * table.len() as u64) >> 32;
            sum += table[place as usize];
        }
    });
    black_box(sum);
    time
}

fn row(what: &str, figure: f64, unit: &str) {
    println!("{what:44}{figure:9.2} {unit}");
}

fn main() {
    let short = std::env::args().any(|arg| arg == "--short");
    let sizes = if short { [10_000, 100_000] } else { [10_000, 1_000_000] };
    let news: Vec<String> = (0..(BATCH * BATCHES) as u64).map(|i| unique(i + 5_000_000)).collect();
    let text = |i: u64| news[i as usize % news.len()].as_str();
    let mean = news.iter().map(String::len).sum::<usize>() / news.len();
    println!("texts of {mean} bytes on average\n");

    let mut buffers = TextBuffers::new();
    let key = FingerprintKey::default();
    let mut folding = || fastest(|i| _ = black_box(buffers.prepare(text(i)).folded().len()));
    let before = folding();
    let mut at = [0.0; 2];
    for (posts, at) in sizes.into_iter().zip(&mut at) {
        let mut ours = Ours::filled(posts, unique);
        let written: Vec<Written> =
            (0..).zip(&news).map(|(i, text)| ours.written(text.clone(), posts + i)).collect();
        let folding = folding().min(before);
        let mut buffers = TextBuffers::new();
        let printing =
            fastest(|i| _ = black_box(fingerprint(&buffers.prepare(text(i)), &key).exact()));
        let querying = fastest(|i| _ = black_box(ours.query(&written[i as usize])));
        let whole = fastest(|i| ours.post(&written[i as usize]));
        *at = whole - folding;
        println!("{posts} posts");
        row("bytes a post", ours.history.bytes() as f64 / posts as f64, "");
        row("folding", folding, "ns");
        row("fingerprint / folding", (printing - folding) / folding, "");
        row("fingerprint + query / folding", (querying - folding) / folding, "");
        row("fingerprint + query + record / folding", *at / folding, "(goal 3)");
        row("fingerprint + query + record", *at, "ns");
        row("sixteen random reads of such a table", reads(ours.history.bytes()), "ns");
        row("posts found for an ordinary one", ours.met as f64 / (2.0 * news.len() as f64), "");
        println!();
    }
    let [few, many] = sizes;
    row(&format!("growth from {few} to {many}"), at[1] / at[0], "(goal 1.3)");

    // Half of all posts one campaign text, each a little changed.
    let mut raid = Ours::filled(100_000, |i| if i % 2 == 0 { changed(i) } else { unique(i) });
    let like: Vec<Written> = (0..1000).map(|i| raid.written(changed(2 * i + 7), i)).collect();
    let length = like.iter().map(|written| written.text.len()).sum::<usize>() / like.len();
    let of_length = news.iter().filter(|text| text.len().abs_diff(length) <= 15);
    let unlike: Vec<Written> =
        (0..).zip(of_length.take(1000)).map(|(i, text)| raid.written(text.clone(), i)).collect();
    let mut query = |written: &[Written]| {
        let at = |i: u64| &written[i as usize % written.len()];
        let whole = fastest(|i| _ = black_box(raid.query(at(i))));
        let own: Vec<Sighting> = written.iter().map(|written| raid.sighting(written)).collect();
        let alone = fastest(|i| {
            raid.history.find(&own[i as usize % own.len()], &mut raid.found);
            black_box(raid.found.len());
        });
        (whole, alone)
    };
    let (ordinary, campaign) = (query(&unlike), query(&like));
    println!("\nhalf of 100000 posts one campaign, texts of about {length} bytes");
    row("query of the campaign's text / ordinary", campaign.0 / ordinary.0, "(goal 1.2)");
    row("the look-up alone / ordinary", campaign.1 / ordinary.1, "");

    gaoya(&text, before);
}

/// MinHash with 32 bands of 4, character 4-grams: 0.973 on a stream like ours.
fn gaoya<'a>(text: &impl Fn(u64) -> &'a str, folding: f64) {
    const POSTS: u64 = 10_000;
    let hasher = MinHasher32::new(128);
    let sign = |text: &str| hasher.create_signature(shingle_text(text, 4));
    let before = count::held();
    let mut index = MinHashIndex::new(32, 4, 0.5);
    for i in 0..POSTS {
        index.insert(i, sign(&unique(i)));
    }
    let bytes = (count::held() - before) as f64 / POSTS as f64;
    let whole = fastest(|i| {
        let own = sign(&text(i).to_lowercase());
        black_box(index.query(&own).len());
        index.insert(POSTS + i, own);
    });
    println!("\ngaoya 0.2.2, {POSTS} posts");
    row("bytes a post", bytes, "");
    row("signature + query + insert / our folding", whole / folding, "");
}
