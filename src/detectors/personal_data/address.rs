//! Postal addresses.
//!
//! - *Format*: a street and a house number, then perhaps a letter, a range, the
//!   flat (`lgh 1102`), stairs (`2 tr`), and postcode and town. Streets are told
//!   by their ending (`-gatan`, `-vägen`, `-gränd`, `-stigen`, `-torget`,
//!   `-backen`, `-allén`, `-plan` …), by an abbreviation (`Storg.`), or as a
//!   genitive with *gata*, *väg*, *torg* (`Olof Palmes gata`).
//! - *Check*: none; a number that is followed by a unit, a month or a noun that
//!   is counted is no house number.
//! - *Sources*: Lantmäteriet, *Ortnamn och adresser*; PostNord, *Adressering*;
//!   SS 613401 for lgh numbers.

use super::context::Cue;
use super::evidence::Form;
use super::kind::Kind;
use super::look::Look;
use super::run::{Edge, Group, View};
use super::streets::Ending;

const OWN: [Cue; 1] = [Cue::Address];

/// Looks for an address whose house number is the first group.
pub(super) fn look(view: &View<'_>, look: &mut Look<'_>) {
    let first = view.first();
    let is_number = first.len() <= 4 && view.byte(first.start) != b'0';
    let at = first.start;
    let after_word = view.byte_before(at) == b' '
        && at.checked_sub(2).is_some_and(|i| {
            view.byte(i) == b'.' || view.document.is_word_byte(i) && !view.byte(i).is_ascii_digit()
        });
    if !is_number
        || !after_word
        || matches!(view.left(), Edge::Tight(..) | Edge::Letters | Edge::Code)
    {
        return;
    }
    if let Some(start) = mailbox(view, look) {
        let (end, town) = rest(view, look, first.end, 1);
        let form = match town {
            true => Form { alone: 90, named: 95, code: "address.box" },
            false => Form { alone: 30, named: 80, code: "address.box" },
        };
        let support = look.context(start..end).own(&OWN);
        look.keep(Kind::Address, start..end, form, support);
        return;
    }
    let Some(street) = Street::before(view, look).filter(|_| first.len() < 4) else { return };
    let house = house(view, look);
    if house.counted {
        look.miss(Kind::Address, street.start..first.end, "context");
        return;
    }
    let (end, town) = rest(view, look, house.end, house.groups);
    let (alone, named) = match (street.proper, town) {
        (_, true) => (95, 97),
        _ if street.weak => (40, 80),
        (true, false) => (60, 85),
        (false, false) => (50, 80),
    };
    let form = Form { alone, named, code: "address.street" };
    let support = look.context(street.start..end).own(&OWN);
    look.keep(Kind::Address, street.start..end, form, support);
}

/// The beginning of `Box` with a capital before the first group.
fn mailbox(view: &View<'_>, look: &Look<'_>) -> Option<usize> {
    let start = view.first().start.checked_sub(4)?;
    let written = view.folded.get(start..start + 4) == Some(b"box ");
    let alone = !start.checked_sub(1).is_some_and(|i| view.document.is_word_byte(i));
    (written && alone && is_capital(look, start)).then_some(start)
}

struct Street {
    start: usize,
    /// Whether it begins with a capital letter.
    proper: bool,
    /// Whether it may be the name of a place.
    weak: bool,
}

