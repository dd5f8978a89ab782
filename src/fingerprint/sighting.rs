//! An earlier post that may match.

use alloc::boxed::Box;
use alloc::string::ToString;
use alloc::vec::Vec;
use core::fmt;

use super::bytes::{Reader, Writer};
use super::key::spread;
use super::{Fingerprint, FingerprintKey, Keys, RecordError};

/// A post as a history knows it: its fingerprint, hashes of author and thread,
/// its time, the caller's number for it, and how many posts like it came before.
///
/// A post's own sighting is what is looked up and, after the verdict, recorded;
/// the sightings found are put on the [`Post`](crate::post::Post). Names of
/// authors and threads are hashed with the key and not kept.
///
/// ```
/// use omdome::fingerprint::{FingerprintKey, Sighting, fingerprint};
/// use omdome::text::TextBuffers;
///
/// let key = FingerprintKey::default();
/// let mut buffers = TextBuffers::new();
/// let print = fingerprint(&buffers.prepare("Bussen kom inte i dag heller."), &key);
/// let sighting = Sighting::new(print, 17, "u-81", Some("t-3"), 1_764_000_000_000, &key)
///     .with_reference("fb:17");
/// let back = Sighting::from_bytes(&sighting.to_bytes(), &key)?;
/// assert_eq!(back, sighting);
/// # Ok::<(), omdome::fingerprint::RecordError>(())
/// ```
#[derive(Clone)]
pub struct Sighting {
    fingerprint: Fingerprint,
    author: u32,
    thread: u32,
    at: i64,
    number: u64,
    tally: Tally,
    place: u32,
    /// Found because of its author, under no key of its text.
    by_author: bool,
    reference: Box<str>,
    /// Computed once for looking up and recording a post; empty in one found.
    keys: Keys,
}

/// Where it lay in a store and how it was found does not count.
impl PartialEq for Sighting {
    fn eq(&self, other: &Sighting) -> bool {
        let key = |s: &Sighting| (s.fingerprint, s.author, s.thread, s.at, s.number, s.tally);
        key(self) == key(other) && self.reference == other.reference
    }
}

impl Eq for Sighting {}

/// How large the group of like posts was when this one came, itself included.
///
/// Fixed in size: posts are counted up to 65,535, authors and threads by linear
/// counting (Whang, Vander-Zanden and Taylor, 1990) in 32 and 16 bits, which is
/// exact for the first few and saturates at about 110 and 44.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    pub(crate) posts: u16,
    pub(crate) threads: u16,
    pub(crate) authors: u32,
}

impl Tally {
    /// One post by this author in this thread.
    fn one(author: u32, thread: u32) -> Tally {
        let bit = |hash: u32, bits: u32| 1u32 << ((hash.wrapping_mul(0x9E37_79B1) >> 16) % bits);
        let threads = u16::try_from(bit(thread, 16)).unwrap_or(1);
        Tally { posts: 1, threads, authors: bit(author, 32) }
    }

    /// How many posts, at most 65,535.
    pub fn posts(self) -> u16 {
        self.posts
    }

    /// About how many authors.
    pub fn authors(self) -> u32 {
        linear_count(self.authors.count_ones(), 32)
    }

    /// About how many threads.
    pub fn threads(self) -> u32 {
        linear_count(u32::from(self.threads).count_ones(), 16)
    }

    /// With the groups of these like posts taken in.
    pub(crate) fn join(self, other: Tally) -> Tally {
        Tally {
            posts: self.posts.max(other.posts.saturating_add(1)),
            threads: self.threads | other.threads,
            authors: self.authors | other.authors,
        }
    }
}

impl fmt::Debug for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tally")
            .field("posts", &self.posts())
            .field("authors", &self.authors())
            .field("threads", &self.threads())
            .finish()
    }
}

/// `-m ln(1 - set / m)`, rounded, from a table of harmonic sums: each new bit
/// took about `m / (m - k)` members.
fn linear_count(set: u32, bits: u32) -> u32 {
    let scaled: u32 = (0..set).map(|k| 64 * bits / (bits - k).max(1)).sum();
    (scaled + 32) / 64
}

impl Sighting {
    /// Posts of one author that are further apart than this, in milliseconds, are
    /// not posted in quick succession whatever the policy says: one hour. Stores
    /// need not give them, see [`choose`](crate::history::choose).
    pub const SUCCESSION: u64 = 3_600_000;

    /// No place in a store is known.
    const NOWHERE: u32 = u32::MAX;

    /// The sighting of a post; `at` in milliseconds of the caller's epoch.
    pub fn new(
        fingerprint: Fingerprint,
        number: u64,
        author: &str,
        thread: Option<&str>,
        at: i64,
        key: &FingerprintKey,
    ) -> Sighting {
        let mut own = Sighting::without_keys(fingerprint, number, author, thread, at, key);
        own.keys = keys(&fingerprint, own.author);
        own
    }

    /// [`new`](Sighting::new) for a post that no store is asked for.
    #[inline]
    pub(crate) fn without_keys(
        fingerprint: Fingerprint,
        number: u64,
        author: &str,
        thread: Option<&str>,
        at: i64,
        key: &FingerprintKey,
    ) -> Sighting {
        let author = key.author(author);
        let thread = thread.map_or(0, |thread| key.thread(thread));
        let tally = Tally::one(author, thread);
        Sighting::from_parts(fingerprint, author, thread, at, number, tally)
    }

