use super::*;
use crate::fingerprint::{FingerprintKey, fingerprint};
use crate::text::TextBuffers;
use std::format;
use std::string::{String, ToString};
use std::vec::Vec;

struct Posts {
    history: MemoryHistory,
    buffers: TextBuffers,
    key: FingerprintKey,
    next: u64,
}

impl Posts {
    fn new(capacity: usize) -> Posts {
        let key = FingerprintKey::default();
        let history = MemoryHistory::new(capacity, key);
        Posts { history, buffers: TextBuffers::new(), key, next: 0 }
    }

    fn sighting(&mut self, author: &str, at: i64, text: &str) -> Sighting {
        let print = fingerprint(&self.buffers.prepare(text), &self.key);
        self.next += 1;
        Sighting::new(print, self.next - 1, author, Some("t"), at, &self.key)
    }

    /// Records the post; the numbers of the like posts found before.
    fn post(&mut self, author: &str, at: i64, text: &str) -> Vec<u64> {
        let own = self.sighting(author, at, text);
        let mut found = Vec::new();
        self.history.find(&own, &mut found);
        self.history.record(&own, &found);
        let like = |s: &&Sighting| own.fingerprint().likeness(s.fingerprint()) >= 700;
        found.iter().filter(like).map(Sighting::number).collect()
    }

    fn finds(&mut self, author: &str, text: &str) -> bool {
        let own = self.sighting(author, 0, text);
        let mut found = Vec::new();
        self.history.find(&own, &mut found);
        found.iter().any(|s| own.fingerprint().likeness(s.fingerprint()) == 1000)
    }
}

/// A text that no other number gives.
fn unique(mut number: u64) -> String {
    const SYLLABLES: [&str; 16] = [
        "ba", "fi", "gul", "hem", "jo", "kan", "lig", "mon", "ner", "pu", "rös", "sta", "tro",
        "vik", "äng", "öd",
    ];
    let mut text = String::new();
    for _ in 0..9 {
        for _ in 0..3 {
            number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695);
            text.push_str(SYLLABLES[(number >> 60) as usize]);
        }
        text.push(' ');
    }
    text
}

#[test]
fn finds_a_post_with_two_words_changed_and_not_a_stranger() {
    let mut posts = Posts::new(1000);
    posts.post(
        "a",
        0,
        "Min syster i Skåne fick operationstid på tre veckor, här är det fjorton månader.",
    );
    posts.post(
        "b",
        1,
        "Stort tack till personalen på avdelning fem som tog så väl hand om vår pappa.",
    );
    let like = posts.post(
        "c",
        2,
        "Min syster i Norge fick operationstid på tre veckor, här är det sjutton månader!",
    );
    assert_eq!(like, [0]);
}

#[test]
fn times_may_come_in_any_order() {
    let mut posts = Posts::new(1000);
    let text = unique(7);
    for (i, at) in [5000, -3, 5000, i64::MIN, i64::MAX].into_iter().enumerate() {
        let like = posts.post("a", at, &text);
        assert_eq!(like.len(), i.min(8));
    }
}

#[test]
fn a_raid_on_one_text_takes_no_room_and_is_counted() {
    let mut posts = Posts::new(1000);
    let text = unique(1);
    let before = posts.history.bytes();
    for i in 0..500 {
        posts.post(&format!("u{i}"), i, &text);
    }
    assert_eq!(posts.history.bytes(), before);
    let own = posts.sighting("x", 600, &text);
    let mut found = Vec::new();
    posts.history.find(&own, &mut found);
    assert!(found.len() <= 12);
    assert_eq!(found.iter().map(|s| s.tally().posts()).max(), Some(500));
    // Thirty-two bits are full long before five hundred authors.
    assert!(found.iter().map(|s| s.tally().authors()).max() > Some(100));
    // The first post of the group is still known.
    assert!(found.iter().any(|s| s.number() == 0));
}

#[test]
fn memory_is_allocated_once_and_small() {
    let posts = Posts::new(100_000);
    assert!(posts.history.bytes() <= 160 * posts.history.capacity());
    assert!(posts.history.capacity() >= 100_000);
}

/// Ten times the capacity of unique posts by a hundred authors.
#[test]
fn a_flood_of_unique_posts_does_not_push_others_out() {
    let capacity = 12_800;
    let mut posts = Posts::new(capacity);
    let others: Vec<(String, String)> =
        (0..6000u64).map(|i| (format!("u{}", i % 2500), unique(i))).collect();
    for (i, (author, text)) in others.iter().enumerate() {
        posts.post(author, i as i64, text);
    }
    let recall = |posts: &mut Posts| {
        let sample: Vec<_> = others.iter().step_by(5).collect();
        let known = sample.iter().filter(|(author, text)| posts.finds(author, text)).count();
        1000 * known / sample.len()
    };
    let (before, bytes) = (recall(&mut posts), posts.history.bytes());
    let templates: Vec<Sighting> =
        (0..2000).map(|i| posts.sighting("x", 0, &unique(1_000_000 + i))).collect();
    for i in 0..10 * capacity {
        // Unique by their number; the hundred authors take turns.
        let print = templates[(i * 7919) % templates.len()].fingerprint();
        let author = format!("attacker{}", i % 100);
        let own = Sighting::new(*print, i as u64, &author, None, 0, &posts.key);
        posts.history.record(&own, &[]);
    }
    let after = recall(&mut posts);
    assert_eq!(posts.history.bytes(), bytes, "memory has grown");
    assert!(before >= 990, "{before}");
    assert!(before - after < 20, "{before} {after}");
}

