//! The elements of the format, in the order the file has them.

use std::io::Read;
use std::path::Path;

use super::writer::TIME_ZONE;
use super::{Channel, Item, Limits, WxrAuthor, WxrError, WxrTerm, scan::Scanner, tag::Tag, text::Encoding};

pub(super) type Result<T> = std::result::Result<T, WxrError>;

/// The `rss` element starts within this number of bytes.
const JUNK_BYTES: u64 = 64 << 10;

/// One entry of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// A user.
    Author(WxrAuthor),
    /// A term.
    Term(WxrTerm),
    /// A post, page, attachment, …
    Item(Box<Item>),
}

/// Reads an export from its beginning to its end.
pub struct Reader<R> {
    pub(super) scan: Scanner<R>,
    channel: Channel,
    /// Prefixes as the file binds them, with the ones WordPress uses.
    prefixes: Vec<(String, &'static str)>,
    began: bool,
    ended: bool,
}

impl Reader<std::fs::File> {
    /// Opens a file; folders, pipes and devices are refused.
    pub fn open(path: &Path) -> Result<Self> {
        let name = path.display().to_string();
        // checked before it is opened: opening a pipe blocks until it has a writer
        let meta = std::fs::metadata(path).map_err(|source| WxrError::Read { file: name.clone(), source })?;
        if !meta.is_file() {
            let what = if meta.is_dir() { "a folder" } else { "a pipe, socket or device" };
            return Err(WxrError::NoFile { file: name, what });
        }
        let file = std::fs::File::open(path).map_err(|source| WxrError::Read { file: name.clone(), source })?;
        Self::new(file, name, Limits::default())
    }
}

impl<R: Read> Reader<R> {
    /// Reads up to the channel; `file` is the name for messages. Fails if it is not an export.
    pub fn new(source: R, file: String, limits: Limits) -> Result<Self> {
        let mut reader = Self {
            scan: Scanner::new(source, file, limits),
            channel: Channel::default(),
            prefixes: Vec::new(),
            began: false,
            ended: false,
        };
        reader.begin()?;
        Ok(reader)
    }

    /// The site's data read so far; complete before the first item.
    pub fn channel(&self) -> &Channel {
        &self.channel
    }

    /// How many bytes have been read.
    pub fn position(&self) -> u64 {
        self.scan.position()
    }

    fn not_wxr(&self, byte: u64, why: impl Into<String>) -> WxrError {
        WxrError::NotWxr { file: self.scan.file.clone(), byte, why: why.into() }
    }

    /// Reads up to and including `<rss …>`.
    fn begin(&mut self) -> Result<()> {
        let head = self.scan.peek(400)?.to_vec();
        if head.starts_with(&[0xff, 0xfe]) || head.starts_with(&[0xfe, 0xff]) || head.starts_with(&[b'<', 0]) {
            return Err(self.not_wxr(0, "it is UTF-16; save it as UTF-8"));
        }
        if head.starts_with(&[0x1f, 0x8b]) || head.starts_with(b"PK") {
            return Err(self.not_wxr(0, "it is a compressed archive; unpack it first"));
        }
        if let Some(what) = binary(&head) {
            return Err(self.not_wxr(0, format!("it is {what}; give the XML file that Tools → Export → All content saves")));
        }
        let declaration = String::from_utf8_lossy(&head).split("?>").next().unwrap_or_default().to_ascii_lowercase();
        if declaration.contains("<?xml") && ["iso-8859-1", "iso-8859-15", "windows-1252"].iter().any(|name| declaration.contains(name)) {
            self.scan.encoding = Encoding::Western;
        }
        // a server configured to show PHP's warnings prints them first, as HTML; WordPress accepts such files
        let mut first = None;
        let tag = loop {
            let tag = self.scan.next_tag()?.filter(|tag| tag.byte <= JUNK_BYTES);
            match (tag, first.take()) {
                (Some(tag), _) if tag.name == "rss" && !tag.closing => break tag,
                (Some(tag), before) => first = before.or(Some(tag)),
                (None, Some(first)) => {
                    return Err(self.not_wxr(first.byte, format!("it begins with <{}> instead of <rss>", first.name)));
                }
                (None, None) => return Err(self.not_wxr(self.scan.position(), "there is no element in it")),
            }
        };
        for (name, uri) in &tag.attributes {
            if let Some(prefix) = name.strip_prefix("xmlns:")
                && let Some(meaning) = meaning_of(uri)
            {
                self.prefixes.push((prefix.to_owned(), meaning));
            }
        }
        Ok(())
    }

