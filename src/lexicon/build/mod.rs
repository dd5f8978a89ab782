//! From lexicons to one matcher.

mod members;

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use self::members::{Class, Pooled, Rarity};
use super::compound::Gates;
use super::cue::{self, Cues};
use super::entry::{Compounds, Entry};
use super::guard::{self, Pool, Set, Sieve};
use super::hit::Group;
use super::joint::Joints;
use super::lines::lines;
use super::link::{Link, Term, What};
use super::mark::{Marked, Marks};
use super::matcher::{Matcher, Origin};
use super::people::{self, People};
use super::phrase::{self, Pattern, Slot, Written};
use super::scale::{self, Scale};
use super::shape::Shapes;
use super::sound::Sounds;
use super::table::{Id, Table, shrunk};
use super::tongue::{self, Tongue};
use super::topic::{self, Topic};
use super::{Lexicon, MAX_FORM, Paradigm, alias, data, picture};
use crate::error::Diagnostic;

/// Collects the entries of all detectors.
#[derive(Debug, Default)]
pub struct MatcherBuilder {
    lexicons: Vec<Lexicon>,
    marked: Vec<(String, Marks)>,
}

impl MatcherBuilder {
    /// Adds entries and returns the group by which their hits are found.
    pub fn add(&mut self, lexicon: Lexicon) -> Group {
        // INVARIANT: a ruleset has far fewer than 65,536 detectors.
        let group = Group(u16::try_from(self.lexicons.len()).unwrap_or(u16::MAX));
        self.lexicons.push(lexicon);
        group
    }

    /// Adds words that a detector asks about by their place.
    pub(crate) fn mark(&mut self, words: impl IntoIterator<Item = (String, Marks)>) {
        self.marked.extend(words);
    }

    /// Hands everything that decides what is found to `feed`: what a digest is
    /// made of. The order in which lexicons were added does not show.
    pub fn canonical(&self, mut feed: impl FnMut(&[u8])) {
        feed(data::CLASSES.as_bytes());
        feed(data::SCALES.as_bytes());
        feed(data::ORDINARY.as_bytes());
        feed(data::EMOJI.as_bytes());
        feed(data::JOINTS.as_bytes());
        feed(data::TONGUES.as_bytes());
        feed(data::TOPICS.as_bytes());
        let mut blocks: Vec<String> = self.lexicons.iter().map(Lexicon::canonical).collect();
        blocks.sort_unstable();
        for block in blocks {
            feed(b"\n[lexicon]\n");
            feed(block.as_bytes());
        }
        let mut marked: Vec<&(String, Marks)> = self.marked.iter().collect();
        marked.sort_unstable();
        for (word, marks) in marked {
            feed(word.as_bytes());
            feed(&marks.to_le_bytes());
        }
    }

    /// Compiles everything into one matcher. O(forms).
    pub fn build(self) -> Matcher {
        let mut work = Work::default();
        work.marked = Marked::add(&self.marked, &mut work.table);
        work.add_classes();
        for (group, lexicon) in (0u16..).zip(self.lexicons) {
            for (index, entry) in (0u32..).zip(&lexicon.entries) {
                work.add_entry(Group(group), index, entry);
            }
        }
        work.add_aliases();
        work.add_topics();
        work.finish()
    }
}

/// The faults of the bundled class file; a test holds them to none.
#[cfg(test)]
pub(super) fn class_faults() -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    cue::read("sv-classes.txt", data::CLASSES, &mut faults);
    Joints::bundled(&mut faults);
    faults
}

#[derive(Default)]
struct Work {
    table: Table,
    marked: Marked,
    links: Vec<(Id, Link)>,
    cues: Vec<Cues>,
    tongues: Vec<(Id, Tongue)>,
    topics: Vec<(Id, Topic)>,
    aliases: Vec<(Id, Id)>,
    origins: Vec<Origin>,
    patterns: Vec<Pattern>,
    slots: Vec<Slot>,
    sets: Vec<Set>,
    pool: Pool,
    scales: Vec<Scale>,
    scale_names: Vec<String>,
    classes: hashbrown::HashMap<String, Class>,
    /// Whether a word is among the most frequent ones, by number.
    frequent: Vec<bool>,
    /// The words of the slots that were met before.
    pooled: hashbrown::HashMap<String, Pooled>,
    gates: Gates,
    joints: Joints,
    shapes: Shapes,
    sounds: Sounds,
}

