//! What a policy says to the detector.

use alloc::string::String;
use alloc::vec::Vec;

use serde::Deserialize;

use super::joint::Level;
use crate::error::{Field, Is, Shape};

/// The settings under `[detector.link]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Settings {
    /// Hosts whose links are allowed, with subdomains; `=host` without.
    pub(super) allow: Vec<String>,
    /// The least evidence that makes a link `likely`.
    pub(super) likely_from: Threshold,
    /// Further hosts that hide where a link leads.
    pub(super) shorteners: Vec<String>,
    /// Further hosts that lead into closed groups.
    pub(super) invites: Vec<String>,
}

/// The least evidence that makes a link `likely`; weaker links are `possible`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Threshold {
    /// A scheme or `www.`.
    Certain,
    /// A path, a port, a known host.
    Strong,
    /// An ending that is no word.
    Tld,
    /// A label that is no word.
    #[default]
    Label,
    /// Anything that can be a host.
    Weak,
}

impl Threshold {
    pub(super) fn level(self) -> Level {
        match self {
            Threshold::Certain => Level::Certain,
            Threshold::Strong => Level::Strong,
            Threshold::Tld => Level::Tld,
            Threshold::Label => Level::Label,
            Threshold::Weak => Level::Weak,
        }
    }
}

/// The shape of the settings.
pub(super) const SHAPE: Shape = Shape::new(&[
    Field::optional("allow", Is::List(&Is::Text)),
    Field::optional("likely_from", Is::OneOf(&["certain", "strong", "tld", "label", "weak"])),
    Field::optional("shorteners", Is::List(&Is::Text)),
    Field::optional("invites", Is::List(&Is::Text)),
]);
