//! What is a question at all: a sentence with its mark, one that opens like
//! one, or one whose last clause does; and which questions only call to account.
//!
//! People leave the mark out as often as not. Without it a sentence asks if it
//!
//! - opens with a question word that no exclamation follows (*hur länge ...*, not
//!   *hur det luktar*), also behind a preposition (*efter hur många dagar ...*);
//! - opens with a verb and who or what is asked of (*ska jag ...*, *är det ...*);
//! - wonders (*undrar om ...*, *någon som vet ...*);
//! - ends in such a clause (*röda prickar på magen, är det smittsamt*), or in a
//!   choice (*... eller är det psykiatrin*).
//!
//! With its mark a sentence still asks nothing if it ends in a short turn to the
//! others (*..., någon mer?*) or calls someone to join in.
//!
//! What calls to account is told by its opening and by who is spoken of: the
//! body, its politicians, or nobody in particular. A question about the
//! writer's own is never taken for one by that alone.

use core::ops::Range;

use crate::detector::Scan;
use crate::lexicon::{Cues, Topic};
use crate::text::{Document, is_one_of};

/// A question without its mark has at most so many words.
const SHORT: usize = 18;

/// The words of a sentence by place, read for a handful of lists.
struct Words<'a> {
    document: &'a Document<'a>,
    sentence: Range<usize>,
}

impl Words<'_> {
    /// The word `step` places into the sentence.
    fn at(&self, step: usize) -> &[u8] {
        let at = self.sentence.start + step;
        if at < self.sentence.end { self.document.letters(at) } else { &[] }
    }

    fn is(&self, step: usize, list: &[&str]) -> bool {
        is_one_of(self.at(step), list)
    }

    /// Whether one of the words stands anywhere in the sentence.
    fn has(&self, list: &[&str]) -> bool {
        (0..self.sentence.len()).any(|step| self.is(step, list))
    }

    fn gap(&self, step: usize) -> &[u8] {
        self.document.gap_after(self.sentence.start + step)
    }

    /// The last word with a comma behind it that leaves `least` to `most` words.
    fn last_comma(&self, least: usize, most: usize) -> Option<usize> {
        let count = self.sentence.len();
        let mut steps = count.saturating_sub(most)..count.saturating_sub(least);
        steps.rfind(|step| self.gap(*step).contains(&b','))
    }

    /// What stands behind the last word.
    fn end(&self) -> &[u8] {
        self.document.gap_after(self.sentence.end.saturating_sub(1))
    }
}

/// Words that ask wherever they open a clause.
const ASKING: [&str; 11] =
    ["hur", "vad", "vem", "varför", "vart", "varifrån", "när", "how", "where", "when", "what"];
/// Verbs that ask where someone or something is asked of: *ska jag*, *är det*.
const VERBS: [&str; 34] = [
    "kan", "får", "behöver", "måste", "finns", "går", "kör", "ska", "skall", "bör", "borde", "är",
    "har", "gäller", "stannar", "avgår", "öppnar", "stänger", "räcker", "hjälper", "smittar",
    "funkar", "fungerar", "vet", "kommer", "blir", "ryms", "tar", "sätter", "säljer", "can",
    "should", "do", "is",
];
/// Who or what is asked of.
const SUBJECTS: [&str; 18] = [
    "jag", "man", "vi", "hon", "han", "hen", "det", "den", "de", "dom", "ni", "du", "någon", "nån",
    "barn", "i", "it", "there",
];

/// Verbs that ask for a place behind *var*.
const WHERE: [&str; 12] = [
    "ligger", "hittar", "hittas", "köper", "visar", "lämnar", "vänder", "söker", "ringer", "bor",
    "sitter", "bokar",
];

