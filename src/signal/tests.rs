//! Context, sentence by sentence.

use super::*;
use crate::finding::{Stance, Target};
use crate::lexicon::{Lexicon, MatcherBuilder};
use crate::text::TextBuffers;

const LEXICON: &str = "\
idiot | n-er | insult/medium | - | Prov.
idiotisk | adj | insult/mild | target: required | Prov.
svin | n-0 | insult/medium | homograph: djuret; target: required | Prov.
jävligt | x | profanity/medium | - | Prov.
bög | n-ar | hate.homophobia/medium | homograph: om sig själv; target: required | Prov.
håll käften | phrase | insult/medium | target: required | Prov.
";

fn context(text: &str) -> Context {
    let mut builder = MatcherBuilder::default();
    builder.add(Lexicon::parse("prov", LEXICON).unwrap());
    let matcher = builder.build();
    let mut text_buffers = TextBuffers::new();
    let mut buffers = SignalBuffers::default();
    let document = text_buffers.prepare(text);
    let signals = buffers.find(&document, &matcher);
    let hit = signals.hits().first().unwrap_or_else(|| panic!("no hit in {text}"));
    signals.context(hit)
}

#[test]
fn who_is_meant() {
    let cases = [
        ("Du är en riktig idiot som skriver så", Target::Person, Rule::Predicate),
        ("din jävla idiot", Target::Person, Rule::Possessive),
        ("Era svin, ni lät henne ligga där", Target::Person, Rule::Possessive),
        ("Svin är vad ni är", Target::Person, Rule::Predicate),
        ("Vilka svin ni är", Target::Person, Rule::Predicate),
        ("Han som kör bussen på morgnarna är en idiot", Target::Person, Rule::Predicate),
        ("Vakterna vid Slussen är idioter", Target::Group, Rule::Predicate),
        ("Politikerna i nämnden är idioter", Target::Body, Rule::Predicate),
        ("Idioterna i nämnden har slagit till igen", Target::Body, Rule::Place),
        ("Idiot till läkare, det menar jag", Target::Group, Rule::Office),
        ("En idiot som du borde sluta", Target::Person, Rule::Like),
        ("Idioterna på driften har saltat", Target::Group, Rule::Place),
        ("Idiot, du kan ju inte ens läsa", Target::Person, Rule::Vocative),
        ("Håll käften Karin, du vet inget", Target::Person, Rule::Vocative),
        ("Jag är en idiot som glömde kortet", Target::Self_, Rule::Self_),
        ("Känner mig som en idiot, läste fel", Target::Self_, Rule::Self_),
        ("Idioten här cyklade utan hjälm", Target::Self_, Rule::Self_),
        ("Vilken idiotisk tidtabell", Target::Thing, Rule::Thing),
        ("Tidtabellen är idiotisk", Target::Thing, Rule::Thing),
    ];
    for (text, target, rule) in cases {
        let context = context(text);
        assert_eq!((context.target(), context.target_rule()), (target, Some(rule)), "{text}");
    }
}

#[test]
fn no_one_is_meant() {
    for text in ["Idioter!", "Det finns idioter överallt", "Idioten (roman) går i bokcirkeln"] {
        assert_eq!(context(text).target(), Target::None, "{text}");
    }
}

#[test]
fn whose_words() {
    let cases = [
        ("Han kallade mig idiot", Stance::Reported, Some(Rule::Called)),
        ("De kallade oss idioter i insändaren", Stance::Reported, Some(Rule::Called)),
        ("Jag kallar dig idiot", Stance::Own, None),
        ("En man skrek \"idiot\" åt mig", Stance::Reported, Some(Rule::Quoted)),
        ("Hon skrev att alla är idioter", Stance::Reported, Some(Rule::Said)),
        ("Jag skrev att du är en idiot", Stance::Own, None),
        ("Läs innan du skriver, din idiot", Stance::Own, None),
        ("Den som skrev det här är en idiot", Stance::Own, None),
        ("Om någon skriver så igen är han en idiot", Stance::Own, None),
        ("Undrar varför du är en idiot", Stance::Own, None),
        ("Hon undrar varför du är en idiot", Stance::Reported, Some(Rule::Said)),
        ("Hon som sa att jag är en idiot", Stance::Reported, Some(Rule::Said)),
        ("Ordet idiot är inte snällt", Stance::Discussed, Some(Rule::Word)),
        ("Bög som skällsord hör inte hemma här", Stance::Discussed, Some(Rule::Word)),
        ("Hon är ingen idiot", Stance::Negated, Some(Rule::Negated)),
        ("Hon är inte idiotisk", Stance::Negated, Some(Rule::Negated)),
        ("Kan inte alla idioter sluta", Stance::Own, None),
        ("Ni är inte bara idioter", Stance::Own, None),
        ("Idioter, det är oacceptabelt att skriva så", Stance::Discussed, Some(Rule::Condemned)),
    ];
    for (text, stance, rule) in cases {
        let context = context(text);
        assert_eq!((context.stance(), context.stance_rule()), (stance, rule), "{text}");
    }
}

#[test]
fn praise_and_names() {
    assert!(context("Det var jävligt bra").is_praise());
    assert!(!context("Det var jävligt dåligt").is_praise());
    assert!(context("Jag heter Kuno Svin i efternamn").is_name_like());
    assert!(!context("Svin är vad ni är").is_name_like());
    assert!(context("din okunniga idiot").is_heightened());
    assert!(!context("din idiot").is_heightened());
}

#[test]
fn pointed_at() {
    let cases = [
        ("Ni svin på bolaget borde skämmas", Target::Person, Rule::Possessive),
        ("Den idioten skulle inte få köra", Target::Person, Rule::Pointed),
        ("Vilket väder. Vilken idiot, han körde förbi", Target::Person, Rule::Pointed),
    ];
    for (text, target, rule) in cases {
        let context = context(text);
        assert_eq!((context.target(), context.target_rule()), (target, Some(rule)), "{text}");
    }
    assert_eq!(context("Ser ni svin på gården?").target(), Target::None);
}

#[test]
fn everyday_nouns_stay_everyday() {
    for text in ["Din svin rymde från gården", "Hon är svin på teatern i kväll"] {
        assert!(!context(text).is_aimed(), "{text}");
    }
}
