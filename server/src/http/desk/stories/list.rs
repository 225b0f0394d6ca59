//! `GET /desk/stories/`: all stories that the person may know of. A filter that cannot be read is an error, never left out: else the list
//! would show more than was requested.

use std::sync::Arc;

use app::{
    desk::{
        form::Errors,
        pages::stories::{OwnView, QuickEdit, Stories, StoryFilters, stories},
        words::{lists_desk, stories as words},
    },
    ui::words::InterfaceLanguage,
};
use axum::{extract::State, http::StatusCode, response::Response};
use domain::{Capability, Language, Section, StoryAct, StoryState};
use newsroom::{Authority, BulkAct, Cursor, Whose, WorklistQuery, WorklistRow};

use super::{rows, written};
use crate::http::{
    AppState, HttpError, SignedIn,
    desk::{Asked, Fields, Frame, status_page, together::query_of},
    session::Acting,
};

/// Stories on one page.
const PAGE: u16 = 40;
const UNREADABLE: HttpError = HttpError::BadRequest(std::borrow::Cow::Borrowed("These filters cannot be read. Begin at /desk/stories/."));

/// The page.
///
/// # Errors
/// 400 for a URL that this page does not make; storage failed.
pub async fn list(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    Asked(asked): Asked,
) -> Result<Response, HttpError> {
    let quick = Some(asked.line("edit")).filter(|id| !id.is_empty());
    let quick = quick.map(|id| QuickEdit { id, ..QuickEdit::default() });
    page(&state, &signed_in, &authority, &asked, Typed { quick, ..Typed::default() }).await
}

/// What was typed into the list, with what was wrong.
#[derive(Default)]
pub struct Typed {
    /// 200 unless something was wrong.
    pub status: StatusCode,
    /// A row that is edited.
    pub quick: Option<QuickEdit>,
    /// The name of a view.
    pub view_name: String,
    /// What was wrong with it.
    pub errors: Errors,
}

/// The list with these filters, and what was typed.
///
/// # Errors
/// Storage failed.
pub async fn shown(
    state: &AppState,
    signed_in: &SignedIn,
    authority: &Authority,
    filters: &str,
    typed: Typed,
) -> Result<Response, HttpError> {
    page(state, signed_in, authority, &Fields::of_query(filters), typed).await
}

async fn page(state: &AppState, signed_in: &SignedIn, authority: &Authority, asked: &Fields, typed: Typed) -> Result<Response, HttpError> {
    let frame = Frame::load(state, Some(signed_in)).await?;
    let sections = state.site.newsroom.sections().await?;
    let line = |name| asked.line(name);
    let filters = StoryFilters {
        words: line("q"),
        state: line("state"),
        section: line("section"),
        by: line("by"),
        language: line("language"),
        picture: line("picture"),
        from: line("from"),
        until: line("until"),
    };
    let mut errors = Errors::default();
    let (from, until) = (frame.calendar.start_of_day(&filters.from), frame.calendar.end_of_day(&filters.until));
    for (name, text, day) in [("from", &filters.from, from), ("until", &filters.until, until)] {
        if !text.is_empty() && day.is_none() {
            errors.add(name, words::BAD_DAY);
        }
    }
    let section = match filters.section.as_str() {
        "" => None,
        slug => Some(sections.iter().find(|section| section.slug.as_str() == slug).ok_or(UNREADABLE)?.id.clone()),
    };
    let query = WorklistQuery {
        states: match filters.state.as_str() {
            "" => Vec::new(),
            state => vec![StoryState::parse(state).map_err(|_| UNREADABLE)?],
        },
        section,
        whose: match filters.by.as_str() {
            "" => None,
            "me" => Some(Whose::Mine),
            _ => return Err(UNREADABLE),
        },
        language: match filters.language.as_str() {
            "" => None,
            tag => Some(Language::parse(tag).map_err(|_| UNREADABLE)?),
        },
        without_picture: match filters.picture.as_str() {
            "" => false,
            "none" => true,
            _ => return Err(UNREADABLE),
        },
        from,
        until,
        words: filters.words.clone(),
        after: match asked.get("after") {
            "" => None,
            after => Some(after.parse::<Cursor>().map_err(|_| UNREADABLE)?),
        },
        limit: PAGE,
    };
    let found = match errors.is_empty() {
        true => Some(state.site.newsroom.worklist(authority, &query).await?),
        false => None,
    };
    let next = found.as_ref().and_then(|found| found.next.as_ref()).map(|next| next_url(&filters, next));
    let status = if errors.is_empty() { typed.status } else { StatusCode::UNPROCESSABLE_ENTITY };
    typed.errors.of("name").into_iter().for_each(|error| errors.add("name", error));
    let languages = languages(&frame, &query);
    let filters_query = query_of(asked.pairs());
    let ids: Vec<(String, String)> = sections.iter().map(|section| (section.id.to_string(), section.name.clone())).collect();
    let (quick, found) = with_row(&frame, typed.quick, found.map(|found| found.rows).unwrap_or_default(), &sections, &filters_query);
    let (done, undo) = said(asked);
    let views = state.site.newsroom.saved_views(&signed_in.user().id).await?;
    let page = Stories {
        languages,
        may_write: authority.may(Capability::WriteDraft),
        filters,
        sections: sections.into_iter().map(|section| (section.slug.to_string(), section.name)).collect(),
        rows: rows(state, &frame, found).await?,
        next,
        errors,
        query: filters_query,
        own_views: views.into_iter().map(|view| OwnView { id: view.id, name: view.name, filters: view.filters }).collect(),
        view_name: typed.view_name,
        section_ids: ids,
        acts: acts(authority),
        quick,
        done,
        undo,
    };
    Ok(status_page(status, || stories(frame.desk(), &page)))
}

