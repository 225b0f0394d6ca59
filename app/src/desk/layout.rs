//! What surrounds the content of every desk page.

use domain::TextSize;

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
    /// Who is signed in; `None` on pages before that.
    pub who: Option<&'a Who>,
}

/// The person who is signed in, as far as the layout shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    /// Their name.
    pub name: String,
    /// How large they want text.
    pub text_size: TextSize,
    /// Whether they may see people and the audit log.
    pub manages_people: bool,
}

/// A whole desk page. Its boot script loads the desk's bundle at once.
pub fn html_page(desk: Desk<'_>, title: &str, content: Markup) -> Markup {
    let file = |name: &str| desk.assets.url(name);
    let title = format!("{title} | {} | {}", words::DESK, desk.paper);
    let name = desk.paper.to_owned();
    let text_size = desk.who.map(|who| who.text_size.as_str());
    view! {
        <!DOCTYPE html>
        <html lang="en" dir="ltr" data-text-size=text_size>
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
                {navigation(desk.who)}
            </header>
            <main id="main" tabindex="-1">{content}</main>
        </body>
        </html>
    }
    .markup()
}

/// Where somebody can go, as far as their role reaches.
fn navigation(who: Option<&Who>) -> Markup {
    let Some(who) = who else { return view! { <a href="/">{words::TO_THE_SITE}</a> }.markup() };
    let manager = who.manages_people.then(|| {
        view! {
            <a href="/desk/people/">{words::people::TITLE}</a>
            <a href="/desk/audit/">{words::audit::TITLE}</a>
        }
    });
    view! {
        <nav class="desk-nav" aria-label=words::DESK>
            <a href="/desk/">{words::HOME}</a>
            {manager}
            <a href="/desk/account/" translate="no">{who.name.clone()}</a>
            <form method="post" action="/desk/sign-out">
                <button type="submit">{words::SIGN_OUT}</button>
            </form>
            <a href="/">{words::TO_THE_SITE}</a>
        </nav>
    }
    .markup()
}
