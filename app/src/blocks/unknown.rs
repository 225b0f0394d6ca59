//! What an import could not understand: its text, and nothing that acts.

use domain::document::Unknown;

use crate::prelude::*;

pub fn view(id: Option<String>, unknown: &Unknown) -> AnyView {
    let lines: Vec<AnyView> = unknown
        .text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| view! { <p>{line.to_owned()}</p> }.into_any())
        .collect();
    if lines.is_empty() {
        return ().into_any();
    }
    view! { <div class="unknown" id=id>{lines}</div> }.into_any()
}
