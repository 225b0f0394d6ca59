//! Hashes and counts what is read through it.

use std::io::{self, Read};

/// A reader with the hash of what came through it so far.
pub struct Hashed<R> {
    from: R,
    hasher: blake3::Hasher,
    bytes: u64,
}

impl<R: Read> Hashed<R> {
    /// Nothing has come through yet.
    pub fn new(from: R) -> Self {
        Self { from, hasher: blake3::Hasher::new(), bytes: 0 }
    }

    /// How many bytes came through, and their BLAKE3 in hexadecimal digits.
    pub fn end(&self) -> (u64, String) {
        (self.bytes, self.hasher.finalize().to_hex().to_string())
    }
}

impl<R: Read> Read for Hashed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.from.read(buffer)?;
        self.hasher.update(buffer.get(..count).unwrap_or_default());
        self.bytes += count as u64;
        Ok(count)
    }
}
