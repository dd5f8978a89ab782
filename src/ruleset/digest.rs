//! One number for everything that a verdict depends on.

use alloc::format;
use alloc::string::String;
use core::fmt::Write;

use sha2::{Digest, Sha256};

/// Collects what the digest covers: each part with its name and length, so that
/// no two lists of parts run together.
pub(super) struct DigestInput(Sha256);

impl DigestInput {
    pub(super) fn new() -> DigestInput {
        DigestInput(Sha256::new())
    }

    pub(super) fn part(&mut self, name: &str, bytes: &[u8]) {
        self.0.update(format!("{name} {}\n", bytes.len()).as_bytes());
        self.0.update(bytes);
        self.0.update(b"\n");
    }

    /// Bytes that mark their own ends.
    pub(super) fn bytes(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// `sha256:` and 64 hexadecimal digits.
    pub(super) fn finish(self) -> String {
        let mut out = String::from("sha256:");
        for byte in self.0.finalize() {
            // Writing to a String cannot fail.
            let _ = write!(out, "{byte:02x}");
        }
        out
    }
}
