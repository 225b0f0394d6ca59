//! A sentence set large.

use domain::document::PullQuote;

use super::{BlockContext, inline::inline};
use crate::prelude::*;

pub fn view(context: &BlockContext<'_>, id: Option<String>, quote: &PullQuote) -> Markup {
    let cite = (!quote.cite.is_empty()).then(|| view! { <figcaption>{inline(context, &quote.cite)}</figcaption> });
    view! {
        <figure class="pull" id=id>
            <blockquote><p>{inline(context, &quote.content)}</p></blockquote>
            {cite}
        </figure>
    }
    .markup()
}
