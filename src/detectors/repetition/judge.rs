//! What the sightings of a post amount to: a pure function.

use super::Kind;
use super::settings::Settings;
use crate::finding::Confidence;
use crate::fingerprint::{Compare, Sighting, Tally, Traits};

/// At most this many sightings are judged; a history gives the likeliest first.
const MAX_SIGHTINGS: usize = 64;

/// With so many like posts found there may be more than a history gives, and the
/// tally of the latest tells how many.
const MANY: usize = 4;

/// The post that is judged, as a sighting of itself.
pub(super) struct Own<'a>(pub(super) &'a Sighting);

/// A repetition, before it is put into words.
pub(super) struct Judged<'a> {
    pub(super) kind: Kind,
    pub(super) confidence: Confidence,
    /// The highest likeness in per mille; none for a flood.
    pub(super) likeness: Option<u16>,
    /// Counts with the post itself.
    pub(super) posts: u32,
    pub(super) authors: u32,
    pub(super) threads: u32,
    pub(super) first: &'a Sighting,
    pub(super) last: &'a Sighting,
    /// The same words with another link, or with one where there was none.
    pub(super) other_link: bool,
}

/// A like post and how like it is.
type Like<'a> = (&'a Sighting, u16);

impl Own<'_> {
    /// The repetition of words, if any, and the flood, if any.
    pub(super) fn judge<'a>(
        &self,
        sightings: &'a [Sighting],
        settings: &Settings,
    ) -> [Option<Judged<'a>>; 2] {
        let mut like: [Option<Like<'a>>; MAX_SIGHTINGS] = [None; MAX_SIGHTINGS];
        let mut len = 0;
        let compare = Compare::with(self.0.fingerprint());
        for sighting in sightings.iter().take(MAX_SIGHTINGS) {
            if let (Some(likeness), Some(to)) =
                (self.match_with(&compare, sighting, settings), like.get_mut(len))
            {
                *to = Some((sighting, likeness));
                len += 1;
            }
        }
        let like = like.get(..len).unwrap_or_default();
        [self.words(like, settings), self.flood(sightings, settings)]
    }

    /// The likeness of an earlier post that counts as the same.
    fn match_with(
        &self,
        compare: &Compare<'_>,
        other: &Sighting,
        settings: &Settings,
    ) -> Option<u16> {
        let (a, b) = (self.0.fingerprint(), other.fingerprint());
        let same_author = self.0.author() == other.author();
        if a.is_short() || b.is_short() {
            let counts = a.is_short()
                && a.exact() == b.exact()
                && same_author
                && self.0.thread() == other.thread()
                && self.apart(other) <= settings.short_window();
            return (counts && compare.likeness(b) == 1000).then_some(1000);
        }
        let bar = if same_author { settings.likeness_same_author } else { settings.likeness };
        Some(compare.likeness(b)).filter(|likeness| *likeness >= bar)
    }

    fn apart(&self, other: &Sighting) -> u64 {
        self.0.at().abs_diff(other.at())
    }

    fn words<'a>(&self, like: &[Option<Like<'a>>], settings: &Settings) -> Option<Judged<'a>> {
        let all = || like.iter().flatten().map(|(sighting, _)| *sighting);
        let by_time = |s: &&Sighting| (s.at(), s.number());
        let (first, last) = (all().min_by_key(by_time)?, all().max_by_key(by_time)?);
        let recent = || all().filter(|s| self.apart(s) <= settings.window());
        let own = || recent().filter(|s| s.author() == self.0.author());
        let tally = last.tally();
        let group = Group {
            authors: 1 + distinct(recent().map(Sighting::author), self.0.author()),
            threads: 1 + distinct(own().map(thread), thread(self.0)),
            posts: 1 + count(own()),
        };
        let is_whole = like.len() >= MANY && self.apart(first) <= settings.window();
        let is_own = tally.authors() == 1 && last.author() == self.0.author();
        let Group { authors, threads, posts } = group.grown(tally, is_whole, is_own);

        let by_self = all().any(|s| s.author() == self.0.author());
        let elsewhere = all().any(|s| s.author() == self.0.author() && thread(s) != thread(self.0));
        let kind = if authors >= settings.campaign_authors || !by_self {
            Kind::Campaign
        } else if elsewhere {
            Kind::CrossPost
        } else {
            Kind::SameAuthor
        };
        let short = self.0.fingerprint().is_short();
        let reached = match kind {
            Kind::Campaign => authors >= settings.campaign_authors,
            Kind::CrossPost => threads >= settings.cross_post_threads,
            // A short word twice is hardly worth a reason; three times is.
            _ => posts >= settings.same_author_posts + u32::from(short),
        };
        let likeness = like.iter().flatten().map(|(_, likeness)| *likeness).max()?;
        let confidence = match (reached, likeness) {
            (true, 1000) if !short => Confidence::Confirmed,
            (true, _) => Confidence::Likely,
            (false, _) => Confidence::Possible,
        };
        settings.reports(kind).then(|| Judged {
            kind,
            confidence,
            likeness: Some(likeness),
            posts: (1 + count(all())).max(1 + u32::from(tally.posts())),
            authors: (1 + distinct(all().map(Sighting::author), self.0.author()))
                .max(tally.authors()),
            threads: (1 + distinct(all().map(thread), thread(self.0))).max(tally.threads()),
            first,
            last,
            other_link: self.has_other_link(last),
        })
    }

    fn has_other_link(&self, other: &Sighting) -> bool {
        let (a, b) = (self.0.fingerprint(), other.fingerprint());
        (a.traits() | b.traits()).intersects(Traits::LINK) && a.link() != b.link()
    }

    /// Many posts by one author in a short time, whatever they say.
    fn flood<'a>(&self, sightings: &'a [Sighting], settings: &Settings) -> Option<Judged<'a>> {
        let recent = || {
            sightings
                .iter()
                .take(MAX_SIGHTINGS)
                .filter(|s| s.author() == self.0.author())
                .filter(|s| self.apart(s) <= settings.flood_window())
        };
        let posts = 1 + count(recent());
        let by_time = |s: &&Sighting| (s.at(), s.number());
        let (first, last) = (recent().min_by_key(by_time)?, recent().max_by_key(by_time)?);
        let is_flood = posts >= settings.flood_posts && settings.reports(Kind::Flood);
        is_flood.then_some(Judged {
            kind: Kind::Flood,
            confidence: Confidence::Likely,
            likeness: None,
            posts,
            authors: 1,
            threads: 1,
            first,
            last,
            other_link: false,
        })
    }
}

