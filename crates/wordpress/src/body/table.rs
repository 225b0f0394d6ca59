//! Lists and tables.

use domain::document::{BlockKind, List, ListItem, Mark, Numbering, Table, TableCell, TableRow};

use super::block_comment::{Marker, read};
use super::converter::Converter;
use super::dom::{self, Dom};
use super::element::{anchor, note_anchor};
use super::inline_style::styled;
use super::line::Flow;

impl Converter<'_> {
    pub(super) fn list(&mut self, node: Dom<'_>, name: &str, marks: &[Mark], flow: &mut Flow) {
        flow.end_line();
        if !self.fits(5) {
            let children: Vec<Dom<'_>> = node.children().collect();
            return self.nodes(&children, marks, flow);
        }
        note_anchor(node, flow);
        let children: Vec<Dom<'_>> = node.children().collect();
        let mut items: Vec<ListItem> = Vec::new();
        let mut loose: Vec<Dom<'_>> = Vec::new();
        for child in children {
            let is_item = dom::name(child) == "li";
            // marks of the block editor around points say nothing more
            let is_marker = child.value().as_comment().is_some_and(|comment| {
                matches!(read(&comment.comment), None | Some(Marker::Close { .. }))
                    || matches!(read(&comment.comment), Some(Marker::Open { name, .. }) if name == "list-item" || name == "list")
            });
            if is_marker {
                continue;
            }
            if is_item {
                self.loose_item(&mut loose, &mut items, marks);
                let inside: Vec<Dom<'_>> = child.children().collect();
                let mut blocks = self.within(&inside, &styled(child, marks.to_vec()), 3);
                if let (Some(id), Some(first)) = (dom::attr(child, "id"), blocks.first_mut()) {
                    first.anchor = anchor(id);
                }
                items.push(ListItem { blocks });
            } else {
                loose.push(child);
            }
        }
        self.loose_item(&mut loose, &mut items, marks);
        items.retain(|item| !item.blocks.is_empty());
        if !items.is_empty() {
            flow.push(BlockKind::List(if name == "ol" { numbered(node, items) } else { List::plain(items) }));
        }
    }

    /// Content of a list outside its items belongs to the item before it (`<ul><li>…</li><ul>…</ul></ul>`).
    fn loose_item(&mut self, loose: &mut Vec<Dom<'_>>, items: &mut Vec<ListItem>, marks: &[Mark]) {
        let blocks = self.within(&std::mem::take(loose), marks, 3);
        if !blocks.is_empty() {
            match items.last_mut() {
                Some(item) => item.blocks.extend(blocks),
                None => items.push(ListItem { blocks }),
            }
        }
    }

    pub(super) fn table(&mut self, node: Dom<'_>, marks: &[Mark], flow: &mut Flow) {
        flow.end_line();
        note_anchor(node, flow);
        let mut caption = Vec::new();
        let mut rest = Vec::new();
        let mut rows = Vec::new();
        if !self.fits(5) {
            let children: Vec<Dom<'_>> = node.children().collect();
            return self.nodes(&children, marks, flow);
        }
        for part in node.children() {
            match dom::name(part) {
                "caption" => {
                    let (line, blocks) = self.line_of(&part.children().collect::<Vec<_>>(), marks);
                    caption.extend(line);
                    rest.extend(blocks);
                }
                "thead" | "tbody" | "tfoot" => {
                    for row in part.children().filter(|row| dom::name(*row) == "tr") {
                        rows.push(self.row(row, dom::name(part) == "thead", marks));
                    }
                }
                "tr" => rows.push(self.row(part, false, marks)),
                _ => {}
            }
        }
        rows.retain(|row| !row.cells.is_empty());
        if !rows.is_empty() || !caption.is_empty() {
            flow.push(BlockKind::Table(Table { rows, caption }));
        }
        flow.blocks.extend(rest);
    }

    fn row(&mut self, row: Dom<'_>, head: bool, marks: &[Mark]) -> TableRow {
        let mut cells = Vec::new();
        for cell in row.children().filter(|cell| matches!(dom::name(*cell), "td" | "th")) {
            let span = |name| dom::attr(cell, name).and_then(|span| span.trim().parse::<u16>().ok()).unwrap_or(1).clamp(1, 1000);
            let blocks = self.within(&cell.children().collect::<Vec<_>>(), &styled(cell, marks.to_vec()), 4);
            cells.push(TableCell { header: head || dom::name(cell) == "th", colspan: span("colspan"), rowspan: span("rowspan"), blocks });
        }
        TableRow { cells }
    }
}

/// A list with the element's start, direction and numbering.
fn numbered(node: Dom<'_>, items: Vec<ListItem>) -> List {
    let reversed = dom::attr(node, "reversed").is_some();
    // without a first number, one that counts down ends with 1
    let natural = if reversed { i64::try_from(items.len()).unwrap_or(i64::MAX) } else { 1 };
    let start = dom::attr(node, "start").and_then(|start| start.trim().parse().ok()).unwrap_or(natural);
    let letter = dom::attr(node, "type").unwrap_or_default().trim();
    let numbering = list_style(node).unwrap_or_else(|| Numbering::of_letter(letter));
    List { start, reversed, numbering, ..List::numbered(items) }
}

/// What the element's style says about its numbers.
fn list_style(node: Dom<'_>) -> Option<Numbering> {
    let mut declarations = dom::attr(node, "style")?.split(';').rev().filter_map(|declaration| declaration.split_once(':'));
    let (_, value) = declarations.find(|(property, _)| matches!(property.trim(), "list-style-type" | "list-style"))?;
    match value.trim() {
        "decimal" => Some(Numbering::Figures),
        "lower-alpha" | "lower-latin" => Some(Numbering::SmallLetters),
        "upper-alpha" | "upper-latin" => Some(Numbering::CapitalLetters),
        "lower-roman" => Some(Numbering::SmallRoman),
        "upper-roman" => Some(Numbering::CapitalRoman),
        _ => None,
    }
}
