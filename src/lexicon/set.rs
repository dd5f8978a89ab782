//! A set of entries that can be added to, thinned out and graded anew.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::Write as _;

use super::entry::{Entry, Strength};
use super::parse;
use crate::error::{BuildError, Diagnostic};

/// A set of entries read from text.
///
/// One line is one entry, five columns separated by ` | `: lemma, paradigm,
/// category and strength, options, reason. Lines that begin with `#` are
/// comments. The [module](crate::lexicon) explains the columns.
///
/// ```
/// use omdome::lexicon::{Lexicon, Strength};
///
/// let text = "# Version: 1\n\
///             surkart | n-ar | insult/mild | - | Sur person.\n\
///             drummel | n-ar(druml) | insult/mild | target: wanted | Ohyfsad person.\n";
/// let mut lexicon = Lexicon::parse("egen.txt", text)?;
/// assert_eq!(lexicon.version(), Some("1"));
/// assert!(lexicon.grade("drummel", Strength::Medium));
/// assert!(lexicon.remove("surkart"));
/// assert_eq!(lexicon.len(), 1);
///
/// let faults = Lexicon::parse("egen.txt", "surkart | n-ra | insult/mild | - | Sur.").unwrap_err();
/// assert!(faults.to_string().starts_with("egen.txt:1:11: error"));
/// # Ok::<(), omdome::error::BuildError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lexicon {
    pub(super) entries: Vec<Entry>,
    version: Option<String>,
}

impl Lexicon {
    /// An empty set.
    pub fn new() -> Lexicon {
        Lexicon::default()
    }

    /// Reads a text. Every bad line is reported, with source, line and column.
    pub fn parse(source: &str, text: &str) -> Result<Lexicon, BuildError> {
        let mut diagnostics = Vec::new();
        let lexicon = Lexicon::read(source, text, &mut diagnostics);
        BuildError::unless_clean(diagnostics).map(|_| lexicon)
    }

    /// Reads the lines that can be read; the faults of all others go to
    /// `diagnostics`.
    pub fn read(source: &str, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Lexicon {
        let version = text.lines().find_map(|line| line.strip_prefix("# Version:"));
        Lexicon {
            entries: parse::entries(source, text, diagnostics),
            version: version.map(|v| v.trim().into()),
        }
    }

    /// The version that the text gives in a line `# Version:`.
    pub fn version(&self) -> Option<&str> {
        self.version.as_deref()
    }

    /// The entries, in the order in which they were added.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The number of entries.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no entry.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Adds every entry of another set. An entry of the same lemma is replaced.
    pub fn merge(&mut self, other: Lexicon) {
        self.merge_all(core::iter::once(other));
    }

    /// [`merge`](Self::merge) with several sets, one after the other.
    pub(crate) fn merge_all(&mut self, others: impl Iterator<Item = Lexicon>) {
        let mut places: hashbrown::HashMap<_, _> =
            self.entries.iter().enumerate().map(|(i, e)| (e.lemma.clone(), i)).collect();
        for entry in others.flat_map(|other| other.entries) {
            let place = places.get(&entry.lemma).and_then(|i| self.entries.get_mut(*i));
            match place {
                Some(old) => *old = entry,
                None => {
                    places.insert(entry.lemma.clone(), self.entries.len());
                    self.entries.push(entry);
                }
            }
        }
    }

    /// Takes the entry of this lemma out; says whether there was one.
    pub fn remove(&mut self, lemma: &str) -> bool {
        let before = self.entries.len();
        self.entries.retain(|e| &*e.lemma != lemma);
        self.entries.len() < before
    }

    /// Adds the lines and takes out the lemmas that a policy gives under `path`;
    /// every fault is reported there.
    pub(crate) fn change(
        &mut self,
        add: &[String],
        remove: &[String],
        path: &str,
        faults: &mut Vec<Diagnostic>,
    ) {
        for (i, line) in add.iter().enumerate() {
            let mut of_line = Vec::new();
            self.merge(Lexicon::read("add", line, &mut of_line));
            let at = format!("{path}.add[{i}]");
            faults.extend(of_line.into_iter().map(|fault| fault.under(&at)));
        }
        for (i, lemma) in remove.iter().enumerate() {
            if !self.remove(lemma) {
                faults.push(Lexicon::unknown_lemma(format!("{path}.remove[{i}]"), lemma));
            }
        }
    }

    /// The fault of a policy that names an entry which is not there.
    pub(crate) fn unknown_lemma(at: String, lemma: &str) -> Diagnostic {
        Diagnostic::error("lexicon.unknown-lemma", at, format!("no entry has the lemma `{lemma}`"))
            .hint("give the word as the lexicon has it, in lower case")
    }

    /// Gives the entry of this lemma another strength in all its meanings; says
    /// whether there is such an entry.
    pub fn grade(&mut self, lemma: &str, strength: Strength) -> bool {
        let entry = self.entries.iter_mut().find(|e| &*e.lemma == lemma);
        let found = entry.is_some();
        for sense in entry.into_iter().flat_map(|e| &mut e.senses) {
            sense.strength = strength;
        }
        found
    }

    /// Says that the everyday meaning of a homograph is told by patterns of its
    /// own, so that the word is not doubtful elsewhere; says whether there is
    /// such an entry.
    pub fn tell_apart(&mut self, lemma: &str) -> bool {
        let entry = self.entries.iter_mut().find(|e| &*e.lemma == lemma);
        entry.map(|e| e.told_apart = true).is_some()
    }

    /// Everything that decides what the set finds, in an order of its own: what
    /// a digest is made of.
    pub fn canonical(&self) -> String {
        let mut lines: Vec<String> = self.entries.iter().map(line).collect();
        lines.sort_unstable();
        lines.join("\n")
    }
}

/// All that counts of an entry in one line.
fn line(entry: &Entry) -> String {
    let mut line = String::new();
    // INVARIANT: writing to a String does not fail.
    let _ = write!(line, "|{:?}|{:?}|{}", entry.compounds, entry.aim, entry.is_doubtful());
    let mut add = |part: &str| {
        line.push('|');
        line.push_str(part);
    };
    add(&entry.lemma);
    add(entry.paradigm.as_str());
    add(entry.stem.as_deref().unwrap_or(""));
    // No word holds the signs between.
    for list in [&entry.modifiers, &entry.not, &entry.drop, &entry.forms] {
        add("");
        list.iter().for_each(|word| add(word));
    }
    add("");
    for sense in &entry.senses {
        add(sense.category.as_str());
        add(sense.strength.as_str());
    }
    line
}
