//! What happened when.

use domain::document::Timeline;

use super::{Drawing, blocks, inline::inline};
use crate::prelude::*;

pub fn view(drawing: &Drawing<'_>, id: Option<String>, timeline: &Timeline) -> Markup {
    let items: Vec<Markup> = timeline
        .items
        .iter()
        .map(|item| {
            let when = (!item.when.is_empty()).then(|| view! { <p class="timeline-when">{inline(drawing, &item.when)}</p> });
            view! { <li>{when} {blocks(drawing, &item.blocks)}</li> }.markup()
        })
        .collect();
    view! { <ol class="timeline" id=id>{items}</ol> }.markup()
}
