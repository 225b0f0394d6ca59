//! Emphasis that is written as style, as word processors and Google Docs write it.

use domain::document::Mark;

use super::dom::{self, Dom};
use super::element::with;

/// The marks as the element's own style changes them.
pub(super) fn styled(node: Dom<'_>, marks: Vec<Mark>) -> Vec<Mark> {
    let Some(style) = dom::attr(node, "style") else { return marks };
    let mut marks = marks;
    for declaration in style.split(';') {
        let Some((property, value)) = declaration.split_once(':') else { continue };
        let value = value.trim().trim_end_matches("!important").trim().to_ascii_lowercase();
        let (mark, is_on) = match property.trim().to_ascii_lowercase().as_str() {
            "font-weight" => match (value.as_str(), value.parse::<u16>()) {
                ("bold" | "bolder", _) | (_, Ok(600..)) => (Mark::Strong, true),
                ("normal" | "lighter", _) | (_, Ok(..600)) => (Mark::Strong, false),
                _ => continue,
            },
            "font-style" => match value.as_str() {
                "italic" | "oblique" => (Mark::Emphasis, true),
                "normal" => (Mark::Emphasis, false),
                _ => continue,
            },
            "text-decoration" | "text-decoration-line" if value.contains("line-through") => (Mark::Strike, true),
            "vertical-align" if value == "super" => (Mark::Superscript, true),
            "vertical-align" if value == "sub" => (Mark::Subscript, true),
            _ => continue,
        };
        if is_on {
            marks = with(&marks, mark);
        } else {
            marks.retain(|there| *there != mark);
        }
    }
    marks
}
