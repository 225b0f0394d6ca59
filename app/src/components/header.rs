//! The top of every page: date, masthead, menu, search.

use crate::{
    chrome::Chrome,
    components::{dates::today, icons, menu::main_menu},
    islands::LiveSearch,
    prelude::*,
    text::words,
};

/// The header. On the front page the paper's name is the page's first heading.
pub fn header(chrome: &Chrome, query: &str) -> Markup {
    view! {
        <header class="head">
            {masthead(chrome)}
            <div class="head-bar" id="site-menu" popover="auto">
                <button class="head-close" type="button" popovertarget="site-menu" popovertargetaction="hide">
                    {icons::close()}
                    <span>{words::CLOSE}</span>
                </button>
                {main_menu(&chrome.furniture.main_menu, &chrome.path)}
                {search_form(query)}
            </div>
        </header>
    }
    .markup()
}

fn masthead(chrome: &Chrome) -> Markup {
    let name = chrome.furniture.settings.name.clone();
    // long names are set smaller, so that the masthead stays one line
    let length = match name.chars().count() {
        ..=20 => None,
        21..=34 => Some("long"),
        _ => Some("longer"),
    };
    let link = view! { <a href="/">{name}</a> };
    let brand = if chrome.path == "/" {
        view! { <h1 class="brand" data-length=length>{link}</h1> }.markup()
    } else {
        view! { <p class="brand" data-length=length>{link}</p> }.markup()
    };
    let tagline = (!chrome.furniture.settings.tagline.is_empty())
        .then(|| view! { <p class="tagline">{chrome.furniture.settings.tagline.clone()}</p> });
    view! {
        <div class="head-mast">
            <button class="head-open" type="button" popovertarget="site-menu">
                {icons::menu()}
                <span class="unseen">{words::MENU}</span>
            </button>
            {brand}
            <a class="head-search" href="/search/">
                {icons::search()}
                <span class="unseen">{words::SEARCH}</span>
            </a>
            <p class="head-date">{today(&chrome.calendar)}</p>
            {tagline}
        </div>
    }
    .markup()
}

fn search_form(query: &str) -> Markup {
    let query = query.to_owned();
    view! {
        <LiveSearch>
            <form class="find" action="/search/" method="get" role="search" data-island-load="intent" data-failed=words::SUGGEST_FAILED>
                <label class="unseen" for="find">{words::SEARCH_FOR}</label>
                <input
                    id="find"
                    name="q"
                    type="text"
                    inputmode="search"
                    enterkeyhint="search"
                    placeholder=words::SEARCH
                    value=query
                    maxlength="200"
                    autocomplete="off"
                    role="combobox"
                    aria-expanded="false"
                    aria-autocomplete="list"
                    aria-controls="find-list"
                    data-keys="ArrowDown ArrowUp"
                />
                <button class="find-go" type="submit">
                    {icons::search()}
                    <span class="unseen">{words::SEARCH}</span>
                </button>
                <div class="find-list" id="find-list" role="listbox" aria-label=words::SUGGESTIONS hidden></div>
                <p class="unseen" role="status"></p>
            </form>
        </LiveSearch>
    }
    .markup()
}
