//! What a photographer wrote into a picture: caption, credit and a description for those who do not see it. Suggestions only, read before
//! the metadata is removed (decision 0074).

use serde::{Deserialize, Serialize};

use crate::{iptc, xmp};

/// The longest text that is taken over, in characters; longer ones are cut.
const LONGEST: usize = 2_000;

/// Texts found in a picture; empty where there are none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Suggested {
    /// Printed under it.
    pub caption: String,
    /// Who made it.
    pub credit: String,
    /// What it shows.
    pub alt: String,
}

impl Suggested {
    /// Each text of `self`, or else that of `other`.
    fn or(self, other: Self) -> Self {
        let or = |own: String, other: String| if own.is_empty() { other } else { own };
        Self { caption: or(self.caption, other.caption), credit: or(self.credit, other.credit), alt: or(self.alt, other.alt) }
    }

    /// On one line each, without control characters, and not too long.
    pub(crate) fn tidy(self) -> Self {
        let tidy = |text: String| domain::text::one_line(&text).chars().take(LONGEST).collect::<String>().trim_end().to_owned();
        Self { caption: tidy(self.caption), credit: tidy(self.credit), alt: tidy(self.alt) }
    }
}

/// Reads the texts of a picture of this type. What is broken is skipped: no picture is refused for its metadata.
pub(crate) fn read(bytes: &[u8], extension: &str) -> Suggested {
    let (mut packets, mut photoshop) = (Vec::new(), Vec::new());
    match extension {
        "jpg" => {
            jpeg(bytes, &mut packets, &mut photoshop);
        }
        "png" => packets.extend(png(bytes)),
        "webp" => packets.extend(webp(bytes)),
        _ => return Suggested::default(),
    };
    let of_xmp = packets.iter().map(|packet| xmp::read(packet)).fold(Suggested::default(), Suggested::or);
    of_xmp.or(iptc::read(&photoshop)).tidy()
}

/// Collects XMP packets and Photoshop's resources up to the first scan.
fn jpeg<'a>(bytes: &'a [u8], packets: &mut Vec<&'a [u8]>, photoshop: &mut Vec<u8>) -> Option<()> {
    let mut rest = bytes.strip_prefix(&[0xff, 0xd8])?;
    loop {
        let (&marker, after) = rest.strip_prefix(&[0xff])?.split_first()?;
        match marker {
            0xff => rest = rest.get(1..)?,
            0xd9 | 0xda => return None,
            _ => {
                let length = usize::from(u16::from_be_bytes([*after.first()?, *after.get(1)?]));
                let (segment, next) = after.split_at_checked(length)?;
                let content = segment.get(2..)?;
                match marker {
                    0xe1 => packets.extend(content.strip_prefix(b"http://ns.adobe.com/xap/1.0/\0")),
                    0xed => photoshop.extend(content.strip_prefix(b"Photoshop 3.0\0").unwrap_or_default()),
                    _ => {}
                }
                rest = next;
            }
        }
    }
}

/// The XMP packet of a PNG, unless it is compressed.
fn png(bytes: &[u8]) -> Option<&[u8]> {
    let mut rest = bytes.get(8..)?;
    loop {
        let length = usize::try_from(u32::from_be_bytes(rest.get(..4)?.try_into().ok()?)).ok()?;
        let content = rest.get(8..length.checked_add(8)?)?;
        if rest.get(4..8)? == b"iTXt"
            && let Some(text) = content.strip_prefix(b"XML:com.adobe.xmp\0")
        {
            // not compressed, then language and translated keyword
            let mut parts = text.strip_prefix(&[0])?.get(1..)?.splitn(3, |byte| *byte == 0);
            return parts.nth(2);
        }
        rest = rest.get(length.checked_add(12)?..)?;
    }
}

