//! Ordinary words stay clean: every form of public Swedish word lists goes
//! through a ruleset alone, and none gives a finding of the language detector
//! above `possible` but the reviewed coarse ones; and said to somebody, none
//! but by a form of the entry that is reported.
//!
//! The lists are not part of this repository. `cargo test --test ordinary_words
//! -- --ignored` reads Debian's `wswedish` (Latin-1) from the path in
//! `OMDOME_WSWEDISH` or from `/usr/share/dict/swedish`, and, if
//! `OMDOME_HUNSPELL` names a file, the expanded forms of `hunspell-sv` (UTF-8,
//! one a line) without those of the entries that `sv_SE.dic` flags `!`
//! (NOSUGGEST): the dictionary's own mark for what it will not offer.

use std::collections::BTreeMap;

use omdome::detectors::language::Language;
use omdome::finding::Confidence;
use omdome::policy::Policy;
use omdome::post::Post;
use omdome::ruleset::{Ruleset, Scratch};

/// The truly coarse forms of `wswedish`, each with the lemma of its entry.
const COARSE: &str = include_str!("data/coarse-wswedish.txt");
/// The most forms that may be truly coarse.
const MOST: usize = 300;

/// What may be said to someone only as abuse or a threat, though it looks unlike
/// the entry that says so, or is a sentence's own frame: said of the reader, each
/// of these is read by a human. Reviewed word by word.
const SAID_TO_SOMEONE: &[&str] = &[
    "apor",
    "apors",
    "aporna",
    "apornas",
    "apors",
    "djävlig",
    "djävliga",
    "djävligt",
    "djävlas",
    "löss",
    "mentalsjuka",
    "igenkorkad",
    "igenkorkade",
    "igenkorkat",
    // Contempt of the reader.
    "iskall",
    "olidlig",
    "omänsklig",
    "berikad",
    "berikade",
    "etnisk",
    "etniskt",
    "helsvensk",
    "helsvenska",
    // Wishes and threats.
    "död",
    "döda",
    "dödens",
    "förgås",
    "förmultna",
    "ruttna",
    "varnad",
    "varnade",
    "krig",
    // Calls to steal: *din sno*.
    "förfalska",
    "planka",
    "råna",
    "snatta",
    "sno",
    "stjäl",
    // Remarks on a body.
    "läcker",
    "sexig",
    "smaskig",
];

/// Beginnings of coarse compounds that `hunspell-sv` has without its mark.
const COARSE_COMPOUNDS: &[&str] = &[
    "a-lagar",
    "badjäv",
    "blockmongo",
    "bondjäv",
    "busshelvete",
    "domarjäv",
    "grottmongo",
    "gnällkäring",
    "gubbjäv",
    "ja-sägar",
    "kioskmongo",
    "klappmongo",
    "kärringjäv",
    "mansgris",
    "mediehor",
    "praktmongo",
    "riksmongo",
    "tandjäv",
    "tattaraktig",
    "ungjäv",
    "vågjäv",
    "överklasspack",
];

fn coarse() -> BTreeMap<&'static str, &'static str> {
    let lines = COARSE.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines.map(|line| line.split_once('\t').expect("form, tab, lemma")).collect()
}

fn ruleset() -> Ruleset {
    let policy = Policy::new("se.prov", "1.0.0");
    Ruleset::builder(policy)
        .detector(Language)
        .skip_examples()
        .build()
        .expect("the lexicon is sound")
}

/// Every form with a finding above `possible`, and the entries behind it.
fn loud(forms: impl Iterator<Item = String>) -> BTreeMap<String, Vec<(String, String)>> {
    let ruleset = ruleset();
    let mut scratch = Scratch::new();
    let mut loud = BTreeMap::new();
    for form in forms {
        let verdict = ruleset.classify_with(&Post::new(&form), &mut scratch);
        let sure = verdict.findings().iter().filter(|f| f.how_sure() > Confidence::Possible);
        let entries: Vec<(String, String)> = sure
            .map(|f| {
                let details = f.evidence();
                let text = |t: &Option<std::sync::Arc<str>>| t.as_deref().unwrap_or("").to_string();
                (text(&details.entry), text(&details.form))
            })
            .collect();
        if !entries.is_empty() {
            loud.insert(form, entries);
        }
    }
    loud
}