#[test]
fn what_was_matched_outlives_what_was_not() {
    let mut posts = Posts::new(128);
    let text = unique(3);
    posts.post("a", 0, &text);
    posts.post("b", 1, &text);
    for i in 0..1000u64 {
        posts.post(&format!("u{i}"), 2, &unique(100 + i));
    }
    assert!(posts.finds("c", &text));
    assert!(!posts.finds("c", &unique(101)));
}

#[test]
fn saved_and_restored_it_is_the_same() {
    let mut posts = Posts::new(200);
    for i in 0..400u64 {
        posts.post(&format!("u{}", i % 90), i as i64, &unique(i / 2));
    }
    let bytes = posts.history.to_bytes();
    let restored = MemoryHistory::from_bytes(&bytes, posts.key).unwrap();
    assert_eq!(restored.len(), posts.history.len());
    for i in 0..200u64 {
        let own = posts.sighting("u1", 500, &unique(i));
        let (mut a, mut b) = (Vec::new(), Vec::new());
        posts.history.find(&own, &mut a);
        restored.find(&own, &mut b);
        // What is unlike turns up by chance, and differently.
        let like = |found: &[Sighting]| {
            let like = found
                .iter()
                .filter(|s| own.fingerprint().likeness(s.fingerprint()) >= choose::GROUP);
            let mut numbers: Vec<u64> = like.map(Sighting::number).collect();
            numbers.sort_unstable();
            numbers
        };
        assert_eq!(like(&a), like(&b));
    }
}

#[test]
fn foreign_bytes_are_refused() {
    let mut posts = Posts::new(128);
    posts.post("a", 0, &unique(1));
    let bytes = posts.history.to_bytes();
    let other = FingerprintKey::new([9; 16]);
    assert!(MemoryHistory::from_bytes(&bytes, other).unwrap_err().is_other_key());
    let mut newer = bytes.clone();
    newer[4] = 9;
    let error = MemoryHistory::from_bytes(&newer, posts.key).unwrap_err();
    assert_eq!(error.to_string(), "the record has version 9, this release reads version 1");
    for cut in [0, 3, 8, bytes.len() - 1] {
        assert!(MemoryHistory::from_bytes(&bytes[..cut], posts.key).is_err(), "{cut}");
    }
    assert!(MemoryHistory::from_bytes(&[0; 64], posts.key).is_err());
}

#[test]
fn posts_of_another_key_are_not_recorded() {
    let mut posts = Posts::new(128);
    let other = FingerprintKey::new([9; 16]);
    let print = fingerprint(&posts.buffers.prepare(&unique(1)), &other);
    posts.history.record(&Sighting::new(print, 1, "a", None, 0, &other), &[]);
    assert!(posts.history.is_empty());
}

#[test]
fn old_posts_can_be_forgotten() {
    let mut posts = Posts::new(128);
    posts.post("a", 10, &unique(1));
    posts.post("b", 20, &unique(2));
    posts.history.forget_before(15);
    assert_eq!(posts.history.len(), 1);
    assert!(!posts.finds("c", &unique(1)));
    assert!(posts.finds("c", &unique(2)));
    posts.history.clear();
    assert!(posts.history.is_empty());
}

/// What a store under keys does, without a memory of its own: see
/// `examples/shared-history`.
#[test]
fn choosing_from_what_a_store_holds_finds_what_the_memory_finds() {
    let mut posts = Posts::new(50_000);
    let mut store: std::collections::HashMap<u64, Vec<Sighting>> = Default::default();
    for i in 0..150u64 {
        let own = posts.sighting(&format!("u{}", i % 37), i as i64, &unique(i * i % 97));
        let mut found = Vec::new();
        posts.history.find(&own, &mut found);
        let keys = own.keys();
        let held: Vec<_> =
            keys.iter().map(|key| store.get(&key).cloned().unwrap_or_default()).collect();
        let chosen = choose(&own, &held);
        let like = |found: &[Sighting]| {
            let like = found.iter().filter(|s| {
                s.author() == own.author()
                    || own.fingerprint().likeness(s.fingerprint()) >= choose::GROUP
            });
            let mut numbers: Vec<u64> = like.map(Sighting::number).collect();
            numbers.sort_unstable();
            numbers
        };
        assert_eq!(like(&found), like(&chosen), "post {i}");
        posts.history.record(&own, &found);
        let record = Group::of(&own, &chosen).record();
        for key in keys.iter() {
            store.entry(key).or_default().insert(0, record.clone());
        }
    }
}