/// Whether the sentence asks.
pub(super) fn asks(scan: &Scan<'_>, sentence: &Range<usize>) -> bool {
    let words = Words { document: scan.document(), sentence: sentence.clone() };
    let gap = words.end();
    // A mark with a word right behind it belongs to an address: `/avgangar?dag=`.
    let within = gap == b"?" && sentence.end < scan.document().words().len();
    if gap.contains(&b'?') && !within {
        return !ends_in_tag(&words) && !is_call(&words);
    }
    if sentence.len() < 2
        || gap.contains(&b'!')
        || gap.starts_with(b".")
        || sentence.len() > 2 * SHORT
    {
        return false;
    }
    let greeting = usize::from(words.is(0, &["hej", "hejsan", "hallå", "fråga", "ursäkta", "men"]));
    let wonders = words.is(greeting, &["undrar", "någon", "nån"])
        && words.is(greeting + 1, &["om", "hur", "när", "var", "vad", "vilken", "som"])
        && (words.is(greeting, &["undrar"]) || words.is(greeting + 2, &["vet"]));
    let opens = opens(scan, &words, greeting) && !is_statement(&words, greeting);
    // *Farmor undrar om ...*, *... eller är det psykiatrin*
    let inside = (1..sentence.len()).any(|step| {
        words.is(step - 1, &["undrar"])
            && words.is(step, &["om", "hur", "när", "var", "vad"])
            && !words.is(step + 1, &["ni", "du"])
            || words.is(step - 1, &["eller"])
                && words.is(step, &["är", "ska", "kan", "måste", "räcker", "får"])
                && words.is(step + 1, &SUBJECTS)
    });
    wonders || inside || opens && sentence.len() <= SHORT || last_clause_asks(scan, &words)
}

/// Whether a clause that begins `step` words into the sentence opens like a
/// question.
fn opens(scan: &Scan<'_>, words: &Words<'_>, step: usize) -> bool {
    if words.is(step, &["hur"]) {
        // *Hur det luktar!* exclaims.
        return !words.is(step + 1, &SUBJECTS);
    }
    if words.is(step, &["var"]) {
        return words.is(step + 1, &VERBS) || words.is(step + 1, &WHERE);
    }
    if words.is(step, &ASKING) {
        return !words.is(step + 1, &["the", "a"]);
    }
    // *Efter hur många dagar ...*
    if words.is(step, &["efter", "på", "till", "från", "inom", "med", "i", "för"]) {
        return words.is(step + 1, &["hur", "vilken", "vilket", "vilka", "vem"]);
    }
    // `Vilken kö!` exclaims, `vilken linje går ...` asks.
    if words.is(step, &["vilken", "vilka", "vilket"]) {
        return words.is(step + 1, &VERBS) || words.is(step + 2, &VERBS);
    }
    let asks = scan.signals().word_cues(words.sentence.start + step).intersects(Cues::ASK);
    if step <= 1 && asks {
        return true;
    }
    let number =
        !words.at(step + 1).is_empty() && words.at(step + 1).iter().all(u8::is_ascii_digit);
    if step == 0 && opens_few(scan, words) {
        return true;
    }
    words.is(step, &VERBS) && (words.is(step + 1, &SUBJECTS) || step <= 1 && number)
        || step == 0 && words.is(0, &["ryms", "stannar", "avgår", "gäller", "räcker", "smittar"])
}

/// Whether a sentence of few words opens with its verb and is about a ride or
/// somebody's health.
fn opens_few(scan: &Scan<'_>, words: &Words<'_>) -> bool {
    const FEW: usize = 8;
    const RUNS: [&str; 8] =
        ["är", "går", "kör", "stannar", "funkar", "fungerar", "öppnar", "avgår"];
    const HARMS: [&str; 6] = ["farligt", "farlig", "normalt", "smittsamt", "ofarligt", "vanligt"];
    if words.sentence.len() > FEW {
        return false;
    }
    let topic = |near: usize| scan.signals().word_topic(words.sentence.start + near).kind();
    let about = |most: usize, kinds: &[usize]| {
        (1..=most).any(|near| topic(near).is_some_and(|kind| kinds.contains(&kind)))
    };
    // *Är Slussens hiss igång igen*
    let runs = words.is(0, &RUNS) && about(3, &[Topic::RIDE]);
    // *Är ringorm farligt för gravida*
    let harms = words.is(0, &["är"]) && words.has(&HARMS);
    runs || harms && about(FEW, &[Topic::AIL, Topic::CARE, Topic::KIN])
        || words.is(0, &["måste", "behöver", "bör"]) && about(2, &[Topic::KIN])
}

/// Whether the last clause behind a comma asks, where the sentence does not:
/// *röda prickar på magen, är det smittsamt*.
fn last_clause_asks(scan: &Scan<'_>, words: &Words<'_>) -> bool {
    const LONGEST: usize = 12;
    let Some(comma) = words.last_comma(2, LONGEST) else { return false };
    let clause = comma + 1;
    let told = words.is(clause, &["är", "har", "blir", "det"])
        && !words.is(clause + 1, &["det", "den", "jag"]);
    opens(scan, words, clause) && !told && !words.is(clause, &["när", "var", "kommer", "vet"])
}

