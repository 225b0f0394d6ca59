//! One picture.

use super::kind::{Content, Kind, NodeType, Part, PartMut};
use crate::MediaId;
use crate::document::{
    DocumentError, Href, Inline, Node,
    read::{Children, Reader, flag},
    write,
};

/// One picture.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ImageBlock {
    /// The picture in our store.
    pub media: Option<MediaId>,
    /// Its URL elsewhere, if it is not in our store; may be empty.
    pub source: String,
    /// What it shows. Empty: the text of the media item.
    pub alt: String,
    /// It only decorates: screen readers pass over it, whatever its text or that of the media item is.
    pub decorative: bool,
    /// Printed under it. Empty: the caption of the media item.
    pub caption: Vec<Inline>,
    /// Where a click leads.
    pub link: Option<Href>,
}

impl ImageBlock {
    /// What screen readers say for it; `stored` is the text of its media item. Empty if it only decorates.
    pub fn alt_or<'a>(&'a self, stored: &'a str) -> &'a str {
        match (self.decorative, self.alt.is_empty()) {
            (true, _) => "",
            (false, true) => stored,
            (false, false) => &self.alt,
        }
    }

    /// The JSON node; `kind` is `image`, or `galleryImage` within a gallery.
    pub(super) fn node<'a>(&'a self, kind: &'a str) -> Node<'a> {
        Node::new(kind)
            .attr("media", self.media.as_ref().map(MediaId::as_str))
            .attr("source", self.source.as_str())
            .attr("alt", self.alt.as_str())
            .attr("decorative", self.decorative.then_some(true))
            .attr("link", self.link.as_ref().map(Href::as_str))
            .with(write::line("caption", &self.caption))
    }
}

impl Kind for ImageBlock {
    const TYPES: &'static [&'static str] = &["image"];
    const NODES: &'static [NodeType] =
        &[NodeType::block("image", &["alt", "decorative", "link", "media", "source"], Content::Parts(&["caption"]))];

    fn read(node: &Node<'_>, reader: &mut Reader) -> Result<Self, DocumentError> {
        let link = reader.text(&node.attrs, "link")?;
        let link = if link.is_empty() { None } else { Some(reader.href(&node.attrs, "link")?) };
        let caption = reader.line(&Children::of(node, &["caption"]), "caption")?;
        Ok(Self {
            media: reader.media(&node.attrs, "media")?,
            source: reader.text(&node.attrs, "source")?,
            alt: reader.text(&node.attrs, "alt")?,
            decorative: flag(&node.attrs, "decorative"),
            caption,
            link,
        })
    }

    fn write(&self) -> Node<'_> {
        self.node("image")
    }

    fn parts<'a>(&'a self, part: &mut dyn FnMut(Part<'a>)) {
        self.media.iter().for_each(|id| part(Part::Media(id)));
        part(Part::Caption(&self.caption));
    }

    fn parts_mut<'a>(&'a mut self, part: &mut dyn FnMut(PartMut<'a>)) {
        part(PartMut::Caption(&mut self.caption));
    }
}
