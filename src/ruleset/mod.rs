//! Policy and detectors compiled into one thing that classifies.
//!
//! A [`Ruleset`] is immutable, cheap to clone and shared by all threads. It knows
//! detectors only through their traits and never names one.

mod builder;
mod classify;
mod digest;
mod examples;
mod explain;
mod render;
mod scratch;

use alloc::boxed::Box;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;

pub use self::builder::RulesetBuilder;
pub use self::explain::{ClauseTrace, Explanation, MaskedNearMiss, RuleOutcome, RuleTrace};
pub use self::render::{Audience, Line, META, RenderError};
use self::scratch::Pool;
pub use self::scratch::Scratch;

use crate::detector::{KindSpec, Scanner};
use crate::error::Diagnostic;
use crate::fingerprint::{self, Fingerprint, FingerprintKey, Sighting};
use crate::lexicon::Matcher;
use crate::policy::{Policy, Program};
use crate::post::{Date, Post};
use crate::text::{Flags, TextBuffers};
use crate::verdict::{Provenance, Redaction, RuleDuties, Verdict};

/// A policy and its detectors, compiled.
///
/// ```
/// # #[cfg(feature = "toml")] {
/// use omdome::post::Post;
/// use omdome::presets::{self, Preset};
/// use omdome::policy::Action;
/// use omdome::ruleset::Ruleset;
///
/// let policy = presets::policy(Preset::RegionStockholm)?;
/// let ruleset = Ruleset::builder(policy).detectors(omdome::detectors::standard()).build()?;
/// let verdict = ruleset.classify(&Post::new("Tack för hjälpen på akuten!"));
/// assert_eq!(verdict.action(), Action::Allow);
/// # }
/// # Ok::<(), omdome::error::BuildError>(())
/// ```
#[derive(Clone)]
pub struct Ruleset(Arc<Inner>);

struct Inner {
    policy: Policy,
    program: Program,
    duties: Vec<RuleDuties>,
    matcher: Matcher,
    armed: Vec<Armed>,
    provenance: Arc<Provenance>,
    key: FingerprintKey,
    today: Date,
    doubts: Vec<Diagnostic>,
    waived: u32,
    pool: Pool,
}

/// A scanner with what the detector said of it.
struct Armed {
    id: &'static str,
    scanner: Box<dyn Scanner>,
    wants: Option<Flags>,
    kinds: Vec<KindSpec>,
}

impl Ruleset {
    /// Starts building a ruleset from a policy.
    pub fn builder(policy: Policy) -> RulesetBuilder {
        RulesetBuilder::new(policy)
    }

    /// Classifies one comment. O(text).
    ///
    /// Uses memory that the ruleset keeps for this. Hot loops on several threads
    /// keep a [`Scratch`] each and call [`classify_with`](Self::classify_with).
    pub fn classify(&self, post: &Post<'_>) -> Verdict {
        let mut scratch = self.0.pool.take();
        let verdict = self.classify_with(post, &mut scratch);
        self.0.pool.give_back(scratch);
        verdict
    }

    /// Classifies one comment in memory that is used again: a clean comment
    /// then allocates nothing.
    pub fn classify_with(&self, post: &Post<'_>, scratch: &mut Scratch) -> Verdict {
        self.0.classify(post, scratch)
    }

    /// Classifies one comment and says which rules fired, which did not and at
    /// which clause, and what was nearly found. From the same evaluation as the
    /// verdict.
    pub fn explain(&self, post: &Post<'_>) -> (Verdict, Explanation) {
        self.0.explain(post)
    }

    /// The text without the personal data in it, until none is left.
    ///
    /// [`Verdict::redact`] replaces what one look found. What stood beside a
    /// number can become readable once the number is gone (a phone number glued
    /// to it), so this looks again at what is left: redacting twice is redacting
    /// once. A text that is not clean after eight looks is replaced whole by `…`.
    pub fn redact(&self, post: &Post<'_>, how: Redaction) -> String {
        const LOOKS: usize = 8;
        let mut scratch = Scratch::new();
        let mut text = String::from(post.text());
        for _ in 0..LOOKS {
            let verdict = self.classify_with(&post.with_text(&text), &mut scratch);
            match verdict.redact(&text, how) {
                Ok(next) if next != text => text = next,
                _ => return text,
            }
        }
        String::from("…")
    }

