//! A history as bytes, for the caller to keep over a restart.

use alloc::vec::Vec;

use super::MemoryHistory;
use crate::fingerprint::{Fingerprint, FingerprintKey, Reader, RecordError, Sighting, Writer};

const MAGIC: [u8; 4] = *b"omdH";
const VERSION: u8 = 1;
/// A post and whether it is protected.
const ROW: usize = Fingerprint::BYTES + 32 + 1;

impl MemoryHistory {
    /// The whole history as bytes: about 113 for each post held.
    pub fn to_bytes(&self) -> Vec<u8> {
        let places = u32::try_from(self.table.places()).unwrap_or(0);
        let mut writer = Writer::with_capacity(9 + self.table.len() * ROW);
        writer.put(&MAGIC);
        writer.put(&[VERSION]);
        writer.put(&places.to_le_bytes());
        for place in self.table.held() {
            let Some(post) = self.table.get(place) else { continue };
            writer.put(&[u8::from(self.table.is_protected(place))]);
            writer.put(&post.fingerprint().to_bytes());
            post.write_rest(&mut writer);
        }
        writer.finish()
    }

    /// Reads what [`to_bytes`](Self::to_bytes) wrote.
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
        let capacity = u32::from_le_bytes(reader.array()?);
        let rows = reader.rest();
        // No more room than a history can have, whatever the bytes say.
        if rows.len() % ROW != 0 || capacity > 1 << 24 || rows.len() / ROW > capacity as usize {
            return Err(RecordError::damaged());
        }
        let mut history = MemoryHistory::new(capacity as usize, key);
        for row in rows.chunks_exact(ROW) {
            let mut reader = Reader::new(row);
            let [protected] = reader.array()?;
            let post = Sighting::read(&mut reader, &key)?;
            history.put_back(&post, protected == 1);
        }
        Ok(history)
    }

    fn put_back(&mut self, post: &Sighting, protected: bool) {
        let place = self.table.next(post.author()).place;
        self.table.put(place, post, post.tally());
        self.table.protect(place, protected);
        for key in post.keys().iter() {
            self.index.insert(key, place);
        }
    }
}