    /// The element's name with the prefix that WordPress uses, whatever prefix the file bound.
    pub(super) fn name(&self, tag: &Tag) -> String {
        match tag.name.split_once(':') {
            Some((prefix, local)) => match self.prefixes.iter().find(|(bound, _)| bound == prefix) {
                Some((_, meaning)) => format!("{meaning}:{local}"),
                None => tag.name.clone(),
            },
            None => tag.name.clone(),
        }
    }

    /// The next author, term or item; `None` after the last one of a complete file.
    pub fn next_entry(&mut self) -> Result<Option<Entry>> {
        while !self.ended {
            let Some(tag) = self.scan.next_tag()? else {
                return Err(self.scan.truncated(if self.began { "the channel" } else { "the export" }));
            };
            let name = self.name(&tag);
            if tag.closing {
                // the outermost element ends with the file, whatever its name
                self.ended = matches!(name.as_str(), "channel" | "rss");
                continue;
            }
            if !self.began {
                // WordPress's own reader ignores this element's name
                self.began = true;
                continue;
            }
            match name.as_str() {
                "item" => {
                    self.check_version(tag.byte)?;
                    return self.item(&tag).map(|item| Some(Entry::Item(Box::new(item))));
                }
                "wp:author" => {
                    self.check_version(tag.byte)?;
                    return self.author(&tag).map(|author| Some(Entry::Author(author)));
                }
                "wp:category" | "wp:tag" | "wp:term" => {
                    self.check_version(tag.byte)?;
                    return self.term(&tag, &name).map(|term| Some(Entry::Term(term)));
                }
                "title" => self.channel.title = self.scan.value(&tag)?,
                "description" => self.channel.description = self.scan.value(&tag)?,
                "link" => self.channel.link = self.scan.value(&tag)?.trim().to_owned(),
                "language" => self.channel.language = self.scan.value(&tag)?.trim().to_owned(),
                "wp:base_site_url" => self.channel.base_site_url = self.scan.value(&tag)?.trim().to_owned(),
                "wp:base_blog_url" => self.channel.base_blog_url = self.scan.value(&tag)?.trim().to_owned(),
                TIME_ZONE => self.channel.time_zone = self.scan.value(&tag)?.trim().to_owned(),
                "wp:wxr_version" => {
                    let version = self.scan.value(&tag)?.trim().to_owned();
                    let is_version = version.split_once('.').is_some_and(|(major, minor)| {
                        [major, minor].iter().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
                    });
                    if !is_version {
                        return Err(WxrError::InvalidVersion { file: self.scan.file.clone(), byte: tag.byte, found: version });
                    }
                    self.channel.version = version;
                }
                _ => {
                    self.scan.value(&tag)?;
                }
            }
        }
        self.check_version(self.scan.position())?;
        Ok(None)
    }

    fn check_version(&self, byte: u64) -> Result<()> {
        if self.channel.version.is_empty() { Err(WxrError::MissingVersion { file: self.scan.file.clone(), byte }) } else { Ok(()) }
    }
}

/// The type of a file that cannot be an export, detected from its first bytes.
fn binary(head: &[u8]) -> Option<&'static str> {
    const KINDS: [(&[u8], &str); 6] = [
        (b"\x89PNG", "a PNG picture"),
        (b"\xff\xd8\xff", "a JPEG picture"),
        (b"GIF8", "a GIF picture"),
        (b"RIFF", "a WebP picture or a recording"),
        (b"%PDF", "a PDF document"),
        (b"SQLite format 3", "a SQLite database"),
    ];
    let known = KINDS.iter().find(|(magic, _)| head.starts_with(magic)).map(|(_, what)| *what);
    // XML has no control characters; some old exports have a few, but not at the start
    let is_binary = || head.iter().take(64).any(|byte| matches!(byte, 0..=8 | 14..=31));
    known.or_else(|| is_binary().then_some("not a text file"))
}

