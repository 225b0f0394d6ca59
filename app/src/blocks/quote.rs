//! Somebody else's words.

use domain::document::Quote;

use super::{Drawing, blocks, inline::inline};
use crate::prelude::*;

pub fn view(drawing: &Drawing<'_>, id: Option<String>, quote: &Quote) -> Markup {
    let words = blocks(drawing, &quote.blocks);
    if quote.cite.is_empty() {
        return view! { <blockquote id=id>{words}</blockquote> }.markup();
    }
    view! {
        <figure class="quote" id=id>
            <blockquote>{words}</blockquote>
            <figcaption>{inline(drawing, &quote.cite)}</figcaption>
        </figure>
    }
    .markup()
}
