//! What goes in: a comment and what the caller knows about it.

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::finding::Severity;
use crate::fingerprint::{Fingerprint, Sighting};

mod date;
#[cfg(feature = "schema")]
mod schema;

pub use self::date::{Date, InvalidDate};
#[cfg(feature = "schema")]
pub use self::schema::{SCHEMA, json_schema};

/// One comment and what the caller knows about it. Everything is borrowed.
///
/// Only the text is needed. What is not given is not guessed: a rule that needs
/// it is *not assessed*, and the verdict says so. There is no field for a
/// person's opinions, by design (Regeringsformen 2:3).
///
/// ```
/// use omdome::post::{Channel, Post};
///
/// let post = Post::new("Tack för hjälpen!")
///     .reference("fb:17_204")
///     .author("u-81")
///     .thread("t-3")
///     .at_millis(1_764_000_000_000);
/// assert_eq!(post.channel_or_default(), Channel::Incoming);
/// ```
#[derive(Clone, Copy)]
pub struct Post<'a> {
    text: &'a str,
    reference: Option<&'a str>,
    author: Option<&'a str>,
    thread: Option<&'a str>,
    at: Option<i64>,
    today: Option<Date>,
    channel: Channel,
    media: Media,
    breaches: Option<&'a [Breach]>,
    sightings: Option<&'a [Sighting]>,
    print: Option<&'a Fingerprint>,
    locale: Option<&'a str>,
    crisis: bool,
}

/// Whose post it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// Written to the body by someone else.
    #[default]
    Incoming,
    /// The body's own draft.
    Outgoing,
}

/// What a post carries beside its text: a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Media(u8);

impl Media {
    /// Nothing.
    pub const NONE: Media = Media(0);
    /// A still picture.
    pub const IMAGE: Media = Media(1);
    /// Moving pictures.
    pub const VIDEO: Media = Media(2);
    /// Sound.
    pub const AUDIO: Media = Media(4);

    /// The members with their names.
    pub const ALL: &'static [(Media, &'static str)] =
        &[(Media::IMAGE, "image"), (Media::VIDEO, "video"), (Media::AUDIO, "audio")];

    /// Both sets together.
    #[must_use]
    pub const fn with(self, other: Media) -> Media {
        Media(self.0 | other.0)
    }

    /// Whether there is nothing.
    pub const fn is_none(self) -> bool {
        self.0 == 0
    }

    /// Whether every member of `other` is there.
    pub const fn contains(self, other: Media) -> bool {
        self.0 & other.0 == other.0
    }

    /// The medium with this name: `image`, `video` or `audio`.
    pub fn from_name(name: &str) -> Option<Media> {
        Media::ALL.iter().find(|(_, n)| *n == name).map(|(m, _)| *m)
    }
}

/// An earlier breach by the same author, as the caller counted it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Breach {
    /// How strong it was.
    pub severity: Severity,
    /// How many days ago.
    pub days_ago: u32,
}

impl<'a> Post<'a> {
    /// A post with this text.
    pub const fn new(text: &'a str) -> Post<'a> {
        Post {
            text,
            reference: None,
            author: None,
            thread: None,
            at: None,
            today: None,
            channel: Channel::Incoming,
            media: Media::NONE,
            breaches: None,
            sightings: None,
            print: None,
            locale: None,
            crisis: false,
        }
    }

    /// The caller's name for the post; the verdict repeats it as `ref`.
    #[must_use]
    pub const fn reference(mut self, reference: &'a str) -> Self {
        self.reference = Some(reference);
        self
    }

    /// An opaque name of the author.
    #[must_use]
    pub const fn author(mut self, author: &'a str) -> Self {
        self.author = Some(author);
        self
    }

    /// An opaque name of the thread.
    #[must_use]
    pub const fn thread(mut self, thread: &'a str) -> Self {
        self.thread = Some(thread);
        self
    }

    /// When it was posted, in milliseconds of the caller's epoch. Only
    /// differences count.
    #[must_use]
    pub const fn at_millis(mut self, at: i64) -> Self {
        self.at = Some(at);
        self
    }

    /// The reference date: no birth date after it is believed.
    #[must_use]
    pub const fn today(mut self, today: Date) -> Self {
        self.today = Some(today);
        self
    }

    /// Whose post it is; incoming if not said.
    #[must_use]
    pub const fn channel(mut self, channel: Channel) -> Self {
        self.channel = channel;
        self
    }

    /// What it carries beside the text.
    #[must_use]
    pub const fn media(mut self, media: Media) -> Self {
        self.media = media;
        self
    }

    /// The author's earlier breaches; an empty list says that there are none.
    #[must_use]
    pub const fn breaches(mut self, breaches: &'a [Breach]) -> Self {
        self.breaches = Some(breaches);
        self
    }

    /// Earlier posts found under the keys of this post's fingerprint; an empty
    /// list says that they were looked for.
    #[must_use]
    pub const fn sightings(mut self, sightings: &'a [Sighting]) -> Self {
        self.sightings = Some(sightings);
        self
    }

    /// The language of the post, if the caller knows it (BCP 47).
    #[must_use]
    pub const fn locale(mut self, locale: &'a str) -> Self {
        self.locale = Some(locale);
        self
    }

    /// Whether the body is in a crisis, which raises the priority of answers.
    #[must_use]
    pub const fn crisis(mut self, crisis: bool) -> Self {
        self.crisis = crisis;
        self
    }

    /// The same post with another text.
    #[must_use]
    pub const fn with_text(mut self, text: &'a str) -> Self {
        self.text = text;
        self
    }

    /// The text.
    pub const fn text(&self) -> &'a str {
        self.text
    }

    /// The caller's name for the post, if given.
    pub const fn reference_id(&self) -> Option<&'a str> {
        self.reference
    }

    /// The author, if given.
    pub const fn author_id(&self) -> Option<&'a str> {
        self.author
    }

    /// The thread, if given.
    pub const fn thread_id(&self) -> Option<&'a str> {
        self.thread
    }

    /// The time in milliseconds of the caller's epoch, if given.
    pub const fn millis(&self) -> Option<i64> {
        self.at
    }

    /// The reference date, if given.
    pub const fn date(&self) -> Option<Date> {
        self.today
    }

    /// Whose post it is.
    pub const fn channel_or_default(&self) -> Channel {
        self.channel
    }

    /// What it carries beside the text.
    pub const fn attached(&self) -> Media {
        self.media
    }

    /// The author's earlier breaches, if known.
    pub const fn known_breaches(&self) -> Option<&'a [Breach]> {
        self.breaches
    }

    /// Earlier posts that may match, if they were looked for.
    pub const fn known_sightings(&self) -> Option<&'a [Sighting]> {
        self.sightings
    }

    /// With the fingerprint of its own text, if that is made already.
    pub(crate) const fn fingerprinted(mut self, print: Option<&'a Fingerprint>) -> Self {
        self.print = print;
        self
    }

    /// The fingerprint of its own text, if that is made already; maybe under
    /// another key.
    pub(crate) const fn own_fingerprint(&self) -> Option<&'a Fingerprint> {
        self.print
    }

    /// The language, if given.
    pub const fn language(&self) -> Option<&'a str> {
        self.locale
    }

    /// Whether the body is in a crisis.
    pub const fn in_crisis(&self) -> bool {
        self.crisis
    }
}

/// Lengths and facts only, never the text.
impl fmt::Debug for Post<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Post")
            .field("bytes", &self.text.len())
            .field("reference", &self.reference)
            .field("channel", &self.channel)
            .field("at", &self.at)
            .finish_non_exhaustive()
    }
}
