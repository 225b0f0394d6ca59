//! A page's `<head>`: our own, because every text in it must be escaped and nothing in it may differ between two renders.

use domain::Language;
use leptos::html;

use crate::{
    prelude::*,
    ui::{
        linked_data::LinkedData,
        text::{locale::social_locale, urls},
    },
};

/// The paper's data for the head.
#[derive(Debug, Clone, Copy)]
pub struct Paper<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its tagline; may be empty.
    pub tagline: &'a str,
    /// Its language.
    pub language: &'a Language,
    /// Scheme, host and port for absolute URLs, without a slash at the end; may be empty.
    pub origin: &'a str,
}

/// A page's data for the head.
#[derive(Debug, Clone, Default)]
pub struct Head {
    /// The page's title, without the paper's name; empty on the front page.
    pub title: String,
    /// One or two sentences for search engines; may be empty.
    pub description: String,
    /// The page's own address: a path of this site, or absolute for republished text. Empty: none is named.
    pub canonical: String,
    /// Whether search engines must not index it.
    pub no_index: bool,
    /// `article` for stories, else `website`.
    pub is_story: bool,
    /// The language of its content, where that is not the paper's.
    pub language: Option<Language>,
    /// Title on social networks, where it differs.
    pub social_title: String,
    /// Description on social networks, where it differs.
    pub social_description: String,
    /// Path of the picture for social networks.
    pub image: Option<String>,
    /// The alternative text of that picture.
    pub image_alt: String,
    /// Width and height of that picture in pixels, if they are known.
    pub image_size: Option<(i64, i64)>,
    /// The path of the next page of a list.
    pub next: Option<String>,
    /// The path of the page as Markdown.
    pub markdown: Option<String>,
    /// Whether its headline is italic: the font is fetched with the others.
    pub has_italic_headline: bool,
    /// When it was published, as in `<time datetime>`.
    pub published: Option<String>,
    /// When it last changed.
    pub updated: Option<String>,
    /// Facts for search engines, see [`crate::ui::linked_data`].
    pub facts: Vec<LinkedData>,
}

impl Head {
    /// The element. `files` is what the head of every page of this kind loads.
    pub fn view(self, paper: &Paper<'_>, files: Markup) -> Markup {
        let name = paper.name.to_owned();
        let title = match (self.title.is_empty(), paper.tagline.is_empty()) {
            (false, _) => format!("{} | {name}", self.title),
            (true, false) => format!("{name}: {}", paper.tagline),
            (true, true) => name,
        };
        let next = self.next.clone().map(|href| view! { <link rel="next" href=href /> });
        let markdown = self.markdown.clone().map(|href| view! { <link rel="alternate" type="text/markdown" href=href /> });
        let facts: Vec<Markup> = self.facts.iter().map(crate::ui::raw_html::linked_data).collect();
        view! {
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
                <title>{title}</title>
                {files}
                {self.description_tags()}
                {self.address_tags(paper)}
                {next}
                {markdown}
                {self.social_tags(paper)}
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

    fn address_tags(&self, paper: &Paper<'_>) -> Markup {
        if self.canonical.is_empty() {
            return ().markup();
        }
        let url = if self.canonical.starts_with('/') { urls::absolute(paper.origin, &self.canonical) } else { self.canonical.clone() };
        view! {
            <link rel="canonical" href=url.clone() />
            {property("og:url", url)}
        }
        .markup()
    }

    fn social_tags(&self, paper: &Paper<'_>) -> Markup {
        let first = |own: &str, other: &str| if own.is_empty() { other.to_owned() } else { own.to_owned() };
        let title = first(&first(&self.social_title, &self.title), paper.name);
        let description = first(&self.social_description, &self.description);
        let kind = if self.is_story { "article" } else { "website" };
        let card = if self.image.is_some() { "summary_large_image" } else { "summary" };
        let image = self.image.as_ref().map(|path| {
            let alt = (!self.image_alt.is_empty()).then(|| property("og:image:alt", self.image_alt.clone()));
            let size = self.image_size.map(|(width, height)| {
                view! {
                    {property("og:image:width", width.to_string())}
                    {property("og:image:height", height.to_string())}
                }
            });
            view! {
                {property("og:image", urls::absolute(paper.origin, path))}
                {size}
                {alt}
            }
        });
        let description = (!description.is_empty()).then(|| property("og:description", description));
        let locale = social_locale(self.language.as_ref().unwrap_or(paper.language));
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

/// `<meta property content>`, which the macro does not know.
pub fn property(name: &'static str, content: String) -> impl IntoView {
    html::meta().attr("property", name).attr("content", content)
}

/// Fetches a font before the style sheet is read. Without `crossorigin` browsers would fetch it twice.
pub fn font(href: String) -> impl IntoView {
    html::link().attr("rel", "preload").attr("href", href).attr("as", "font").attr("type", "font/woff2").attr("crossorigin", "anonymous")
}
