//! What rules are evaluated on.

use super::condition::{History, Unassessed};
use super::node::{is_part, medium};
use super::terms::Part;
use super::truth::Truth;
use crate::detector::{Gap, Limits};
use crate::finding::{Finding, Severity};
use crate::post::Post;
use crate::text::Document;

/// Why the end of a long text was not assessed.
pub(crate) const TRUNCATED: &str = "truncated";
/// Why findings beyond a cap were not given.
pub(crate) const CAPPED: &str = "capped";
/// Why media were not assessed.
pub(crate) const NOT_LOOKED_AT: &str = "not_supported";

/// Which kinds of parts of a post were left unread.
pub(super) struct Unread {
    pub(super) text: bool,
    pub(super) media: bool,
    /// What is no part of the post: a category that was not looked for.
    pub(super) other: bool,
}

/// What rules are evaluated on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Facts<'a> {
    pub(crate) document: &'a Document<'a>,
    pub(crate) post: &'a Post<'a>,
    /// All findings, settled and in the order of the verdict.
    pub(crate) findings: &'a [Finding],
    /// Every gap that detectors declared.
    pub(crate) gaps: &'a [Gap],
    /// Which of them were raised, and where findings were cut off.
    pub(crate) limits: &'a Limits,
}

impl<'a> Facts<'a> {
    /// The gaps that were raised.
    pub(super) fn raised(&self) -> impl Iterator<Item = &'a Gap> + use<'a> {
        let (mut bits, gaps) = (self.limits.gaps, self.gaps);
        core::iter::from_fn(move || {
            let gap = gaps.get(bits.trailing_zeros() as usize)?;
            bits &= bits.wrapping_sub(1);
            Some(gap)
        })
    }

    fn is_cut(&self) -> bool {
        self.document.truncated_at().is_some() || self.limits.capped_from.is_some()
    }

    /// Which kinds of parts were left unread, by a gap, a cut, or as media.
    pub(super) fn unread(&self) -> Unread {
        let media = !self.post.attached().is_none();
        let mut unread = Unread { text: self.is_cut(), media, other: false };
        for gap in self.raised() {
            match &gap.part {
                Some(part) if *part == Part::Text.as_str() => unread.text = true,
                Some(_) => unread.media = true,
                None => unread.other = true,
            }
        }
        unread
    }

    /// Whether findings under a category may be there although none was found.
    pub(super) fn may_hide(&self, id: &str) -> bool {
        let concerns = |gap: &Gap| match &gap.category {
            Some(category) => category.is_under(id),
            None => true,
        };
        self.may_hide_all() || self.raised().any(concerns)
    }

    /// Whether findings of any kind may be there.
    pub(super) fn may_hide_all(&self) -> bool {
        self.is_cut() || !self.post.attached().is_none()
    }

    pub(super) fn unassessed(&self, what: &Unassessed) -> bool {
        let why = |reason: &str| what.why.as_deref().is_none_or(|w| w == reason);
        let by_gap = |gap: &Gap| {
            what.part.is_none_or(|part| is_part(gap, part))
                && what.category.as_deref().is_none_or(|id| {
                    gap.category.as_ref().is_some_and(|category| category.is_under(id))
                })
                && why(gap.why.as_str())
        };
        if self.raised().any(by_gap) {
            return true;
        }
        if what.category.is_some() {
            return false;
        }
        let text = what.part.is_none_or(|part| part == Part::Text);
        let cut = (self.document.truncated_at().is_some() && why(TRUNCATED))
            || (self.limits.capped_from.is_some() && why(CAPPED));
        let attached = self.post.attached();
        let media = match what.part {
            Some(part) => medium(part).is_some_and(|m| attached.contains(m)),
            None => !attached.is_none(),
        };
        (text && cut) || (media && why(NOT_LOOKED_AT))
    }

    pub(super) fn history(&self, history: &History) -> Truth {
        let Some(breaches) = self.post.known_breaches() else { return Truth::Unknown };
        let count = breaches
            .iter()
            .filter(|b| b.severity >= history.min_severity.unwrap_or(Severity::Low))
            .filter(|b| history.window_days.is_none_or(|days| b.days_ago <= days))
            .count();
        Truth::from(u32::try_from(count).unwrap_or(u32::MAX) >= history.at_least)
    }
}
