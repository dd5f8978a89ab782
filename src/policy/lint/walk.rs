//! One rule with what the lints ask about it.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::Vocabulary;
use crate::policy::condition::{Condition, Matcher};
use crate::policy::model::Policy;
use crate::policy::rule::Rule;
use crate::policy::terms::{Action, Autonomy};
use crate::post::Channel;

/// Conditions nested deeper than this are refused.
pub(super) const MAX_DEPTH: usize = 24;

/// A rule in its policy.
pub(super) struct View<'a> {
    pub(super) policy: &'a Policy,
    pub(super) vocabulary: &'a Vocabulary,
    pub(super) rule: &'a Rule,
    /// `rule[3]`
    pub(super) path: String,
    /// Every matcher with its path, and whether it speaks for the rule (is under
    /// an even number of `not`).
    pub(super) matchers: Vec<(String, &'a Matcher, bool)>,
    /// Whether it holds for the body's own drafts only.
    pub(super) outgoing: bool,
}

impl<'a> View<'a> {
    pub(super) fn new(
        policy: &'a Policy,
        vocabulary: &'a Vocabulary,
        rule: &'a Rule,
        path: String,
    ) -> View<'a> {
        let mut matchers = Vec::new();
        visit(&rule.when, &format!("{path}.when"), true, 0, &mut |node, path, positive, _| {
            match node {
                Condition::Finding(m) => matchers.push((format!("{path}.finding"), m, positive)),
                Condition::Count(c) => {
                    matchers.push((format!("{path}.count.of"), &c.of, positive));
                }
                _ => {}
            }
        });
        let outgoing = policy.meta.channel == Some(Channel::Outgoing) || is_outgoing(&rule.when, 0);
        View { policy, vocabulary, rule, path, matchers, outgoing }
    }

    /// The matchers that speak for the rule.
    pub(super) fn speaking(&self) -> impl Iterator<Item = (&str, &'a Matcher)> {
        self.matchers.iter().filter(|(.., positive)| *positive).map(|(path, m, _)| (&**path, *m))
    }

    /// Whether the policy itself says that nothing serves the category, or one
    /// under it, yet.
    pub(super) fn is_unserved(&self, id: &str) -> bool {
        let categories = self.policy.unserved.iter().filter_map(|u| u.category.as_ref());
        categories.into_iter().any(|category| category.is_under(id))
    }

    /// Whether the rule takes a comment out of sight, at once or by proposal.
    pub(super) fn takes_away(&self) -> bool {
        self.rule.action >= Action::Hide || self.rule.interim.is_some_and(|i| i >= Action::Hide)
    }

    /// Whether the rule acts without a human.
    pub(super) fn is_unattended(&self) -> bool {
        self.rule.autonomy == Autonomy::Auto || self.rule.interim.is_some()
    }

    /// The path of a key of the rule.
    pub(super) fn key(&self, key: &str) -> String {
        format!("{}.{key}", self.path)
    }
}

/// Visits every clause down to [`MAX_DEPTH`], with its path and polarity.
pub(super) fn visit<'a>(
    node: &'a Condition,
    path: &str,
    positive: bool,
    depth: usize,
    see: &mut dyn FnMut(&'a Condition, &str, bool, usize),
) {
    see(node, path, positive, depth);
    if depth == MAX_DEPTH {
        return;
    }
    let (key, children) = match node {
        Condition::All(children) => ("all", children),
        Condition::Any(children) => ("any", children),
        Condition::Not(child) => {
            return visit(child, &format!("{path}.not"), !positive, depth + 1, see);
        }
        _ => return,
    };
    for (i, child) in children.iter().enumerate() {
        visit(child, &format!("{path}.{key}[{i}]"), positive, depth + 1, see);
    }
}

fn is_outgoing(node: &Condition, depth: usize) -> bool {
    match node {
        Condition::Channel(channel) => *channel == Channel::Outgoing,
        _ if depth == MAX_DEPTH => false,
        Condition::All(all) => all.iter().any(|c| is_outgoing(c, depth + 1)),
        Condition::Any(any) => !any.is_empty() && any.iter().all(|c| is_outgoing(c, depth + 1)),
        Condition::Not(not) => matches!(**not, Condition::Channel(Channel::Incoming)),
        _ => false,
    }
}