impl Street {
    /// The street name right before the first group.
    fn before(view: &View<'_>, look: &Look<'_>) -> Option<Street> {
        let at = view.first().start;
        let mut end = at.checked_sub(1)?;
        if view.byte(end) != b' ' {
            return None;
        }
        let dotted = view.byte_before(end) == b'.';
        end -= usize::from(dotted);
        let words = view.document.words();
        let mut last = view.document.word_at(end.checked_sub(1)?);
        // "Storgatan nr 12"
        let counted = words.get(last).is_some_and(|w| view.document.word(*w) == b"nr");
        if let Some(before) = last.checked_sub(1).filter(|_| counted && !dotted) {
            last = before;
            end = words.get(last)?.range().end;
        }
        let mut word = words.get(last)?.range();
        if word.end != end {
            return None;
        }
        // Another number may be glued on before the street.
        word.start +=
            view.folded.get(word.clone())?.iter().take_while(|b| b.is_ascii_digit()).count();
        let text = view.folded.get(word.clone())?;
        let proper = is_capital(look, word.start);
        if dotted {
            return abbreviation(text, proper, word.start);
        }
        if look.streets.follows_genitive(text) {
            return genitive(view, look, text, last);
        }
        if proper && look.streets.is_short(text) {
            return Some(Street { start: word.start, proper: false, weak: false });
        }
        let Some(ending) = look.streets.ending(text) else {
            let start = with_prefix(view, look, last, word.start);
            let road = proper && start < word.start && look.streets.is_road(text);
            let weak = look.streets.is_whole(text);
            return (road || weak && proper && start < word.start).then_some(Street {
                start,
                proper,
                weak,
            });
        };
        if ending != Ending::Street && !proper {
            return None;
        }
        let start = with_prefix(view, look, last, word.start);
        Some(Street { start, proper, weak: ending == Ending::Weak })
    }
}

/// `Storg.`, `Exempelv.`: a name and the first letter of the ending.
fn abbreviation(text: &[u8], proper: bool, start: usize) -> Option<Street> {
    let stem = text.strip_suffix(b"g").or_else(|| text.strip_suffix(b"v"))?;
    (proper && stem.len() >= 3).then_some(Street { start, proper, weak: false })
}

/// `Olof Palmes gata`: a capital and a genitive before the word.
fn genitive(view: &View<'_>, look: &Look<'_>, text: &[u8], last: usize) -> Option<Street> {
    let words = view.document.words();
    let name = words.get(last.checked_sub(1)?)?.range();
    let owner = view.folded.get(name.clone())?;
    let near = view.document.gap_after(last - 1) == b" ";
    let proper = near && is_capital(look, name.start);
    let of = owner.ends_with(b"s") || owner.ends_with(b"x") || owner.ends_with(b"z");
    let prefixed = look.streets.is_prefix(owner);
    // "Uppdiktade gränd": an adjective, where a word says that an address is meant.
    let adjective =
        matches!(owner.last(), Some(b'a' | b'e')) && !text.starts_with("väg".as_bytes());
    let named = !look.streets.is_no_name(owner);
    // "Nya Vägen 4" is a name, "Nya väg 73" a road.
    let definite = text.ends_with(b"en") && is_capital(look, words.get(last)?.start());
    if !proper
        || !named
        || owner.len() < 4 && !(prefixed && definite)
        || !(of || prefixed || adjective)
    {
        return None;
    }
    let mut start = name.start;
    // First name before the last: "Olof Palmes gata".
    if let Some(first) = last.checked_sub(2).and_then(|i| words.get(i)).map(|w| w.range()) {
        let text = view.folded.get(first.clone()).unwrap_or_default();
        let joined = view.document.gap_after(last - 2) == b" " && is_capital(look, first.start);
        if joined && !look.streets.is_no_name(text) {
            start = first.start;
        }
    }
    Some(Street { start, proper: true, weak: !(of || prefixed) })
}

/// Takes `Västra` and its like in.
fn with_prefix(view: &View<'_>, look: &Look<'_>, last: usize, start: usize) -> usize {
    let Some(before) = last.checked_sub(1) else { return start };
    let Some(word) = view.document.words().get(before).map(|w| w.range()) else { return start };
    let text = view.folded.get(word.clone()).unwrap_or_default();
    let of_it = look.streets.is_prefix(text)
        && view.document.gap_after(before) == b" "
        && is_capital(look, word.start);
    if of_it { word.start } else { start }
}

/// Whether the original letter at a folded offset is a capital.
fn is_capital(look: &Look<'_>, at: usize) -> bool {
    let original = look.document.slice(look.document.span(at..at + 1));
    let wide = look.document.slice(look.document.span(at..at + 2));
    let first = original.chars().next().or_else(|| wide.chars().next());
    first.is_some_and(char::is_uppercase)
}

struct House {
    end: usize,
    groups: usize,
    counted: bool,
}

