//! Reasons in words.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use super::Inner;
use crate::verdict::Verdict;

/// What [`Line::rule`] says of the line that rests on no rule but on the policy's
/// `meta`: when the channel is staffed, and where to turn.
pub const META: &str = "meta";

/// Who reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Audience {
    /// The moderator who decides.
    Moderator,
    /// The person who wrote the comment.
    Author,
}

/// One reason in words. It names the rule and the circumstance and never repeats
/// the data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The rule, or [`META`].
    pub rule: Arc<str>,
    /// The words.
    pub text: Box<str>,
}

/// Why a verdict cannot be put into words.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RenderError {
    /// The verdict was made by another ruleset.
    #[error("the verdict has the digest `{verdict}`, this ruleset `{ruleset}`")]
    OtherRuleset {
        /// The verdict's digest.
        verdict: Box<str>,
        /// The ruleset's digest.
        ruleset: Box<str>,
    },
    /// No rule of the policy has words in that language.
    #[error("the policy has no messages in `{0}`")]
    NoLocale(Box<str>),
}

pub(super) fn render(
    inner: &Inner,
    verdict: &Verdict,
    locale: &str,
    audience: Audience,
) -> Result<Vec<Line>, RenderError> {
    let ours = inner.provenance.digest();
    if verdict.provenance().digest() != ours {
        return Err(RenderError::OtherRuleset {
            verdict: verdict.provenance().digest().into(),
            ruleset: ours.into(),
        });
    }
    let rules = inner.program.rules();
    if !rules.is_empty() && !rules.iter().any(|r| r.message.contains_key(locale)) {
        return Err(RenderError::NoLocale(locale.into()));
    }
    let line = |reason: &crate::verdict::Reason| {
        let id = &reason.rule().id;
        let rule = rules.iter().find(|r| *r.id == **id)?;
        let wording = inner.policy.in_locale(&rule.message, locale)?;
        let text: &String = match audience {
            Audience::Moderator => wording.moderator.as_ref(),
            Audience::Author => wording.author.as_ref(),
        }?;
        let text = reason.fill(inner.policy.fill(text), verdict.findings());
        Some(Line { rule: id.clone(), text: text.into_boxed_str() })
    };
    let mut lines: Vec<Line> = verdict.reasons().iter().filter_map(line).collect();
    if audience == Audience::Author && !lines.is_empty() {
        lines.extend(routine(inner, locale).map(|text| Line { rule: META.into(), text }));
    }
    Ok(lines)
}

/// When the channel is staffed and where to turn, if the policy tells.
fn routine(inner: &Inner, locale: &str) -> Option<Box<str>> {
    let meta = &inner.policy.meta;
    let told = |facts: &crate::policy::Localized| {
        Some(inner.policy.fill(inner.policy.in_locale(facts, locale)?))
    };
    let parts: Vec<String> = told(&meta.staffed).into_iter().chain(told(&meta.contact)).collect();
    (!parts.is_empty()).then(|| parts.join(" ").into_boxed_str())
}
