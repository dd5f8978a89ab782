//! The published rules of two regions as data.
//!
//! | preset | id | whose posts | made of |
//! |---|---|---|---|
//! | [`RegionStockholm`](Preset::RegionStockholm) | `se.region-stockholm` | citizens' comments | [`NATIONAL`] + its own layer |
//! | [`Vgr`](Preset::Vgr) | `se.vgr` | citizens' comments | [`NATIONAL`] + its own layer |
//! | [`Outgoing`](Preset::Outgoing) | `se.outgoing` | the authority's own drafts | itself |
//!
//! The two regions differ on purpose: Region Stockholm's comment rules remove ten
//! kinds of comment, Västra Götalandsregionen's guideline removes what is criminal
//! and hides little else. The base holds what follows from statute or service duty
//! and is alike everywhere; which demand became which rule stands in [`coverage`].
//!
//! Every rule proposes; `remove` always needs a human. Grounds carry the day on
//! which they were checked, and `unverified` where the present wording was not
//! read: have them read before they are relied on.
//!
//! # Rules of one's own
//!
//! Another body lays its own text on a preset, and says where its rules can be
//! read:
//!
//! ```
//! use omdome::presets::{self, Preset};
//!
//! let composed = presets::layers(Preset::RegionStockholm)
//!     .toml("egen.toml", r#"
//!         id = "se.region-exempel"
//!         param = { body = "Region Exempel", transport_operator = "Exempeltrafiken" }
//!
//!         [[rule]]
//!         id = "profanity.medium"
//!         disable = true
//!     "#)
//!     .compose()?;
//! assert!(composed.policy().rule.iter().all(|rule| rule.id != "profanity.medium"));
//! # Ok::<(), omdome::error::BuildError>(())
//! ```
//!
//! Grounds named `lokal.*` and the parameters `body`, `platform`, `care_advice` and
//! `transport_operator` are what differs from body to body; a layer on [`NATIONAL`]
//! alone must give them all.

use alloc::boxed::Box;
use alloc::string::String;
use core::fmt;
use core::str::FromStr;

use once_cell::race::OnceBox;

use crate::error::BuildError;
use crate::policy::{Layers, Policy};

pub mod coverage;
#[cfg(test)]
mod tests;

/// The base under the presets for citizens' comments, as TOML.
///
/// It leaves open where a body's own rules can be read, so it compiles only with
/// a layer on top that says so.
pub const NATIONAL: &str = include_str!("data/national.toml");

const REGION_STOCKHOLM: &str = include_str!("data/region-stockholm.toml");
const VGR: &str = include_str!("data/vgr.toml");
const OUTGOING: &str = include_str!("data/outgoing.toml");

/// A bundled policy.
///
/// ```
/// use omdome::presets::Preset;
///
/// assert_eq!("vgr".parse(), Ok(Preset::Vgr));
/// assert_eq!(Preset::RegionStockholm.to_string(), "region-stockholm");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Preset {
    /// Region Stockholm's rules for comments (2024-02-20).
    RegionStockholm,
    /// Västra Götalandsregionen's guideline for social media: comments.
    Vgr,
    /// Västra Götalandsregionen's guideline for social media: the authority's own
    /// drafts, before they are published.
    Outgoing,
}

/// The error of reading the name of a preset.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown preset `{0}`: there are `region-stockholm`, `vgr` and `outgoing`")]
pub struct UnknownPreset(String);

impl Preset {
    /// Every preset.
    pub const ALL: &'static [Preset] = &[Preset::RegionStockholm, Preset::Vgr, Preset::Outgoing];

    /// The name: `region-stockholm`, `vgr` or `outgoing`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Preset::RegionStockholm => "region-stockholm",
            Preset::Vgr => "vgr",
            Preset::Outgoing => "outgoing",
        }
    }

    fn cell(self) -> &'static OnceBox<Policy> {
        static REGION_STOCKHOLM: OnceBox<Policy> = OnceBox::new();
        static VGR: OnceBox<Policy> = OnceBox::new();
        static OUTGOING: OnceBox<Policy> = OnceBox::new();
        match self {
            Preset::RegionStockholm => &REGION_STOCKHOLM,
            Preset::Vgr => &VGR,
            Preset::Outgoing => &OUTGOING,
        }
    }
}

impl FromStr for Preset {
    type Err = UnknownPreset;

    fn from_str(name: &str) -> Result<Preset, UnknownPreset> {
        let known = Preset::ALL.iter().find(|preset| preset.as_str() == name);
        known.copied().ok_or_else(|| UnknownPreset(String::from(name)))
    }
}

impl fmt::Display for Preset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The texts of a preset, to lay more on top. Diagnostics name them
/// `national.toml`, `region-stockholm.toml` and so on.
pub fn layers(preset: Preset) -> Layers {
    match preset {
        Preset::RegionStockholm => Layers::new()
            .toml("national.toml", NATIONAL)
            .toml("region-stockholm.toml", REGION_STOCKHOLM),
        Preset::Vgr => Layers::new().toml("national.toml", NATIONAL).toml("vgr.toml", VGR),
        Preset::Outgoing => Layers::new().toml("outgoing.toml", OUTGOING),
    }
}

/// The policy of a preset. Its texts are read at the first call and kept.
///
/// # Errors
///
/// Every fault of the texts: never for a released version, whose tests read all
/// of them.
///
/// ```
/// use omdome::presets::{self, Preset};
///
/// let policy = presets::policy(Preset::Vgr)?;
/// assert_eq!((&*policy.id, &*policy.version), ("se.vgr", "2026.11.0"));
/// # Ok::<(), omdome::error::BuildError>(())
/// ```
pub fn policy(preset: Preset) -> Result<Policy, BuildError> {
    let read = || layers(preset).compose().map(|composed| Box::new(composed.into_policy()));
    preset.cell().get_or_try_init(read).cloned()
}