/// The house number with its letter or range.
fn house(view: &View<'_>, look: &Look<'_>) -> House {
    let first = view.first();
    let mut end = first.end;
    let mut groups = 1;
    // A range: 12-14.
    let second = view.groups.get(1).filter(|g| {
        g.gap.is_some_and(|gap| matches!(gap.sign, b'-' | b'/') && gap.is_tight()) && g.len() <= 3
    });
    if let Some(second) = second {
        end = second.end;
        groups = 2;
    }
    // A date: 20/10.
    let dated = second.is_some_and(|g| {
        g.gap.is_some_and(|gap| gap.sign == b'/') && g.len() <= 2 && view.digits(2).len() <= 4
    });
    let word_at = |at: usize| {
        let letters = (at..view.folded.len()).take(24);
        let len = letters.take_while(|i| view.document.is_word_byte(*i)).count();
        view.folded.get(at..at + len).unwrap_or_default()
    };
    // A letter: 14b, 14 b.
    let blank = usize::from(view.byte(end) == b' ');
    let letter = word_at(end + blank);
    if let ([b'a'..=b'l'], true) = (letter, blank == 0 || letter != b"i") {
        end += blank + 1;
    }
    let blank = usize::from(view.byte(end) == b' ');
    let next = word_at(end + blank);
    let counted = dated
        || look.streets.is_counted(next)
        || matches!(view.byte(end), b',' | b'.' | b':') && view.byte(end + 1).is_ascii_digit()
        || matches!(view.byte(end), b'%' | b':')
        || blank == 0 && view.document.is_word_byte(end);
    House { end, groups, counted }
}

/// Flat, stairs, postcode and town behind the house number; whether there is a
/// postcode.
fn rest(view: &View<'_>, look: &Look<'_>, mut end: usize, mut groups: usize) -> (usize, bool) {
    while let Some(group) = view.groups.get(groups) {
        if group.start > end + 12 {
            break;
        }
        let between = view.folded.get(end..group.start).unwrap_or_default();
        let flat = between.windows(3).any(|w| w == b"lgh" || w == b"tr ")
            || between.windows(4).any(|w| w == "vån".as_bytes())
            || between.windows(9).any(|w| w == "lägenhet".as_bytes());
        let after = view.folded.get(group.end..).unwrap_or_default();
        let stairs = after.starts_with(b" tr") || after.starts_with(b"tr");
        if let Some((to, used)) = postcode(view, group, groups, between) {
            return (town(view, look, to), used);
        }
        if flat && group.len() <= 4 {
            end = group.end;
        } else if stairs && between.iter().all(|b| matches!(b, b' ' | b',')) {
            end = group.end + usize::from(after.starts_with(b" ")) + 2;
        } else {
            break;
        }
        groups += 1;
    }
    (end, false)
}

/// `123 45`, `12345`, `SE-123 45`.
fn postcode(view: &View<'_>, group: &Group, at: usize, between: &[u8]) -> Option<(usize, bool)> {
    let plain = |b: &u8| matches!(b, b' ' | b',' | b'\n' | b'\r' | b's' | b'e' | b'-' | b'.');
    if !between.iter().all(plain) || matches!(view.byte(group.start), b'0') {
        return None;
    }
    match group.len() {
        5 => Some((group.end, true)),
        3 => {
            let next = view.groups.get(at + 1)?;
            let joined = next.len() == 2 && next.gap.is_some_and(|g| g.is_blank() && g.before <= 2);
            joined.then_some((next.end, true))
        }
        _ => None,
    }
}

/// The town behind a postcode: up to two words with capitals.
fn town(view: &View<'_>, look: &Look<'_>, end: usize) -> usize {
    let words = view.document.words();
    let mut at = view.document.word_at(end);
    let mut to = end;
    let last = at + 2;
    while at < last {
        let Some(word) = words.get(at).map(|w| w.range()) else { break };
        let between = view.folded.get(to..word.start).unwrap_or_default();
        let near = matches!(between, b" " | b", " | b"  ");
        if !near || !is_capital(look, word.start) || to > end && between != b" " {
            break;
        }
        let letters = view.folded.get(word.clone()).unwrap_or_default();
        to = word.start + letters.iter().take_while(|b| !b.is_ascii_digit()).count();
        if to < word.end {
            break;
        }
        at += 1;
    }
    to
}