/// Whether a sentence that opens like a question goes on as a statement: *var
/// fjärde läkare*, *får jag inte ... så*, *finns ingen ...*.
fn is_statement(words: &Words<'_>, first: usize) -> bool {
    const COUNTS: [&str; 12] = [
        "andra", "annan", "tredje", "fjärde", "femte", "sjätte", "tionde", "enda", "och", "en",
        "ett", "där",
    ];
    let counted = words.is(first, &["var"]) && words.is(first + 1, &COUNTS);
    let denied = words.is(first + 1, &["inte", "ingen", "inget", "inga"]);
    let mut after = first + 2..words.sentence.len();
    let turned = after.clone().any(|step| {
        words.gap(step - 1).contains(&b',') && words.is(step, &["så", "då", "ni", "blir", "har"])
    });
    // `får jag inte tillbaka det så ...`: a condition.
    let condition = words.is(first, &["får", "kan", "finns", "går", "kör", "är", "har"])
        && words.has(&["inte"])
        && after.any(|step| words.is(step, &["så"]));
    counted || denied || turned || condition
}

/// Whether the mark belongs to a short turn to the others: *..., någon mer?*
fn ends_in_tag(words: &Words<'_>) -> bool {
    const LONGEST: usize = 5;
    const TAGS: [(&str, &[&str]); 11] = [
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
        ("visst", &[]),
    ];
    // *Går i 3B va?* states.
    let end = words.sentence.len().saturating_sub(1);
    if end > 1 && words.is(end, &["va", "right", "visst"]) && !words.is(0, &ASKING) {
        return true;
    }
    let Some(comma) = words.last_comma(1, LONGEST) else { return false };
    let last = words.sentence.len() - 1;
    TAGS.iter().any(|(first, second)| {
        let goes_on = words.is(comma + 2, second);
        let okay =
            words.is(comma + 1, &["är"]) && !words.is(comma + 3, &["okej", "rimligt", "rätt"]);
        words.is(comma + 1, &[first])
            && !okay
            && (goes_on || (second.is_empty() && comma + 1 == last))
    })
}

/// Whether others are asked to join in: *någon på pendeln som vill spela kort?*
fn is_call(words: &Words<'_>) -> bool {
    let someone = words.is(0, &["någon", "nån", "några", "fler", "vilka", "vem"]);
    let knows = words.has(&["vet", "erfarenhet", "tips", "veta", "råd"]);
    let joins = words.has(&["sugen", "med", "vill", "hänger", "lust"]);
    // *Nån mer som såg rådjuret?*
    const SHARED: [&str; 12] = [
        "såg", "hörde", "satt", "stod", "missade", "älskar", "saknar", "gillar", "tycker", "blev",
        "kände", "njuter",
    ];
    let shares = words.has(&["som"]) && words.has(&SHARED);
    someone && (joins || shares) && !knows
}

