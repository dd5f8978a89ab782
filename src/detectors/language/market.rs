//! Words of trade, read with who does what: *vi monterar* is a seller's voice,
//! *jag betalade* a customer's tale, *Boka ...* at the head of a sentence a call.

use super::advertising::Pitch;
use crate::detector::Scan;
use crate::lexicon::{Cues, Topic, joined};
use crate::text::{Document, Flags, is_one_of};

/// How many words behind a deed may name the one it is done for.
const FOR_WHOM: usize = 5;
/// So many digits in a row of words are a phone number, not a price.
const PHONE: usize = 9;

/// Adds up what the words of a text tell. O(n).
pub(super) fn read(scan: &Scan<'_>, pitch: &mut Pitch) {
    let (document, signals) = (scan.document(), scan.signals());
    let own = signals.cues().intersects(Cues::ME);
    let mut first = true;
    for (at, word) in document.words().iter().enumerate() {
        let topic = signals.word_topic(at);
        let range = word.range();
        match topic.kind() {
            None => {}
            Some(Topic::NOT) => pitch.take_off(topic.points()),
            Some(Topic::CARE) => pitch.take_off(topic.points()),
            Some(Topic::RIDE) if topic.points() > 1 => pitch.take_off(topic.points()),
            Some(Topic::FIRM) => {
                pitch.count(Topic::GOODS, topic.points(), range.start, range.end);
                let voice = ours(scan, at);
                if voice > 0 {
                    pitch.count(Topic::VOICE, voice, range.start, range.end);
                }
            }
            Some(Topic::AIL..) => {}
            Some(Topic::TOLD) if first || is_by_writer(scan, at) => pitch.tale(),
            Some(Topic::NUDGE) if is_urged(scan, at) => {
                pitch.count(Topic::CALL, topic.points(), range.start, range.end);
            }
            Some(Topic::TOLD | Topic::NUDGE) => {}
            Some(Topic::DEED) => {
                let points = deed(scan, at, topic);
                if points > 0 {
                    pitch.count(Topic::VOICE, points, range.start, range.end);
                }
            }
            Some(kind) => {
                // *våra kosttillskott*
                if kind == Topic::GOODS && ours(scan, at) > 1 {
                    pitch.count(Topic::VOICE, 1, range.start, range.end);
                }
                let head = u32::from(kind == Topic::CALL && first);
                pitch.count(kind, topic.points() + head, range.start, range.end);
            }
        }
        if !own && is_past(document.word(*word)) {
            pitch.take_off(1);
        }
        if signals.word_cues(at).intersects(Cues::SAY) || first && asks(scan, at) {
            pitch.take_off(2);
        }
        first = !joined(document.gap_after(at));
    }
    shapes(scan, pitch);
}

/// Whether the words and shapes of a text can add so many points: what is asked
/// before it is read closely. O(n).
pub(super) fn may_add(scan: &Scan<'_>, wanted: u32) -> bool {
    /// A price is worth two points, and so is a way to reach the seller.
    const SHAPES: u32 = 4;
    let (document, signals) = (scan.document(), scan.signals());
    let shaped = Flags::DIGIT.with(Flags::DOT).with(Flags::SLASH).with(Flags::AT);
    let mut most = if document.flags().intersects(shaped) { SHAPES } else { 0 };
    for at in 0..document.words().len() {
        if most >= wanted {
            return true;
        }
        let topic = signals.word_topic(at);
        let adds = match topic.kind() {
            // Goods, and a voice where it is ours.
            Some(Topic::FIRM) => topic.points() + 2,
            Some(kind) if kind < Topic::NOT || kind == Topic::DEED || kind == Topic::NUDGE => {
                topic.points() + 1
            }
            // Every other kind is taken off, or is about no sale.
            _ => 0,
        };
        most += adds;
    }
    most >= wanted
}

fn cues(scan: &Scan<'_>, at: Option<usize>) -> Cues {
    at.map_or(Cues::NONE, |at| scan.signals().word_cues(at))
}

/// Whether a word looks like the past of a weak verb: who tells what happened to
/// others sells nothing; what one gained oneself may be a lure.
pub(super) fn is_past(word: &[u8]) -> bool {
    const ENDS: [&[u8]; 3] = [b"ade", b"ades", b"dde"];
    word.len() >= 6 && ENDS.iter().any(|end| word.ends_with(end))
}

