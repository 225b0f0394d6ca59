//! Text that opens on request.

use super::kind::{Content, Kind, NodeType, Part, PartMut};
use crate::document::{
    Block, DocumentError, Inline, Node,
    read::{Children, Reader, flag},
    write,
};

/// Text that opens on request.
#[derive(Debug, Clone, PartialEq)]
pub struct Details {
    /// Open from the beginning.
    pub open: bool,
    /// The line that is always visible.
    pub summary: Vec<Inline>,
    /// The text that opens.
    pub blocks: Vec<Block>,
}

impl Kind for Details {
    const TYPES: &'static [&'static str] = &["details"];
    const NODES: &'static [NodeType] =
        &[NodeType::block("details", &["open"], Content::Blocks(&["summary"])), NodeType::part("summary", &[], Content::Line)];

    fn read(node: &Node<'_>, reader: &mut Reader) -> Result<Self, DocumentError> {
        let children = Children::of(node, &["summary"]);
        Ok(Self { open: flag(&node.attrs, "open"), summary: reader.line(&children, "summary")?, blocks: reader.blocks_of(&children)? })
    }

    fn write(&self) -> Node<'_> {
        Node::new("details")
            .attr("open", self.open.then_some(true))
            .with(write::line("summary", &self.summary))
            .with(write::blocks(&self.blocks))
    }

    fn parts<'a>(&'a self, part: &mut dyn FnMut(Part<'a>)) {
        part(Part::Line(&self.summary));
        part(Part::Blocks(&self.blocks));
    }

    fn parts_mut<'a>(&'a mut self, part: &mut dyn FnMut(PartMut<'a>)) {
        part(PartMut::Line(&mut self.summary));
        part(PartMut::Blocks(&mut self.blocks));
    }
}
