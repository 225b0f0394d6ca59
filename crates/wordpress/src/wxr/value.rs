//! The text of a field: CDATA, escaped text, and unescaped markup.

use std::io::Read;

use memchr::memmem;

use super::WxrError;
use super::reader::Result;
use super::scan::{CDATA, CDATA_END, Scanner};
use super::tag::Tag;
use super::text::{Encoding, decode, unescape};

impl<R: Read> Scanner<R> {
    /// The text of the element whose start tag was just read, up to its end tag: CDATA as it is, the rest unescaped,
    /// unescaped markup as text.
    pub(super) fn value(&mut self, tag: &Tag) -> Result<String> {
        if tag.empty {
            return Ok(String::new());
        }
        let mut parts: Vec<(bool, Vec<u8>)> = Vec::new();
        let mut text = Vec::new();
        let mut depth = 0_u32;
        self.begin("a field", tag.byte, self.limits.field_bytes);
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
                depth = depth.saturating_sub(1);
                text.push(b'<');
                self.consume(1);
            } else {
                if self.peek(2)?.get(1).is_some_and(u8::is_ascii_alphabetic) {
                    depth += 1;
                    if depth > self.limits.depth {
                        return Err(self.too_large("the depth of markup in a field", tag.byte, u64::from(self.limits.depth)));
                    }
                }
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
    // `]]>` outside CDATA ends a section that was opened within another one
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
