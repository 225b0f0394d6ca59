//! `/{slug}.md`: a story or page as Markdown.

use app::{
    site::{Site, words},
    ui::{text::Calendar, words::InterfaceLanguage},
};
use axum::http::{HeaderValue, StatusCode, header};
use domain::{BylineRole, SitePath, SiteSettings};
use newsroom::OpenedStory;
use pagecache::RenderedResponse;
use syndication::{MarkdownHead, html, markdown};

use super::feed::Known;
use crate::http::{CachePolicy, HttpError, Policy, response};

/// The path of the story whose twin is at `path`.
pub fn twin_of(path: &str) -> Option<SitePath> {
    SitePath::parse(&format!("{}/", path.strip_suffix(".md")?)).ok()
}

/// The twin of the story or page at this path; `None` where there is none, or where readers need a password.
///
/// # Errors
/// The newsroom cannot be read.
pub async fn show(site: &Site, path: &SitePath) -> Result<Option<RenderedResponse>, HttpError> {
    let newsroom = &site.newsroom;
    let opened = newsroom.open_story(path).await?;
    let Some(opened) = opened.filter(|opened| opened.story.is_live(newsroom.now()) && opened.story.password.is_none()) else {
        return Ok(None);
    };
    let story = &opened.story;
    let settings = newsroom.settings().await?;
    let origin = site.origin(&settings);
    let url = format!("{origin}{}", story.path);
    let head = MarkdownHead {
        title: story.headline.as_str(),
        standfirst: story.standfirst.as_ref().map(|text| text.as_str()).unwrap_or_default(),
        facts: facts(site, &settings, &opened, &url),
    };
    let text = html(&story.document, &Known::of(newsroom, &origin, story).await?);
    let text = markdown(&head, &text).map_err(HttpError::internal)?;
    let mime = HeaderValue::from_static("text/markdown; charset=utf-8");
    let mut rendered = response::rendered(Policy::Site, StatusCode::OK, mime, text, CachePolicy::Page);
    if let Ok(link) = HeaderValue::try_from(format!("<{url}>; rel=\"canonical\"")) {
        rendered.headers.insert(header::LINK, link);
    }
    Ok(Some(rendered))
}

/// Who wrote it, when, and where it is.
fn facts(site: &Site, settings: &SiteSettings, opened: &OpenedStory, url: &str) -> Vec<(String, String)> {
    let language = InterfaceLanguage::of(&settings.language).unwrap_or_default();
    let calendar = Calendar::of(settings, site.newsroom.now());
    let day = |at| calendar.full_day(at);
    let names = opened.authors.iter().map(|author| author.name.as_str()).collect::<Vec<_>>().join(", ");
    language.within(|| {
        let by = Some((words::story::role(BylineRole::Writer).to_string(), names)).filter(|(_, names)| !names.is_empty());
        let published = opened.story.published_at.map(|at| (words::story::PUBLISHED.to_string(), day(at)));
        let corrections = opened.corrections.iter();
        let corrections = corrections.map(|found| (words::story::CORRECTION.to_string(), format!("{}: {}", day(found.at), found.text)));
        by.into_iter().chain(published).chain(corrections).chain([("URL".to_owned(), url.to_owned())]).collect()
    })
}
