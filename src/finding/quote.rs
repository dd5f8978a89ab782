//! Quotes that can be logged.

use alloc::boxed::Box;
use alloc::string::String;

use unicode_segmentation::UnicodeSegmentation;

use super::Details;
use crate::category::Category;

/// The longest quote, in graphemes; a longer one ends in `…`.
const MAX_GRAPHEMES: usize = 40;

/// The quote of a finding that shows no content.
///
/// - personal data: `#` for each digit, `·` for each letter, other signs stay;
/// - links: scheme and host, and `/…` for whatever follows;
/// - everything else: the first letter, and `·` for the rest.
///
/// One mark stands for one grapheme, so that an emoji family is one mark.
///
/// ```
/// use omdome::category::Category;
/// use omdome::finding::{Details, mask};
///
/// let none = Details::default();
/// assert_eq!(&*mask(&Category::Insult, "Idiot!", &none), "I····!");
/// assert_eq!(&*mask(&Category::PersonalData, "anna.a@exempel.example", &none), "····.·@·······.·······");
/// ```
pub fn mask(category: &Category, text: &str, details: &Details) -> Box<str> {
    match category {
        Category::Link => link(text, details).into_boxed_str(),
        Category::PersonalData => marks(text, |_, c| shape(c)),
        _ => marks(text, |first, c| if first && c.is_alphabetic() { c } else { shape(c) }),
    }
}

fn link(text: &str, details: &Details) -> String {
    let host = details.host.as_ref().map_or(0, |host| host.len());
    let scheme = details.scheme.as_ref().map_or(0, |scheme| scheme.as_str().len());
    let mut quote = String::with_capacity(scheme + "://".len() + host + "/…".len());
    if let Some(scheme) = &details.scheme {
        quote.push_str(scheme.as_str());
        quote.push_str(if text.contains("//") || details.host.is_some() { "://" } else { ":" });
    }
    match &details.host {
        Some(host) => {
            quote.push_str(host);
            let ends_at_host = text.len() <= quote.len();
            quote.push_str(if ends_at_host { "" } else { "/…" });
        }
        None => quote.push('…'),
    }
    quote
}

fn shape(c: char) -> char {
    match c {
        _ if c.is_numeric() => '#',
        _ if c.is_alphabetic() => '·',
        _ if c.is_control() => ' ',
        _ => c,
    }
}

/// One mark for each grapheme, up to the longest quote.
fn marks(text: &str, show: impl FnMut(bool, char) -> char) -> Box<str> {
    // No character below the combining ones joins another but a line feed.
    let plain = |c: char| c < '\u{300}' && c != '\r';
    match text.chars().take(MAX_GRAPHEMES + 1).all(plain) {
        true => put(text.chars(), show),
        false => put(text.graphemes(true).filter_map(|g| g.chars().next()), show),
    }
}

fn put(firsts: impl Iterator<Item = char>, mut show: impl FnMut(bool, char) -> char) -> Box<str> {
    let mut quote = [0; 4 * (MAX_GRAPHEMES + 1)];
    let mut len = 0;
    let mut first = true;
    for (i, c) in firsts.enumerate() {
        let shown = if i == MAX_GRAPHEMES { '…' } else { show(first, c) };
        if let Some(place) = quote.get_mut(len..len + shown.len_utf8()) {
            len += shown.encode_utf8(place).len();
        }
        if i == MAX_GRAPHEMES {
            break;
        }
        first &= !c.is_alphanumeric();
    }
    let quote = quote.get(..len).and_then(|bytes| core::str::from_utf8(bytes).ok());
    quote.unwrap_or_default().into()
}
