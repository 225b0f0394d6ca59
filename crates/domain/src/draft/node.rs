//! A node of a draft, immutable and shared between versions, with its sizes.

use std::sync::Arc;

use crate::document::{Attributes, NodeType};

use super::{fragment, marks::Marks, schema};

/// A node, as in ProseMirror: a text, a leaf, or a node with others in it.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) kind: &'static NodeType,
    /// Without those that are empty: `null`, `""`, `false`, `[]`. Each is the editor's default, so nothing is lost.
    pub(super) attrs: Arc<Attributes<'static>>,
    /// Only on texts and line breaks.
    pub(super) marks: Marks,
    pub(super) content: Vec<Arc<Node>>,
    /// Only of text nodes; never empty there.
    pub(super) text: Box<str>,
    pub(super) measure: Measure,
}

/// Sizes of a node with all nodes in it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Measure {
    /// Positions that it takes: UTF-16 units of a text, 1 for a leaf, else those of its content and 2.
    pub(super) size: usize,
    /// UTF-16 units of text.
    pub(super) units: usize,
    /// Nodes, itself included.
    pub(super) nodes: usize,
    /// Levels of nodes, itself included.
    pub(super) height: usize,
    /// Bytes of its JSON, at least.
    pub(super) bytes: usize,
}

impl Node {
    /// A text.
    pub(super) fn of_text(text: impl Into<Box<str>>, marks: Marks) -> Arc<Self> {
        let text = text.into();
        let units = if text.is_ascii() { text.len() } else { text.chars().map(char::len_utf16).sum() };
        let bytes = 32 + escaped_len(&text) + 64 * marks.as_ref().map_or(0, |marks| marks.len());
        let measure = Measure { size: units, units, nodes: 1, height: 1, bytes };
        Arc::new(Self { kind: schema::text(), attrs: Arc::default(), marks, content: Vec::new(), text, measure })
    }

    /// A node that is not a text. The content is not checked.
    pub(super) fn new(kind: &'static NodeType, attrs: Arc<Attributes<'static>>, marks: Marks, content: Vec<Arc<Self>>) -> Arc<Self> {
        let mut measure = Measure { size: if kind.is_leaf() { 1 } else { 2 }, units: 0, nodes: 1, height: 0, bytes: 48 };
        for child in &content {
            let of = child.measure;
            measure.size += of.size;
            measure.units += of.units;
            measure.nodes += of.nodes;
            measure.height = measure.height.max(of.height);
            measure.bytes += of.bytes + 1;
        }
        measure.height += 1;
        for (name, value) in attrs.iter() {
            measure.bytes += name.len() + 4 + value_len(value);
            // the caption of a table, which is a child in the stored text
            if let serde_json::Value::Array(line) = value {
                measure.nodes += line.len() + 1;
                measure.height = measure.height.max(3);
            }
        }
        Arc::new(Self { kind, attrs, marks, content, text: Box::default(), measure })
    }

    pub(super) fn is_text(&self) -> bool {
        self.kind.name == "text"
    }

    /// Positions within it.
    pub(super) fn content_size(&self) -> usize {
        if self.is_text() || self.kind.is_leaf() { 0 } else { self.measure.size - 2 }
    }

    /// The same node with other content, which is not checked.
    pub(super) fn copy(&self, content: Vec<Arc<Self>>) -> Arc<Self> {
        Self::new(self.kind, Arc::clone(&self.attrs), self.marks.clone(), content)
    }

    /// The same node with other content, or why it cannot have that.
    pub(super) fn close(&self, content: Vec<Arc<Self>>) -> Result<Arc<Self>, String> {
        self.kind.check(content.iter().map(|child| (child.kind, child.marks.is_some())))?;
        Ok(self.copy(content))
    }

    /// The same text or leaf with other marks.
    pub(super) fn with_marks(&self, marks: Marks) -> Arc<Self> {
        if self.is_text() {
            Self::of_text(self.text.clone(), marks)
        } else {
            Self::new(self.kind, Arc::clone(&self.attrs), marks, Vec::new())
        }
    }

    /// The part of a text or node between two positions, counted in its text or content.
    pub(super) fn cut(&self, from: usize, to: usize) -> Result<Arc<Self>, String> {
        if !self.is_text() {
            return Ok(self.copy(fragment::cut(&self.content, from, to)?));
        }
        let (from, to) = (byte_at(&self.text, from)?, byte_at(&self.text, to)?);
        Ok(Self::of_text(self.text.get(from..to).unwrap_or_default(), self.marks.clone()))
    }

    /// All text within it.
    pub(super) fn inner_text(&self) -> String {
        if self.is_text() { self.text.to_string() } else { self.content.iter().map(|child| child.inner_text()).collect() }
    }
}

/// Whether two nodes are equal; nodes shared by two versions are not compared.
pub(super) fn same(a: &Arc<Node>, b: &Arc<Node>) -> bool {
    Arc::ptr_eq(a, b)
        || a.measure == b.measure
            && (a.kind.name, &a.text, &a.attrs, &a.marks) == (b.kind.name, &b.text, &b.attrs, &b.marks)
            && a.content.len() == b.content.len()
            && a.content.iter().zip(&b.content).all(|(a, b)| same(a, b))
}

/// The byte at which this UTF-16 unit of the text begins.
pub(super) fn byte_at(text: &str, unit: usize) -> Result<usize, String> {
    if text.is_ascii() {
        return Ok(unit.min(text.len()));
    }
    let mut units = 0;
    for (byte, c) in text.char_indices() {
        if units == unit {
            return Ok(byte);
        }
        units += c.len_utf16();
        if units > unit {
            return Err(format!("it cuts the character {c:?} (a surrogate pair) in two"));
        }
    }
    Ok(text.len())
}

/// Bytes of a text in JSON, without its quotes.
fn escaped_len(text: &str) -> usize {
    text.bytes().map(|byte| if byte < 0x20 { 6 } else { 1 + usize::from(matches!(byte, b'"' | b'\\')) }).sum()
}

fn value_len(value: &serde_json::Value) -> usize {
    match value {
        serde_json::Value::String(text) => escaped_len(text) + 2,
        other => serde_json::to_string(other).map_or(0, |json| json.len()),
    }
}
