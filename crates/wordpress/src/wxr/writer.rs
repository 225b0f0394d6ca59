//! Writes the format: data from the REST API becomes an export file that [`super::Reader`] reads.

use std::io::{Result, Write};

use super::{Channel, Item, WxrAuthor, WxrComment, WxrTerm};

/// The element of a site's time zone, for which the format has none.
pub(super) const TIME_ZONE: &str = "press:time_zone";

/// Writes one export, in the order channel, authors and terms, items.
pub struct Writer<W> {
    out: W,
}

impl<W: Write> Writer<W> {
    /// Starts a file about this site.
    ///
    /// # Errors
    /// The errors of `out`, as for the other functions.
    pub fn begin(mut out: W, channel: &Channel) -> Result<Self> {
        out.write_all(
            b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" xmlns:excerpt=\"http://wordpress.org/export/1.2/excerpt/\" \
              xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
              xmlns:wp=\"http://wordpress.org/export/1.2/\" xmlns:press=\"urn:press:export\">\n<channel>\n",
        )?;
        let mut writer = Self { out };
        writer.fields(&[
            ("title", &channel.title),
            ("link", &channel.link),
            ("description", &channel.description),
            ("language", &channel.language),
            ("wp:wxr_version", "1.2"),
            ("wp:base_site_url", &channel.base_site_url),
            ("wp:base_blog_url", &channel.base_blog_url),
            (TIME_ZONE, &channel.time_zone),
        ])?;
        Ok(writer)
    }

    /// Adds a user.
    pub fn author(&mut self, author: &WxrAuthor) -> Result<()> {
        self.out.write_all(b"<wp:author>\n")?;
        self.fields(&[
            ("wp:author_id", &author.id),
            ("wp:author_login", &author.login),
            ("wp:author_email", &author.email),
            ("wp:author_display_name", &author.display_name),
            ("wp:author_first_name", &author.first_name),
            ("wp:author_last_name", &author.last_name),
        ])?;
        self.out.write_all(b"</wp:author>\n")
    }

    /// Adds a term of any taxonomy.
    pub fn term(&mut self, term: &WxrTerm) -> Result<()> {
        self.out.write_all(b"<wp:term>\n")?;
        self.fields(&[
            ("wp:term_id", &term.id),
            ("wp:term_taxonomy", &term.taxonomy),
            ("wp:term_slug", &term.slug),
            ("wp:term_parent", &term.parent),
            ("wp:term_name", &term.name),
            ("wp:term_description", &term.description),
        ])?;
        self.meta("wp:termmeta", &term.meta)?;
        self.out.write_all(b"</wp:term>\n")
    }

    /// Adds an item with its comments.
    pub fn item(&mut self, item: &Item) -> Result<()> {
        self.out.write_all(b"<item>\n")?;
        self.fields(&[
            ("title", &item.title),
            ("link", &item.link),
            ("pubDate", &item.pub_date),
            ("dc:creator", &item.creator),
            ("guid", &item.guid),
            ("content:encoded", &item.content),
            ("excerpt:encoded", &item.excerpt),
            ("wp:post_id", &item.id.to_string()),
            ("wp:post_date", &item.date),
            ("wp:post_date_gmt", &item.date_gmt),
            ("wp:post_modified_gmt", &item.modified_gmt),
            ("wp:comment_status", &item.comment_status),
            ("wp:post_name", &item.slug),
            ("wp:status", &item.status),
            ("wp:post_parent", &item.parent.to_string()),
            ("wp:menu_order", &item.menu_order.to_string()),
            ("wp:post_type", &item.kind),
            ("wp:post_password", &item.password),
            ("wp:is_sticky", if item.sticky { "1" } else { "0" }),
            ("wp:attachment_url", &item.attachment_url),
        ])?;
        for term in &item.terms {
            let (domain, slug) = (escaped(&term.domain), escaped(&term.slug));
            writeln!(self.out, "<category domain=\"{domain}\" nicename=\"{slug}\">{}</category>", escaped(&term.name))?;
        }
        self.meta("wp:postmeta", &item.meta)?;
        for comment in &item.comments {
            self.comment(comment)?;
        }
        self.out.write_all(b"</item>\n")
    }

    /// Ends the file and returns its flushed writer.
    pub fn finish(mut self) -> Result<W> {
        self.out.write_all(b"</channel>\n</rss>\n")?;
        self.out.flush()?;
        Ok(self.out)
    }

    fn comment(&mut self, comment: &WxrComment) -> Result<()> {
        self.out.write_all(b"<wp:comment>\n")?;
        self.fields(&[
            ("wp:comment_id", &comment.id),
            ("wp:comment_parent", &comment.parent),
            ("wp:comment_author", &comment.author),
            ("wp:comment_author_email", &comment.email),
            ("wp:comment_author_url", &comment.url),
            ("wp:comment_date", &comment.date),
            ("wp:comment_date_gmt", &comment.date_gmt),
            ("wp:comment_content", &comment.content),
            ("wp:comment_approved", &comment.approved),
            ("wp:comment_type", &comment.kind),
        ])?;
        self.out.write_all(b"</wp:comment>\n")
    }

