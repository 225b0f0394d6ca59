//! The JSON form of what is inside a line: texts, marks, line breaks.

use super::{
    Attributes, Inline, Mark, Node,
    node::MarkNode,
    read::{Reader, Result},
};
use crate::Language;

impl Reader {
    /// The nodes as the content of a line.
    pub(super) fn inlines(&mut self, nodes: &[Node<'_>]) -> Result<Vec<Inline>> {
        Ok(self.each(nodes, |reader, node| reader.inline(node))?.into_iter().flatten().collect())
    }

    fn inline(&mut self, node: &Node<'_>) -> Result<Option<Inline>> {
        match (&*node.kind, &node.text) {
            ("hardBreak", _) => Ok(Some(Inline::Break)),
            ("text", Some(text)) if text.is_empty() => Ok(None),
            ("text", Some(text)) => {
                let marks = node.marks.iter().map(|mark| self.mark(&mark.kind, &mark.attrs)).collect::<Result<Vec<_>>>()?;
                let marks = canonical(marks.into_iter().flatten().collect());
                Ok(Some(Inline::Text { text: text.clone().into_owned(), marks }))
            }
            ("text", None) => self.wrong("text", "is missing"),
            (other, _) if self.refuses_unknown() => self.wrong("type", format!("{other:?} cannot stand within a line")),
            (_, _) => Ok(Some(node.inner_text()).filter(|text| !text.is_empty()).map(Inline::plain)),
        }
    }

    fn mark(&self, kind: &str, attrs: &Attributes<'_>) -> Result<Option<Mark>> {
        Ok(Some(match kind {
            "bold" => Mark::Strong,
            "italic" => Mark::Emphasis,
            "code" => Mark::Code,
            "strike" => Mark::Strike,
            "subscript" => Mark::Subscript,
            "superscript" => Mark::Superscript,
            "link" => Mark::Link { href: self.parsed("marks.attrs.href", super::Href::parse(&self.text(attrs, "href")?))? },
            "language" => Mark::Language(self.parsed("marks.attrs.lang", Language::parse(&self.text(attrs, "lang")?))?),
            other if self.refuses_unknown() => return self.wrong("marks", format!("{other:?} is not a mark this program knows")),
            _ => return Ok(None),
        }))
    }
}

/// Marks in the one order of all documents, each kind once: the editor has no other, and equal lines have equal bytes.
fn canonical(mut marks: Vec<Mark>) -> Vec<Mark> {
    if !marks.is_sorted_by(|a, b| a.rank() < b.rank()) {
        // of two links or languages the inner one counts for readers
        marks.reverse();
        marks.sort_by_key(Mark::rank);
        marks.dedup_by_key(|mark| mark.rank());
    }
    marks
}

impl Inline {
    /// The JSON node.
    pub(super) fn write(&self) -> Node<'_> {
        match self {
            Self::Break => Node::new("hardBreak"),
            Self::Text { text, marks } => {
                Node { kind: "text".into(), text: Some(text.into()), marks: marks.iter().map(Mark::write).collect(), ..Node::default() }
            }
        }
    }
}

impl Mark {
    /// Its position among the marks of a text, from the outermost.
    fn rank(&self) -> u8 {
        match self {
            Self::Link { .. } => 0,
            Self::Language(_) => 1,
            Self::Strong => 2,
            Self::Emphasis => 3,
            Self::Strike => 4,
            Self::Code => 5,
            Self::Subscript => 6,
            Self::Superscript => 7,
        }
    }

    fn write(&self) -> MarkNode<'_> {
        let (kind, attr) = match self {
            Self::Strong => ("bold", None),
            Self::Emphasis => ("italic", None),
            Self::Code => ("code", None),
            Self::Strike => ("strike", None),
            Self::Subscript => ("subscript", None),
            Self::Superscript => ("superscript", None),
            Self::Link { href } => ("link", Some(("href", href.as_str()))),
            Self::Language(language) => ("language", Some(("lang", language.as_str()))),
        };
        let mut attrs = Attributes::default();
        attr.into_iter().for_each(|(name, value)| attrs.insert(name, value.into()));
        MarkNode { kind: kind.into(), attrs }
    }
}
