//! The program's own memory of the stream, for repetition.

use std::collections::VecDeque;

use omdome::fingerprint::Sighting;
use omdome::history::MemoryHistory;
use omdome::ruleset::{Ruleset, Scratch};

use crate::input::Line;

/// Room for this many posts: about 16 MB.
const CAPACITY: usize = 100_000;

/// A bounded history, and the ids of the latest posts. The history keeps numbers;
/// a post whose id has gone is known by its number.
pub struct History {
    memory: Option<MemoryHistory>,
    ids: VecDeque<Box<str>>,
    next: u64,
}

/// What was found before the verdict, kept for recording after it.
pub struct LookedUp {
    own: Sighting,
    pub sightings: Vec<Sighting>,
}

impl History {
    pub fn new() -> History {
        History { memory: None, ids: VecDeque::new(), next: 0 }
    }

    /// Earlier posts that may match. A post without author or time neither reads
    /// nor writes.
    pub fn look_up(
        &mut self,
        ruleset: &Ruleset,
        line: &Line,
        scratch: &mut Scratch,
    ) -> Option<LookedUp> {
        let own = ruleset.sighting_with(&line.post(), self.next, scratch)?;
        let memory = self
            .memory
            .get_or_insert_with(|| MemoryHistory::new(CAPACITY, *ruleset.fingerprint_key()));
        let mut sightings = Vec::new();
        memory.find(&own, &mut sightings);
        for sighting in &mut sightings {
            let number = sighting.number();
            let known = self.id(number);
            let reference = known.unwrap_or_else(|| format!("#{number}").into_boxed_str());
            sighting.set_reference(&reference);
        }
        Some(LookedUp { own, sightings })
    }

    /// Records a post after its verdict.
    pub fn record(&mut self, line: &Line, looked_up: LookedUp) {
        if let Some(memory) = &mut self.memory {
            memory.record(&looked_up.own, &looked_up.sightings);
            let id = line.id.clone().unwrap_or_else(|| format!("#{}", self.next));
            self.ids.push_back(id.into_boxed_str());
            if self.ids.len() > 2 * CAPACITY {
                self.ids.pop_front();
            }
            self.next += 1;
        }
    }

    fn id(&self, number: u64) -> Option<Box<str>> {
        let first = self.next - self.ids.len() as u64;
        let at = usize::try_from(number.checked_sub(first)?).ok()?;
        self.ids.get(at).cloned()
    }
}
