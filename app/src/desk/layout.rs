//! What surrounds the content of every desk page.

use leptos::html;

use super::words;
use crate::{
    prelude::*,
    ui::{assets::Assets, head::font},
};

/// What every desk page needs.
#[derive(Debug, Clone, Copy)]
pub struct Desk<'a> {
    /// The paper's name.
    pub paper: &'a str,
    /// Paths of our own files.
    pub assets: &'a Assets,
}

/// A whole desk page. `data-glue` and `data-wasm` name the desk's bundle for `boot.js`, `data-wake` loads it at once.
pub fn html_page(desk: Desk<'_>, title: &str, content: Markup) -> Markup {
    let file = |name: &str| desk.assets.url(name);
    let title = format!("{title} | {} | {}", words::DESK, desk.paper);
    let name = desk.paper.to_owned();
    let bundle = html::html()
        .attr("lang", "en")
        .attr("dir", "ltr")
        .attr("data-glue", file("desk.js"))
        .attr("data-wasm", file("desk.wasm"))
        .attr("data-wake", "");
    let page = view! {
        <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <title>{title}</title>
            <meta name="robots" content="noindex" />
            <meta name="color-scheme" content="light dark" />
            {font(file("serif.woff2"))}
            {font(file("sans.woff2"))}
            <link rel="stylesheet" href=file("desk.css") />
            <script type="module" src=file("boot.js")></script>
            <link rel="icon" href="/favicon.ico" sizes="32x32" />
            <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        </head>
        <body class="desk">
            <a class="skip" href="#main">{words::SKIP}</a>
            <header class="desk-head">
                <p class="desk-name">{name} " " <span>{words::DESK}</span></p>
                <a href="/">{words::TO_THE_SITE}</a>
            </header>
            <main id="main" tabindex="-1">{content}</main>
        </body>
    };
    view! { <!DOCTYPE html> {bundle.child(page)} }.markup()
}
