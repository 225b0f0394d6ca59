//! Numbered pages of results.

use crate::{
    prelude::*,
    site::{load::SearchParams, words},
    ui::text::numbers::digits,
};

/// Links to the page before and after this one.
pub fn numbered(params: &SearchParams, more: bool) -> Option<Markup> {
    let page = params.page_number();
    let earlier = (page > 1).then(|| view! { <a class="go" rel="prev" href=params.url(page - 1)>{words::search::EARLIER_PAGE}</a> });
    let later = (more && page < 50).then(|| view! { <a class="go" rel="next" href=params.url(page + 1)>{words::search::LATER_PAGE}</a> });
    if earlier.is_none() && later.is_none() {
        return None;
    }
    Some(
        view! {
            <nav class="pager" aria-label=words::search::PAGES>
                {earlier} <span>{words::search::PAGE.with(&[("number", &digits(page))])}</span> {later}
            </nav>
        }
        .markup(),
    )
}
