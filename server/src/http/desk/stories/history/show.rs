//! `GET /desk/stories/{id}/history/?from=N&to=M`: who saved the story when and why, and how two versions differ. `now` is the present draft.

use std::{collections::HashMap, sync::Arc};

use app::{
    desk::{
        form::Errors,
        pages::{
            history::{Difference, HistoryPage, NOW, history},
            story::RevisionRow,
        },
        words::{history as words, refused, stories},
    },
    ui::words::{InterfaceLanguage, Word},
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use domain::{RevisionNumber, Story, StoryAct, StoryState};
use newsroom::{DeskStory, DraftedStory};

use super::fields::{Names, differences, fields};
use crate::http::{
    AppState, HttpError, SignedIn,
    desk::{
        Asked, Frame, status_page,
        stories::{find, view::name_of},
    },
    session::Acting,
};

/// What a form left behind, and which versions are compared.
#[derive(Default)]
pub struct With {
    /// What was wrong.
    pub errors: Errors,
    /// Whether somebody else wrote meanwhile.
    pub is_conflict: bool,
    /// A name that was refused.
    pub name: String,
    /// The older version; empty: chosen by the program.
    pub from: String,
    /// The newer one.
    pub to: String,
    /// What just happened.
    pub notice: Option<Word>,
}

/// The page.
///
/// # Errors
/// 404 for a story or version that does not exist or that the person may not know of; 403 for those who may only read what is published;
/// storage failed.
pub async fn show(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    Path(id): Path<String>,
    Asked(asked): Asked,
) -> Result<Response, HttpError> {
    let opened = find(&state, &authority, &id).await?;
    // what was never published is in the versions, too
    if !opened.acts.contains(&StoryAct::Edit) && opened.story.state != StoryState::Trash {
        return Err(HttpError::Forbidden(refused::NO_HISTORY.text().into()));
    }
    let notice = match asked.get("done") {
        "named" => Some(words::NAMED),
        "restored" => Some(words::RESTORED),
        _ => None,
    };
    shown(&state, &signed_in, opened, With { from: asked.line("from"), to: asked.line("to"), notice, ..With::default() }).await
}

/// The page, also after a form that was refused.
///
/// # Errors
/// As [`show`].
pub async fn shown(state: &AppState, signed_in: &SignedIn, opened: DeskStory, with: With) -> Result<Response, HttpError> {
    const MISSING: HttpError = HttpError::NotFound { what: "version" };
    let newsroom = &state.site.newsroom;
    let frame = Frame::load(state, Some(signed_in)).await?;
    let id = &opened.story.id;
    let drafted = newsroom.drafted_story(id).await?.ok_or(HttpError::NotFound { what: "story" })?;
    let mut versions =
        vec![RevisionRow { number: NOW.into(), when: String::new(), machine: String::new(), who: String::new(), why: String::new() }];
    let mut names = HashMap::new();
    for version in newsroom.versions(id).await? {
        versions.push(RevisionRow {
            number: version.number.to_string(),
            when: frame.ago(version.saved_at),
            machine: frame.calendar.machine(version.saved_at),
            who: name_of(state, &mut names, version.saved_by.as_ref()).await?,
            why: why(&version.reason),
        });
    }
    let newest = versions.get(1).map(|row| row.number.clone()).unwrap_or_default();
    let before = versions.get(2).map(|row| row.number.clone());
    let chosen = |from: String, to: String| if from.is_empty() || to.is_empty() { None } else { Some((from, to)) };
    let asked = chosen(with.from.clone(), if with.to.is_empty() { NOW.into() } else { with.to.clone() });
    let mut compared = asked.clone().or_else(|| chosen(newest.clone(), NOW.into()));
    let mut parts = compare(state, &frame, &drafted, compared.as_ref()).await?.ok_or(MISSING)?;
    if asked.is_none() && parts.is_empty() {
        // the newest version is the text now: show what it changed
        compared = before.and_then(|before| chosen(before, newest));
        parts = compare(state, &frame, &drafted, compared.as_ref()).await?.ok_or(MISSING)?;
    }
    let status = match (with.is_conflict, with.errors.is_empty()) {
        (true, _) => StatusCode::CONFLICT,
        (false, false) => StatusCode::UNPROCESSABLE_ENTITY,
        (false, true) => StatusCode::OK,
    };
    let page = HistoryPage {
        id: id.to_string(),
        headline: opened.story.headline.to_string(),
        language: opened.story.language.clone(),
        versions,
        compared,
        differences: parts,
        writes: opened.acts.contains(&StoryAct::Edit),
        draft: drafted.version.to_string(),
        name: with.name,
        errors: with.errors,
        notice: with.notice,
    };
    Ok(status_page(status, || history(frame.desk(), &page)))
}

/// How two versions differ; `None` if one of them does not exist.
async fn compare(
    state: &AppState,
    frame: &Frame,
    drafted: &DraftedStory,
    versions: Option<&(String, String)>,
) -> Result<Option<Vec<Difference>>, HttpError> {
    let Some((from, to)) = versions else { return Ok(Some(Vec::new())) };
    let (Some(old), Some(new)) = (version(state, drafted, from).await?, version(state, drafted, to).await?) else { return Ok(None) };
    let names = Names::load(&state.site.newsroom, [&old, &new]).await?;
    let (old_fields, new_fields) = (fields(&old, &names, frame), fields(&new, &names, frame));
    let language = InterfaceLanguage::current();
    // comparing long texts takes a moment, during which other requests must not wait
    let work = move || language.within(|| differences((&old_fields, &old), (&new_fields, &new)));
    tokio::task::spawn_blocking(work).await.map(Some).map_err(HttpError::internal)
}

async fn version(state: &AppState, drafted: &DraftedStory, number: &str) -> Result<Option<Story>, HttpError> {
    if number == NOW {
        return Ok(Some(drafted.story.clone()));
    }
    let Ok(number) = number.parse() else { return Ok(None) };
    let revision = state.site.newsroom.revision(&drafted.stored.id, RevisionNumber(number)).await?;
    Ok(revision.map(|revision| revision.snapshot))
}

/// The reason in words: an act with its note, or what somebody or an import wrote.
pub fn why(reason: &str) -> String {
    let (act, note) = reason.split_once(": ").unwrap_or((reason, ""));
    match StoryAct::parse(act) {
        Ok(act) if note.is_empty() => stories::done(act).into(),
        Ok(act) => format!("{} {note}", stories::done(act)),
        Err(_) if reason == "begun" => words::BEGUN.into(),
        Err(_) if reason.is_empty() => words::SAVED.into(),
        Err(_) => reason.to_owned(),
    }
}
