//! RSS 2.0 with widely supported modules: Atom's self link, Dublin Core's creator, the full text, the feed of comments.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use crate::{Error, Feed, Item, date::rfc_2822, xml::allowed};

type Out = Writer<Vec<u8>>;

/// Writes a feed as RSS 2.0 in UTF-8.
///
/// # Errors
/// Never in practice: it writes to memory.
pub fn rss(feed: &Feed) -> Result<Vec<u8>, Error> {
    let mut out = Writer::new(Vec::with_capacity(4096));
    out.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    out.create_element("rss")
        .with_attributes([
            ("version", "2.0"),
            ("xmlns:atom", "http://www.w3.org/2005/Atom"),
            ("xmlns:content", "http://purl.org/rss/1.0/modules/content/"),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("xmlns:wfw", "http://wellformedweb.org/CommentAPI/"),
        ])
        .write_inner_content(|out| out.create_element("channel").write_inner_content(|out| channel(out, feed)).map(drop))?;
    Ok(out.into_inner())
}

fn channel(out: &mut Out, feed: &Feed) -> io::Result<()> {
    let description = if feed.description.trim().is_empty() { &feed.title } else { &feed.description };
    element(out, "title", &feed.title)?;
    element(out, "link", &feed.page_url)?;
    element(out, "description", &crate::xml::as_html(description))?;
    element(out, "language", feed.language.as_str())?;
    // the newest change, not the time of the request, so that the same stories give the same bytes
    if let Some(date) = feed.items.iter().map(|item| item.updated.max(item.published)).max().and_then(rfc_2822) {
        element(out, "lastBuildDate", &date)?;
    }
    out.create_element("atom:link")
        .with_attributes([("href", allowed(&feed.self_url).as_ref()), ("rel", "self"), ("type", "application/rss+xml")])
        .write_empty()?;
    if let Some(image) = &feed.image {
        out.create_element("image").write_inner_content(|out| {
            element(out, "url", image)?;
            element(out, "title", &feed.title)?;
            element(out, "link", &feed.page_url)
        })?;
    }
    for item in &feed.items {
        out.create_element("item").write_inner_content(|out| story(out, item))?;
    }
    Ok(())
}

fn story(out: &mut Out, item: &Item) -> io::Result<()> {
    element(out, "title", &item.title)?;
    element(out, "link", &item.url)?;
    out.create_element("guid").with_attribute(("isPermaLink", "false")).write_text_content(BytesText::new(&allowed(&item.guid)))?;
    if let Some(date) = rfc_2822(item.published) {
        element(out, "pubDate", &date)?;
    }
    for author in &item.authors {
        element(out, "dc:creator", author)?;
    }
    for category in &item.categories {
        element(out, "category", category)?;
    }
    // readers take a description for HTML, so that plain text is written as HTML first
    element(out, "description", &crate::xml::as_html(&item.summary))?;
    if let Some(feed) = &item.comments_feed {
        element(out, "comments", &format!("{}#comments", item.url))?;
        element(out, "wfw:commentRss", feed)?;
    }
    if let Some(file) = &item.enclosure {
        out.create_element("enclosure")
            .with_attributes([
                ("url", allowed(&file.url).as_ref()),
                ("length", file.bytes.max(0).to_string().as_str()),
                ("type", allowed(&file.mime).as_ref()),
            ])
            .write_empty()?;
    }
    if !item.content.is_empty() {
        let content = format!("<div lang=\"{}\" dir=\"{}\">{}</div>", item.language, item.direction, item.content);
        element(out, "content:encoded", &content)?;
    }
    Ok(())
}

fn element(out: &mut Out, name: &str, text: &str) -> io::Result<()> {
    out.create_element(name).write_text_content(BytesText::new(&allowed(text))).map(drop)
}
