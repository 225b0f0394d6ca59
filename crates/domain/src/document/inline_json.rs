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
                Ok(Some(Inline::Text { text: text.clone().into_owned(), marks: marks.into_iter().flatten().collect() }))
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