impl Work {
    fn add_classes(&mut self) {
        for (_, line) in lines(data::ORDINARY) {
            for word in line.split_whitespace() {
                self.table.intern(word.as_bytes());
            }
        }
        for (word, tongue) in tongue::read(data::TONGUES) {
            let id = self.table.intern(word.as_bytes());
            self.tongues.push((id, tongue));
        }
        // The bundled file has no faults; a test sees to it.
        let mut faults: Vec<Diagnostic> = Vec::new();
        for class in cue::read("sv-classes.txt", data::CLASSES, &mut faults) {
            let bits = Cues::from_name(&class.name);
            let mut ids = Vec::with_capacity(class.words.len());
            for word in &class.words {
                let id = self.table.intern(word.as_bytes());
                self.cue(id, bits);
                ids.push(id);
            }
            if class.name == "frequent" {
                self.frequent.resize(self.table.len(), false);
                for id in &ids {
                    if let Some(is) = self.frequent.get_mut(*id as usize) {
                        *is = true;
                    }
                }
            }
            let class_number = self.classes.len();
            self.classes.insert(class.name, Class::new(class_number, ids));
        }
        let mut by_number: Vec<&Class> = self.classes.values().collect();
        by_number.sort_unstable_by_key(|class| class.number);
        self.pool = Pool::new(&by_number.iter().map(|class| &*class.ids).collect::<Vec<_>>());
        self.joints = Joints::bundled(&mut faults);
        let known = &phrase::Known::bundled().classes;
        for written in scale::read("sv-scales.txt", data::SCALES, known, &mut faults) {
            self.add_scale(written);
        }
    }

    fn add_scale(&mut self, written: scale::Written) {
        let mut scale = Scale::default();
        for item in written.items {
            let names = item.words.iter().any(|word| word == "@name");
            let words = item.words.iter().map(String::as_str).filter(|word| *word != "@name");
            scale.add(item.points, self.members(words).into_iter(), names);
        }
        scale.finish();
        self.scales.push(scale);
        self.scale_names.push(written.name);
    }

    fn cue(&mut self, id: Id, bits: Cues) {
        let at = id as usize;
        if self.cues.len() <= at {
            self.cues.resize(at + 1, Cues::NONE);
        }
        if let Some(cues) = self.cues.get_mut(at) {
            *cues = cues.with(bits);
        }
    }

    fn add_entry(&mut self, group: Group, index: u32, entry: &Entry) {
        let at = u32::try_from(self.origins.len()).unwrap_or(u32::MAX);
        self.origins.push(Origin {
            group,
            index,
            first: entry.compounds().first(),
            last: entry.compounds().last(),
            title: entry.compounds() == Compounds::Person,
            homograph: entry.is_doubtful(),
            adjective: entry.is_adjective(),
        });
        for word in &entry.not {
            self.table.intern(word.as_bytes());
        }
        if entry.paradigm() == Paradigm::Joint {
            self.add_joint(at, entry);
            return;
        }
        for form in entry.expand() {
            let one_word = form.chars().all(char::is_alphanumeric);
            if entry.is_phrase() || !one_word {
                self.add_pattern(at, entry, &form);
            } else if form.len() <= MAX_FORM {
                let id = self.table.intern(form.as_bytes());
                let definite = entry.is_definite(&form);
                self.links.push((id, Link::new(What::Form { definite }, at)));
                if entry.compounds().last() || entry.compounds() == Compounds::Person {
                    self.gates.last.add_last(form.as_bytes());
                }
                if !entry.is_doubtful() {
                    self.shapes.add(&form, id);
                    if entry.is_coarse() {
                        self.sounds.add(&form, id);
                    }
                }
            }
        }
        for modifier in &entry.modifiers {
            let id = self.table.intern(modifier.as_bytes());
            self.links.push((id, Link::new(What::Modifier, at)));
            self.gates.first.add_first(modifier.as_bytes());
        }
        // A stem that is a word of its own begins other compounds: *trans*personer.
        let known =
            |stem: &&str| **stem != **entry.lemma() && self.table.get(stem.as_bytes()).is_some();
        if let Some(stem) = entry.title().filter(|stem| !known(stem)) {
            let id = self.table.intern(stem.as_bytes());
            self.links.push((id, Link::new(What::Title, at)));
            self.gates.first.add_first(stem.as_bytes());
        }
    }

