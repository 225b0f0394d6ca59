//! A timeline of events.

use domain::document::Timeline;

use super::{BlockContext, blocks, inline::inline};
use crate::prelude::*;

pub fn view(context: &BlockContext<'_>, id: Option<String>, timeline: &Timeline) -> Markup {
    let items: Vec<Markup> = timeline
        .items
        .iter()
        .map(|item| {
            let when = (!item.when.is_empty()).then(|| view! { <p class="timeline-when">{inline(context, &item.when)}</p> });
            view! { <li>{when} {blocks(context, &item.blocks)}</li> }.markup()
        })
        .collect();
    view! { <ol class="timeline" id=id>{items}</ol> }.markup()
}
