//! GIF without comments, XMP, and anything behind its end.

/// Extensions of programs that stay: how often an animation repeats.
const LOOPS: [&[u8]; 2] = [b"NETSCAPE2.0", b"ANIMEXTS1.0"];

/// The file without metadata; `None` if its structure is not understood.
pub(crate) fn strip(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut reader = Blocks { bytes, at: 0 };
    let head = reader.take(13)?;
    let mut out = head.to_vec();
    out.extend(reader.take(colours(*head.get(10)?))?);
    loop {
        let start = reader.at;
        // many files lack the end
        let kind = reader.take(1).and_then(|one| one.first()).copied().unwrap_or(0x3b);
        match kind {
            0x3b => {
                out.push(0x3b);
                return Some(out);
            }
            0x2c => {
                let descriptor = reader.take(9)?;
                reader.take(colours(*descriptor.get(8)?) + 1)?;
                reader.sub_blocks()?;
                out.extend(bytes.get(start..reader.at)?);
            }
            0x21 => {
                let label = *reader.take(1)?.first()?;
                let content = reader.at;
                reader.sub_blocks()?;
                let program = bytes.get(content + 1..content + 12).unwrap_or_default();
                // 0xf9: how long a picture of an animation stays
                if label == 0xf9 || (label == 0xff && LOOPS.contains(&program)) {
                    out.extend(bytes.get(start..reader.at)?);
                }
            }
            _ => return None,
        }
    }
}

/// Bytes of the table of colours that these flags announce.
fn colours(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

struct Blocks<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Blocks<'a> {
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let taken = self.bytes.get(self.at..self.at.checked_add(length)?)?;
        self.at += length;
        Some(taken)
    }

    fn sub_blocks(&mut self) -> Option<()> {
        loop {
            let length = usize::from(*self.take(1)?.first()?);
            if length == 0 {
                return Some(());
            }
            self.take(length)?;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::strip;

    #[test]
    fn comments_and_what_follows_the_end_are_removed() {
        let head = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff";
        let loops = b"\x21\xff\x0bNETSCAPE2.0\x03\x01\x00\x00\x00";
        let image = b"\x21\xf9\x04\x00\x00\x00\x00\x00\x2c\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02\x44\x01\x00";
        let comment = b"\x21\xfe\x04GPS!\x00";
        let xmp = b"\x21\xff\x0bXMP DataXMP\x02ab\x00";
        let dirty = [&head[..], comment, loops, xmp, image, b"\x3b", b"PK\x03\x04<script>"].concat();
        assert_eq!(strip(&dirty), Some([&head[..], loops, image, b"\x3b"].concat()));
        for end in 0..dirty.len() {
            strip(&dirty[..end]);
        }
        assert_eq!(strip(&dirty[..head.len() + 3]), None);
    }
}
