//! Two rulesets over the same posts: what would change.
//!
//! Before a policy is switched on, [`compare`] shows which comments it would
//! treat differently, in the baseline words of SARIF 2.1.0 (`new`, `unchanged`,
//! `updated`, `absent`), and [`Score`] shows how often each ruleset agrees with
//! people who labelled the posts.

mod score;

use alloc::boxed::Box;
use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use serde::Serialize;

pub use self::score::{Counts, Score};

use crate::policy::Action;
use crate::post::Post;
use crate::ruleset::{Ruleset, Scratch};
use crate::verdict::{Period, Verdict};

/// What became of one post's verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Baseline {
    /// Neither action nor reasons differ.
    Unchanged,
    /// There is a reason where there was none.
    New,
    /// There were and are reasons, but the action or the rules differ.
    Updated,
    /// There is no reason where there was one.
    Absent,
}

/// One post that the two rulesets treat differently. It holds no text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The place of the post in the corpus, from 0.
    pub place: u32,
    /// The post's reference, if it has one.
    pub reference: Option<Box<str>>,
    /// What became of it.
    pub baseline: Baseline,
    /// The action of the first and of the second ruleset.
    pub action: [Action; 2],
    /// Rules that only the second ruleset's reasons rest on.
    pub gained: Vec<Box<str>>,
    /// Rules that only the first ruleset's reasons rest on.
    pub lost: Vec<Box<str>>,
}

/// Two rulesets over one corpus.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Comparison {
    /// How many posts were compared.
    pub posts: u32,
    /// How many are treated alike.
    pub unchanged: u32,
    /// The others, in order.
    pub changes: Vec<Change>,
    /// What the first and the second ruleset said, counted by action and rule.
    pub tally: [Period; 2],
}

impl Comparison {
    /// Each rule that gave a reason, with how often in the first and in the second
    /// ruleset; in order.
    pub fn rules(&self) -> impl Iterator<Item = (&str, [u32; 2])> {
        let [first, second] = &self.tally;
        let ids: BTreeSet<&str> =
            first.rules.keys().chain(second.rules.keys()).map(|id| &**id).collect();
        ids.into_iter().map(|id| (id, [first.fired(id), second.fired(id)]))
    }

    /// How many posts came out so.
    pub fn count(&self, baseline: Baseline) -> u32 {
        if baseline == Baseline::Unchanged {
            return self.unchanged;
        }
        let counted = self.changes.iter().filter(|c| c.baseline == baseline).count();
        u32::try_from(counted).unwrap_or(u32::MAX)
    }
}

/// Runs both rulesets over every post. Comparing a ruleset with itself changes
/// nothing.
///
/// ```
/// use omdome::compare::compare;
/// use omdome::policy::Policy;
/// use omdome::post::Post;
/// use omdome::ruleset::Ruleset;
///
/// let ruleset = Ruleset::builder(Policy::new("se.exempel", "1.0.0")).build()?;
/// let comparison = compare(&ruleset, &ruleset, [Post::new("Hej"), Post::new("Tack")]);
/// assert_eq!((comparison.posts, comparison.unchanged), (2, 2));
/// # Ok::<(), omdome::error::BuildError>(())
/// ```
pub fn compare<'a>(
    first: &Ruleset,
    second: &Ruleset,
    posts: impl IntoIterator<Item = Post<'a>>,
) -> Comparison {
    let mut scratch = Scratch::new();
    let mut out = Comparison::default();
    for (post, place) in posts.into_iter().zip(0u32..) {
        let before = first.classify_with(&post, &mut scratch);
        let after = second.classify_with(&post, &mut scratch);
        out.posts += 1;
        for (tally, verdict) in out.tally.iter_mut().zip([&before, &after]) {
            tally.add(verdict);
        }
        match change(&before, &after) {
            Baseline::Unchanged => out.unchanged += 1,
            baseline => out.changes.push(Change {
                place,
                reference: post.reference_id().map(Into::into),
                baseline,
                action: [before.action(), after.action()],
                gained: beyond(&after, &before),
                lost: beyond(&before, &after),
            }),
        }
    }
    out
}

fn rules(verdict: &Verdict) -> impl Iterator<Item = &str> + Clone {
    verdict.reasons().iter().map(|r| &*r.rule().id)
}

/// The rules behind `these` that are not behind `those`.
fn beyond(these: &Verdict, those: &Verdict) -> Vec<Box<str>> {
    rules(these).filter(|rule| !rules(those).any(|r| r == *rule)).map(Into::into).collect()
}

fn change(before: &Verdict, after: &Verdict) -> Baseline {
    let same = before.action() == after.action() && rules(before).eq(rules(after));
    match (before.reasons().is_empty(), after.reasons().is_empty()) {
        _ if same => Baseline::Unchanged,
        (true, _) => Baseline::New,
        (_, true) => Baseline::Absent,
        _ => Baseline::Updated,
    }
}
