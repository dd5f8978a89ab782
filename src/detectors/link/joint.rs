//! Telling a bare host from two sentences without a blank between them.
//!
//! A list of top-level domains does not do it: a good many of the commonest
//! Swedish words are on it (`med`, `men`, `om`, `se`, `nu`), and one sentence in
//! eight begins with such a word. So everything around the dot is weighed: what
//! the ending is as a word, what the label before it is, how both are written,
//! what stands before, and what follows.
//!
//! The weights are small whole numbers on one scale, in which a host that nothing
//! speaks for or against has 1. An ending that no sentence begins with gives 3 or 4;
//! a listed word before the dot takes 3; a capital where prose has one takes up to 4;
//! the word behind the host gives or takes up to 4, by what a Swedish sentence that
//! began with the ending would go on with ("Se hur …", "Nu räcker …"). A path or a
//! port gives 4, a name that is known or allowed 5 to 12. The sum decides whether
//! there is a link at all; which level it gets is decided by what the evidence is,
//! not by how much there is of it.

use super::allow::Standing;
use super::around::{self, Around};
use super::dots::Dot;
use super::host::Host;
use super::letters;
use super::tables::{Cue, Cues, Known, Listed, Tables, Tld};
use super::tail::Tail;
use super::view::{Case, View};
use super::words::{self, Label};

/// How strong the evidence for a link is. Policies name these levels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    /// A host is possible.
    Weak,
    /// The ending is a word, but the label before it is none, or the words
    /// around speak for a host.
    Label,
    /// The ending is no word of Swedish.
    Tld,
    /// A path, a port, an allowed, imitated or known host.
    Strong,
    /// A scheme or `www.`.
    Certain,
}

/// Why a host matters whatever its words are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Concern {
    /// It is known by name.
    Host(Known),
    /// The policy allows it.
    Allowed,
    /// It imitates one that the policy allows.
    Imitated,
}

impl Concern {
    /// The concern that a standing to the allowed hosts gives.
    pub(super) fn of(standing: Standing) -> Option<Concern> {
        match standing {
            Standing::Allowed => Some(Concern::Allowed),
            Standing::Imitates => Some(Concern::Imitated),
            Standing::Strange => None,
        }
    }
}

/// The least sum of weights that makes a link.
const ENOUGH: i32 = 1;

/// What follows a host in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next<'a> {
    /// Nothing, or closing punctuation: no sentence begins with the ending.
    End,
    /// A word, in lower case.
    Word(&'a [u8]),
    /// A word with a capital.
    Title,
    /// A number.
    Number,
    /// An emoji or another sign.
    Sign,
}

