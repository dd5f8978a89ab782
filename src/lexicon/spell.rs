//! Every sentence that a pattern of plain words stands for.

use alloc::string::String;
use alloc::vec::Vec;

use super::phrase::Written;

/// Every way to fill the alternatives of a pattern of plain words.
pub(super) fn spell_out(written: &[Written<'_>]) -> Vec<String> {
    let mut all = Vec::from([String::new()]);
    for slot in written {
        let Written::Words { alternatives, .. } = slot else { continue };
        let mut next = Vec::with_capacity(all.len() * alternatives.len());
        for head in &all {
            for word in alternatives {
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
    use crate::lexicon::phrase;

    #[test]
    fn alternatives_are_spelt_out() {
        let written = phrase::read("din/er sura gubbe/tant").unwrap();
        let all = spell_out(&written);
        assert_eq!(all.len(), 4);
        assert!(all.iter().any(|s| s == "er sura tant"));
    }
}
