//! Scales: words that speak for or against a reading, and how much.
//!
//! A pattern with a fixed order of words misses what is said in another order.
//! A [slot](super::phrase) `%threat/5` asks instead what else stands near its
//! core: every item of the scale `threat` that is met counts once, and the slot
//! fits if the sum is at least 5. The scales stand in `data/sv-scales.txt`:
//!
//! ```text
//! threat: +2 @you/@your/@staff, +1 ska/kommer, -4 @peaceful
//! ```
//!
//! An item is its points and alternatives as in a pattern: words, `@classes`, and
//! `@name`. A scale may go on in a further line. The weights are set by hand and
//! read by a moderator; nothing is learned from anyone's comments.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::lines::{self, lines};
use super::table::Id;
use crate::error::Diagnostic;
use crate::text::Bloom;

/// The most items of a scale: one bit each.
pub(super) const MOST: usize = 64;

/// One item as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) points: i8,
    pub(super) words: Vec<String>,
}

/// A scale as it is written.
#[derive(Clone, Debug)]
pub(super) struct Written {
    pub(super) name: String,
    pub(super) items: Vec<Item>,
}

/// Reads a file of scales.
pub(super) fn read(
    source: &str,
    text: &str,
    classes: &[&str],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Written> {
    let mut scales: Vec<Written> = Vec::new();
    for (number, line) in lines(text) {
        let mut fault =
            |message| diagnostics.push(lines::fault(source, number, "lexicon.scale", message));
        let Some((name, list)) = line.split_once(':') else {
            fault("expected `name: +2 word/@class, -1 word`".to_string());
            continue;
        };
        let mut items = Vec::new();
        for part in list.split(',') {
            match item(part.trim(), classes) {
                Ok(item) => items.push(item),
                Err(message) => fault(message),
            }
        }
        let at = match scales.iter_mut().find(|s| s.name == name) {
            Some(scale) => {
                scale.items.append(&mut items);
                scale
            }
            None => {
                scales.push(Written { name: name.to_string(), items });
                continue;
            }
        };
        if at.items.len() > MOST {
            fault(format!("a scale has at most {MOST} items"));
        }
    }
    scales
}

fn item(text: &str, classes: &[&str]) -> Result<Item, String> {
    let (points, words) =
        text.split_once(' ').ok_or_else(|| format!("`{text}` is no `+2 word/@class`"))?;
    let points = points.parse::<i8>().map_err(|_| format!("`{points}` is no number of points"))?;
    let words: Vec<String> = words.split('/').map(|word| word.trim().to_string()).collect();
    for word in &words {
        let bad = match word.strip_prefix('@') {
            Some(class) => classes.binary_search(&class).is_err(),
            None => word.is_empty() || !word.chars().all(char::is_alphanumeric),
        };
        if bad {
            return Err(format!("`{word}` is no single word and no class"));
        }
    }
    Ok(Item { points, words })
}

/// The names of the scales of the bundled file, sorted.
pub(super) fn names() -> Vec<&'static str> {
    let mut names: Vec<&str> = lines::names(super::data::SCALES).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// A scale, compiled.
#[derive(Clone, Debug, Default)]
pub(super) struct Scale {
    /// Its words while it is made: each with a bit for an item.
    adding: Vec<(Id, u64)>,
    /// Its words, sorted, and beside each which of the sets of items it belongs to.
    words: Vec<Id>,
    sets: Vec<u16>,
    /// Sets of items as bits, each different.
    items: Vec<u64>,
    /// The same words, to turn most others away.
    gate: Bloom<256>,
    points: Vec<i8>,
    /// The items that any name belongs to.
    names: u64,
}

impl Scale {
    /// Adds an item with the numbers of its words.
    pub(super) fn add(&mut self, points: i8, ids: impl Iterator<Item = Id>, names: bool) {
        let bit = 1u64.checked_shl(u32::try_from(self.points.len()).unwrap_or(64)).unwrap_or(0);
        self.points.push(points);
        self.adding.extend(ids.map(|id| (id, bit)));
        if names {
            self.names |= bit;
        }
    }

    /// Makes the scale ready to be asked.
    pub(super) fn finish(&mut self) {
        let mut adding = core::mem::take(&mut self.adding);
        adding.sort_unstable();
        let mut known: hashbrown::HashMap<u64, u16> = hashbrown::HashMap::new();
        for of_word in adding.chunk_by(|a, b| a.0 == b.0) {
            let Some((id, _)) = of_word.first() else { continue };
            let items = of_word.iter().fold(0, |all, (_, bit)| all | bit);
            // INVARIANT: a class or a word of the file makes few sets of items.
            let next = u16::try_from(self.items.len()).unwrap_or(u16::MAX);
            let set = *known.entry(items).or_insert_with(|| {
                self.items.push(items);
                next
            });
            self.words.push(*id);
            self.sets.push(set);
            self.gate.add(*id);
        }
        self.words.shrink_to_fit();
        self.sets.shrink_to_fit();
    }

    /// Whether names count.
    pub(super) fn asks_names(&self) -> bool {
        self.names != 0
    }

    /// The items that a word belongs to.
    pub(super) fn items(&self, id: Option<Id>, name: bool) -> u64 {
        let word = id.and_then(|id| {
            if !self.gate.holds(id) {
                return None;
            }
            let at = self.words.binary_search(&id).ok()?;
            self.items.get(usize::from(*self.sets.get(at)?)).copied()
        });
        word.unwrap_or(0) | if name { self.names } else { 0 }
    }

    /// What a set of items weighs.
    pub(super) fn weigh(&self, items: u64) -> i32 {
        let points = self.points.iter().enumerate();
        points.filter(|(at, _)| items >> at & 1 == 1).map(|(_, points)| i32::from(*points)).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bundled_scales_have_no_faults() {
        let mut faults = Vec::new();
        let classes = crate::lexicon::cue::names();
        read("sv-scales.txt", crate::lexicon::data::SCALES, &classes, &mut faults);
        let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
        assert_eq!(faults, Vec::<String>::new());
    }

    #[test]
    fn items_count_once() {
        let mut scale = Scale::default();
        scale.add(2, [3, 5].into_iter(), false);
        scale.add(-1, [5].into_iter(), true);
        scale.finish();
        let seen = scale.items(Some(3), false) | scale.items(Some(5), false);
        assert_eq!(scale.weigh(seen), 1);
        assert_eq!(scale.weigh(scale.items(None, true)), -1);
        assert_eq!(scale.items(Some(4), false), 0);
    }

    #[test]
    fn bad_lines_are_refused() {
        for text in ["x +2 a", "x: 2a", "x: +200 a", "x: +2 @ingen", "x: +2 a-b"] {
            let mut faults = Vec::new();
            read("x", text, &[], &mut faults);
            assert_eq!(faults.len(), 1, "{text}");
        }
    }
}
