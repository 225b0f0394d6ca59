//! Nodes to the JSON form, with keys in the order of `docs/contracts/blocks.md`.

use serde::{Serialize, Serializer, ser::SerializeMap};

use super::{DraftDocument, node::Node};

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("type", self.kind.name)?;
        if !self.attrs.is_empty() {
            map.serialize_entry("attrs", &*self.attrs)?;
        }
        if !self.content.is_empty() {
            map.serialize_entry("content", &Content(self))?;
        }
        if self.is_text() {
            map.serialize_entry("text", &self.text)?;
        }
        if let Some(marks) = &self.marks {
            map.serialize_entry("marks", &**marks)?;
        }
        map.end()
    }
}

/// The nodes within a node; shared pointers have no JSON form of their own.
struct Content<'a>(&'a Node);

impl Serialize for Content<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.content.iter().map(|node| &**node))
    }
}

impl DraftDocument {
    /// The JSON form: compact, with keys in a fixed order and without empty attributes of blocks, so that equal drafts have equal bytes.
    pub fn to_json(&self) -> String {
        // cannot fail: a tree of strings and numbers always serialises
        serde_json::to_string(&*self.doc).unwrap_or_default()
    }
}
