//! A policy compiled for evaluating.

use alloc::boxed::Box;
use alloc::format;
use alloc::vec::Vec;

use super::eval::{Eval, Silent, Tracer};
use super::facts::Facts;
use super::list::Lists;
use super::model::Policy;
use super::node::{self, Bits, Names, Node, Release, is_allowed};
use super::outcome::{Clause, Fired, Outcome, Suppressed};
use super::rule::Rule;
use super::terms::Mode;
use super::truth::Truth;
use crate::error::Diagnostic;

/// What frees findings that the allow-list of a detector covers.
pub(crate) const OWN_SITES: &str = "own-sites";
pub(super) const ALLOW_LIST: u16 = u16::MAX;

/// The rules of a policy made ready: sorted by id, conditions and lists
/// compiled. Immutable.
#[derive(Debug)]
pub(crate) struct Program {
    rules: Box<[Rule]>,
    compiled: Box<[Compiled]>,
    lists: Lists,
    /// A bit for each category id and fact that a rule can need.
    bits: Bits,
    /// All that some rule needs; whether every rule needs something.
    wanted: u64,
    gated: bool,
}

#[derive(Debug)]
struct Compiled {
    when: Node,
    unless: Box<[Release]>,
    /// [`Bits`] of which one must be there; 0: none need be.
    needs: u64,
    acts: bool,
}

impl Program {
    /// Compiles a policy; faults of lists and patterns go to `diagnostics`, and
    /// names that are not there never match.
    pub(crate) fn compile(policy: &Policy, diagnostics: &mut Vec<Diagnostic>) -> Program {
        let mut rules = policy.rule.clone();
        rules.sort_by(|a, b| a.id.cmp(&b.id));
        // The policy keeps them, and nothing asks a compiled rule for them.
        rules.iter_mut().for_each(|rule| rule.example = Vec::new());
        let lists = Lists::compile(&policy.list, diagnostics);
        let mut names = Names { lists: &lists, bits: Bits::default() };
        let compile = |rule: &Rule| {
            let when = node::compile(&rule.when, "when", &mut names);
            let needs = when.needs();
            let unless = rule.unless.iter().map(|e| node::release(e, &mut names)).collect();
            Compiled { when, unless, needs, acts: rule.mode == Mode::Enforce }
        };
        let compiled: Box<[Compiled]> = rules.iter().map(compile).collect();
        let mut bits = names.bits;
        bits.finish();
        let wanted = compiled.iter().fold(0, |all, c| all | c.needs);
        let gated = compiled.iter().all(|c| c.needs != 0);
        Program { rules: rules.into_boxed_slice(), compiled, lists, bits, wanted, gated }
    }

    /// The rules, sorted by id.
    pub(crate) fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// The rule of an index in an [`Outcome`].
    pub(crate) fn rule(&self, index: u32) -> Option<&Rule> {
        self.rules.get(index as usize)
    }

    /// The name under which a suppression is reported: that of the exception,
    /// or [`OWN_SITES`].
    pub(crate) fn by(&self, suppressed: &Suppressed) -> &str {
        let exception = |rule: &Rule| -> Option<usize> {
            (suppressed.by != ALLOW_LIST && usize::from(suppressed.by) < rule.unless.len())
                .then_some(usize::from(suppressed.by))
        };
        self.rule(suppressed.rule)
            .and_then(|rule| rule.unless.get(exception(rule)?))
            .map_or(OWN_SITES, |e| e.name())
    }

    /// Evaluates every rule on the facts. Allocates nothing where no rule fires
    /// and `outcome` has been used before.
    ///
    /// A rule that needs a finding or another fact which is not there cannot
    /// fire, whatever was left unassessed, and is passed over; that it is unknown
    /// rather than false is told by [`trace`](Self::trace) only. On a comment in
    /// which nothing is found nearly every rule is.
    pub(crate) fn evaluate(&self, facts: &Facts<'_>, outcome: &mut Outcome) {
        outcome.clear();
        let present = self.present(facts, outcome);
        if self.gated && self.wanted & present == 0 {
            return;
        }
        outcome.hidden = self.bits.hidden(facts);
        for (index, compiled) in (0u32..).zip(&self.compiled) {
            if compiled.needs != 0 && compiled.needs & present == 0 {
                continue;
            }
            self.apply(index, compiled, facts, outcome, &mut Silent);
        }
    }

    /// The same evaluation with every clause of every rule told, in the order of
    /// the policy: `when` on all findings, then which exceptions freed any.
    pub(crate) fn trace(&self, facts: &Facts<'_>, outcome: &mut Outcome) -> Vec<Clause> {
        outcome.clear();
        let mut told = Teller::default();
        self.present(facts, outcome);
        outcome.hidden = self.bits.hidden(facts);
        for (index, compiled) in (0u32..).zip(&self.compiled) {
            told.rule = index;
            self.apply(index, compiled, facts, outcome, &mut told);
        }
        told.clauses
    }

    /// The bits of what is there; notes those of each finding.
    fn present(&self, facts: &Facts<'_>, outcome: &mut Outcome) -> u64 {
        let Outcome { masks, present, .. } = outcome;
        masks.extend(facts.findings.iter().map(|f| self.bits.under(f.category())));
        *present = masks.iter().fold(0, |all, mask| all | mask);
        *present | Bits::of_facts(facts, &self.lists, self.wanted)
    }

