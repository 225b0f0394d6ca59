//! One entry of a live story.

use domain::document::LiveEntry;

use super::{BlockContext, blocks, heading::of_level, inline::inline};
use crate::{prelude::*, ui::dates::full_date};

pub fn view(context: &BlockContext<'_>, id: Option<String>, entry: &LiveEntry) -> Markup {
    let title = (!entry.title.is_empty()).then(|| of_level(context.heading_level(2), None, None, inline(context, &entry.title)));
    view! {
        <section class="live-entry" id=id>
            <p class="live-time">{full_date(context.calendar, entry.at)}</p>
            {title}
            {blocks(context, &entry.blocks)}
        </section>
    }
    .markup()
}
