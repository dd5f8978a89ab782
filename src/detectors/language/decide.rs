//! What a word in its context amounts to.

use alloc::boxed::Box;
use alloc::sync::Arc;
use alloc::vec::Vec;

use crate::category::Category;
use crate::detector::KindSpec;
use crate::finding::{Confidence, Severity, Stance, Target};
use crate::lexicon::{Aim, How, Sense, Strength, TermHit};
use crate::signal::{Context, Rule};
use crate::text::Evasion;

/// What must be known of an entry.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub(super) lemma: Arc<str>,
    pub(super) senses: Box<[Sense]>,
    pub(super) aim: Aim,
    /// The everyday meaning is not told apart by patterns.
    pub(super) homograph: bool,
    /// It has an everyday meaning, told apart or not.
    pub(super) twofold: bool,
    /// A word of another time: *negerboll*.
    pub(super) dated: bool,
    /// The entry is itself a pattern of an everyday meaning.
    pub(super) ordinary: bool,
    /// The entry is itself a pattern in which the writer speaks of himself.
    pub(super) own: bool,
}

/// What the phrases around a word say.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Place {
    /// It is used in its everyday meaning.
    pub(super) ordinary: bool,
    /// The writer says it of himself.
    pub(super) own: bool,
    /// It stands in a profane phrase.
    pub(super) profane: bool,
}

/// One finding to be.
#[derive(Clone, Debug)]
pub(super) struct Judged {
    pub(super) category: Category,
    pub(super) kind: Option<&'static str>,
    pub(super) code: &'static str,
    pub(super) confidence: Confidence,
    pub(super) severity: Severity,
    pub(super) stance: Stance,
    pub(super) target: Target,
    by_target: bool,
}

impl Judged {
    /// Whether another finding of the same category would say nothing new.
    pub(super) fn outweighs(&self, other: &Judged) -> bool {
        (self.confidence, self.severity) >= (other.confidence, other.severity)
    }

    /// The rule of context to name.
    pub(super) fn rule(&self, context: &Context) -> Option<Rule> {
        let praise = context.is_praise().then_some(Rule::Praise);
        let stance = context.stance_rule().filter(|_| self.stance != Stance::Own);
        stance.or(context.target_rule().filter(|_| self.by_target)).or(praise)
    }
}

/// Every category that words can be reported as.
pub(super) fn kinds() -> Vec<KindSpec> {
    let kinds = ["explicit", "solicitation", "minor_cue"].map(|kind| KindSpec {
        category: Category::Pornography,
        kind: Some(kind.into()),
        exclusive: false,
    });
    let shared = [
        Category::Profanity,
        Category::Insult,
        Category::HateRacism,
        Category::HateReligion,
        Category::HateSexism,
        Category::HateHomophobia,
        Category::HateTransphobia,
        Category::HateDisability,
        Category::Threat,
        Category::Incitement,
        Category::GraphicViolence,
        Category::SexualHarassment,
        Category::Defamation,
        Category::HealthData,
        Category::Misinformation,
        Category::Advertising,
        Category::MedicalQuestion,
        Category::TransitQuestion,
        Category::Question,
        Category::SelfHarm,
    ];
    shared.into_iter().map(KindSpec::shared).chain(kinds).collect()
}

/// Everything that a hit amounts to, at most one finding for each meaning.
pub(super) fn judge<'a>(
    word: &'a Word,
    hit: &'a TermHit,
    context: &'a Context,
    place: Place,
) -> impl Iterator<Item = Judged> + use<'a> {
    // `Fanny Helvede` is someone's name.
    let surname = hit.how() == How::Form && context.is_surname() && !is_disguised(hit);
    let place = Place { ordinary: place.ordinary || surname, ..place };
    word.senses.iter().filter_map(move |sense| match sense.category {
        Category::Profanity => profanity(word, sense, hit, context, place),
        Category::Insult => insult(word, sense, hit, context, place),
        _ if sense.category.is_hate() => hate(word, sense, hit, context, place),
        _ => other(word, sense, hit, context, place),
    })
}

fn by_strength(strength: Strength) -> Severity {
    match strength {
        Strength::Mild => Severity::Low,
        Strength::Medium => Severity::Medium,
        Strength::Strong => Severity::High,
    }
}

