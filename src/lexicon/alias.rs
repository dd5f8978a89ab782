//! å ä ö as people write them on a keyboard that lacks them.

use alloc::string::String;
use alloc::vec::Vec;

/// The spellings of a word without å ä ö: *javla*, *jaevla*; none where it has
/// none of them or fewer than `least` letters.
///
/// The way goes from a listed word to the text only, and words that exist stay
/// themselves: `data/sv-ordinary.txt` lists those.
pub(super) fn spellings(word: &str, least: usize) -> Vec<String> {
    // All three begin with the same byte.
    if !word.as_bytes().contains(&0xC3)
        || word.chars().count() < least
        || !word.contains(['å', 'ä', 'ö'])
    {
        return Vec::new();
    }
    let spell = |å: &str, ä: &str, ö: &str| -> String {
        let mut spelling = String::with_capacity(word.len());
        for c in word.chars() {
            match c {
                'å' => spelling.push_str(å),
                'ä' => spelling.push_str(ä),
                'ö' => spelling.push_str(ö),
                _ => spelling.push(c),
            }
        }
        spelling
    };
    Vec::from([spell("a", "a", "o"), spell("aa", "ae", "oe")])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_spellings() {
        assert_eq!(spellings("jävla", 4), ["javla", "jaevla"]);
        assert_eq!(spellings("kärringhår", 4), ["karringhar", "kaerringhaar"]);
        assert!(spellings("hora", 4).is_empty());
        assert!(spellings("bög", 4).is_empty());
    }
}
