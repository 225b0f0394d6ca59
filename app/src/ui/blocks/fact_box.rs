//! Background beside the story.

use domain::document::FactBox;

use super::{BlockContext, blocks, heading::of_level, inline::inline};
use crate::prelude::*;

pub fn view(context: &BlockContext<'_>, id: Option<String>, fact_box: &FactBox) -> Markup {
    let title =
        (!fact_box.title.is_empty()).then(|| of_level(context.heading_level(3), None, Some("box-title"), inline(context, &fact_box.title)));
    view! {
        <div class="box fact-box" id=id>
            {title}
            {blocks(context, &fact_box.blocks)}
        </div>
    }
    .markup()
}
