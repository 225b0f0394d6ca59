//! Somebody else's words.

use super::kind::{Content, Kind, NodeType, Part, PartMut};
use crate::document::{
    Block, DocumentError, Inline, Node,
    read::{Children, Reader},
    write,
};

/// Somebody else's words.
#[derive(Debug, Clone, PartialEq)]
pub struct Quote {
    /// The words.
    pub blocks: Vec<Block>,
    /// Whose; may be empty.
    pub cite: Vec<Inline>,
}

impl Kind for Quote {
    const TYPES: &'static [&'static str] = &["blockquote"];
    const NODES: &'static [NodeType] = &[NodeType::block("blockquote", &[], Content::Blocks(&["cite"]))];

    fn read(node: &Node<'_>, reader: &mut Reader) -> Result<Self, DocumentError> {
        let children = Children::of(node, &["cite"]);
        Ok(Self { cite: reader.line(&children, "cite")?, blocks: reader.blocks_of(&children)? })
    }

    fn write(&self) -> Node<'_> {
        Node::new("blockquote").with(write::blocks(&self.blocks)).with(write::line("cite", &self.cite))
    }

    fn parts<'a>(&'a self, part: &mut dyn FnMut(Part<'a>)) {
        part(Part::Blocks(&self.blocks));
        part(Part::Caption(&self.cite));
    }

    fn parts_mut<'a>(&'a mut self, part: &mut dyn FnMut(PartMut<'a>)) {
        part(PartMut::Blocks(&mut self.blocks));
        part(PartMut::Caption(&mut self.cite));
    }
}