    /// The rule of an entry that names classes of parts.
    fn add_joint(&mut self, at: u32, entry: &Entry) {
        let lemma = entry.lemma();
        let names = [lemma.to_string(), format!("{lemma}, definite")];
        let ids = names.map(|name| self.table.intern(name.as_bytes()));
        for (id, definite) in ids.into_iter().zip([false, true]) {
            self.links.push((id, Link::new(What::Form { definite }, at)));
        }
        self.joints.add(lemma, !entry.compounds().last(), ids);
    }

    fn add_pattern(&mut self, entry_at: u32, entry: &Entry, text: &str) {
        let mut text = phrase::apart(text);
        if let Cow::Owned(apart) = &text {
            text = apart.split_whitespace().collect::<Vec<_>>().join(" ").into();
        }
        // Lines with bad patterns were refused when they were read.
        let Ok(written) = phrase::read(&text) else { return };
        if entry.drop.is_empty() {
            self.compile(entry_at, &written);
            return;
        }
        for plain in phrase::spell_out(&written) {
            if !entry.drop.iter().any(|d| **d == *plain) {
                if let Ok(written) = phrase::read(&plain) {
                    self.compile(entry_at, &written);
                }
            }
        }
    }

    fn compile(&mut self, entry: u32, written: &[Written<'_>]) {
        let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let first = self.slots.len();
        let mut anchor: Option<(usize, Rarity)> = None;
        for (at, slot) in written.iter().enumerate() {
            let slot = match slot {
                Written::Gap(most) => Slot::Gap(*most),
                Written::Any => Slot::Any,
                Written::Name => Slot::Name,
                Written::Start => Slot::Start,
                Written::End => Slot::End,
                Written::Opening => Slot::Opening,
                Written::Closing => Slot::Closing,
                Written::Not(words) => Slot::Not(self.pooled(words).set),
                Written::Scale { name, least } => {
                    let at = self.scale_names.iter().position(|known| known == name);
                    Slot::Scale { scale: at.map_or(u32::MAX, narrow), least: *least }
                }
                Written::Near { words, wanted } => {
                    Slot::Near { set: self.pooled(words).set, wanted: *wanted }
                }
                Written::Words { words, optional } => {
                    let Pooled { set, rarity, .. } = self.pooled(words);
                    if !optional && anchor.as_ref().is_none_or(|(_, best)| rarity > *best) {
                        anchor = Some((at, rarity));
                    }
                    Slot::Words { set, optional: *optional }
                }
            };
            self.slots.push(slot);
        }
        let Some((anchor, _)) = anchor else { return };
        let pattern = narrow(self.patterns.len());
        let slots = narrow(first)..narrow(self.slots.len());
        let (before, rest) = written.split_at_checked(anchor).unwrap_or_default();
        let mut sieve = |words: &str| {
            let Pooled { set, often, .. } = self.pooled(words);
            (self.sets.get(set as usize).map_or_else(Sieve::default, |set| set.sieve), often)
        };
        let before = guard::guard(before.iter().rev(), false, &mut sieve);
        let behind = guard::guard(rest.iter().skip(1), true, &mut sieve);
        let guards = [before, behind];
        let last = anchor.checked_sub(1).and_then(|before| written.get(before));
        let opens = guard::opens(last);
        self.patterns.push(Pattern { slots, anchor: narrow(anchor), entry, guards, opens });
        if let Some(Written::Words { words, .. }) = written.get(anchor) {
            let link = Link::new(What::Anchor, pattern);
            let ids = self.members(phrase::alternatives(words));
            self.links.extend(ids.into_iter().map(|id| (id, link)));
        }
    }

    /// Brings what hangs on each word together, in the order in which it was added.
    fn sort_links(&mut self) {
        let mut ends = alloc::vec![0u32; self.table.len() + 1];
        for (id, _) in &self.links {
            if let Some(count) = ends.get_mut(*id as usize + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for count in &mut ends {
            sum += *count;
            *count = sum;
        }
        let mut sorted = alloc::vec![(0, Link::default()); self.links.len()];
        for link in &self.links {
            let Some(next) = ends.get_mut(link.0 as usize) else { continue };
            if let Some(place) = sorted.get_mut(*next as usize) {
                *place = *link;
            }
            *next += 1;
        }
        self.links = sorted;
    }

    /// Words written without the dots and rings of å ä ö.
    fn add_aliases(&mut self) {
        self.sort_links();
        let known = u32::try_from(self.table.len()).unwrap_or(u32::MAX);
        let mut at = 0;
        for id in 0..known {
            let rest = self.links.get(at..).unwrap_or_default();
            let count = rest.iter().take_while(|link| link.0 == id).count();
            let links = rest.get(..count).unwrap_or_default();
            at += count;
            let anchors_only = links.iter().all(|link| link.1.what() == What::Anchor);
            let least = if anchors_only { 2 } else { 4 };
            for spelling in alias::spellings(self.table.text(id), least) {
                if self.table.get(spelling.as_bytes()).is_some() {
                    continue;
                }
                let other = self.table.intern(spelling.as_bytes());
                self.aliases.push((other, id));
                for (_, link) in links {
                    let origin = self.origins.get(link.entry() as usize);
                    let last = origin.is_some_and(|o| o.last || o.title);
                    match link.what() {
                        What::Modifier | What::Title => {
                            self.gates.first.add_first(spelling.as_bytes())
                        }
                        What::Form { .. } if last => self.gates.last.add_last(spelling.as_bytes()),
                        _ => {}
                    }
                }
            }
        }
    }

    /// What words are about; last, since none of them is looked for without its
    /// dots.
    fn add_topics(&mut self) {
        // The bundled file has no faults; a test sees to it.
        for (word, topic) in topic::read("sv-topics.txt", data::TOPICS, &mut Vec::new()) {
            let id = self.table.intern(word.as_bytes());
            self.topics.push((id, topic));
        }
    }

    fn finish(mut self) -> Matcher {
        let mut terms = alloc::vec![Term::default(); self.table.len()];
        for (term, cues) in terms.iter_mut().zip(&self.cues) {
            term.cues = *cues;
        }
        for (id, tongue) in &self.tongues {
            if let Some(term) = terms.get_mut(*id as usize) {
                term.tongue = *tongue;
            }
        }
        for (id, topic) in self.topics.iter().rev() {
            if let Some(term) = terms.get_mut(*id as usize) {
                term.topic = *topic;
            }
        }
        for (id, _) in self.topics.iter().filter(|(_, topic)| topic.is_last()) {
            self.gates.topic.add_last(self.table.bytes(*id));
        }
        for (at, (id, _)) in (0u32..).zip(&self.links) {
            if let Some(term) = terms.get_mut(*id as usize) {
                term.link(at);
            }
        }
        for (other, id) in &self.aliases {
            if let Some(term) = terms.get_mut(*other as usize) {
                term.stand_for(*id);
            }
        }
        let named = people::CLASSES.iter().filter_map(|class| self.classes.get(*class));
        let people = People::new(self.table.len(), named.flat_map(|class| &class.ids).copied());
        let pictures = picture::read(data::EMOJI, &self.table);
        self.table.shrink();
        self.pool.shrink();
        self.shapes.sort();
        Matcher {
            table: self.table,
            marked: self.marked,
            terms,
            links: self.links.iter().map(|(_, link)| *link).collect(),
            origins: shrunk(self.origins),
            patterns: shrunk(self.patterns),
            slots: shrunk(self.slots),
            sets: shrunk(self.sets),
            pool: self.pool,
            scales: self.scales,
            gates: self.gates,
            people,
            joints: self.joints,
            shapes: self.shapes,
            sounds: self.sounds,
            pictures,
        }
    }
}
