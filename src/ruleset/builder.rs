//! From a policy and detectors to a ruleset.

use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use super::digest::DigestInput;
use super::scratch::Pool;
use super::{Armed, Inner, Ruleset, examples};
use crate::category::Id;
use crate::detector::{Detector, Gap, Setup};
use crate::error::{BuildError, Diagnostic};
use crate::fingerprint::FingerprintKey;
use crate::lexicon::MatcherBuilder;
use crate::policy::{Policy, Program, Rule, Vocabulary, check};
use crate::post::Date;
use crate::verdict::{Asked, Provenance, RuleDuties, RuleFacts, Unassessed};

/// The engine and its version, as in each verdict.
const ENGINE: &str = concat!("omdome/", env!("CARGO_PKG_VERSION"));

/// The reference date where neither the post nor the caller gives one. It moves
/// forward with releases, as a starred change.
const RELEASE_DATE: Option<Date> = Date::new(2026, 11, 24);

/// Builds a [`Ruleset`]; made by [`Ruleset::builder`].
#[derive(Debug)]
#[must_use]
pub struct RulesetBuilder {
    policy: Policy,
    detectors: Vec<Box<dyn Detector>>,
    key: FingerprintKey,
    today: Option<Date>,
    run_examples: bool,
}

impl RulesetBuilder {
    pub(super) fn new(policy: Policy) -> RulesetBuilder {
        RulesetBuilder {
            policy,
            detectors: Vec::new(),
            key: FingerprintKey::default(),
            today: None,
            run_examples: true,
        }
    }

    /// Adds detectors. Their order does not change any verdict.
    pub fn detectors(mut self, detectors: impl IntoIterator<Item = Box<dyn Detector>>) -> Self {
        self.detectors.extend(detectors);
        self
    }

    /// Adds one detector.
    pub fn detector(mut self, detector: impl Detector + 'static) -> Self {
        self.detectors.push(Box::new(detector));
        self
    }

    /// Sets the secret under which fingerprints are made; it is part of no
    /// policy, digest or verdict.
    pub fn fingerprint_key(mut self, key: FingerprintKey) -> Self {
        self.key = key;
        self
    }

    /// Sets the reference date for posts that give none; otherwise it is a
    /// constant of the release.
    pub fn today(mut self, today: Date) -> Self {
        self.today = Some(today);
        self
    }

    /// Does not run the rules' own examples: for policies whose examples were
    /// run before, such as the bundled presets.
    pub fn skip_examples(mut self) -> Self {
        self.run_examples = false;
        self
    }

    /// Compiles everything.
    ///
    /// # Errors
    /// Every fault of the policy, of the detectors' settings and of the rules'
    /// examples, not the first.
    pub fn build(mut self) -> Result<Ruleset, BuildError> {
        // The order of registration must not show: not in the digest, and not
        // in which findings a cap cuts off.
        self.detectors.sort_by_key(|d| d.id());
        let mut diagnostics = Vec::new();
        let mut terms = MatcherBuilder::default();
        let mut gaps: Vec<Gap> = Vec::new();
        let mut armed: Vec<Armed> = Vec::new();
        for detector in &self.detectors {
            let id = detector.id();
            if armed.iter().any(|a| a.id == id) {
                let message = format!("two detectors have the id `{id}`");
                diagnostics.push(Diagnostic::error("detector.duplicate", "", message));
                continue;
            }
            let settings = self.policy.detector.get(id);
            let mut setup =
                Setup::new(id, settings, &self.key, &mut terms, &mut gaps, &mut diagnostics);
            let scanner = detector.prepare(&mut setup);
            let prepared = setup.finish();
            armed.push(Armed { id, scanner, wants: prepared.wants, kinds: prepared.kinds });
        }
        let today = self.today.or(RELEASE_DATE).unwrap_or(Date::FIRST);
        let mut vocabulary = Vocabulary::default();
        vocabulary.today(today);
        for one in &armed {
            vocabulary.detector(one.id);
            for kind in &one.kinds {
                vocabulary.reports(kind.category.clone(), kind.kind.clone());
            }
        }
        let checked = check(&self.policy, &vocabulary);
        diagnostics.extend(checked.diagnostics);
        let program = Program::compile(&self.policy, &mut diagnostics);
        diagnostics = BuildError::unless_clean(diagnostics)?;

        let digest = self.digest(&terms);
        let duties = program.rules().iter().map(|rule| duties(rule, &self.policy)).collect();
        let provenance = Arc::new(Provenance {
            engine: ENGINE.into(),
            policy_id: (&*self.policy.id).into(),
            policy_version: (&*self.policy.version).into(),
            digest: digest.into(),
            gaps,
            standing: standing(&self.policy),
        });
        let mut inner = Inner {
            policy: self.policy,
            program,
            duties,
            matcher: terms.build(),
            armed,
            provenance,
            key: self.key,
            today,
            doubts: Vec::new(),
            waived: checked.waived,
            pool: Pool::default(),
        };
        if self.run_examples {
            diagnostics.extend(examples::run(&inner));
            diagnostics = BuildError::unless_clean(diagnostics)?;
        }
        inner.doubts = diagnostics;
        Ok(Ruleset(Arc::new(inner)))
    }

    /// Policy, lexicons, and each detector's id and revision; settings are part
    /// of the policy.
    fn digest(&self, terms: &MatcherBuilder) -> String {
        let mut input = DigestInput::new();
        input.part("policy", self.policy.canonical_json().as_bytes());
        input.part("lexicons", b"");
        terms.canonical(|bytes| input.bytes(bytes));
        for detector in &self.detectors {
            let part = format!("{} {}", detector.id(), detector.revision());
            input.part("detector", part.as_bytes());
        }
        input.finish()
    }
}

fn duties(rule: &Rule, policy: &Policy) -> RuleDuties {
    let mut obligations = rule.obligations.clone();
    for value in obligations.iter_mut().flat_map(|o| o.params.values_mut()) {
        *value = policy.fill(value);
    }
    RuleDuties {
        facts: Arc::new(RuleFacts {
            id: (&*rule.id).into(),
            action: rule.action,
            autonomy: rule.autonomy,
            interim: rule.interim,
            grounds: rule.grounds.iter().map(|g| (&**g).into()).collect(),
        }),
        obligations: obligations.iter().map(Asked::new).collect(),
        flags: rule.flags.iter().map(|f| (&**f).into()).collect(),
    }
}

fn standing(policy: &Policy) -> Vec<Unassessed> {
    let gap = |u: &crate::policy::Unserved| Unassessed {
        category: u.category.clone(),
        part: u.part.map(|p| Id::from_static(p.as_str())),
        what: Some(Id::from(u.what.clone())),
        why: Id::from(u.why.clone()),
        from: None,
    };
    policy.unserved.iter().map(gap).collect()
}
