//! Reading lexicon files: every bad line is reported, with line and column.

use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use super::entry::{Aim, Compounds, Entry, Sense, Strength};
use super::lines::lines;
use super::phrase::Known;
use super::{MAX_FORM, Paradigm, joint, phrase};
use crate::category::Category;
use crate::error::{Diagnostic, Position, nearest};

const OPTIONS: &[&str] =
    &["compound", "mod", "target", "homograph", "not", "drop", "forms", "register"];

/// What is wrong at which byte of a line.
struct Fault {
    at: usize,
    code: &'static str,
    message: String,
    hint: Option<String>,
}

impl Fault {
    fn new(at: usize, code: &'static str, message: impl Into<String>) -> Fault {
        Fault { at, code, message: message.into(), hint: None }
    }

    fn hint(mut self, hint: impl Into<String>) -> Fault {
        self.hint = Some(hint.into());
        self
    }

    fn unknown(at: usize, what: &str, word: &str, known: &[&str]) -> Fault {
        let fault = Fault::new(at, "lexicon.unknown-word", format!("unknown {what} `{word}`"));
        match nearest(word, known) {
            Some(near) => fault.hint(format!("did you mean `{near}`?")),
            None => fault.hint(format!("known: {}", known.join(", "))),
        }
    }
}

/// Reads every line of a lexicon text; faults go to `diagnostics`.
pub(super) fn entries(source: &str, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let known = Known::bundled();
    let mut seen = hashbrown::HashMap::<Arc<str>, u32>::new();
    for (number, line) in lines(text) {
        let fault = match entry(line, known) {
            Ok(entry) => match seen.insert(entry.lemma.clone(), number) {
                None => {
                    entries.push(entry);
                    continue;
                }
                Some(first) => Fault::new(
                    0,
                    "lexicon.twice",
                    format!("`{}` stands in line {first} already", entry.lemma),
                )
                .hint("put both meanings in one line, joined by ` + `"),
            },
            Err(fault) => fault,
        };
        diagnostics.push(diagnostic(source, number, line, fault));
    }
    entries
}

fn diagnostic(source: &str, line: u32, text: &str, fault: Fault) -> Diagnostic {
    let before = text.get(..fault.at).unwrap_or(text).chars().count();
    let column = u32::try_from(before).unwrap_or(u32::MAX).saturating_add(1);
    let diagnostic = Diagnostic::error(fault.code, "", fault.message).at(Position {
        source: source.into(),
        line,
        column,
    });
    match fault.hint {
        Some(hint) => diagnostic.hint(hint),
        None => diagnostic,
    }
}

/// The parts of `text` between separators, each with its byte offset in the
/// line, trimmed.
fn parts(text: &str, at: usize, separator: char) -> impl Iterator<Item = (usize, &str)> {
    let mut from = at;
    text.split(separator).map(move |part| {
        let start = from + (part.len() - part.trim_start().len());
        from += part.len() + separator.len_utf8();
        (start, part.trim())
    })
}

/// Reads one line.
fn entry(line: &str, known: &Known) -> Result<Entry, Fault> {
    let columns: Vec<(usize, &str)> = parts(line, 0, '|').collect();
    let [lemma, paradigm, senses, options, reason] = columns.as_slice() else {
        let message = format!("expected 5 columns, found {}", columns.len());
        return Err(Fault::new(0, "lexicon.columns", message)
            .hint("lemma | paradigm | category/strength | options | reason"));
    };
    let (paradigm, stem) = read_paradigm(paradigm.0, paradigm.1)?;
    let mut entry = Entry {
        lemma: Arc::from(word(lemma.0, lemma.1, paradigm, known)?),
        paradigm,
        stem,
        senses: read_senses(senses.0, senses.1)?,
        compounds: Compounds::No,
        modifiers: Vec::new(),
        aim: Aim::None,
        homograph: None,
        not: Vec::new(),
        drop: Vec::new(),
        forms: Vec::new(),
        register: None,
        reason: reason.1.into(),
        told_apart: false,
    };
    if reason.1.is_empty() {
        return Err(Fault::new(reason.0, "lexicon.reason", "the reason is missing")
            .hint("say in one sentence why the word is listed"));
    }
    if options.1 != "-" {
        for (at, option) in parts(options.1, options.0, ';') {
            read_option(&mut entry, at, option, known)?;
        }
    }
    if entry.compounds.first() && entry.modifiers.is_empty() {
        entry.modifiers.push(Box::from(&*entry.lemma));
    }
    Ok(entry)
}

