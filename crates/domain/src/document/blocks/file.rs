//! Something to download.

use super::kind::{Content, Kind, NodeType, Part, PartMut};
use crate::MediaId;
use crate::document::{
    DocumentError, Inline, Node,
    read::{Children, Reader},
    write,
};

/// Something to download.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FileLink {
    /// The file in our store.
    pub media: Option<MediaId>,
    /// Its URL elsewhere, if it is not in our store; may be empty.
    pub source: String,
    /// The words of the link.
    pub title: Vec<Inline>,
}

impl Kind for FileLink {
    const TYPES: &'static [&'static str] = &["file"];
    const NODES: &'static [NodeType] = &[NodeType::block("file", &["media", "source"], Content::Parts(&["title"]))];

    fn read(node: &Node<'_>, reader: &mut Reader) -> Result<Self, DocumentError> {
        Ok(Self {
            media: reader.media(&node.attrs, "media")?,
            source: reader.text(&node.attrs, "source")?,
            title: reader.line(&Children::of(node, &["title"]), "title")?,
        })
    }

    fn write(&self) -> Node<'_> {
        Node::new("file")
            .attr("media", self.media.as_ref().map(MediaId::as_str))
            .attr("source", self.source.as_str())
            .with(write::line("title", &self.title))
    }

    fn parts<'a>(&'a self, part: &mut dyn FnMut(Part<'a>)) {
        self.media.iter().for_each(|id| part(Part::Media(id)));
        part(Part::Line(&self.title));
    }

    fn parts_mut<'a>(&'a mut self, part: &mut dyn FnMut(PartMut<'a>)) {
        part(PartMut::Line(&mut self.title));
    }
}