    /// The sketch of a post's text under this ruleset's key: the look-up keys for
    /// a history, and what to record there after the verdict.
    pub fn fingerprint(&self, post: &Post<'_>) -> Fingerprint {
        let mut buffers = TextBuffers::new();
        fingerprint::fingerprint(&buffers.prepare(post.text()), &self.0.key)
    }

    /// The post as a history keeps it: its fingerprint with author, thread, time
    /// and the caller's number. `None` where author or time are not given: such
    /// a post neither reads nor writes a history.
    ///
    /// Look it up before classifying, and record it after the verdict:
    ///
    /// ```
    /// # use omdome::history::MemoryHistory;
    /// # use omdome::policy::Policy;
    /// # use omdome::post::Post;
    /// # use omdome::ruleset::{Ruleset, Scratch};
    /// # let ruleset = Ruleset::builder(Policy::new("se.exempel", "1.0.0")).build()?;
    /// let mut history = MemoryHistory::new(10_000, *ruleset.fingerprint_key());
    /// let mut scratch = Scratch::new();
    /// let post = Post::new("Stäng inte vår akut!").author("u-81").thread("t-3").at_millis(1000);
    /// let mut found = Vec::new();
    /// if let Some(own) = ruleset.sighting_with(&post, 1, &mut scratch) {
    ///     history.find(&own, &mut found);
    ///     let verdict = ruleset.classify_with(&post.sightings(&found), &mut scratch);
    ///     history.record(&own, &found);
    /// }
    /// # Ok::<(), omdome::error::BuildError>(())
    /// ```
    pub fn sighting(&self, post: &Post<'_>, number: u64) -> Option<Sighting> {
        self.sighting_with(post, number, &mut Scratch::new())
    }

    /// [`sighting`](Self::sighting) in memory that is used again. If the same
    /// `scratch` classifies the post next, its text is not folded and its
    /// fingerprint not made a second time.
    pub fn sighting_with(
        &self,
        post: &Post<'_>,
        number: u64,
        scratch: &mut Scratch,
    ) -> Option<Sighting> {
        let (author, at) = (post.author_id()?, post.millis()?);
        let print = scratch.text.fingerprint(post.text(), &self.0.key);
        Some(Sighting::new(print, number, author, post.thread_id(), at, &self.0.key))
    }

    /// The secret under which this ruleset's fingerprints are made; histories
    /// are made for it.
    pub fn fingerprint_key(&self) -> &FingerprintKey {
        &self.0.key
    }

    /// The reasons of a verdict of this ruleset in words: one line a reason. For
    /// the author a last line, under [`META`], tells when the channel is staffed
    /// and where to turn, if the policy does.
    ///
    /// # Errors
    /// If the verdict is of another ruleset, or the language is not in the policy.
    pub fn render(
        &self,
        verdict: &Verdict,
        locale: &str,
        audience: Audience,
    ) -> Result<Vec<Line>, RenderError> {
        render::render(&self.0, verdict, locale, audience)
    }

    /// The policy.
    pub fn policy(&self) -> &Policy {
        &self.0.policy
    }

    /// Engine, policy id, version and digest, as in each verdict.
    pub fn provenance(&self) -> &Provenance {
        &self.0.provenance
    }

    /// What the build had doubts about.
    pub fn doubts(&self) -> &[Diagnostic] {
        &self.0.doubts
    }

    /// How many doubts the policy waives, each with a stated reason.
    pub fn waived(&self) -> u32 {
        self.0.waived
    }

    /// The reference date where a post gives none.
    pub fn reference_date(&self) -> Date {
        self.0.today
    }
}

/// Ids and sizes only.
impl fmt::Debug for Ruleset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Ruleset")
            .field("policy", &self.0.provenance.policy_id())
            .field("digest", &self.0.provenance.digest())
            .field("detectors", &self.0.armed.iter().map(|a| a.id).collect::<Vec<_>>())
            .field("rules", &self.0.duties.len())
            .finish_non_exhaustive()
    }
}