/// Weighs a host that has no scheme and no `www.`.
pub(super) fn weigh(
    view: &View<'_>,
    tables: &Tables,
    host: &Host,
    tail: &Tail,
    concern: impl FnOnce() -> Option<Concern>,
) -> Option<Level> {
    let tld = host.tld?;
    let last = host.label(host.len().checked_sub(1)?)?;
    let under =
        2 + usize::from(host.len() > 2 && tld == Tld::Country && is_second_level(view, host));
    let named = host.label(host.len().checked_sub(under)?)?;
    if tld == Tld::Word && !tail.port && !tail.has_path() && host.dot != Dot::Masked {
        // The commonest joint by far: two words of prose.
        let word = view.slice(named.clone());
        if word.len() == 1 || tables.listed(word) == Some(Listed::Word) {
            return None;
        }
    }
    let label_case = view.case(named.clone());
    let tld_case = view.case(last.clone());
    let label = match words::read(tables, view.slice(named.clone()), label_case) {
        Label::Word | Label::Wordish
            if label_case == Case::Mixed && is_titled(view, named.clone()) =>
        {
            Label::Shaped
        }
        label => label,
    };
    let next = next(view, tail.end);
    let around = Around::of(view, tables, host);

    let mut sum = weight_of_tld(tld) + weight_of_label(label, tld);
    if label == Label::Shaped && label_case == Case::Mixed && tld_case == Case::Title {
        // `Ett-Namn.Se`: each part of the host with its capital.
        sum += 4;
    }
    if label == Label::Unknown && label_case == Case::Title && tld_case == Case::Lower {
        // The name of a person or place, likely.
        sum -= if matches!(tld, Tld::Common | Tld::Country) { 1 } else { 3 };
    }
    let is_foreign = matches!(tld, Tld::English | Tld::Country | Tld::Other | Tld::Soft);
    let is_open = label_case == Case::Title || next != Next::End;
    if label == Label::Word && is_foreign && is_open && !around.is_site {
        // "Så kul.at last", "Trött.me": prose in two languages.
        sum -= 2;
    }
    if tld == Tld::Soft && matches!(label, Label::Wordish | Label::Swedish) {
        sum -= 1;
    }
    sum += weight_of_case(label_case, tld_case, tld, next);
    let goes_on = matches!(next, Next::Word(_) | Next::Title)
        || view.byte(tail.end) == b'.' && view.is_alnum(tail.end + 1);
    if label_case == Case::Title && tld != Tld::Home && goes_on {
        // A name and an abbreviation or another name: "Trafikverket.SL.Regionen",
        // "Microsoft.NET krånglar", "Ica.Coop.Willys".
        let in_row = view.byte(tail.end) == b'.' && tld_case == Case::Title;
        sum -= match tld_case {
            Case::Upper => 3,
            _ if in_row => 6,
            _ => 0,
        };
    }
    let is_shout = view.byte(tail.end) == b'!' && view.slice(last.clone()) == b"nu";
    if is_shout && label_case == Case::Title && matches!(label, Label::Swedish | Label::Wordish) {
        // "Skärpning.nu!"
        sum -= 3;
    }
    if !tail.has_path() && !tail.port {
        let weight = weight_of_next(view, tables, tld, view.slice(last), next, tail.end);
        sum += match () {
            // No sentence begins behind a dot in brackets.
            () if host.dot == Dot::Masked => weight.max(0),
            // A site was named.
            () if around.is_site && label != Label::Word => weight.max(-1),
            () => weight,
        };
        if label == Label::Word && tld == Tld::Common && matches!(next, Next::Word(_)) {
            sum -= 1;
        }
    }
    sum += around.weight(label, tld);
    let named_long = named.len() >= 5 && tld_case == Case::Lower;
    if label == Label::Word && tld == Tld::Home && next == Next::End && named_long {
        // "läs folkviljan.nu": a site named after a word that leads to one.
        sum += 2 * i32::from(around.cues.is_some_and(|cues| cues.has(Cue::Before)));
    }
    sum += weight_of_more_labels(view, tables, host, tld_case);
    sum += weight_of_dot(host.dot);
    sum += weight_of_spelt_dot(view, &around, host);
    if matches!(host.dot, Dot::Comma | Dot::Sign | Dot::Double | Dot::Broken | Dot::Spaced) {
        sum += 4 * i32::from(around::is_to_be_mended(view, tables, host.range()));
    }
    sum += weight_of_letters(view, host);
    if tail.port {
        sum += 4;
    }
    if tail.has_path() {
        sum += weight_of_path(view, tail, label, tld);
    }
    let most = if matches!(label, Label::Number | Label::Letter) { 12 } else { 9 };
    if sum + most < ENOUGH {
        return None;
    }
    if let Some(known) = concern() {
        if known == Concern::Host(Known::Product) {
            return None;
        }
        let more = match (known, label) {
            (Concern::Host(Known::Site) | Concern::Allowed, Label::Number | Label::Letter) => 12,
            (Concern::Host(Known::Site) | Concern::Allowed, _) => 5,
            (Concern::Imitated, Label::Number) => 9,
            (Concern::Imitated, _) => 5,
            (Concern::Host(_), _) => 9,
        };
        return (sum + more >= ENOUGH).then_some(Level::Strong);
    }
    if sum < ENOUGH {
        return (sum + 1 >= ENOUGH && tld != Tld::File).then_some(Level::Weak);
    }
    let is_word = !matches!(tld, Tld::Common | Tld::Country | Tld::Other | Tld::English);
    Some(match () {
        () if tail.port || tail.has_path() => Level::Strong,
        () if is_word => Level::Label,
        () => Level::Tld,
    })
}

/// Whether the label before the last is one under which a country registers names.
fn is_second_level(view: &View<'_>, host: &Host) -> bool {
    host.label(host.len().wrapping_sub(2)).is_some_and(|label| {
        matches!(view.slice(label), b"co" | b"com" | b"org" | b"net" | b"ac" | b"gov" | b"edu")
    })
}

/// Whether every part of a hyphenated label begins with a capital and goes on
/// without: `Ett-Namn`. In prose only names are written so.
fn is_titled(view: &View<'_>, label: core::ops::Range<usize>) -> bool {
    let hyphenated = view.slice(label.clone()).contains(&b'-');
    let mut parts = view.original(label).split('-');
    hyphenated
        && parts.all(|part| {
            let mut chars = part.chars();
            chars.next().is_some_and(char::is_uppercase) && chars.all(char::is_lowercase)
        })
}

fn weight_of_tld(tld: Tld) -> i32 {
    match tld {
        Tld::Home | Tld::Name => 0,
        Tld::Word => -3,
        Tld::Soft | Tld::Acronym => 2,
        Tld::English | Tld::Country | Tld::Other => 3,
        Tld::File => -6,
        Tld::Common => 4,
    }
}