fn read_paradigm(at: usize, text: &str) -> Result<(Paradigm, Option<Box<str>>), Fault> {
    let (name, stem) = match text.split_once('(') {
        None => (text, None),
        Some((name, rest)) => match rest.strip_suffix(')') {
            Some(stem) if !stem.is_empty() => (name, Some(Box::from(stem))),
            _ => {
                return Err(Fault::new(
                    at + name.len(),
                    "lexicon.paradigm",
                    "the stem is not closed",
                )
                .hint("write the other stem as `n-ar(jävl)`"));
            }
        },
    };
    match Paradigm::from_name(name) {
        Some(paradigm) => Ok((paradigm, stem)),
        None => Err(Fault::unknown(at, "paradigm", name, Paradigm::NAMES)),
    }
}

fn read_senses(at: usize, text: &str) -> Result<Vec<Sense>, Fault> {
    let mut senses: Vec<Sense> = Vec::new();
    for (at, part) in parts(text, at, '+') {
        let Some((id, strength)) = part.split_once('/') else {
            return Err(Fault::new(at, "lexicon.sense", format!("`{part}` has no strength"))
                .hint("write `category/strength`, for example `insult/medium`"));
        };
        let Some(category) = id.parse::<Category>().ok() else {
            let ids: Vec<&str> = Category::ALL.iter().map(Category::as_str).collect();
            return Err(Fault::unknown(at, "category", id, &ids));
        };
        let Some(strength) = Strength::from_name(strength) else {
            let at = at + id.len() + 1;
            return Err(Fault::unknown(at, "strength", strength, Strength::NAMES));
        };
        if senses.iter().any(|s| s.category == category) {
            return Err(Fault::new(at, "lexicon.sense", format!("`{id}` stands there twice")));
        }
        senses.push(Sense { category, strength });
    }
    Ok(senses)
}

fn read_option(entry: &mut Entry, at: usize, option: &str, known: &Known) -> Result<(), Fault> {
    let Some((key, value)) = option.split_once(':') else {
        return Err(Fault::new(at, "lexicon.option", format!("`{option}` has no value"))
            .hint("write `key: value`, or `-` for no options"));
    };
    let value_at = at + key.len() + 1 + (value.len() - value.trim_start().len());
    let value = value.trim();
    let paradigm = entry.paradigm;
    let list = || -> Result<Vec<Box<str>>, Fault> {
        parts(value, value_at, ',')
            .map(|(at, w)| word(at, w, paradigm, known).map(Box::from))
            .collect()
    };
    match key {
        "compound" => {
            entry.compounds = match value {
                "mod" => Compounds::Modifier,
                "head" => Compounds::Head,
                "both" => Compounds::Both,
                "person" => Compounds::Person,
                _ => {
                    return Err(Fault::unknown(
                        value_at,
                        "part",
                        value,
                        &["mod", "head", "both", "person"],
                    ));
                }
            };
        }
        "target" => {
            entry.aim = match value {
                "none" => Aim::None,
                "wanted" => Aim::Wanted,
                "required" => Aim::Required,
                _ => {
                    let known = ["none", "wanted", "required"];
                    return Err(Fault::unknown(value_at, "target", value, &known));
                }
            };
        }
        "mod" => entry.modifiers = list()?,
        "not" => entry.not = list()?,
        "drop" => entry.drop = list()?,
        "forms" => entry.forms = list()?,
        "homograph" => entry.homograph = Some(value.into()),
        "register" => entry.register = Some(value.into()),
        _ => return Err(Fault::unknown(at, "option", key, OPTIONS)),
    }
    Ok(())
}

