//! What was not looked at.

use serde::{Deserialize, Serialize};

use super::Provenance;
use crate::category::{Category, Id};
use crate::detector::Gap;

/// Something that was not assessed, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unassessed {
    /// The category that was not looked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<Category>,
    /// The part of the post that was not looked at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<Id>,
    /// The demand of the source document that no detector serves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub what: Option<Id>,
    /// Why not.
    pub why: Id,
    /// From where on, in bytes or in the unit of the report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<u32>,
}

impl Unassessed {
    pub(crate) fn gap(gap: &Gap) -> Unassessed {
        Unassessed {
            category: gap.category.clone(),
            part: gap.part.clone(),
            what: None,
            why: gap.why.clone(),
            from: None,
        }
    }

    fn part(part: &'static str, why: &'static str, from: u32) -> Unassessed {
        Unassessed {
            category: None,
            part: Some(Id::from_static(part)),
            what: None,
            why: Id::from_static(why),
            from: Some(from),
        }
    }
}

/// What one comment left unassessed, without a heap.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cuts {
    /// Declared gaps that were raised, a bit each.
    pub(crate) gaps: u64,
    /// Where a text over the cap was cut.
    pub(crate) truncated_at: Option<u32>,
    /// From where on findings were cut off by a cap.
    pub(crate) capped_from: Option<u32>,
}

impl Cuts {
    /// From where on the text is not known to be free of anything.
    pub(crate) fn unread_from(&self) -> Option<u32> {
        match (self.truncated_at, self.capped_from) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        }
    }
}

pub(super) fn list<'a>(
    provenance: &'a Provenance,
    cuts: &'a Cuts,
) -> impl Iterator<Item = Unassessed> + 'a {
    let raised = provenance.gaps.iter().enumerate();
    let raised =
        raised.filter(|(i, _)| cuts.gaps >> i & 1 == 1).map(|(_, gap)| Unassessed::gap(gap));
    let truncated = cuts.truncated_at.map(|at| Unassessed::part("text", "truncated", at));
    let capped = cuts.capped_from.map(|at| Unassessed::part("findings", "capped", at));
    raised.chain(truncated).chain(capped).chain(provenance.standing.iter().cloned())
}
