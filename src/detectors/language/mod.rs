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
use crate::text::Evasion;

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
    let is_use = |e: &&crate::lexicon::Entry| {
        e.senses().iter().any(|s| s.category.as_str() == ORDINARY)
    };
    let resolved: Vec<&str> =
        lexicon.entries().iter().filter(is_use).filter_map(|e| e.homograph()).collect();
    let word = |entry: &crate::lexicon::Entry| Word {
        lemma: Arc::clone(entry.lemma()),
        senses: entry.senses().into(),
        aim: entry.aim(),
        homograph: entry.homograph().is_some() && !resolved.contains(&&**entry.lemma()),
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
        for (hit, _) in own().filter(|(hit, _)| hit.how() == How::Phrase) {
            phrases.see(hit, self.words.get(hit.entry()));
        }
        let mut stack = decide::Stack::default();
        for (hit, context) in own() {
            let Some(word) = self.words.get(hit.entry()) else { continue };
            if word.ordinary {
                continue;
            }
            let place = phrases.around(hit);
            for judged in decide::judge(word, hit, context, place) {
                let undone = scan.document().undone(scan.document().span(hit.range()));
                stack.see(&judged, hit);
                let form = signals.form(hit);
                sink.push(finding(scan, hit, context, word, judged, undone, form, &stack));
            }
        }
    }
}

#[allow(clippy::too_many_arguments, reason = "one finding is all of this, told once")]
fn finding(
    scan: &Scan<'_>,
    hit: &TermHit,
    context: &Context,
    word: &Word,
    judged: Judged,
    undone: Evasion,
    form: &str,
    stack: &decide::Stack,
) -> Finding {
    let rule = judged.rule(context);
    let details = Details {
        entry: Some(Arc::clone(&word.lemma)),
        form: Some(Arc::from(form)),
        evasion: hit.evasion().with(undone),
        context: rule.map(|rule| rule.as_str().into()),
        ..Details::default()
    };
    let span = scan.document().span(hit.range());
    let severity = stack.raise(&judged, hit);
    let finding = Finding::new(judged.category.clone(), span, judged.confidence, judged.code)
        .severity(severity)
        .stance(judged.stance)
        .target(judged.target)
        .details(details);
    match judged.kind {
        Some(kind) => finding.kind(kind),
        None => finding,
    }
}

/// What the phrases of a text say of the words inside them.
#[derive(Debug, Default)]
struct Phrases {
    /// Words of an everyday use.
    ordinary: Vec<(usize, usize)>,
    /// Words of a phrase that is profane as a whole.
    profane: Vec<(usize, usize)>,
}

impl Phrases {
    fn see(&mut self, hit: &TermHit, word: Option<&Word>) {
        let Some(word) = word else { return };
        let words = (hit.words().start, hit.words().end);
        if word.ordinary {
            self.ordinary.push(words);
        }
        if word.senses.iter().any(|s| s.category == Category::Profanity) {
            self.profane.push(words);
        }
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
