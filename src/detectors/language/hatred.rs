//! Hatred of a group without a slur: a group and what is said of it, in any
//! order.
//!
//! Groups are named every day, and hard words are said of much else; only the
//! two together tell. *Who* is meant and *what* is said are patterns of their
//! own (`sv-hate-groups.txt` and `sv-hate-signs.txt`), so that each way to name
//! a group meets each way to despise it without a pattern for the pair:
//!
//! | category of the entry | is |
//! |---|---|
//! | `x.who.racism` and so on | a group, and by its name the hatred that it would be |
//! | `x.hate.any` | contempt, exclusion, denial of rights, a call, of any group |
//! | `x.hate.sexism` and so on | the same, but telling of that group only: *vid spisen* |
//! | `x.hate.not` | what speaks against it: statistics, help, condemnation |
//! | `x.hate.head` | the last part of a word whose first part names a group: *koran-råttorna* |
//! | `x.hate.tone` | small words around a group that contempt needs (*dem*, *bara*, *borde*), by a scale |
//!
//! What stands near a group is added up by strength. One hard sign acts, a medium
//! one and a mild one together do; a medium one, or two mild ones, are for a human
//! to look at, and so is the tone of a short sentence, which never acts. A later
//! sentence that speaks of *them* is near too. None of the entries is reported by
//! itself.
//!
//! So *somalier* is `x.who.racism`, *är parasiter* is `x.hate.any` and strong,
//! *gapar* is medium: *somalier är parasiter* acts, *somalierna gapar* is for a
//! human, and *parasiter i magen* says nothing, since nobody is named.
//!
//! A sign is said of the nearest group that it can be said of. It is not said
//! of a group where its subject is the reader or those in charge (*döva får
//! vänta medan ni ljuger*), where the words are not the writer's own, or where
//! it stands in a longer one that says the opposite (*avfärdas som hysteriska*).
//!
//! Tried and left: to leave every plain mention of a group to a human, and to
//! let a bare negation count, to let a plural at the start of a sentence count, or
//! one mild sign in a short sentence. All brought few breaches more and many
//! neutral sentences, and the neutral mention must stay free.

use alloc::sync::Arc;
use alloc::vec::Vec;

use super::Words;
use super::part::Part;
use crate::category::Category;
use crate::detector::{Scan, Sink};
use crate::finding::{Confidence, Details, Finding, Severity, Stance, Target};
use crate::lexicon::{Cues, Group, How, TermHit, joined};
use crate::signal::Signals;

/// The most words between a group and a sign.
const REACH: usize = 12;
/// The same, over the end of a sentence.
const REACH_OVER: usize = 6;
/// How much further away a name counts that is part of a sign.
const INSIDE: usize = 6;
/// The same, where a later sentence speaks of *them*.
const REACH_CARRIED: usize = 36;
/// What a hard sign says by itself.
const HARD: i32 = 4;
/// The most hits to either side that are looked at, and the most groups that
/// are weighed: bounds hostile text.
const MOST: usize = 24;
/// From here on it is hatred.
const ENOUGH: i32 = 3;
/// From here on a human looks at it.
const UNCLEAR: i32 = 2;
/// What one person counts less than a group.
const SINGLE: i32 = 2;
/// What a group weighs less that is only the first part of a word.
const BEGINS: i32 = -2;

/// Whether a hit is the first part of a word.
fn is_first(hit: &TermHit) -> bool {
    matches!(hit.how(), How::First | How::Title)
}

/// Whether one hit is the first part of the word that the other ends.
fn begins(group: &TermHit, head: &TermHit) -> bool {
    is_first(group) && group.range() == head.range()
}

/// The words of the last sign that was counted, and its points.
#[derive(Clone, Copy, Debug, Default)]
struct Held {
    start: usize,
    end: usize,
    points: i32,
}

impl Held {
    /// What a sign adds to the one before it.
    fn add(&mut self, hit: &TermHit, points: i32) -> i32 {
        let words = hit.words();
        let same = words.start < self.end && (words.end <= self.end || words.start == self.start);
        let worth = if same { (points.abs() - self.points).max(0) } else { points.abs() };
        if worth > 0 {
            let start = if same { self.start } else { words.start };
            *self = Held { start, end: self.end.max(words.end), points: points.abs() };
        }
        worth * points.signum()
    }
}

/// A text whose groups and signs are brought together.
pub(super) struct Field<'a> {
    pub(super) words: &'a Words,
    pub(super) group: Group,
    pub(super) signals: &'a Signals<'a>,
    pub(super) scan: &'a Scan<'a>,
}