fn weight_of_label(label: Label, tld: Tld) -> i32 {
    match label {
        Label::Word => -3,
        Label::Swedish if matches!(tld, Tld::English | Tld::Country | Tld::Other) => -3,
        Label::Swedish if tld != Tld::Home => -2,
        Label::Swedish | Label::Wordish => -1,
        Label::Unknown => 1,
        Label::Stripped => 2,
        Label::Shaped => 3,
        Label::Code if matches!(tld, Tld::Common | Tld::Home) => -1,
        Label::Abbreviation if matches!(tld, Tld::Common) => -3,
        Label::Abbreviation | Label::Code | Label::Number => -6,
        Label::Letter => -8,
    }
}

fn weight_of_case(label: Case, tld: Case, ending: Tld, next: Next<'_>) -> i32 {
    let open = matches!(next, Next::Word(_) | Next::Title);
    match (label, tld) {
        (_, Case::Lower) | (Case::Upper, Case::Upper) => 0,
        (Case::Title, Case::Title) if !open => -1,
        (Case::Title, Case::Title) => -3,
        (_, Case::Mixed) => -4,
        _ if matches!(ending, Tld::Common | Tld::Country) && !open => -2,
        _ => -4,
    }
}

fn weight_of_next(
    view: &View<'_>,
    tables: &Tables,
    tld: Tld,
    name: &[u8],
    next: Next<'_>,
    end: usize,
) -> i32 {
    let is_word = !matches!(tld, Tld::Common | Tld::Country | Tld::Other | Tld::File);
    let word = match next {
        // No sentence is *se* or *de* alone.
        Next::End if matches!(name, b"se" | b"de") => return 3,
        Next::End => return if is_word { 2 } else { 0 },
        Next::Number if tld == Tld::Acronym => return -3,
        Next::Title if matches!(name, b"mr" | b"ms") => return -3,
        Next::Number | Next::Sign => return 1,
        Next::Title => return 0,
        Next::Word(word) => word,
    };
    let cues = tables.cues(word);
    match (tld, name) {
        (Tld::Home, b"se") => after_se(view, tables, (word, cues), end),
        (Tld::Home, _) if cues.has(Cue::AfterNu) => -3,
        (Tld::Home, _) if is_finite(word, cues) && subject_follows(view, tables, end) => -3,
        (Tld::Home, _) => 2,
        (Tld::Word, b"de") if cues.has(Cue::Function) => 3,
        (Tld::Word, b"de") if cues.has(Cue::AfterDe) || is_finite(word, cues) => -3,
        (Tld::Word, b"de") => 0,
        (Tld::Word, _) => -3,
        (Tld::English | Tld::Soft, _) if cues.has(Cue::English) => -4,
        (Tld::English, _) if name.len() == 2 => 1,
        (Tld::Name, _) => -1,
        _ => 0,
    }
}

/// The weight of a word behind *se*, which is an imperative and takes no
/// finite verb.
fn after_se(view: &View<'_>, tables: &Tables, (word, cues): (&[u8], Cues), end: usize) -> i32 {
    let second = || second_word(view, end);
    match word {
        b"till" if second() == b"att" => -4,
        b"till" => -1,
        b"nu" if tables.cues(second()).has(Cue::AfterSe) || second() == b"till" => -3,
        b"nu" => 2,
        // "Se och lär."
        b"och" if tables.cues(second()).has(Cue::SeAnd) => -4,
        _ if cues.has(Cue::AfterSe) => -3,
        _ if cues.has(Cue::MaybeAfterSe) => -2,
        _ if is_finite(word, cues) => 3,
        _ => 2,
    }
}

fn weight_of_more_labels(view: &View<'_>, tables: &Tables, host: &Host, tld_case: Case) -> i32 {
    if host.len() < 3 {
        return 0;
    }
    // Abbreviations, letters or one word over and over: "CT.MR.PET", "no.no.no".
    let first = host.label(0).map(|label| view.slice(label));
    let same = || host.labels().all(|label| Some(view.slice(label)) == first);
    let shouted = || tld_case == Case::Upper && host.labels().all(|l| l.len() <= 4);
    let small = || host.len() > 4 && host.labels().all(|l| l.len() <= 3);
    if same() || shouted() || small() {
        return -8;
    }
    let (mut shouted, mut all_words, mut short) = (false, true, false);
    for label in host.labels().take(host.len() - 2) {
        let case = view.case(label.clone());
        short |= label.len() <= 3;
        match words::read(tables, view.slice(label), case) {
            Label::Letter | Label::Abbreviation | Label::Code => return -4,
            Label::Word => shouted |= case == Case::Title,
            _ => all_words = false,
        }
    }
    match () {
        // A run of capitalised words is a sentence shouted word by word.
        () if shouted => -2,
        () if tld_case == Case::Upper && all_words => -2,
        () if tld_case == Case::Upper || (host.len() > 3 && all_words) => 0,
        () if short && all_words => 2,
        () => 3,
    }
}

