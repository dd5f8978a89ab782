//! Words and phrases: profanity, insult, hate and what lies near.
//!
//! The lexicons say what a word is, the [context](crate::signal::Context) says
//! whose word it is and who is meant, and the detector weighs the two. Nothing
//! here knows a word by name.
//!
//! Settings, under `[detector.language]`:
//!
//! | key | holds |
//! |---|---|
//! | `add` | entries, one line each, in the format of [`crate::lexicon`] |
//! | `remove` | lemmas that are not looked for |
//! | `grade` | a table: lemma = strength |

mod advertising;
mod asking;
mod clause;
mod coverage;
mod decide;
mod group;
mod hatred;
mod market;
mod minor;
mod part;
mod question;
mod settings;

use alloc::boxed::Box;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use self::decide::{Judged, Word};
use self::part::Part;
use self::settings::Settings;
use crate::category::{Category, Id};
use crate::detector::{Detector, Gap, GapId, KindSpec, Scan, Scanner, Setup, Sink};
use crate::finding::{Confidence, Details, Finding, Stance};
use crate::lexicon::{Entry, Group, How, Lexicon, Strength, TermHit};
use crate::signal::Context;

/// The category of the patterns that show a word in its everyday meaning.
const ORDINARY: &str = "x.ordinary";
/// The category of patterns in which the writer speaks of himself.
const OWN: &str = "x.own";

/// What needs more than a word: name and text of each file of patterns.
const PATTERNS: &[(&str, &str)] = &[
    ("sv-threat.txt", include_str!("data/sv-threat.txt")),
    ("sv-threat-forms.txt", include_str!("data/sv-threat-forms.txt")),
    ("sv-threat-frames.txt", include_str!("data/sv-threat-frames.txt")),
    ("sv-threat-near.txt", include_str!("data/sv-threat-near.txt")),
    ("sv-call-near.txt", include_str!("data/sv-call-near.txt")),
    ("sv-call-wide.txt", include_str!("data/sv-call-wide.txt")),
    ("sv-body-near.txt", include_str!("data/sv-body-near.txt")),
    ("sv-incitement.txt", include_str!("data/sv-incitement.txt")),
    ("sv-hate-patterns.txt", include_str!("data/sv-hate-patterns.txt")),
    ("sv-hate-groups.txt", include_str!("data/sv-hate-groups.txt")),
    ("sv-hate-signs.txt", include_str!("data/sv-hate-signs.txt")),
    ("sv-hate-wide.txt", include_str!("data/sv-hate-wide.txt")),
    ("sv-hate-topoi.txt", include_str!("data/sv-hate-topoi.txt")),
    ("sv-distress.txt", include_str!("data/sv-distress.txt")),
    ("sv-health.txt", include_str!("data/sv-health.txt")),
    ("sv-persons.txt", include_str!("data/sv-persons.txt")),
    ("sv-pitch.txt", include_str!("data/sv-pitch.txt")),
    ("sv-groups.txt", include_str!("data/sv-groups.txt")),
    ("sv-accusations.txt", include_str!("data/sv-accusations.txt")),
    ("sv-claims.txt", include_str!("data/sv-claims.txt")),
    ("sv-claims-wide.txt", include_str!("data/sv-claims-wide.txt")),
    ("sv-contempt-patterns.txt", include_str!("data/sv-contempt-patterns.txt")),
    ("sv-frames.txt", include_str!("data/sv-frames.txt")),
    ("sv-gore-and-remarks.txt", include_str!("data/sv-gore-and-remarks.txt")),
    ("sv-minors.txt", include_str!("data/sv-minors.txt")),
];

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
        let mut faults = Vec::new();
        let mut lexicon = Lexicon::swedish();
        lexicon
            .merge_all(PATTERNS.iter().map(|(name, text)| Lexicon::read(name, text, &mut faults)));
        settings::apply(&settings, &mut lexicon, &setup.path(), &mut faults);
        for fault in faults {
            setup.report(fault);
        }
        let uses = lexicon.entries().iter().filter(|e| is_use(e));
        let told: Vec<String> = uses.filter_map(|e| e.homograph()).map(String::from).collect();
        for lemma in told {
            lexicon.tell_apart(&lemma);
        }
        setup.reports(decide::kinds());
        let mut own = Vec::new();
        for category in lexicon.entries().iter().flat_map(|e| e.senses()).map(|s| &s.category) {
            let silent = matches!(category.as_str(), ORDINARY | OWN)
                || advertising::is_sign(category)
                || group::is_group(category)
                || part::is_part(category)
                || minor::is_silent(category);
            let extra = category.is_custom() && !silent;
            if extra && !own.contains(category) {
                own.push(category.clone());
            }
        }
        setup.reports(own.into_iter().map(KindSpec::shared));
        let words = words(&lexicon);
        let unread = setup.gap(Gap {
            category: None,
            part: Some(Id::from_static("text")),
            why: Id::from_static("language"),
        });
        let signs = lexicon.entries().iter().map(advertising::Sign::of).collect();
        let groups = lexicon.entries().iter().map(group::of).collect();
        let parts = lexicon.entries().iter().map(Part::of).collect();
        let minors = lexicon.entries().iter().map(minor::is_minor).collect();
        Box::new(Words { words, signs, groups, parts, minors, group: setup.terms(lexicon), unread })
    }
}