/// The XMP packet of a WebP.
fn webp(bytes: &[u8]) -> Option<&[u8]> {
    let mut rest = bytes.get(12..)?;
    loop {
        let length = usize::try_from(u32::from_le_bytes(rest.get(4..8)?.try_into().ok()?)).ok()?;
        let content = rest.get(8..length.checked_add(8)?)?;
        if rest.get(..4)? == b"XMP " {
            return Some(content);
        }
        rest = rest.get(length.checked_add(8)?.checked_add(length & 1)?..)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A JPEG of nothing but metadata.
    fn jpeg_with(marker: u8, content: &[u8]) -> Vec<u8> {
        let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
        [&[0xff, 0xd8, 0xff, marker][..], &length, content, &[0xff, 0xd9]].concat()
    }

    fn iim(sets: &[(u8, u8, &[u8])]) -> Vec<u8> {
        let mut records = Vec::new();
        for (record, set, text) in sets {
            records.extend([0x1c, *record, *set]);
            records.extend(u16::try_from(text.len()).unwrap().to_be_bytes());
            records.extend(*text);
        }
        let mut out = b"Photoshop 3.0\x008BIM\x04\x04\0\0".to_vec();
        out.extend(u32::try_from(records.len()).unwrap().to_be_bytes());
        out.extend(records);
        out
    }

    #[test]
    fn iptc_is_read_in_both_encodings() {
        let latin = iim(&[(2, 120, b"Caf\xe9 in Lahore\r\nat night"), (2, 80, b"Amina Shah"), (2, 110, b"Reuters")]);
        let found = read(&jpeg_with(0xed, &latin), "jpg");
        assert_eq!((found.caption.as_str(), found.credit.as_str()), ("Café in Lahore at night", "Amina Shah / Reuters"));
        let utf8 = iim(&[(1, 90, b"\x1b%G"), (2, 120, "لاہور".as_bytes()), (2, 80, b"Amina")]);
        let found = read(&jpeg_with(0xed, &utf8), "jpg");
        assert_eq!((found.caption.as_str(), found.credit.as_str()), ("لاہور", "Amina"));
    }

    #[test]
    fn xmp_is_read_as_elements_and_attributes_and_comes_first() {
        let packet = r#"<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="r"><rdf:Description xmlns:photoshop="p" photoshop:Credit="AP &amp; AFP">
            <dc:description><rdf:Alt><rdf:li xml:lang="x-default">Rain &lt;over&gt; Lahore &#8211; &quot;again&quot;</rdf:li></rdf:Alt></dc:description>
            <dc:creator><rdf:Seq><rdf:li>Amina Shah</rdf:li><rdf:li>B. Khan</rdf:li></rdf:Seq></dc:creator>
            <Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li>People with umbrellas</rdf:li></rdf:Alt></Iptc4xmpCore:AltTextAccessibility>
            </rdf:Description></rdf:RDF></x:xmpmeta>"#;
        let bytes = jpeg_with(0xe1, &[b"http://ns.adobe.com/xap/1.0/\0", packet.as_bytes()].concat());
        let found = read(&bytes, "jpg");
        assert_eq!(found.caption, "Rain <over> Lahore – \"again\"");
        assert_eq!(found.credit, "Amina Shah, B. Khan / AP & AFP");
        assert_eq!(found.alt, "People with umbrellas");
    }

    #[test]
    fn broken_metadata_is_skipped() {
        let good = jpeg_with(0xed, &iim(&[(2, 120, b"A caption that is long enough to be cut")]));
        for end in 0..good.len() {
            read(&good[..end], "jpg");
            read(&good[..end], "png");
            read(&good[..end], "webp");
        }
        let bomb = format!("<!DOCTYPE x [<!ENTITY a \"&b;&b;\"><!ENTITY b \"{}\">]><dc:description>&a;", "x".repeat(100));
        let bytes = jpeg_with(0xe1, &[b"http://ns.adobe.com/xap/1.0/\0", bomb.as_bytes()].concat());
        assert_eq!(read(&bytes, "jpg"), Suggested::default());
    }
}
