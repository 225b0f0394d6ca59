//! Background beside the story.

use super::kind::{Content, Kind, NodeType, Part, PartMut};
use crate::document::{
    Block, DocumentError, Inline, Node,
    read::{Children, Reader},
    write,
};

/// Background beside the story.
#[derive(Debug, Clone, PartialEq)]
pub struct FactBox {
    /// Its title; may be empty.
    pub title: Vec<Inline>,
    /// Its text.
    pub blocks: Vec<Block>,
}

impl Kind for FactBox {
    const TYPES: &'static [&'static str] = &["factBox"];
    const NODES: &'static [NodeType] = &[NodeType::block("factBox", &[], Content::Blocks(&["title"]))];

    fn read(node: &Node<'_>, reader: &mut Reader) -> Result<Self, DocumentError> {
        let children = Children::of(node, &["title"]);
        Ok(Self { title: reader.line(&children, "title")?, blocks: reader.blocks_of(&children)? })
    }

    fn write(&self) -> Node<'_> {
        Node::new("factBox").with(write::line("title", &self.title)).with(write::blocks(&self.blocks))
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
