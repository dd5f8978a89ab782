//! Compounds of which neither part says it all: *läkar-svinen*, *hor-bussen*.
//!
//! A listed word that may stand in any compound is split off by its letters alone
//! (see [`compound`](super::compound)). Others may not: *hor* begins *horisont*,
//! *svin* ends *vildsvin*. Such a part counts only beside a part of a class that
//! makes the whole plain: *hor* before a doctor or a bus, *svin* behind a calling
//! or a people. The classes stand in `data/sv-joints.txt`; an entry whose paradigm
//! is `joint` names them, `calling/office+beast`, and `compound` tells which of the
//! two parts is the rare one that is looked for first (`mod` or `head`).
//!
//! The everyday part may itself be a compound (*över-läkar-svinen*): it is known by
//! its own last part.

use alloc::string::String;
use alloc::vec::Vec;

use super::compound::{Lengths, is_word_like, longest_first};
use super::cue;
use super::data;
use super::lines;
use super::table::{Id, Table};
use crate::error::Diagnostic;

/// The shortest last part by which a longer everyday part is known, in bytes.
const TAIL: usize = 5;
/// The shortest coarse first part that may stand before a compound, in bytes:
/// *hor* begins *hormon-läkare* too.
const TAILED: usize = 4;
/// The longest last part by which a longer one is known.
const LONGEST: usize = 18;

/// The classes that a part belongs to, a bit each.
type Classes = u64;

/// Which class may stand before which, and the entry that says so.
#[derive(Clone, Copy, Debug)]
struct Rule {
    front: Classes,
    head: Classes,
    /// Whether the first part is the rare one.
    by_front: bool,
    /// The number by which the matcher knows the entry, and its definite form.
    ids: [Id; 2],
}

/// What is known of a part.
#[derive(Clone, Copy, Debug, Default)]
struct Part {
    classes: Classes,
    definite: bool,
}

/// The parts and the rules over them.
#[derive(Clone, Debug, Default)]
pub(super) struct Joints {
    table: Table,
    parts: Vec<Part>,
    names: Vec<String>,
    rules: Vec<Rule>,
    first: Lengths,
    last: Lengths,
}

impl Joints {
    /// The bundled classes; faults of the file go to `faults`.
    pub(super) fn bundled(faults: &mut Vec<Diagnostic>) -> Joints {
        let mut joints = Joints::default();
        for class in cue::read("sv-joints.txt", data::JOINTS, faults) {
            let bit = 1 << joints.names.len().min(63);
            joints.names.push(class.name);
            for word in &class.words {
                let id = joints.table.intern(word.as_bytes()) as usize;
                if joints.parts.len() <= id {
                    joints.parts.resize(id + 1, Part::default());
                }
                if let Some(part) = joints.parts.get_mut(id) {
                    part.classes |= bit;
                    part.definite |= is_definite(word);
                }
            }
        }
        joints
    }

    /// The classes that one side of a rule names; none if one is unknown.
    fn classes(&self, side: &str) -> Option<Classes> {
        side.split('/').try_fold(0, |all, name| {
            let at = self.names.iter().position(|known| known == name)?;
            Some(all | 1 << at)
        })
    }

    /// Adds the rule that a lemma spells out.
    pub(super) fn add(&mut self, lemma: &str, by_front: bool, ids: [Id; 2]) {
        let Some((front, head)) = lemma.split_once('+') else { return };
        let (Some(front), Some(head)) = (self.classes(front), self.classes(head)) else { return };
        self.rules.push(Rule { front, head, by_front, ids });
        for (id, part) in (0u32..).zip(&self.parts) {
            let word = self.table.bytes(id);
            if by_front && part.classes & front != 0 {
                self.first.add_first(word);
            } else if !by_front && part.classes & head != 0 {
                self.last.add_last(word);
            }
        }
    }

    fn part(&self, word: &[u8]) -> Part {
        let id = self.table.get(word);
        id.and_then(|id| self.parts.get(id as usize)).copied().unwrap_or_default()
    }