/// Every form of `wswedish`.
fn wswedish() -> Vec<String> {
    let path = std::env::var("OMDOME_WSWEDISH").unwrap_or("/usr/share/dict/swedish".into());
    let bytes = std::fs::read(&path).unwrap_or_else(|e| panic!("{path}: {e}; install wswedish"));
    let text: String = bytes.iter().map(|b| char::from(*b)).collect();
    let forms: Vec<String> = text.lines().map(str::to_string).collect();
    assert!(forms.len() > 100_000, "{path} has only {} forms", forms.len());
    forms
}

#[test]
fn the_reviewed_file_is_short_and_sorted() {
    let coarse = coarse();
    assert!(coarse.len() <= MOST, "{} coarse forms", coarse.len());
    let lines = COARSE.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let forms: Vec<&str> = lines.map(|line| line.split('\t').next().unwrap_or("")).collect();
    assert_eq!(forms.len(), coarse.len(), "a form stands there twice");
}

#[test]
#[ignore = "needs the Debian package wswedish"]
fn wswedish_is_clean_but_for_the_reviewed_forms() {
    let coarse = coarse();
    let mut faults = Vec::new();
    for (form, entries) in loud(wswedish().into_iter()) {
        match coarse.get(form.to_lowercase().as_str()) {
            None => faults.push(format!("{form}: {entries:?}")),
            // Only by the entry that makes it coarse, and only as its own form.
            Some(lemma) => {
                let by_it =
                    |(entry, met): &(String, String)| entry == lemma && *met == form.to_lowercase();
                if !entries.iter().any(by_it) {
                    faults.push(format!("{form}: by {entries:?}, not by {lemma}"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{} forms:\n{}", faults.len(), faults.join("\n"));
}

/// Words that count only when they are said of someone: a compound that is none,
/// *tillräcklig*, shows only here.
#[test]
#[ignore = "needs the Debian package wswedish"]
fn what_is_said_to_someone_is_abuse_only_by_a_form_of_the_entry() {
    let forms = wswedish();
    let said: std::collections::BTreeSet<&str> = SAID_TO_SOMEONE.iter().copied().collect();
    let mut faults = Vec::new();
    for frame in ["du är ", "din "] {
        for (text, entries) in loud(forms.iter().map(|form| format!("{frame}{form}"))) {
            let form = text.strip_prefix(frame).expect("the frame").to_lowercase();
            // A frame of address names each word that fills it.
            let own = |lemma: &str| {
                lemma.starts_with("< ") || {
                    let stem: String = lemma.chars().take(3).collect();
                    form.starts_with(&stem) && !lemma.contains(' ')
                }
            };
            let known = coarse().contains_key(form.as_str()) || said.contains(form.as_str());
            if !known && !entries.iter().any(|(lemma, _)| own(lemma)) {
                faults.push(format!("{text}: {entries:?}"));
            }
        }
    }
    assert!(faults.is_empty(), "{} forms:\n{}", faults.len(), faults.join("\n"));
}

#[test]
#[ignore = "needs the expanded forms of hunspell-sv in OMDOME_HUNSPELL"]
fn hunspell_is_clean_but_for_listed_words() {
    let path = std::env::var("OMDOME_HUNSPELL").expect("OMDOME_HUNSPELL names the forms");
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path}: {e}"));
    let mut faults = Vec::new();
    for (form, entries) in loud(text.lines().map(str::to_string)) {
        // A whole listed word is what the lexicon says it is; compounds were
        // reviewed by their beginnings.
        let lower = form.to_lowercase();
        let bare = lower.trim_matches('-');
        let listed = entries.iter().any(|(lemma, met)| met == bare || bare.starts_with(lemma));
        if !listed && !COARSE_COMPOUNDS.iter().any(|c| bare.starts_with(c)) {
            faults.push(format!("{form}: {entries:?}"));
        }
    }
    assert!(faults.is_empty(), "{} forms:\n{}", faults.len(), faults.join("\n"));
}
