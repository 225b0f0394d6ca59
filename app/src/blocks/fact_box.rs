//! Background beside the story.

use domain::document::FactBox;

use super::{Drawing, blocks, heading::of_level, inline::inline};
use crate::prelude::*;

pub fn view(drawing: &Drawing<'_>, id: Option<String>, fact_box: &FactBox) -> Markup {
    let title =
        (!fact_box.title.is_empty()).then(|| of_level(drawing.heading_level(3), None, Some("box-title"), inline(drawing, &fact_box.title)));
    view! {
        <div class="box fact-box" id=id>
            {title}
            {blocks(drawing, &fact_box.blocks)}
        </div>
    }
    .markup()
}
