//! What happened when.

use super::kind::{Content, Kind, NodeType, Part, PartMut};
use crate::document::{
    Block, DocumentError, Inline, Node,
    read::{Children, Reader},
    write,
};

/// What happened when.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Timeline {
    /// The events, in order.
    pub items: Vec<TimelineItem>,
}

/// One event.
#[derive(Debug, Clone, PartialEq)]
pub struct TimelineItem {
    /// The time, in words: `March 2024`.
    pub when: Vec<Inline>,
    /// What happened.
    pub blocks: Vec<Block>,
}

impl Kind for Timeline {
    const TYPES: &'static [&'static str] = &["timeline"];
    const NODES: &'static [NodeType] = &[
        NodeType::block("timeline", &[], Content::Parts(&["timelineItem"])),
        NodeType::part("timelineItem", &[], Content::Blocks(&["when"])),
        NodeType::part("when", &[], Content::Line),
    ];

    fn read(node: &Node<'_>, reader: &mut Reader) -> Result<Self, DocumentError> {
        let items = reader.each(&node.content, |reader, item| {
            let children = Children::of(item, &["when"]);
            Ok(TimelineItem { when: reader.line(&children, "when")?, blocks: reader.blocks_of(&children)? })
        })?;
        Ok(Self { items })
    }

    fn write(&self) -> Node<'_> {
        Node::new("timeline").with(
            self.items.iter().map(|item| Node::new("timelineItem").with(write::line("when", &item.when)).with(write::blocks(&item.blocks))),
        )
    }

    fn parts<'a>(&'a self, part: &mut dyn FnMut(Part<'a>)) {
        for item in &self.items {
            part(Part::Line(&item.when));
            part(Part::Blocks(&item.blocks));
        }
    }

    fn parts_mut<'a>(&'a mut self, part: &mut dyn FnMut(PartMut<'a>)) {
        for item in &mut self.items {
            part(PartMut::Line(&mut item.when));
            part(PartMut::Blocks(&mut item.blocks));
        }
    }
}