/// Whether the writer stands one or two words before the verb.
fn is_by_writer(scan: &Scan<'_>, at: usize) -> bool {
    let writer = Cues::ME.with(Cues::WE).with(Cues::MINE);
    let near = |back: usize| cues(scan, at.checked_sub(back)).intersects(writer);
    near(1) || near(2)
}

/// How much of a seller's voice it is that what the word names is the writer's:
/// *våra jurister*; *mitt stora healingpaket* is less so, since courses and
/// treatments are someone's too.
fn ours(scan: &Scan<'_>, at: usize) -> u32 {
    let document = scan.document();
    let owner = (1..=2)
        .filter_map(|back| at.checked_sub(back))
        .find(|at| cues(scan, Some(*at)).intersects(Cues::MINE));
    let owner = owner.and_then(|at| document.words().get(at)).map(|word| document.word(*word));
    owner.map_or(0, |word| if word.starts_with("vår".as_bytes()) { 2 } else { 1 })
}

/// What a deed weighs: nothing unless the writer does it, and most where it is
/// done for the reader.
fn deed(scan: &Scan<'_>, at: usize, topic: Topic) -> u32 {
    let document = scan.document();
    let joins = |at: usize| joined(document.gap_after(at));
    let we = |cues: Cues| cues.intersects(Cues::WE.with(Cues::ME));
    let before = at.checked_sub(1).filter(|b| joins(*b));
    let after = Some(at + 1).filter(|_| joins(at));
    let (before, after) = (cues(scan, before), cues(scan, after));
    if !we(before) && !we(after) {
        return 0;
    }
    let reader = Cues::YOU.with(Cues::YOUR);
    let mut rest = (at + 1..at + 1 + FOR_WHOM).take_while(|w| joins(w - 1));
    let mut denied = false;
    let served = rest.any(|w| {
        let cues = scan.signals().word_cues(w);
        denied |= cues.intersects(Cues::NEGATION);
        cues.intersects(reader)
    });
    let many = before.intersects(Cues::WE) || after.intersects(Cues::WE);
    match (denied, served) {
        (true, _) => 0,
        (_, true) if many || topic.points() > 1 => 1 + topic.points(),
        (_, true) => 1,
        _ if many => topic.points(),
        // `jag tar` is everyone's, `jag monterar` is not.
        _ => topic.points() - 1,
    }
}

/// Whether the verb is an imperative: at the head of a clause, not denied.
fn is_urged(scan: &Scan<'_>, at: usize) -> bool {
    const BEFORE: [&str; 8] = ["och", "så", "bara", "gärna", "nu", "eller", "annars", "sen"];
    let document = scan.document();
    let head = at.checked_sub(1).is_none_or(|b| {
        let gap = document.gap_after(b);
        gap != b" " || is_one_of(document.letters(b), &BEFORE)
    });
    head && !cues(scan, Some(at + 1)).intersects(Cues::NEGATION)
}

/// Whether the sentence that begins at `at` is a question that is not put to a
/// buyer (*Behöver du ...?*).
fn asks(scan: &Scan<'_>, at: usize) -> bool {
    const OPENINGS: [&str; 12] = [
        "när", "var", "vart", "vem", "vilka", "vilken", "vilket", "hur", "vad", "varför", "är",
        "ska",
    ];
    let document = scan.document();
    if !document.flags().intersects(Flags::QUESTION) {
        return false;
    }
    let opening = is_one_of(document.letters(at), &OPENINGS);
    let opens = opening || scan.signals().word_cues(at).intersects(Cues::ASK);
    opens && !cues(scan, Some(at + 1)).intersects(Cues::YOU.with(Cues::YOUR))
}