/// The changes of state that somebody's role allows for some story at least.
fn acts(authority: &Authority) -> Vec<StoryAct> {
    let edits = authority.may(Capability::EditAny);
    BulkAct::STATES.into_iter().filter(|act| edits || !matches!(act, StoryAct::MarkReady | StoryAct::Archive)).collect()
}

/// The row that is edited, filled with what is stored unless something was typed; and all rows.
fn with_row(
    frame: &Frame,
    quick: Option<QuickEdit>,
    rows: Vec<WorklistRow>,
    sections: &[Section],
    filters: &str,
) -> (Option<QuickEdit>, Vec<WorklistRow>) {
    let row = quick.as_ref().and_then(|quick| rows.iter().find(|row| row.id.as_str() == quick.id));
    let filled = row.zip(quick.clone()).map(|(row, typed)| {
        let has_time = matches!(row.state, StoryState::Published | StoryState::Scheduled);
        let stored = if typed.errors.is_empty() {
            let time = row.published_at.filter(|_| has_time).map(|at| frame.calendar.entered(at));
            let section = sections.iter().find(|one| row.section.as_ref().is_some_and(|section| section.path == one.path()));
            let headline = if row.headline.as_str() == newsroom::UNTITLED { String::new() } else { row.headline.to_string() };
            QuickEdit { headline, section: section.map(|one| one.id.to_string()).unwrap_or_default(), time, ..typed }
        } else {
            typed
        };
        let sections = sections.iter().map(|one| (one.id.to_string(), one.name.clone())).collect();
        QuickEdit { base: written(row.base), zone: frame.zone.clone(), sections, filters: filters.to_owned(), ..stored }
    });
    (filled, rows)
}

/// What was done, from the URL, and with what it can be taken back.
fn said(asked: &Fields) -> (Option<String>, Option<String>) {
    let number = |name| asked.get(name).parse::<u32>().unwrap_or_default();
    match asked.get("done") {
        "together" => (Some(lists_desk::DONE.of(number("number"))), Some(asked.line("undo")).filter(|undo| !undo.is_empty())),
        "undone" => {
            let stayed = number("stayed");
            let stayed = if stayed == 0 { String::new() } else { format!(" {}", lists_desk::STAYED.of(stayed)) };
            (Some(format!("{}{stayed}", lists_desk::UNDONE.of(number("number")))), None)
        }
        "too-late" => (Some(lists_desk::TOO_LATE.into()), None),
        _ => (None, None),
    }
}

/// The languages of the interface, the paper's and the chosen one.
fn languages(frame: &Frame, query: &WorklistQuery) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> =
        InterfaceLanguage::all().map(|language| (language.tag().to_owned(), language.name().to_owned())).collect();
    for language in [Some(frame.calendar.language()), query.language.as_ref()].into_iter().flatten() {
        if !found.iter().any(|(tag, _)| tag == language.as_str()) {
            found.push((language.to_string(), language.to_string()));
        }
    }
    found
}

/// The URL of the next page under the same filters.
fn next_url(filters: &StoryFilters, after: &Cursor) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(filters.pairs().iter().filter(|(_, value)| !value.is_empty()));
    query.append_pair("after", &after.to_string());
    format!("/desk/stories/?{}", query.finish())
}
