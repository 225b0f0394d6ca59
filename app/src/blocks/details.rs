//! Text that opens when asked for.

use domain::document::{Details, inline_text};

use super::{Drawing, blocks, inline::inline};
use crate::{prelude::*, text::words};

pub fn view(drawing: &Drawing<'_>, id: Option<String>, details: &Details) -> Markup {
    let summary = if inline_text(&details.summary).trim().is_empty() { words::MORE.markup() } else { inline(drawing, &details.summary) };
    view! {
        <details class="opens" id=id open=details.open>
            <summary>{summary}</summary>
            {blocks(drawing, &details.blocks)}
        </details>
    }
    .markup()
}
