//! The elements of the format, in the order the file has them.

use std::io::Read;
use std::path::Path;

use super::{
    Channel, Item, Limits, TermRef, WxrAuthor, WxrComment, WxrError, WxrTerm,
    scan::{Scanner, Tag},
    text::Encoding,
};

type Result<T> = std::result::Result<T, WxrError>;

/// One thing the file tells.
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
    scan: Scanner<R>,
    channel: Channel,
    /// Prefixes as the file binds them, with the ones WordPress uses.
    prefixes: Vec<(String, &'static str)>,
    began: bool,
    ended: bool,
}

impl Reader<std::fs::File> {
    /// Opens a file.
    pub fn open(path: &Path) -> Result<Self> {
        let name = path.display().to_string();
        let file = std::fs::File::open(path).map_err(|source| WxrError::Read { file: name.clone(), source })?;
        Self::new(file, name, Limits::default())
    }
}

impl<R: Read> Reader<R> {
    /// Begins to read; `file` is its name for messages. Fails at once on something that is no export.
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

    /// What the file has told about the site so far; complete before the first item.
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

    /// Everything up to and with `<rss …>`.
    fn begin(&mut self) -> Result<()> {
        let head = self.scan.peek(400)?.to_vec();
        if head.starts_with(&[0xff, 0xfe]) || head.starts_with(&[0xfe, 0xff]) || head.starts_with(&[b'<', 0]) {
            return Err(self.not_wxr(0, "it is UTF-16; save it as UTF-8"));
        }
        if head.starts_with(&[0x1f, 0x8b]) || head.starts_with(b"PK") {
            return Err(self.not_wxr(0, "it is a compressed archive; unpack it first"));
        }
        let declaration = String::from_utf8_lossy(&head).split("?>").next().unwrap_or_default().to_ascii_lowercase();
        if declaration.contains("<?xml") && ["iso-8859-1", "iso-8859-15", "windows-1252"].iter().any(|name| declaration.contains(name)) {
            self.scan.encoding = Encoding::Western;
        }
        let Some(tag) = self.scan.next_tag()? else { return Err(self.not_wxr(self.scan.position(), "there is no element in it")) };
        if tag.name != "rss" || tag.closing {
            return Err(self.not_wxr(tag.byte, format!("it begins with <{}> instead of <rss>", tag.name)));
        }
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
    fn name(&self, tag: &Tag) -> String {
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
                // whatever its name, the element around all others ends with the file
                self.ended = matches!(name.as_str(), "channel" | "rss");
                continue;
            }
            if !self.began {
                // WordPress's own reader does not mind what this element is called
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

    /// Calls `field` for each element within `parent`, with its common name and its tag.
    fn each(&mut self, parent: &Tag, mut field: impl FnMut(&mut Self, &str, &Tag) -> Result<()>) -> Result<()> {
        if parent.empty {
            return Ok(());
        }
        loop {
            let Some(tag) = self.scan.next_tag()? else { return Err(self.scan.truncated(&format!("<{}>", parent.name))) };
            if self.scan.position() - parent.byte > self.scan.limits.item_bytes {
                return Err(self.scan.too_large("an item", self.scan.limits.item_bytes));
            }
            if tag.closing {
                if tag.name == parent.name {
                    return Ok(());
                }
                if matches!(tag.name.as_str(), "item" | "channel" | "rss") {
                    return Err(WxrError::Unclosed {
                        file: self.scan.file.clone(),
                        byte: parent.byte,
                        element: parent.name.clone(),
                        before: format!("</{}>", tag.name),
                    });
                }
                continue;
            }
            if tag.name == "item" {
                return Err(WxrError::Unclosed {
                    file: self.scan.file.clone(),
                    byte: parent.byte,
                    element: parent.name.clone(),
                    before: "the next <item>".to_owned(),
                });
            }
            let name = self.name(&tag);
            field(self, &name, &tag)?;
        }
    }

    fn author(&mut self, parent: &Tag) -> Result<WxrAuthor> {
        let mut author = WxrAuthor::default();
        self.each(parent, |reader, name, tag| {
            let value = reader.scan.value(tag)?;
            match name {
                "wp:author_id" => author.id = value.trim().to_owned(),
                "wp:author_login" => author.login = value,
                "wp:author_email" => author.email = value,
                "wp:author_display_name" => author.display_name = value,
                "wp:author_first_name" => author.first_name = value,
                "wp:author_last_name" => author.last_name = value,
                _ => {}
            }
            Ok(())
        })?;
        Ok(author)
    }

    fn term(&mut self, parent: &Tag, kind: &str) -> Result<WxrTerm> {
        let taxonomy = match kind {
            "wp:category" => "category",
            "wp:tag" => "post_tag",
            _ => "",
        };
        let mut term = WxrTerm { taxonomy: taxonomy.to_owned(), ..WxrTerm::default() };
        self.each(parent, |reader, name, tag| {
            if name == "wp:termmeta" {
                term.meta.push(reader.meta(tag)?);
                return Ok(());
            }
            let value = reader.scan.value(tag)?;
            match name {
                "wp:term_id" => term.id = value.trim().to_owned(),
                "wp:term_taxonomy" => term.taxonomy = common_taxonomy(&value),
                "wp:category_nicename" | "wp:tag_slug" | "wp:term_slug" => term.slug = value.trim().to_owned(),
                "wp:category_parent" | "wp:term_parent" => term.parent = value.trim().to_owned(),
                "wp:cat_name" | "wp:tag_name" | "wp:term_name" => term.name = value,
                "wp:category_description" | "wp:tag_description" | "wp:term_description" => term.description = value,
                _ => {}
            }
            Ok(())
        })?;
        Ok(term)
    }

    fn meta(&mut self, parent: &Tag) -> Result<(String, String)> {
        let (mut key, mut value) = (String::new(), String::new());
        self.each(parent, |reader, name, tag| {
            let text = reader.scan.value(tag)?;
            match name {
                "wp:meta_key" => key = text,
                "wp:meta_value" => value = text,
                _ => {}
            }
            Ok(())
        })?;
        Ok((key, value))
    }

    fn comment(&mut self, parent: &Tag) -> Result<WxrComment> {
        let mut comment = WxrComment::default();
        self.each(parent, |reader, name, tag| {
            let value = if name == "wp:commentmeta" { return reader.meta(tag).map(|_| ()) } else { reader.scan.value(tag)? };
            match name {
                "wp:comment_id" => comment.id = value.trim().to_owned(),
                "wp:comment_parent" => comment.parent = value.trim().to_owned(),
                "wp:comment_author" => comment.author = value,
                "wp:comment_author_email" => comment.email = value,
                "wp:comment_author_url" => comment.url = value,
                "wp:comment_date" => comment.date = value,
                "wp:comment_date_gmt" => comment.date_gmt = value,
                "wp:comment_content" => comment.content = value,
                "wp:comment_approved" => comment.approved = value.trim().to_owned(),
                "wp:comment_type" => comment.kind = value.trim().to_owned(),
                _ => {}
            }
            Ok(())
        })?;
        Ok(comment)
    }

    fn item(&mut self, parent: &Tag) -> Result<Item> {
        let mut item = Item { byte: parent.byte, ..Item::default() };
        self.each(parent, |reader, name, tag| {
            match name {
                "wp:postmeta" => {
                    let meta = reader.meta(tag)?;
                    item.meta.push(meta);
                    return Ok(());
                }
                "wp:comment" => {
                    let comment = reader.comment(tag)?;
                    item.comments.push(comment);
                    return Ok(());
                }
                _ => {}
            }
            let value = reader.scan.value(tag)?;
            match name {
                "title" => item.title = value,
                "link" => item.link = value.trim().to_owned(),
                "pubDate" => item.pub_date = value.trim().to_owned(),
                "dc:creator" => item.creator = value,
                "guid" => item.guid = value.trim().to_owned(),
                "content:encoded" => item.content = value,
                "excerpt:encoded" => item.excerpt = value,
                "wp:post_id" => item.id = value.trim().parse().unwrap_or(0),
                "wp:post_date" => item.date = value.trim().to_owned(),
                "wp:post_date_gmt" => item.date_gmt = value.trim().to_owned(),
                "wp:post_modified_gmt" => item.modified_gmt = value.trim().to_owned(),
                "wp:comment_status" => item.comment_status = value.trim().to_owned(),
                "wp:post_name" => item.slug = value.trim().to_owned(),
                "wp:status" => item.status = value.trim().to_owned(),
                "wp:post_parent" => item.parent = value.trim().parse().unwrap_or(0),
                "wp:menu_order" => item.menu_order = value.trim().parse().unwrap_or(0),
                "wp:post_type" => item.kind = value.trim().to_owned(),
                "wp:post_password" => item.password = value,
                "wp:is_sticky" => item.sticky = value.trim() == "1",
                "wp:attachment_url" => item.attachment_url = value.trim().to_owned(),
                "category" => item.terms.push(TermRef {
                    domain: common_taxonomy(tag.attribute("domain").unwrap_or("category")),
                    slug: tag.attribute("nicename").unwrap_or_default().trim().to_owned(),
                    name: value,
                }),
                _ => {}
            }
            Ok(())
        })?;
        tidy_terms(&mut item.terms);
        if item.kind.is_empty() {
            "post".clone_into(&mut item.kind);
        }
        Ok(item)
    }
}

/// Format 1.0 calls the taxonomy of tags `tag`.
fn common_taxonomy(name: &str) -> String {
    match name.trim() {
        "tag" => "post_tag".to_owned(),
        other => other.to_owned(),
    }
}

/// Format 1.0 names each term twice, once without slug; and some files repeat terms.
fn tidy_terms(terms: &mut Vec<TermRef>) {
    let complete: Vec<TermRef> = terms.iter().filter(|term| !term.slug.is_empty()).cloned().collect();
    let mut kept: Vec<TermRef> = Vec::with_capacity(terms.len());
    for term in terms.drain(..) {
        let said_better = term.slug.is_empty() && complete.iter().any(|other| other.domain == term.domain && other.name == term.name);
        let nothing = term.slug.is_empty() && term.name.trim().is_empty();
        if !said_better
            && !nothing
            && !kept
                .iter()
                .any(|other| other.domain == term.domain && other.slug == term.slug && (!term.slug.is_empty() || other.name == term.name))
        {
            kept.push(term);
        }
    }
    *terms = kept;
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

    const HEAD: &str = r#"<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]>
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
        for (file, is) in [("<html><body>", "not"), ("", "not"), ("{}", "not"), ("\u{1f}\u{8b}", "not"), ("<rss>", "ends within")] {
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
