//! Numbered pages of results.

use crate::{prelude::*, site::load::SearchParams, ui::text::words};

/// Links to the page before and after this one.
pub fn numbered(params: &SearchParams, more: bool) -> Option<Markup> {
    let page = params.page_number();
    let earlier = (page > 1).then(|| view! { <a class="go" rel="prev" href=params.url(page - 1)>{words::EARLIER_PAGE}</a> });
    let later = (more && page < 50).then(|| view! { <a class="go" rel="next" href=params.url(page + 1)>{words::LATER_PAGE}</a> });
    if earlier.is_none() && later.is_none() {
        return None;
    }
    Some(
        view! {
            <nav class="pager" aria-label=words::PAGES>
                {earlier} <span>{words::page_of_results(page)}</span> {later}
            </nav>
        }
        .markup(),
    )
}
