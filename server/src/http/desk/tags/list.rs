//! `GET /desk/tags/`: the list; `POST`: a new tag.

use std::sync::Arc;

use app::desk::pages::structure::tags::{TagLine, Tags, tags};
use axum::{Extension, extract::State, http::StatusCode, response::Response};
use domain::{Tag, TagId};
use newsroom::structure::{TagRow, TagView};

use super::LIST;
use crate::http::{
    AppState, HttpError, SignedIn,
    desk::{
        Asked, Fields, Frame, status_page,
        structure::{beside, done, new_name, went, whole_paper},
    },
    session::Acting,
};

/// Tags on one page.
const PAGE: u16 = 100;
const UNREADABLE: HttpError = HttpError::BadRequest(std::borrow::Cow::Borrowed("There is no such list. Begin at /desk/tags/."));

/// The page.
///
/// # Errors
/// 400 for a URL that this page does not make; storage failed.
pub async fn list(
    State(state): State<Arc<AppState>>,
    Extension(signed_in): Extension<SignedIn>,
    asked: Asked,
) -> Result<Response, HttpError> {
    whole_paper(&signed_in)?;
    let model = Tags { done: done(&asked, LIST), ..Tags::default() };
    shown(&state, &signed_in, &asked, model).await
}

async fn shown(state: &AppState, signed_in: &SignedIn, asked: &Asked, model: Tags) -> Result<Response, HttpError> {
    let newsroom = &state.site.newsroom;
    let words = asked.0.line("q");
    let (name, view) = match asked.0.get("view") {
        "" => ("all", TagView::All),
        "unused" => ("unused", TagView::Unused),
        "most" => ("most", TagView::MostUsed),
        _ => return Err(UNREADABLE),
    };
    let (rows, next) = if words.is_empty() {
        let after = asked.0.get("after").rsplit_once('~').map(|(first, id)| (first.to_owned(), id.to_owned()));
        let page = newsroom.tag_list(view, after.as_ref(), PAGE).await?;
        let next = page.next.map(|(first, id)| {
            let query = form_urlencoded::Serializer::new(String::new()).append_pair("after", &format!("{first}~{id}")).finish();
            let view = if view == TagView::All { String::new() } else { format!("view={name}&") };
            format!("{LIST}?{view}{query}")
        });
        (page.rows, next)
    } else {
        (newsroom.tags_found(&words, usize::from(PAGE)).await?, None)
    };
    let line = |TagRow { tag, uses }: TagRow| TagLine {
        id: tag.id.to_string(),
        path: tag.path().into(),
        synonyms: tag.synonyms.join(", "),
        name: tag.name,
        stories: uses,
    };
    let frame = Frame::load(state, Some(signed_in)).await?;
    let status = if model.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let model = Tags { view: name, words, rows: rows.into_iter().map(line).collect(), next, ..model };
    Ok(status_page(status, || tags(frame.desk(), &model)))
}

/// Adds a tag.
///
/// # Errors
/// Storage failed.
pub async fn create(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    fields: Fields,
) -> Result<Response, HttpError> {
    whole_paper(&signed_in)?;
    let typed = fields.line("name");
    let mut model = Tags { name: typed, ..Tags::default() };
    let Some(name) = new_name(&fields, &mut model.errors) else {
        return shown(&state, &signed_in, &Asked::default(), model).await;
    };
    let mut edit = state.site.newsroom.edit(&authority).await?;
    let id = TagId::fresh(state.site.newsroom.ids());
    let slug = edit.slug_for_tag(&name, &id).await?;
    let tag = Tag { id, slug, name, description: String::new(), kind: "tag".to_owned(), synonyms: Vec::new() };
    match edit.change_tag(&tag).await {
        Ok(undo) => {
            edit.commit().await?;
            went(LIST, "added", &undo)
        }
        Err(error) => {
            drop(edit);
            model.errors = beside(error)?;
            shown(&state, &signed_in, &Asked::default(), model).await
        }
    }
}
