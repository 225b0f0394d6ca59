//! The JSON form to checked nodes: known types and attributes, content where it may stand, limits.

use std::{borrow::Cow, sync::Arc};

use serde_json::Value;

use crate::document::{Attributes, Node as Json, NodeType, limits::DEPTH};

use super::{
    DraftError, fields,
    fragment::Joined,
    limits::FIELD_BYTES,
    marks,
    node::Node,
    schema::{self, AttrType},
};

/// What is wrong, and where: a path that grows at its front on the way out.
pub(super) struct Wrong {
    pub(super) at: String,
    pub(super) why: String,
}

impl Wrong {
    fn new(at: impl Into<String>, why: impl Into<String>) -> Self {
        Self { at: at.into(), why: why.into() }
    }
}

impl From<Wrong> for DraftError {
    fn from(wrong: Wrong) -> Self {
        Self::Shape { at: wrong.at, why: wrong.why }
    }
}

impl std::fmt::Display for Wrong {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.at, self.why)
    }
}

/// Reads a node with all nodes in it.
pub(super) fn node(json: &Json<'_>) -> Result<Arc<Node>, Wrong> {
    read(json, true, 0)
}

/// Reads the content of a slice. Its outermost nodes are checked where they are inserted.
pub(super) fn content(json: &[Json<'_>]) -> Result<Vec<Arc<Node>>, Wrong> {
    children(json, 0)
}

fn children(json: &[Json<'_>], depth: usize) -> Result<Vec<Arc<Node>>, Wrong> {
    let mut joined = Joined::default();
    for (index, child) in json.iter().enumerate().filter(|(_, child)| child.text.as_deref() != Some("")) {
        let child = read(child, false, depth).map_err(|wrong| Wrong { at: format!("content[{index}].{}", wrong.at), ..wrong })?;
        joined.add(child);
    }
    Ok(joined.nodes())
}

fn read(json: &Json<'_>, root: bool, depth: usize) -> Result<Arc<Node>, Wrong> {
    let Some(kind) = schema::find(&json.kind) else {
        return Err(Wrong::new("type", format!("{:?} is not a node that this program knows", json.kind)));
    };
    // the document, its body, and the levels of a text
    if depth > DEPTH + 2 {
        return Err(Wrong::new("content", format!("is nested deeper than {} levels", DEPTH + 2)));
    }
    if kind.name == "doc" && !root {
        return Err(Wrong::new("type", "a document cannot stand in another node"));
    }
    let marks = marks::read(&json.marks).map_err(|why| Wrong::new("marks", why))?;
    if kind.name == "text" {
        return match json.text.as_deref() {
            Some(text) => Ok(Node::of_text(text, marks)),
            None => Err(Wrong::new("text", "is missing")),
        };
    }
    if marks.is_some() && !kind.is_inline() {
        return Err(Wrong::new("marks", format!("{} cannot have marks", kind.name)));
    }
    let content = children(&json.content, depth + 1)?;
    kind.check(content.iter().map(|child| (child.kind, child.marks.is_some()))).map_err(|why| Wrong::new("content", why))?;
    let attrs = if root { fields::read(&json.attrs)? } else { attributes(kind, &json.attrs)? };
    Ok(Node::new(kind, Arc::new(attrs), marks, content))
}

fn attributes(kind: &NodeType, json: &Attributes<'_>) -> Result<Attributes<'static>, Wrong> {
    let mut attrs = Attributes::default();
    for (name, value) in json.iter() {
        if let Some(value) = attribute(kind, name, value).map_err(|why| Wrong::new(format!("attrs.{name}"), why))? {
            attrs.set(Cow::Owned(name.to_owned()), value);
        }
    }
    Ok(attrs)
}

/// The value of an attribute as it is stored: `None` if it is empty.
pub(super) fn attribute(kind: &NodeType, name: &str, value: &Value) -> Result<Option<Value>, String> {
    if !kind.has(name) {
        return if value.is_null() { Ok(None) } else { Err(format!("{} has no attribute {name:?}", kind.name)) };
    }
    let wrong = |what| Err(format!("must be {what}"));
    match (schema::attr_type(name), value) {
        (_, Value::Null) | (AttrType::Flag, Value::Bool(false)) => Ok(None),
        (AttrType::Text, Value::String(text)) if text.is_empty() => Ok(None),
        // what an import could not read may be long; it is never edited
        (AttrType::Text, Value::String(text)) if text.len() > FIELD_BYTES && kind.name != "unknown" => {
            Err(format!("has {} bytes; at most {FIELD_BYTES} fit", text.len()))
        }
        (AttrType::Text, Value::String(_)) | (AttrType::Flag, Value::Bool(_)) => Ok(Some(value.clone())),
        (AttrType::Whole, Value::Number(number)) if number.is_i64() => Ok(Some(value.clone())),
        (AttrType::Line | AttrType::Widths, Value::Array(list)) if list.is_empty() => Ok(None),
        (AttrType::Widths, Value::Array(list)) if list.len() <= 1000 && list.iter().all(Value::is_u64) => Ok(Some(value.clone())),
        (AttrType::Line, Value::Array(_)) => line(value),
        (AttrType::Text, _) => wrong("a text"),
        (AttrType::Flag, _) => wrong("true or false"),
        (AttrType::Whole, _) => wrong("a whole number"),
        (AttrType::Widths, _) => wrong("a list of widths"),
        (AttrType::Line, _) => wrong("a list of nodes"),
    }
}

/// The nodes of a line, in their normal form.
fn line(value: &Value) -> Result<Option<Value>, String> {
    use serde::Deserialize;
    let json = Vec::<Json<'_>>::deserialize(value).map_err(|error| error.to_string())?;
    let nodes = content(&json).map_err(|wrong| wrong.to_string())?;
    if let Some(other) = nodes.iter().find(|node| !node.kind.is_inline()) {
        return Err(format!("{} cannot stand within a line", other.kind.name));
    }
    let value = serde_json::to_value(nodes.iter().map(|node| &**node).collect::<Vec<_>>()).map_err(|error| error.to_string())?;
    let bytes: usize = nodes.iter().map(|node| node.measure.bytes).sum();
    if bytes > FIELD_BYTES { Err(format!("has {bytes} bytes; at most {FIELD_BYTES} fit")) } else { Ok(Some(value)) }
}