    /// Every rule that fits a word, by the number of its entry.
    #[inline]
    pub(super) fn find(&self, word: &[u8], mut found: impl FnMut(Id)) {
        let (first, last) = (self.first.of_first(word), self.last.of_last(word));
        if first | last != 0 {
            self.split(word, [first, last], &mut found);
        }
    }

    /// Two words that a hyphen joins: `region-svinen`.
    pub(super) fn find_two(&self, front: &[u8], head: &[u8], mut found: impl FnMut(Id)) {
        let (f, h) = (self.front(front), self.head(head, true));
        for rule in self.rules.iter().filter(|r| f & r.front != 0 && h.classes & r.head != 0) {
            found(rule.id(h));
        }
    }

    #[inline(never)]
    fn split(&self, word: &[u8], [first, last]: [u64; 2], found: &mut impl FnMut(Id)) {
        for len in longest_first(first) {
            let Some((front, head)) = word.split_at_checked(len) else { continue };
            let f = self.part(front).classes;
            let fit = |rule: &&Rule| rule.by_front && f & rule.front != 0;
            if !self.rules.iter().any(|rule| fit(&rule)) {
                continue;
            }
            let h = self.head(head, len >= TAILED);
            self.rules.iter().filter(fit).filter(|r| h.classes & r.head != 0).for_each(|rule| {
                found(rule.id(h));
            });
        }
        for len in longest_first(last) {
            let Some((front, head)) = word.split_at_checked(word.len() - len) else { continue };
            let h = self.part(head);
            let fit = |rule: &&Rule| !rule.by_front && h.classes & rule.head != 0;
            if !self.rules.iter().any(|rule| fit(&rule)) {
                continue;
            }
            let f = self.front(front);
            self.rules.iter().filter(fit).filter(|r| f & r.front != 0).for_each(|rule| {
                found(rule.id(h));
            });
        }
    }

    /// The classes of a first part, as it is, without a linking *s*, or by its own
    /// last part.
    fn front(&self, front: &[u8]) -> Classes {
        let bare = front.strip_suffix(b"s").unwrap_or_default();
        let whole = self.part(front).classes | self.part(bare).classes;
        if whole != 0 {
            return whole;
        }
        let mut tails = tails(front).chain(tails(bare)).map(|tail| self.part(tail).classes);
        tails.find(|classes| *classes != 0).unwrap_or_default()
    }

    /// What is known of a last part, as it is, behind a linking *s*, or, if `tailed`,
    /// by its own last part.
    fn head(&self, head: &[u8], tailed: bool) -> Part {
        let linked = head.strip_prefix(b"s").unwrap_or_default();
        let whole = [head, linked].map(|part| self.part(part));
        let mut whole = whole.into_iter().filter(|part| part.classes != 0);
        let by_tail = || {
            let mut tails = tails(head).map(|tail| self.part(tail));
            tails.find(|part| part.classes != 0).filter(|_| tailed && is_word_like(head))
        };
        whole.next().or_else(by_tail).unwrap_or_default()
    }
}

/// Whether `lemma` names classes that there are: `calling+beast`.
pub(super) fn is_known(lemma: &str) -> bool {
    let known =
        |side: &str| side.split('/').all(|name| lines::names(data::JOINTS).any(|n| n == name));
    lemma.split_once('+').is_some_and(|(front, head)| known(front) && known(head))
}

impl Rule {
    fn id(&self, head: Part) -> Id {
        let [plain, definite] = self.ids;
        if head.definite { definite } else { plain }
    }
}

/// The last parts of a part that has a first one before them, the longest first.
fn tails(part: &[u8]) -> impl Iterator<Item = &[u8]> {
    let from = part.len().saturating_sub(LONGEST).max(3);
    (from..part.len().saturating_sub(TAIL - 1)).filter_map(|at| part.get(at..))
}

/// Whether a form says that a certain one is meant: *svinen*, *råttornas*.
fn is_definite(form: &str) -> bool {
    let bare = form.strip_suffix('s').unwrap_or(form);
    ["an", "en", "et", "na", "rn", "ln"].iter().any(|end| bare.ends_with(end))
}
