//! Who is meant by a word that no verb and no *din* ties to someone: what
//! stands right behind it, a call, an apposition, a sign.

use super::Rule;
use super::around::{Around, is_listed};
use super::target::{is_heightened, subject, who};
use crate::finding::Target;
use crate::lexicon::{Cues, How, TermHit};
use crate::text::{Evasion, is_one_of};

/// What stands right behind: *idiot som du*, *idiot till läkare*, *idioterna på
/// driften*, *idioten Sören*.
pub(super) fn behind(around: &Around<'_>, hit: &TermHit) -> Option<(Target, Rule)> {
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
            // `dårar som jobbar hos er`
            let works = is_work(around.word(next + 1)) && !hit.is_adjective();
            let placed = around.right(3).intersects(Cues::PLACE);
            if (works && (placed || hit.is_definite()) || is_scorned(around)) && !firm {
                return Some((Target::Group, Rule::Office));
            }
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
            // `horunge till kaffemaskin`
            if !hit.is_adjective() && around.right(2).is_empty() {
                return Some((Target::Thing, Rule::Thing));
            }
        }
        let all = around.word(next).starts_with(b"allihop") || around.word(next) == b"allesammans";
        if all || around.word(next) == b"hela" {
            let office = Cues::STAFF.with(Cues::POLITICIAN);
            let people =
                around.cues(next + 1).intersects(office) || is_crowd(around.word(next + 1));
            let rule = if people { Rule::Office } else { Rule::Place };
            return Some((Target::Group, rule));
        }
        if cues.intersects(Cues::PLACE) && !hit.is_adjective() && !is_time(around.word(next + 1)) {
            // `Råttor i källaren, ledningsgruppen ringer` is of a cellar.
            let end = around.after(4).find(|at| around.gap(*at).contains(&b','));
            let clause = || around.after(4).take_while(move |at| end.is_none_or(|end| *at <= end));
            let body = clause().any(|at| around.cues(at).intersects(Cues::POLITICIAN));
            if body {
                return Some((Target::Body, Rule::Place));
            }
            let firm = !hit.is_homograph() && hit.how() != How::Phrase;
            let moves = matches!(around.word(next), b"till" | b"fr\xC3\xA5n");
            let office = hit.is_definite()
                && !moves
                && clause().take(3).any(|at| is_office(around.word(at)));
            if office && !firm {
                return Some((Target::Group, Rule::Office));
            }
            if firm {
                return Some((Target::Group, Rule::Place));
            }
        }
    }
    // `Åsnan Åke` has a name of its own.
    let firm = !hit.is_homograph() || is_heightened(around);
    if around.is_name(next) && !hit.is_adjective() && firm {
        return Some((Target::Person, Rule::Named));
    }
    None
}

/// Whether a word behind *i* or *på* tells when, not where: *i går*.
fn is_time(word: &[u8]) -> bool {
    const TIMES: &[&str] = &[
        "går",
        "dag",
        "morse",
        "morgon",
        "kväll",
        "natt",
        "år",
        "fjol",
        "förrgår",
        "helgen",
        "veckan",
        "månader",
        "timmar",
        "flera",
        "många",
    ];
    is_one_of(word, TIMES)
}

/// Whether a word ends like a place where people sit at desks; what is called a
/// pig there is a person: *svinen på parkeringsbolaget*. Wards and waiting rooms
/// are left out, since animals are met there: *hunden på avdelningen*.
fn is_office(word: &[u8]) -> bool {
    const ENDS: &str = "bolaget kontoret enheten förvaltningen myndigheten verket kundtjänst \
        kundtjänsten växeln kansliet ledningen redaktionen styrelsen nämnden";
    ENDS.split(' ').any(|end| word.ends_with(end.as_bytes()))
}

/// Words for a lot of people: *hela bunten*. With one of them behind it, even a
/// word with an everyday meaning is said of people: *råttor hela bunten*.
fn is_crowd(word: &[u8]) -> bool {
    const CROWDS: &str = "bunten högen gänget packet ligan klabbet raddan samlingen";
    is_listed(word, CROWDS)
}

/// Whether an adjective that only people earn stands before the hit: *fega
/// kräk*, *dumma jävla kossa*.
fn is_scorned(around: &Around<'_>) -> bool {
    const SCORN: &str = "dum dumma feg fega lat lata falsk falska korkad korkade arrogant arroganta \
        patetisk patetiska inkompetent inkompetenta usla giriga värdelösa odugliga \
        ynkliga";
    let scorn = |at: usize| is_listed(around.word(at), SCORN);
    around.before(2).any(scorn)
}

/// What people do at their work, so that a clause with it tells of a person:
/// *stollen som körde*. What animals do as well is left out: *hunden som satt*.
fn is_work(word: &[u8]) -> bool {
    const WORK: &str = "jobbar arbetar svarar kör bestämmer styr driver jobbade körde svarade skrev \
        ringde opererade vägrade ritade planerade bestämde skickade beslutade sköter";
    is_listed(word, WORK)
}

/// Whether a word for having or hiring, *har* or *anställer*, stands behind the `step`th word behind the hit.
fn is_had(around: &Around<'_>, step: usize) -> bool {
    const HAD: &str = "har anlitat anställer anställt anställde släpper skickar";
    is_listed(around.word(around.words().end + step), HAD)
}

