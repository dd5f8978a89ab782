//! Who or what is meant.

use super::Rule;
use super::around::Around;
use super::stance;
use crate::finding::Target;
use crate::lexicon::{Cues, How, TermHit};
use crate::text::Evasion;

/// Who or what a hit is aimed at, and the rule that says so.
pub(super) fn of(around: &Around<'_>, hit: &TermHit) -> Option<(Target, Rule)> {
    if hit.is_adjective() {
        if let Some(noun) = noun_behind(around) {
            return Some(noun);
        }
    }
    spoken_to(around, hit)
        .or_else(|| possessive(around, hit))
        .or_else(|| apposition(around, hit))
        .or_else(|| predicate(around).filter(|_| !is_trade(around, hit)))
        .or_else(|| inverted(around))
        .or_else(|| behind(around, hit))
        .or_else(|| apart(around, hit))
}

/// A phrase that holds its own *du*, or tells the reader to do something:
/// *kyss mig i röven*, *stäng käften*.
fn spoken_to(around: &Around<'_>, hit: &TermHit) -> Option<(Target, Rule)> {
    if hit.how() != How::Phrase {
        return None;
    }
    let you = Cues::YOU.with(Cues::YOUR);
    if hit.words().any(|at| around.cues(at).intersects(you)) {
        return Some((Target::Person, Rule::Possessive));
    }
    let skip = Cues::FILLER.with(Cues::AND);
    let begins = around.before(3).all(|at| around.cues(at).intersects(skip) || around.is_hit(at));
    let begins = begins && around.words().start < around.sentence().start + 4;
    (begins || around.gap_before().contains(&b',')).then_some((Target::Person, Rule::Vocative))
}

fn is_noun_like(around: &Around<'_>, at: usize) -> bool {
    let function = Cues::BE
        .with(Cues::PLACE)
        .with(Cues::LIKE)
        .with(Cues::AND)
        .with(Cues::NEGATION)
        .with(Cues::YOU)
        .with(Cues::ME)
        .with(Cues::WE)
        .with(Cues::THIRD)
        .with(Cues::THEM)
        .with(Cues::IF)
        .with(Cues::HERE)
        .with(Cues::ARTICLE);
    !around.cues(at).intersects(function) && !is_joint(around.word(at))
}

/// Small words that go on with the sentence behind an adjective: *så dum att*.
fn is_joint(word: &[u8]) -> bool {
    const JOINTS: &[&str] = &[
        "att",
        "men",
        "för",
        "när",
        "så",
        "eftersom",
        "innan",
        "utan",
        "allihop",
        "allihopa",
        "allesammans",
        "hela",
        "båda",
        "medan",
        "precis",
        "igen",
        "jämt",
        "alltid",
        "då",
        "idag",
    ];
    JOINTS.iter().any(|joint| joint.as_bytes() == word)
}

/// An adjective before a noun is about the noun: *idiotisk tidtabell*, *dumma
/// sköterska*.
fn noun_behind(around: &Around<'_>) -> Option<(Target, Rule)> {
    let next = around.after(1).next().filter(|_| around.gap_behind() == b" ")?;
    if !is_noun_like(around, next) {
        return None;
    }
    let cues = around.cues(next);
    if around.is_hit(next) {
        return None;
    }
    Some(match who(around, next) {
        Some(Target::Thing) => (Target::Thing, Rule::Thing),
        Some(target) => (target, Rule::Named),
        None if cues.intersects(Cues::FILLER) => return None,
        None => (Target::Thing, Rule::Thing),
    })
}

/// Who a word stands for, if for someone.
fn who(around: &Around<'_>, at: usize) -> Option<Target> {
    let cues = around.cues(at);
    let person = Cues::YOU.with(Cues::THIRD).with(Cues::PERSON);
    let article = || at.checked_sub(1).is_some_and(|b| around.cues(b).intersects(Cues::ARTICLE));
    // `Man känner sig som en idiot` is about the writer.
    if around.word(at) == b"man" && !article() {
        return Some(Target::Self_);
    }
    if cues.intersects(Cues::POLITICIAN) {
        Some(Target::Body)
    } else if cues.intersects(Cues::STAFF) {
        Some(Target::Group)
    } else if cues.intersects(person) || around.is_name(at) {
        Some(Target::Person)
    } else if cues.intersects(Cues::THEM) {
        Some(Target::Group)
    } else if cues.intersects(Cues::ME.with(Cues::WE)) {
        Some(Target::Self_)
    } else if cues.intersects(Cues::THING) {
        Some(Target::Thing)
    } else {
        None
    }
}

