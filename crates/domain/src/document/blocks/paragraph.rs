//! Running text.

use super::kind::{Content, Kind, NodeType, Part, PartMut};
use crate::document::{DocumentError, Inline, Node, read::Reader, write};

/// Running text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Paragraph {
    /// The text.
    pub content: Vec<Inline>,
}

impl Kind for Paragraph {
    const TYPES: &'static [&'static str] = &["paragraph"];
    const NODES: &'static [NodeType] = &[NodeType::block("paragraph", &[], Content::Line)];

    fn read(node: &Node<'_>, reader: &mut Reader) -> Result<Self, DocumentError> {
        Ok(Self { content: reader.inlines(&node.content)? })
    }

    fn write(&self) -> Node<'_> {
        Node::new("paragraph").with(write::inlines(&self.content))
    }

    fn parts<'a>(&'a self, part: &mut dyn FnMut(Part<'a>)) {
        part(Part::Line(&self.content));
    }

    fn parts_mut<'a>(&'a mut self, part: &mut dyn FnMut(PartMut<'a>)) {
        part(PartMut::Line(&mut self.content));
    }
}
