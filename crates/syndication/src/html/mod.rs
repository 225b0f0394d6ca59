//! A story's text as HTML for feed readers: plain elements, absolute URLs, no classes, no scripts.

mod block;
mod inline;

use domain::{Document, MediaId, StoryId};

/// What a feed says about a picture or file of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MediaLink {
    /// Absolute URL.
    pub url: String,
    /// For example `image/jpeg`.
    pub mime: String,
    /// Width in pixels; 0 if unknown.
    pub width: i64,
    /// Height in pixels; 0 if unknown.
    pub height: i64,
    /// What it shows.
    pub alt: String,
    /// Printed under it.
    pub caption: String,
    /// Who made it.
    pub credit: String,
}

/// A story that the text refers to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoryTarget {
    /// Absolute URL.
    pub url: String,
    /// Its headline.
    pub headline: String,
}

/// Resolves what a text refers to. Media that is not found keeps its caption; a story that is not found is left out.
pub trait Resolver {
    /// Scheme, host and port, without a slash at the end.
    fn origin(&self) -> &str;
    /// A picture, recording, film or file.
    fn media(&self, id: &MediaId) -> Option<MediaLink>;
    /// A story, if it is live.
    fn story(&self, id: &StoryId) -> Option<StoryTarget>;
}

/// The text as HTML. All text is escaped; the only elements are those that this module writes.
pub fn html(document: &Document, resolver: &dyn Resolver) -> String {
    let mut out = Html { text: String::new(), resolver };
    out.blocks(&document.blocks);
    out.text
}

/// The HTML written so far.
pub(crate) struct Html<'a> {
    text: String,
    resolver: &'a dyn Resolver,
}

impl Html<'_> {
    /// Appends markup of this crate.
    fn raw(&mut self, markup: &str) {
        self.text.push_str(markup);
    }

    /// Appends text, escaped for element content and quoted attributes.
    fn escaped(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '<' => self.text.push_str("&lt;"),
                '>' => self.text.push_str("&gt;"),
                '&' => self.text.push_str("&amp;"),
                '"' => self.text.push_str("&quot;"),
                c => self.text.push(c),
            }
        }
    }

    /// ` name="value"`.
    fn attribute(&mut self, name: &str, value: &str) {
        self.raw(" ");
        self.raw(name);
        self.raw("=\"");
        self.escaped(value);
        self.raw("\"");
    }

    /// `<name>…</name>`; nothing at all if `inner` writes nothing.
    fn element(&mut self, name: &str, inner: impl FnOnce(&mut Self)) {
        let before = self.text.len();
        self.raw(&format!("<{name}>"));
        let opened = self.text.len();
        inner(self);
        if self.text.len() == opened {
            self.text.truncate(before);
        } else {
            self.raw(&format!("</{name}>"));
        }
    }

    /// The URL with the origin, if it is a path of this site.
    fn absolute(&self, url: &str) -> String {
        if url.starts_with('/') { format!("{}{url}", self.resolver.origin()) } else { url.to_owned() }
    }
}
