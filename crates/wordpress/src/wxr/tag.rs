//! Tags with their attributes.

use std::io::Read;

use super::WxrError;
use super::reader::Result;
use super::scan::{CDATA, CDATA_END, Scanner};
use super::text::{decode, unescape};

/// A start or end tag.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Tag {
    /// The name as written, with its prefix.
    pub name: String,
    /// `</name>`.
    pub closing: bool,
    /// `<name/>`.
    pub empty: bool,
    /// Attributes in order, decoded.
    pub attributes: Vec<(String, String)>,
    /// Its position in bytes.
    pub byte: u64,
}

impl Tag {
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

impl<R: Read> Scanner<R> {
    /// The next tag; text, comments, instructions, document types and CDATA before it are skipped. `None` at the end of the file.
    pub(super) fn next_tag(&mut self) -> Result<Option<Tag>> {
        self.begin("what stands between two elements", self.position(), self.limits.gap_bytes);
        while self.reach_angle(None)? {
            let byte = self.position();
            if self.starts_with(b"<!--")? {
                self.skip("a comment", b"-->")?;
            } else if self.starts_with(CDATA)? {
                self.skip("CDATA", CDATA_END)?;
            } else if self.starts_with(b"<?")? {
                self.skip("an instruction", b"?>")?;
            } else if self.starts_with(b"<!")? {
                self.skip_document_type()?;
            } else {
                match self.peek(2)?.get(1) {
                    Some(c) if c.is_ascii_alphabetic() || matches!(c, b'/' | b'_') => {
                        if let Some(tag) = self.tag(byte)? {
                            return Ok(Some(tag));
                        }
                    }
                    // a stray `<` in text
                    _ => self.consume(1),
                }
            }
        }
        Ok(None)
    }

    fn skip(&mut self, what: &str, end: &[u8]) -> Result<()> {
        if self.past(end, None)? { Ok(()) } else { Err(self.truncated(what)) }
    }

    /// Document types are skipped: nothing in them has any effect. One that defines entities is an attack and refused.
    fn skip_document_type(&mut self) -> Result<()> {
        let from = self.position();
        let (mut brackets, mut quote) = (0_i64, None);
        loop {
            if quote.is_none() && self.starts_with(b"<!ENTITY")? {
                return Err(WxrError::Entities { file: self.file.clone(), byte: from });
            }
            let Some(c) = self.peek(1)?.first().copied() else { return Err(self.truncated("a document type")) };
            self.consume(1);
            match (quote, c) {
                (Some(open), c) if c == open => quote = None,
                (None, b'"' | b'\'') => quote = Some(c),
                (None, b'[') => brackets += 1,
                (None, b']') => brackets -= 1,
                (None, b'>') if brackets <= 0 => return Ok(()),
                _ => {}
            }
            if self.position() - from > 1 << 20 {
                return Err(self.too_large("the document type", from, 1 << 20));
            }
        }
    }

    /// Reads the tag at the `<`; `None` if it is not a tag; then only the `<` is consumed.
    fn tag(&mut self, byte: u64) -> Result<Option<Tag>> {
        let mut length = 1;
        let mut quote = None;
        let source = loop {
            if !self.need(length + 1)? {
                return Err(self.truncated("a tag"));
            }
            match (quote, self.rest().get(length).copied().unwrap_or_default()) {
                (Some(open), c) if c == open => quote = None,
                (None, c @ (b'"' | b'\'')) => quote = Some(c),
                (None, b'>') => break self.rest().get(1..length).unwrap_or_default().to_vec(),
                (None, b'<') => {
                    self.consume(1);
                    return Ok(None);
                }
                _ => {}
            }
            length += 1;
            if length > self.limits.tag_bytes {
                return Err(self.too_large("a tag", byte, self.limits.tag_bytes as u64));
            }
        };
        self.consume(length + 1);
        let text = decode(&source, self.encoding);
        let (text, closing) = text.strip_prefix('/').map_or((text.as_str(), false), |rest| (rest, true));
        let (text, empty) = text.strip_suffix('/').map_or((text, false), |rest| (rest, true));
        let name_end = text.find(char::is_whitespace).unwrap_or(text.len());
        let (name, rest) = text.split_at(name_end);
        Ok(Some(Tag { name: name.to_owned(), closing, empty, attributes: self.attributes(rest, byte)?, byte }))
    }

    fn attributes(&self, mut text: &str, byte: u64) -> Result<Vec<(String, String)>> {
        let mut found = Vec::new();
        loop {
            text = text.trim_start();
            let Some((name, rest)) = text.split_once('=') else { return Ok(found) };
            let rest = rest.trim_start();
            let (value, after) = match rest.chars().next() {
                Some(quote @ ('"' | '\'')) => rest.get(1..).and_then(|inner| inner.split_once(quote)).unwrap_or((rest, "")),
                _ => rest.split_once(char::is_whitespace).unwrap_or((rest, "")),
            };
            found.push((name.trim().to_owned(), unescape(value)));
            if found.len() > self.limits.attributes {
                return Err(self.too_large("the number of attributes of a tag", byte, self.limits.attributes as u64));
            }
            text = after;
        }
    }
}