/// *din jävla idiot*: the reader's, with at most three words between.
/// *ni idioter*, *du idiot*, at the head of a clause; *ser ni råttor* is none.
fn apposition(around: &Around<'_>, hit: &TermHit) -> Option<(Target, Rule)> {
    if hit.is_adjective() || hit.how() == How::Phrase {
        return None;
    }
    for at in around.before(3) {
        let cues = around.cues(at);
        if cues.intersects(Cues::WE) {
            return Some((Target::Self_, Rule::Self_));
        }
        if cues.intersects(Cues::YOU) {
            let head = match at.checked_sub(1).filter(|b| around.sentence().contains(b)) {
                None => true,
                Some(before) => {
                    around.gap(before).contains(&b',') || around.cues(before).intersects(Cues::AND)
                }
            };
            return head.then_some((Target::Person, Rule::Possessive));
        }
        if !cues.intersects(Cues::FILLER) && !around.is_hit(at) {
            return None;
        }
    }
    None
}

/// Whether a describing word stands between *en, din, den* and the hit.
pub(super) fn is_heightened(around: &Around<'_>) -> bool {
    let opens = Cues::ARTICLE.with(Cues::YOUR).with(Cues::DEMONSTRATIVE);
    let mut described = false;
    for at in around.before(3) {
        let cues = around.cues(at);
        if cues.intersects(opens) {
            return described;
        }
        let contempt = cues.intersects(Cues::DESCRIBING);
        let describes = cues.is_empty() || contempt || around.is_hit(at);
        if !describes && !cues.intersects(Cues::FILLER) {
            return false;
        }
        described |= describes;
    }
    false
}

fn possessive(around: &Around<'_>, hit: &TermHit) -> Option<(Target, Rule)> {
    // `Din gris rymde` owns one; `din gris!` calls someone one.
    let next = around.after(1).next().filter(|_| around.gap_behind() == b" ");
    let goes_on = next.is_some_and(|at| {
        !around.is_hit(at) && !around.cues(at).intersects(Cues::LIKE) && around.word(at) != b"till"
    });
    if hit.is_homograph() && goes_on && !hit.is_adjective() && !is_heightened(around) {
        return None;
    }
    let stop = Cues::BE.with(Cues::PLACE).with(Cues::LIKE).with(Cues::IF).with(Cues::THING);
    for at in around.before(4) {
        let cues = around.cues(at);
        if around.gap(at).contains(&b',') {
            return None;
        }
        if cues.intersects(Cues::YOUR) {
            return Some((Target::Person, Rule::Possessive));
        }
        if cues.intersects(Cues::MINE) {
            return Some((Target::Self_, Rule::Self_));
        }
        if cues.intersects(stop) {
            return None;
        }
    }
    None
}