/// Whether the entry is a pattern of a word's everyday meaning.
fn is_use(entry: &Entry) -> bool {
    entry.senses().iter().any(|s| s.category.as_str() == ORDINARY)
}

/// What must be known of each entry when a comment is read.
fn words(lexicon: &Lexicon) -> Vec<Word> {
    let word = |entry: &Entry| Word {
        lemma: Arc::clone(entry.lemma()),
        senses: entry.senses().into(),
        aim: entry.aim(),
        homograph: entry.is_doubtful(),
        twofold: entry.homograph().is_some(),
        dated: entry.register().is_some_and(|r| r.contains("dated")),
        ordinary: is_use(entry),
        own: entry.senses().iter().any(|s| s.category.as_str() == OWN),
    };
    lexicon.entries().iter().map(word).collect()
}

#[derive(Debug)]
struct Words {
    words: Vec<Word>,
    /// Of each entry, what it counts for in a commercial message.
    signs: Vec<Option<advertising::Sign>>,
    /// Of each entry, the hatred of the group that it names.
    groups: Vec<Option<Category>>,
    /// Of each entry, what it is to a sentence about a group.
    parts: Vec<Option<Part>>,
    /// Of each entry, whether it names somebody under age.
    minors: Vec<bool>,
    group: Group,
    unread: GapId,
}

impl Scanner for Words {
    fn scan(&self, scan: &Scan<'_>, sink: &mut Sink<'_>) {
        if coverage::is_unread(scan) {
            sink.unassessed(self.unread);
        }
        let signals = scan.signals();
        let mut phrases = Phrases::default();
        let own = || signals.hits().iter().filter(|hit| hit.group() == self.group);
        for hit in own() {
            phrases.see(hit, self.words.get(hit.entry()), || signals.context(hit));
        }
        let mut stack = decide::Stack::default();
        let mut signed = false;
        let mut pitch = advertising::Pitch::default();
        // What has been said of the same characters already.
        let mut said: Vec<Judged> = Vec::new();
        let mut range = 0..0;
        // Patterns that were told, by category and end: one inside that is no surer says no more.
        let mut told: Vec<(Judged, usize)> = Vec::new();
        // One word without so much as a full stop is no sentence: *sno*, *hoppa*.
        let document = scan.document();
        let bare = document.words().len() == 1 && document.gap_after(0).is_empty();
        for hit in own() {
            let Some(word) = self.words.get(hit.entry()) else { continue };
            if word.ordinary || word.own || bare && hit.how() == How::Phrase {
                continue;
            }
            if let Some(sign) = self.signs.get(hit.entry()).copied().flatten() {
                pitch.add(sign, hit);
                continue;
            }
            if let Some(category) = self.groups.get(hit.entry()).and_then(Option::as_ref) {
                group::report(category, scan, hit, sink);
                continue;
            }
            if self.is_minor(hit) {
                continue;
            }
            if let Some(part) = self.parts.get(hit.entry()).and_then(Option::as_ref) {
                signed |= !matches!(part, Part::Who { .. });
                if part.is_silent() {
                    continue;
                }
            }
            if hit.range() != range {
                said.clear();
                range = hit.range();
            }
            let place = phrases.around(hit);
            let context = &signals.context(hit);
            for mut judged in decide::judge(word, hit, context, place) {
                if judged.category == Category::Pornography
                    && (hit.how() == How::Phrase || !context.is_asked())
                    && own().any(|other| self.is_minor(other) && minor::is_beside(hit, other))
                {
                    judged.kind = Some("minor_cue");
                }
                let same = |s: &Judged| s.category == judged.category && s.outweighs(&judged);
                let repeats = (judged.category == Category::Profanity && phrases.holds_word(hit))
                    || (judged.category == Category::Insult && phrases.holds_insult(hit, word));
                if repeats || said.iter().any(same) {
                    continue;
                }
                if hit.how() == How::Phrase {
                    let end = hit.range().end;
                    let known = told.iter_mut().find(|(t, _)| t.category == judged.category);
                    match known {
                        Some((t, last)) if end <= *last && t.outweighs(&judged) => continue,
                        Some(known) => *known = (judged.clone(), end.max(known.1)),
                        None => told.push((judged.clone(), end)),
                    }
                }
                if judged.category == Category::Advertising
                    && judged.confidence > Confidence::Possible
                {
                    pitch.tell();
                }
                stack.see(&judged, hit);
                said.push(judged.clone());
                sink.push(self.finding(scan, hit, context, word, judged, &stack));
            }
        }
        if signed {
            let field = hatred::Field { words: self, group: self.group, signals, scan };
            field.report(|hit| phrases.around(hit).ordinary, sink);
        }
        pitch.report(scan, sink);
        question::scan(scan, sink);
    }
}

