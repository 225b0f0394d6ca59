//! The search page: form, results, and a way on when there are none.

use newsroom::{SearchHit, SearchPage, SnippetPart};

use crate::{
    chrome::Chrome,
    components::{
        card::{Setting, Size, card_with},
        filters::filters,
        layout, pager,
        tongue::tongue,
    },
    head::Head,
    load::SearchResults,
    prelude::*,
    text::{urls, words},
};

/// What was found.
pub fn search(chrome: &Chrome, results: &SearchResults) -> Markup {
    let asked = results.asked.q.trim();
    let title = if asked.is_empty() { words::SEARCH.to_owned() } else { format!("{}: {asked}", words::SEARCH) };
    let head = Head { title, canonical: String::new(), no_index: true, ..Head::default() };
    let found = match &results.found {
        Some(found) => found_view(chrome, results, found),
        None => view! { <p class="empty">{words::SEARCH_HINT}</p> {browse(chrome)} }.markup(),
    };
    let matter = view! {
        <div class="search">
            <h1>{words::SEARCH}</h1>
            {filters(chrome, results)}
            {found}
        </div>
    }
    .markup();
    layout(chrome, head, "search", asked, matter)
}

fn found_view(chrome: &Chrome, results: &SearchResults, found: &SearchPage) -> Markup {
    let corrected = found.corrected.as_ref().map(|corrected| corrected_note(results, corrected));
    if found.hits.is_empty() {
        let clear = results.asked.narrowed().then(|| {
            let href = urls::search(results.asked.q.trim());
            view! { <p><a class="go" href=href>{words::CLEAR}</a></p> }
        });
        return view! {
            <div class="empty" role="status">
                <h2>{words::NOTHING_FOUND}</h2>
                <p>{words::SEARCH_EMPTY_HINT}</p>
                {clear}
            </div>
            {browse(chrome)}
        }
        .markup();
    }
    let hits: Vec<Markup> = found.hits.iter().map(|hit| view! { <li>{hit_view(chrome, hit)}</li> }.markup()).collect();
    view! {
        {corrected}
        <p class="search-count" role="status">{words::results(found.total, found.total >= 1000)}</p>
        <ol class="stories-list search-hits">{hits}</ol>
        {pager::numbered(&results.asked, found.more)}
    }
    .markup()
}

/// `Showing results for “treaty”.`
fn corrected_note(results: &SearchResults, corrected: &str) -> Markup {
    let href = urls::search(corrected);
    let asked = results.asked.q.trim().to_owned();
    view! {
        <p class="search-corrected">
            "Nothing was found for “" {asked} "”. Did you mean " <a href=href>{corrected.to_owned()}</a> "? These are its results."
        </p>
    }
    .markup()
}

fn hit_view(chrome: &Chrome, hit: &SearchHit) -> Markup {
    let mut story = hit.card.clone();
    let snippet = hit.snippet.iter().any(|part| !part.text.trim().is_empty());
    if snippet {
        // the passage that was found says more here than the standfirst
        story.standfirst = None;
    }
    let (lang, _) = tongue(&chrome.calendar, &story.language, story.direction);
    let passage = snippet.then(|| view! { <p class="card-passage" lang=lang>{snippet_view(&hit.snippet)}</p> }.markup());
    card_with(&chrome.calendar, &story, Setting::new(Size::Row, 2), passage)
}

fn snippet_view(parts: &[SnippetPart]) -> Vec<Markup> {
    parts
        .iter()
        .map(|part| if part.hit { view! { <mark>{part.text.clone()}</mark> }.markup() } else { part.text.clone().markup() })
        .collect()
}

fn browse(chrome: &Chrome) -> Option<Markup> {
    let items: Vec<Markup> = chrome
        .shown_sections()
        .map(|section| {
            let href = section.path().to_string();
            view! { <li><a href=href>{section.name.clone()}</a></li> }.markup()
        })
        .collect();
    if items.is_empty() {
        return None;
    }
    Some(
        view! {
            <nav class="list-below" aria-label=words::BROWSE>
                <h2 class="rail-title">{words::BROWSE}</h2>
                <ul>{items}</ul>
            </nav>
        }
        .markup(),
    )
}
