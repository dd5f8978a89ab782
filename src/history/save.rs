//! A history as bytes, for the caller to keep over a restart.

use alloc::vec::Vec;

use super::MemoryHistory;
use super::table::Set;
use crate::fingerprint::{Fingerprint, FingerprintKey, Reader, RecordError, Sighting, Writer};

const MAGIC: [u8; 4] = *b"omdH";
const VERSION: u8 = 1;
const HEAD: usize = 9;
const ROW: usize = Fingerprint::BYTES + 32;

impl MemoryHistory {
    /// The whole history as bytes, little-endian: about 40 for each place and
    /// 113 for each post held.
    pub fn to_bytes(&self) -> Vec<u8> {
        let index = self.index.buckets().len() * 32 + self.authors.lines().len() * 64;
        let sets = self.table.sets().len() * Set::BYTES;
        let mut writer = Writer::with_capacity(HEAD + sets + self.len() * ROW + index);
        writer.put(&MAGIC);
        writer.put(&[VERSION]);
        writer.put(&u32::try_from(self.capacity()).unwrap_or(0).to_le_bytes());
        self.table.sets().iter().for_each(|set| set.write(&mut writer));
        for post in self.table.held().filter_map(|place| self.table.get(place)) {
            writer.put(&post.fingerprint().to_bytes());
            post.write_rest(&mut writer);
        }
        for entry in self.index.buckets().iter().flat_map(|bucket| bucket.0) {
            writer.put(&entry.to_le_bytes());
        }
        for entry in self.authors.lines().iter().flat_map(|line| line.0) {
            writer.put(&entry.to_le_bytes());
        }
        writer.finish()
    }

    /// Reads what [`to_bytes`](Self::to_bytes) wrote: the same history, which
    /// finds the same posts.
    ///
    /// # Errors
    /// Bytes of another version, made with another key, or damaged.
    pub fn from_bytes(bytes: &[u8], key: FingerprintKey) -> Result<MemoryHistory, RecordError> {
        let mut reader = Reader::new(bytes);
        if reader.array()? != MAGIC {
            return Err(RecordError::damaged());
        }
        let [version] = reader.array()?;
        if version != VERSION {
            return Err(RecordError::version(version));
        }
        let capacity = u32::from_le_bytes(reader.array()?) as usize;
        // Memory is only taken for what the bytes can hold.
        if capacity > bytes.len() {
            return Err(RecordError::damaged());
        }
        let mut history = MemoryHistory::new(capacity, key);
        for set in history.table.sets_mut() {
            *set = Set::read(&mut reader)?;
        }
        let held: Vec<u32> = history.table.held().collect();
        for place in held {
            let post = Sighting::read(&mut reader, &key)?;
            history.table.write(place, &post, post.tally());
        }
        for entry in history.index.buckets_mut().iter_mut().flat_map(|bucket| &mut bucket.0) {
            *entry = u32::from_le_bytes(reader.array()?);
        }
        for entry in history.authors.lines_mut().iter_mut().flat_map(|line| &mut line.0) {
            *entry = u64::from_le_bytes(reader.array()?);
        }
        if history.capacity() != capacity || !reader.rest().is_empty() {
            return Err(RecordError::damaged());
        }
        Ok(history)
    }
}

impl Set {
    const BYTES: usize = 3 * 16 + 1;

    fn write(&self, writer: &mut Writer) {
        for places in [self.held, self.protected, self.first] {
            writer.put(&places.to_le_bytes());
        }
        writer.put(&[self.cursor]);
    }

    fn read(reader: &mut Reader<'_>) -> Result<Set, RecordError> {
        let mut places = || reader.array().map(u128::from_le_bytes);
        let (held, protected, first) = (places()?, places()?, places()?);
        let [cursor] = reader.array()?;
        Ok(Set::new(held, protected, first, cursor))
    }
}
