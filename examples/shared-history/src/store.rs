//! The history in Redis or Valkey: one trip to read, one to write.
//!
//! Under each look-up key there is a list of whole records, the newest first, as
//! in a bucket of `MemoryHistory`: four of them, of which up to two are the first
//! posts of groups and fall off last. Records are 113 bytes, so that whole records
//! under each key cost less than a second trip. A script on the server changes the
//! lists, so that no machine writes over what another wrote. Everything expires
//! with the longest window of the policy.

use std::time::Duration;

use omdome::fingerprint::{FingerprintKey, Sighting};
use omdome::history::{Group, choose};
use redis::{Client, Connection, Pipeline, RedisError, RedisResult};

/// The window of `[detector.repetition]` in the policy, in seconds.
pub const WINDOW: i64 = 24 * 3600;

/// A verdict does not wait longer than this for the store.
const PATIENCE: Duration = Duration::from_millis(250);

/// Takes a list and a record at a time through one change.
const CHANGE: &str = include_str!("change.lua");

/// The first byte of a record in a list: whether it falls off last.
const KEPT: u8 = b'+';

/// What was found before the verdict, kept for recording after it.
#[derive(Default)]
pub struct Found {
    pub sightings: Vec<Sighting>,
    /// The numbers of posts that fall off last.
    firsts: Vec<u64>,
}

/// A connection that is made when needed and dropped when it fails.
pub struct Store {
    client: Client,
    connection: Option<Connection>,
    key: FingerprintKey,
}

impl Store {
    pub fn new(url: &str, key: FingerprintKey) -> RedisResult<Store> {
        Ok(Store { client: Client::open(url)?, connection: None, key })
    }

    /// The posts that may match.
    pub fn find(&mut self, own: &Sighting) -> RedisResult<Found> {
        let mut read = redis::pipe();
        for key in own.keys().iter() {
            read.lrange(name(key), 0, -1);
        }
        let lists: Vec<Vec<Vec<u8>>> = self.run(&read)?;
        let mut firsts = Vec::new();
        let held: Vec<Vec<Sighting>> =
            lists.iter().map(|list| self.held(list, &mut firsts)).collect();
        Ok(Found { sightings: choose(own, &held), firsts })
    }

    /// What is held under one key, the newest first. Records by another release
    /// or made with another key are passed over: they expire.
    fn held(&self, list: &[Vec<u8>], firsts: &mut Vec<u64>) -> Vec<Sighting> {
        let mut held = Vec::new();
        for (kept, record) in list.iter().filter_map(|entry| entry.split_first()) {
            if let Ok(post) = Sighting::from_bytes(record, &self.key) {
                if *kept == KEPT {
                    firsts.push(post.number());
                }
                held.push(post);
            }
        }
        held
    }

    /// Records a post after its verdict.
    pub fn record(&mut self, own: &Sighting, found: &Found) -> RedisResult<()> {
        let group = Group::of(own, &found.sightings);
        let first = group.first().map(Sighting::number);
        let mut changes = Changes::default();
        for post in group.like() {
            let is_first = Some(post.number()) == first;
            match (is_first, found.firsts.contains(&post.number())) {
                (true, false) => changes.add("keep", post),
                // It lives as long as its group does.
                (true, true) => changes.add("touch", post),
                (false, true) => changes.add("loose", post),
                (false, false) => {}
            }
        }
        changes.add("push", &group.record());
        let mut write = redis::pipe();
        write.cmd("EVAL").arg(CHANGE).arg(changes.keys.len()).arg(changes.keys);
        write.arg(WINDOW).arg(changes.words).ignore();
        self.run(&write)
    }

    /// Sends everything at once and reads the answers.
    fn run<T: redis::FromRedisValue>(&mut self, commands: &Pipeline) -> RedisResult<T> {
        let connection = match self.connection.take() {
            Some(open) => self.connection.insert(open),
            None => {
                let open = self.client.get_connection_with_timeout(PATIENCE)?;
                open.set_read_timeout(Some(PATIENCE))?;
                open.set_write_timeout(Some(PATIENCE))?;
                self.connection.insert(open)
            }
        };
        let answer = commands.query(connection);
        // After a failure it is not known what has been answered.
        if answer.as_ref().is_err_and(is_lost) {
            self.connection = None;
        }
        answer
    }
}

fn is_lost(error: &RedisError) -> bool {
    error.is_io_error() || error.is_timeout() || error.is_unrecoverable_error()
}

/// The keys and arguments of the script: for each key, what to do with which
/// record.
#[derive(Default)]
struct Changes {
    keys: Vec<String>,
    words: Vec<Vec<u8>>,
}

impl Changes {
    fn add(&mut self, what: &str, post: &Sighting) {
        let record = post.to_bytes();
        for key in post.keys().iter() {
            self.keys.push(name(key));
            self.words.extend([what.as_bytes().to_vec(), record.clone()]);
        }
    }
}

/// The braces keep all lists on one node of a cluster, as a script needs.
fn name(key: u64) -> String {
    format!("{{omdome}}:{key:016x}")
}
