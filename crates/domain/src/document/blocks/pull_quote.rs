//! A sentence of the story, set large.

use super::kind::{Content, Kind, NodeType, Part, PartMut};
use crate::document::{
    DocumentError, Inline, Node,
    read::{Children, Reader},
    write,
};

/// A sentence set large.
#[derive(Debug, Clone, PartialEq)]
pub struct PullQuote {
    /// The sentence.
    pub content: Vec<Inline>,
    /// Whose; may be empty.
    pub cite: Vec<Inline>,
}

impl Kind for PullQuote {
    const TYPES: &'static [&'static str] = &["pullQuote"];
    const NODES: &'static [NodeType] = &[
        NodeType::block("pullQuote", &[], Content::Parts(&["pullQuoteText", "cite"])),
        NodeType::part("pullQuoteText", &[], Content::Line),
    ];

    fn read(node: &Node<'_>, reader: &mut Reader) -> Result<Self, DocumentError> {
        let children = Children::of(node, &["pullQuoteText", "cite"]);
        Ok(Self { content: reader.line(&children, "pullQuoteText")?, cite: reader.line(&children, "cite")? })
    }

    fn write(&self) -> Node<'_> {
        Node::new("pullQuote").with(write::line("pullQuoteText", &self.content)).with(write::line("cite", &self.cite))
    }

    fn parts<'a>(&'a self, part: &mut dyn FnMut(Part<'a>)) {
        part(Part::Line(&self.content));
        part(Part::Line(&self.cite));
    }

    fn parts_mut<'a>(&'a mut self, part: &mut dyn FnMut(PartMut<'a>)) {
        part(PartMut::Line(&mut self.content));
        part(PartMut::Line(&mut self.cite));
    }
}
