//! A pointer to another story.

use super::kind::{Content, Kind, NodeType, Part, PartMut};
use crate::StoryId;
use crate::document::{DocumentError, Node, read::Reader};

/// A pointer to another story.
#[derive(Debug, Clone, PartialEq)]
pub struct RelatedStory {
    /// The story.
    pub story: StoryId,
}

impl Kind for RelatedStory {
    const TYPES: &'static [&'static str] = &["relatedStory"];
    const NODES: &'static [NodeType] = &[NodeType::block("relatedStory", &["story"], Content::Nothing)];

    fn read(node: &Node<'_>, reader: &mut Reader) -> Result<Self, DocumentError> {
        let story = StoryId::parse(&reader.text(&node.attrs, "story")?);
        Ok(Self { story: reader.parsed("attrs.story", story)? })
    }

    fn write(&self) -> Node<'_> {
        Node::new("relatedStory").attr("story", self.story.as_str())
    }

    fn parts<'a>(&'a self, part: &mut dyn FnMut(Part<'a>)) {
        part(Part::Story(&self.story));
    }

    fn parts_mut<'a>(&'a mut self, _: &mut dyn FnMut(PartMut<'a>)) {}
}
