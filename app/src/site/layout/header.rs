//! The top of every page: date, masthead, menu, search.

use crate::{
    islands::site::LiveSearch,
    prelude::*,
    site::{
        layout::{Layout, menu::main_menu},
        words,
    },
    ui::{dates::today, icons},
};

/// The header. On the front page the paper's name is the page's first heading.
pub fn header(layout: &Layout, is_front: bool, query: &str) -> Markup {
    view! {
        <header class="head">
            {masthead(layout, is_front)}
            <div class="head-bar" id="site-menu" popover="auto">
                <button class="head-close" type="button" popovertarget="site-menu" popovertargetaction="hide">
                    {icons::close()}
                    <span>{words::CLOSE}</span>
                </button>
                {main_menu(&layout.data.main_menu, &layout.path)}
                {search_form(query)}
            </div>
        </header>
    }
    .markup()
}

fn masthead(layout: &Layout, is_front: bool) -> Markup {
    let name = layout.data.settings.name.clone();
    // long names are set smaller, so that the masthead stays one line
    let length = match name.chars().count() {
        ..=20 => None,
        21..=34 => Some("long"),
        _ => Some("longer"),
    };
    let link = view! { <a href="/">{name}</a> };
    let brand = if is_front {
        view! { <h1 class="brand" data-length=length>{link}</h1> }.markup()
    } else {
        view! { <p class="brand" data-length=length>{link}</p> }.markup()
    };
    let tagline =
        (!layout.data.settings.tagline.is_empty()).then(|| view! { <p class="tagline">{layout.data.settings.tagline.clone()}</p> });
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
            <p class="head-date">{today(&layout.calendar)}</p>
            {tagline}
        </div>
    }
    .markup()
}

fn search_form(query: &str) -> Markup {
    let query = query.to_owned();
    view! {
        <LiveSearch>
            <form class="find" action="/search/" method="get" role="search" data-island-load="intent" data-failed=words::search::SUGGEST_FAILED>
                <label class="unseen" for="find">{words::search::SEARCH_FOR}</label>
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
                <div class="find-list" id="find-list" role="listbox" aria-label=words::search::SUGGESTIONS hidden></div>
                <p class="unseen" role="status"></p>
            </form>
        </LiveSearch>
    }
    .markup()
}
