//! A page's `<head>`: our own, because every text in it must be escaped and nothing in it may differ between two renders.

use domain::Language;
use leptos::html;

use crate::{
    chrome::{Chrome, Part},
    linked_data::LinkedData,
    prelude::*,
    text::{locale::social_locale, urls},
};

/// What the head says about a page.
#[derive(Debug, Clone, Default)]
pub struct Head {
    /// The page's title, without the paper's name; empty on the front page.
    pub title: String,
    /// One or two sentences for search engines; may be empty.
    pub description: String,
    /// The page's own address: a path of this site, or absolute for republished text. Empty: none is named.
    pub canonical: String,
    /// Keep it out of search engines.
    pub no_index: bool,
    /// `article` for stories, else `website`.
    pub is_story: bool,
    /// The language of its matter, where that is not the paper's.
    pub language: Option<Language>,
    /// Title on social networks, where it differs.
    pub social_title: String,
    /// Description on social networks, where it differs.
    pub social_description: String,
    /// Path of the picture for social networks.
    pub image: Option<String>,
    /// What that picture shows.
    pub image_alt: String,
    /// Where the list goes on, for browsers that look ahead.
    pub next: Option<String>,
    /// When it was published, as in `<time datetime>`.
    pub published: Option<String>,
    /// When it last changed.
    pub updated: Option<String>,
    /// What search engines are told, see [`crate::linked_data`].
    pub facts: Vec<LinkedData>,
}

impl Head {
    /// Draws it.
    pub fn view(self, chrome: &Chrome) -> Markup {
        let name = chrome.furniture.settings.name.clone();
        let title = match (self.title.is_empty(), chrome.furniture.settings.tagline.is_empty()) {
            (false, _) => format!("{} | {name}", self.title),
            (true, false) => format!("{name}: {}", chrome.furniture.settings.tagline),
            (true, true) => name,
        };
        let next = self.next.clone().map(|href| view! { <link rel="next" href=href /> });
        let facts: Vec<Markup> = self.facts.iter().map(crate::raw_html::linked_data).collect();
        view! {
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <title>{title}</title>
                {chrome.part_at(None, Part::OwnFiles, || own_files(chrome))}
                {self.description_tags()}
                {self.address_tags(chrome)}
                {next}
                {self.social_tags(chrome)}
                {facts}
            </head>
        }
        .markup()
    }

    fn description_tags(&self) -> Markup {
        let description = (!self.description.is_empty()).then(|| view! { <meta name="description" content=self.description.clone() /> });
        let robots = if self.no_index { "noindex, follow" } else { "max-image-preview:large" };
        view! {
            {description}
            <meta name="robots" content=robots />
        }
        .markup()
    }

    fn address_tags(&self, chrome: &Chrome) -> Markup {
        if self.canonical.is_empty() {
            return ().markup();
        }
        let url = if self.canonical.starts_with('/') { urls::absolute(&chrome.origin, &self.canonical) } else { self.canonical.clone() };
        view! {
            <link rel="canonical" href=url.clone() />
            {property("og:url", url)}
        }
        .markup()
    }

    fn social_tags(&self, chrome: &Chrome) -> Markup {
        let first = |own: &str, other: &str| if own.is_empty() { other.to_owned() } else { own.to_owned() };
        let title = first(&first(&self.social_title, &self.title), &chrome.furniture.settings.name);
        let description = first(&self.social_description, &self.description);
        let kind = if self.is_story { "article" } else { "website" };
        let card = if self.image.is_some() { "summary_large_image" } else { "summary" };
        let image = self.image.as_ref().map(|path| {
            let alt = (!self.image_alt.is_empty()).then(|| property("og:image:alt", self.image_alt.clone()));
            view! {
                {property("og:image", urls::absolute(&chrome.origin, path))}
                {alt}
            }
        });
        let description = (!description.is_empty()).then(|| property("og:description", description));
        let locale = social_locale(self.language.as_ref().unwrap_or(&chrome.furniture.settings.language));
        let locale = locale.map(|locale| property("og:locale", locale));
        let published = self.published.clone().map(|at| property("article:published_time", at));
        let updated = self.updated.clone().map(|at| property("article:modified_time", at));
        view! {
            {property("og:type", kind.to_owned())}
            {locale}
            {property("og:title", title)}
            {description}
            {image}
            {published}
            {updated}
            <meta name="twitter:card" content=card />
        }
        .markup()
    }
}

/// Style, fonts, icons, feed and the one script, which is small and fetches nothing until it is needed; and the paper's name.
fn own_files(chrome: &Chrome) -> Markup {
    let file = |name: &str| chrome.assets.url(name);
    let feed_title = format!("{}: {}", chrome.furniture.settings.name, crate::text::words::LATEST);
    view! {
        <meta name="color-scheme" content="light dark" />
        {font(file("serif.woff2"))}
        {font(file("sans.woff2"))}
        <link rel="stylesheet" href=file("site.css") />
        <script type="module" src=file("boot.js")></script>
        <link rel="icon" href="/favicon.ico" sizes="32x32" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="alternate" type="application/rss+xml" title=feed_title href="/feed/" />
        {property("og:site_name", chrome.furniture.settings.name.clone())}
    }
    .markup()
}

/// `<meta property content>`, which the macro does not know.
fn property(name: &'static str, content: String) -> impl IntoView {
    html::meta().attr("property", name).attr("content", content)
}

/// Fetches a font before the style sheet asks for it. Without `crossorigin` browsers would fetch it twice.
fn font(href: String) -> impl IntoView {
    html::link().attr("rel", "preload").attr("href", href).attr("as", "font").attr("type", "font/woff2").attr("crossorigin", "anonymous")
}