/// *du är en riktig idiot*: what follows *är* says what the subject is.
fn predicate(around: &Around<'_>) -> Option<(Target, Rule)> {
    let link = Cues::BE.with(Cues::FEEL);
    let stop = Cues::PLACE.with(Cues::IF).with(Cues::THING);
    let direct = Cues::YOU.with(Cues::THIRD).with(Cues::ME).with(Cues::WE).with(Cues::THEM);
    let mut asked = None;
    let mut be = None;
    for at in around.before(6) {
        let cues = around.cues(at);
        let made = around.word(at) == b"av" && at > 0 && is_made(around.word(at - 1));
        let like = cues.intersects(Cues::LIKE)
            && (around.cues(at + 1).intersects(Cues::ARTICLE)
                || at + 1 == around.words().start && !is_trade_verb(around, at));
        if cues.intersects(link) || like || made {
            be = Some(at);
            break;
        }
        if cues.intersects(direct) && asked.is_none() {
            // `är du en idiot`, `jag känner mig som en åsna`
            asked = who(around, at);
        } else if cues.intersects(stop) && asked.is_none() && !is_only(around, at) {
            return None;
        }
    }
    let be = be?;
    if let Some(target) = asked {
        return Some(subject(target));
    }
    let adjacent = be.checked_sub(1).filter(|at| around.sentence().contains(at))?;
    let adjacent_cues = around.cues(adjacent);
    let placed = adjacent.checked_sub(1).is_some_and(|at| around.cues(at).intersects(Cues::PLACE));
    if adjacent_cues.intersects(direct) || (around.is_name(adjacent) && !placed) {
        return who(around, adjacent).map(subject);
    }
    // Otherwise the first that can be a subject, passing over places.
    let mut from = around.sentence().start;
    for at in around.sentence().start..be {
        if around.gap(at).contains(&b',') && at + 1 < be {
            from = at + 1;
        }
    }
    let mut place = false;
    for at in from..be {
        let cues = around.cues(at);
        if cues.intersects(Cues::PLACE) {
            place = true;
            continue;
        }
        if !place {
            if let Some(target) = who(around, at) {
                return Some(subject(target));
            }
        }
        place = false;
    }
    let demonstrative = around.cues(adjacent).intersects(Cues::DEMONSTRATIVE);
    demonstrative.then_some((Target::Thing, Rule::Thing))
}

/// *inget annat än*: what follows is what someone is.
fn is_only(around: &Around<'_>, at: usize) -> bool {
    let other = at.checked_sub(1).map(|before| around.word(before));
    around.word(at) == "än".as_bytes() && matches!(other, Some(b"annat" | b"andra"))
}

fn subject(target: Target) -> (Target, Rule) {
    match target {
        Target::Self_ => (target, Rule::Self_),
        Target::Thing => (target, Rule::Thing),
        _ => (target, Rule::Predicate),
    }
}

/// *Han är clown på sjukhuset*: an everyday noun without *en* before a place is
/// a trade.
fn is_trade(around: &Around<'_>, hit: &TermHit) -> bool {
    let told = Cues::ARTICLE.with(Cues::YOU);
    let article = around.before(3).any(|at| around.cues(at).intersects(told));
    let next = around.words().end;
    // `parasiter i kostym` says how they are, `clown i cirkusen` where.
    let dressed = around.word(next) == b"i" && !around.word(next + 1).ends_with(b"n");
    let placed = around.right(1).intersects(Cues::PLACE) && !dressed;
    hit.is_homograph() && !hit.is_adjective() && !article && placed
}

/// *består av clowner*.
fn is_made(word: &[u8]) -> bool {
    const MADE: &[&str] =
        &["består", "bestå", "bestod", "utgörs", "full", "fulla", "fylld", "styrs"];
    MADE.iter().any(|made| made.as_bytes() == word)
}

/// *jobbar som clown*, *utklädd som häxa*.
fn is_trade_verb(around: &Around<'_>, like: usize) -> bool {
    const STEMS: &[&str] =
        &["jobb", "arbet", "utbild", "anställ", "kläd", "utkläd", "känd", "uppträ"];
    let is_stem = |word: &[u8]| STEMS.iter().any(|stem| word.starts_with(stem.as_bytes()));
    (like.saturating_sub(3)..like).any(|at| is_stem(around.word(at)))
}

