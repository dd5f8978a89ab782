//! How often a ruleset agrees with people.

use alloc::collections::BTreeMap;

use serde::Serialize;

use crate::category::Category;
use crate::finding::Confidence;
use crate::policy::Action;
use crate::verdict::Verdict;

/// Right and wrong answers about one category.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Labelled and found.
    pub hits: u32,
    /// Found, not labelled.
    pub false_alarms: u32,
    /// Labelled, not found.
    pub misses: u32,
}

impl Counts {
    /// Hits among what was found, in per mille; `None` where nothing was found.
    pub fn precision(self) -> Option<u32> {
        per_mille(self.hits, self.hits + self.false_alarms)
    }

    /// Hits among what was labelled, in per mille; `None` where nothing was.
    pub fn recall(self) -> Option<u32> {
        per_mille(self.hits, self.hits + self.misses)
    }

    /// The harmonic mean of precision and recall, in per mille.
    pub fn f1(self) -> Option<u32> {
        per_mille(2 * self.hits, 2 * self.hits + self.false_alarms + self.misses)
    }
}

fn per_mille(part: u32, whole: u32) -> Option<u32> {
    let rounded = (u64::from(part) * 2000 + u64::from(whole)).checked_div(2 * u64::from(whole))?;
    u32::try_from(rounded).ok()
}

/// How often verdicts agree with labels.
///
/// ```
/// use omdome::category::Category;
/// use omdome::compare::Score;
/// use omdome::policy::{Action, Policy};
/// use omdome::post::Post;
/// use omdome::ruleset::Ruleset;
///
/// let ruleset = Ruleset::builder(Policy::new("se.exempel", "1.0.0")).build()?;
/// let mut score = Score::default();
/// let verdict = ruleset.classify(&Post::new("Hej"));
/// score.add(&verdict, Some(Action::Allow), &[]);
/// assert_eq!(score.accuracy(), Some(1000));
/// # Ok::<(), omdome::error::BuildError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// Posts by labelled and given action.
    pub actions: BTreeMap<(Action, Action), u32>,
    /// Answers by category, findings from `likely` on.
    pub categories: BTreeMap<Category, Counts>,
}

impl Score {
    /// Adds one post: its verdict, and what people said of it.
    pub fn add(&mut self, verdict: &Verdict, action: Option<Action>, labels: &[Category]) {
        if let Some(action) = action {
            *self.actions.entry((action, verdict.action())).or_default() += 1;
        }
        let found = |category: &Category| {
            let sure = verdict.findings().iter().filter(|f| f.how_sure() >= Confidence::Likely);
            sure.clone().any(|f| f.category() == category)
        };
        for label in labels {
            let counts = self.categories.entry(label.clone()).or_default();
            if found(label) {
                counts.hits += 1;
            } else {
                counts.misses += 1;
            }
        }
        let mut extra: alloc::vec::Vec<&Category> = verdict
            .findings()
            .iter()
            .filter(|f| f.how_sure() >= Confidence::Likely && !labels.contains(f.category()))
            .map(|f| f.category())
            .collect();
        extra.sort();
        extra.dedup();
        for category in extra {
            self.categories.entry(category.clone()).or_default().false_alarms += 1;
        }
    }

    /// Posts with the labelled action, in per mille; `None` where none was
    /// labelled.
    pub fn accuracy(&self) -> Option<u32> {
        let right = self.actions.iter().filter(|((a, b), _)| a == b).map(|(_, n)| n).sum();
        per_mille(right, self.actions.values().sum())
    }
}
