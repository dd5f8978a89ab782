//! Questions: about care and public transport, which someone else can answer,
//! and those to the body itself.
//!
//! What a question is about is told by points: words of ailments, care and
//! medicine, parts of the body, those of one's own who fall ill, and what one
//! may do about it; vehicles, lines, stops and tickets. The sentences before a
//! question count where it says too little by itself. A question that only
//! [calls to account](super::asking) is none. Nothing but a low finding comes of
//! it: the rules refer the writer.

use core::ops::Range;

use super::asking;
use crate::category::Category;
use crate::detector::{Scan, Sink};
use crate::finding::{Confidence, Finding, Severity};
use crate::lexicon::{Cues, Topic, is_capital, joined};
use crate::text::{Document, Flags, is_one_of};

/// How many sentences before a question may tell what it is about.
const BEFORE: usize = 2;
/// From here on a question is about the subject.
const ENOUGH: u32 = 2;
/// A question of so many words leans on what stands before it.
const SHORT: usize = 16;

/// How questions begin whose answer one can act on.
const PRACTICAL: [&str; 16] = [
    "finns", "går", "kan", "får", "var", "vart", "hur", "när", "behöver", "behövs", "måste",
    "öppnar", "tar", "vilken", "where", "är",
];

/// What the words of a sentence tell of a question's subject.
#[derive(Clone, Copy, Debug, Default)]
struct Evidence {
    /// Ailments and medicine.
    ail: u32,
    /// Where care is given.
    care: u32,
    body: u32,
    /// The writer or someone of the writer's own.
    kin: u32,
    /// What one may do about it.
    seek: u32,
    /// Whether it begins like a question whose answer one can act on.
    practical: u32,
    /// Transport.
    ride: u32,
}

impl Evidence {
    fn of(scan: &Scan<'_>, sentence: &Range<usize>) -> Evidence {
        let (document, signals) = (scan.document(), scan.signals());
        let mut seen = Evidence::default();
        let subjects = Cues::TRANSIT.with(Cues::MEDICAL);
        for word in sentence.clone() {
            let cues = signals.word_cues(word);
            let topic = signals.word_topic(word);
            let points = topic.points();
            if cues.intersects(Cues::MEDICAL) && topic.kind() != Some(Topic::CARE) {
                seen.ail += 2;
            }
            if cues.intersects(Cues::TRANSIT) || is_line(document, word) {
                seen.ride += 2;
            }
            seen.ride += u32::from(is_lettered_line(document, word));
            if cues.intersects(Cues::ME.with(Cues::MINE)) {
                seen.kin = seen.kin.max(1);
            }
            if begins_like_transport(document, word) {
                seen.ride += 2;
            }
            match topic.kind() {
                Some(Topic::CARE) => seen.care += 1,
                Some(Topic::AIL) if !cues.intersects(Cues::MEDICAL) => seen.ail += points,
                Some(Topic::BODY) => seen.body = 1,
                Some(Topic::KIN) if cues.intersects(Cues::ME.with(Cues::MINE)) => {
                    seen.kin = seen.kin.max(1)
                }
                Some(Topic::KIN) => seen.kin = 2,
                Some(Topic::SEEK) => seen.seek = 1,
                Some(Topic::RIDE) if !cues.intersects(subjects) => {
                    seen.ride += points;
                    if points == 1 && names_place(scan, word, sentence.end) {
                        seen.ride += 1;
                    }
                }
                _ => {}
            }
        }
        seen.practical = u32::from(is_one_of(document.letters(sentence.start), &PRACTICAL));
        if asks_the_way(document, sentence) {
            seen.ride += 2;
            seen.care = 0;
        }
        seen
    }