    fn apply<T: Tracer>(
        &self,
        rule: u32,
        compiled: &Compiled,
        facts: &Facts<'_>,
        outcome: &mut Outcome,
        tracer: &mut T,
    ) {
        let Outcome { fired, shadow, suppressed, unknown, evidence, freed, masks, lists, .. } =
            outcome;
        let (present, hidden) = (outcome.present, outcome.hidden);
        let from = evidence.len();
        freed.clear();
        let (lists, occurrences) = (&self.lists, lists);
        let mut silent = Silent;
        // First with all findings, to learn what the rule would rest on.
        let strict = false;
        let mut eval =
            Eval { facts, lists, occurrences, masks, present, hidden, strict, evidence, tracer };
        let mut truth = eval.run(&compiled.when, true);
        let mut spared = false;
        if truth == Truth::True {
            tidy(eval.evidence, from);
            spared = eval.release(compiled, from, freed);
        }
        for (i, release) in compiled.unless.iter().enumerate().filter(|_| T::EAGER) {
            let by = u16::try_from(i).unwrap_or(ALLOW_LIST);
            let holds = eval.spans_post(release) || freed.iter().any(|(_, b)| *b == by);
            let clause = eval.tracer.enter(&format!("unless[{i}]"));
            eval.tracer.leave(clause, holds.into());
        }
        if freed.iter().any(|(finding, _)| is_allowed_at(facts, *finding)) {
            // Then without what an allow-list covers: no matcher means that.
            eval.evidence.truncate(from);
            let mut eval = eval.strictly(&mut silent);
            truth = eval.run(&compiled.when, true);
            tidy(eval.evidence, from);
        }
        if !freed.is_empty() {
            let kept = evidence.get(from..).unwrap_or_default();
            freed.retain_mut(|(finding, by)| {
                let gone = !kept.contains(finding);
                if gone && is_allowed_at(facts, *finding) {
                    *by = ALLOW_LIST;
                }
                (*by == ALLOW_LIST) == gone
            });
            spared |= truth == Truth::True && spare(evidence, from, freed);
            if compiled.acts {
                let of = |&(finding, by): &(u32, u16)| Suppressed { rule, finding, by };
                suppressed.extend(freed.iter().map(of));
            }
        }
        if truth == Truth::Unknown {
            unknown.push(rule);
        }
        if truth != Truth::True || spared {
            evidence.truncate(from);
            return;
        }
        let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let reason = Fired { rule, from: narrow(from), to: narrow(evidence.len()) };
        if compiled.acts { fired.push(reason) } else { shadow.push(reason) }
    }
}

impl<T: Tracer> Eval<'_, T> {
    /// Notes what of the evidence from `from` on is freed and by what; the first
    /// exception counts, and an allow-list after all. Says whether an exception
    /// spans the whole post.
    fn release(&mut self, compiled: &Compiled, from: usize, freed: &mut Vec<(u32, u16)>) -> bool {
        for at in from..self.evidence.len() {
            let Some(&index) = self.evidence.get(at) else { break };
            let Some(finding) = self.facts.findings.get(index as usize) else { continue };
            let span = finding.span();
            let by = (0u16..).zip(&compiled.unless).find(|(_, r)| self.frees(r, span));
            let allowed = is_allowed(finding).then_some(ALLOW_LIST);
            freed.extend(by.map(|(by, _)| by).or(allowed).map(|by| (index, by)));
        }
        compiled.unless.iter().any(|release| self.spans_post(release))
    }
}

fn is_allowed_at(facts: &Facts<'_>, finding: u32) -> bool {
    facts.findings.get(finding as usize).is_some_and(is_allowed)
}

/// Takes what exceptions freed out of the evidence from `from` on, and says
/// whether that leaves nothing of it.
fn spare(evidence: &mut Vec<u32>, from: usize, freed: &[(u32, u16)]) -> bool {
    let before = evidence.len();
    let mut seen = 0;
    evidence.retain(|finding| {
        seen += 1;
        seen <= from || !freed.iter().any(|(f, by)| f == finding && *by != ALLOW_LIST)
    });
    evidence.len() < before && evidence.len() == from
}

/// Sorts the evidence from `from` on and takes doubles away.
fn tidy(evidence: &mut Vec<u32>, from: usize) {
    if let Some(own) = evidence.get_mut(from..) {
        own.sort_unstable();
    }
    let mut seen = 0;
    let mut last = None;
    evidence.retain(|&finding| {
        seen += 1;
        let double = seen > from && last == Some(finding);
        if seen > from {
            last = Some(finding);
        }
        !double
    });
}

/// Keeps every clause.
#[derive(Default)]
struct Teller {
    rule: u32,
    clauses: Vec<Clause>,
}

impl Tracer for Teller {
    const EAGER: bool = true;

    fn enter(&mut self, path: &str) -> usize {
        let (rule, truth) = (self.rule, Truth::Unknown);
        self.clauses.push(Clause { rule, path: path.into(), truth });
        self.clauses.len() - 1
    }

    fn leave(&mut self, clause: usize, truth: Truth) {
        if let Some(clause) = self.clauses.get_mut(clause) {
            clause.truth = truth;
        }
    }
}
