//! The pages about what is on a reader's device: `/offline/`, `/saved/`, `/settings/`. The server sends the same to everybody; the script
//! `device.js` fills them from the device.

use crate::{
    prelude::*,
    site::{
        DevicePage,
        components::{appearance::appearance, breadcrumb::breadcrumb},
        layout::{Layout, html_page},
        words::{alerts, device as words},
    },
    ui::head::Head,
};

/// One of these pages.
pub fn device(layout: &Layout, page: DevicePage) -> Markup {
    let (title, content) = match page {
        DevicePage::Offline => (words::ON_DEVICE, offline()),
        DevicePage::Saved => (words::SAVED_TITLE, saved()),
        DevicePage::Settings => (words::SETTINGS, settings(layout)),
    };
    let head = Head { title: String::from(title), no_index: true, ..Head::default() };
    let content = view! {
        <link rel="stylesheet" href=layout.assets.url("device.css") />
        {breadcrumb(&[], title.text().markup())}
        <div class="device" data-page=page.name()>
            {content}
            <noscript><p class="empty">{words::NEEDS_SCRIPT}</p></noscript>
            <p class="empty" data-part="impossible" hidden>{words::NEEDS_SCRIPT}</p>
        </div>
        <script type="module" src=layout.assets.url("device.js")></script>
    }
    .markup();
    // part of the shell of devices for weeks: no stories of the day
    html_page(&layout.without_newest(), head, "device", "", content)
}

fn offline() -> Markup {
    view! {
        <header class="list-head">
            <h1 data-part="title">{words::ON_DEVICE}</h1>
            <p class="list-about" data-part="about">{words::ONLINE_TEXT}</p>
            <p data-part="again" hidden><a class="go" href="">{words::TRY_AGAIN}</a></p>
        </header>
        <form class="device-find" action="/search/" method="get" role="search" data-part="find" hidden>
            <label for="device-q">{words::SEARCH_DEVICE}</label>
            <input id="device-q" name="q" type="search" maxlength="200" autocomplete="off" />
            <button class="go">{words::SEARCH}</button>
        </form>
        <div data-part="lists" aria-live="polite"></div>
    }
    .markup()
}

fn saved() -> Markup {
    view! {
        <header class="list-head">
            <h1>{words::SAVED_TITLE}</h1>
            <p class="list-about">{words::SAVED_ABOUT}</p>
        </header>
        <div data-part="lists" aria-live="polite"></div>
    }
    .markup()
}

fn settings(layout: &Layout) -> Markup {
    let name = layout.data.settings.name.clone();
    view! {
        <header class="list-head">
            <h1>{words::SETTINGS}</h1>
            <p class="list-about">{words::SETTINGS_ABOUT}</p>
        </header>
        <div class="settings" data-part="alerts" hidden>
            <section aria-labelledby="alerts">
                <h2 id="alerts">{alerts::ALERTS_TITLE}</h2>
            </section>
        </div>
        <div class="settings" data-part="settings" hidden>
            <fieldset>
                <legend>{words::OFFLINE_READING}</legend>
                <label class="choice"><input type="checkbox" name="edition" /> {words::KEEP_EDITION}</label>
                <p class="hint">{words::KEEP_EDITION_HINT}</p>
                <p class="device-status" role="status" data-part="edition"></p>
                <p class="settings-acts">
                    <button class="go" type="button" data-act="fetch" hidden>{words::FETCH_NOW}</button>
                    <a class="go" href="/offline/">{words::ON_DEVICE}</a>
                </p>
            </fieldset>
            <fieldset>
                <legend>{words::PICTURES}</legend>
                <label class="choice"><input type="radio" name="pictures" value="always" /> {words::PICTURES_ALWAYS}</label>
                <label class="choice"><input type="radio" name="pictures" value="wifi" /> {words::PICTURES_WIFI}</label>
                <label class="choice"><input type="radio" name="pictures" value="never" /> {words::PICTURES_NEVER}</label>
                <p class="hint">{words::PICTURES_HINT}</p>
            </fieldset>
            <section aria-labelledby="look">
                <h2 id="look">{words::LOOK}</h2>
                {appearance("settings")}
            </section>
            <section aria-labelledby="storage">
                <h2 id="storage">{words::STORAGE}</h2>
                <dl class="storage" data-part="storage" tabindex="-1"></dl>
                <p class="device-status" role="status" data-part="status"></p>
                <p class="settings-acts">
                    <button class="go" type="button" data-act="export">{words::EXPORT}</button>
                    <button class="go" type="button" data-act="erase">{words::ERASE}</button>
                </p>
                <div class="settings-sure" data-part="sure" hidden>
                    <p>{words::ERASE_SURE}</p>
                    <p class="settings-acts">
                        <button class="go" type="button" data-act="erase-yes">{words::ERASE_YES}</button>
                        <button class="go" type="button" data-act="erase-no">{words::CANCEL}</button>
                    </p>
                </div>
            </section>
            <section aria-labelledby="install">
                <h2 id="install">{words::INSTALL}</h2>
                <p>{words::INSTALL_ABOUT.with(&[("name", &name)])}</p>
                <p data-part="installed" hidden>{words::INSTALLED}</p>
                <p data-part="install-now" hidden><button class="go" type="button" data-act="install">{words::INSTALL_NOW}</button></p>
                <p data-part="install-ios" hidden>{words::INSTALL_IOS}</p>
                <p data-part="install-menu" hidden>{words::INSTALL_MENU}</p>
            </section>
        </div>
    }
    .markup()
}
