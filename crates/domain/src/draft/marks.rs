//! The marks of a text: a set in one fixed order, each type once, as ProseMirror has it for the editor's schema.

use std::sync::Arc;

use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::{
    document::{Attributes, MarkNode},
    newtype::word_enum,
};

word_enum! {
    /// The types of marks, from the outermost to the innermost.
    MarkType, "mark" {
        /// A link.
        Link = "link",
        /// In another language.
        Language = "language",
        /// Important.
        Bold = "bold",
        /// Stressed.
        Italic = "italic",
        /// No longer valid.
        Strike = "strike",
        /// Program text.
        Code = "code",
        /// Below the line.
        Subscript = "subscript",
        /// Above the line.
        Superscript = "superscript",
    }
}

impl MarkType {
    /// The one attribute that marks of this type have.
    fn attr(self) -> Option<&'static str> {
        match self {
            Self::Link => Some("href"),
            Self::Language => Some("lang"),
            Self::Bold | Self::Italic | Self::Strike | Self::Code | Self::Subscript | Self::Superscript => None,
        }
    }
}

/// One mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    kind: MarkType,
    /// Its attribute; empty if its type has none.
    value: String,
}

/// The marks of a text in their order; `None` is the empty set.
pub(super) type Marks = Option<Arc<Vec<Mark>>>;

impl Mark {
    /// Reads the JSON form.
    pub(super) fn read(node: &MarkNode<'_>) -> Result<Self, String> {
        let Some(kind) = MarkType::ALL.iter().copied().find(|kind| kind.as_str() == node.kind) else {
            return Err(format!("{:?} is not a mark this program knows", node.kind));
        };
        let mut mark = Self { kind, value: String::new() };
        for (name, value) in node.attrs.iter().filter(|(_, value)| !value.is_null()) {
            match value {
                Value::String(text) if kind.attr() == Some(name) => mark.value.clone_from(text),
                _ if kind.attr() == Some(name) => return Err(format!("the attribute {name:?} of a mark must be a text")),
                _ => return Err(format!("the mark {kind} has no attribute {name:?}")),
            }
        }
        Ok(mark)
    }

    /// The JSON form.
    pub(super) fn json(&self) -> MarkNode<'static> {
        let mut attrs = Attributes::default();
        self.kind.attr().into_iter().for_each(|name| attrs.insert(name, self.value.as_str().into()));
        MarkNode { kind: self.kind.as_str().into(), attrs }
    }

    /// The marks with this one, which replaces one of the same type.
    pub(super) fn add_to(&self, marks: &Marks) -> Marks {
        let mut set: Vec<Mark> = marks.iter().flat_map(|set| set.iter()).filter(|mark| mark.kind != self.kind).cloned().collect();
        set.insert(set.partition_point(|mark| mark.kind < self.kind), self.clone());
        Some(Arc::new(set))
    }

    /// The marks without this one; one of the same type with another attribute stays.
    pub(super) fn remove_from(&self, marks: &Marks) -> Marks {
        let set: Vec<Mark> = marks.iter().flat_map(|set| set.iter()).filter(|mark| *mark != self).cloned().collect();
        if set.is_empty() { None } else { Some(Arc::new(set)) }
    }
}

/// Reads the marks of a node. Of two of the same type, the inner one counts.
pub(super) fn read(nodes: &[MarkNode<'_>]) -> Result<Marks, String> {
    nodes.iter().try_fold(None, |marks, node| Ok(Mark::read(node)?.add_to(&marks)))
}

impl Serialize for Mark {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.json().serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(json: &str) -> Mark {
        Mark::read(&serde_json::from_str(json).unwrap()).unwrap()
    }

    #[test]
    fn a_set_has_one_order_and_each_type_once() {
        let (bold, link) = (mark(r#"{"type":"bold"}"#), mark(r#"{"type":"link","attrs":{"href":"/a"}}"#));
        let other = mark(r#"{"type":"link","attrs":{"href":"/b"}}"#);
        let set = link.add_to(&bold.add_to(&None));
        assert_eq!(set.as_deref(), Some(&vec![link.clone(), bold.clone()]));
        assert_eq!(other.add_to(&set).as_deref(), Some(&vec![other.clone(), bold.clone()]));
        assert_eq!((other.remove_from(&set), bold.remove_from(&bold.add_to(&None))), (set, None));
        assert_eq!(serde_json::to_string(&link).unwrap(), r#"{"type":"link","attrs":{"href":"/a"}}"#);
    }

    #[test]
    fn marks_are_checked() {
        for (json, why) in [
            (r#"{"type":"glow"}"#, "not a mark"),
            (r#"{"type":"link","attrs":{"href":1}}"#, "must be a text"),
            (r#"{"type":"bold","attrs":{"href":"/"}}"#, "no attribute"),
        ] {
            assert!(Mark::read(&serde_json::from_str(json).unwrap()).unwrap_err().contains(why), "{json}");
        }
    }
}
