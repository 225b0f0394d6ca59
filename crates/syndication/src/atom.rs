//! Atom (RFC 4287).

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use crate::{Error, Feed, Item, date::rfc_3339, xml::allowed};

type Out = Writer<Vec<u8>>;

/// Writes a feed as Atom in UTF-8.
///
/// # Errors
/// Never in practice: it writes to memory.
pub fn atom(feed: &Feed) -> Result<Vec<u8>, Error> {
    let mut out = Writer::new(Vec::with_capacity(4096));
    out.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    out.create_element("feed")
        .with_attributes([("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", feed.language.as_str())])
        .write_inner_content(|out| content(out, feed))?;
    Ok(out.into_inner())
}

fn content(out: &mut Out, feed: &Feed) -> io::Result<()> {
    text(out, "id", &feed.self_url)?;
    text(out, "title", &feed.title)?;
    if !feed.description.trim().is_empty() {
        text(out, "subtitle", &feed.description)?;
    }
    // required; an empty feed has never changed
    let newest = feed.items.iter().map(|item| item.updated.max(item.published)).max();
    text(out, "updated", &newest.and_then(rfc_3339).unwrap_or_else(|| "1970-01-01T00:00:00Z".to_owned()))?;
    link(out, &[("rel", "self"), ("type", "application/atom+xml"), ("href", &feed.self_url)])?;
    link(out, &[("rel", "alternate"), ("type", "text/html"), ("href", &feed.page_url)])?;
    if let Some(image) = &feed.image {
        text(out, "logo", image)?;
    }
    for item in &feed.items {
        out.create_element("entry").write_inner_content(|out| entry(out, feed, item))?;
    }
    Ok(())
}

fn entry(out: &mut Out, feed: &Feed, item: &Item) -> io::Result<()> {
    text(out, "id", &item.guid)?;
    text(out, "title", &item.title)?;
    link(out, &[("rel", "alternate"), ("type", "text/html"), ("href", &item.url)])?;
    if let Some(at) = rfc_3339(item.published) {
        text(out, "published", &at)?;
    }
    if let Some(at) = rfc_3339(item.updated.max(item.published)) {
        text(out, "updated", &at)?;
    }
    // an entry must have an author
    let authors = if item.authors.is_empty() { std::slice::from_ref(&feed.title) } else { item.authors.as_slice() };
    for name in authors {
        out.create_element("author").write_inner_content(|out| text(out, "name", name))?;
    }
    for category in &item.categories {
        out.create_element("category").with_attribute(("term", allowed(category).as_ref())).write_empty()?;
    }
    if !item.summary.is_empty() {
        text(out, "summary", &item.summary)?;
    }
    if let Some(file) = &item.enclosure {
        let length = file.bytes.max(0).to_string();
        link(out, &[("rel", "enclosure"), ("type", &file.mime), ("length", &length), ("href", &file.url)])?;
    }
    if !item.content.is_empty() {
        let html = format!("<div lang=\"{}\" dir=\"{}\">{}</div>", item.language, item.direction, item.content);
        out.create_element("content")
            .with_attributes([("type", "html"), ("xml:lang", item.language.as_str())])
            .write_text_content(BytesText::new(&allowed(&html)))?;
    }
    Ok(())
}

fn link(out: &mut Out, attributes: &[(&str, &str)]) -> io::Result<()> {
    let attributes: Vec<_> = attributes.iter().map(|(name, value)| (*name, allowed(value))).collect();
    out.create_element("link").with_attributes(attributes.iter().map(|(name, value)| (*name, value.as_ref()))).write_empty().map(drop)
}

fn text(out: &mut Out, name: &str, text: &str) -> io::Result<()> {
    out.create_element(name).write_text_content(BytesText::new(&allowed(text))).map(drop)
}
