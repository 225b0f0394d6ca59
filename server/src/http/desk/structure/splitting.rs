//! What splitting sections and tags has in common: which stories are chosen, the look before it, and what follows.

use app::desk::{
    pages::structure::split::{SplitLine, SplitPage, SplitPreview, split as view},
    words::{stories, structure as words},
};
use axum::{http::StatusCode, response::Response};
use domain::StoryId;
use newsroom::{
    Authority, Edit, UNTITLED,
    structure::{Split, SplitFrom, SplitQuery, SplitStory},
};

use super::{beside, new_name, went};
use crate::http::{
    AppState, HttpError, SignedIn,
    desk::{Fields, Frame, status_page},
};

/// Stories on the page.
const SHOWN: usize = 100;

/// The stories that fit what is asked for, and the page that shows the first of them.
///
/// # Errors
/// Storage failed.
pub async fn asked(
    state: &AppState,
    from: &SplitFrom,
    mut page: SplitPage,
    fields: &Fields,
) -> Result<(SplitPage, Vec<SplitStory>), HttpError> {
    let newsroom = &state.site.newsroom;
    (page.words, page.tag) = (fields.line("q"), fields.line("tag"));
    (page.name, page.all) = (fields.line("name"), fields.has("all"));
    let mut query = SplitQuery { words: page.words.clone(), tag: None };
    if !page.tag.is_empty() {
        match newsroom.tag_named(&page.tag).await? {
            Some(tag) => query.tag = Some(tag.id),
            None => page.errors.add("tag", words::SPLIT_NO_TAG),
        }
    }
    let found = if page.errors.is_empty() { newsroom.split_stories(from, &query).await? } else { Vec::new() };
    page.total = found.len();
    Ok((page, found))
}

/// The page with the first of the stories; those that were ticked are ticked again, and after a search all of them are.
///
/// # Errors
/// Storage failed.
pub async fn shown(
    state: &AppState,
    signed_in: &SignedIn,
    mut page: SplitPage,
    found: &[SplitStory],
    fields: &Fields,
) -> Result<Response, HttpError> {
    let frame = Frame::load(state, Some(signed_in)).await?;
    let (items, is_search) = (fields.all("item"), !page.words.is_empty() || !page.tag.is_empty());
    let is_new = !fields.has("name");
    let line = |story: &SplitStory| SplitLine {
        ticked: if is_new { is_search } else { items.contains(&story.id.as_str()) },
        id: story.id.to_string(),
        headline: headline(&story.headline),
        language: story.language.to_string(),
        about: format!("{} · {}", stories::state(story.state), frame.calendar.short_day(story.at)),
    };
    page.stories = found.iter().take(SHOWN).map(line).collect();
    let status = match &page.preview {
        Some(preview) if preview.again => StatusCode::CONFLICT,
        _ if !page.errors.is_empty() => StatusCode::UNPROCESSABLE_ENTITY,
        _ => StatusCode::OK,
    };
    Ok(status_page(status, || view(frame.desk(), &page)))
}

fn headline(stored: &str) -> String {
    if stored == UNTITLED { stories::UNTITLED.into() } else { stored.to_owned() }
}

/// The look before a split, or the split: `perform` makes the new one and moves the stories in an edit. With `seen`, nothing is done if it would
/// move another number of stories than were seen.
///
/// # Errors
/// Storage failed.
pub async fn sent(
    state: &AppState,
    signed_in: &SignedIn,
    authority: &Authority,
    (mut page, found): (SplitPage, Vec<SplitStory>),
    fields: &Fields,
    perform: impl AsyncFnOnce(&mut Edit<'_>, &str, &[StoryId]) -> newsroom::Result<(Split, String, String)>,
) -> Result<Response, HttpError> {
    let chosen = fields.all("item");
    let is_chosen = |story: &&SplitStory| page.all || chosen.contains(&story.id.as_str());
    let ids: Vec<StoryId> = found.iter().filter(is_chosen).map(|story| story.id.clone()).collect();
    let name = new_name(fields, &mut page.errors);
    if ids.is_empty() {
        page.errors.add("item", words::SPLIT_NONE_CHOSEN);
    }
    let Some(name) = name.filter(|_| page.errors.is_empty()) else {
        return shown(state, signed_in, page, &found, fields).await;
    };
    let mut edit = state.site.newsroom.edit(authority).await?;
    match perform(&mut edit, &name, &ids).await {
        Ok((split, id, _)) if fields.get("seen") == split.moved.len().to_string() && !split.moved.is_empty() => {
            edit.commit().await?;
            ids.iter().for_each(|id| state.context.live.poke(id));
            went(&format!("{}{id}/", page.kind.base()), "split", &split.undo)
        }
        Ok((split, _, path)) => {
            // a look: nothing of it is stored
            drop(edit);
            let mut again: Vec<(String, String)> = ["name", "parent", "q", "tag"]
                .into_iter()
                .filter(|name| fields.has(name))
                .map(|name| (name.to_owned(), fields.line(name)))
                .collect();
            if page.all {
                again.push(("all".to_owned(), "1".to_owned()));
            } else {
                again.extend(ids.iter().map(|id| ("item".to_owned(), id.to_string())));
            }
            again.push(("seen".to_owned(), split.moved.len().to_string()));
            let named = |headlines: Vec<String>| headlines.iter().map(|text| headline(text)).collect();
            page.preview = Some(SplitPreview {
                path,
                moved: named(split.moved),
                stayed: named(split.stayed),
                fields: again,
                again: fields.has("seen"),
            });
            shown(state, signed_in, page, &found, fields).await
        }
        Err(error) => {
            drop(edit);
            page.errors = beside(error)?;
            shown(state, signed_in, page, &found, fields).await
        }
    }
}
