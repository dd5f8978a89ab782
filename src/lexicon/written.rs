//! Reading what a pattern says; what its slots stand for is told in
//! [`phrase`](super::phrase).

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use once_cell::race::OnceBox;

use super::cue;
use super::scale;

/// The most slots of a pattern.
const MAX_SLOTS: usize = 16;
/// The most words that a gap can hold.
const MAX_GAP: u8 = 8;

/// One slot as it is written; its words with strokes between them, see
/// [`alternatives`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written<'a> {
    Words { words: &'a str, optional: bool },
    Not(&'a str),
    Near { words: &'a str, wanted: bool },
    Scale { name: &'a str, least: i8 },
    Gap(u8),
    Any,
    Name,
    Start,
    End,
    Opening,
    Closing,
}

/// The words and classes of a slot.
pub(super) fn alternatives(words: &str) -> impl Iterator<Item = &str> {
    words.split('/')
}

/// Reads a pattern.
pub(super) fn read(text: &str) -> Result<Vec<Written<'_>>, String> {
    let slots = text.split(' ').map(slot).collect::<Result<Vec<_>, _>>()?;
    if slots.len() > MAX_SLOTS {
        return Err(format!("the phrase has more than {MAX_SLOTS} slots"));
    }
    let fixed = |s: &Written<'_>| matches!(s, Written::Words { optional: false, .. });
    if !slots.iter().any(fixed) {
        return Err("no slot of the phrase must be there".into());
    }
    Ok(slots)
}

/// The classes and scales that patterns may name, each list sorted.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    pub(super) classes: Vec<&'static str>,
    pub(super) scales: Vec<&'static str>,
}

impl Known {
    /// Those of the bundled files, which are looked through once.
    pub(super) fn bundled() -> &'static Known {
        static KNOWN: OnceBox<Known> = OnceBox::new();
        KNOWN.get_or_init(|| Box::new(Known { classes: cue::names(), scales: scale::names() }))
    }
}

/// Whether the text is a pattern over the `known` classes and scales, and if not, why.
pub(super) fn check(text: &str, known: &Known) -> Result<(), String> {
    let apart = apart(text);
    let torn = |slot: &&str| slot.contains('/') && !slot.chars().all(keeps);
    let signs = matches!(apart, Cow::Owned(_));
    if let Some(slot) = text.split(' ').find(torn).filter(|_| signs) {
        return Err(format!(
            "`{slot}` gives a choice between words, and a sign in it would part it; write each word \
             without signs, or such a word in a pattern of its own"
        ));
    }
    for slot in read(&apart)? {
        if let Written::Scale { name, .. } = slot
            && known.scales.binary_search(&name).is_err()
        {
            return Err(format!("there is no scale `%{name}`"));
        }
        let (Written::Words { words, .. } | Written::Not(words) | Written::Near { words, .. }) =
            slot
        else {
            continue;
        };
        let mut classes = alternatives(words).filter_map(|word| word.strip_prefix('@'));
        if let Some(class) = classes.find(|class| known.classes.binary_search(class).is_err()) {
            return Err(format!("there is no class of words `@{class}`"));
        }
    }
    Ok(())
}

/// The text with a blank for every sign that joins two words (`cp-skalle`,
/// `14:88`), as words are split in a document.
pub(super) fn apart(text: &str) -> Cow<'_, str> {
    match text.chars().all(keeps) {
        true => Cow::Borrowed(text),
        false => text.chars().map(|c| if keeps(c) { c } else { ' ' }).collect::<String>().into(),
    }
}

/// What means something in a pattern.
const SIGNS: [char; 14] = [' ', '/', '@', '?', '!', '.', '^', '$', '<', '>', '*', '~', '&', '%'];

/// Whether a character belongs to a word or means something in a pattern.
fn keeps(c: char) -> bool {
    joins(c) || SIGNS.contains(&c)
}

fn slot(text: &str) -> Result<Written<'_>, String> {
    match text {
        "" => return Err("two blanks in a row".into()),
        "^" => return Ok(Written::Start),
        "$" => return Ok(Written::End),
        "<" => return Ok(Written::Opening),
        ">" => return Ok(Written::Closing),
        "*" => return Ok(Written::Any),
        "@name" => return Ok(Written::Name),
        _ => {}
    }
    if let Some(count) = text.strip_prefix("..") {
        let count = if count.is_empty() { Ok(3) } else { count.parse::<u8>() };
        return match count {
            Ok(count @ 1..=MAX_GAP) => Ok(Written::Gap(count)),
            _ => Err(format!("a gap is `..` or `..1` to `..{MAX_GAP}`, not `{text}`")),
        };
    }
    if let Some(scale) = text.strip_prefix('%') {
        let parts = scale.split_once('/').and_then(|(n, l)| Some((n, l.parse::<i8>().ok()?)));
        let (name, least) = parts.ok_or_else(|| format!("a scale is `%name/5`, not `{text}`"))?;
        return Ok(Written::Scale { name, least });
    }
    let (sign, words) = match text.strip_prefix(['!', '~', '&']) {
        Some(words) => (text.chars().next(), words),
        None => (None, text),
    };
    let (optional, words) = match words.strip_suffix('?') {
        Some(words) => (true, words),
        None => (false, words),
    };
    let is_word = |w: &&str| !w.is_empty() && w.strip_prefix('@').unwrap_or(w).chars().all(joins);
    match alternatives(words).find(|w| !is_word(w)) {
        Some(word) => Err(format!("`{word}` is not a single word")),
        None if sign == Some('!') => Ok(Written::Not(words)),
        None if sign.is_some() => Ok(Written::Near { words, wanted: sign == Some('&') }),
        None => Ok(Written::Words { words, optional }),
    }
}

fn joins(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Every way to fill the alternatives of a pattern of plain words.
pub(super) fn spell_out(written: &[Written<'_>]) -> Vec<String> {
    let mut all = Vec::from([String::new()]);
    for slot in written {
        let Written::Words { words, .. } = slot else { continue };
        let mut next = Vec::with_capacity(all.len() * alternatives(words).count());
        for head in &all {
            for word in alternatives(words) {
                let blank = if head.is_empty() { "" } else { " " };
                next.push([head, blank, word].concat());
            }
        }
        all = next;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_are_read() {
        let read = read("^ dra/drar jävla? .. !inte åt ..5 @place $").unwrap();
        assert_eq!(read.len(), 9);
        assert_eq!(read[1], Written::Words { words: "dra/drar", optional: false });
        assert_eq!(read[2], Written::Words { words: "jävla", optional: true });
        assert_eq!(read[3], Written::Gap(3));
        assert_eq!(read[4], Written::Not("inte"));
        assert_eq!(read[6], Written::Gap(5));
        let near = super::read("skott ~mål/@game &haha").unwrap();
        assert_eq!(near[1], Written::Near { words: "mål/@game", wanted: false });
        assert_eq!(near[2], Written::Near { words: "haha", wanted: true });
    }

    #[test]
    fn a_sign_joins_two_slots_where_there_is_no_choice() {
        assert_eq!(apart("cp-skalle dra/drar"), "cp skalle dra/drar");
        assert!(check("cp-skalle dra/drar", &Known::default()).is_ok());
    }

    #[test]
    fn bad_slots_are_refused() {
        for text in [
            "a  b",
            "..",
            "..99 a",
            "a/ b",
            "a? b?",
            "a  b-c",
            "@ingen a",
            "a %ingen/5",
            "a %threat",
            "a/b-c d",
            "14:88/hej",
            "i'll/gonna go",
        ] {
            assert!(check(text, &Known::default()).is_err(), "{text}");
        }
    }
}
