//! The JSON form of a document: the node tree that ProseMirror speaks.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// One node: `{"type": …, "attrs": {…}, "content": [ … ], "text": …, "marks": [ … ]}`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Node {
    /// The node's type.
    #[serde(rename = "type")]
    pub kind: String,
    /// Its attributes.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub attrs: Map<String, Value>,
    /// The nodes within it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub content: Vec<Node>,
    /// Its characters (text nodes only).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Its marks (text nodes only).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<MarkNode>,
}

/// One mark: `{"type": …, "attrs": {…}}`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct MarkNode {
    /// The mark's type.
    #[serde(rename = "type")]
    pub kind: String,
    /// Its attributes.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub attrs: Map<String, Value>,
}

impl Node {
    /// A node of this type with nothing in it.
    pub fn new(kind: &str) -> Self {
        Self { kind: kind.to_owned(), ..Self::default() }
    }
    /// With an attribute; empty texts and nulls are left out, so that equal documents give equal bytes.
    #[must_use]
    pub fn attr(mut self, name: &str, value: impl Into<Value>) -> Self {
        let value = value.into();
        if !value.is_null() && value.as_str() != Some("") {
            self.attrs.insert(name.to_owned(), value);
        }
        self
    }
    /// With these nodes within it.
    #[must_use]
    pub fn with(mut self, content: impl IntoIterator<Item = Node>) -> Self {
        self.content.extend(content);
        self
    }
    /// All characters within it, in order.
    pub fn inner_text(&self) -> String {
        let mut text = self.text.clone().unwrap_or_default();
        for child in &self.content {
            text.push_str(&child.inner_text());
            if child.text.is_none() {
                text.push(' ');
            }
        }
        text.trim().to_owned()
    }
}