impl Words {
    fn is_minor(&self, hit: &TermHit) -> bool {
        self.minors.get(hit.entry()) == Some(&true)
    }

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
    /// Words in which the writer speaks of himself.
    own: Vec<(usize, usize)>,
    /// Words of a phrase that is profane as a whole.
    profane: Vec<(usize, usize)>,
    /// Profane single words, by place.
    words: Vec<usize>,
    /// Single words of abuse that are aimed at someone, by place.
    insults: Vec<(usize, Strength)>,
}

impl Phrases {
    fn see(&mut self, hit: &TermHit, word: Option<&Word>, context: impl Fn() -> Context) {
        let Some(word) = word else { return };
        let words = (hit.words().start, hit.words().end);
        let profane = word.senses.iter().any(|s| s.category == Category::Profanity);
        match (hit.how(), word.ordinary) {
            (_, true) => self.ordinary.push(words),
            _ if word.own => self.own.push(words),
            (How::Phrase, _) if profane => self.profane.push(words),
            (How::Phrase, _) => {}
            _ if profane => self.words.push(words.0),
            _ => {}
        }
        let insult = word.senses.iter().find(|s| s.category == Category::Insult);
        let Some(insult) = insult.filter(|_| hit.how() != How::Phrase && !word.homograph) else {
            return;
        };
        let context = context();
        if context.stance() == Stance::Own && context.is_aimed() {
            self.insults.push((words.0, insult.strength));
        }
    }

    /// Whether a phrase is profane by a word in it that is reported by itself.
    fn holds_word(&self, hit: &TermHit) -> bool {
        let words = hit.words();
        let from = self.words.partition_point(|start| *start < words.start);
        hit.how() == How::Phrase && self.words.get(from).is_some_and(|start| *start < words.end)
    }

    /// Whether a phrase of abuse holds a word that is reported by itself and
    /// weighs as much.
    fn holds_insult(&self, hit: &TermHit, word: &Word) -> bool {
        let strength = word.senses.iter().find(|s| s.category == Category::Insult);
        let words = hit.words();
        let from = self.insults.partition_point(|(start, _)| *start < words.start);
        let mut inside = self.insults.iter().skip(from).take_while(|(start, _)| *start < words.end);
        hit.how() == How::Phrase
            && inside.any(|(_, own)| strength.is_some_and(|s| *own >= s.strength))
    }

    fn around(&self, hit: &TermHit) -> decide::Place {
        let words = hit.words();
        // Phrases come by their first word, and few begin at the same one.
        // What a pattern says of the very same words stands beside their use.
        let beside =
            |phrase: (usize, usize)| hit.how() == How::Phrase && phrase == (words.start, words.end);
        let covered = |phrases: &[(usize, usize)]| {
            let from = phrases.partition_point(|(start, _)| *start <= words.start);
            let near = phrases.get(from.saturating_sub(MOST_NEAR)..from).unwrap_or_default();
            near.iter().any(|phrase| words.end <= phrase.1 && !beside(*phrase))
        };
        decide::Place {
            ordinary: covered(&self.ordinary),
            own: covered(&self.own),
            profane: hit.how() != How::Phrase && covered(&self.profane),
        }
    }
}

/// At most this many phrases before a word are asked whether they cover it.
const MOST_NEAR: usize = 16;

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn bundled_patterns_have_no_faults() {
        let mut faults = Vec::new();
        for (name, text) in PATTERNS {
            let lexicon = Lexicon::read(name, text, &mut faults);
            assert!(lexicon.version().is_some(), "{name} has no version");
        }
        let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
        assert_eq!(faults, Vec::<String>::new());
    }
}
