//! The types of a draft's nodes: its own, those that several kinds of blocks use, and those that each kind of block lists.

use crate::document::{BlockKind, Content, NodeType};

/// The parts of a draft, in their order.
pub(super) const PARTS: [&str; 4] = ["headline", "standfirst", "dateline", "body"];

static COMMON: [NodeType; 10] = [
    NodeType::part("text", &[], Content::Nothing),
    NodeType::part("hardBreak", &[], Content::Nothing),
    NodeType::part("doc", &[], Content::Exactly(&PARTS)),
    NodeType::part("headline", &[], Content::PlainText),
    NodeType::part("standfirst", &[], Content::PlainText),
    NodeType::part("dateline", &[], Content::PlainText),
    NodeType::part("body", &[], Content::Blocks(&[])),
    NodeType::part("caption", &[], Content::Line),
    NodeType::part("title", &[], Content::Line),
    NodeType::part("cite", &[], Content::Line),
];

/// The type of text nodes.
pub(super) fn text() -> &'static NodeType {
    let [text, ..] = &COMMON;
    text
}

/// Every type of node of a draft.
pub(super) fn all() -> impl Iterator<Item = &'static NodeType> {
    COMMON.iter().chain(BlockKind::NODES.iter().copied().flatten())
}

/// The type of this name.
pub(super) fn find(name: &str) -> Option<&'static NodeType> {
    all().find(|known| known.name == name)
}

/// What the value of an attribute must be. `null` is always allowed and means that it is not set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AttrType {
    /// A text.
    Text,
    /// A whole number.
    Whole,
    /// `true` or `false`.
    Flag,
    /// The nodes of a line.
    Line,
    /// Widths of columns: whole numbers.
    Widths,
}

/// The type of the attribute of this name, which is the same in all nodes.
pub(super) fn attr_type(name: &str) -> AttrType {
    match name {
        "level" | "start" | "colspan" | "rowspan" | "at" => AttrType::Whole,
        "reversed" | "open" | "decorative" => AttrType::Flag,
        "caption" => AttrType::Line,
        "colwidth" => AttrType::Widths,
        _ => AttrType::Text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_has_one_entry_and_holds_known_types() {
        let names: Vec<_> = all().map(|node| node.name).collect();
        for node in all() {
            assert_eq!(names.iter().filter(|name| **name == node.name).count(), 1, "{}", node.name);
            if let Content::Blocks(parts) | Content::Parts(parts) | Content::Exactly(parts) = node.content {
                assert!(parts.iter().all(|part| find(part).is_some_and(|part| !part.block)), "{}", node.name);
            }
        }
        for name in BlockKind::TYPES.iter().copied().flatten() {
            assert!(find(name).is_some_and(|node| node.block), "{name}");
        }
    }

    #[test]
    fn only_nodes_with_common_content_are_joined() {
        let joined = |a: &str, b: &str| find(a).unwrap().shares_content_with(find(b).unwrap());
        assert!(joined("paragraph", "heading") && joined("headline", "cite") && joined("listItem", "blockquote"));
        assert!(joined("image", "gallery") && joined("bulletList", "orderedList") && joined("factBox", "file"));
        assert!(!joined("paragraph", "bulletList") && !joined("table", "tableRow") && !joined("unknown", "hardBreak"));
    }
}
