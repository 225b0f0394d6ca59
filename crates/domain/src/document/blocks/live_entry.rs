//! One entry of a live story.

use super::kind::{Content, Kind, NodeType, Part, PartMut};
use crate::Timestamp;
use crate::document::{
    Block, DocumentError, Inline, Node,
    read::{Children, Reader},
    write,
};

/// One entry of a live story.
#[derive(Debug, Clone, PartialEq)]
pub struct LiveEntry {
    /// When it was sent.
    pub at: Timestamp,
    /// Its headline; may be empty.
    pub title: Vec<Inline>,
    /// Its text.
    pub blocks: Vec<Block>,
}

impl Kind for LiveEntry {
    const TYPES: &'static [&'static str] = &["liveEntry"];
    const NODES: &'static [NodeType] = &[NodeType::block("liveEntry", &["at"], Content::Blocks(&["title"]))];

    fn read(node: &Node<'_>, reader: &mut Reader) -> Result<Self, DocumentError> {
        let children = Children::of(node, &["title"]);
        let at = Timestamp::from_millis(reader.number(&node.attrs, "at", 0)?);
        Ok(Self { at, title: reader.line(&children, "title")?, blocks: reader.blocks_of(&children)? })
    }

    fn write(&self) -> Node<'_> {
        Node::new("liveEntry").attr("at", self.at.millis()).with(write::line("title", &self.title)).with(write::blocks(&self.blocks))
    }

    fn parts<'a>(&'a self, part: &mut dyn FnMut(Part<'a>)) {
        part(Part::Line(&self.title));
        part(Part::Blocks(&self.blocks));
    }

    fn parts_mut<'a>(&'a mut self, part: &mut dyn FnMut(PartMut<'a>)) {
        part(PartMut::Line(&mut self.title));
        part(PartMut::Blocks(&mut self.blocks));
    }
}
