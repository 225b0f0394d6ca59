//! The lowest layer: tags and field texts out of a stream of bytes, with positions and limits.

use std::io::Read;

use memchr::{memchr, memmem};

use super::{
    Limits, WxrError,
    text::{Encoding, decode, unescape},
};

const CDATA: &[u8] = b"<![CDATA[";
const CDATA_END: &[u8] = b"]]>";
const CHUNK: usize = 256 << 10;

type Result<T> = std::result::Result<T, WxrError>;

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
    /// Where it begins.
    pub byte: u64,
}

impl Tag {
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// Reads forward through a file; holds no more of it than it needs.
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
}

impl<R: Read> Scanner<R> {
    pub(super) fn new(source: R, file: String, limits: Limits) -> Self {
        Self { source, file, encoding: Encoding::Utf8, limits, buffer: Vec::new(), start: 0, before: 0, ended: false }
    }

    /// The position of the next byte.
    pub(super) fn position(&self) -> u64 {
        self.before + self.start as u64
    }

    fn rest(&self) -> &[u8] {
        self.buffer.get(self.start..).unwrap_or_default()
    }

    fn consume(&mut self, bytes: usize) {
        self.start = (self.start + bytes).min(self.buffer.len());
    }

    /// Reads some more; false at the end of the file.
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

    /// Makes sure that `bytes` bytes are in the buffer, if the file has them.
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

    fn starts_with(&mut self, prefix: &[u8]) -> Result<bool> {
        Ok(self.peek(prefix.len())? == prefix)
    }

    /// Moves to the next `<`; what lies before it goes into `text` if given. False at the end of the file.
    fn reach_angle(&mut self, mut text: Option<&mut Vec<u8>>) -> Result<bool> {
        loop {
            let found = memchr(b'<', self.rest());
            let length = found.unwrap_or(self.rest().len());
            if let Some(text) = text.as_deref_mut() {
                text.extend_from_slice(self.rest().get(..length).unwrap_or_default());
                self.check_field(text.len())?;
            }
            self.consume(length);
            if found.is_some() {
                return Ok(true);
            }
            if !self.fill()? {
                return Ok(false);
            }
        }
    }

    /// Moves behind the next `end`; what lies before it goes into `text` if given. False at the end of the file.
    fn past(&mut self, end: &[u8], mut text: Option<&mut Vec<u8>>) -> Result<bool> {
        loop {
            let found = memmem::find(self.rest(), end);
            // the last bytes may be the beginning of `end`
            let length = found.unwrap_or_else(|| self.rest().len().saturating_sub(end.len() - 1));
            if let Some(text) = text.as_deref_mut() {
                text.extend_from_slice(self.rest().get(..length).unwrap_or_default());
                self.check_field(text.len())?;
            }
            self.consume(length);
            if found.is_some() {
                self.consume(end.len());
                return Ok(true);
            }
            if !self.fill()? {
                return Ok(false);
            }
        }
    }

    fn check_field(&self, length: usize) -> Result<()> {
        if length as u64 > self.limits.field_bytes {
            return Err(self.too_large("a field", self.limits.field_bytes));
        }
        Ok(())
    }

    pub(super) fn too_large(&self, what: &str, most: u64) -> WxrError {
        WxrError::TooLarge { file: self.file.clone(), byte: self.position(), what: what.to_owned(), most }
    }

    pub(super) fn truncated(&self, inside: &str) -> WxrError {
        WxrError::Truncated { file: self.file.clone(), byte: self.position(), inside: inside.to_owned() }
    }

    /// The next tag; text, comments, instructions, document types and CDATA before it are skipped. `None` at the end of the file.
    pub(super) fn next_tag(&mut self) -> Result<Option<Tag>> {
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

    /// Document types are skipped unread: no definition in them has any effect.
    fn skip_document_type(&mut self) -> Result<()> {
        let from = self.position();
        let (mut brackets, mut quote) = (0_i64, None);
        loop {
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
                return Err(self.too_large("the document type", 1 << 20));
            }
        }
    }

