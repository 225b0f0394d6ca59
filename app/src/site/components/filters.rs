//! The search page's form: words and what narrows them. A GET form, so that every search has an address.

use crate::{
    prelude::*,
    site::{
        load::{LayoutData, SearchResults},
        words,
    },
    ui::{text::urls, words::Word},
};

/// The form, filled with the current search.
pub fn filters(data: &LayoutData, results: &SearchResults) -> Markup {
    let params = &results.params;
    let open = params.narrowed() || params.sort == "newest";
    view! {
        <form class="filters" action="/search/" method="get" role="search" aria-label=words::search::FILTERS>
            <div class="filters-words">
                <label for="words">{words::search::WORDS_LABEL}</label>
                <input id="words" name="q" type="search" value=params.q.clone() maxlength="200" autocomplete="off" />
                <button type="submit">{words::SEARCH}</button>
            </div>
            <details class="filters-more" open=open>
                <summary>{words::search::FILTERS}</summary>
                <div class="filters-fields">
                    {choice("section", words::search::SECTION, words::search::ANY_SECTION, &sections(data), &params.section)}
                    {choice("author", words::search::AUTHOR, words::search::ANY_AUTHOR, &authors(results), &params.author)}
                    {day("from", words::search::FROM_DAY, &params.from)}
                    {day("until", words::search::UNTIL_DAY, &params.until)}
                    {choice("sort", words::search::ORDER, words::search::BEST_FIRST, &[("newest".to_owned(), words::search::NEWEST_FIRST.into())], &params.sort)}
                </div>
            </details>
        </form>
    }
    .markup()
}

fn sections(data: &LayoutData) -> Vec<(String, String)> {
    data.shown_sections().map(|section| (section.slug.to_string(), section.name.clone())).collect()
}

fn authors(results: &SearchResults) -> Vec<(String, String)> {
    results.authors.iter().map(|author| (urls::last_part(&author.path), author.name.clone())).collect()
}

fn choice(name: &'static str, label: Word, any: Word, options: &[(String, String)], chosen: &str) -> Markup {
    let id = format!("by-{name}");
    let options: Vec<Markup> = options
        .iter()
        .map(|(value, text)| {
            let selected = value == chosen;
            view! { <option value=value.clone() selected=selected>{text.clone()}</option> }.markup()
        })
        .collect();
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <select id=id name=name>
                <option value="">{any}</option>
                {options}
            </select>
        </div>
    }
    .markup()
}

fn day(name: &'static str, label: Word, value: &str) -> Markup {
    let id = format!("by-{name}");
    // a value that is no day would make the field invalid; it narrows nothing anyway
    let value = value.trim().parse::<jiff::civil::Date>().map(|day| day.to_string()).unwrap_or_default();
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <input id=id name=name type="date" value=value />
        </div>
    }
    .markup()
}
