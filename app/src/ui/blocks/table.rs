//! Rows and columns. Wide tables scroll within themselves; the page does not.

use domain::document::{Table, TableCell, TableRow, inline_text};

use super::{BlockContext, inline::inline, list::tight, words};
use crate::prelude::*;

pub fn view(context: &BlockContext<'_>, id: Option<String>, table: &Table) -> Markup {
    let rows: Vec<&TableRow> = table.rows.iter().filter(|row| !row.cells.is_empty()).collect();
    let head = rows.iter().take_while(|row| row.cells.iter().all(|cell| cell.header)).count();
    // a table of nothing but headings has no head
    let head = if head == rows.len() { 0 } else { head };
    let (head, body) = rows.split_at_checked(head).unwrap_or((&[], &rows));
    let label = inline_text(&table.caption);
    let label = if label.trim().is_empty() { words::TABLE.into() } else { label };
    let caption = (!table.caption.is_empty()).then(|| view! { <caption>{inline(context, &table.caption)}</caption> });
    let numbers = number_columns(&rows, body);
    let head = (!head.is_empty()).then(|| view! { <thead>{part(context, head, "col", &numbers)}</thead> });
    let body = (!body.is_empty()).then(|| view! { <tbody>{part(context, body, "row", &[])}</tbody> });
    view! {
        <div class="table" id=id role="region" tabindex="0" aria-label=label>
            <table>
                {caption} {head} {body}
            </table>
        </div>
    }
    .markup()
}

/// For each column whether its body holds numbers only: its head is set above them. None in a table with cells that span others.
fn number_columns(rows: &[&TableRow], body: &[&TableRow]) -> Vec<bool> {
    if rows.iter().flat_map(|row| &row.cells).any(|cell| cell.colspan > 1 || cell.rowspan > 1) {
        return Vec::new();
    }
    let columns = body.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    (0..columns).map(|column| body.iter().all(|row| row.cells.get(column).is_some_and(is_number))).collect()
}

/// `numbers`: columns whose cells are set like numbers here, whatever they hold.
fn part(context: &BlockContext<'_>, rows: &[&TableRow], scope: &'static str, numbers: &[bool]) -> Vec<Markup> {
    rows.iter()
        .enumerate()
        .map(|(at, row)| {
            let left = u16::try_from(rows.len() - at).unwrap_or(u16::MAX);
            let number = |column: usize| numbers.get(column).copied().unwrap_or_default();
            let cells = row.cells.iter().enumerate().map(|(column, cell)| cell_view(context, cell, scope, left, number(column)));
            let cells: Vec<Markup> = cells.collect();
            view! { <tr>{cells}</tr> }.markup()
        })
        .collect()
}

/// `left`: rows from here to the end of this part; no cell may reach further.
fn cell_view(context: &BlockContext<'_>, cell: &TableCell, scope: &'static str, left: u16, number: bool) -> Markup {
    let span = |count: u16| (count > 1).then(|| count.to_string());
    let (colspan, rowspan) = (span(cell.colspan.min(1000)), span(cell.rowspan.min(left)));
    let class = (number || is_number(cell)).then_some("number");
    let inner = tight(context, &cell.blocks);
    if cell.header {
        view! { <th scope=scope colspan=colspan rowspan=rowspan class=class>{inner}</th> }.markup()
    } else {
        view! { <td colspan=colspan rowspan=rowspan class=class>{inner}</td> }.markup()
    }
}

/// Figures stand under each other when they are set to the end of the line.
fn is_number(cell: &TableCell) -> bool {
    let text = domain::document::plain_text(&cell.blocks);
    let mut signs = text.trim().chars();
    signs.clone().any(|c| c.is_ascii_digit())
        && signs
            .all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '%' | '-' | '\u{2212}' | '+' | '\u{a0}' | '$' | '€' | '£' | '₨'))
}
