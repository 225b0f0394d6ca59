//! The text of a story: typed blocks, stored as JSON that ProseMirror reads and writes (`docs/contracts/blocks.md`).
//!
//! Pages, feeds, plain text for search and exports are all made from this model. Raw HTML is never rendered.

mod attributes;
mod block;
mod blocks;
mod href;
mod inline;
mod inline_json;
mod node;
mod node_type;
mod plain_text;
mod read;
mod walk;
mod write;

pub use attributes::Attributes;
pub use block::{Block, sole_paragraph};
pub use blocks::*;
pub use href::Href;
pub use inline::{Inline, Mark, inline_text};
pub use node::{MarkNode, Node};
pub use node_type::{Content, NodeType};
pub use plain_text::of_blocks as plain_text;

/// The version of the block JSON that this program writes.
pub const VERSION: u32 = 1;

/// Limits on what [`Document::parse`] accepts, so that a hostile document costs bounded time and memory.
pub mod limits {
    /// Most bytes of JSON.
    pub const BYTES: usize = 4 * 1024 * 1024;
    /// Most nodes (blocks, lines, texts) in one document.
    pub const NODES: usize = 100_000;
    /// Deepest nesting of nodes.
    pub const DEPTH: usize = 32;
}

/// Why a document was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// Over one of the [`limits`].
    #[error("the document is too large: {what} is {found}, at most {most} are accepted")]
    TooLarge {
        /// Which limit.
        what: &'static str,
        /// What was found.
        found: usize,
        /// What is accepted.
        most: usize,
    },
    /// Not JSON.
    #[error("the document is not JSON: {0}")]
    Json(String),
    /// JSON, but not a document.
    #[error("the document is wrong at {at}: {why}")]
    Shape {
        /// Where, as a path: `content[3].attrs.level`.
        at: String,
        /// What is wrong.
        why: String,
    },
    /// Written by a newer program.
    #[error("the document has version {found}; this program knows versions up to {VERSION}; update it")]
    Newer {
        /// The version found.
        found: u32,
    },
}

/// What to do with blocks of a type this program does not know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnknownBlocks {
    /// Store them unchanged as [`BlockKind::Unknown`]: for stored text.
    Keep,
    /// Refuse the document: for what a browser sends.
    Refuse,
}

/// A whole text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Document {
    /// The blocks in order.
    pub blocks: Vec<Block>,
}

impl Document {
    /// A document of these blocks, with ids `1`, `2`, … in reading order, nested blocks included.
    pub fn from_kinds(kinds: impl IntoIterator<Item = BlockKind>) -> Self {
        let mut document = Self { blocks: kinds.into_iter().map(Block::new).collect() };
        document.number();
        document
    }

    /// Paragraphs of plain text, one for each part between empty lines; single line breaks become [`Inline::Break`].
    pub fn from_plain_text(text: &str) -> Self {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let paragraphs = text.split("\n\n").map(str::trim).filter(|part| !part.is_empty());
        Self::from_kinds(paragraphs.map(|part| {
            let mut content = Vec::new();
            for (at, line) in part.lines().enumerate() {
                if at > 0 {
                    content.push(Inline::Break);
                }
                content.push(Inline::plain(line));
            }
            BlockKind::Paragraph(Paragraph { content })
        }))
    }

    /// Reads the stored JSON form.
    pub fn parse(json: &str, unknown: UnknownBlocks) -> Result<Self, DocumentError> {
        if json.len() > limits::BYTES {
            return Err(DocumentError::TooLarge { what: "its size in bytes", found: json.len(), most: limits::BYTES });
        }
        let node: Node = serde_json::from_str(json).map_err(|error| DocumentError::Json(error.to_string()))?;
        read::document(&node, unknown)
    }

    /// The stored JSON form: compact, with keys in a fixed order, so that equal documents have equal bytes.
    pub fn to_json(&self) -> String {
        // cannot fail: a tree of strings and numbers always serialises
        serde_json::to_string(&write::document(self)).unwrap_or_else(|_| r#"{"type":"doc","content":[]}"#.to_owned())
    }

    /// All words in reading order, blocks separated by line breaks: the input of search and of the word count.
    pub fn plain_text(&self) -> String {
        plain_text::of_blocks(&self.blocks)
    }

    /// The number of words.
    pub fn word_count(&self) -> usize {
        words_in(&self.plain_text())
    }

    /// Whether there is nothing to read or see.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }
}

/// Words by the rules of Unicode. Pieces of ASCII letters and digits between spaces are counted without Unicode's tables.
fn words_in(text: &str) -> usize {
    use unicode_segmentation::UnicodeSegmentation;
    let plain = |piece: &str| piece.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let count = |piece: &str| match piece.trim_matches(['.', ',', ';', ':', '!', '?', '(', ')', '"']) {
        "" => 0,
        bare if plain(bare) => 1,
        bare => bare.unicode_words().count(),
    };
    text.split_ascii_whitespace().map(count).sum()
}

impl Block {
    /// Reads one block as a browser sends it; `index` is its index in the document, for errors.
    pub(crate) fn of_node(node: &Node<'_>, index: usize) -> Result<Self, DocumentError> {
        read::block(node, index)
    }

    /// The JSON node.
    pub(crate) fn node(&self) -> Node<'_> {
        write::block(self)
    }
}

impl serde::Serialize for Document {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write::document(self).serialize(serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Document {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let node = Node::deserialize(deserializer)?;
        read::document(&node, UnknownBlocks::Keep).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    use super::*;

    proptest! {
        #[test]
        fn words_are_counted_by_the_rules_of_unicode(
            text in "([a-zA-Z0-9]{1,6}|[ \\n\\t]|[.,;:!?()\"'_/@%-]|[äß’“”—…]|\\PC){0,40}"
        ) {
            prop_assert_eq!(words_in(&text), text.unicode_words().count());
        }
    }
}