    #[inline]
    pub(crate) fn from_parts(
        fingerprint: Fingerprint,
        author: u32,
        thread: u32,
        at: i64,
        number: u64,
        tally: Tally,
    ) -> Sighting {
        Sighting {
            fingerprint,
            author,
            thread,
            at,
            number,
            tally,
            place: Sighting::NOWHERE,
            by_author: false,
            reference: Box::default(),
            keys: Keys::default(),
        }
    }

    /// Sets the reference that a verdict's `earlier` repeats.
    #[must_use]
    pub fn with_reference(mut self, reference: &str) -> Sighting {
        self.set_reference(reference);
        self
    }

    /// Sets the reference that a verdict's `earlier` repeats.
    pub fn set_reference(&mut self, reference: &str) {
        self.reference = Box::from(reference);
    }

    pub(crate) fn with_tally(mut self, tally: Tally) -> Sighting {
        self.tally = tally;
        self
    }

    #[inline]
    pub(crate) fn at_place(mut self, place: u32) -> Sighting {
        self.place = place;
        self
    }

    /// Notes that it was found under the key of its author alone.
    pub(crate) fn found_by_author(mut self) -> Sighting {
        self.by_author = true;
        self
    }

    pub(crate) fn is_found_by_author(&self) -> bool {
        self.by_author
    }

    pub(crate) fn place(&self) -> u32 {
        self.place
    }

    /// The fingerprint of its text.
    pub fn fingerprint(&self) -> &Fingerprint {
        &self.fingerprint
    }

    /// The hash of its author's name.
    pub fn author(&self) -> u32 {
        self.author
    }

    /// The hash of its thread's name; `None` where the thread is not known.
    pub fn thread(&self) -> Option<u32> {
        (self.thread != 0).then_some(self.thread)
    }

    pub(crate) fn thread_or_zero(&self) -> u32 {
        self.thread
    }

    /// When it was posted, in milliseconds of the caller's epoch.
    pub fn at(&self) -> i64 {
        self.at
    }

    /// The caller's number for it.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// How many posts like it were known when it came.
    pub fn tally(&self) -> Tally {
        self.tally
    }

    /// The caller's reference, or else the number.
    pub fn reference(&self) -> Box<str> {
        if self.reference.is_empty() {
            self.number.to_string().into_boxed_str()
        } else {
            self.reference.clone()
        }
    }

    /// The keys under which it is looked up and recorded, at most 8: those of its
    /// [`Fingerprint`], and one for its author (for posts in quick succession),
    /// which comes last. A short text is looked up under its author together with
    /// its letters.
    pub fn keys(&self) -> Keys {
        if self.keys.as_slice().is_empty() {
            keys(&self.fingerprint, self.author)
        } else {
            self.keys
        }
    }

    /// Whether a post of the same author at this time may be one of a flood.
    pub(crate) fn is_near(&self, at: i64) -> bool {
        self.at.abs_diff(at) <= Sighting::SUCCESSION
    }

    /// As bytes for a store: 113 of fixed layout, then the reference.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut writer = Writer::with_capacity(Fingerprint::BYTES + 32 + self.reference.len());
        writer.put(&self.fingerprint.to_bytes());
        self.write_rest(&mut writer);
        writer.put(self.reference.as_bytes());
        writer.finish()
    }

    pub(crate) fn write_rest(&self, writer: &mut Writer) {
        writer.put(&self.author.to_le_bytes());
        writer.put(&self.thread.to_le_bytes());
        writer.put(&self.at.to_le_bytes());
        writer.put(&self.number.to_le_bytes());
        writer.put(&self.tally.posts.to_le_bytes());
        writer.put(&self.tally.threads.to_le_bytes());
        writer.put(&self.tally.authors.to_le_bytes());
    }

    /// Reads what [`to_bytes`](Self::to_bytes) wrote.
    ///
    /// # Errors
    /// Bytes of another version, made with another key, or damaged.
    pub fn from_bytes(bytes: &[u8], key: &FingerprintKey) -> Result<Sighting, RecordError> {
        let mut reader = Reader::new(bytes);
        let mut sighting = Sighting::read(&mut reader, key)?;
        let reference = core::str::from_utf8(reader.rest()).map_err(|_| RecordError::damaged())?;
        sighting.set_reference(reference);
        Ok(sighting)
    }

    pub(crate) fn read(
        reader: &mut Reader<'_>,
        key: &FingerprintKey,
    ) -> Result<Sighting, RecordError> {
        let fingerprint = Fingerprint::from_bytes(reader.take(Fingerprint::BYTES)?, key)?;
        let author = u32::from_le_bytes(reader.array()?);
        let thread = u32::from_le_bytes(reader.array()?);
        let at = i64::from_le_bytes(reader.array()?);
        let number = u64::from_le_bytes(reader.array()?);
        let tally = Tally {
            posts: u16::from_le_bytes(reader.array()?),
            threads: u16::from_le_bytes(reader.array()?),
            authors: u32::from_le_bytes(reader.array()?),
        };
        Ok(Sighting::from_parts(fingerprint, author, thread, at, number, tally))
    }
}

#[inline]
fn keys(fingerprint: &Fingerprint, author: u32) -> Keys {
    let mut keys = fingerprint.keys();
    if fingerprint.is_short() {
        keys.push(spread(fingerprint.exact() ^ spread(u64::from(author))));
    }
    keys.push(spread(u64::from(author) | 1 << 63));
    keys
}

/// Hashes are not shown: with the key they lead back to names.
impl fmt::Debug for Sighting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sighting")
            .field("number", &self.number)
            .field("reference", &self.reference)
            .field("at", &self.at)
            .field("tally", &self.tally)
            .finish_non_exhaustive()
    }
}
