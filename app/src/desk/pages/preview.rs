//! A draft as readers will see it: the page in a frame, the search result, the card where it is shared, links for others.

use crate::{
    desk::{
        form::{Errors, button_form, notice, summary},
        layout::{Desk, Place, html_page},
        words::preview as words,
    },
    prelude::*,
    ui::words::Word,
};

/// Widths of the frame in CSS pixels, with the height that is shown.
pub const WIDTHS: [(u16, u16, Word); 3] = [(390, 844, words::PHONE), (820, 1180, words::TABLET), (1440, 900, words::DESKTOP)];
/// The themes of the reader's page, by the value of its `data-theme`.
pub const THEMES: [(&str, Word); 2] = [("light", words::LIGHT), ("dark", words::DARK)];

/// What the page shows.
#[derive(Debug, Clone, Default)]
pub struct PreviewPage {
    /// The story's identity.
    pub id: String,
    /// The draft's headline.
    pub headline: String,
    /// One of [`WIDTHS`].
    pub width: u16,
    /// One of [`THEMES`].
    pub theme: &'static str,
    /// Title, URL and description of the search result.
    pub search: [String; 3],
    /// Title and description of the card where it is shared.
    pub social: [String; 2],
    /// The path of the picture there.
    pub image: Option<String>,
    /// The name of the site, as cards show it.
    pub host: String,
    /// Links that work: identity and description.
    pub links: Vec<(String, String)>,
    /// A link that was just made.
    pub new_link: Option<String>,
    /// What was wrong.
    pub errors: Errors,
    /// What just happened.
    pub notice: Option<Word>,
}

/// The page.
pub fn preview(desk: Desk<'_>, page: &PreviewPage) -> Markup {
    let height = WIDTHS.iter().find(|(width, ..)| *width == page.width).map_or(844, |(_, height, _)| *height);
    let src = format!("/desk/stories/{}/preview/page?theme={}", page.id, page.theme);
    let content = view! {
        <div class="desk-page wide preview-page">
            <p><a class="bar-link" href=format!("/desk/stories/{}/", page.id)>{words::BACK}</a></p>
            <h1><span translate="no">{page.headline.clone()}</span> " · " {words::TITLE}</h1>
            {notice(page.notice)}
            {summary("preview", &page.errors)}
            <div class="preview-choices">{widths(page)} {themes(page)}</div>
            <div class="preview-frame" tabindex="0" role="group" aria-label=words::FRAME>
                <iframe src=src width=page.width.to_string() height=height.to_string() title=words::FRAME></iframe>
            </div>
            <div class="preview-cards">{search_result(page)} {social_card(page)} {links(page)}</div>
        </div>
    }
    .markup();
    html_page(desk.at(Place::Stories), &page.headline, content)
}

fn choice(page: &PreviewPage, width: u16, theme: &str, label: Word, hint: Option<String>) -> Markup {
    let chosen = (page.width == width && page.theme == theme).then_some("true");
    let href = format!("/desk/stories/{}/preview/?width={width}&theme={theme}", page.id);
    let hint = hint.map(|hint| view! { " " <span class="hint">{hint}</span> });
    view! { <li><a class="button quiet" href=href aria-current=chosen>{label} {hint}</a></li> }.markup()
}

fn widths(page: &PreviewPage) -> Markup {
    let choices: Vec<Markup> =
        WIDTHS.iter().map(|(width, _, label)| choice(page, *width, page.theme, *label, Some(width.to_string()))).collect();
    view! { <ul class="choices" aria-label=words::WIDTHS>{choices}</ul> }.markup()
}

fn themes(page: &PreviewPage) -> Markup {
    let choices: Vec<Markup> = THEMES.iter().map(|(theme, label)| choice(page, page.width, theme, *label, None)).collect();
    view! { <ul class="choices" aria-label=words::COLOURS>{choices}</ul> }.markup()
}

fn search_result(page: &PreviewPage) -> Markup {
    let [title, url, description] = page.search.clone();
    view! {
        <section>
            <h2>{words::IN_SEARCH}</h2>
            <div class="search-preview" translate="no">
                <p class="hint" dir="ltr">{url}</p>
                <p class="search-preview-title" dir="auto">{title}</p>
                <p dir="auto">{description}</p>
            </div>
        </section>
    }
    .markup()
}

fn social_card(page: &PreviewPage) -> Markup {
    let [title, description] = page.social.clone();
    let image = page.image.clone().map(|src| view! { <img src=src alt="" /> });
    view! {
        <section>
            <h2>{words::WHEN_SHARED}</h2>
            <div class="social-preview" translate="no">
                {image}
                <p class="hint" dir="ltr">{page.host.clone()}</p>
                <p dir="auto"><strong>{title}</strong></p>
                <p dir="auto">{description}</p>
            </div>
        </section>
    }
    .markup()
}

fn links(page: &PreviewPage) -> Markup {
    let new_link = page.new_link.clone().map(|link| {
        view! {
            <p class="message" role="status">
                <label for="new-link">{words::NEW_LINK}</label>
                <input id="new-link" readonly value=link dir="ltr" />
            </p>
        }
    });
    let rows: Vec<Markup> = page
        .links
        .iter()
        .map(|(id, text)| {
            let end = button_form(
                format!("/desk/stories/{}/preview/link/{id}/end", page.id),
                words::END_LINK,
                "button quiet small",
                Some(text.clone()),
            );
            view! { <li><span>{text.clone()}</span> {end}</li> }.markup()
        })
        .collect();
    view! {
        <section>
            <h2>{words::LINKS}</h2>
            <p class="hint">{words::LINKS_HINT}</p>
            {new_link}
            <form method="post" action=format!("/desk/stories/{}/preview/link", page.id)>
                <button class="button quiet">{words::MAKE_LINK}</button>
            </form>
            <ul class="preview-links">{rows}</ul>
        </section>
    }
    .markup()
}
