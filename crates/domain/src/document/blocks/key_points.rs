//! The story in a few sentences.

use super::kind::{Content, Kind, NodeType, Part, PartMut};
use crate::document::{DocumentError, Inline, Node, read::Reader, write};

/// The story in a few sentences.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct KeyPoints {
    /// The sentences.
    pub points: Vec<Vec<Inline>>,
}

impl Kind for KeyPoints {
    const TYPES: &'static [&'static str] = &["keyPoints"];
    const NODES: &'static [NodeType] =
        &[NodeType::block("keyPoints", &[], Content::Parts(&["keyPoint"])), NodeType::part("keyPoint", &[], Content::Line)];

    fn read(node: &Node<'_>, reader: &mut Reader) -> Result<Self, DocumentError> {
        Ok(Self { points: reader.each(&node.content, |reader, point| reader.inlines(&point.content))? })
    }

    fn write(&self) -> Node<'_> {
        Node::new("keyPoints").with(self.points.iter().map(|point| Node::new("keyPoint").with(write::inlines(point))))
    }

    fn parts<'a>(&'a self, part: &mut dyn FnMut(Part<'a>)) {
        self.points.iter().for_each(|point| part(Part::Line(point)));
    }

    fn parts_mut<'a>(&'a mut self, part: &mut dyn FnMut(PartMut<'a>)) {
        self.points.iter_mut().for_each(|point| part(PartMut::Line(point)));
    }
}