/// How many authors wrote the like posts within the window, and how many posts in
/// how many threads the author of this one wrote; with the post itself.
struct Group {
    authors: u32,
    threads: u32,
    posts: u32,
}

impl Group {
    /// With what the tally of the latest post knows, if the whole group lies within
    /// the window; of threads and posts only if nobody else wrote them.
    fn grown(self, tally: Tally, is_whole: bool, is_own: bool) -> Group {
        let more =
            |counted: u32, known: u32, is: bool| if is { counted.max(known) } else { counted };
        Group {
            authors: more(self.authors, tally.authors(), is_whole),
            threads: more(self.threads, tally.threads(), is_whole && is_own),
            posts: more(self.posts, 1 + u32::from(tally.posts()), is_whole && is_own),
        }
    }
}

fn thread(sighting: &Sighting) -> u32 {
    sighting.thread().unwrap_or(0)
}

fn count<'a>(sightings: impl Iterator<Item = &'a Sighting>) -> u32 {
    u32::try_from(sightings.count()).unwrap_or(u32::MAX)
}

/// How many different hashes there are beside `own`; quadratic in at most
/// [`MAX_SIGHTINGS`].
fn distinct(hashes: impl Iterator<Item = u32> + Clone, own: u32) -> u32 {
    let others = hashes.clone().enumerate().filter(|(i, hash)| {
        *hash != own && !hashes.clone().take(*i).any(|earlier| earlier == *hash)
    });
    u32::try_from(others.count()).unwrap_or(u32::MAX)
}
