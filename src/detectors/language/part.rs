//! What an entry is to hatred: a group, something said of one, or a word of
//! abuse that may be said of one. See [`hatred`](super::hatred).

use alloc::boxed::Box;

use crate::category::Category;
use crate::lexicon::{Entry, Strength};

/// What the categories of groups begin with.
const WHO: &str = "x.who.";
/// What the categories of signs begin with.
const SIGN: &str = "x.hate.";

/// What an entry is to a sentence about a group.
///
/// It is read from the first sense of the entry, but for the hatreds of a group,
/// which are all of its senses: *judar* are a people and a faith.
#[derive(Clone, Debug)]
pub(super) enum Part {
    /// A group, by the hatreds of it.
    Who { hatreds: Box<[Category]>, points: i32 },
    /// What is said, of any group or of one.
    Sign { of: Option<Category>, points: i32 },
    /// The tone of the words around a group, told by the group's own words.
    Tone { points: i32 },
    /// The last part of a word that begins with a group: *koran-råttorna*.
    Head { points: i32 },
    /// A word of abuse or a threat, which is reported by itself too.
    Abuse { points: i32 },
}

impl Part {
    /// The part that an entry is, if it is one.
    pub(super) fn of(entry: &Entry) -> Option<Part> {
        let sense = entry.senses().first()?;
        if sense.category.as_str().starts_with(WHO) {
            let hatreds = entry.senses().iter();
            let hatreds = hatreds.filter_map(|s| hatred(s.category.as_str().strip_prefix(WHO)?));
            let points = match sense.strength {
                Strength::Mild => -2,
                Strength::Medium => 0,
                Strength::Strong => 1,
            };
            return Some(Part::Who { hatreds: hatreds.collect(), points });
        }
        let Some(name) = sense.category.as_str().strip_prefix(SIGN) else {
            let points =
                entry.senses().iter().map(|sense| match (&sense.category, sense.strength) {
                    (Category::Threat | Category::Incitement, Strength::Strong) => 4,
                    (Category::Insult, Strength::Medium | Strength::Strong) => 2,
                    (Category::Insult, Strength::Mild) => 1,
                    _ => 0,
                });
            let points = points.max().filter(|points| *points > 0 && !entry.is_doubtful())?;
            return Some(Part::Abuse { points });
        };
        let points = match sense.strength {
            Strength::Mild => 1,
            Strength::Medium => 2,
            Strength::Strong => 4,
        };
        if name == "head" {
            return Some(Part::Head { points });
        }
        if name == "tone" {
            return Some(Part::Tone { points });
        }
        let points = if name == "not" { -points } else { points };
        Some(Part::Sign { of: hatred(name), points })
    }
}

impl Part {
    /// Whether the entry is never reported by itself.
    pub(super) fn is_silent(&self) -> bool {
        !matches!(self, Part::Abuse { .. })
    }
}

/// Whether entries of this category are only ever parts.
pub(super) fn is_part(category: &Category) -> bool {
    category.as_str().starts_with(WHO) || category.as_str().starts_with(SIGN)
}

/// The hatred of this short name.
pub(super) fn hatred(name: &str) -> Option<Category> {
    match name {
        "racism" => Some(Category::HateRacism),
        "religion" => Some(Category::HateReligion),
        "sexism" => Some(Category::HateSexism),
        "homophobia" => Some(Category::HateHomophobia),
        "transphobia" => Some(Category::HateTransphobia),
        "disability" => Some(Category::HateDisability),
        _ => None,
    }
}
