//! `GET /desk/stories/`: all stories that the person may know of. A filter that cannot be read is an error, never left out: else the list
//! would show more than was requested.

use std::sync::Arc;

use app::{
    desk::{
        form::Errors,
        pages::stories::{Stories, StoryFilters, stories},
        words::stories as words,
    },
    ui::words::InterfaceLanguage,
};
use axum::{Extension, extract::State, http::StatusCode, response::Response};
use domain::{Capability, Language, StoryState};
use newsroom::{Authority, Cursor, Whose, WorklistQuery};

use super::rows;
use crate::http::{
    AppState, HttpError, SignedIn,
    desk::{Asked, Frame, status_page},
    session::Sender,
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
    sender: Sender,
    Extension(signed_in): Extension<SignedIn>,
    Asked(asked): Asked,
) -> Result<Response, HttpError> {
    let authority = Authority::of_session(&signed_in, &sender.origin);
    let frame = Frame::load(&state, Some(&signed_in)).await?;
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
        true => Some(state.site.newsroom.worklist(&authority, &query).await?),
        false => None,
    };
    let next = found.as_ref().and_then(|found| found.next.as_ref()).map(|next| next_url(&filters, next));
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let languages = languages(&frame, &query);
    let page = Stories {
        languages,
        may_write: authority.may(Capability::WriteDraft),
        filters,
        sections: sections.into_iter().map(|section| (section.slug.to_string(), section.name)).collect(),
        rows: rows(&state, &frame, found.map(|found| found.rows).unwrap_or_default()).await?,
        next,
        errors,
    };
    Ok(status_page(status, || stories(frame.desk(), &page)))
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
