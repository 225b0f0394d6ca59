//! What happened when.

use domain::document::Timeline;

use super::{Drawing, blocks, inline::inline};
use crate::prelude::*;

pub fn view(drawing: &Drawing<'_>, id: Option<String>, timeline: &Timeline) -> AnyView {
    let items: Vec<AnyView> = timeline
        .items
        .iter()
        .map(|item| {
            let when = (!item.when.is_empty()).then(|| view! { <p class="timeline-when">{inline(drawing, &item.when)}</p> });
            view! { <li>{when} {blocks(drawing, &item.blocks)}</li> }.into_any()
        })
        .collect();
    view! { <ol class="timeline" id=id>{items}</ol> }.into_any()
}
