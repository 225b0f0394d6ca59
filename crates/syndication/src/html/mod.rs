//! A story's text as HTML for feed readers: plain elements, absolute addresses, no classes, no scripts.

mod block;
mod inline;

use domain::{Document, MediaId, StoryId};

/// Where a picture or file of a text is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MediaPlace {
    /// Absolute address.
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

/// Another story that a text points to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoryPlace {
    /// Absolute address.
    pub url: String,
    /// Its headline.
    pub headline: String,
}

/// Knows where things are. What it does not know is left out of the text, or kept as words without a link.
pub trait Places {
    /// Scheme, host and port, without a slash at the end.
    fn origin(&self) -> &str;
    /// A picture, recording, film or file.
    fn media(&self, id: &MediaId) -> Option<MediaPlace>;
    /// A live story.
    fn story(&self, id: &StoryId) -> Option<StoryPlace>;
}

/// The text as HTML. Every text in it is escaped; only elements written here can be in it.
pub fn html(document: &Document, places: &dyn Places) -> String {
    let mut out = Html { text: String::new(), places };
    out.blocks(&document.blocks);
    out.text
}

/// HTML being written.
pub(crate) struct Html<'a> {
    text: String,
    places: &'a dyn Places,
}

impl Html<'_> {
    /// Markup of this crate's own.
    fn raw(&mut self, markup: &str) {
        self.text.push_str(markup);
    }

    /// Text from outside, fit for element content and quoted attributes.
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

    /// An address as others must see it: paths of this site get their origin.
    fn absolute(&self, address: &str) -> String {
        if address.starts_with('/') { format!("{}{address}", self.places.origin()) } else { address.to_owned() }
    }
}
