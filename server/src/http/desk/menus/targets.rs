//! What a line of a menu leads to: read from a path or address, and written as one.

use domain::{MenuItem, MenuTarget, document::Href};
use newsroom::Newsroom;

use super::lines::Line;
use crate::http::{AppState, HttpError, desk::redirects::entered, site::page};

/// A target with the name that readers see if the line has no label of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    pub target: MenuTarget,
    pub name: String,
}

/// The target of a line; `None` if it leads nowhere.
pub async fn read(state: &AppState, text: &str) -> Result<Option<Read>, HttpError> {
    let newsroom = &state.site.newsroom;
    let text = text.trim();
    let found = |target, name: String| Ok(Some(Read { target, name }));
    if text.is_empty() || text == "#" {
        return found(MenuTarget::Heading, String::new());
    }
    if !text.starts_with('/') {
        let own = Href::parse(text).ok().filter(|href| href.as_str().to_ascii_lowercase().starts_with("http"));
        return Ok(own.map(|href| Read { name: href.as_str().to_owned(), target: MenuTarget::Url(href.into()) }));
    }
    let Ok(path) = entered(text) else { return Ok(None) };
    if path.as_str() == "/" {
        return found(MenuTarget::Home, String::from(app::site::words::HOME));
    }
    if let Some(section) = newsroom.sections().await?.into_iter().find(|section| section.path() == path) {
        return found(MenuTarget::Section(section.id), section.name);
    }
    let slug = path.as_str().trim_matches('/').split_once('/').and_then(|(kind, slug)| Some((kind.to_owned(), slug_of(slug)?)));
    match slug {
        Some((kind, slug)) if kind == "tag" => {
            if let Some(tag) = newsroom.tag_by_slug(&slug).await? {
                return found(MenuTarget::Tag(tag.id), tag.name);
            }
        }
        Some((kind, slug)) if kind == "author" => {
            if let Some(author) = newsroom.author_by_slug(&slug).await? {
                return found(MenuTarget::Author(author.id), author.name);
            }
        }
        _ => {}
    }
    if let Some(story) = newsroom.story_by_path(&path).await?.filter(|story| story.is_live(newsroom.now())) {
        return found(MenuTarget::Story(story.id), story.headline.to_string());
    }
    match page::outcome(&state.site, path.as_str()).await?.0 {
        200 => found(MenuTarget::Url(path.as_str().to_owned()), path.into()),
        _ => Ok(None),
    }
}

fn slug_of(text: &str) -> Option<domain::Slug> {
    let decoded = percent_encoding::percent_decode_str(text).decode_utf8().ok()?;
    domain::Slug::as_written(&decoded)
}

/// The lines of a stored menu.
pub async fn lines(newsroom: &Newsroom, items: &[MenuItem]) -> Result<Vec<Line>, HttpError> {
    let mut lines = Vec::new();
    let mut open: Vec<(&MenuItem, usize)> = items.iter().rev().map(|item| (item, 0)).collect();
    while let Some((item, depth)) = open.pop() {
        lines.push(Line { label: item.label.clone(), target: write(newsroom, &item.target).await?, depth });
        open.extend(item.children.iter().rev().map(|child| (child, depth + 1)));
    }
    Ok(lines)
}

/// A target as a path or address; one that does not exist any more by its identity.
async fn write(newsroom: &Newsroom, target: &MenuTarget) -> Result<String, HttpError> {
    Ok(match target {
        MenuTarget::Home => "/".to_owned(),
        MenuTarget::Heading => String::new(),
        MenuTarget::Url(url) => url.clone(),
        MenuTarget::Section(id) => {
            let sections = newsroom.sections().await?;
            sections.into_iter().find(|section| section.id == *id).map_or_else(|| id.to_string(), |section| section.path().into())
        }
        MenuTarget::Tag(id) => {
            newsroom.tags_by_ids(std::slice::from_ref(id)).await?.pop().map_or_else(|| id.to_string(), |tag| tag.path().into())
        }
        MenuTarget::Author(id) => {
            newsroom.authors_by_ids(std::slice::from_ref(id)).await?.pop().map_or_else(|| id.to_string(), |author| author.path().into())
        }
        MenuTarget::Story(id) => {
            newsroom.story_paths(std::slice::from_ref(id)).await?.remove(id).map_or_else(|| id.to_string(), |story| story.path.into())
        }
    })
}

/// The tree of lines and their targets.
pub fn tree(lines: &[(Line, MenuTarget)]) -> Vec<MenuItem> {
    let mut open: Vec<Vec<MenuItem>> = vec![Vec::new()];
    let close = |open: &mut Vec<Vec<MenuItem>>| {
        if let Some(children) = open.pop()
            && let Some(parent) = open.last_mut().and_then(|siblings| siblings.last_mut())
        {
            parent.children = children;
        }
    };
    for (line, target) in lines {
        while open.len() > line.depth + 1 {
            close(&mut open);
        }
        while open.len() < line.depth + 1 {
            open.push(Vec::new());
        }
        let item = MenuItem { label: line.label.clone(), target: target.clone(), children: Vec::new() };
        open.last_mut().into_iter().for_each(|siblings| siblings.push(item.clone()));
    }
    while open.len() > 1 {
        close(&mut open);
    }
    open.pop().unwrap_or_default()
}
