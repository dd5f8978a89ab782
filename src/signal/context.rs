//! Whose words a hit is, and who is meant by it.

use super::around::{Around, Scene};
use super::{quote, stance, target};
use crate::finding::{Stance, Target};
use crate::lexicon::{Cues, TermHit};

macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident = $id:literal,)*) => {
        /// The rule of context that decided.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Rule {
            $($(#[$doc])* $name,)*
        }

        impl Rule {
            /// The stable name in evidence.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Rule::$name => $id,)*
                }
            }
        }
    };
}

rules! {
    /// `"idiot"`: inside quotation marks.
    Quoted = "quoted",
    /// *kallade mig idiot*: someone else's word.
    Called = "called",
    /// *hon skrek idiot*, *sa att ...*.
    Said = "said",
    /// *ordet idiot*.
    Word = "word",
    /// The sentence condemns it.
    Condemned = "condemned",
    /// *inte dum*.
    Negated = "negated",
    /// *din idiot*.
    Possessive = "possessive",
    /// *du är en idiot*.
    Predicate = "predicate",
    /// *idiot som du*.
    Like = "like",
    /// *Idiot! Läs vad du skriver.*
    Vocative = "vocative",
    /// *idiot till läkare*.
    Office = "office",
    /// *idioterna på driften*.
    Definite = "definite",
    /// *idioter som inte kan*.
    Relative = "relative",
    /// *idioter i nämnden*, *idioter hela högen*.
    Place = "place",
    /// *den idioten*, *vilken idiot, han ...*.
    Pointed = "pointed",
    /// *idioten Sören*.
    Named = "named",
    /// *jag är en idiot*.
    Self_ = "self",
    /// *idiotisk tidtabell*.
    Thing = "thing",
    /// *jävligt bra*.
    Praise = "praise",
}

/// The context of one hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Context {
    pub(super) stance: Stance,
    pub(super) target: Target,
    pub(super) stance_rule: Option<Rule>,
    pub(super) target_rule: Option<Rule>,
    pub(super) praise: bool,
    pub(super) addressed: bool,
    pub(super) name_like: bool,
    pub(super) surname: bool,
    pub(super) heightened: bool,
    pub(super) asked: bool,
}

impl Context {
    /// Whose words they are.
    pub fn stance(&self) -> Stance {
        self.stance
    }

    /// Who or what is meant.
    pub fn target(&self) -> Target {
        self.target
    }

    /// The rule that decided whose words they are, if not the writer's.
    pub fn stance_rule(&self) -> Option<Rule> {
        self.stance_rule
    }

    /// The rule that decided who is meant, if someone is.
    pub fn target_rule(&self) -> Option<Rule> {
        self.target_rule
    }

    /// Whether praise follows: *jävligt bra*.
    pub fn is_praise(&self) -> bool {
        self.praise
    }

    /// Whether the reader is spoken to in the same sentence or the next.
    pub fn is_addressed(&self) -> bool {
        self.addressed
    }

    /// Whether the word is written like a name: with a capital inside a sentence.
    pub fn is_name_like(&self) -> bool {
        self.name_like
    }

    /// Whether it stands as a surname behind a given name.
    pub fn is_surname(&self) -> bool {
        self.surname
    }

    /// Whether it stands in a question.
    pub fn is_asked(&self) -> bool {
        self.asked
    }

    /// Whether a further describing word strengthens it: *din falska orm*.
    pub fn is_heightened(&self) -> bool {
        self.heightened
    }

    /// Whether the words tie the hit to a person or group beyond doubt.
    pub fn is_aimed(&self) -> bool {
        let tied = matches!(
            self.target_rule,
            Some(
                Rule::Possessive
                    | Rule::Predicate
                    | Rule::Like
                    | Rule::Office
                    | Rule::Named
                    | Rule::Pointed
            )
        );
        let of_body = self.target == Target::Body && self.target_rule == Some(Rule::Place);
        (tied || of_body) && matches!(self.target, Target::Person | Target::Group | Target::Body)
    }
}

/// Decides the context of a hit over the words around it, within its sentence
/// and a bounded number of words.
pub(super) fn of(scene: &Scene<'_>, hit: &TermHit) -> Context {
    let around = Around::new(scene, hit);
    let range = hit.range();
    let quoted =
        quote::covers(scene.document, &scene.surroundings().quotes, range.start, range.end);
    let target = target::of(&around, hit);
    let stance = if quoted { Some(Rule::Quoted) } else { stance::of(&around, target) };
    let praise = (1..=2).any(|step| around.right(step).intersects(Cues::PRAISE));
    Context {
        stance: stance.map_or(Stance::Own, |rule| match rule {
            Rule::Negated => Stance::Negated,
            Rule::Word | Rule::Condemned => Stance::Discussed,
            _ => Stance::Reported,
        }),
        target: target.map_or(Target::None, |(target, _)| target),
        stance_rule: stance,
        target_rule: target.map(|(_, rule)| rule),
        praise,
        addressed: around.is_addressed(),
        name_like: around.looks_like_name(),
        surname: around.is_surname(),
        heightened: target::is_heightened(&around),
        asked: around.is_asked(),
    }
}
