//! One question with its answer.

use super::kind::{Content, Kind, NodeType, Part, PartMut};
use crate::document::{
    Block, DocumentError, Inline, Node,
    read::{Children, Reader},
    write,
};

/// One question with its answer.
#[derive(Debug, Clone, PartialEq)]
pub struct QuestionAnswer {
    /// The question.
    pub question: Vec<Inline>,
    /// The answer.
    pub blocks: Vec<Block>,
}

impl Kind for QuestionAnswer {
    const TYPES: &'static [&'static str] = &["questionAnswer"];
    const NODES: &'static [NodeType] =
        &[NodeType::block("questionAnswer", &[], Content::Blocks(&["question"])), NodeType::part("question", &[], Content::Line)];

    fn read(node: &Node<'_>, reader: &mut Reader) -> Result<Self, DocumentError> {
        let children = Children::of(node, &["question"]);
        Ok(Self { question: reader.line(&children, "question")?, blocks: reader.blocks_of(&children)? })
    }

    fn write(&self) -> Node<'_> {
        Node::new("questionAnswer").with(write::line("question", &self.question)).with(write::blocks(&self.blocks))
    }

    fn parts<'a>(&'a self, part: &mut dyn FnMut(Part<'a>)) {
        part(Part::Line(&self.question));
        part(Part::Blocks(&self.blocks));
    }

    fn parts_mut<'a>(&'a mut self, part: &mut dyn FnMut(PartMut<'a>)) {
        part(PartMut::Line(&mut self.question));
        part(PartMut::Blocks(&mut self.blocks));
    }
}
