//! A recording.

use super::kind::{Content, Kind, NodeType, Part, PartMut};
use crate::MediaId;
use crate::document::{
    DocumentError, Inline, Node,
    read::{Children, Reader},
    write,
};

/// A recording.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Audio {
    /// The recording in our store.
    pub media: Option<MediaId>,
    /// Its URL elsewhere, if it is not in our store; may be empty.
    pub source: String,
    /// Printed under it; may be empty.
    pub caption: Vec<Inline>,
}

impl Kind for Audio {
    const TYPES: &'static [&'static str] = &["audio"];
    const NODES: &'static [NodeType] = &[NodeType::block("audio", &["media", "source"], Content::Parts(&["caption"]))];

    fn read(node: &Node<'_>, reader: &mut Reader) -> Result<Self, DocumentError> {
        Ok(Self {
            media: reader.media(&node.attrs, "media")?,
            source: reader.text(&node.attrs, "source")?,
            caption: reader.line(&Children::of(node, &["caption"]), "caption")?,
        })
    }

    fn write(&self) -> Node<'_> {
        Node::new("audio")
            .attr("media", self.media.as_ref().map(MediaId::as_str))
            .attr("source", self.source.as_str())
            .with(write::line("caption", &self.caption))
    }

    fn parts<'a>(&'a self, part: &mut dyn FnMut(Part<'a>)) {
        self.media.iter().for_each(|id| part(Part::Media(id)));
        part(Part::Caption(&self.caption));
    }

    fn parts_mut<'a>(&'a mut self, part: &mut dyn FnMut(PartMut<'a>)) {
        part(PartMut::Caption(&mut self.caption));
    }
}
