//! `GET /api/suggest?q=WORDS`: what the search field suggests while the reader types.

use leptos::server_fn::codec::GetUrl;
use newsroom::{SearchQuery, Sort};

use super::{ApiError, error, site};
use crate::{components, prelude::*, render::render, text::Calendar};

/// Suggestions at a time.
const MOST: u16 = 8;
/// Characters that are looked at; the form's field takes no more.
const LONGEST: usize = 200;

/// Stories whose headline, text, captions or authors have these words; the last one may be half typed.
#[server(name = SuggestFn, prefix = "/api", endpoint = "suggest", input = GetUrl)]
pub async fn suggest(#[server(default)] q: String) -> Result<String, ApiError> {
    let site = site()?;
    let words = domain::text::one_line(&q);
    if words.is_empty() || words.chars().count() > LONGEST {
        return Err(error::bad_request("`q` must be 1 to 200 characters to look for, as in /api/suggest?q=river"));
    }
    let broken = |error: newsroom::Error| error::broken(&error.to_string());
    let query = SearchQuery {
        text: words.clone(),
        section: None,
        author: None,
        from: None,
        until: None,
        sort: Sort::Relevance,
        page: 1,
        per_page: MOST,
        prefix: true,
    };
    let found = site.newsroom.search(&query).await.map_err(broken)?;
    let calendar = Calendar::of(&site.newsroom.settings().await.map_err(broken)?, site.newsroom.now());
    Ok(render(|| components::suggestions(&calendar, &words, &found)))
}
