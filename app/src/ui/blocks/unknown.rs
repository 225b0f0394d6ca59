//! Content that an import did not recognise: its text, without scripts and forms.

use domain::document::Unknown;

use crate::prelude::*;

pub fn view(id: Option<String>, unknown: &Unknown) -> Markup {
    let lines: Vec<Markup> = unknown
        .text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| view! { <p>{line.to_owned()}</p> }.markup())
        .collect();
    if lines.is_empty() {
        return ().markup();
    }
    view! { <div class="unknown" id=id>{lines}</div> }.markup()
}
