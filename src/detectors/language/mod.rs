//! Words and phrases: profanity, insult, hate and what lies near.
//!
//! The lexicons say what a word is, the [context](crate::signal::Context) says
//! whose word it is and who is meant, and [`decide`] weighs the two. Nothing
//! here knows a word by name.
//!
//! Settings, under `[detector.language]`:
//!
//! | key | holds |
//! |---|---|
//! | `add` | entries, one line each, in the format of [`crate::lexicon`] |
//! | `remove` | lemmas that are not looked for |
//! | `grade` | a table: lemma = strength |

mod decide;
mod settings;

use alloc::boxed::Box;
use alloc::sync::Arc;
use alloc::vec::Vec;

use self::decide::{Judged, Word};
use self::settings::Settings;
use crate::category::Category;
use crate::detector::{Detector, KindSpec, Scan, Scanner, Setup, Sink};
use crate::finding::{Details, Finding};
use crate::lexicon::{Group, How, Lexicon, TermHit};
use crate::signal::Context;

/// The category of the patterns that show a word in its everyday meaning.
const ORDINARY: &str = "x.ordinary";

/// Finds profanity, insults and hate by lexicon and context.
///
/// ```
/// use omdome::detector::Detector;
///
/// assert_eq!(omdome::detectors::language::Language.id(), "language");
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Language;

impl Detector for Language {
    fn id(&self) -> &'static str {
        "language"
    }

    fn revision(&self) -> u32 {
        1
    }

    fn prepare(&self, setup: &mut Setup<'_>) -> Box<dyn Scanner> {
        let settings: Settings = setup.settings(&settings::SHAPE);
        let mut lexicon = Lexicon::swedish();
        let mut faults = Vec::new();
        settings::apply(&settings, &mut lexicon, &setup.path(), &mut faults);
        for fault in faults {
            setup.report(fault);
        }
        setup.reports(decide::kinds());
        let mut own = Vec::new();
        for category in lexicon.entries().iter().flat_map(|e| e.senses()).map(|s| &s.category) {
            let extra = category.is_custom() && category.as_str() != ORDINARY;
            if extra && !own.contains(category) {
                own.push(category.clone());
            }
        }
        setup.reports(own.into_iter().map(KindSpec::shared));
        let words = words(&lexicon);
        Box::new(Words { words, group: setup.terms(lexicon) })
    }
}

/// What must be known of each entry when a comment is read.
fn words(lexicon: &Lexicon) -> Vec<Word> {
    let is_use =
        |e: &&crate::lexicon::Entry| e.senses().iter().any(|s| s.category.as_str() == ORDINARY);
    let resolved: Vec<&str> =
        lexicon.entries().iter().filter(is_use).filter_map(|e| e.homograph()).collect();
    let word = |entry: &crate::lexicon::Entry| Word {
        lemma: Arc::clone(entry.lemma()),
        senses: entry.senses().into(),
        aim: entry.aim(),
        homograph: entry.homograph().is_some() && !resolved.contains(&&**entry.lemma()),
        twofold: entry.homograph().is_some(),
        dated: entry.register().is_some_and(|r| r.contains("dated")),
        ordinary: is_use(&entry),
    };
    lexicon.entries().iter().map(word).collect()
}

#[derive(Debug)]
struct Words {
    words: Vec<Word>,
    group: Group,
}

impl Scanner for Words {
    fn scan(&self, scan: &Scan<'_>, sink: &mut Sink<'_>) {
        let signals = scan.signals();
        let mut phrases = Phrases::default();
        let own = || signals.in_context().filter(|(hit, _)| hit.group() == self.group);
        for (hit, _) in own() {
            phrases.see(hit, self.words.get(hit.entry()));
        }
        let mut stack = decide::Stack::default();
        // What has been said of the same characters already.
        let mut said: Vec<Judged> = Vec::new();
        let mut range = 0..0;
        for (hit, context) in own() {
            let Some(word) = self.words.get(hit.entry()) else { continue };
            if word.ordinary {
                continue;
            }
            if hit.range() != range {
                said.clear();
                range = hit.range();
            }
            let place = phrases.around(hit);
            for judged in decide::judge(word, hit, context, place) {
                let same = |s: &Judged| s.category == judged.category && s.outweighs(&judged);
                let repeats = judged.category == Category::Profanity && phrases.holds_word(hit);
                if repeats || said.iter().any(same) {
                    continue;
                }
                stack.see(&judged, hit);
                said.push(judged.clone());
                sink.push(self.finding(scan, hit, context, word, judged, &stack));
            }
        }
    }
}

impl Words {
    fn finding(
        &self,
        scan: &Scan<'_>,
        hit: &TermHit,
        context: &Context,
        word: &Word,
        judged: Judged,
        stack: &decide::Stack,
    ) -> Finding {
        let span = scan.document().span(hit.range());
        let details = Details {
            entry: Some(Arc::clone(&word.lemma)),
            form: Some(Arc::from(scan.signals().form(hit))),
            evasion: hit.evasion().with(scan.document().undone(span)),
            context: judged.rule(context).map(|rule| rule.as_str().into()),
            ..Details::default()
        };
        let severity = stack.raise(&judged, hit);
        let finding = Finding::new(judged.category, span, judged.confidence, judged.code)
            .severity(severity)
            .stance(judged.stance)
            .target(judged.target)
            .details(details);
        match judged.kind {
            Some(kind) => finding.kind(kind),
            None => finding,
        }
    }
}

/// What the phrases of a text say of the words inside them.
#[derive(Debug, Default)]
struct Phrases {
    /// Words of an everyday use.
    ordinary: Vec<(usize, usize)>,
    /// Words of a phrase that is profane as a whole.
    profane: Vec<(usize, usize)>,
    /// Profane single words, by place.
    words: Vec<usize>,
}

impl Phrases {
    fn see(&mut self, hit: &TermHit, word: Option<&Word>) {
        let Some(word) = word else { return };
        let words = (hit.words().start, hit.words().end);
        let profane = word.senses.iter().any(|s| s.category == Category::Profanity);
        match (hit.how(), word.ordinary) {
            (_, true) => self.ordinary.push(words),
            (How::Phrase, _) if profane => self.profane.push(words),
            (How::Phrase, _) => {}
            _ if profane => self.words.push(words.0),
            _ => {}
        }
    }

    /// Whether a phrase is profane by a word in it that is reported by itself.
    fn holds_word(&self, hit: &TermHit) -> bool {
        let words = hit.words();
        let from = self.words.partition_point(|start| *start < words.start);
        hit.how() == How::Phrase && self.words.get(from).is_some_and(|start| *start < words.end)
    }

    fn around(&self, hit: &TermHit) -> decide::Place {
        let words = hit.words();
        // Phrases come by their first word, and few begin at the same one.
        let covered = |phrases: &[(usize, usize)]| {
            let from = phrases.partition_point(|(start, _)| *start <= words.start);
            let near = phrases.get(from.saturating_sub(MOST_NEAR)..from).unwrap_or_default();
            near.iter().any(|(_, end)| words.end <= *end)
        };
        decide::Place {
            ordinary: covered(&self.ordinary),
            profane: hit.how() != How::Phrase && covered(&self.profane),
        }
    }
}

/// At most this many phrases before a word are asked whether they cover it.
const MOST_NEAR: usize = 16;
