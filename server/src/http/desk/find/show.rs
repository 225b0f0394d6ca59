//! `GET /desk/find?q=words` finds stories, tags, authors and sections; `?story=ID`, `?tag=ID,ID`, `?author=ID,ID` names them.

use std::sync::Arc;

use app::desk::words::stories as words;
use axum::{Json, extract::State};
use domain::{Author, AuthorId, Section, StoryId, StoryState, Tag, TagId};
use newsroom::WorklistQuery;
use serde::Serialize;

use crate::http::{AppState, HttpError, desk::Asked, session::Acting};

/// So many results at most.
const MOST: usize = 12;
/// So many stories, so that tags and authors are seen too.
const STORIES: u16 = 7;
/// Names are looked up for so many identities at most.
const NAMED: usize = 100;

/// The response.
#[derive(Debug, Serialize)]
pub struct Found {
    found: Vec<Item>,
}

/// One thing that was found.
#[derive(Debug, Serialize)]
struct Item {
    kind: &'static str,
    id: String,
    headline: String,
    hint: String,
    href: String,
}

/// What matches, or the names of what is named. What the person may not know of is not among it.
///
/// # Errors
/// Storage failed.
pub async fn show(
    State(state): State<Arc<AppState>>,
    Acting { authority, .. }: Acting,
    Asked(asked): Asked,
) -> Result<Json<Found>, HttpError> {
    let newsroom = &state.site.newsroom;
    let ids = |name: &str| asked.get(name).split(',').take(NAMED).map(str::to_owned).collect::<Vec<_>>();
    let mut found = Vec::new();
    if asked.has("story") {
        for id in ids("story").iter().filter_map(|id| StoryId::parse(id).ok()).take(MOST) {
            if let Some(opened) = newsroom.desk_story(&authority, &id).await? {
                let story = opened.story;
                found.push(of_story(&story.id, story.headline.as_str(), story.state, "", story.path.to_string()));
            }
        }
    }
    if asked.has("tag") {
        let ids: Vec<TagId> = ids("tag").iter().filter_map(|id| TagId::parse(id).ok()).collect();
        found.extend(newsroom.tags_by_ids(&ids).await?.iter().map(of_tag));
    }
    if asked.has("author") {
        let ids: Vec<AuthorId> = ids("author").iter().filter_map(|id| AuthorId::parse(id).ok()).collect();
        found.extend(newsroom.authors_by_ids(&ids).await?.iter().map(of_author));
    }
    let text = asked.line("q");
    if !text.is_empty() {
        let only = asked.line("kind");
        let is_wanted = |kind: &str| only.is_empty() || only == kind;
        if is_wanted("story") {
            let query = WorklistQuery { words: text.clone(), limit: STORIES, ..WorklistQuery::default() };
            for row in newsroom.worklist(&authority, &query).await?.rows {
                let section = row.section.map(|section| section.name).unwrap_or_default();
                found.push(of_story(&row.id, row.headline.as_str(), row.state, &section, row.path.to_string()));
            }
        }
        if is_wanted("tag") {
            found.extend(newsroom.tags_like(&text, if only.is_empty() { 3 } else { MOST }).await?.iter().map(of_tag));
        }
        if is_wanted("author") {
            found.extend(newsroom.authors_like(&text, if only.is_empty() { 2 } else { MOST }).await?.iter().map(of_author));
        }
        if is_wanted("section") {
            let wanted = text.to_lowercase();
            found.extend(newsroom.sections().await?.iter().filter(|section| section.name.to_lowercase().contains(&wanted)).map(of_section));
        }
        found.truncate(MOST);
    }
    Ok(Json(Found { found }))
}

fn of_story(id: &StoryId, headline: &str, state: StoryState, section: &str, href: String) -> Item {
    let headline = if headline == newsroom::UNTITLED { words::UNTITLED.into() } else { headline.to_owned() };
    let state = String::from(words::state(state));
    let hint = if section.is_empty() { state } else { format!("{state} · {section}") };
    Item { kind: "story", id: id.to_string(), headline, hint, href }
}

/// A tag as scripts get it; also after it was added.
fn of_tag(tag: &Tag) -> Item {
    Item { kind: "tag", id: tag.id.to_string(), headline: tag.name.clone(), hint: String::new(), href: tag.path().to_string() }
}

fn of_author(author: &Author) -> Item {
    let (id, headline, hint) = (author.id.to_string(), author.name.clone(), author.job_title.clone());
    Item { kind: "author", id, headline, hint, href: author.path().to_string() }
}

fn of_section(section: &Section) -> Item {
    let (id, headline) = (section.id.to_string(), section.name.clone());
    Item { kind: "section", id, headline, hint: String::new(), href: section.path().to_string() }
}

impl From<&Tag> for Found {
    fn from(tag: &Tag) -> Self {
        Self { found: vec![of_tag(tag)] }
    }
}

impl From<&Author> for Found {
    fn from(author: &Author) -> Self {
        Self { found: vec![of_author(author)] }
    }
}
