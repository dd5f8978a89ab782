//! How often each rule gave a reason, without any text.

use alloc::boxed::Box;
use alloc::collections::BTreeMap;

use serde::Serialize;

use super::{Reason, Verdict};
use crate::policy::Action;

/// Counts over many verdicts, by period and rule: what a body needs to follow up
/// its moderation in numbers. Holds rule ids and counts, never text or authors.
///
/// The period is whatever the caller sorts by: a month, a date, a campaign, or
/// `()` for one total.
///
/// ```
/// use omdome::verdict::Tally;
/// # use omdome::policy::Policy;
/// # use omdome::post::Post;
/// # use omdome::ruleset::Ruleset;
/// # let ruleset = Ruleset::builder(Policy::new("se.exempel", "1.0.0")).build()?;
///
/// let mut tally = Tally::new();
/// for (month, text) in [("2026-10", "Hej"), ("2026-11", "Tack"), ("2026-11", "Bra")] {
///     tally.add(month, &ruleset.classify(&Post::new(text)));
/// }
/// assert_eq!(tally.total().posts, 3);
/// assert_eq!(tally.periods().map(|(m, p)| (*m, p.posts)).last(), Some(("2026-11", 2)));
/// # Ok::<(), omdome::error::BuildError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Tally<P: Ord = ()> {
    periods: BTreeMap<P, Period>,
}

/// The counts of one period.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Period {
    /// Verdicts.
    pub posts: u32,
    /// Verdicts by the action proposed.
    pub actions: BTreeMap<Action, u32>,
    /// Counts by rule id.
    pub rules: BTreeMap<Box<str>, RuleCount>,
}

/// The counts of one rule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct RuleCount {
    /// How often it gave a reason.
    pub fired: u32,
    /// How often it would have, on trial.
    pub shadow: u32,
    /// How often a human found its reason wrong.
    pub overturned: u32,
}

impl<P: Ord> Default for Tally<P> {
    fn default() -> Tally<P> {
        Tally::new()
    }
}

impl<P: Ord> Tally<P> {
    /// Nothing counted yet.
    pub const fn new() -> Tally<P> {
        Tally { periods: BTreeMap::new() }
    }

    /// Counts one verdict.
    pub fn add(&mut self, period: P, verdict: &Verdict) {
        self.periods.entry(period).or_default().add(verdict);
    }

    /// Counts that a human found the reason of a rule wrong.
    pub fn overturn(&mut self, period: P, rule: &str) {
        add(&mut self.periods.entry(period).or_default().rule(rule).overturned, 1);
    }

    /// Adds the counts of another tally.
    pub fn merge(&mut self, other: Tally<P>) {
        for (period, counts) in other.periods {
            self.periods.entry(period).or_default().merge(&counts);
        }
    }

    /// Each period with its counts, in order.
    pub fn periods(&self) -> impl Iterator<Item = (&P, &Period)> {
        self.periods.iter()
    }

    /// All periods together.
    pub fn total(&self) -> Period {
        let mut total = Period::default();
        self.periods.values().for_each(|period| total.merge(period));
        total
    }
}

impl Period {
    /// Counts one verdict.
    pub fn add(&mut self, verdict: &Verdict) {
        add(&mut self.posts, 1);
        add(self.actions.entry(verdict.action()).or_default(), 1);
        let id = |reason: &Reason| reason.rule().id.clone();
        for rule in verdict.reasons().iter().map(id) {
            add(&mut self.rule(&rule).fired, 1);
        }
        for rule in verdict.shadow().iter().map(id) {
            add(&mut self.rule(&rule).shadow, 1);
        }
    }

    /// How often a rule gave a reason.
    pub fn fired(&self, rule: &str) -> u32 {
        self.rules.get(rule).map_or(0, |count| count.fired)
    }

    fn merge(&mut self, other: &Period) {
        add(&mut self.posts, other.posts);
        for (action, count) in &other.actions {
            add(self.actions.entry(*action).or_default(), *count);
        }
        for (rule, more) in &other.rules {
            let count = self.rule(rule);
            add(&mut count.fired, more.fired);
            add(&mut count.shadow, more.shadow);
            add(&mut count.overturned, more.overturned);
        }
    }

    fn rule(&mut self, rule: &str) -> &mut RuleCount {
        self.rules.entry(rule.into()).or_default()
    }
}

fn add(count: &mut u32, more: u32) {
    *count = count.saturating_add(more);
}
