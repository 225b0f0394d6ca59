//! The search page: form, results, and a way on when there are none.

use newsroom::{SearchHit, SearchPage, SnippetPart};

use crate::{
    prelude::*,
    site::{
        components::{
            card::{Extra, Setting, Size, card_with},
            filters::filters,
            pager,
        },
        layout::{Layout, html_page},
        load::SearchResults,
        words,
    },
    ui::{head::Head, lang_dir::lang_dir, text::urls},
};

/// The search page.
pub fn search(layout: &Layout, results: &SearchResults) -> Markup {
    let terms = results.params.q.trim();
    let title = if terms.is_empty() { String::from(words::SEARCH) } else { format!("{}: {terms}", words::SEARCH) };
    let head = Head { title, canonical: String::new(), no_index: true, ..Head::default() };
    let found = match &results.found {
        Some(found) => found_view(layout, results, found),
        None => view! { <p class="empty">{words::search::HINT}</p> {browse(layout)} }.markup(),
    };
    let content = view! {
        <div class="search">
            <h1>{words::SEARCH}</h1>
            {filters(&layout.data, results)}
            {found}
        </div>
    }
    .markup();
    html_page(layout, head, "search", terms, content)
}

fn found_view(layout: &Layout, results: &SearchResults, found: &SearchPage) -> Markup {
    let corrected = found.corrected.as_ref().map(|corrected| corrected_note(results, corrected));
    if found.hits.is_empty() {
        let clear = results.params.narrowed().then(|| {
            let href = urls::search(results.params.q.trim());
            view! { <p><a class="go" href=href>{words::search::CLEAR}</a></p> }
        });
        return view! {
            <div class="empty" role="status">
                <h2>{words::search::NOTHING_FOUND}</h2>
                <p>{words::search::EMPTY_HINT}</p>
                {clear}
            </div>
            {browse(layout)}
        }
        .markup();
    }
    // counting stops there
    let results_found = if found.total >= 1000 { words::search::MANY_RESULTS } else { words::search::RESULTS };
    let hits: Vec<Markup> = found.hits.iter().map(|hit| view! { <li>{hit_view(layout, hit)}</li> }.markup()).collect();
    view! {
        {corrected}
        <p class="search-count" role="status">{results_found.of(found.total)}</p>
        <ol class="stories-list search-hits">{hits}</ol>
        {pager::numbered(&results.params, found.more)}
    }
    .markup()
}

/// `No stories found for “traety”. Showing results for treaty`
fn corrected_note(results: &SearchResults, corrected: &str) -> Markup {
    let href = urls::search(corrected);
    let terms = results.params.q.trim().to_owned();
    view! { <p class="search-corrected">{words::search::CORRECTED_FROM.with(&[("terms", &terms)])} " " <a href=href>{corrected.to_owned()}</a></p> }.markup()
}

fn hit_view(layout: &Layout, hit: &SearchHit) -> Markup {
    let mut story = hit.card.clone();
    let snippet = hit.snippet.iter().any(|part| !part.text.trim().is_empty());
    if snippet {
        // the passage that was found says more here than the standfirst
        story.standfirst = None;
    }
    let (lang, _) = lang_dir(&layout.calendar, &story.language, story.direction);
    let passage = snippet.then(|| view! { <p class="card-passage" lang=lang>{snippet_view(&hit.snippet)}</p> }.markup());
    card_with(&layout.calendar, &story, Setting::new(Size::Row, 2), Extra { passage, ..Extra::default() })
}

fn snippet_view(parts: &[SnippetPart]) -> Vec<Markup> {
    parts
        .iter()
        .map(|part| if part.hit { view! { <mark>{part.text.clone()}</mark> }.markup() } else { part.text.clone().markup() })
        .collect()
}

fn browse(layout: &Layout) -> Option<Markup> {
    let items: Vec<Markup> = layout
        .data
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
            <nav class="list-below" aria-label=words::search::BROWSE>
                <h2 class="rail-title">{words::search::BROWSE}</h2>
                <ul>{items}</ul>
            </nav>
        }
        .markup(),
    )
}