/// Whether the word was written so as not to be recognised: then it is meant.
fn is_disguised(hit: &TermHit) -> bool {
    let disguises =
        Evasion::LEET.with(Evasion::MASKING).with(Evasion::SPACING).with(Evasion::REPEATS);
    let disguises = disguises.with(Evasion::SPLIT).with(Evasion::JOINED);
    hit.evasion().intersects(disguises)
}

fn profanity(
    word: &Word,
    sense: &Sense,
    hit: &TermHit,
    context: &Context,
    place: Place,
) -> Option<Judged> {
    // `AIK-fan`
    let joined = word.twofold && hit.how() == How::Last && hit.words().len() > 1;
    let first = matches!(hit.how(), How::First | How::Title);
    let named = joined || context.is_name_like() && (word.twofold || first);
    // `horunge till kaffemaskin`: a word that something is called is meant.
    let called = context.target_rule() == Some(Rule::Thing) && !hit.is_adjective();
    let doubtful = named || word.homograph && !place.profane && !is_disguised(hit) && !called;
    let compound = first && sense.strength == Strength::Mild;
    let confidence = match sense.strength {
        _ if place.ordinary || doubtful || compound || hit.how() == How::Piece => {
            Confidence::Possible
        }
        Strength::Mild => Confidence::Likely,
        Strength::Medium | Strength::Strong => Confidence::Confirmed,
    };
    Some(Judged {
        category: Category::Profanity,
        kind: None,
        code: "lex.profanity",
        confidence,
        severity: by_strength(sense.strength),
        // What is denied was still said in these words.
        stance: if context.stance() == Stance::Negated { Stance::Own } else { context.stance() },
        target: context.target(),
        by_target: false,
    })
}

/// Whether someone is meant, as surely as the entry needs.
fn is_aimed(word: &Word, hit: &TermHit, context: &Context) -> bool {
    // Whom it is said of is part of the word.
    if hit.how() == How::Title {
        return context.target() != Target::Self_;
    }
    let at_someone = matches!(context.target(), Target::Person | Target::Group | Target::Body);
    let loose = matches!(context.target_rule(), Some(Rule::Definite));
    let called = context.target_rule() == Some(Rule::Vocative);
    // `fittbuss` is about a bus.
    let is_profane = word.senses.iter().any(|s| s.category == Category::Profanity);
    let sure = (word.homograph && !is_disguised(hit))
        || hit.how() == How::Piece
        || (hit.how() == How::First && is_profane)
        || hit.is_adjective()
        || (word.aim == Aim::Required && loose);
    at_someone && (!sure || context.is_aimed() || called)
}

fn insult(
    word: &Word,
    sense: &Sense,
    hit: &TermHit,
    context: &Context,
    place: Place,
) -> Option<Judged> {
    // A pattern that asks for no target has it in its own words, a compound in its
    // parts.
    let whole = matches!(hit.how(), How::Phrase | How::Joint)
        && word.aim == Aim::None
        && !word.homograph
        && context.target() == Target::None;
    let aimed = (whole || is_aimed(word, hit, context)) && !place.ordinary && !place.own;
    let own = context.stance() == Stance::Own;
    let confidence = match (aimed && own, context.is_aimed()) {
        (false, _) => Confidence::Possible,
        (true, false) => Confidence::Likely,
        (true, true) => Confidence::Confirmed,
    };
    let body = context.target() == Target::Body && sense.strength != Strength::Strong;
    let severity = match sense.strength {
        _ if body => Severity::Medium,
        Strength::Mild if !context.is_heightened() => Severity::Medium,
        _ => Severity::High,
    };
    // A listed word said to someone's face, which house rules treat apart.
    let direct = confidence == Confidence::Confirmed
        && context.target() == Target::Person
        && context.is_addressed();
    Some(Judged {
        category: Category::Insult,
        kind: None,
        code: if direct { "lex.insult.direct" } else { "lex.insult" },
        confidence,
        severity,
        stance: context.stance(),
        target: context.target(),
        by_target: aimed,
    })
}

