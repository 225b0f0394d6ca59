//! Bytes of a field to text: character encoding, entities, characters that XML forbids.

use crate::windows_1252::{has_controls, of_windows};

/// The file's character encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    /// UTF-8; invalid bytes are read as Windows-1252, because old databases contain both.
    Utf8,
    /// Windows-1252, which includes ISO-8859-1.
    Western,
}

/// Decodes bytes and drops the control characters that XML forbids.
pub(super) fn decode(bytes: &[u8], encoding: Encoding) -> String {
    let keep = |c: &char| !c.is_control() || matches!(c, '\t' | '\n' | '\r');
    match encoding {
        Encoding::Utf8 => match std::str::from_utf8(bytes) {
            Ok(text) if !has_controls(bytes) && !bytes.iter().any(|b| *b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r') || *b == 0x7f) => {
                text.to_owned()
            }
            _ => bytes
                .utf8_chunks()
                .flat_map(|chunk| chunk.valid().chars().chain(chunk.invalid().iter().map(|byte| char::from(*byte))))
                .map(of_windows)
                .filter(keep)
                .collect(),
        },
        Encoding::Western => bytes.iter().map(|byte| of_windows(char::from(*byte))).filter(keep).collect(),
    }
}

/// Resolves the five entities of XML and numeric references. All others, and a stray `&`, stay as they are:
/// there are no entity definitions, so nothing can expand.
pub(super) fn unescape(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(rest.get(..at).unwrap_or_default());
        rest = rest.get(at..).unwrap_or_default();
        match reference(rest) {
            Some((character, length)) => {
                out.extend(character);
                rest = rest.get(length..).unwrap_or_default();
            }
            None => {
                out.push('&');
                rest = rest.get(1..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    out
}

/// The character of the reference at the start of `text` (`None` if XML forbids it) and the length of the reference.
fn reference(text: &str) -> Option<(Option<char>, usize)> {
    let end = text.bytes().take(12).position(|b| b == b';')?;
    let name = text.get(1..end)?;
    let character = match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let digits = name.strip_prefix('#')?;
            let code = match digits.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => digits.parse().ok()?,
            };
            char::from_u32(code).map(of_windows).filter(|c| !c.is_control() || matches!(c, '\t' | '\n' | '\r'))
        }
    };
    Some((character, end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_and_strays() {
        assert_eq!(unescape("It&#146;s &#x93;so&#x94;"), "It’s “so”");
        assert_eq!(unescape("a &amp; b & c &lt;&#8217;&#x41;&nbsp;&bogus; &#0;."), "a & b & c <’A&nbsp;&bogus; .");
    }

    #[test]
    fn forbidden_characters_and_old_encodings() {
        assert_eq!(decode(b"a\x0bb\x01\tc", Encoding::Utf8), "ab\tc");
        assert_eq!(decode("It\u{92}s so\u{85}\u{81}".as_bytes(), Encoding::Utf8), "It’s so…");
        assert_eq!(decode(b"caf\xe9 \x93x\x94 \xc3\xa9", Encoding::Utf8), "café “x” é");
        assert_eq!(decode(b"caf\xe9 \x93x\x94", Encoding::Western), "café “x”");
    }
}
