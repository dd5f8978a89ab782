//! Records as bytes: little-endian, with version and key check.

use alloc::vec::Vec;

use super::sketch::{MAX_CODES, MAX_LEVEL};
use super::{Code, Fingerprint, FingerprintKey, Traits};

/// Why bytes are no record that can be used here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct RecordError(Kind);

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
enum Kind {
    #[error("the record has version {0}, this release reads version {expected}", expected = Fingerprint::VERSION)]
    Version(u8),
    #[error("the record was made with another fingerprint key")]
    Key,
    #[error("the record is damaged or cut off")]
    Damaged,
}

impl RecordError {
    pub(crate) fn damaged() -> RecordError {
        RecordError(Kind::Damaged)
    }

    pub(crate) fn version(found: u8) -> RecordError {
        RecordError(Kind::Version(found))
    }

    pub(crate) fn key() -> RecordError {
        RecordError(Kind::Key)
    }

    /// Whether the record was made with another key.
    pub fn is_other_key(&self) -> bool {
        self.0 == Kind::Key
    }

    /// Whether the record has another version.
    pub fn is_other_version(&self) -> bool {
        matches!(self.0, Kind::Version(_))
    }
}

impl Fingerprint {
    /// The length of a serialised fingerprint.
    pub const BYTES: usize = 81;

    /// As bytes for a store.
    pub fn to_bytes(&self) -> [u8; Fingerprint::BYTES] {
        let mut bytes = [0u8; Fingerprint::BYTES];
        let count = u8::try_from(self.codes().len()).unwrap_or(0);
        let head = [Fingerprint::VERSION, self.traits().bits(), self.level(), count].into_iter();
        let codes = self.codes().iter().flat_map(|code| code.bits().to_le_bytes());
        let all = head
            .chain(self.letters().to_le_bytes())
            .chain(self.check().to_le_bytes())
            .chain(self.exact().to_le_bytes())
            .chain([self.link()])
            .chain(codes);
        for (to, from) in bytes.iter_mut().zip(all) {
            *to = from;
        }
        bytes
    }

    /// Reads what [`to_bytes`](Self::to_bytes) wrote.
    ///
    /// # Errors
    /// Bytes of another version, made with another key, or damaged.
    pub fn from_bytes(bytes: &[u8], key: &FingerprintKey) -> Result<Fingerprint, RecordError> {
        let mut reader = Reader::new(bytes);
        let [version, traits, level, count] = reader.array()?;
        if version != Fingerprint::VERSION {
            return Err(RecordError::version(version));
        }
        let letters = u16::from_le_bytes(reader.array()?);
        let check = u16::from_le_bytes(reader.array()?);
        if check != key.check() {
            return Err(RecordError::key());
        }
        let exact = u64::from_le_bytes(reader.array()?);
        let [link] = reader.array()?;
        let mut codes = [Code::default(); MAX_CODES];
        let count = usize::from(count);
        if count > MAX_CODES || level > MAX_LEVEL || bytes.len() != Fingerprint::BYTES {
            return Err(RecordError::damaged());
        }
        for code in codes.iter_mut().take(count) {
            *code = Code::from_bits(u16::from_le_bytes(reader.array()?));
        }
        let traits = Traits::from_bits(traits);
        Ok(Fingerprint::from_parts(exact, check, letters, traits, level, codes, count)
            .with_link(link))
    }
}

/// Writes fields one after the other.
#[derive(Debug, Default)]
pub(crate) struct Writer(Vec<u8>);

impl Writer {
    pub(crate) fn with_capacity(bytes: usize) -> Writer {
        Writer(Vec::with_capacity(bytes))
    }

    pub(crate) fn put(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    pub(crate) fn finish(self) -> Vec<u8> {
        self.0
    }
}

/// Reads fields one after the other.
#[derive(Debug)]
pub(crate) struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Reader<'a> {
        Reader(bytes)
    }

    pub(crate) fn take(&mut self, n: usize) -> Result<&'a [u8], RecordError> {
        let (head, tail) = self.0.split_at_checked(n).ok_or(RecordError::damaged())?;
        self.0 = tail;
        Ok(head)
    }

    pub(crate) fn array<const N: usize>(&mut self) -> Result<[u8; N], RecordError> {
        <[u8; N]>::try_from(self.take(N)?).map_err(|_| RecordError::damaged())
    }

    pub(crate) fn rest(&mut self) -> &'a [u8] {
        core::mem::take(&mut self.0)
    }
}
