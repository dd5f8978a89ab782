//! The bundled files, and the matcher as a whole.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::*;
use crate::text::{Evasion, TextBuffers};

#[test]
fn bundled_files_have_no_faults() {
    let mut faults = Vec::new();
    for (name, text) in data::SWEDISH {
        let lexicon = Lexicon::read(name, text, &mut faults);
        assert!(lexicon.version().is_some(), "{name} has no version");
    }
    faults.extend(build::class_faults());
    let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
    assert_eq!(faults, Vec::<String>::new());
}

/// What is found in a text: how, the written word and what was undone.
fn found(lexicon: &str, text: &str) -> Vec<(How, String, Vec<&'static str>)> {
    let mut builder = MatcherBuilder::default();
    builder.add(Lexicon::parse("prov", lexicon).unwrap());
    let matcher = builder.build();
    let mut buffers = TextBuffers::new();
    let document = buffers.prepare(text);
    let mut hits = Vec::new();
    matcher.find(&document, &mut hits);
    let tell = |hit: &TermHit| {
        let span = document.span(hit.range());
        (hit.how(), document.slice(span).to_string(), hit.evasion().names().collect())
    };
    hits.iter().map(tell).collect()
}

const SMALL: &str = "\
fitta | n-or | profanity/strong | compound: both; mod: fitt; not: fittja | Prov.
jävla | adj-0 | profanity/medium | compound: mod | Prov.
jävel | n-ar(jävl) | profanity/medium | compound: head | Prov.
röv | n-ar | profanity/strong | compound: mod | Prov.
hora | n-or | profanity/strong | compound: head; not: sephora | Prov.
helvete | n-n | profanity/medium | compound: both; mod: helvetes | Prov.
kuk | n-ar | profanity/strong | compound: both; not: kukkola | Prov.
fan | x | profanity/medium | - | Prov.
nöt | n-er(nött) | insult/mild | homograph: frukt | Prov.
skit | n-en | profanity/mild | compound: mod | Prov.
dra/drar åt helvete | phrase | profanity/medium | - | Prov.
hoppas .. ruttnar | phrase | insult/strong | - | Prov.
";

#[test]
fn words_are_found_in_every_dress() {
    let cases: &[(&str, How, &str, &[&str])] = &[
        ("Vilken fitta!", How::Form, "fitta", &[]),
        ("FITTORNAS tid", How::Form, "FITTORNAS", &[]),
        ("vilken fittstämning", How::First, "fittstämning", &[]),
        ("din bussjävel.", How::Last, "bussjävel", &[]),
        ("helvetesbussen", How::First, "helvetesbussen", &[]),
        ("en jävla-buss", How::First, "jävla-buss", &[]),
        ("javla buss", How::Form, "javla", &["diacritics"]),
        ("jaevla buss", How::Form, "jaevla", &["diacritics"]),
        ("faaaan också", How::Form, "faaaan", &["repeats"]),
        ("fiiittttaaa", How::Form, "fiiittttaaa", &["repeats"]),
        ("en h0ra", How::Form, "h0ra", &["leet"]),
        ("f!tt@ till app", How::Form, "f!tt@", &["leet"]),
        ("j4vla buss", How::Form, "j4vla", &["leet", "diacritics"]),
        ("f*tta", How::Form, "f*tta", &["masking"]),
        ("j_vla", How::Form, "j_vla", &["masking"]),
        ("hel***e", How::Form, "hel***e", &["masking"]),
        ("K U K E N vad", How::Form, "K U K E N", &["spacing"]),
        ("f.i.t.t.a", How::Form, "f.i.t.t.a", &["spacing"]),
        ("j-ä-v-l-a", How::Form, "j-ä-v-l-a", &["spacing"]),
        ("h*o*r*a", How::Form, "h*o*r*a", &["masking"]),
        ("jag hoppas att du ruttnar", How::Phrase, "hoppas att du ruttnar", &[]),
    ];
    for (text, how, word, evasion) in cases {
        let found = found(SMALL, text);
        let expected = (*how, word.to_string(), evasion.to_vec());
        assert!(found.contains(&expected), "{text}: {found:?}");
    }
}

