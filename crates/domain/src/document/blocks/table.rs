//! Rows and columns.

use super::kind::{Content, Kind, NodeType, Part, PartMut};
use crate::document::{
    Block, DocumentError, Inline, Node,
    read::{Children, Reader},
    write,
};

/// Rows and columns.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    /// The rows, those of the head first.
    pub rows: Vec<TableRow>,
    /// Printed with it; may be empty.
    pub caption: Vec<Inline>,
}

/// One row.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TableRow {
    /// The cells.
    pub cells: Vec<TableCell>,
}

/// One cell.
#[derive(Debug, Clone, PartialEq)]
pub struct TableCell {
    /// Names a row or column.
    pub header: bool,
    /// Columns it covers, 1 to [`TableCell::MAX_SPAN`].
    pub colspan: u16,
    /// Rows it covers, 1 to [`TableCell::MAX_SPAN`].
    pub rowspan: u16,
    /// What it holds.
    pub blocks: Vec<Block>,
}

impl TableCell {
    /// Most columns or rows that a cell can cover; HTML allows no more columns either.
    pub const MAX_SPAN: u16 = 1000;

    fn read(node: &Node<'_>, reader: &mut Reader) -> Result<Self, DocumentError> {
        let span = |name| {
            let span = reader.number(&node.attrs, name, 1)?.clamp(1, i64::from(Self::MAX_SPAN));
            Ok(u16::try_from(span).unwrap_or(Self::MAX_SPAN))
        };
        let (colspan, rowspan) = (span("colspan")?, span("rowspan")?);
        Ok(Self { header: node.kind == "tableHeader", colspan, rowspan, blocks: reader.blocks(&node.content)? })
    }

    fn write(&self) -> Node<'_> {
        Node::new(if self.header { "tableHeader" } else { "tableCell" })
            .attr("colspan", self.colspan)
            .attr("rowspan", self.rowspan)
            .with(write::blocks(&self.blocks))
    }
}

impl Kind for Table {
    const TYPES: &'static [&'static str] = &["table"];
    // in drafts the caption is an attribute: as a child, the editor would count it as a row
    const NODES: &'static [NodeType] = &[
        NodeType::block("table", &["caption"], Content::Parts(&["tableRow"])),
        NodeType::part("tableRow", &[], Content::Parts(&["tableHeader", "tableCell"])),
        NodeType::part("tableHeader", &["colspan", "colwidth", "rowspan"], Content::Blocks(&[])),
        NodeType::part("tableCell", &["colspan", "colwidth", "rowspan"], Content::Blocks(&[])),
    ];

    fn read(node: &Node<'_>, reader: &mut Reader) -> Result<Self, DocumentError> {
        let children = Children::of(node, &["caption"]);
        let row = |reader: &mut Reader, row: &Node<'_>| {
            Ok(TableRow { cells: reader.each(&row.content, |reader, cell| TableCell::read(cell, reader))? })
        };
        Ok(Self { rows: reader.each_of(&children, row)?, caption: reader.line(&children, "caption")? })
    }

    fn write(&self) -> Node<'_> {
        let rows = self.rows.iter().map(|row| Node::new("tableRow").with(row.cells.iter().map(TableCell::write)));
        Node::new("table").with(rows).with(write::line("caption", &self.caption))
    }

    fn parts<'a>(&'a self, part: &mut dyn FnMut(Part<'a>)) {
        self.rows.iter().flat_map(|row| &row.cells).for_each(|cell| part(Part::Blocks(&cell.blocks)));
        part(Part::Caption(&self.caption));
    }

    fn parts_mut<'a>(&'a mut self, part: &mut dyn FnMut(PartMut<'a>)) {
        self.rows.iter_mut().flat_map(|row| &mut row.cells).for_each(|cell| part(PartMut::Blocks(&mut cell.blocks)));
        part(PartMut::Caption(&mut self.caption));
    }
}