fn hate(
    word: &Word,
    sense: &Sense,
    hit: &TermHit,
    context: &Context,
    place: Place,
) -> Option<Judged> {
    let also_insult = word.senses.iter().any(|s| s.category == Category::Insult);
    let needs_aim = (word.homograph && !is_disguised(hit))
        || word.aim == Aim::Required
        || (sense.strength == Strength::Mild && !matches!(hit.how(), How::Phrase | How::Joint))
        || (also_insult && sense.strength != Strength::Strong);
    let aimed = is_aimed(word, hit, context);
    let reclaimed = context.target() == Target::Self_ && hit.how() != How::Phrase;
    // A coarse word for a woman is an insult first; the contempt for her sex
    // that it may carry is a hint.
    let gendered =
        sense.category == Category::HateSexism && also_insult && sense.strength != Strength::Strong;
    let confidence = match sense.strength {
        _ if place.ordinary || gendered || hit.how() == How::Piece => Confidence::Possible,
        _ if needs_aim && !aimed => Confidence::Possible,
        // A group and what is said of it is only hate where the writer says it.
        _ if hit.how() == How::Phrase && context.stance() != Stance::Own => Confidence::Possible,
        Strength::Mild | Strength::Medium => Confidence::Likely,
        Strength::Strong => Confidence::Confirmed,
    };
    let severity = match sense.strength {
        _ if reclaimed || place.own || word.dated => Severity::Medium,
        Strength::Mild => Severity::Medium,
        Strength::Medium | Strength::Strong => Severity::High,
    };
    Some(Judged {
        category: sense.category.clone(),
        kind: None,
        code: "lex.slur",
        confidence,
        severity,
        stance: context.stance(),
        target: context.target(),
        by_target: aimed,
    })
}

fn other(
    word: &Word,
    sense: &Sense,
    hit: &TermHit,
    context: &Context,
    place: Place,
) -> Option<Judged> {
    let needs_aim = word.aim == Aim::Required;
    // What is heard or asked about somebody's health gives it away as well.
    let told = sense.category == Category::HealthData && context.stance() == Stance::Reported;
    let own = context.stance() == Stance::Own || hit.how() != How::Phrase || told;
    // A claim that is asked about is not made.
    let claim = matches!(sense.category, Category::Misinformation | Category::Defamation);
    let doubtful = place.ordinary
        || !own
        || (claim && context.is_asked())
        || hit.how() == How::Piece
        || (word.homograph && !is_disguised(hit))
        || (needs_aim && !is_aimed(word, hit, context));
    let confidence = match sense.strength {
        _ if doubtful => Confidence::Possible,
        Strength::Mild => Confidence::Possible,
        Strength::Medium => Confidence::Likely,
        Strength::Strong => Confidence::Confirmed,
    };
    Some(Judged {
        kind: (sense.category == Category::Pornography).then_some("explicit"),
        category: sense.category.clone(),
        code: if hit.how() == How::Phrase { "lex.pattern" } else { "lex.term" },
        confidence,
        severity: by_strength(sense.strength),
        stance: context.stance(),
        target: context.target(),
        by_target: needs_aim,
    })
}

/// Profanity heaped up: three coarse words close together weigh like an obscene
/// one.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Stack {
    count: u32,
    last: usize,
}

impl Stack {
    /// The most words between two coarse words of a heap.
    const NEAR: usize = 3;

    pub(super) fn see(&mut self, judged: &Judged, hit: &TermHit) {
        let coarse = judged.category == Category::Profanity
            && judged.confidence == Confidence::Confirmed
            && judged.stance == Stance::Own;
        if !coarse {
            return;
        }
        let words = hit.words();
        if self.count > 0 && words.start < self.last {
            return;
        }
        let near = self.count > 0 && words.start <= self.last + Stack::NEAR;
        self.count = if near { self.count + 1 } else { 1 };
        self.last = words.end;
    }

    /// The severity of a finding, raised for the third of a heap and on.
    pub(super) fn raise(&self, judged: &Judged, hit: &TermHit) -> Severity {
        let here = self.count >= 3 && self.last == hit.words().end;
        match judged.category {
            Category::Profanity if here => judged.severity.max(Severity::High),
            _ => judged.severity,
        }
    }
}
