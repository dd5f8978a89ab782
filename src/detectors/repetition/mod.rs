//! The same words again, by one or by many.
//!
//! The caller looks up earlier posts under the keys of the post's fingerprint
//! and puts the [`Sighting`]s found on the post; this detector judges them. It
//! reports from the second like post on, under the kind that the group of posts
//! would grow into:
//!
//! | kind | is | `likely` from |
//! |---|---|---|
//! | `same_author` | one author, one thread | 2 posts in 24 hours |
//! | `cross_post` | one author, several threads | 3 threads in 24 hours |
//! | `campaign` | several authors | 3 authors in 24 hours |
//! | `flood` | one author, any content | 5 posts in 60 seconds |
//!
//! Below these counts a finding is `possible`: worth knowing, no reason to act.
//! A campaign is lawful opinion (a petition text, say); what follows from it is
//! for the policy to say, and tagging may be all. Short texts (*Tack!*,
//! *Grattis*, hearts) count only for the same author in the same thread within
//! ten minutes.
//!
//! Settings, all of them optional:
//!
//! ```toml
//! [detector.repetition]
//! likeness = 780              # per mille, between authors
//! likeness_same_author = 660
//! window_hours = 24
//! short_window_minutes = 10
//! same_author_posts = 2
//! cross_post_threads = 3      # at most 40
//! campaign_authors = 3        # at most 100
//! flood_posts = 5             # at most 5
//! flood_seconds = 60          # at most an hour
//! kinds = ["same_author", "cross_post", "campaign", "flood"]
//! exempt_authors = ["regionen"]   # the body's own accounts
//! ```

mod judge;
mod settings;
#[cfg(test)]
mod tests;

use alloc::boxed::Box;
use alloc::vec::Vec;

use self::judge::{Judged, Own};
use self::settings::Settings;
use crate::category::{Category, Id};
use crate::detector::{Detector, Gap, GapId, KindSpec, Scan, Scanner, Setup, Sink};
use crate::finding::{Details, Fact, Finding};
use crate::fingerprint::{FingerprintKey, Sighting, fingerprint};
use crate::text::Span;

/// The detector of repeated posts; id `repetition`.
///
/// Fingerprints are compared under the ruleset's key, see
/// [`Setup::fingerprint_key`].
#[derive(Clone, Copy, Debug, Default)]
pub struct Repetition;

impl Detector for Repetition {
    fn id(&self) -> &'static str {
        "repetition"
    }

    fn revision(&self) -> u32 {
        1
    }

    fn prepare(&self, setup: &mut Setup<'_>) -> Box<dyn Scanner> {
        let settings: Settings = setup.settings(&settings::SHAPE);
        setup.reports(Kind::ALL.iter().map(|kind| KindSpec {
            category: Category::Repetition,
            kind: Some(kind.id()),
            exclusive: false,
        }));
        let key = *setup.fingerprint_key();
        let mut gap = |why| {
            setup.gap(Gap { category: Some(Category::Repetition), part: None, why: Id::from(why) })
        };
        Box::new(Judge {
            key,
            settings,
            no_author: gap("author_not_supplied"),
            no_time: gap("time_not_supplied"),
            no_history: gap("history_not_supplied"),
        })
    }
}

/// A kind of repetition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    SameAuthor,
    CrossPost,
    Campaign,
    Flood,
}

impl Kind {
    const ALL: [Kind; 4] = [Kind::SameAuthor, Kind::CrossPost, Kind::Campaign, Kind::Flood];

    fn as_str(self) -> &'static str {
        match self {
            Kind::SameAuthor => "same_author",
            Kind::CrossPost => "cross_post",
            Kind::Campaign => "campaign",
            Kind::Flood => "flood",
        }
    }

    fn id(self) -> Id {
        Id::from_static(self.as_str())
    }
}

/// The detector made ready.
#[derive(Debug)]
struct Judge {
    key: FingerprintKey,
    settings: Settings,
    no_author: GapId,
    no_time: GapId,
    no_history: GapId,
}

impl Scanner for Judge {
    fn scan(&self, scan: &Scan<'_>, sink: &mut Sink<'_>) {
        let post = scan.post();
        let Some(author) = post.author_id() else { return sink.unassessed(self.no_author) };
        let Some(at) = post.millis() else { return sink.unassessed(self.no_time) };
        let Some(sightings) = post.known_sightings() else {
            return sink.unassessed(self.no_history);
        };
        if sightings.is_empty() || self.settings.is_exempt(author) {
            return;
        }
        let made = post.own_fingerprint().filter(|print| !print.check_differs(&self.key));
        let print = made.copied().unwrap_or_else(|| fingerprint(scan.document(), &self.key));
        let own = Sighting::without_keys(print, 0, author, post.thread_id(), at, &self.key);
        let whole = u32::try_from(scan.document().text().len()).unwrap_or(u32::MAX);
        for judged in Own(&own).judge(sightings, &self.settings).into_iter().flatten() {
            sink.push(finding(&judged, Span::new(0, whole)));
        }
    }
}

fn finding(judged: &Judged<'_>, span: Span) -> Finding {
    let code = match judged.likeness {
        None => "repetition.flood",
        Some(1000) => "repetition.exact",
        Some(_) => "repetition.similar",
    };
    let mut details = Details::default();
    if let Some(likeness) = judged.likeness {
        details = details
            .fact("likeness", Fact::Number(i64::from(likeness)))
            .fact("authors", Fact::Number(i64::from(judged.authors)))
            .fact("threads", Fact::Number(i64::from(judged.threads)));
    }
    details = details
        .fact("posts", Fact::Number(i64::from(judged.posts)))
        .fact("first_at", Fact::Number(judged.first.at()))
        .fact("last_at", Fact::Number(judged.last.at()));
    if judged.other_link {
        details = details.fact("other_link", Fact::Word(Id::from_static("yes")));
    }
    let mut earlier = Vec::from([judged.first.reference(), judged.last.reference()]);
    earlier.dedup();
    Finding::new(Category::Repetition, span, judged.confidence, code)
        .kind(judged.kind.id())
        .details(details)
        .earlier(earlier)
}
