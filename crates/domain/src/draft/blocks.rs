//! Between the blocks of a draft and those of a stored text. They differ in the caption of tables: an attribute in a draft, a child in storage.

use std::{borrow::Cow, sync::Arc};

use serde::Deserialize;
use serde_json::Value;

use crate::document::{Block, DocumentError, MarkNode, Node as Json};

use super::{marks::Marks, node::Node, read};

/// Reads a block of a draft, at this index of its text.
pub(super) fn block(node: &Node, index: usize) -> Result<Block, DocumentError> {
    Block::of_node(&json(node), index)
}

/// The nodes of a stored block.
pub(super) fn node(block: &Block) -> Result<Arc<Node>, String> {
    let mut json = block.node();
    captions_to_attributes(&mut json);
    read::content(&[json]).map_err(|wrong| wrong.to_string())?.pop().ok_or_else(|| "is empty".to_owned())
}

fn json(node: &Node) -> Json<'_> {
    let mut attrs = (*node.attrs).clone();
    let caption = if node.kind.name == "table" { attrs.remove("caption") } else { None };
    let caption = caption.and_then(|line| Vec::<Json<'static>>::deserialize(line).ok());
    let mut json = Json {
        kind: Cow::Borrowed(node.kind.name),
        attrs,
        content: node.content.iter().map(|child| self::json(child)).collect(),
        text: node.is_text().then_some(Cow::Borrowed(&*node.text)),
        marks: marks(&node.marks),
    };
    json.content.extend(caption.map(|line| Json { content: line, ..Json::new("caption") }));
    json
}

fn marks(marks: &Marks) -> Vec<MarkNode<'static>> {
    marks.iter().flat_map(|set| set.iter()).map(super::marks::Mark::json).collect()
}

fn captions_to_attributes(json: &mut Json<'_>) {
    json.content.iter_mut().for_each(captions_to_attributes);
    if json.kind != "table" {
        return;
    }
    if let Some(at) = json.content.iter().position(|child| child.kind == "caption") {
        let caption = json.content.remove(at);
        json.attrs.insert("caption", serde_json::to_value(caption.content).unwrap_or(Value::Null));
    }
}
