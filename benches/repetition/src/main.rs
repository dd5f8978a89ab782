//! Fingerprint, query and record beside the folding of the same text, and beside
//! gaoya's MinHash index, in one run.
//!
//! Each figure is the fastest of several batches: noise only ever adds. Read the
//! ratios; times depend on the machine.

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

struct Ours {
    history: MemoryHistory,
    buffers: TextBuffers,
    key: FingerprintKey,
    found: Vec<Sighting>,
    next: u64,
    /// How many sightings were found in all.
    met: u64,
}

impl Ours {
    fn new(capacity: usize) -> Ours {
        let key = FingerprintKey::default();
        let history = MemoryHistory::new(capacity, key);
        Ours { history, buffers: TextBuffers::new(), key, found: Vec::new(), next: 0, met: 0 }
    }

    fn filled(posts: usize, text: impl Fn(u64) -> String) -> Ours {
        let mut ours = Ours::new(posts);
        for i in 0..posts as u64 {
            let text = text(i);
            ours.post(&text, i);
        }
        ours
    }

    fn sighting(&mut self, text: &str, i: u64) -> Sighting {
        let print = fingerprint(&self.buffers.prepare(text), &self.key);
        self.next += 1;
        let author = format!("u{}", i.wrapping_mul(0x9E37_79B9) % 50_000);
        Sighting::new(print, self.next, &author, Some("t-17"), i as i64 * 1000, &self.key)
    }

    /// Folding, fingerprint, query and record.
    fn post(&mut self, text: &str, i: u64) {
        let own = self.sighting(text, i);
        let mut found = std::mem::take(&mut self.found);
        self.history.find(&own, &mut found);
        self.history.record(&own, &found);
        self.met += found.len() as u64;
        self.found = black_box(found);
    }
}

/// Nanoseconds for sixteen random reads of a table of this many bytes.
fn reads(bytes: usize) -> f64 {
    let table = vec![1u64; bytes / 8];
    let mut at = 1u64;
    let mut sum = 0;
    let time = fastest(|i| {
        at = at.wrapping_add(i);
        for _ in 0..16 {
            at = at.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let place = ((at >> 32) * table.len() as u64) >> 32;
            sum += table[place as usize];
        }
    });
    black_box(sum);
    time
}

fn main() {
    let news: Vec<String> = (0..(BATCH * BATCHES) as u64).map(|i| unique(i + 5_000_000)).collect();
    let text = |i: u64| news[i as usize % news.len()].as_str();
    let mean = news.iter().map(String::len).sum::<usize>() / news.len();
    println!("texts of {mean} bytes on average\n");

    let mut buffers = TextBuffers::new();
    let key = FingerprintKey::default();
    let folding = fastest(|i| {
        black_box(buffers.prepare(text(i)).folded().len());
    });
    let printing = fastest(|i| {
        black_box(fingerprint(&buffers.prepare(text(i)), &key).exact());
    });
    println!("folding                                {folding:8.0} ns");
    println!("folding + fingerprint                  {printing:8.0} ns");

    let mut at = [0.0; 2];
    for (posts, at) in [10_000, 1_000_000].into_iter().zip(&mut at) {
        let mut ours = Ours::filled(posts, unique);
        let whole = fastest(|i| ours.post(text(i), i));
        *at = whole - folding;
        let bytes = ours.history.bytes();
        println!("\n{posts} posts");
        println!("bytes a post                           {:8.1}", bytes as f64 / posts as f64);
        println!("fingerprint + query + record           {at:8.0} ns");
        println!("  times folding                        {:8.2}", *at / folding);
        println!(
            "posts found for an ordinary one        {:8.2}",
            ours.met as f64 / ours.next as f64
        );
        println!("sixteen random reads of such a table   {:8.0} ns", reads(bytes));
    }
    println!("\ngrowth from 10,000 to 1,000,000        {:8.2}", at[1] / at[0]);

    // Half of all posts one campaign text, each a little changed.
    let mut raid = Ours::filled(100_000, |i| if i % 2 == 0 { changed(i) } else { unique(i) });
    let query = |ours: &mut Ours, own: &[Sighting]| {
        let mut found = Vec::new();
        fastest(|i| {
            ours.history.find(&own[i as usize % own.len()], &mut found);
            black_box(found.len());
        })
    };
    let own: Vec<_> = (0..1000).map(|i| raid.sighting(text(i), i)).collect();
    let hits: Vec<_> = (0..1000).map(|i| raid.sighting(&changed(i + 7), i)).collect();
    let (ordinary, campaign) = (query(&mut raid, &own), query(&mut raid, &hits));
    println!("\nhalf of 100,000 posts one campaign");
    println!("ordinary query                         {ordinary:8.0} ns");
    println!("query of the campaign's text           {campaign:8.0} ns");
    println!("  times an ordinary one                {:8.2}", campaign / ordinary);

    gaoya(&text);
}

/// MinHash with 32 bands of 4, character 4-grams: 0.973 on a stream like ours.
fn gaoya<'a>(text: &impl Fn(u64) -> &'a str) {
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
    println!("bytes a post                           {bytes:8.1}");
    println!("signature + query + insert             {whole:8.0} ns");
}
