//! Lines above parts of the text.

use domain::document::Heading;

use super::{BlockContext, inline::inline};
use crate::prelude::*;

pub fn view(context: &BlockContext<'_>, id: Option<String>, heading: &Heading) -> Markup {
    let level = context.heading_level(heading.level);
    of_level(level, id, None, inline(context, &heading.content))
}

/// A heading of a level found at run time.
pub fn of_level(level: u8, id: Option<String>, class: Option<&'static str>, text: Markup) -> Markup {
    match level {
        ..=2 => view! { <h2 id=id class=class>{text}</h2> }.markup(),
        3 => view! { <h3 id=id class=class>{text}</h3> }.markup(),
        4 => view! { <h4 id=id class=class>{text}</h4> }.markup(),
        5 => view! { <h5 id=id class=class>{text}</h5> }.markup(),
        _ => view! { <h6 id=id class=class>{text}</h6> }.markup(),
    }
}