/// *svin är vad ni är*, *vilka svin ni är*.
fn inverted(around: &Around<'_>) -> Option<(Target, Rule)> {
    let direct = Cues::YOU.with(Cues::THIRD).with(Cues::THEM);
    // `råtta, det är vad du är`
    if around.right(1).intersects(Cues::DEMONSTRATIVE) && around.right(2).intersects(Cues::BE) {
        let at = around.after(5).skip(2).find(|at| around.cues(*at).intersects(direct))?;
        return who(around, at).map(subject);
    }
    if around.right(1).intersects(direct) && around.right(2).intersects(Cues::BE) {
        let at = around.after(1).next().filter(|_| around.gap_behind() == b" ")?;
        return who(around, at).map(subject);
    }
    if !around.right(1).intersects(Cues::BE) {
        return None;
    }
    // `är ett milt ord för dig`
    let told = around.after(7).find(|at| around.cues(*at).intersects(Cues::WORD));
    let told = told.filter(|at| stance::is_for(around, *at)).map(|at| at + 2);
    let near = around.after(4).find(|at| around.cues(*at).intersects(direct));
    who(around, near.or(told)?).map(subject)
}

/// What stands right behind: *idiot som du*, *idiot till läkare*, *idioterna på
/// driften*, *idioten Sören*.
fn behind(around: &Around<'_>, hit: &TermHit) -> Option<(Target, Rule)> {
    let next = around.after(1).next()?;
    let cues = around.cues(next);
    let gap = around.gap_behind();
    if gap == b" @" && !hit.is_adjective() {
        return Some((Target::Person, Rule::Named));
    }
    if gap != b" " && gap != b", " {
        return None;
    }
    if gap == b" " {
        if cues.intersects(Cues::HERE) {
            return hit.is_definite().then_some((Target::Self_, Rule::Self_));
        }
        let second = around.right(2);
        if cues.intersects(Cues::LIKE) {
            if second.intersects(Cues::YOU.with(Cues::THIRD)) {
                return Some((Target::Person, Rule::Like));
            }
            if second.intersects(Cues::ME.with(Cues::WE)) {
                return Some((Target::Self_, Rule::Self_));
            }
            let firm = !hit.is_homograph() && hit.how() != How::Phrase && !hit.is_adjective();
            return firm.then_some((Target::Group, Rule::Relative));
        }
        // `tomten till kundtjänst` is on the way there.
        let moves = hit.is_homograph() && hit.is_definite();
        if around.word(next) == b"till" && !moves {
            let office = Cues::STAFF.with(Cues::POLITICIAN).with(Cues::PERSON);
            let at = around.after(3).skip(1).find(|at| around.cues(*at).intersects(office));
            if let Some(target) = at.and_then(|at| who(around, at)) {
                return Some((target, Rule::Office));
            }
        }
        if around.word(next) == b"hela" {
            return Some((Target::Group, Rule::Place));
        }
        if cues.intersects(Cues::PLACE) && !hit.is_adjective() {
            let body = around.after(4).any(|at| around.cues(at).intersects(Cues::POLITICIAN));
            if body {
                return Some((Target::Body, Rule::Place));
            }
            let firm = !hit.is_homograph() && hit.how() != How::Phrase;
            if firm {
                return Some((Target::Group, Rule::Place));
            }
        }
    }
    if around.is_name(next) && !hit.is_adjective() {
        return Some((Target::Person, Rule::Named));
    }
    None
}

/// Whether *har* or *hade* stands behind the `step`th word behind the hit.
fn is_had(around: &Around<'_>, step: usize) -> bool {
    matches!(around.word(around.words().end + step), b"har" | b"hade" | b"anlitat")
}

/// Whether the sentence praises.
fn is_praised(around: &Around<'_>) -> bool {
    around.sentence().any(|at| around.cues(at).intersects(Cues::PRAISE))
}

/// *Alla läkare är köpta, korrupta as*: an apposition at the end, behind a
/// comma and a describing word, is about whom the sentence names.
fn trailing(around: &Around<'_>, hit: &TermHit) -> Option<(Target, Rule)> {
    let closes = around.words().end == around.sentence().end;
    if !closes || hit.is_adjective() || hit.how() == How::Phrase {
        return None;
    }
    let skip = Cues::FILLER.with(Cues::ARTICLE).with(Cues::DESCRIBING);
    let mut described = false;
    for at in around.before(4) {
        if around.gap(at).contains(&b',') {
            let ready = described || !hit.is_homograph();
            let named =
                |at: &usize| matches!(who(around, *at), Some(Target::Person | Target::Group));
            let target = (around.sentence().start..at + 1).find(named).filter(|_| ready);
            return Some((who(around, target?)?, Rule::Pointed));
        }
        let cues = around.cues(at);
        let exclaims = matches!(around.word(at), b"vilken" | b"vilka");
        if !(cues.is_empty() || cues.intersects(skip) || around.is_hit(at) || exclaims) {
            return None;
        }
        described |= !cues.intersects(Cues::ARTICLE);
    }
    None
}

