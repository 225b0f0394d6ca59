//! A chart of columns: a picture with one sentence for those who do not see it; the figures stand in a table beside it.

use crate::prelude::*;

/// Room for one column and for the gap behind it, in units of the picture.
const STEP: i64 = 10;
const GAP: i64 = 2;
/// Height of the highest column.
const HEIGHT: i64 = 100;

/// One column: its value, and what it says when the pointer rests on it.
pub struct Column {
    /// The value, 0 or more.
    pub value: i64,
    /// Such as `3 May: 120`.
    pub title: String,
}

/// Columns from left to right, in the reading direction of the page. `label` says what a person would see at a glance.
pub fn chart(columns: &[Column], label: String) -> Markup {
    let most = columns.iter().map(|column| column.value).max().unwrap_or_default().max(1);
    let bars: Vec<Markup> = columns
        .iter()
        .zip(0_i64..)
        .map(|(column, at)| {
            // a value that is not nothing is seen
            let height = if column.value == 0 { 0 } else { (column.value * HEIGHT / most).max(1) };
            let (x, y) = ((at * STEP).to_string(), (HEIGHT - height).to_string());
            view! {
                <rect x=x y=y width=(STEP - GAP).to_string() height=height.to_string()>
                    <title>{column.title.clone()}</title>
                </rect>
            }
            .markup()
        })
        .collect();
    let width = (i64::try_from(columns.len()).unwrap_or_default() * STEP - GAP).max(1);
    view! {
        <svg class="chart" viewBox=format!("0 0 {width} {HEIGHT}") preserveAspectRatio="none" role="img" aria-label=label>
            {bars}
        </svg>
    }
    .markup()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::render::render;

    fn columns(values: &[i64]) -> String {
        let columns: Vec<Column> = values.iter().map(|value| Column { value: *value, title: format!("<{value}>") }).collect();
        render(|| chart(&columns, "Three days".to_owned()))
    }

    #[test]
    fn the_highest_column_fills_the_picture_and_a_small_one_is_seen() {
        let html = columns(&[0, 1, 1000]);
        assert!(html.contains("viewBox=\"0 0 28 100\"") && html.contains("aria-label=\"Three days\""), "{html}");
        for bar in [
            "x=\"0\" y=\"100\" width=\"8\" height=\"0\"",
            "x=\"10\" y=\"99\" width=\"8\" height=\"1\"",
            "x=\"20\" y=\"0\" width=\"8\" height=\"100\"",
        ] {
            assert!(html.contains(bar), "{bar}: {html}");
        }
        assert!(html.contains("&lt;1000&gt;"), "{html}");
    }

    #[test]
    fn nothing_is_no_division_by_zero() {
        assert!(columns(&[0, 0]).contains("height=\"0\""));
        assert!(columns(&[]).contains("viewBox=\"0 0 1 100\""));
    }
}
