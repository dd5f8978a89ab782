//! `[detector.language]`.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde::Deserialize;

use crate::error::{Diagnostic, Field, Is, Shape};
use crate::lexicon::{Lexicon, Strength};

pub(super) const SHAPE: Shape = Shape::new(&[
    Field::optional("add", Is::List(&Is::Text)),
    Field::optional("remove", Is::List(&Is::Text)),
    Field::optional("grade", Is::Map(&Is::OneOf(Strength::NAMES))),
]);

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Settings {
    add: Vec<String>,
    remove: Vec<String>,
    grade: BTreeMap<String, String>,
}

/// Changes the bundled lexicon as the policy says; every fault is reported.
pub(super) fn apply(
    settings: &Settings,
    lexicon: &mut Lexicon,
    path: &str,
    faults: &mut Vec<Diagnostic>,
) {
    lexicon.change(&settings.add, &settings.remove, path, faults);
    for (lemma, strength) in &settings.grade {
        let known = Strength::from_name(strength).is_some_and(|s| lexicon.grade(lemma, s));
        if !known {
            faults.push(Lexicon::unknown_lemma(format!("{path}.grade.{lemma}"), lemma));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn a_policy_can_add_remove_and_grade() {
        let mut lexicon = Lexicon::parse(
            "x",
            "drummel | n-ar(druml) | insult/mild | - | Ohyfsad.\ntönt | n-ar | insult/mild | - | Löjlig.",
        )
        .unwrap();
        let settings = Settings {
            add: Vec::from([
                "surkart | n-ar | insult/mild | - | Sur.".to_string(),
                "surkart | n-ar".to_string(),
            ]),
            remove: Vec::from(["tönt".to_string(), "tomte".to_string()]),
            grade: BTreeMap::from([("drummel".to_string(), "strong".to_string())]),
        };
        let mut faults = Vec::new();
        apply(&settings, &mut lexicon, "detector.language", &mut faults);
        let lemmas: Vec<&str> = lexicon.entries().iter().map(|e| &**e.lemma()).collect();
        assert_eq!(lemmas, ["drummel", "surkart"]);
        assert_eq!(lexicon.entries()[0].senses()[0].strength, Strength::Strong);
        let paths: Vec<&str> = faults.iter().map(Diagnostic::path).collect();
        assert_eq!(paths, ["detector.language.add[1]", "detector.language.remove[1]"]);
    }
}
