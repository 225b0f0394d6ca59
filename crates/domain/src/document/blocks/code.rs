//! Program text or verse: white space matters.

use super::kind::{Content, Kind, NodeType, Part, PartMut};
use crate::document::{DocumentError, Inline, Node, read::Reader, write};

/// Program text or verse: white space matters.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Code {
    /// The text; line breaks are `\n` within it.
    pub content: Vec<Inline>,
    /// The programming language, `verse` for verse, or empty.
    pub language: String,
}

impl Kind for Code {
    const TYPES: &'static [&'static str] = &["codeBlock"];
    const NODES: &'static [NodeType] = &[NodeType::block("codeBlock", &["language"], Content::Line)];

    fn read(node: &Node<'_>, reader: &mut Reader) -> Result<Self, DocumentError> {
        Ok(Self { language: reader.text(&node.attrs, "language")?, content: reader.inlines(&node.content)? })
    }

    fn write(&self) -> Node<'_> {
        Node::new("codeBlock").attr("language", self.language.as_str()).with(write::inlines(&self.content))
    }

    fn parts<'a>(&'a self, part: &mut dyn FnMut(Part<'a>)) {
        part(Part::Verbatim(&self.content));
    }

    fn parts_mut<'a>(&'a mut self, part: &mut dyn FnMut(PartMut<'a>)) {
        part(PartMut::Verbatim(&mut self.content));
    }
}
