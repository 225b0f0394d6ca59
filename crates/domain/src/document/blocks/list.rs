//! Points, numbered or not.

use super::kind::{Content, Kind, NodeType, Part, PartMut};
use crate::document::{
    Block, DocumentError, Node,
    read::{Reader, flag},
    write,
};

/// Points, numbered or not.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    /// Numbered.
    pub ordered: bool,
    /// The first number.
    pub start: i64,
    /// Each number is one less than the one before it.
    pub reversed: bool,
    /// How the numbers are written.
    pub numbering: Numbering,
    /// The points.
    pub items: Vec<ListItem>,
}

impl List {
    /// Points without numbers.
    pub fn plain(items: Vec<ListItem>) -> Self {
        Self { ordered: false, ..Self::numbered(items) }
    }
    /// Points with the numbers 1, 2, 3 and so on.
    pub fn numbered(items: Vec<ListItem>) -> Self {
        Self { ordered: true, start: 1, reversed: false, numbering: Numbering::Figures, items }
    }
}

/// How the numbers of a list are written. The letters are HTML's names for them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Numbering {
    /// 1, 2, 3.
    #[default]
    Figures,
    /// a, b, c.
    SmallLetters,
    /// A, B, C.
    CapitalLetters,
    /// i, ii, iii.
    SmallRoman,
    /// I, II, III.
    CapitalRoman,
}

impl Numbering {
    /// HTML's name; `None` for figures, which need none.
    pub fn letter(self) -> Option<&'static str> {
        match self {
            Self::Figures => None,
            Self::SmallLetters => Some("a"),
            Self::CapitalLetters => Some("A"),
            Self::SmallRoman => Some("i"),
            Self::CapitalRoman => Some("I"),
        }
    }
    /// By HTML's name; figures for any other.
    pub fn of_letter(letter: &str) -> Self {
        [Self::SmallLetters, Self::CapitalLetters, Self::SmallRoman, Self::CapitalRoman]
            .into_iter()
            .find(|numbering| numbering.letter() == Some(letter))
            .unwrap_or_default()
    }
}

/// One point of a list; may hold lists.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ListItem {
    /// What it says.
    pub blocks: Vec<Block>,
}

impl Kind for List {
    const TYPES: &'static [&'static str] = &["bulletList", "orderedList"];
    const NODES: &'static [NodeType] = &[
        NodeType::block("bulletList", &[], Content::Parts(&["listItem"])),
        NodeType::block("orderedList", &["reversed", "start", "type"], Content::Parts(&["listItem"])),
        NodeType::part("listItem", &[], Content::Blocks(&[])),
    ];

    fn read(node: &Node<'_>, reader: &mut Reader) -> Result<Self, DocumentError> {
        let item = |reader: &mut Reader, item: &Node<'_>| Ok(ListItem { blocks: reader.blocks(&item.content)? });
        if node.kind == "bulletList" {
            return Ok(Self::plain(reader.each(&node.content, item)?));
        }
        Ok(Self {
            start: reader.number(&node.attrs, "start", 1)?,
            reversed: flag(&node.attrs, "reversed"),
            numbering: Numbering::of_letter(&reader.text(&node.attrs, "type")?),
            ..Self::numbered(reader.each(&node.content, item)?)
        })
    }

    fn write(&self) -> Node<'_> {
        let items = self.items.iter().map(|item| Node::new("listItem").with(write::blocks(&item.blocks)));
        if !self.ordered {
            return Node::new("bulletList").with(items);
        }
        Node::new("orderedList")
            .attr("start", self.start)
            .attr("reversed", self.reversed.then_some(true))
            .attr("type", self.numbering.letter())
            .with(items)
    }

    fn parts<'a>(&'a self, part: &mut dyn FnMut(Part<'a>)) {
        self.items.iter().for_each(|item| part(Part::Blocks(&item.blocks)));
    }

    fn parts_mut<'a>(&'a mut self, part: &mut dyn FnMut(PartMut<'a>)) {
        self.items.iter_mut().for_each(|item| part(PartMut::Blocks(&mut item.blocks)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numberings_have_the_letters_of_html() {
        for (numbering, letter) in
            [(Numbering::SmallLetters, "a"), (Numbering::CapitalLetters, "A"), (Numbering::SmallRoman, "i"), (Numbering::CapitalRoman, "I")]
        {
            assert_eq!((numbering.letter(), Numbering::of_letter(letter)), (Some(letter), numbering));
        }
        assert_eq!((Numbering::Figures.letter(), Numbering::of_letter("1")), (None, Numbering::Figures));
    }

    #[test]
    fn plain_lists_have_no_numbers() {
        assert!(!List::plain(Vec::new()).ordered && List::numbered(Vec::new()).ordered);
        assert_eq!(List::numbered(Vec::new()).start, 1);
    }
}
