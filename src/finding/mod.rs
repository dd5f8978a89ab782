//! What a detector says about a stretch of text.
//!
//! A [`Finding`] names a category, a kind, a span of the original text, how sure
//! the detector is ([`Confidence`]), how strong the content is ([`Severity`]),
//! whose words they are ([`Stance`]), who is meant ([`Target`]) and a stable
//! evidence code with [`Details`]. It holds no text of the comment but a masked
//! quote.

mod details;
mod level;
mod quote;

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::cmp::Ordering;

pub use self::details::{Details, Fact};
pub use self::level::{Confidence, Severity, Stance, Target};
pub use self::quote::mask;

use crate::category::{Category, Id};
use crate::text::Span;

/// What a detector says about a stretch of text.
///
/// ```
/// use omdome::category::{Category, Id};
/// use omdome::finding::{Confidence, Finding, Severity, Target};
/// use omdome::text::Span;
///
/// let finding = Finding::new(Category::Insult, Span::new(3, 8), Confidence::Likely, "lex.insult")
///     .severity(Severity::Medium)
///     .target(Target::Person);
/// assert_eq!(finding.code().as_str(), "lex.insult");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    category: Category,
    kind: Option<Id>,
    span: Span,
    confidence: Confidence,
    severity: Severity,
    stance: Stance,
    target: Target,
    code: Id,
    details: Details,
    earlier: Vec<Box<str>>,
    quote: Box<str>,
}

impl Finding {
    /// A finding with low severity, the writer's own, aimed at no one.
    pub fn new(
        category: Category,
        span: Span,
        confidence: Confidence,
        code: impl Into<Id>,
    ) -> Finding {
        Finding {
            category,
            kind: None,
            span,
            confidence,
            severity: Severity::Low,
            stance: Stance::Own,
            target: Target::None,
            code: code.into(),
            details: Details::default(),
            earlier: Vec::new(),
            quote: Box::default(),
        }
    }

    /// Sets the kind within the category.
    #[must_use]
    pub fn kind(mut self, kind: impl Into<Id>) -> Finding {
        self.kind = Some(kind.into());
        self
    }

    /// Sets how strong the content is.
    #[must_use]
    pub fn severity(mut self, severity: Severity) -> Finding {
        self.severity = severity;
        self
    }

    /// Sets whose words they are.
    #[must_use]
    pub fn stance(mut self, stance: Stance) -> Finding {
        self.stance = stance;
        self
    }

    /// Sets who is meant.
    #[must_use]
    pub fn target(mut self, target: Target) -> Finding {
        self.target = target;
        self
    }

    /// Sets the structured evidence.
    #[must_use]
    pub fn details(mut self, details: Details) -> Finding {
        self.details = details;
        self
    }

    /// Sets the references of earlier posts, at most the first and the latest.
    #[must_use]
    pub fn earlier(mut self, references: Vec<Box<str>>) -> Finding {
        self.earlier = references;
        self.earlier.truncate(2);
        self
    }

    /// Lowers or raises the confidence.
    #[must_use]
    pub fn confidence(mut self, confidence: Confidence) -> Finding {
        self.confidence = confidence;
        self
    }

    /// What it is about.
    pub fn category(&self) -> &Category {
        &self.category
    }

    /// The kind within the category.
    pub fn kind_id(&self) -> Option<&Id> {
        self.kind.as_ref()
    }

    /// Whether it is of this kind.
    pub fn is_kind(&self, kind: &str) -> bool {
        self.kind.as_ref().is_some_and(|k| k.as_str() == kind)
    }

    /// Where it stands in the original text, in bytes.
    pub fn span(&self) -> Span {
        self.span
    }

    /// How sure the detector is.
    pub fn how_sure(&self) -> Confidence {
        self.confidence
    }

    /// How strong the content is.
    pub fn how_severe(&self) -> Severity {
        self.severity
    }

    /// Whose words they are.
    pub fn whose(&self) -> Stance {
        self.stance
    }

    /// Who is meant.
    pub fn aimed_at(&self) -> Target {
        self.target
    }

    /// The stable evidence code.
    pub fn code(&self) -> &Id {
        &self.code
    }

    /// The structured evidence.
    pub fn evidence(&self) -> &Details {
        &self.details
    }

    /// References of earlier posts with the same words, as the caller gave them.
    pub fn earlier_posts(&self) -> &[Box<str>] {
        &self.earlier
    }

    /// The masked quote; empty until the verdict is put together.
    pub fn quote(&self) -> &str {
        &self.quote
    }

    /// Sets the masked quote from the text under the span. The host of a link
    /// shows no digit where its characters are shared with a number that points
    /// at a person, or where it holds enough of them to be one.
    pub(crate) fn seal(&mut self, text: &str, shared_with_number: bool) {
        const AS_IN_A_NUMBER: usize = 6;
        let digits = |host: &str| {
            let label = |l: &str| l.bytes().filter(u8::is_ascii_digit).count();
            host.split('.').map(label).max().unwrap_or(0)
        };
        let hidden = |host: &str| shared_with_number || digits(host) >= AS_IN_A_NUMBER;
        if let Some(host) = self.details.host.as_mut().filter(|h| hidden(h)) {
            *host = host.replace(|c: char| c.is_ascii_digit(), "#").into_boxed_str();
        }
        if self.category != Category::Repetition {
            self.quote = mask(&self.category, text, &self.details);
        }
    }

    /// The order of findings in a verdict: by start, end, category, kind, code
    /// and confidence. Total up to findings that say the same.
    pub(crate) fn order(&self, other: &Finding) -> Ordering {
        let key = |f: &Finding| (f.span.start(), f.span.end());
        key(self)
            .cmp(&key(other))
            .then_with(|| self.category.as_str().cmp(other.category.as_str()))
            .then_with(|| self.kind.cmp(&other.kind))
            .then_with(|| self.code.cmp(&other.code))
            .then_with(|| other.confidence.cmp(&self.confidence))
            .then_with(|| self.details.cmp(&other.details))
    }
}