/// No one hides letters in two sentences, unless everything is written so.
fn weight_of_letters(view: &View<'_>, host: &Host) -> i32 {
    const BEFORE: usize = 12;
    let undone = letters::undone(view, host.range());
    let start = host.range().start;
    let before = letters::undone(view, start.saturating_sub(BEFORE)..start);
    match () {
        () if undone.is_empty() || before.intersects(undone) => 0,
        () if host.tld == Some(Tld::Word) => 1,
        () => 3,
    }
}

fn weight_of_dot(dot: Dot) -> i32 {
    match dot {
        Dot::Plain | Dot::Word | Dot::Spaced => 0,
        Dot::Masked => 3,
        Dot::Double | Dot::Sign => -1,
        Dot::Broken => -3,
        Dot::Comma => -3,
    }
}

/// The weight of a word in place of the dot: shouted between names in lower case it
/// stands for one, and behind an article it is the noun that it is.
fn weight_of_spelt_dot(view: &View<'_>, around: &Around, host: &Host) -> i32 {
    let (Dot::Word, Some(first), Some(second)) = (host.dot, host.label(0), host.label(1)) else {
        return 0;
    };
    let between = first.end..second.start;
    if view.case(first.clone()) == Case::Lower && view.case(between) == Case::Upper {
        return 3;
    }
    let article = around.cues.is_some_and(|cues| cues.has(Cue::Article));
    if article { -4 } else { 0 }
}

fn weight_of_path(view: &View<'_>, tail: &Tail, label: Label, tld: Tld) -> i32 {
    // "kommer.vi/ni": a slash between words is no path.
    let path = view.slice(tail.path + 1..tail.end);
    let plain = path.iter().all(u8::is_ascii_lowercase);
    match (label, tld) {
        (Label::Letter | Label::Number | Label::Abbreviation, _) => 2,
        (Label::Word | Label::Wordish, Tld::Word | Tld::Soft) if plain => 0,
        (Label::Word, Tld::Home) if plain && path.len() < 3 => 1,
        _ => 4,
    }
}

/// What follows at `i`.
fn next<'a>(view: &View<'a>, i: usize) -> Next<'a> {
    let b = view.byte(i);
    let at = match b {
        0..=b' ' => i,
        b'.' | b',' | b';' | b':' | b'!' | b'?' | b')' | b']' | b'}' | b'"' | b'\'' | b'>'
        | b'*' | b'~' | b'_' => return Next::End,
        _ => return Next::Sign,
    };
    if i >= view.len() || view.starts(i, b"\n\n") {
        return Next::End;
    }
    let at = view.skip_blanks(at + usize::from(b == b'\n'), 4);
    if !view.is_letter(at) {
        return match view.byte(at) {
            b'0'..=b'9' => Next::Number,
            0x80.. => Next::Sign,
            _ => Next::End,
        };
    }
    let end = word_end(view, at);
    if view.case(at..end) == Case::Lower { Next::Word(view.slice(at..end)) } else { Next::Title }
}

/// The end of the word at `i`, read no further than the longest listed one.
fn word_end(view: &View<'_>, i: usize) -> usize {
    const LONGEST: usize = 24;
    i + (i..i + LONGEST).take_while(|i| view.is_letter(*i)).count()
}

/// Whether the word reads as a verb in the present or past tense.
fn is_finite(word: &[u8], cues: Cues) -> bool {
    let ends = |ending: &[u8]| word.len() >= ending.len() + 2 && word.ends_with(ending);
    const ENDINGS: [&[u8]; 7] =
        [b"ar", b"er", b"ade", b"de", b"te", "ör".as_bytes(), "är".as_bytes()];
    let told = ENDINGS.into_iter().any(|ending| match ending {
        // Not *där*, *här* and *när*.
        [0xC3, ..] => {
            word.len() > ending.len()
                && word.ends_with(ending)
                && !matches!(word, [b'd' | b'h' | b'n', 0xC3, 0xA4, b'r'])
        }
        _ => ends(ending),
    });
    cues.has(Cue::Finite) || (told && !cues.has(Cue::Function))
}

/// The word behind the one that follows `i`.
fn second_word<'a>(view: &View<'a>, i: usize) -> &'a [u8] {
    let first = view.skip_blanks(i, 4);
    let at = view.skip_blanks(word_end(view, first), 4);
    view.slice(at..word_end(view, at))
}

/// Whether a subject stands behind the word that follows `i`.
fn subject_follows(view: &View<'_>, tables: &Tables, i: usize) -> bool {
    let word = second_word(view, i);
    let definite = [&b"n"[..], b"et", b"na"].iter().any(|e| word.len() >= 4 && word.ends_with(e));
    tables.cues(word).has(Cue::Subject) || definite
}
