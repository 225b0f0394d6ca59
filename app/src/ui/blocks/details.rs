//! Text that opens on a click.

use domain::document::{Details, inline_text};

use super::{BlockContext, blocks, inline::inline, words};
use crate::prelude::*;

pub fn view(context: &BlockContext<'_>, id: Option<String>, details: &Details) -> Markup {
    let summary =
        if inline_text(&details.summary).trim().is_empty() { words::MORE.text().markup() } else { inline(context, &details.summary) };
    view! {
        <details class="opens" id=id open=details.open>
            <summary>{summary}</summary>
            {blocks(context, &details.blocks)}
        </details>
    }
    .markup()
}