/// Whether the question calls to account, and asks for nothing that a nurse or a
/// traffic desk could tell: *hur kan ni ...*, *ska man behöva ...*, *varför får
/// aldrig ...*.
pub(super) fn calls_to_account(scan: &Scan<'_>, sentence: &Range<usize>) -> bool {
    const ONE: [&str; 10] =
        ["jag", "mig", "min", "mitt", "mina", "man", "sonen", "dottern", "barnet", "mamma"];
    const DECIDES: [&str; 21] = [
        "regionen",
        "politiker",
        "politikerna",
        "politikern",
        "region",
        "sl",
        "landstinget",
        "ledningen",
        "cheferna",
        "regeringen",
        "kommunen",
        "nämnden",
        "moderaterna",
        "sossarna",
        "chefer",
        "chef",
        "byråkrater",
        "direktörer",
        "konsulter",
        "miljarder",
        "miljoner",
    ];
    const NEVER: [&str; 9] =
        ["inte", "aldrig", "alltid", "jämt", "ständigt", "ens", "fortfarande", "ingen", "inga"];
    let words = Words { document: scan.document(), sentence: sentence.clone() };
    let clause = (1..sentence.len())
        .rfind(|step| words.gap(step - 1).contains(&b',') && words.is(*step, &["varför", "hur"]));
    let first = clause.unwrap_or(0)
        + usize::from(words.is(0, &["men", "och", "så", "ja", "hallå", "snälla", "hej"]));
    let you = words.has(&["ni", "er", "era", "ert", "du"]) || words.has(&DECIDES);
    let one = words.has(&ONE);
    let is = |step: usize, list: &[&str]| words.is(first + step, list);
    // *När beslutar ni om sjukhuset?* is for the body itself.
    let rules = you && words.has(&["beslutar", "bestämmer", "röstar", "bygger", "planerar"]);
    if rules {
        return true;
    }
    // *Undrar om någon chef har åkt buss*
    if is(0, &["undrar"]) {
        return words.has(&DECIDES) && words.has(&["någon", "nån", "en", "verkligen"]) && !one;
    }
    if is(0, &["varför"]) {
        // *Varför stannar inte 134:an vid Sköndal längre?* asks what has changed.
        if words.has(&["längre"]) && !you {
            return false;
        }
        return (you || words.has(&NEVER) || is(1, &["får", "ska", "måste"]) || words.has(&["så"]))
            && !one
            || words.has(&["skattebetalare", "gamla", "pengar"]);
    }
    if is(0, &["hur"]) {
        let dares = is(1, &["kan", "kunde", "tänker", "tänkte", "vågar", "orkar", "svårt", "fan"]);
        let counts = is(1, &["många", "mycket", "länge", "dyrt", "illa", "ska"]);
        let endures = is(1, &["länge"]) && is(2, &["till", "ska"]) && !one;
        return endures
            || dares && (you || words.has(&["svårt"]) || is(1, &["svårt"]))
            || counts && !one && (you || words.has(&["innan", "egentligen", "behöva"]));
    }
    if is(0, &["när"]) {
        let plans = is(1, &["ska", "tänker", "kommer", "börjar", "slutar", "får"]);
        return plans
            && you
            && is(2, &["ni", "vi", "du", "politikerna", "regionen", "sl", "någon"]);
    }
    let opinion =
        is(0, &["tror", "tycker", "fattar", "begriper", "skäms", "inser", "förstår", "vet"])
            && is(1, &["ni", "du"]);
    let scorn = is(0, &["har", "kan", "vill", "är", "får", "vågar", "orkar", "ska"])
        && is(1, &["ni", "du", "politikerna", "regionen", "sl"])
        && words.has(&[
            "inte",
            "ingen",
            "inget",
            "aldrig",
            "bara",
            "ens",
            "verkligen",
            "seriösa",
            "helt",
        ]);
    let such = is(0, &["är", "ska", "var"])
        && is(1, &["det", "detta", "man", "vi", "folk", "gamla", "sjuka", "inte"])
        && words.has(&[
            "här",
            "så",
            "rimligt",
            "meningen",
            "behöva",
            "verkligen",
            "rätt",
            "rättvist",
            "klokt",
            "vettigt",
            "värdigt",
            "konstigt",
            "skämt",
            "sant",
        ])
        && !words.has(&["normalt", "farligt", "smittsamt"]);
    let who = is(0, &["vem", "vilka"])
        && words.has(&[
            "ansvar",
            "ansvarar",
            "bestämt",
            "bestämmer",
            "bestämde",
            "betalar",
            "kom",
            "bryr",
            "råd",
        ]);
    let what = is(0, &["vad"])
        && (you && !one && is(1, &["gör", "tänker", "har", "är", "håller", "menar", "väntar"])
            || (is(1, &["kostade"]) || is(1, &["är"]) && is(3, &["för"])) && !one);
    let lost = is(0, &["vart", "var"])
        && is(1, &["tog", "försvann", "finns", "är"])
        && words.has(&["vägen", "pengarna", "vallöftet", "löftet", "respekten", "ansvaret"]);
    let wish =
        is(0, &["tänk"]) || is(0, &["kan"]) && is(1, &["nån", "någon"]) && words.has(&["förklara"]);
    let swears = words.has(&["fan", "helvete", "fasen", "jävla", "tusan", "sjutton"]);
    let only = is(0, &["är"])
        && is(1, &["det"])
        && is(2, &["bara", "någon", "ingen"])
        && !words.has(&["idé"]);
    let lament = is(0, &["vart"]) && is(1, &["är"]) || is(0, &["minns", "what"]);
    only || lament || swears && !one || opinion || scorn || such || who || what || lost || wish
}