    /// How surely the sentence is about someone's health or care.
    fn medical(self) -> u32 {
        let own = self.kin + self.seek;
        match self.ail {
            // *Närakut eller sjukhus?*
            0 if self.care > 0 => (own + self.practical + self.care - 1).min(1) * 2,
            0 => (self.body + own).min(3) / 3 * 2,
            1 => 1 + (self.body + own + self.care).min(1),
            _ => self.ail + self.body + self.care,
        }
    }
}

/// Reports the first question about care and the first about transport. O(n),
/// and nothing where the text has no such word or no question.
pub(super) fn scan(scan: &Scan<'_>, sink: &mut Sink<'_>) {
    let document = scan.document();
    let marked = document.flags().intersects(Flags::QUESTION);
    let topics = scan.signals().topics();
    let subject = Cues::MEDICAL.with(Cues::TRANSIT);
    let near = scan.signals().cues().intersects(subject) || topics.intersects(&SUBJECTS);
    // *När kommer första 401:an*, *Hur kommer jag till Skansen*
    let way = document.flags().intersects(Flags::DIGIT) || document.letters(0) == b"hur";
    if !marked && !near && !way {
        return;
    }
    let mut plain = None;
    let mut before = [const { 0..0 }; BEFORE];
    let mut found = [false; 2];
    let mut at = 0;
    while at < document.words().len() {
        let sentence = sentence(document, at);
        at = sentence.end;
        let asked = asking::asks(scan, &sentence);
        if asked && plain.is_none() && opens_as_question(document, &sentence) {
            plain = Some(sentence.clone());
        }
        if asked && !asking::calls_to_account(scan, &sentence) {
            let about = weigh(scan, &sentence, &before);
            let kinds = [
                (about.0, Category::MedicalQuestion, "question.medical"),
                (about.1, Category::TransitQuestion, "question.transit"),
            ];
            for ((enough, category, code), found) in kinds.into_iter().zip(&mut found) {
                if enough && !*found {
                    *found = true;
                    sink.push(finding(document, &sentence, category, code));
                }
            }
        }
        before.rotate_left(1);
        if let Some(last) = before.last_mut() {
            *last = sentence;
        }
    }
    if let Some(sentence) = plain.filter(|_| found == [false; 2]) {
        sink.push(finding(document, &sentence, Category::Question, "question.plain"));
    }
}

/// The kinds of topics that a question may be about.
const SUBJECTS: [usize; 5] = [Topic::AIL, Topic::CARE, Topic::BODY, Topic::SEEK, Topic::RIDE];

/// Whether a question is about care, and whether about transport.
fn weigh(
    scan: &Scan<'_>,
    sentence: &Range<usize>,
    before: &[Range<usize>; BEFORE],
) -> (bool, bool) {
    let document = scan.document();
    let (here, words) = (Evidence::of(scan, sentence), sentence.len());
    let medical = here.medical() >= ENOUGH;
    let ride = here.ride >= ENOUGH;
    if medical || ride {
        // A way to the hospital is a way, a child's ticket a ticket; a fall on the bus is a fall.
        let both = medical && ride;
        let ill = here.body > 0 || here.ail > 0 && here.kin > 0;
        // *Varför är hon sjukskriven?* asks about someone else.
        let other = document.letters(sentence.start) == "varför".as_bytes() && here.kin == 0;
        return (medical && !other && (!both || ill), ride && !(both && here.body > 0));
    }
    // *Ska vi åka in?* leans on what was told before.
    if words > SHORT || here.seek + here.kin + here.ride + here.care == 0 {
        return (false, false);
    }
    let before = before.each_ref().map(|sentence| Evidence::of(scan, sentence));
    let told = |of: fn(&Evidence) -> u32| before.iter().map(of).max().unwrap_or(0);
    let (medical, ride) = (told(|e| e.medical() + e.kin), told(|e| e.ride));
    (medical > ENOUGH || medical == ENOUGH && words <= 4, ride >= ENOUGH && medical <= ENOUGH)
}