/// A word that stands for itself: a definite form, or a call.
fn apart(around: &Around<'_>, hit: &TermHit) -> Option<(Target, Rule)> {
    let before = around.words().start.checked_sub(1);
    let exclaims = before.is_some_and(|at| matches!(around.word(at), b"vilken" | b"vilka"));
    let third = Cues::THIRD.with(Cues::THEM);
    // `Vilken apa ni har satt i receptionen`
    let shown = around.right(1).intersects(Cues::YOU.with(third)) && is_had(around, 1);
    if exclaims && shown && around.gap_behind() == b" " && !is_praised(around) {
        return Some((Target::Person, Rule::Pointed));
    }
    if let Some(target) = trailing(around, hit) {
        return Some(target);
    }
    if exclaims && around.gap_behind().contains(&b',') && around.right(1).intersects(third) {
        return Some((Target::Person, Rule::Pointed));
    }
    let closes = around.words().end == around.sentence().end;
    if exclaims && closes && !hit.is_homograph() && !hit.is_adjective() {
        return Some((Target::Person, Rule::Vocative));
    }
    let pointed = around.before(2).any(|at| around.cues(at).intersects(Cues::DEMONSTRATIVE));
    if hit.is_definite() && !hit.is_homograph() && pointed {
        return Some((Target::Person, Rule::Pointed));
    }
    let open = around.gap_behind().iter().any(|b| matches!(b, b'(' | b'['));
    let tagged = hit.evasion().intersects(Evasion::JOINED);
    let alone = around.words() == around.sentence() && !tagged;
    if hit.is_definite() && !hit.is_homograph() && !open && !alone {
        return Some((Target::Person, Rule::Definite));
    }
    let ends = around.gap_behind().iter().any(|b| matches!(b, b',' | b'!' | b'.' | b'?' | b':'))
        || around.words().end == around.sentence().end;
    let skip = Cues::FILLER.with(Cues::ARTICLE);
    let begins = around.before(3).all(|at| around.cues(at).intersects(skip) || around.is_hit(at))
        && around.words().start < around.sentence().start + 4;
    let called = begins && ends && !hit.is_adjective() && around.is_addressed();
    if called && !hit.is_homograph() {
        return Some((Target::Person, Rule::Vocative));
    }
    // `Nöt, du kan inte läsa`, `Stolpskott! Läste du ens?`
    let stop = around.gap_behind().first().copied();
    let next = around.words().end;
    let named = around.right(1).intersects(Cues::YOU) && around.right(2).intersects(Cues::LIKE);
    let reader = named || (next..next + 3).any(|at| around.word(at) == b"du");
    let called = called && matches!(stop, Some(b',' | b'!')) && reader;
    let first = around.words().start == around.sentence().start;
    if called && (first || named) {
        return Some((Target::Person, Rule::Vocative));
    }
    // `Lägg ner, idiot, ingen lyssnar`
    let last =
        ends && around.gap_before().contains(&b',') && around.gap_behind().first() != Some(&b':');
    let called = last && !hit.is_adjective() && !hit.is_homograph();
    if called {
        return Some((Target::Person, Rule::Vocative));
    }
    let asked = hit.how() == How::Phrase
        && !hit.is_homograph()
        && around.sentence().any(|at| around.cues(at).intersects(Cues::YOU));
    if asked {
        return Some((Target::Person, Rule::Vocative));
    }
    // `Hon har nog inte alla koppar i skåpet`
    let told = hit.how() == How::Phrase && !hit.is_homograph();
    let subject_at = around.before(5).find(|at| who(around, *at).is_some());
    who(around, subject_at.filter(|_| told)?).map(subject)
}
