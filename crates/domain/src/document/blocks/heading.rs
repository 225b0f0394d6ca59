//! A line above a part of the text.

use std::ops::RangeInclusive;

use serde_json::Value;

use super::kind::{Content, Kind, NodeType, Part, PartMut};
use crate::document::{DocumentError, Inline, Node, read::Reader, write};

/// A line above a part of the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Heading {
    /// One of [`Heading::LEVELS`]; level 1 is the headline.
    pub level: u8,
    /// The text.
    pub content: Vec<Inline>,
}

impl Heading {
    /// The levels that a heading within a story can have.
    pub const LEVELS: RangeInclusive<u8> = 2..=6;
}

impl Kind for Heading {
    const TYPES: &'static [&'static str] = &["heading"];
    const NODES: &'static [NodeType] = &[NodeType::block("heading", &["level"], Content::Line)];

    fn read(node: &Node<'_>, reader: &mut Reader) -> Result<Self, DocumentError> {
        let level = node.attrs.get("level").and_then(Value::as_u64).and_then(|level| u8::try_from(level).ok());
        let Some(level) = level.filter(|level| Self::LEVELS.contains(level)) else {
            return reader.wrong("attrs.level", "must be 2 to 6");
        };
        Ok(Self { level, content: reader.inlines(&node.content)? })
    }

    fn write(&self) -> Node<'_> {
        Node::new("heading").attr("level", self.level).with(write::inlines(&self.content))
    }

    fn parts<'a>(&'a self, part: &mut dyn FnMut(Part<'a>)) {
        part(Part::Line(&self.content));
    }

    fn parts_mut<'a>(&'a mut self, part: &mut dyn FnMut(PartMut<'a>)) {
        part(PartMut::Line(&mut self.content));
    }
}
