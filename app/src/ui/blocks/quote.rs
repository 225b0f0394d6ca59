//! Somebody else's words.

use domain::document::Quote;

use super::{BlockContext, blocks, inline::inline};
use crate::prelude::*;

pub fn view(context: &BlockContext<'_>, id: Option<String>, quote: &Quote) -> Markup {
    let words = blocks(context, &quote.blocks);
    if quote.cite.is_empty() {
        return view! { <blockquote id=id>{words}</blockquote> }.markup();
    }
    view! {
        <figure class="quote" id=id>
            <blockquote>{words}</blockquote>
            <figcaption>{inline(context, &quote.cite)}</figcaption>
        </figure>
    }
    .markup()
}