/// Whether the sentence has its mark and opens with a word that asks for facts; *varför*
/// calls to account as often as it asks.
fn opens_as_question(document: &Document<'_>, sentence: &Range<usize>) -> bool {
    const OPENINGS: [&str; 13] = [
        "när", "var", "vart", "vem", "vilka", "vilken", "vilket", "hur", "vad", "kan", "får",
        "finns", "ska",
    ];
    let gap = document.gap_after(sentence.end.saturating_sub(1));
    gap.contains(&b'?') && is_one_of(document.letters(sentence.start), &OPENINGS)
}

/// Whether the word is a compound about transport by its first part.
fn begins_like_transport(document: &Document<'_>, at: usize) -> bool {
    const FIRST: [&str; 7] =
        ["biljetth", "biljettl", "busshåll", "busskur", "tunnelban", "perrong", "pendeltågs"];
    let word = document.letters(at);
    FIRST.iter().any(|first| word.starts_with(first.as_bytes()))
}

fn finding(
    document: &Document<'_>,
    sentence: &Range<usize>,
    category: Category,
    code: &'static str,
) -> Finding {
    let span = document.span(document.covering(sentence.clone()));
    Finding::new(category, span, Confidence::Likely, code).severity(Severity::Low)
}

/// The words of the sentence that begins at `at`.
fn sentence(document: &Document<'_>, at: usize) -> Range<usize> {
    let mut end = at + 1;
    while end < document.words().len() && joined(document.gap_after(end - 1)) {
        end += 1;
    }
    at..end
}

/// Whether a place or a number stands soon behind the word, or a place right before
/// it: *stannar 676 vid Mörby*, *hissen i Liljeholmen*, *Slussens hiss*.
fn names_place(scan: &Scan<'_>, word: usize, end: usize) -> bool {
    const NEAR: usize = 3;
    let document = scan.document();
    // *Slussens hiss*
    let owner = word.checked_sub(1).filter(|before| {
        document.letters(*before).ends_with(b"s") && is_capital(document, *before)
    });
    if owner.is_some() {
        return true;
    }
    (word + 1..end.min(word + 1 + NEAR)).any(|at| {
        let number = document.letters(at);
        let is_number = number.iter().all(u8::is_ascii_digit) && !number.is_empty();
        let placed = scan.signals().word_cues(at - 1).intersects(Cues::PLACE);
        is_number || placed && is_capital(document, at)
    })
}

/// *Hur kommer jag till ...*, *hur tar man sig från ...*.
fn asks_the_way(document: &Document<'_>, sentence: &Range<usize>) -> bool {
    let words = document.words().get(sentence.clone()).unwrap_or_default();
    let [how, verb, who, rest @ ..] = words else { return false };
    let is = |word, list: &[&str]| is_one_of(document.word(word), list);
    is(*how, &["hur"])
        && is(*verb, &["kommer", "åker", "reser", "tar"])
        && is(*who, &["jag", "man", "vi"])
        && rest.iter().take(4).any(|w| is(*w, &["till", "från"]))
}

/// Whether the word is a line with a letter: *N3*, *J35*.
fn is_lettered_line(document: &Document<'_>, at: usize) -> bool {
    matches!(document.letters(at), [letter, digits @ ..] if letter.is_ascii_alphabetic() && *letter != b'e'
        && (1..=2).contains(&digits.len())
        && digits.iter().all(u8::is_ascii_digit))
}

/// Whether the word is the number of a line: *471:an*, *172:ans*.
fn is_line(document: &Document<'_>, at: usize) -> bool {
    const ENDINGS: [&[u8]; 5] = [b"an", b"ans", b"n", b"ns", b"e"];
    let words = document.words();
    let (Some(number), Some(ending)) = (words.get(at), words.get(at + 1)) else { return false };
    let number = document.word(*number);
    number.len() <= 3
        && number.iter().all(u8::is_ascii_digit)
        && document.gap_after(at) == b":"
        && ENDINGS.contains(&document.word(*ending))
}
