//! Questions: about care and public transport, which someone else can answer,
//! and those to the body itself.
//!
//! A question is a sentence with its mark, or one that opens like one. It is
//! about care or transport when a word of that class stands in it or in one of
//! the two sentences before it. Nothing but a low finding comes of it: the
//! rules refer the writer.

use core::ops::Range;

use crate::category::Category;
use crate::detector::{Scan, Sink};
use crate::finding::{Confidence, Finding, Severity};
use crate::lexicon::{Cues, joined};
use crate::text::{Document, Flags};

/// How many sentences before a question may tell what it is about.
const BEFORE: usize = 2;

/// Reports the first question about care and the first about transport. O(n),
/// and nothing where the text has no such word or no question.
pub(super) fn scan(scan: &Scan<'_>, sink: &mut Sink<'_>) {
    let document = scan.document();
    let seen = scan.signals().cues();
    let asks = document.flags().intersects(Flags::QUESTION) || seen.intersects(Cues::ASK);
    let near = seen.intersects(Cues::MEDICAL.with(Cues::TRANSIT));
    if !asks || !(near || document.flags().intersects(Flags::QUESTION)) {
        return;
    }
    if !document.flags().intersects(Flags::QUESTION) && !opens_a_sentence(scan, Cues::ASK) {
        return;
    }
    let mut plain = None;
    let mut before = [const { 0..0 }; BEFORE];
    let mut found = Cues::NONE;
    let mut at = 0;
    while at < document.words().len() {
        let sentence = sentence(document, at);
        at = sentence.end;
        if is_question(scan, &sentence) {
            if plain.is_none() && opens_as_question(document, &sentence) {
                plain = Some(sentence.clone());
            }
            // A word in the question itself counts for more than one around it.
            let own = Cues::MEDICAL.with(Cues::TRANSIT);
            let here = subjects(scan, &sentence);
            let near = || before.iter().fold(here, |all, s| all.with(subjects(scan, s)));
            let about = if here.intersects(own) { here } else { near() };
            let kinds = [
                (Cues::MEDICAL, Category::MedicalQuestion, "question.medical"),
                (Cues::TRANSIT, Category::TransitQuestion, "question.transit"),
            ];
            for (cue, category, code) in kinds {
                let complaint = cue == Cues::MEDICAL && calls_to_account(document, &sentence);
                if about.intersects(cue) && !found.intersects(cue) && !complaint {
                    found = found.with(cue);
                    sink.push(finding(document, &sentence, category, code));
                }
            }
        }
        before.rotate_left(1);
        if let Some(last) = before.last_mut() {
            *last = sentence;
        }
    }
    if let Some(sentence) = plain.filter(|_| found.is_empty()) {
        sink.push(finding(document, &sentence, Category::Question, "question.plain"));
    }
}

/// Whether a word of these classes begins a sentence.
fn opens_a_sentence(scan: &Scan<'_>, cues: Cues) -> bool {
    let document = scan.document();
    let begins = |at: usize| at.checked_sub(1).is_none_or(|b| !joined(document.gap_after(b)));
    (0..document.words().len())
        .any(|at| scan.signals().word_cues(at).intersects(cues) && begins(at))
}

/// What the words of a sentence are about.
fn subjects(scan: &Scan<'_>, sentence: &Range<usize>) -> Cues {
    let document = scan.document();
    let mut here = Cues::NONE;
    for word in sentence.clone() {
        here = here.with(scan.signals().word_cues(word));
        if is_line(document, word) {
            here = here.with(Cues::TRANSIT);
        }
    }
    if asks_the_way(document, sentence) {
        here = here.with(Cues::TRANSIT);
    }
    here
}

/// Whether the sentence has its mark and opens with a word that asks for facts; *varför*
/// calls to account as often as it asks.
fn opens_as_question(document: &Document<'_>, sentence: &Range<usize>) -> bool {
    const OPENINGS: [&str; 13] = [
        "när", "var", "vart", "vem", "vilka", "vilken", "vilket", "hur", "vad", "kan", "får",
        "finns", "ska",
    ];
    let gap = document.gap_after(sentence.end.saturating_sub(1));
    let opening = document.words().get(sentence.start).map_or(&[][..], |w| document.word(*w));
    gap.contains(&b'?') && OPENINGS.iter().any(|w| w.as_bytes() == opening)
}

fn finding(
    document: &Document<'_>,
    sentence: &Range<usize>,
    category: Category,
    code: &'static str,
) -> Finding {
    let words = document.words();
    let start = words.get(sentence.start).map_or(0, |w| w.range().start);
    let end = words.get(sentence.end.saturating_sub(1)).map_or(start, |w| w.range().end);
    Finding::new(category, document.span(start..end), Confidence::Likely, code)
        .severity(Severity::Low)
}

/// The words of the sentence that begins at `at`.
fn sentence(document: &Document<'_>, at: usize) -> Range<usize> {
    let mut end = at + 1;
    while end < document.words().len() && joined(document.gap_after(end - 1)) {
        end += 1;
    }
    at..end
}