/// Prices, phone numbers, addresses, and whether the text ends in a question.
fn shapes(scan: &Scan<'_>, pitch: &mut Pitch) {
    let document = scan.document();
    let words = document.words();
    let all = (0, words.last().map_or(0, |w| w.range().end));
    if document.flags().intersects(Flags::DIGIT) {
        let mut digits = 0;
        for (at, number) in words.iter().enumerate() {
            let text = document.word(*number);
            if !text.iter().all(u8::is_ascii_digit) {
                digits = 0;
                continue;
            }
            // A phone number begins with a zero or with the country.
            if digits > 0 || text.starts_with(b"0") || text == b"46" {
                digits += text.len();
            }
            let range = number.range();
            let points = price(document, at);
            // A share or a thousand is a price only where somebody sells.
            if points > 1 || points > 0 && pitch.sells() {
                pitch.count(Topic::PRICE, points, range.start, range.end);
            }
            if is_lure(scan, at) {
                pitch.count(Topic::LURE, 2, range.start, range.end);
            }
            if digits >= PHONE {
                pitch.count(Topic::CHANNEL, 2, range.start, range.end);
            }
        }
    }
    let addresses = [Flags::DOT.with(Flags::SLASH), Flags::AT];
    for _ in addresses.iter().filter(|flags| document.flags().contains(**flags)) {
        pitch.count(Topic::CHANNEL, 1, all.0, all.1);
    }
    if words.len().checked_sub(1).is_some_and(|last| document.gap_after(last).contains(&b'?')) {
        pitch.take_off(2);
    }
}

/// What a number weighs as a price: by its unit, as a rate (*11 000 i månaden*),
/// as a share.
fn price(document: &Document<'_>, at: usize) -> u32 {
    const UNITS: [&str; 10] =
        ["kr", "kronor", "sek", "spänn", "euro", "usd", "dollar", "per", "st", "styck"];
    const PERIODS: [&str; 7] = ["månaden", "veckan", "timmen", "mån", "månad", "timme", "minuten"];
    let (after, then) = (document.letters(at + 1), document.letters(at + 2));
    if is_one_of(after, &UNITS) || document.gap_after(at).starts_with(b":-") {
        return 2;
    }
    let rate =
        after == b"i" && is_one_of(then, &PERIODS) || is_one_of(after, &["minuten", "timmen"]);
    // `2 400`: a thousand is set apart, and nothing is counted by it.
    let lone = document.letters(at).len();
    let apart = (1..=3).contains(&lone)
        && document.gap_after(at) == b" "
        && after.len() == 3
        && after.iter().all(u8::is_ascii_digit)
        && after.ends_with(b"0")
        && (document.gap_after(at + 1) != b" " || then == b"i" || is_one_of(then, &UNITS));
    u32::from(rate || apart)
}

/// Whether a number is a share that a seller takes off or adds: *30 % rabatt*,
/// *rabatt på 30 procent*; other shares are statistics.
fn is_lure(scan: &Scan<'_>, at: usize) -> bool {
    const NEAR: usize = 3;
    let document = scan.document();
    let share = document.gap_after(at).contains(&b'%') || document.letters(at + 1) == b"procent";
    let mut near = at.saturating_sub(NEAR)..=at + NEAR;
    share
        && near.any(|word| {
            let lures = scan.signals().word_topic(word).kind() == Some(Topic::LURE);
            lures || is_one_of(document.letters(word), &["kod", "koden", "ränta", "alla", "första"])
        })
}

/// Whether someone tells what happened and nobody is spoken to: no *jag*, *vi*
/// or *ni*, but a verb of the past.
pub(super) fn is_report(scan: &Scan<'_>) -> bool {
    const PAST: [&str; 23] = [
        "var", "blev", "hade", "fick", "gick", "kom", "tog", "steg", "sjönk", "föll", "fann",
        "såg", "sa", "drack", "gav", "fanns", "har", "ska", "väntas", "skulle", "kunde", "beror",
        "enligt",
    ];
    let here = Cues::ME.with(Cues::WE).with(Cues::YOU).with(Cues::YOUR).with(Cues::MINE);
    let (document, signals) = (scan.document(), scan.signals());
    let told = |at: usize| {
        let word = document.letters(at);
        let past = word.ends_with(b"ade") || word.ends_with(b"ades") || word.ends_with(b"ats");
        let goods = matches!(signals.word_topic(at + 1).kind(), Some(Topic::GOODS | Topic::FIRM));
        past && at > 0 && !goods && signals.word_topic(at).kind().is_none()
            || is_one_of(word, &PAST)
    };
    !signals.cues().intersects(here) && (0..document.words().len()).any(told)
}
