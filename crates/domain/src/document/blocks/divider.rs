//! A break between parts.

use super::kind::{Content, Kind, NodeType, Part, PartMut};
use crate::document::{DocumentError, Node, read::Reader};

/// A break between parts; has no content.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Divider;

impl Kind for Divider {
    const TYPES: &'static [&'static str] = &["horizontalRule"];
    const NODES: &'static [NodeType] = &[NodeType::block("horizontalRule", &[], Content::Nothing)];

    fn read(_: &Node<'_>, _: &mut Reader) -> Result<Self, DocumentError> {
        Ok(Self)
    }

    fn write(&self) -> Node<'_> {
        Node::new("horizontalRule")
    }

    fn parts<'a>(&'a self, _: &mut dyn FnMut(Part<'a>)) {}

    fn parts_mut<'a>(&'a mut self, _: &mut dyn FnMut(PartMut<'a>)) {}
}
