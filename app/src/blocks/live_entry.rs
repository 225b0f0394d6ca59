//! One entry of a live story.

use domain::document::LiveEntry;

use super::{Drawing, blocks, heading::of_level, inline::inline};
use crate::{components::dates::full_date, prelude::*};

pub fn view(drawing: &Drawing<'_>, id: Option<String>, entry: &LiveEntry) -> Markup {
    let title = (!entry.title.is_empty()).then(|| of_level(drawing.heading_level(2), None, None, inline(drawing, &entry.title)));
    view! {
        <section class="live-entry" id=id>
            <p class="live-time">{full_date(drawing.calendar, entry.at)}</p>
            {title}
            {blocks(drawing, &entry.blocks)}
        </section>
    }
    .markup()
}
