//! What a statement of reasons needs beside the verdict: what was decided.

use crate::policy::Action;
use crate::post::{Date, Media};

/// The decision that someone took on a verdict. A verdict only proposes, so all
/// of this is the caller's to say.
///
/// ```
/// use omdome::policy::Action;
/// use omdome::post::Date;
/// use omdome::verdict::{Decided, Decision, Legality};
///
/// let day = Date::new(2026, 11, 24).ok_or("no such day")?;
/// let decision = Decision::new("dnr-17", Action::Hide, Decided::Human, day, day)
///     .legality(Legality::Illegal { grounds: &["brb.16-8"] })
///     .redress("Begär omprövning hos region@exempel.example.");
/// # let _ = decision;
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub struct Decision<'a> {
    pub(super) id: &'a str,
    pub(super) action: Action,
    pub(super) decided: Decided,
    pub(super) content_date: Date,
    pub(super) application_date: Date,
    pub(super) legality: Legality<'a>,
    pub(super) source: Source,
    pub(super) rules: &'a [&'a str],
    pub(super) media: Media,
    pub(super) territory: &'a [&'a str],
    pub(super) language: Option<&'a str>,
    pub(super) locale: &'a str,
    pub(super) redress: &'a str,
}

/// Who decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Decided {
    /// No one looked before: only as far as the verdict's `interim` permits.
    Machine,
    /// A human, on the verdict's proposal.
    HumanOnProposal,
    /// A human, who had not seen the proposal or went beyond it.
    Human,
}

impl Decided {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Decided::Machine => "AUTOMATED_DECISION_FULLY",
            Decided::HumanOnProposal => "AUTOMATED_DECISION_PARTIALLY",
            Decided::Human => "AUTOMATED_DECISION_NOT_AUTOMATED",
        }
    }
}

/// What the decider holds the content to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Legality<'a> {
    /// Against the page's own rules; nothing is said about the law.
    AgainstRules,
    /// Illegal. A human judged that, under these of the reasons' grounds.
    Illegal {
        /// Ids of grounds that are statutes.
        grounds: &'a [&'a str],
    },
}

/// What drew attention to the content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    /// The body's own look-out: the classifier.
    Own,
    /// A notice under article 16.
    Notice,
    /// A notice by a trusted flagger.
    TrustedFlagger,
    /// Someone told in another way.
    OtherNotice,
}

impl Source {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Source::Own => "SOURCE_VOLUNTARY",
            Source::Notice => "SOURCE_ARTICLE_16",
            Source::TrustedFlagger => "SOURCE_TRUSTED_FLAGGER",
            Source::OtherNotice => "SOURCE_TYPE_OTHER_NOTIFICATION",
        }
    }
}

/// Why there can be no statement of reasons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum StatementError {
    /// The policy is not the one behind the verdict.
    #[error("the verdict was made under another policy or version")]
    OtherPolicy,
    /// Nothing was taken from the author.
    #[error("only hiding and removing need a statement of reasons")]
    NoRestriction,
    /// A machine did what no reason permits unattended, or called something
    /// illegal.
    #[error("no machine may decide that: the verdict permits less unattended")]
    NeedsHuman,
    /// A rule is named that gave no reason, or there is no reason at all.
    #[error("the verdict has no such reason")]
    NoSuchReason,
    /// The reasons have no ground of the kind, or not the one named.
    #[error("the reasons rest on no such ground: a statute for illegal content, else a rule")]
    NoGround,
}

impl<'a> Decision<'a> {
    /// A decision with the caller's own id of it (no personal data), what was
    /// done, by whom, when the content was posted and from when the decision
    /// holds.
    ///
    /// Without more it says: against the rules, found by the body itself, text
    /// alone, everywhere, messages in Swedish.
    pub const fn new(
        id: &'a str,
        action: Action,
        decided: Decided,
        posted: Date,
        from: Date,
    ) -> Decision<'a> {
        Decision {
            id,
            action,
            decided,
            content_date: posted,
            application_date: from,
            legality: Legality::AgainstRules,
            source: Source::Own,
            rules: &[],
            media: Media::NONE,
            territory: &[],
            language: None,
            locale: "sv",
            redress: "",
        }
    }

    /// What the decider holds the content to be.
    pub const fn legality(mut self, legality: Legality<'a>) -> Self {
        self.legality = legality;
        self
    }

    /// What drew attention to the content.
    pub const fn source(mut self, source: Source) -> Self {
        self.source = source;
        self
    }

    /// The ids of the rules on which the decision rests; all that ask for it if
    /// none is named.
    pub const fn rules(mut self, rules: &'a [&'a str]) -> Self {
        self.rules = rules;
        self
    }

    /// What the content has beside its text.
    pub const fn media(mut self, media: Media) -> Self {
        self.media = media;
        self
    }

    /// Countries in which the decision holds, as two capital letters.
    pub const fn territory(mut self, countries: &'a [&'a str]) -> Self {
        self.territory = countries;
        self
    }

    /// The language of the content, as two capital letters.
    pub const fn language(mut self, language: &'a str) -> Self {
        self.language = Some(language);
        self
    }

    /// The language of the explanation.
    pub const fn locale(mut self, locale: &'a str) -> Self {
        self.locale = locale;
        self
    }

    /// How the decision can be challenged.
    pub const fn redress(mut self, redress: &'a str) -> Self {
        self.redress = redress;
        self
    }
}
