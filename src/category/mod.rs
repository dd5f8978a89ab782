//! The closed vocabulary: what a finding can be about.
//!
//! A [`Category`] has a stable id (`hate.racism`); some have kinds
//! (`personal_data` / `personnummer`). Ids are API: they stand in policies,
//! verdicts and statistics, and are never renamed without a starred entry in
//! the changelog. A third-party detector reports a category of its own under
//! the prefix `x.`.

use alloc::borrow::Cow;
use alloc::string::String;
use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

mod id;
mod words;

pub use self::id::Id;
pub(crate) use self::words::words;

/// What a finding is about.
///
/// ```
/// use omdome::category::Category;
///
/// let category: Category = "hate.racism".parse()?;
/// assert_eq!(category, Category::HateRacism);
/// assert_eq!(category.as_str(), "hate.racism");
///
/// let own: Category = "x.lost-property".parse()?;
/// assert!(own.is_custom());
/// # Ok::<(), omdome::category::UnknownCategory>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Category {
    /// Swearing and obscenity, whoever it is aimed at.
    Profanity,
    /// Invective at a person or a group of persons.
    Insult,
    /// Contempt for a group by race, colour, national or ethnic origin.
    HateRacism,
    /// Contempt for a group by creed.
    HateReligion,
    /// Contempt for a group by sex.
    HateSexism,
    /// Contempt for a group by sexual orientation.
    HateHomophobia,
    /// Contempt for a group by transgender identity or expression.
    HateTransphobia,
    /// Contempt for a group by disability.
    HateDisability,
    /// Harm announced to someone.
    Threat,
    /// Urging others to crime.
    Incitement,
    /// Pornographic text and sexual solicitation.
    Pornography,
    /// Gore offered for shock or joy.
    GraphicViolence,
    /// A sexual remark about a person.
    SexualHarassment,
    /// Accusation of crime or misconduct against an identifiable person.
    Defamation,
    /// Identity numbers, contact details, accounts and the like.
    PersonalData,
    /// Health information about an identifiable third person.
    HealthData,
    /// Links to elsewhere.
    Link,
    /// Commercial messages.
    Advertising,
    /// The same words again.
    Repetition,
    /// A false claim stated as fact.
    Misinformation,
    /// A question about care for oneself or one's own.
    MedicalQuestion,
    /// A question about the running of public transport.
    TransitQuestion,
    /// Any other question to the body.
    Question,
    /// The writer's own distress.
    SelfHarm,
    /// Outgoing posts: party politics.
    Partisan,
    /// Outgoing posts: language that is hard to read.
    PlainLanguage,
    /// A third-party detector's own category; its id begins with `x.`.
    Custom(CustomCategory),
}

/// The id of a third-party category, known to begin with `x.`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CustomCategory(Cow<'static, str>);

/// The error of reading a category id that is not in the vocabulary.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown category `{0}`: not one of the built-in ids and no `x.` prefix")]
pub struct UnknownCategory(String);

macro_rules! table {
    ($($variant:ident = $id:literal [$($kind:literal),*];)*) => {
        impl Category {
            /// Every built-in category, in the order of the documentation.
            pub const ALL: &'static [Category] = &[$(Category::$variant),*];

            /// The stable id.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Category::$variant => $id,)*
                    Category::Custom(custom) => &custom.0,
                }
            }

            /// The kinds that this category is divided into; empty where it is not.
            pub fn kinds(&self) -> &'static [&'static str] {
                match self {
                    $(Category::$variant => &[$($kind),*],)*
                    Category::Custom(_) => &[],
                }
            }

            fn built_in(id: &str) -> Option<Category> {
                match id {
                    $($id => Some(Category::$variant),)*
                    _ => None,
                }
            }
        }
    };
}

table! {
    Profanity = "profanity" [];
    Insult = "insult" [];
    HateRacism = "hate.racism" [];
    HateReligion = "hate.religion" [];
    HateSexism = "hate.sexism" [];
    HateHomophobia = "hate.homophobia" [];
    HateTransphobia = "hate.transphobia" [];
    HateDisability = "hate.disability" [];
    Threat = "threat" [];
    Incitement = "incitement" [];
    Pornography = "pornography" ["explicit", "solicitation", "minor_cue"];
    GraphicViolence = "graphic_violence" [];
    SexualHarassment = "sexual_harassment" [];
    Defamation = "defamation" [];
    PersonalData = "personal_data" [
        "personnummer", "samordningsnummer", "interimsnummer", "reservnummer", "organisationsnummer",
        "phone", "email", "address", "bank_account", "bankgiro", "plusgiro", "iban", "card", "plate",
        "passport"
    ];
    HealthData = "health_data" [];
    Link = "link" ["url", "bare_domain", "ip", "invite", "shortener", "lookalike", "obfuscated"];
    Advertising = "advertising" [];
    Repetition = "repetition" ["same_author", "cross_post", "campaign", "flood"];
    Misinformation = "misinformation" [];
    MedicalQuestion = "medical_question" [];
    TransitQuestion = "transit_question" [];
    Question = "question" [];
    SelfHarm = "self_harm" [];
    Partisan = "partisan" [];
    PlainLanguage = "plain_language" ["wording", "accessible"];
}

impl Category {
    /// A category of one's own, under the prefix `x.`.
    ///
    /// Returns `None` unless the id is `x.` followed by at least one of
    /// `a-z 0-9 - _ .` and nothing else.
    pub fn custom(id: impl Into<Cow<'static, str>>) -> Option<Category> {
        let id = id.into();
        let rest = id.strip_prefix("x.")?;
        let valid = |b: u8| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.');
        (!rest.is_empty() && rest.bytes().all(valid))
            .then_some(Category::Custom(CustomCategory(id)))
    }

    /// Whether this is a third-party category.
    pub fn is_custom(&self) -> bool {
        matches!(self, Category::Custom(_))
    }

    /// Whether this is one of the `hate.` categories.
    pub fn is_hate(&self) -> bool {
        self.as_str().starts_with("hate.")
    }

    /// Whether `self` is `id` or lies under it: `hate` covers `hate.racism`.
    pub fn is_under(&self, id: &str) -> bool {
        match self.as_str().strip_prefix(id) {
            Some(rest) => rest.is_empty() || rest.starts_with('.'),
            None => false,
        }
    }
}

impl FromStr for Category {
    type Err = UnknownCategory;

    fn from_str(id: &str) -> Result<Category, UnknownCategory> {
        Category::built_in(id)
            .or_else(|| Category::custom(String::from(id)))
            .ok_or_else(|| UnknownCategory(String::from(id)))
    }
}

impl fmt::Debug for Category {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for CustomCategory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Category {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Category {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Category {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Category, D::Error> {
        let id = Cow::<'de, str>::deserialize(deserializer)?;
        id.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_id_reads_back() {
        for category in Category::ALL {
            assert_eq!(category.as_str().parse::<Category>().as_ref(), Ok(category));
        }
    }

    #[test]
    fn custom_ids_need_the_prefix_and_plain_letters() {
        assert!(Category::custom("x.a-b_c.1").is_some());
        for id in ["x.", "y.a", "x.Å", "x.a b", "insults"] {
            assert!(Category::custom(id).is_none(), "{id}");
        }
    }

    #[test]
    fn under_respects_the_dot() {
        assert!(Category::HateRacism.is_under("hate"));
        assert!(!Category::HateRacism.is_under("hat"));
        assert!(Category::Insult.is_under("insult"));
    }
}
