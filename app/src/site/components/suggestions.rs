//! Suggestions of the search field while the reader types.

use newsroom::{Named, SearchPage};

use crate::{
    prelude::*,
    site::words,
    ui::{
        lang_dir::lang_dir,
        text::{Calendar, urls},
        words::Word,
    },
};

/// Names with what they are, up to eight stories, and the way to all results, as options of a list box. `query` is what was typed.
pub fn suggestions(calendar: &Calendar, query: &str, page: &SearchPage, names: &[(Word, Named)]) -> Markup {
    if page.hits.is_empty() && names.is_empty() {
        return view! { <p class="find-none" role="option" aria-disabled="true" aria-selected="false" data-status=words::search::NOTHING_FOUND>{words::search::NOTHING_FOUND}</p> }.markup();
    }
    let options: Vec<Markup> = page.hits.iter().take(8).enumerate().map(|(at, hit)| option(calendar, hit, at)).collect();
    let status = words::search::SUGGESTED.of(options.len() + names.len());
    let names: Vec<Markup> = names.iter().enumerate().map(|(at, (kind, named))| name(*kind, named, at)).collect();
    view! {
        {names}
        {options}
        <a class="find-all" role="option" aria-selected="false" tabindex="-1" id="find-all" href=urls::search(query) data-status=status>{words::search::VIEW_ALL}</a>
    }
    .markup()
}

/// A section, subject or author.
fn name(kind: Word, named: &Named, at: usize) -> Markup {
    view! {
        <a class="find-hit find-name" role="option" aria-selected="false" tabindex="-1" id=format!("find-name-{at}") href=named.path.to_string()>
            <span dir="auto">{named.name.clone()}</span> " " <span class="find-about">{kind}</span>
        </a>
    }
    .markup()
}

fn option(calendar: &Calendar, hit: &newsroom::SearchHit, at: usize) -> Markup {
    let card = &hit.card;
    let (lang, dir) = lang_dir(calendar, &card.language, card.direction);
    let section = card.section.as_ref().map(|section| view! { <span class="kicker">{section.name.clone()}</span> });
    let date = calendar.short_day(card.published_at);
    let href = card.path.to_string();
    view! {
        <a class="find-hit" role="option" aria-selected="false" tabindex="-1" id=format!("find-{at}") href=href>
            <span class="find-headline" lang=lang dir=dir>{card.headline.to_string()}</span>
            <span class="find-about">{section} " " <span>{date}</span></span>
        </a>
    }
    .markup()
}