/// Whether nothing follows but laughter and small words: *vilken idiot haha*. Such
/// words add nothing, and the hit still closes its sentence.
fn is_last(around: &Around<'_>) -> bool {
    const TAIL: &str = "haha hehe hihi lol asg alltså asså faktiskt liksom suck";
    let small = |at| TAIL.split(' ').any(|tail| around.word(at).starts_with(tail.as_bytes()));
    around.after(3).all(small)
}

/// Whether the sentence praises; then an exclamation is no abuse: *vilken liten
/// hund ni har, så gullig*.
fn is_praised(around: &Around<'_>) -> bool {
    around.sentence().any(|at| around.cues(at).intersects(Cues::PRAISE))
}

/// *Alla läkare är köpta, korrupta as*, *vikarien, en riktig träskalle, gav*,
/// *vakterna = ligister*: an apposition behind a comma or its like is about whom
/// the sentence names before it.
fn trailing(around: &Around<'_>, hit: &TermHit) -> Option<(Target, Rule)> {
    let closed = around.gap_behind().iter().any(|b| matches!(b, b',' | b')'));
    if !is_last(around) && !closed || hit.is_adjective() || hit.how() == How::Phrase {
        return None;
    }
    let skip = Cues::FILLER.with(Cues::ARTICLE).with(Cues::DESCRIBING).with(Cues::DEMONSTRATIVE);
    let mut described = false;
    for at in around.before(5) {
        if around.gap(at).iter().any(|b| matches!(b, b',' | b'=' | b':' | b'(')) {
            let ready = described || !hit.is_homograph() && !closed;
            let someone = |at: &usize| {
                matches!(who(around, *at), Some(Target::Person | Target::Group | Target::Body))
            };
            let mut before = around.sentence().start..at + 1;
            let target =
                if closed { before.rev().take(5).find(someone) } else { before.find(someone) };
            return Some((who(around, target.filter(|_| ready)?)?, Rule::Pointed));
        }
        let cues = around.cues(at);
        let exclaims = matches!(around.word(at), b"vilken" | b"vilka");
        let joint = is_listed(around.word(at), BUNCHES);
        if !(cues.is_empty() || cues.intersects(skip) || around.is_hit(at) || exclaims || joint) {
            return None;
        }
        described |= !cues.intersects(Cues::ARTICLE.with(Cues::DEMONSTRATIVE)) || cues.is_empty();
    }
    None
}

/// Words for a lot of something: *ett gäng klåpare*.
const BUNCHES: &str = "gäng hög samling pack flock skock hop bunt";

/// A word that stands for itself: a definite form, or a call.
pub(super) fn apart(around: &Around<'_>, hit: &TermHit) -> Option<(Target, Rule)> {
    let told = |at: usize| matches!(around.word(at), b"vilken" | b"vilket" | b"vilka");
    let open = |at: &usize| !around.gap(*at).contains(&b',');
    let exclaims = around.before(4).take_while(open).any(told);
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
    if exclaims && is_last(around) && !hit.is_homograph() && !hit.is_adjective() {
        return Some((Target::Person, Rule::Vocative));
    }
    let pointed = around.before(2).any(|at| around.cues(at).intersects(Cues::DEMONSTRATIVE));
    if hit.is_definite() && !hit.is_homograph() && pointed {
        return Some((Target::Person, Rule::Pointed));
    }
    let open = around.gap_behind().iter().any(|b| matches!(b, b'(' | b'['));
    let tagged = hit.evasion().intersects(Evasion::JOINED);
    let alone = around.words() == around.sentence() && !tagged;
    if hit.is_definite() && tagged {
        return Some((Target::Person, Rule::Pointed));
    }
    // `fanskapet till dörröppnare` is a thing.
    let of = around.gap_behind() == b" " && around.word(around.words().end) == b"till";
    if hit.is_definite() && !hit.is_homograph() && !open && !alone && !of {
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
    let heaped = around.before(3).all(|at| around.is_hit(at));
    if called && (first || named || heaped) {
        return Some((Target::Person, Rule::Vocative));
    }
    // `Knäppgök, sluta dra i nödbromsen`
    let firm = !hit.is_homograph() && !hit.is_adjective() && hit.how() != How::Phrase;
    if first && firm && matches!(stop, Some(b',' | b'!')) && around.sentence().len() > 2 {
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

/// A sign beside those it is shown: *🖕 till er*, *🔪 väntar på dig*.
pub(super) fn shown(around: &Around<'_>, hit: &TermHit) -> Option<(Target, Rule)> {
    let finger = around.sign() == Some('🖕');
    let arms = matches!(around.sign(), Some('🔪' | '🔫' | '🪓' | '💣' | '🧨' | '⚰'));
    if !finger && !arms || !hit.words().is_empty() {
        return None;
    }
    let object = |at: usize| {
        let cues = around.cues(at);
        let subject = matches!(around.word(at), b"du" | b"ni");
        let reader = cues.intersects(Cues::YOU.with(Cues::YOUR)) && !subject;
        reader || finger && cues.intersects(Cues::STAFF.with(Cues::POLITICIAN))
    };
    let near = around.before(4).chain(around.after(4)).any(object);
    (near && !is_praised(around)).then_some((Target::Person, Rule::Like))
}
