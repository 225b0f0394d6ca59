//! A sentence set large.

use domain::document::PullQuote;

use super::{Drawing, inline::inline};
use crate::prelude::*;

pub fn view(drawing: &Drawing<'_>, id: Option<String>, quote: &PullQuote) -> Markup {
    let cite = (!quote.cite.is_empty()).then(|| view! { <figcaption>{inline(drawing, &quote.cite)}</figcaption> });
    view! {
        <figure class="pull" id=id>
            <blockquote><p>{inline(drawing, &quote.content)}</p></blockquote>
            {cite}
        </figure>
    }
    .markup()
}