    fn meta(&mut self, element: &str, pairs: &[(String, String)]) -> Result<()> {
        for (key, value) in pairs {
            writeln!(self.out, "<{element}>")?;
            self.fields(&[("wp:meta_key", key), ("wp:meta_value", value)])?;
            writeln!(self.out, "</{element}>")?;
        }
        Ok(())
    }

    /// Writes elements with text; empty ones are left out.
    fn fields(&mut self, fields: &[(&str, &str)]) -> Result<()> {
        for (name, text) in fields.iter().filter(|(_, text)| !text.is_empty()) {
            writeln!(self.out, "<{name}>{}</{name}>", escaped(text))?;
        }
        Ok(())
    }
}

/// References rather than CDATA sections, because no text can end a reference.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wxr::{Entry, Limits, Reader, TermRef};

    #[test]
    fn what_is_written_is_read_again() {
        let odd = "  a & b &amp; c <b>\"x\"</b>\n]]> <![CDATA[ q ]]> </item> </content:encoded> [x] \u{e9}\u{1f600} &#8217; ".to_owned();
        let text = |n: u64| format!("{n}{odd}");
        let trimmed = |n: u64| format!("{n} a & \"b\" <c>");
        let channel = Channel {
            title: text(1),
            description: text(2),
            link: "https://old.site".to_owned(),
            language: "de-DE".to_owned(),
            version: "1.2".to_owned(),
            base_site_url: "https://old.site".to_owned(),
            base_blog_url: "https://old.site/?a=1&b=2".to_owned(),
            time_zone: "Asia/Karachi".to_owned(),
        };
        let author = WxrAuthor {
            id: "3".to_owned(),
            login: "j. o'doe".to_owned(),
            email: "j@old.site".to_owned(),
            display_name: text(3),
            first_name: text(4),
            last_name: text(5),
        };
        let term = WxrTerm {
            id: "4".to_owned(),
            taxonomy: "genre".to_owned(),
            slug: "%ce%b5".to_owned(),
            parent: "above".to_owned(),
            name: text(6),
            description: text(7),
            meta: vec![(text(8), text(9))],
        };
        let comment = WxrComment {
            id: "5".to_owned(),
            parent: "4".to_owned(),
            author: text(10),
            email: "c@old.site".to_owned(),
            url: "https://c.site/?a=1&b".to_owned(),
            date: "2020-01-01 01:02:03".to_owned(),
            date_gmt: "2020-01-01 00:02:03".to_owned(),
            content: text(11),
            approved: "1".to_owned(),
            kind: "pingback".to_owned(),
        };
        let item = Item {
            byte: 0,
            title: text(12),
            link: trimmed(13),
            pub_date: "Wed, 01 Jan 2020 00:02:03 +0000".to_owned(),
            creator: "j. o'doe".to_owned(),
            guid: trimmed(14),
            content: text(15),
            excerpt: text(16),
            id: 9,
            date: "2020-01-01 01:02:03".to_owned(),
            date_gmt: "2020-01-01 00:02:03".to_owned(),
            modified_gmt: "2020-01-02 00:02:03".to_owned(),
            comment_status: "open".to_owned(),
            slug: "slug".to_owned(),
            status: "publish".to_owned(),
            parent: 8,
            menu_order: -7,
            kind: "post".to_owned(),
            password: text(17),
            sticky: true,
            attachment_url: trimmed(18),
            terms: vec![TermRef { domain: "genre".to_owned(), slug: "a\"&<b".to_owned(), name: text(19) }],
            meta: vec![("k".to_owned(), text(20)), ("empty".to_owned(), String::new())],
            comments: vec![comment.clone(), WxrComment::default()],
        };
        let mut writer = Writer::begin(Vec::new(), &channel).unwrap();
        writer.author(&author).unwrap();
        writer.term(&term).unwrap();
        writer.item(&item).unwrap();
        writer.item(&Item { kind: "page".to_owned(), ..Item::default() }).unwrap();
        let file = writer.finish().unwrap();

        let mut reader = Reader::new(file.as_slice(), "t.xml".to_owned(), Limits::default()).unwrap();
        let mut entries = Vec::new();
        while let Some(mut entry) = reader.next_entry().unwrap() {
            if let Entry::Item(item) = &mut entry {
                item.byte = 0;
            }
            entries.push(entry);
        }
        assert_eq!(*reader.channel(), channel);
        let plain_page = Item { kind: "page".to_owned(), ..Item::default() };
        let expected = [Entry::Author(author), Entry::Term(term), Entry::Item(Box::new(item)), Entry::Item(Box::new(plain_page))];
        assert_eq!(entries, expected);
    }
}
