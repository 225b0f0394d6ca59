//! A film.

use super::kind::{Content, Kind, NodeType, Part, PartMut};
use crate::MediaId;
use crate::document::{
    DocumentError, Inline, Node,
    read::{Children, Reader},
    write,
};

/// A film.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Video {
    /// The film in our store.
    pub media: Option<MediaId>,
    /// Its URL elsewhere, if it is not in our store; may be empty.
    pub source: String,
    /// What is said in it, as WebVTT in our store.
    pub subtitles: Option<MediaId>,
    /// Printed under it; may be empty.
    pub caption: Vec<Inline>,
}

impl Kind for Video {
    const TYPES: &'static [&'static str] = &["video"];
    const NODES: &'static [NodeType] = &[NodeType::block("video", &["media", "source", "subtitles"], Content::Parts(&["caption"]))];

    fn read(node: &Node<'_>, reader: &mut Reader) -> Result<Self, DocumentError> {
        Ok(Self {
            media: reader.media(&node.attrs, "media")?,
            source: reader.text(&node.attrs, "source")?,
            subtitles: reader.media(&node.attrs, "subtitles")?,
            caption: reader.line(&Children::of(node, &["caption"]), "caption")?,
        })
    }

    fn write(&self) -> Node<'_> {
        Node::new("video")
            .attr("media", self.media.as_ref().map(MediaId::as_str))
            .attr("source", self.source.as_str())
            .attr("subtitles", self.subtitles.as_ref().map(MediaId::as_str))
            .with(write::line("caption", &self.caption))
    }

    fn parts<'a>(&'a self, part: &mut dyn FnMut(Part<'a>)) {
        self.media.iter().chain(&self.subtitles).for_each(|id| part(Part::Media(id)));
        part(Part::Caption(&self.caption));
    }

    fn parts_mut<'a>(&'a mut self, part: &mut dyn FnMut(PartMut<'a>)) {
        part(PartMut::Caption(&mut self.caption));
    }
}
