//! The top of every page: date, masthead, menu, search.

use domain::MediaItem;

use crate::{
    islands::site::LiveSearch,
    prelude::*,
    site::{
        layout::{Layout, menu::main_menu},
        load::Logos,
        words,
    },
    ui::{dates::today, icons, picture::version_source},
};

/// Width of the logo's version in pixels; a logo with transparent parts has no smaller versions and is loaded whole.
const LOGO_WIDTH: u32 = 720;

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
    let logo = logo(&layout.data.logos, &name);
    let is_typeset = logo.is_none();
    let length = length.filter(|_| is_typeset);
    let link = view! { <a href="/">{match logo { Some(logo) => logo, None => name.markup() }}</a> };
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

/// The logo instead of the name in type, which it has as its text; on dark pages the other one, if there is one.
fn logo(logos: &Logos, name: &str) -> Option<Markup> {
    let light = logos.any()?;
    let Some(dark) = logos.dark.as_ref().filter(|_| logos.light.is_some()) else { return one_logo(light, name, "logo", None) };
    // the browser does not fetch the one that the style sheet hides
    let (light, dark) = (one_logo(light, name, "logo logo-light", Some("lazy"))?, one_logo(dark, name, "logo logo-dark", Some("lazy"))?);
    Some(view! { {light} {dark} }.markup())
}

fn one_logo(item: &MediaItem, name: &str, class: &'static str, loading: Option<&'static str>) -> Option<Markup> {
    let src = version_source(item, LOGO_WIDTH)?;
    let size = (item.width > 0 && item.height > 0).then(|| (item.width.to_string(), item.height.to_string()));
    let (width, height) = size.unzip();
    Some(view! { <img class=class src=src width=width height=height alt=name.to_owned() loading=loading decoding="async" /> }.markup())
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
