//! The JSON form of a document: the node tree that ProseMirror reads and writes.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use super::attributes::Attributes;
use crate::newtype::Borrowed;

/// One node: `{"type": …, "attrs": {…}, "content": [ … ], "text": …, "marks": [ … ]}`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Node<'a> {
    /// The node's type.
    #[serde(rename = "type", borrow)]
    pub kind: Cow<'a, str>,
    /// Its attributes.
    #[serde(default, skip_serializing_if = "Attributes::is_empty", borrow)]
    pub attrs: Attributes<'a>,
    /// The nodes within it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub content: Vec<Node<'a>>,
    /// Its characters (text nodes only).
    #[serde(default, skip_serializing_if = "Option::is_none", borrow, deserialize_with = "borrowed")]
    pub text: Option<Cow<'a, str>>,
    /// Its marks (text nodes only).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<MarkNode<'a>>,
}

/// One mark: `{"type": …, "attrs": {…}}`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct MarkNode<'a> {
    /// The mark's type.
    #[serde(rename = "type", borrow)]
    pub kind: Cow<'a, str>,
    /// Its attributes.
    #[serde(default, skip_serializing_if = "Attributes::is_empty", borrow)]
    pub attrs: Attributes<'a>,
}

impl<'a> Node<'a> {
    /// An empty node of this type.
    pub fn new(kind: &'a str) -> Self {
        Self { kind: Cow::Borrowed(kind), ..Self::default() }
    }
    /// With an attribute; empty texts and nulls are left out, so that equal documents have equal bytes.
    #[must_use]
    pub fn attr(mut self, name: &'a str, value: impl Into<Value>) -> Self {
        let value = value.into();
        if !value.is_null() && value.as_str() != Some("") {
            self.attrs.insert(name, value);
        }
        self
    }
    /// With these nodes within it.
    #[must_use]
    pub fn with(mut self, content: impl IntoIterator<Item = Node<'a>>) -> Self {
        self.content.extend(content);
        self
    }
    /// All characters within it, in order.
    pub fn inner_text(&self) -> String {
        let mut text = self.text.as_deref().unwrap_or_default().to_owned();
        for child in &self.content {
            text.push_str(&child.inner_text());
            if child.text.is_none() {
                text.push(' ');
            }
        }
        text.trim().to_owned()
    }
}

/// Optional text, borrowed from the input; serde would copy a `Cow` within an `Option`.
fn borrowed<'de: 'a, 'a, D: Deserializer<'de>>(from: D) -> Result<Option<Cow<'a, str>>, D::Error> {
    Ok(Option::<Borrowed<'a>>::deserialize(from)?.map(|text| text.0))
}
