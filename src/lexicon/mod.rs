//! Entries, paradigms, compounds and the one term matcher.
//!
//! A [`Lexicon`] is read from text that a moderator can read and review. One
//! line is one entry, five columns separated by ` | `:
//!
//! ```text
//! jävel | n-ar(jävl) | profanity/medium + insult/medium | compound: head; target: wanted | Grovt ...
//! ```
//!
//! | column | holds |
//! |---|---|
//! | lemma | the word as a dictionary has it, in lower case; a phrase has blanks |
//! | paradigm | how it is inflected, see [`Paradigm`]; another stem in brackets |
//! | meanings | `category/strength`, joined by ` + ` |
//! | options | `key: value`, separated by `; `, or `-` |
//! | reason | one sentence: why the word is listed |
//!
//! | option | says |
//! |---|---|
//! | `compound` | which part of a compound the word can be: `mod`, `head`, `both`, or `person`: the head behind a word for people |
//! | `mod` | what it is as a first part, where that is not the lemma: `fitt` |
//! | `target` | whether it counts without someone it is aimed at: `required`, `wanted`, `none` |
//! | `homograph` | the everyday meaning it also has; such a word alone is at most `possible` |
//! | `forms`, `drop` | forms beside the paradigm, and forms that it must not make |
//! | `not` | ordinary words that must never be taken for the entry |
//! | `register` | style labels |
//!
//! A phrase is a row of slots: alternatives (`dra/drar/drog`), classes of
//! everyday words (`@you`), gaps (`..`), any one word (`*`), slots that may be missing (`jävla?`),
//! words that must not follow (`!av`), words that must or must not stand near
//! (`&haha`, `~film`), how much what stands near must weigh (`%threat/5`), and the edges of a
//! sentence (`^`, `$`).
//!
//! A compound of two classes of parts (paradigm `joint`) has a lemma such as
//! `calling/office+beast`; the classes stand in `data/sv-joints.txt`.
//!
//! All lexicons of all detectors are compiled into one [`Matcher`], which reads
//! each word of a text once.

mod alias;
mod build;
mod compound;
mod cue;
mod data;
mod entry;
mod evade;
mod guard;
mod hit;
mod joint;
mod letters;
mod lines;
mod link;
mod mark;
mod matcher;
mod need;
mod paradigm;
mod parse;
mod people;
mod phrase;
mod picture;
mod reading;
mod scale;
mod set;
mod shape;
mod sound;
mod table;
mod tag;
mod tongue;
mod topic;
mod view;
mod written;

pub use self::build::MatcherBuilder;
pub use self::cue::Cues;
pub use self::entry::{Aim, Compounds, Entry, Sense, Strength};
pub use self::hit::{Group, How, TermHit};
pub(crate) use self::mark::Marks;
pub use self::matcher::{Matcher, Seen};
pub use self::paradigm::Paradigm;
pub use self::reading::Readings;
pub use self::set::Lexicon;
pub use self::tongue::Tongues;
pub use self::topic::{Topic, Topics};
pub(crate) use self::view::{is_capital, is_name, joined};

/// The longest form of an entry, in bytes; longer words of a text are passed
/// over.
pub const MAX_FORM: usize = 64;

impl Lexicon {
    /// The bundled Swedish entries.
    pub fn swedish() -> Lexicon {
        // The bundled files have no faults; a test sees to it.
        let mut faults = alloc::vec::Vec::new();
        let mut all = Lexicon::new();
        all.merge_all(
            data::SWEDISH.iter().map(|(name, text)| Lexicon::read(name, text, &mut faults)),
        );
        all
    }
}

#[cfg(test)]
mod tests;
