//! Authors: at the head of their page and under their stories.

use std::collections::HashMap;

use domain::{Author, MediaId, MediaItem};

use crate::{
    prelude::*,
    site::{load::BylineView, words},
    ui::{
        picture::{Crop, Look, picture},
        text::language_name,
    },
};

const PORTRAIT: Look = Look { crop: Crop::Square, sizes: "72px", first: false };

/// The head of an author's page.
pub fn author_head(author: &Author, portrait: Option<&MediaItem>, count: Option<i64>, bell: Option<Markup>) -> Markup {
    let bell = bell.map(|bell| view! { <p class="story-tools">{bell}</p> });
    let count = count.filter(|count| *count > 0).map(|count| view! { <p class="list-count">{words::lists::STORIES.of(count)}</p> });
    view! {
        <header class="list-head author-head">
            {portrait_of(author, portrait)}
            <div class="author-text">
                <h1>{author.name.clone()}</h1>
                {about(author)}
                {languages(author)}
                {bio(author)}
                {links(author)}
                {count}
                {bell}
            </div>
        </header>
    }
    .markup()
}

/// Under a story: those authors of it who have something to say about themselves.
pub fn author_boxes(bylines: &[BylineView], media: &HashMap<MediaId, MediaItem>) -> Option<Markup> {
    let boxes: Vec<Markup> = bylines
        .iter()
        .map(|byline| &byline.author)
        .filter(|author| !author.bio.trim().is_empty())
        .map(|author| author_box(author, media))
        .collect();
    if boxes.is_empty() {
        return None;
    }
    let title = if boxes.len() == 1 { words::story::ABOUT_AUTHOR } else { words::story::ABOUT_AUTHORS };
    Some(
        view! {
            <section class="authors" aria-labelledby="authors">
                <h2 class="rail-title" id="authors">{title}</h2>
                {boxes}
            </section>
        }
        .markup(),
    )
}

fn author_box(author: &Author, media: &HashMap<MediaId, MediaItem>) -> Markup {
    let portrait = author.picture.as_ref().and_then(|id| media.get(id));
    let href = author.path().to_string();
    view! {
        <div class="author-box">
            {portrait_of(author, portrait)}
            <div class="author-text">
                <p class="author-name"><a href=href rel="author">{author.name.clone()}</a></p>
                {about(author)}
                {bio(author)}
                {links(author)}
            </div>
        </div>
    }
    .markup()
}

/// At the head of a story: the pictures of its first authors that have one.
pub fn portraits(bylines: &[BylineView], media: &HashMap<MediaId, MediaItem>) -> Option<Markup> {
    let portraits: Vec<Markup> = bylines
        .iter()
        .filter_map(|byline| {
            let author = &byline.author;
            let item = media.get(author.picture.as_ref()?)?;
            Some(portrait_of(author, Some(item)))
        })
        .take(3)
        .collect();
    (!portraits.is_empty()).then(|| view! { <div class="portraits">{portraits}</div> }.markup())
}

/// A portrait alone.
pub fn portrait(item: &MediaItem) -> Option<Markup> {
    let image = picture(item, "", PORTRAIT)?;
    Some(view! { <div class="portrait">{image}</div> }.markup())
}

/// Their picture, or their initials on paper.
fn portrait_of(author: &Author, item: Option<&MediaItem>) -> Markup {
    match item.and_then(portrait) {
        Some(portrait) => portrait,
        None => view! { <div class="portrait portrait-letters" aria-hidden="true">{initials(&author.name)}</div> }.markup(),
    }
}

fn initials(name: &str) -> String {
    let mut words = name.split_whitespace().filter_map(|word| word.chars().find(|c| c.is_alphanumeric()));
    words.next().into_iter().chain(words.next_back()).flat_map(char::to_uppercase).collect()
}

fn about(author: &Author) -> Option<impl IntoView + use<>> {
    let parts: Vec<&str> = [author.job_title.trim(), author.location.trim()].into_iter().filter(|part| !part.is_empty()).collect();
    (!parts.is_empty()).then(|| view! { <p class="author-about">{parts.join(&format!("{} ", words::COMMA))}</p> })
}

/// The languages that they work in, each in itself.
fn languages(author: &Author) -> Option<Markup> {
    let names: Vec<Markup> = author
        .languages
        .iter()
        .enumerate()
        .map(|(at, language)| {
            let comma = (at > 0).then(|| format!("{} ", words::COMMA));
            view! { {comma}<span lang=language.to_string() dir="auto">{language_name(language).to_owned()}</span> }.markup()
        })
        .collect();
    (!names.is_empty()).then(|| view! { <p class="author-about">{words::lists::LANGUAGES} ": " {names}</p> }.markup())
}

fn bio(author: &Author) -> impl IntoView + use<> {
    author
        .bio
        .split("\n\n")
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(|part| view! { <p class="author-bio">{part.to_owned()}</p> })
        .collect_view()
}

fn links(author: &Author) -> Option<impl IntoView + use<>> {
    let links: Vec<_> = author
        .links
        .iter()
        .filter(|link| link.url.starts_with("https://") || link.url.starts_with("http://"))
        .map(|link| {
            let label = words::PROFILE.with(&[("name", &author.name), ("network", &link.network)]);
            view! { <li><a href=link.url.clone() rel="me noopener" aria-label=label>{link.network.clone()}</a></li> }
        })
        .collect();
    (!links.is_empty()).then(|| view! { <ul class="foot-social">{links}</ul> })
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn initials_of_first_and_last_name() {
        assert_eq!(["Zoya Marri", "News Desk of Asia", "Li", "", "—"].map(initials), ["ZM", "NA", "L", "", ""]);
    }
}