/// Which of WordPress's prefixes a namespace belongs to, by `http` or `https` and in any version.
fn meaning_of(uri: &str) -> Option<&'static str> {
    let address = uri.trim().trim_start_matches("https://").trim_start_matches("http://").trim_start_matches("www.").trim_end_matches('/');
    if address.starts_with("wordpress.org/export/") {
        return Some(if address.ends_with("/excerpt") { "excerpt" } else { "wp" });
    }
    match address {
        "purl.org/rss/1.0/modules/content" => Some("content"),
        "purl.org/dc/elements/1.1" => Some("dc"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = r#"<?xml version="1.0"?><!DOCTYPE rss [<!ELEMENT a ANY>]>
        <rss xmlns:wp="https://wordpress.org/export/1.2/" xmlns:c="http://purl.org/rss/1.0/modules/content/"><channel><wp:wxr_version>1.2</wp:wxr_version>"#;

    fn read(body: &str) -> Result<Vec<Item>> {
        let source = format!("{HEAD}{body}</channel></rss>");
        let mut reader =
            Reader::new(source.as_bytes(), "t.xml".to_owned(), Limits { field_bytes: 1000, attributes: 4, ..Limits::default() })?;
        let mut items = Vec::new();
        while let Some(entry) = reader.next_entry()? {
            if let Entry::Item(item) = entry {
                items.push(*item);
            }
        }
        Ok(items)
    }

    #[test]
    fn reads_what_is_no_xml() {
        let items = read(
            "<item><title>Fish & chips \u{b} <b>now</b> 1 < 2</title><c:encoded><![CDATA[a <![CDATA[b]]> c]]> </c:encoded>\
             <wp:postmeta><wp:meta_key>k</wp:meta_key><wp:meta_value><![CDATA[x]]]]><![CDATA[>y]]></wp:meta_value></wp:postmeta>\
             <wp:postmeta><wp:meta_key>k</wp:meta_key><wp:meta_value>second</wp:meta_value></wp:postmeta><wp:post_id> 7 </wp:post_id></item>",
        )
        .unwrap();
        assert_eq!(items[0].title, "Fish & chips  <b>now</b> 1 < 2");
        assert_eq!(items[0].content, "a b c ");
        assert_eq!((items[0].meta("k"), items[0].id), (Some("x]]>y"), 7));
    }

    #[test]
    fn entities_do_not_expand() {
        assert_eq!(read("<item><title>&b;&a;&#65;</title></item>").unwrap()[0].title, "&b;&a;A");
    }

    #[test]
    fn refuses_bombs_and_says_where() {
        let many = format!("<item {}/>", (0..9).map(|n| format!("a{n}='1' ")).collect::<String>());
        assert!(matches!(read(&many), Err(WxrError::TooLarge { .. })));
        assert!(matches!(read(&format!("<item><title>{}</title></item>", "x".repeat(2000))), Err(WxrError::TooLarge { .. })));
        assert!(matches!(read("<item><title>x</item>"), Err(WxrError::Unclosed { element, .. }) if element == "title"));
        assert!(matches!(read("<item><title>x</title><item>"), Err(WxrError::Unclosed { element, .. }) if element == "item"));
        for (file, is) in [
            ("<html><body>", "not"),
            ("", "not"),
            ("{}", "not"),
            ("\u{1f}\u{8b}", "not"),
            ("\u{1}\u{2}<rss>", "not a text file"),
            ("%PDF-1.7", "a PDF"),
            ("<rss>", "ends within"),
        ] {
            let result = Reader::new(file.as_bytes(), "t.xml".to_owned(), Limits::default()).and_then(|mut reader| reader.next_entry());
            assert!(result.is_err_and(|error| error.to_string().contains(is)), "{file:?}");
        }
    }

    #[test]
    fn small_reads_give_the_same() {
        struct Dribble<'a>(&'a [u8]);
        impl Read for Dribble<'_> {
            fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
                let n = self.0.len().min(3).min(buffer.len());
                buffer[..n].copy_from_slice(&self.0[..n]);
                self.0 = &self.0[n..];
                Ok(n)
            }
        }
        let source = format!("{HEAD}<item><title><![CDATA[a ] ]] > b]]></title><!-- -- > --><link>x</link ></item></channel></rss>");
        let mut reader = Reader::new(Dribble(source.as_bytes()), "t".to_owned(), Limits::default()).unwrap();
        let Some(Entry::Item(item)) = reader.next_entry().unwrap() else { panic!("no item") };
        assert_eq!((item.title.as_str(), item.link.as_str()), ("a ] ]] > b", "x"));
        assert!(reader.next_entry().unwrap().is_none());
    }
}
