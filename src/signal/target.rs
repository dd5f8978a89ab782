//! Who or what is meant.

use super::Rule;
use super::around::Around;
use super::beside::{apart, behind, shown};
use super::stance;
use crate::finding::Target;
use crate::lexicon::{Cues, How, TermHit};
use crate::text::is_one_of;

/// Who or what a hit is aimed at, and the rule that says so.
pub(super) fn of(around: &Around<'_>, hit: &TermHit) -> Option<(Target, Rule)> {
    if hit.is_adjective() {
        if let Some(noun) = noun_behind(around) {
            // `chefen är en uppblåst tupp`: an unknown noun is what someone is.
            let next = around.after(1).next();
            let plain = next.is_some_and(|at| around.cues(at).is_empty());
            let article = around.before(2).any(|at| around.cues(at).intersects(Cues::ARTICLE));
            let someone = |(target, _): &(Target, Rule)| {
                matches!(target, Target::Person | Target::Group | Target::Body)
            };
            let told = predicate(around).filter(someone).filter(|_| plain && article);
            return Some(told.unwrap_or(noun));
        }
    }
    spoken_to(around, hit)
        .or_else(|| own_name(around, hit))
        .or_else(|| possessive(around, hit))
        .or_else(|| apposition(around, hit))
        .or_else(|| predicate(around).filter(|_| !is_trade(around, hit)))
        .or_else(|| inverted(around))
        .or_else(|| behind(around, hit))
        .or_else(|| apart(around, hit))
        .or_else(|| shown(around, hit))
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
    is_one_of(word, JOINTS)
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
pub(super) fn who(around: &Around<'_>, at: usize) -> Option<Target> {
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

/// *Jag, dumskallen, glömde tiden*: what the writer calls himself.
fn own_name(around: &Around<'_>, hit: &TermHit) -> Option<(Target, Rule)> {
    if !hit.is_definite() || hit.how() == How::Phrase {
        return None;
    }
    let comma = around.before(4).find(|at| around.gap(*at).contains(&b','))?;
    let own = around.cues(comma).intersects(Cues::ME.with(Cues::WE));
    own.then_some((Target::Self_, Rule::Self_))
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
            // `den som svarade mig`
            let told = matches!(around.word(at), b"den" | b"de" | b"dom");
            let that =
                (told && around.cues(at + 1).intersects(Cues::LIKE)).then_some(Target::Person);
            if let Some(target) = that.or_else(|| who(around, at)) {
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

pub(super) fn subject(target: Target) -> (Target, Rule) {
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
    is_one_of(word, MADE)
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
    // `lögnhalsar och tjuvar är vad ni är`
    let what = around.after(6).find(|at| {
        around.word(*at) == b"vad"
            && at.checked_sub(1).is_some_and(|b| around.word(b) == "är".as_bytes())
    });
    let what = what.filter(|at| around.cues(at + 1).intersects(direct));
    if let Some(what) = what.filter(|at| around.word(at + 2) == "är".as_bytes()) {
        return who(around, what + 1).map(subject);
    }
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
