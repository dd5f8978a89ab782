//! Faults of meaning: what the shape of a policy cannot tell.

mod ceiling;
mod code;
mod condition;
mod entry;
mod ground;
mod imply;
mod message;
mod pair;
mod rule;
mod walk;

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

#[cfg(test)]
pub(super) use self::code::LINTS as ALL;
use self::code::{EMPTY_TEXT, LINTS, Lint, NO_REASON_GIVEN, UNKNOWN_LINT, UNUSED_WAIVER};
use self::walk::View;
use super::model::Policy;
use crate::category::{Category, Id};
use crate::error::Diagnostic;
use crate::post::Date;

/// What the detectors at hand can report, against which names in a policy are
/// checked.
#[derive(Clone, Debug, Default)]
pub(crate) struct Vocabulary {
    kinds: Vec<(Category, Option<Id>)>,
    detectors: Vec<&'static str>,
    /// Whether more detectors may come.
    open: bool,
    today: Option<Date>,
}

impl Vocabulary {
    /// What can be told without knowing the detectors.
    pub(crate) fn open() -> Vocabulary {
        Vocabulary { open: true, ..Vocabulary::default() }
    }

    /// Sets the date by which grounds are judged stale.
    pub(crate) fn today(&mut self, today: Date) {
        self.today = Some(today);
    }

    /// Adds a detector by its id.
    pub(crate) fn detector(&mut self, id: &'static str) {
        self.detectors.push(id);
    }

    /// Adds something that a detector can report.
    pub(crate) fn reports(&mut self, category: Category, kind: Option<Id>) {
        self.kinds.push((category, kind));
    }

    /// Every known category under an id or part of one, with its kinds.
    fn knows_category(&self, id: &str) -> bool {
        Category::ALL.iter().any(|c| c.is_under(id))
            || self.kinds.iter().any(|(c, _)| c.is_under(id))
            || (self.open && id.starts_with("x."))
    }

    /// Whether a detector at hand reports something under the id.
    fn serves(&self, id: &str) -> bool {
        self.open || self.kinds.iter().any(|(c, _)| c.is_under(id))
    }

    fn kinds_under<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a str> {
        let own = Category::ALL.iter().filter(|c| c.is_under(id)).flat_map(|c| c.kinds()).copied();
        let more = self.kinds.iter().filter(|(c, _)| c.is_under(id));
        own.chain(more.filter_map(|(_, kind)| kind.as_ref().map(Id::as_str)))
    }

    fn knows_kind(&self, id: &str, kind: &str) -> bool {
        self.kinds_under(id).any(|k| k == kind) || (self.open && id.starts_with("x."))
    }
}

/// What a check found.
#[derive(Clone, Debug, Default)]
pub(crate) struct Checked {
    /// Faults and doubts.
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// How many were waived with a stated reason.
    pub(crate) waived: u32,
}

/// Everything that is wrong with a policy: faults of the text it came from, and
/// every fault of meaning. Paths are those of the policy as given
/// (`rule[3].when.finding.kind`).
pub(crate) fn check(policy: &Policy, vocabulary: &Vocabulary) -> Checked {
    let mut found = Vec::new();
    entry::check(policy, vocabulary, &mut found);
    ground::check(policy, vocabulary, &mut found);
    pair::check(policy, &mut found);
    for (index, rule) in policy.rule.iter().enumerate() {
        let view = View::new(policy, vocabulary, rule, format!("rule[{index}]"));
        rule::check(&view, &mut found);
        ground::check_rule(&view, &mut found);
        ceiling::check(&view, &mut found);
        condition::check(&view, &mut found);
        message::check(&view, &mut found);
    }
    let replaced = &policy.faults.replaced;
    found.retain(|d| !replaced.iter().any(|path| is_within(d.path(), path)));
    let waived = waive(policy, &mut found);
    let mut diagnostics = policy.faults.found.clone();
    diagnostics.append(&mut found);
    Checked { diagnostics, waived }
}

/// Whether `path` is `above` or lies under it.
fn is_within(path: &str, above: &str) -> bool {
    path.strip_prefix(above).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

/// Takes away what rules waive, says how many, and what was waived in vain.
fn waive(policy: &Policy, found: &mut Vec<Diagnostic>) -> u32 {
    let before = found.len();
    let mut more = Vec::new();
    for (r, rule) in policy.rule.iter().enumerate() {
        let own = format!("rule[{r}]");
        for (w, waiver) in rule.allow.iter().enumerate() {
            let path = format!("{own}.allow[{w}]");
            let lint: Option<&Lint> = LINTS.iter().find(|l| l.code == waiver.lint);
            if waiver.why.trim().is_empty() {
                let message = format!("`{}` is waived without a reason", waiver.lint);
                more.push(NO_REASON_GIVEN.at(format!("{path}.why"), message));
            }
            if !lint.is_some_and(|l| l.waivable) {
                let message = match lint {
                    Some(_) => format!("`{}` cannot be waived", waiver.lint),
                    None => format!("there is no diagnostic `{}`", waiver.lint),
                };
                more.push(UNKNOWN_LINT.at(format!("{path}.lint"), message));
                continue;
            }
            let there = found.len();
            found.retain(|d| d.code().as_str() != waiver.lint || !is_within(d.path(), &own));
            if there == found.len() {
                let message = format!("`{}` has nothing to waive here", waiver.lint);
                more.push(UNUSED_WAIVER.at(path, message).hint("take the waiver away"));
            }
        }
    }
    let waived = u32::try_from(before - found.len()).unwrap_or(u32::MAX);
    found.append(&mut more);
    waived
}

/// Reports text that is empty where a reader needs some.
fn need_text(text: &str, path: String, found: &mut Vec<Diagnostic>) {
    if text.trim().is_empty() {
        found.push(EMPTY_TEXT.at(path, "this text is empty"));
    }
}

/// Adds the nearest known name as a hint, or else `otherwise`.
fn did_you_mean(fault: Diagnostic, name: &str, known: &[&str], otherwise: &str) -> Diagnostic {
    match crate::error::nearest(name, known) {
        Some(near) => fault.hint(format!("did you mean `{near}`?")),
        None => fault.hint(otherwise),
    }
}