#[test]
fn ordinary_words_are_left_alone() {
    let innocents = "höra hör rov bog provtagningskit övningsexempel väderöversikt inkludera skollag \
        thorax Fittja Hägerstensåsen Kukkola klass slut fick bra Sephora kohort jäv jävig \
        omprövning prövning frihetsberövande titta analys not noter notera horisont horn \
        fana fans fantastisk F-kassa A4 H0 B04 1d-107 P0-parkering e-post T-bana a n s ö k a n \
        B.O.K.N.I.N.G T.A.C.K f.o.m. p.g.a. *stjärnor* x*y f(x) sa tantan hjääälp Fiiint";
    for word in innocents.split_whitespace() {
        assert_eq!(found(SMALL, word), [], "{word}");
    }
    for text in
        ["a n s ö k a n om", "B O K N I N G", "sa tantan", "Döda havet", "3*4 = 12", "k, u, å"]
    {
        assert_eq!(found(SMALL, text), [], "{text}");
    }
}

#[test]
fn a_homograph_is_not_read_without_its_dots() {
    assert_eq!(found(SMALL, "en not om saken"), []);
    assert_eq!(found(SMALL, "en nöt").len(), 1);
}

#[test]
fn no_pattern_reaches_over_a_sentence_or_a_denial() {
    assert_eq!(found(SMALL, "Jag hoppas det. Allt ruttnar").len(), 0);
    assert_eq!(found(SMALL, "jag hoppas att inget ruttnar").len(), 0);
    assert_eq!(found(SMALL, "hoppas det ruttnar").len(), 1);
}

#[test]
fn groups_are_told_apart() {
    let mut builder = MatcherBuilder::default();
    let one = builder.add(Lexicon::parse("a", "fåne | n-ar | insult/mild | - | Prov.").unwrap());
    let two = builder.add(Lexicon::parse("b", "fåne | n-ar | insult/strong | - | Prov.").unwrap());
    let matcher = builder.build();
    let mut buffers = TextBuffers::new();
    let mut hits = Vec::new();
    matcher.find(&buffers.prepare("fånen"), &mut hits);
    let groups: Vec<Group> = hits.iter().map(TermHit::group).collect();
    assert_eq!(groups, [one, two]);
    assert!(hits.iter().all(TermHit::is_definite));
    assert_eq!(matcher.form(&hits[0]), "fånen");
    assert_eq!(hits[0].evasion(), Evasion::NONE);
}

#[test]
fn hostile_texts_end() {
    for unit in ["a*", "1", "k u k ", "*", "å", "jävla-", "f.", "!!!", "ååå", "hoppas ", "fan-"]
    {
        let text = unit.repeat(20_000 / unit.len());
        let _ = found(SMALL, &text);
    }
}

#[test]
fn what_stands_near_is_weighed_in_any_order() {
    let lexicon = "knäcka %threat/4 | phrase | threat/medium | - | Prov av en skala.";
    for (text, expected) in [
        ("Dig ska jag knäcka", 1),
        ("Jag ska knäcka dina fingrar", 1),
        ("Jag ska knäcka en nöt", 0),
        ("Vi ska knäcka koden tack vare dig", 0),
        ("Vi ska knäcka dem på stan, ser du", 1),
        ("Vi ska knäcka dem i korpfotboll, ser du", 0),
    ] {
        assert_eq!(found(lexicon, text).len(), expected, "{text}");
    }
}

#[test]
fn an_insult_joined_to_people_is_said_of_them() {
    let lexicon = Lexicon::swedish();
    let mut builder = MatcherBuilder::default();
    builder.add(lexicon);
    let matcher = builder.build();
    let how = |text: &str| {
        let mut buffers = TextBuffers::new();
        let mut hits = Vec::new();
        matcher.find(&buffers.prepare(text), &mut hits);
        hits.iter().map(TermHit::how).collect::<Vec<_>>()
    };
    for text in
        ["idiotchefen", "svartskalledoktorn", "slampsköterskan", "väktarsvinen", "läkarråttor"]
    {
        assert!(how(text).contains(&How::Title), "{text}: {:?}", how(text));
    }
    // A body may be called anything, an animal is one, and *trans* is a word of its own.
    for text in
        ["idiotregionen", "vildsvin", "åkerråttor", "transpersoner", "hundförare", "familjepack"]
    {
        assert!(!how(text).contains(&How::Title), "{text}: {:?}", how(text));
    }
}
