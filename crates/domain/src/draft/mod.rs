//! Working drafts: a story while it is written, as one ProseMirror document that changes by ProseMirror's steps (`docs/contracts/drafts.md`).
//!
//! The document is a tree of shared nodes, as in ProseMirror: a step makes new nodes along the path that it changes, so that an earlier
//! version costs nothing to keep and a step costs no more in a long story than in a short one.

mod apply;
mod blocks;
pub mod checks;
mod difference;
mod error;
mod fields;
mod fragment;
mod marks;
mod node;
mod of_story;
mod onto;
mod position;
mod read;
mod replace;
mod schema;
mod slice;
mod step;
mod write;

use std::sync::Arc;

use crate::{
    Document,
    document::{Block, NodeType},
};

pub use error::{DraftError, DraftProblem, StepError};
pub use step::Step;

use node::Node;

/// The version of the draft's schema. A browser with an older one is refused and loads the new editor.
pub const SCHEMA: u32 = 1;

/// Limits of a draft besides those of [`crate::document::limits`], which hold for its text.
pub mod limits {
    /// Most bytes of one field: headline, standfirst, dateline, or one attribute of a node.
    pub const FIELD_BYTES: usize = 200 * 1024;
    /// Most bytes of JSON that are read at all: a text and all fields at their limits, in any writing.
    pub const JSON_BYTES: usize = 12 * 1024 * 1024;
}

/// A story while it is written: headline, standfirst, dateline, text, and every other field as an attribute of the document.
#[derive(Debug, Clone)]
pub struct DraftDocument {
    /// The node `doc`, checked.
    doc: Arc<Node>,
    /// The blocks of its text, read; the same number and order as the children of `body`.
    blocks: Vec<Arc<Block>>,
}

/// Every type of node of a draft: what the editor's schema must agree with.
pub fn node_types() -> impl Iterator<Item = &'static NodeType> {
    schema::all()
}

/// The names of the marks, from the outermost to the innermost.
pub fn mark_names() -> impl Iterator<Item = &'static str> {
    marks::MarkType::ALL.iter().map(|kind| kind.as_str())
}

impl PartialEq for DraftDocument {
    fn eq(&self, other: &Self) -> bool {
        node::same(&self.doc, &other.doc)
    }
}

impl DraftDocument {
    /// The length of headline, standfirst, dateline and text, in UTF-16 units.
    pub fn text_len(&self) -> usize {
        self.doc.measure.units
    }

    /// The headline; may be empty.
    pub fn headline(&self) -> String {
        self.part(0).map(Node::inner_text).unwrap_or_default()
    }

    /// The standfirst; may be empty.
    pub fn standfirst(&self) -> String {
        self.part(1).map(Node::inner_text).unwrap_or_default()
    }

    /// The dateline; may be empty.
    pub fn dateline(&self) -> String {
        self.part(2).map(Node::inner_text).unwrap_or_default()
    }

    /// The text; blocks without an id, or with one used before, have a number.
    pub fn body(&self) -> Document {
        let mut document = Document { blocks: self.blocks.iter().map(|block| Block::clone(block)).collect() };
        document.number();
        document
    }

    /// One of the four children: headline, standfirst, dateline, body.
    fn part(&self, index: usize) -> Option<&Node> {
        self.doc.content.get(index).map(|part| &**part)
    }
}
