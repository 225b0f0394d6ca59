//! The content of a line: text with marks, and line breaks.

use super::Href;
use crate::Language;

/// A property of a piece of text: its emphasis, its language, its link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// Important.
    Strong,
    /// Stressed, or a title.
    Emphasis,
    /// Program text.
    Code,
    /// No longer valid.
    Strike,
    /// Below the line.
    Subscript,
    /// Above the line.
    Superscript,
    /// A link.
    Link {
        /// Its target.
        href: Href,
    },
    /// In another language than the text around it.
    Language(Language),
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Characters with the same marks.
    Text {
        /// Never empty in a parsed document.
        text: String,
        /// Outermost first.
        marks: Vec<Mark>,
    },
    /// A line break within the block.
    Break,
}

impl Inline {
    /// Text without marks.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::Text { text: text.into(), marks: Vec::new() }
    }
    /// Text with marks.
    pub fn marked(text: impl Into<String>, marks: impl Into<Vec<Mark>>) -> Self {
        Self::Text { text: text.into(), marks: marks.into() }
    }
}

/// The characters of a line without marks; a break counts as a space.
pub fn inline_text(content: &[Inline]) -> String {
    let mut text = String::new();
    for inline in content {
        match inline {
            Inline::Text { text: part, .. } => text.push_str(part),
            Inline::Break => text.push(' '),
        }
    }
    text
}