/// Checks a word, form or phrase.
fn word<'a>(at: usize, text: &'a str, paradigm: Paradigm, known: &Known) -> Result<&'a str, Fault> {
    if text.is_empty() {
        return Err(Fault::new(at, "lexicon.word", "a word is missing"));
    }
    if let Some((i, c)) = text.char_indices().find(|(_, c)| c.is_uppercase()) {
        return Err(Fault::new(at + i, "lexicon.word", format!("`{c}` is upper case"))
            .hint("write words in lower case"));
    }
    if paradigm == Paradigm::Joint && text.contains('+') {
        return match joint::is_known(text) {
            true => Ok(text),
            false => Err(Fault::new(at, "lexicon.joint", format!("`{text}` names no classes"))
                .hint("write `class/class+class` with classes of sv-joints.txt")),
        };
    }
    let is_phrase = text.contains([' ', '/']);
    if is_phrase && paradigm == Paradigm::Phrase {
        phrase::check(text, known).map_err(|message| Fault::new(at, "lexicon.phrase", message))?;
    } else if text.len() > MAX_FORM {
        let message = format!("`{text}` is longer than {MAX_FORM} bytes");
        return Err(Fault::new(at, "lexicon.word", message));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    fn faults(text: &str) -> Vec<String> {
        let mut diagnostics = Vec::new();
        entries("egen.txt", text, &mut diagnostics);
        diagnostics.iter().map(|d| d.to_string()).collect()
    }

    #[test]
    fn every_bad_line_is_reported_where_it_is_bad() {
        let text = "# en rad\n\
            tråkmåns | n-ar | insult/mild | - | Tråkig person.\n\
            knöl | n-arr | insult/mild | - | Elak person.\n\
            gås | n-ar | insult/mild | - | Dum person.\n\
            gås | n-ar | förolämpning/mild | - | Dum person.\n\
            Spån | n-0 | insult/mild | - | Dum person.\n\
            drönare | n-are | insult/hård | - | Lat person.\n\
            sengångare | n-are | insult/mild | compond: head | Lat person.\n\
            trög | adj | insult/mild\n\
            gås | n-ar | insult/mild | - | Dum person.\n";
        assert_eq!(
            faults(text),
            [
                "egen.txt:3:8: error[lexicon.unknown-word]: unknown paradigm `n-arr` (did you mean `n-ar`?)",
                "egen.txt:5:14: error[lexicon.unknown-word]: unknown category `förolämpning` (known: profanity, insult, \
                 hate.racism, hate.religion, hate.sexism, hate.homophobia, hate.transphobia, hate.disability, threat, \
                 incitement, pornography, graphic_violence, sexual_harassment, defamation, personal_data, health_data, \
                 link, advertising, repetition, misinformation, medical_question, transit_question, question, self_harm, \
                 partisan, plain_language)",
                "egen.txt:6:1: error[lexicon.word]: `S` is upper case (write words in lower case)",
                "egen.txt:7:26: error[lexicon.unknown-word]: unknown strength `hård` (known: mild, medium, strong)",
                "egen.txt:8:36: error[lexicon.unknown-word]: unknown option `compond` (did you mean `compound`?)",
                "egen.txt:9:1: error[lexicon.columns]: expected 5 columns, found 3 \
                 (lemma | paradigm | category/strength | options | reason)",
                "egen.txt:10:1: error[lexicon.twice]: `gås` stands in line 4 already \
                 (put both meanings in one line, joined by ` + `)",
            ]
        );
    }

    #[test]
    fn options_are_read() {
        let mut diagnostics = Vec::new();
        let line = "skit | n-en | profanity/mild + insult/medium | compound: mod; drop: skits; target: wanted; \
                    homograph: gödsel | Grovt ord.";
        let read = entries("x", line, &mut diagnostics);
        assert!(diagnostics.is_empty());
        let entry = &read[0];
        assert_eq!(entry.senses.len(), 2);
        assert_eq!(entry.modifiers, [Box::from("skit")]);
        assert_eq!(entry.aim, Aim::Wanted);
        assert_eq!(entry.homograph(), Some("gödsel"));
        assert_eq!(entry.expand(), ["skit", "skiten", "skitens"]);
    }
}
