//! The lowest layer: bytes of the file in a sliding buffer, with positions and limits.

use std::io::Read;

use memchr::{memchr, memmem};

use super::{Limits, WxrError, text::Encoding};

pub(super) const CDATA: &[u8] = b"<![CDATA[";
pub(super) const CDATA_END: &[u8] = b"]]>";
const CHUNK: usize = 256 << 10;

type Result<T> = std::result::Result<T, WxrError>;

/// The part being read, for messages about its length.
struct Reading {
    what: &'static str,
    /// Its position in bytes.
    from: u64,
    /// Its maximum length in bytes.
    most: u64,
}

/// Reads forward through a file and buffers only the part in use.
pub(super) struct Scanner<R> {
    source: R,
    pub file: String,
    pub encoding: Encoding,
    pub limits: Limits,
    buffer: Vec<u8>,
    /// First byte of `buffer` not consumed yet.
    start: usize,
    /// Bytes of the file before `buffer`.
    before: u64,
    ended: bool,
    reading: Reading,
}

impl<R: Read> Scanner<R> {
    pub(super) fn new(source: R, file: String, limits: Limits) -> Self {
        let reading = Reading { what: "the beginning", from: 0, most: limits.gap_bytes };
        Self { source, file, encoding: Encoding::Utf8, limits, buffer: Vec::new(), start: 0, before: 0, ended: false, reading }
    }

    /// The position of the next byte.
    pub(super) fn position(&self) -> u64 {
        self.before + self.start as u64
    }

    pub(super) fn rest(&self) -> &[u8] {
        self.buffer.get(self.start..).unwrap_or_default()
    }

    pub(super) fn consume(&mut self, bytes: usize) {
        self.start = (self.start + bytes).min(self.buffer.len());
    }

    /// Reads more bytes; false at the end of the file.
    fn fill(&mut self) -> Result<bool> {
        if self.ended {
            return Ok(false);
        }
        if self.start > 0 {
            self.buffer.drain(..self.start);
            self.before += self.start as u64;
            self.start = 0;
        }
        let length = self.buffer.len();
        self.buffer.resize(length + CHUNK, 0);
        let read = loop {
            match self.source.read(self.buffer.get_mut(length..).unwrap_or_default()) {
                Ok(read) => break read,
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                Err(source) => return Err(WxrError::Read { file: self.file.clone(), source }),
            }
        };
        self.buffer.truncate(length + read);
        self.ended = read == 0;
        Ok(!self.ended)
    }

    /// Fills the buffer with at least `bytes` bytes, or with the rest of the file.
    pub(super) fn need(&mut self, bytes: usize) -> Result<bool> {
        while self.rest().len() < bytes {
            if !self.fill()? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The next bytes, at most `bytes` of them, without consuming them.
    pub(super) fn peek(&mut self, bytes: usize) -> Result<&[u8]> {
        self.need(bytes)?;
        let rest = self.rest();
        Ok(rest.get(..bytes).unwrap_or(rest))
    }

    pub(super) fn starts_with(&mut self, prefix: &[u8]) -> Result<bool> {
        Ok(self.peek(prefix.len())? == prefix)
    }

    /// Moves to the next `<` and appends what precedes it to `text` if given. False at the end of the file.
    pub(super) fn reach_angle(&mut self, mut text: Option<&mut Vec<u8>>) -> Result<bool> {
        loop {
            let found = memchr(b'<', self.rest());
            let length = found.unwrap_or(self.rest().len());
            if let Some(text) = text.as_deref_mut() {
                text.extend_from_slice(self.rest().get(..length).unwrap_or_default());
            }
            self.consume(length);
            self.check()?;
            if found.is_some() {
                return Ok(true);
            }
            if !self.fill()? {
                return Ok(false);
            }
        }
    }

    /// Moves past the next `end` and appends what precedes it to `text` if given. False at the end of the file.
    pub(super) fn past(&mut self, end: &[u8], mut text: Option<&mut Vec<u8>>) -> Result<bool> {
        loop {
            let found = memmem::find(self.rest(), end);
            // the last bytes may be the start of `end`
            let length = found.unwrap_or_else(|| self.rest().len().saturating_sub(end.len() - 1));
            if let Some(text) = text.as_deref_mut() {
                text.extend_from_slice(self.rest().get(..length).unwrap_or_default());
            }
            self.consume(length);
            self.check()?;
            if found.is_some() {
                self.consume(end.len());
                return Ok(true);
            }
            if !self.fill()? {
                return Ok(false);
            }
        }
    }

    /// Starts a new part with its limit.
    pub(super) fn begin(&mut self, what: &'static str, from: u64, most: u64) {
        self.reading = Reading { what, from, most };
    }

    /// Checks the limit of the current part; called each time the buffer advances.
    fn check(&self) -> Result<()> {
        let Reading { what, from, most } = self.reading;
        if self.position() - from > most { Err(self.too_large(what, from, most)) } else { Ok(()) }
    }

    pub(super) fn too_large(&self, what: &str, byte: u64, most: u64) -> WxrError {
        WxrError::TooLarge { file: self.file.clone(), byte, what: what.to_owned(), most }
    }

    pub(super) fn truncated(&self, inside: &str) -> WxrError {
        WxrError::Truncated { file: self.file.clone(), byte: self.position(), inside: inside.to_owned() }
    }
}