    /// Reads the tag at the `<`; `None` where it turns out to be no tag, then only the `<` is consumed.
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
                return Err(self.too_large("a tag", self.limits.tag_bytes as u64));
            }
        };
        self.consume(length + 1);
        let text = decode(&source, self.encoding);
        let (text, closing) = text.strip_prefix('/').map_or((text.as_str(), false), |rest| (rest, true));
        let (text, empty) = text.strip_suffix('/').map_or((text, false), |rest| (rest, true));
        let name_end = text.find(char::is_whitespace).unwrap_or(text.len());
        let (name, rest) = text.split_at(name_end);
        Ok(Some(Tag { name: name.to_owned(), closing, empty, attributes: self.attributes(rest)?, byte }))
    }

    fn attributes(&self, mut text: &str) -> Result<Vec<(String, String)>> {
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
                return Err(self.too_large("the number of attributes of a tag", self.limits.attributes as u64));
            }
            text = after;
        }
    }

    /// The text of the element whose start tag was just read, up to its end tag: CDATA as it is, the rest unescaped,
    /// markup that should have been escaped kept as text.
    pub(super) fn value(&mut self, tag: &Tag) -> Result<String> {
        if tag.empty {
            return Ok(String::new());
        }
        let mut parts: Vec<(bool, Vec<u8>)> = Vec::new();
        let mut text = Vec::new();
        let mut total = 0_usize;
        loop {
            if !self.reach_angle(Some(&mut text))? {
                return Err(self.truncated(&format!("<{}>", tag.name)));
            }
            if self.starts_with(CDATA)? {
                self.consume(CDATA.len());
                let mut inside = Vec::new();
                if !self.past(CDATA_END, Some(&mut inside))? {
                    return Err(self.truncated(&format!("the CDATA of <{}>", tag.name)));
                }
                total += text.len() + inside.len();
                self.check_field(total)?;
                parts.push((false, std::mem::take(&mut text)));
                parts.push((true, inside));
            } else if self.starts_with(b"</")? {
                if self.end_tag_of(&tag.name)? {
                    parts.push((false, text));
                    return Ok(join(&parts, self.encoding));
                }
                for parent in ["item", "channel", "rss"] {
                    if self.end_tag_of(parent)? {
                        return Err(WxrError::Unclosed {
                            file: self.file.clone(),
                            byte: tag.byte,
                            element: tag.name.clone(),
                            before: format!("</{parent}>"),
                        });
                    }
                }
                text.push(b'<');
                self.consume(1);
            } else {
                text.push(b'<');
                self.consume(1);
            }
        }
    }

    /// Consumes `</name >` if it comes next.
    fn end_tag_of(&mut self, name: &str) -> Result<bool> {
        let mut length = 2 + name.len();
        if self.peek(length)?.get(2..) != Some(name.as_bytes()) {
            return Ok(false);
        }
        loop {
            self.need(length + 1)?;
            match self.rest().get(length) {
                Some(b'>') => break,
                Some(c) if c.is_ascii_whitespace() => length += 1,
                _ => return Ok(false),
            }
        }
        self.consume(length + 1);
        Ok(true)
    }
}

/// Joins the parts of a field: (whether it was CDATA, bytes).
fn join(parts: &[(bool, Vec<u8>)], encoding: Encoding) -> String {
    let has_cdata = parts.iter().any(|(cdata, _)| *cdata);
    // `]]>` outside CDATA is the end of a section that was opened within another one
    let mut nested = parts.iter().filter(|(cdata, bytes)| !cdata && memmem::find(bytes, CDATA_END).is_some()).count();
    let drop_nested = nested > 0 && has_cdata;
    let mut joined = String::new();
    for (cdata, bytes) in parts {
        let text = decode(bytes, encoding);
        if *cdata {
            if nested > 0 && text.contains("<![CDATA[") {
                nested -= 1;
                joined.push_str(&text.replacen("<![CDATA[", "", 1));
            } else {
                joined.push_str(&text);
            }
        } else if !(has_cdata && text.trim().is_empty()) {
            let text = unescape(&text);
            joined.push_str(&if drop_nested { text.replace("]]>", "") } else { text });
        }
    }
    joined
}
