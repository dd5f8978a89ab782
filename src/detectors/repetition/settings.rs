//! Windows, thresholds, kinds.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use serde::Deserialize;

use super::Kind;
use crate::error::{Field, Is, Shape};

/// What a [`Tally`](crate::fingerprint::Tally) counts before it is full; and the
/// posts of one author that a history gives, with the post itself.
const MAX_THREADS: i64 = 40;
const MAX_AUTHORS: i64 = 100;
const MAX_FLOOD: i64 = 5;

const LIKENESS: Is = Is::Integer(500, 1000);

/// The keys of `[detector.repetition]`.
pub(super) const SHAPE: Shape = Shape::new(&[
    Field::optional("likeness", LIKENESS),
    Field::optional("likeness_same_author", LIKENESS),
    Field::optional("window_hours", Is::Integer(1, 24 * 366)),
    Field::optional("short_window_minutes", Is::Integer(1, 24 * 60)),
    Field::optional("same_author_posts", Is::Integer(2, 10_000)),
    Field::optional("cross_post_threads", Is::Integer(2, MAX_THREADS)),
    Field::optional("campaign_authors", Is::Integer(2, MAX_AUTHORS)),
    Field::optional("flood_posts", Is::Integer(2, MAX_FLOOD)),
    Field::optional("flood_seconds", Is::Integer(1, 3600)),
    Field::optional(
        "kinds",
        Is::List(&Is::OneOf(&["same_author", "cross_post", "campaign", "flood"])),
    ),
    Field::optional("exempt_authors", Is::List(&Is::Text)),
]);

/// What the policy says, or the defaults. All lengths of time and counts have
/// been checked against [`SHAPE`].
#[derive(Clone, Debug, Deserialize)]
#[serde(default)]
pub(super) struct Settings {
    pub(super) likeness: u16,
    pub(super) likeness_same_author: u16,
    window_hours: u32,
    short_window_minutes: u32,
    pub(super) same_author_posts: u32,
    pub(super) cross_post_threads: u32,
    pub(super) campaign_authors: u32,
    pub(super) flood_posts: u32,
    flood_seconds: u32,
    kinds: Vec<String>,
    exempt_authors: Vec<Box<str>>,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            likeness: 780,
            likeness_same_author: 660,
            window_hours: 24,
            short_window_minutes: 10,
            same_author_posts: 2,
            cross_post_threads: 3,
            campaign_authors: 3,
            flood_posts: 5,
            flood_seconds: 60,
            kinds: Kind::ALL.iter().map(|kind| String::from(kind.as_str())).collect(),
            exempt_authors: Vec::new(),
        }
    }
}

impl Settings {
    /// Within this many milliseconds like posts give a reason.
    pub(super) fn window(&self) -> u64 {
        u64::from(self.window_hours) * 3_600_000
    }

    /// Within this many milliseconds short posts count.
    pub(super) fn short_window(&self) -> u64 {
        u64::from(self.short_window_minutes) * 60_000
    }

    /// Within this many milliseconds many posts are a flood.
    pub(super) fn flood_window(&self) -> u64 {
        u64::from(self.flood_seconds) * 1000
    }

    pub(super) fn reports(&self, kind: Kind) -> bool {
        self.kinds.iter().any(|k| k == kind.as_str())
    }

    pub(super) fn is_exempt(&self, author: &str) -> bool {
        self.exempt_authors.iter().any(|a| &**a == author)
    }
}
