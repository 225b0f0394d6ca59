//! What surrounds the content of every desk page.

use domain::TextSize;

use super::{
    navigation::{foot, navigation},
    palette::palette,
    words,
};
use crate::{
    islands::desk::{DeskKeys, PageGuard},
    prelude::*,
    ui::{assets::Assets, head::font, words::InterfaceLanguage},
};

/// What every desk page needs.
#[derive(Debug, Clone, Copy)]
pub struct Desk<'a> {
    /// The paper's name.
    pub paper: &'a str,
    /// Paths of our own files.
    pub assets: &'a Assets,
    /// The style sheet of the paper's own colours, if it has any.
    pub look: Option<&'a str>,
    /// Who is signed in; `None` on pages before that.
    pub who: Option<&'a Who>,
    /// The entry of the navigation that this page belongs to.
    pub place: Place,
    /// Whether it shows something that goes on: without script it is loaded again after some seconds.
    pub goes_on: bool,
}

impl Desk<'_> {
    /// The same for a page that shows something that goes on.
    pub fn going_on(self, goes_on: bool) -> Self {
        Self { goes_on, ..self }
    }

    /// The same for a page that belongs to this entry of the navigation.
    pub fn at(self, place: Place) -> Self {
        Self { place, ..self }
    }
}

/// Entries of the navigation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Place {
    /// No entry.
    #[default]
    Elsewhere,
    /// The home page.
    Home,
    /// Stories.
    Stories,
    /// Pictures.
    Pictures,
    /// The front page and the pages of sections.
    Front,
    /// Comments.
    Comments,
    /// People.
    People,
    /// Breaking news.
    Breaking,
    /// Numbers.
    Numbers,
    /// Settings.
    Settings,
    /// Sections, tags, authors, redirects, menus.
    Structure,
    /// What is to be mended at the paper.
    Check,
    /// Imports.
    Import,
    /// The audit log.
    Audit,
    /// One's own account.
    Account,
}

/// The person who is signed in, as far as the layout shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    /// Their identity.
    pub id: String,
    /// Their name.
    pub name: String,
    /// How large they want text.
    pub text_size: TextSize,
    /// Whether they may begin stories.
    pub writes: bool,
    /// How many comments wait, at most 1,000, for those who may moderate.
    pub moderates: Option<i64>,
    /// Whether they may see people and the audit log.
    pub manages_people: bool,
    /// Whether they may change the settings.
    pub sets: bool,
    /// Whether they may arrange fronts, at least those of their sections.
    pub fronts: bool,
    /// Whether they may arrange the whole paper.
    pub arranges: bool,
}

/// A complete desk page. Its boot script loads the desk's bundle at once.
pub fn html_page(desk: Desk<'_>, title: impl AsRef<str>, content: Markup) -> Markup {
    let file = |name: &str| desk.assets.url(name);
    let title = format!("{} | {} | {}", title.as_ref(), words::DESK, desk.paper);
    let name = desk.paper.to_owned();
    let class = if desk.who.is_some() { "desk framed" } else { "desk" };
    let keys = desk.who.map(|who| view! { <DeskKeys writes=who.writes words=words::keys::for_island(desk.place) /> });
    let guard = desk.who.map(|who| view! { <PageGuard person=who.id.clone() words=words::guard::for_island() /> });
    let palette = desk.who.map(|_| palette());
    let language = InterfaceLanguage::current();
    let look = desk.look.map(|name| view! { <link rel="stylesheet" href=format!("/assets/{name}") /> });
    // with script, `frontend/boot/goes_on.js` replaces the part that goes on
    let refresh = desk.goes_on.then(|| view! { <noscript><meta http-equiv="refresh" content="5" /></noscript> });
    let text_size = desk.who.map(|who| who.text_size.as_str());
    view! {
        <!DOCTYPE html>
        <html lang=language.tag() dir=language.direction().as_str() data-text-size=text_size>
        <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <title>{title}</title>
            <meta name="robots" content="noindex" />
            {refresh}
            <meta name="color-scheme" content="light dark" />
            {font(file("serif.woff2"))}
            {font(file("sans.woff2"))}
            <link rel="stylesheet" href=file("desk.css") />
            {look}
            <script type="module" src=file("desk-boot.js")></script>
            <link rel="manifest" href="/desk.webmanifest" />
            <link rel="icon" type="image/png" href="/favicon.ico" sizes="48x48" />
        </head>
        <body class=class>
            <a class="skip" href="#main">{words::SKIP}</a>
            <header class="desk-head">
                <p class="desk-name"><span translate="no">{name}</span> " " <span class="desk-word">{words::DESK}</span></p>
                {navigation(desk)}
                {foot(desk)}
            </header>
            <main id="main" tabindex="-1">{content}</main>
            {keys}
            {guard}
            {palette}
        </body>
        </html>
    }
    .markup()
}