/// What stands around one group: the points, the heaviest sign and its entry,
/// and the folded bytes from the first to the last that counts.
struct Sum {
    points: i32,
    heaviest: i32,
    entry: usize,
    range: (usize, usize),
}

impl Field<'_> {
    /// Reports each hatred once, at its heaviest. `is_ordinary` tells of a hit
    /// that it stands in a phrase of its everyday meaning.
    pub(super) fn report(&self, is_ordinary: impl Fn(&TermHit) -> bool, sink: &mut Sink<'_>) {
        let mut told: Vec<(Category, Sum)> = Vec::new();
        let (mut last, mut weighed) = (None, 0);
        for (at, hit) in self.signals.hits().iter().enumerate() {
            let Some((of, points)) = self.sign(hit) else { continue };
            if points <= 0 || weighed > MOST || is_ordinary(hit) {
                continue;
            }
            let Some(who) = self.nearest(at, of, &is_ordinary) else { continue };
            if last == Some(who) {
                continue;
            }
            last = Some(who);
            weighed += 1;
            self.weigh(who, &is_ordinary, &mut told);
        }
        for (category, sum) in told {
            sink.push(self.finding(category, &sum));
        }
    }

    pub(super) fn part(&self, hit: &TermHit) -> Option<&Part> {
        if hit.group() != self.group {
            return None;
        }
        self.words.parts.get(hit.entry())?.as_ref()
    }

    /// What a hit says, and of which group if of one only.
    fn sign(&self, hit: &TermHit) -> Option<(Option<&Category>, i32)> {
        match self.part(hit)? {
            Part::Sign { of, points } => Some((of.as_ref(), *points)),
            Part::Abuse { points } => Some((None, *points)),
            Part::Head { points } if hit.how() == How::Last => Some((None, *points)),
            Part::Tone { points } => Some((None, *points)),
            Part::Who { .. } | Part::Head { .. } => None,
        }
    }

    /// Whether what is said is meant: the writer's own words, and not of the
    /// reader or of someone else.
    fn is_meant(&self, hit: &TermHit, worth: &mut i32) -> bool {
        let context = self.signals.context(hit);
        let abuse = matches!(self.part(hit), Some(Part::Abuse { .. }));
        match context.target() {
            Target::Person | Target::Body if abuse => return false,
            Target::Group if abuse => *worth = ENOUGH,
            _ => {}
        }
        if self.is_denied(hit) {
            return false;
        }
        // What is asked is not yet said.
        *worth -= i32::from(context.is_asked());
        context.stance() == Stance::Own
    }

    /// The hits around one, nearest first on either side.
    fn around(&self, at: usize) -> impl Iterator<Item = (usize, &TermHit)> {
        let hits = self.signals.hits();
        let from = at.saturating_sub(MOST);
        hits.iter().enumerate().skip(from).take(2 * MOST + 1).filter(move |(i, _)| *i != at)
    }

    /// The words between two hits, if they are near.
    fn distance(&self, one: &TermHit, other: &TermHit) -> Option<usize> {
        let ordered = one.words().start <= other.words().start;
        let (first, then) = if ordered { (one, other) } else { (other, one) };
        let (from, to) = (first.words().end, then.words().start);
        let between = to.saturating_sub(from);
        if between > REACH_CARRIED {
            return None;
        }
        let document = self.scan.document();
        let ends = |word: &usize| !joined(document.gap_after(*word));
        let ends = (from.saturating_sub(1)..to).filter(ends).count();
        let near = match ends {
            0 => between <= REACH,
            1 => between <= REACH_OVER || self.refers_back(then),
            2 => self.refers_back(then),
            _ => false,
        };
        near.then_some(between)
    }

    /// Whether something hard is said of those named before: *Skicka hem dem*.
    fn refers_back(&self, hit: &TermHit) -> bool {
        let words = hit.words();
        let around = words.start.saturating_sub(1)..words.end + 1;
        matches!(self.sign(hit), Some((_, HARD..)))
            && around.clone().any(|at| self.signals.word_cues(at).intersects(Cues::THEM))
    }

    /// The group that a sign is said of.
    fn nearest(
        &self,
        at: usize,
        of: Option<&Category>,
        is_ordinary: impl Fn(&TermHit) -> bool,
    ) -> Option<usize> {
        let sign = self.signals.hits().get(at)?;
        let fits = |hit: &TermHit| match self.part(hit) {
            Some(Part::Who { hatreds, .. }) => of.is_none_or(|of| hatreds.contains(of)),
            _ => false,
        };
        let head = matches!(self.part(sign), Some(Part::Head { .. }));
        let fits = |hit: &TermHit| fits(hit) && (!head || begins(hit, sign));
        let groups = self.around(at).filter(|(_, hit)| fits(hit) && !is_ordinary(hit));
        let near = groups.filter_map(|(i, hit)| {
            // Of two names at one place the longer one tells more; a name that
            // is part of what is said is hardly of whom it is said.
            let Some(Part::Who { points, .. }) = self.part(hit) else { return None };
            let begins = if is_first(hit) && !head { BEGINS } else { 0 };
            let short = (-points - begins, usize::MAX - hit.words().len());
            let inside = if self.is_said(i) { INSIDE } else { 0 };
            let distance = self.distance(sign, hit)? + inside + begins.unsigned_abs() as usize;
            Some(((distance, short), i))
        });
        near.min_by_key(|(distance, _)| *distance).map(|(_, i)| i)
    }

    /// Whether a sign is part of a longer one that says the opposite:
    /// *skriker rasism*, *avfärdas som hysteriska*.
    fn is_turned(&self, at: usize) -> bool {
        let Some(hit) = self.signals.hits().get(at) else { return false };
        let (Some((_, points)), words) = (self.sign(hit), hit.words()) else { return false };
        self.around(at).any(|(_, other)| {
            let around = other.words();
            let longer = around.len() > words.len();
            let holds = around.start <= words.start && words.end <= around.end;
            longer && holds && self.sign(other).is_some_and(|(_, p)| p.signum() != points.signum())
        })
    }

    /// Whether what is said behind a name is said of the reader or of those in
    /// charge: *döva får vänta, för ni ljuger om köerna*.
    fn has_subject(&self, who: &TermHit, hit: &TermHit) -> bool {
        let words = hit.words();
        let before = words.start.checked_sub(1).filter(|at| *at >= who.words().end);
        let others = Cues::YOU.with(Cues::YOUR).with(Cues::POLITICIAN).with(Cues::STAFF);
        before.is_some_and(|at| {
            // A clause with a subject of its own: `hoten är vidriga`.
            let noun = at.checked_sub(1).filter(|noun| *noun >= who.words().end);
            if self.is_clause_of_other(at, words.start)
                || noun.is_some_and(|noun| self.is_clause_of_other(noun, at))
            {
                return true;
            }
            // `dem kan ni låsa in` is said of them all the same.
            let asked = at.checked_sub(1).is_some_and(|at| self.is_modal(at));
            self.signals.word_cues(at).intersects(others) && !asked
        })
    }

    /// Whether a name is part of what is said of another: *de är mentalsjuka*.
    fn is_said(&self, at: usize) -> bool {
        let Some(name) = self.signals.hits().get(at).map(TermHit::words) else { return false };
        self.around(at).any(|(_, hit)| {
            let words = hit.words();
            let said = matches!(self.sign(hit), Some((None, UNCLEAR..)));
            said && words.start < name.start && name.end <= words.end
        })
    }

    /// Adds up what is said around a group.
    fn weigh(
        &self,
        at: usize,
        is_ordinary: impl Fn(&TermHit) -> bool,
        told: &mut Vec<(Category, Sum)>,
    ) {
        let Some(who) = self.signals.hits().get(at) else { return };
        let Some(Part::Who { hatreds, points: own }) = self.part(who) else { return };
        let (told_past, single) = (self.is_told(who), self.is_single(who));
        let asked = self.signals.context(who).is_asked();
        for hatred in hatreds {
            let range = who.range();
            let first = is_first(who);
            let mut sum = Sum {
                points: if first { *own + BEGINS } else { *own },
                heaviest: 0,
                entry: who.entry(),
                range: (range.start, range.end),
            };
            let mut tone = 0;
            // Of signs that say the same words the heaviest counts, for and against.
            let mut said = Held::default();
            let mut against = Held::default();
            for (i, hit) in self.around(at) {
                let Some((of, points)) = self.sign(hit) else { continue };
                let fits = of.is_none_or(|of| of == hatred);
                let named =
                    who.words().start <= hit.words().start && hit.words().end <= who.words().end;
                let near = self.distance(who, hit).is_some();
                let head = matches!(self.part(hit), Some(Part::Head { .. }));
                if head {
                    // The word as a whole is what the group is called.
                    if begins(who, hit) {
                        sum.points += points - *own - BEGINS;
                        sum.heaviest = sum.heaviest.max(points);
                    }
                    continue;
                }
                if matches!(self.part(hit), Some(Part::Tone { .. })) {
                    if named && !asked && self.is_short(who) {
                        tone = tone.max(points);
                    }
                    continue;
                }
                let abuse = matches!(self.part(hit), Some(Part::Abuse { .. }));
                if abuse && is_ordinary(hit) {
                    continue;
                }
                if !fits || named || !near || self.is_turned(i) || self.has_subject(who, hit) {
                    continue;
                }
                let held = if points > 0 { &mut said } else { &mut against };
                let mut worth = held.add(hit, points);
                if worth == 0 {
                    continue;
                }
                if points > 0 && !self.is_meant(hit, &mut worth) {
                    continue;
                }
                sum.points += worth;
                if points > sum.heaviest {
                    sum.heaviest = points;
                    sum.entry = hit.entry();
                }
                if points > 0 {
                    let range = hit.range();
                    sum.range = (sum.range.0.min(range.start), sum.range.1.max(range.end));
                }
            }
            sum.points -= i32::from(told_past);
            if *hatred == Category::HateSexism && single {
                sum.points -= SINGLE;
            }
            // How it is said makes a human look, it does not act.
            if tone > 0 && sum.points < UNCLEAR && !told_past {
                sum.points = (sum.points + tone).min(UNCLEAR);
            }
            // Two small things say as much as one that is for a human.
            if sum.points < UNCLEAR {
                continue;
            }
            match told.iter_mut().find(|(category, _)| category == hatred) {
                Some((_, known)) if known.points >= sum.points => {}
                Some((_, known)) => *known = sum,
                None => told.push((hatred.clone(), sum)),
            }
        }
    }

    fn finding(&self, category: Category, sum: &Sum) -> Finding {
        let span = self.scan.document().span(sum.range.0..sum.range.1);
        let (confidence, severity) = if sum.points >= ENOUGH {
            (Confidence::Confirmed, Severity::High)
        } else {
            (Confidence::Likely, Severity::Medium)
        };
        let lemma = self.words.words.get(sum.entry).map(|word| Arc::clone(&word.lemma));
        let details = Details { entry: lemma, ..Details::default() };
        Finding::new(category, span, confidence, "lex.hatred")
            .severity(severity)
            .stance(Stance::Own)
            .target(Target::Group)
            .details(details)
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::String;
    use alloc::vec::Vec;

    use crate::detectors::language::Language;
    use crate::finding::Severity;
    use crate::policy::Policy;
    use crate::post::Post;
    use crate::ruleset::Ruleset;

    /// Each hatred of a text, with a star where it is left to a human.
    fn hatreds(ruleset: &Ruleset, text: &str) -> Vec<String> {
        let verdict = ruleset.classify(&Post::new(text));
        let hate = verdict.findings().iter().filter(|f| f.code().as_str() == "lex.hatred");
        let mut names: Vec<String> = hate
            .map(|f| {
                let open = if f.how_severe() < Severity::High { "*" } else { "" };
                alloc::format!("{}{open}", f.category().as_str())
            })
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_group_and_what_is_said_of_it_meet_in_any_order() {
        let ruleset = Ruleset::builder(Policy::new("se.prov", "1.0.0"))
            .detector(Language)
            .skip_examples()
            .build()
            .unwrap();
        let cases: &[(&str, &[&str])] = &[
            ("Somalier är parasiter", &["hate.racism"]),
            ("Stick härifrån, alla somalier", &["hate.racism"]),
            ("Parasiter är vad de är, somalierna", &["hate.racism*"]),
            ("Folk i rullstol ska inte få rösta", &["hate.disability"]),
            ("Judarna ljuger", &["hate.racism", "hate.religion"]),
            ("Somalierna gapar", &["hate.racism*"]),
            // Of two groups the one that it is said of.
            ("Hbtq-folket är mentalsjuka", &["hate.homophobia"]),
            // The word as a whole is what the group is called.
            ("Koranråttorna tar bussen", &["hate.religion"]),
            ("Koranskolan tar bussen", &[]),
            // A later sentence speaks of them.
            (
                "I kön stod fyra romska kvinnor med var sin kasse. De pratade hela tiden. Skicka tillbaka dem.",
                &["hate.racism"],
            ),
            // How it is said is for a human only, and only where it is said shortly.
            ("Somalier ska bara hem nu, låt dem gå", &["hate.racism"]),
            // Situations are not the group's.
            ("Döva får vänta i timmar, hoten är vidriga", &[]),
            // Said of one group only.
            ("Kvinnor hör hemma vid spisen", &["hate.sexism"]),
            ("Romer lagar mat vid spisen", &[]),
            // Of the reader, of what befalls the group, or denied.
            ("Döva får vänta medan ni ljuger om köerna", &[]),
            ("Romer möts av fördomar om att de är tjuvar", &[]),
            ("Muslimer är inte parasiter", &[]),
            ("Transpersoner får vänta i fyra år", &[]),
            ("Parasiter i magen, vart vänder man sig", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(hatreds(&ruleset, text), *expected, "{text}");
        }
    }
}
