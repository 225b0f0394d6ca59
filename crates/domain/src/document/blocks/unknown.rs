//! What this program cannot read: an unknown block of an import or of a newer program.

use super::kind::{Content, Kind, NodeType, Part, PartMut};
use crate::document::{DocumentError, Node, read::Reader};

/// What this program cannot read, stored as it came.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unknown {
    /// The name of the block or shortcode.
    pub name: String,
    /// Its source, unchanged, for the editor; never sent to readers.
    pub source: String,
    /// The text within it, shown to readers.
    pub text: String,
}

impl Unknown {
    /// Stores a JSON node of a type that no kind reads.
    pub(in crate::document) fn of_node(node: &Node<'_>) -> Self {
        let source = serde_json::to_string(node).unwrap_or_default();
        Self { name: node.kind.clone().into_owned(), source, text: node.inner_text() }
    }
}

impl Kind for Unknown {
    const TYPES: &'static [&'static str] = &["unknown"];
    const NODES: &'static [NodeType] = &[NodeType::block("unknown", &["name", "source", "text"], Content::Nothing)];

    fn read(node: &Node<'_>, reader: &mut Reader) -> Result<Self, DocumentError> {
        Ok(Self {
            name: reader.text(&node.attrs, "name")?,
            source: reader.text(&node.attrs, "source")?,
            text: reader.text(&node.attrs, "text")?,
        })
    }

    fn write(&self) -> Node<'_> {
        Node::new("unknown").attr("name", self.name.as_str()).attr("source", self.source.as_str()).attr("text", self.text.as_str())
    }

    fn parts<'a>(&'a self, part: &mut dyn FnMut(Part<'a>)) {
        part(Part::Text(&self.text));
    }

    fn parts_mut<'a>(&'a mut self, _: &mut dyn FnMut(PartMut<'a>)) {}
}
