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
        Category::Link => link(text, details),
        Category::PersonalData => graphemes(text, |_, c| shape(c)),
        _ => graphemes(text, |first, c| if first && c.is_alphabetic() { c } else { shape(c) }),
    }
    .into_boxed_str()
}

fn link(text: &str, details: &Details) -> String {
    let mut quote = String::new();
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

fn graphemes(text: &str, mut show: impl FnMut(bool, char) -> char) -> String {
    let mut quote = String::with_capacity(text.len().min(4 * MAX_GRAPHEMES));
    let mut first = true;
    for (i, grapheme) in text.graphemes(true).enumerate() {
        if i == MAX_GRAPHEMES {
            quote.push('…');
            break;
        }
        let Some(c) = grapheme.chars().next() else { continue };
        quote.push(show(first, c));
        first &= !c.is_alphanumeric();
    }
    quote
}