/// Whether the sentence asks the body for its reasons (*varför har ni stängt …*)
/// and not for advice about someone's own care.
fn calls_to_account(document: &Document<'_>, sentence: &Range<usize>) -> bool {
    const OWN: &[&[u8]] = &[b"jag", b"mig", b"min", b"mitt", b"mina", b"man", b"vi", b"oss"];
    let mut words = document.words().get(sentence.clone()).unwrap_or_default().iter();
    let opening = words.next().map_or(&[][..], |w| document.word(*w));
    let second = words.clone().next().map_or(&[][..], |w| document.word(*w));
    let counts = opening == b"hur" && ["många".as_bytes(), b"mycket"].contains(&second);
    (opening == "varför".as_bytes() || counts) && !words.any(|w| OWN.contains(&document.word(*w)))
}

/// Whether the sentence asks: by its mark, or by a short opening without one.
fn is_question(scan: &Scan<'_>, sentence: &Range<usize>) -> bool {
    const SHORT: usize = 14;
    let document = scan.document();
    let gap = document.gap_after(sentence.end.saturating_sub(1));
    // A mark with a word right behind it belongs to an address: `/avgangar?dag=`.
    let within = gap == b"?" && sentence.end < document.words().len();
    if gap.contains(&b'?') && !within {
        return !ends_in_tag(document, sentence);
    }
    let opens = scan.signals().word_cues(sentence.start).intersects(Cues::ASK);
    let told = gap.contains(&b'!') || gap.starts_with(b".");
    opens && sentence.len() <= SHORT && !told && !is_statement(document, sentence)
}

/// Whether a sentence that opens like a question goes on as a statement: *var
/// fjärde läkare*, *får jag inte ... så*, *finns ingen ...*.
fn is_statement(document: &Document<'_>, sentence: &Range<usize>) -> bool {
    const TURNS: [&str; 3] = ["så", "då", "ni"];
    const COUNTS: [&str; 9] =
        ["andra", "annan", "tredje", "fjärde", "femte", "sjätte", "tionde", "enda", "och"];
    let word = |at: usize| document.words().get(at).map_or(&[][..], |w| document.word(*w));
    let is = |at: usize, list: &[&str]| list.iter().any(|w| w.as_bytes() == word(at));
    let opening = word(sentence.start);
    let counted = opening == b"var" && is(sentence.start + 1, &COUNTS);
    let denied = is(sentence.start + 1, &["inte", "ingen", "inget", "inga"]);
    let after = sentence.start + 2..sentence.end;
    let mut turned = after.filter(|at| document.gap_after(at.saturating_sub(1)).contains(&b','));
    counted || denied || turned.any(|at| is(at, &TURNS)) || {
        // `får jag inte tillbaka det så ...`: a condition.
        let asks = ["får", "kan", "finns", "går", "kör"];
        let negated = (sentence.start + 1..sentence.end).any(|at| is(at, &["inte"]));
        asks.iter().any(|w| w.as_bytes() == opening)
            && negated
            && sentence.clone().skip(3).any(|at| is(at, &["så"]))
    }
}

/// Whether the mark belongs to a short turn to the others: *..., någon mer?*
fn ends_in_tag(document: &Document<'_>, sentence: &Range<usize>) -> bool {
    const LONGEST: usize = 5;
    const TAGS: [(&str, &[&str]); 10] = [
        ("någon", &["mer", "annan", "fler", "som"]),
        ("nån", &["mer", "annan", "fler", "som"]),
        ("eller", &["hur", "vad"]),
        ("vad", &["firas", "tycker", "säger", "tror"]),
        ("va", &[]),
        ("inte", &["sant"]),
        ("vill", &["ni", "du", "någon"]),
        ("right", &[]),
        ("okej", &[]),
        ("hör", &["ni", "du"]),
    ];
    let last = sentence.end.saturating_sub(1);
    let from = sentence.start.max(sentence.end.saturating_sub(LONGEST));
    let comma = (from..last).rev().find(|at| document.gap_after(*at).contains(&b','));
    let Some(comma) = comma else { return false };
    let word = |at: usize| document.words().get(at).map_or(&[][..], |w| document.word(*w));
    TAGS.iter().any(|(first, second)| {
        let opens = word(comma + 1) == first.as_bytes();
        let goes_on = second.iter().any(|w| w.as_bytes() == word(comma + 2));
        opens && (goes_on || (second.is_empty() && comma + 1 == last))
    })
}

/// *Hur kommer jag till ...*, *hur tar man sig från ...*.
fn asks_the_way(document: &Document<'_>, sentence: &Range<usize>) -> bool {
    let words = document.words().get(sentence.clone()).unwrap_or_default();
    let [how, verb, who, rest @ ..] = words else { return false };
    let is = |word, list: &[&str]| list.iter().any(|w| w.as_bytes() == document.word(word));
    is(*how, &["hur"])
        && is(*verb, &["kommer", "åker", "reser", "tar"])
        && is(*who, &["jag", "man", "vi"])
        && rest.iter().take(4).any(|w| is(*w, &["till", "från"]))
}

/// Whether the word is the number of a line: *471:an*, *172:ans*.
fn is_line(document: &Document<'_>, at: usize) -> bool {
    const ENDINGS: [&[u8]; 4] = [b"an", b"ans", b"n", b"ns"];
    let words = document.words();
    let (Some(number), Some(ending)) = (words.get(at), words.get(at + 1)) else { return false };
    let number = document.word(*number);
    number.len() <= 3
        && number.iter().all(u8::is_ascii_digit)
        && document.gap_after(at) == b":"
        && ENDINGS.contains(&document.word(*ending))
}
