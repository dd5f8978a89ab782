//! One entry: a lemma, what it means, and how it may be met.

use alloc::boxed::Box;
use alloc::string::{String, ToString};
use alloc::sync::Arc;
use alloc::vec::Vec;

use super::Paradigm;
use crate::category::Category;

/// How coarse a word is, judged by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Strength {
    /// Frowned upon: *jäkla*.
    Mild,
    /// Coarse: *jävla*.
    Medium,
    /// Obscene or deeply contemptuous: *fitta*.
    Strong,
}

impl Strength {
    /// The names used in lexicon files and policies.
    pub const NAMES: &'static [&'static str] = &["mild", "medium", "strong"];

    /// The strength of this name.
    pub fn from_name(name: &str) -> Option<Strength> {
        match name {
            "mild" => Some(Strength::Mild),
            "medium" => Some(Strength::Medium),
            "strong" => Some(Strength::Strong),
            _ => None,
        }
    }

    /// The name used in lexicon files and policies.
    pub const fn as_str(self) -> &'static str {
        match self {
            Strength::Mild => "mild",
            Strength::Medium => "medium",
            Strength::Strong => "strong",
        }
    }
}

/// One meaning of an entry: a category and how strong the word is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sense {
    /// What the word is.
    pub category: Category,
    /// How strong it is as that.
    pub strength: Strength,
}

/// Which part of a compound an entry can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Compounds {
    /// Neither; the word counts only when it stands alone.
    #[default]
    No,
    /// The first: *skit*regionen.
    Modifier,
    /// The last: gubb*jävel*.
    Head,
    /// Either.
    Both,
    /// The last, behind a word for people only: väktar*svin*, but not vild*svin*.
    Person,
}

impl Compounds {
    /// Whether the entry may stand first.
    pub const fn first(self) -> bool {
        matches!(self, Compounds::Modifier | Compounds::Both)
    }

    /// Whether the entry may stand last.
    pub const fn last(self) -> bool {
        matches!(self, Compounds::Head | Compounds::Both)
    }
}

/// Whether an entry counts without someone it is aimed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Aim {
    /// It does.
    #[default]
    None,
    /// It weighs more with one.
    Wanted,
    /// It says nothing without one.
    Required,
}

/// One entry of a [`Lexicon`](super::Lexicon).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub(super) lemma: Arc<str>,
    pub(super) paradigm: Paradigm,
    pub(super) stem: Option<Box<str>>,
    pub(super) senses: Vec<Sense>,
    pub(super) compounds: Compounds,
    pub(super) modifiers: Vec<Box<str>>,
    pub(super) aim: Aim,
    pub(super) homograph: Option<Box<str>>,
    pub(super) not: Vec<Box<str>>,
    pub(super) drop: Vec<Box<str>>,
    pub(super) forms: Vec<Box<str>>,
    pub(super) register: Option<Box<str>>,
    pub(super) reason: Box<str>,
    pub(super) told_apart: bool,
}

impl Entry {
    /// The word as a dictionary has it.
    pub fn lemma(&self) -> &Arc<str> {
        &self.lemma
    }

    /// How it is inflected.
    pub fn paradigm(&self) -> Paradigm {
        self.paradigm
    }

    /// What it means.
    pub fn senses(&self) -> &[Sense] {
        &self.senses
    }

    /// Which part of a compound it can be.
    pub fn compounds(&self) -> Compounds {
        self.compounds
    }

    /// The word as the first part of a compound that ends in a person or a calling:
    /// every noun that insults people is used so, *idiot*chefen, *slamp*sköterskan.
    pub(super) fn title(&self) -> Option<&str> {
        const LEAST: usize = 4;
        let noun = self.paradigm.as_str().starts_with("n-")
            && !self.is_phrase()
            && !self.compounds.first();
        let plain = self.lemma.chars().all(char::is_alphabetic) && self.lemma.len() >= LEAST;
        let means = |sense: &Sense| {
            sense.strength > Strength::Mild
                && (sense.category.is_hate()
                    || sense.category == Category::Insult && self.homograph.is_none())
        };
        if !noun || !plain || !self.senses.iter().any(means) {
            return None;
        }
        Some(self.lemma.strip_suffix('a').unwrap_or(&self.lemma))
    }

    /// Whether it counts without someone it is aimed at.
    pub fn aim(&self) -> Aim {
        self.aim
    }

    /// The everyday meaning that the word also has, if it has one.
    pub fn homograph(&self) -> Option<&str> {
        self.homograph.as_deref()
    }

    /// Whether the word alone leaves open which meaning it has: it is a
    /// homograph, and no pattern tells the meanings apart, see
    /// [`Lexicon::tell_apart`](super::Lexicon::tell_apart).
    pub fn is_doubtful(&self) -> bool {
        self.homograph.is_some() && !self.told_apart
    }

    /// Style labels, comma-separated.
    pub fn register(&self) -> Option<&str> {
        self.register.as_deref()
    }

    /// Why the entry is in the lexicon, one Swedish sentence.
    pub fn reason(&self) -> &str {
        &self.reason
    }

    /// Whether the entry is a pattern of several words.
    pub fn is_phrase(&self) -> bool {
        self.paradigm == Paradigm::Phrase
    }

    /// Every form that is looked for, the lemma first; for a phrase its
    /// patterns.
    pub fn expand(&self) -> Vec<String> {
        let mut all = self.paradigm.forms(&self.lemma, self.stem.as_deref());
        all.extend(self.forms.iter().map(|f| f.to_string()));
        all.retain(|form| !self.drop.iter().any(|d| **d == **form));
        let mut seen: Vec<String> = Vec::with_capacity(all.len());
        for form in all {
            if !seen.contains(&form) {
                seen.push(form);
            }
        }
        seen
    }

    /// Whether the word is coarse or abusive wherever it stands.
    pub(crate) fn is_coarse(&self) -> bool {
        self.senses.iter().any(|s| match s.category {
            Category::Profanity | Category::Insult => s.strength >= Strength::Medium,
            _ => s.category.is_hate() && s.strength == Strength::Strong,
        })
    }

    /// Whether the entry stands before a noun or after *är*: an adjective, or a
    /// participle whose forms are listed.
    pub(crate) fn is_adjective(&self) -> bool {
        let is_weak = |form: &str| {
            form.ends_with("ade") || form.strip_suffix('a').is_some_and(|f| f == &*self.lemma)
        };
        match self.paradigm {
            Paradigm::Adjective | Paradigm::AdjectiveEn | Paradigm::Adjective0 => true,
            Paradigm::Fixed => self.forms.iter().any(|f| is_weak(f)),
            _ => false,
        }
    }

    /// Whether the form is a definite one of this noun.
    pub(crate) fn is_definite(&self, form: &str) -> bool {
        self.paradigm.is_definite(&self.lemma, self.stem.as_deref(), form)
    }
}
