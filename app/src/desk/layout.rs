//! What surrounds the content of every desk page.

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

/// A whole desk page. Its boot script loads the desk's bundle at once.
pub fn html_page(desk: Desk<'_>, title: &str, content: Markup) -> Markup {
    let file = |name: &str| desk.assets.url(name);
    let title = format!("{title} | {} | {}", words::DESK, desk.paper);
    let name = desk.paper.to_owned();
    view! {
        <!DOCTYPE html>
        <html lang="en" dir="ltr">
        <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <title>{title}</title>
            <meta name="robots" content="noindex" />
            <meta name="color-scheme" content="light dark" />
            {font(file("serif.woff2"))}
            {font(file("sans.woff2"))}
            <link rel="stylesheet" href=file("desk.css") />
            <script type="module" src=file("desk-boot.js")></script>
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
        </html>
    }
    .markup()
}
