//! `POST /desk/together`: shows what an act on the chosen stories would do; with `seen`, does it.

use std::sync::Arc;

use app::desk::{
    pages::stories_together::{Together, together},
    words::{lists_desk as words, stories},
};
use axum::{extract::State, http::StatusCode, response::Response};
use domain::{SectionId, StoryAct, StoryId};
use newsroom::{BulkAct, BulkItem, BulkOutcome, BulkRefusal, Error};

use super::{filters, list_saying, reason};
use crate::http::{
    AppState, HttpError,
    desk::{
        Fields, Frame, see_other, status_page,
        stories::{read_base, written},
    },
    session::Acting,
};

/// Stories in one act at most; a page of the list has fewer.
const MOST: usize = 200;

fn unreadable(sentence: impl Into<String>) -> HttpError {
    let sentence: String = sentence.into();
    HttpError::BadRequest(sentence.into())
}

/// An act in words, with the fields of its form.
struct Wanted {
    act: BulkAct,
    title: String,
    fields: Vec<(String, String)>,
}

/// The preview, or the act.
///
/// # Errors
/// 400 for a form without act or stories; storage failed.
pub async fn act(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    fields: Fields,
) -> Result<Response, HttpError> {
    let newsroom = &state.site.newsroom;
    let items = items(&fields)?;
    let wanted = wanted(&state, &fields).await?;
    let filters = filters(&fields);
    let is_again = fields.has("seen");
    if is_again {
        let mut edit = newsroom.edit(&authority).await?;
        match edit.bulk(&wanted.act, &items).await {
            Ok(done) => {
                edit.commit().await?;
                items.iter().for_each(|item| state.context.live.poke(&item.story));
                return see_other(&list_saying(&filters, &format!("done=together&number={}&undo={}", done.changed, done.undo)));
            }
            Err(Error::Bulk(BulkRefusal::Changed)) => drop(edit),
            Err(error) => return Err(error.into()),
        }
    }
    let mut page = Together { act: wanted.title, fields: wanted.fields, filters, is_again, ..Together::default() };
    let lines = newsroom.bulk_preview(&authority, &wanted.act, &items).await?;
    for (line, item) in lines.into_iter().zip(&items) {
        let headline: String = match line.headline.as_str() {
            "" => words::UNKNOWN.into(),
            newsroom::UNTITLED => stories::UNTITLED.into(),
            headline => headline.to_owned(),
        };
        match line.outcome {
            BulkOutcome::Changed => page.change.push((headline, format!("{}:{}", item.story, written(item.base)))),
            BulkOutcome::Same => page.same.push(headline),
            BulkOutcome::Refused(error) => page.refused.push((headline, reason(error)?)),
        }
    }
    let frame = Frame::load(&state, Some(&signed_in)).await?;
    let status = if is_again { StatusCode::CONFLICT } else { StatusCode::OK };
    Ok(status_page(status, || together(frame.desk(), &page)))
}

/// The chosen stories, each once.
fn items(fields: &Fields) -> Result<Vec<BulkItem>, HttpError> {
    let mut items: Vec<BulkItem> = Vec::new();
    for item in fields.all("item") {
        let read = item.split_once(':').and_then(|(id, base)| Some(BulkItem { story: StoryId::parse(id).ok()?, base: read_base(base)? }));
        let item = read.ok_or_else(|| unreadable(words::NONE_CHOSEN))?;
        if !items.iter().any(|known| known.story == item.story) {
            items.push(item);
        }
    }
    if items.is_empty() || items.len() > MOST {
        return Err(unreadable(words::NONE_CHOSEN));
    }
    Ok(items)
}

async fn wanted(state: &AppState, fields: &Fields) -> Result<Wanted, HttpError> {
    let newsroom = &state.site.newsroom;
    let act = fields.get("act");
    let with = |name: &str, value: &str| vec![("act".to_owned(), act.to_owned()), (name.to_owned(), value.to_owned())];
    match act {
        "section" => {
            let id = SectionId::parse(fields.get("section")).map_err(|_| unreadable(words::NO_ACT))?;
            let sections = newsroom.sections().await?;
            let section = sections.into_iter().find(|one| one.id == id).ok_or(HttpError::NotFound { what: "section" })?;
            let (title, fields) = (words::WILL_SECTION.with(&[("name", &section.name)]), with("section", id.as_str()));
            Ok(Wanted { act: BulkAct::Section(id), title, fields })
        }
        "add_tag" | "remove_tag" => {
            let name = fields.line("tag");
            let found = newsroom.tags_like(&name, 10).await?;
            let tag = found.into_iter().find(|tag| domain::text::one_line(&tag.name).to_lowercase() == name.to_lowercase());
            let tag = tag.ok_or_else(|| unreadable(words::NO_SUCH_TAG))?;
            let fields = with("tag", &tag.name);
            let (act, title) = match act {
                "add_tag" => (BulkAct::AddTag(tag.id), words::WILL_TAG.with(&[("name", &tag.name)])),
                _ => (BulkAct::RemoveTag(tag.id), words::WILL_UNTAG.with(&[("name", &tag.name)])),
            };
            Ok(Wanted { act, title, fields })
        }
        "state" => {
            let to = StoryAct::parse(fields.get("state")).ok().filter(|act| BulkAct::STATES.contains(act));
            let to = to.ok_or_else(|| unreadable(words::NO_ACT))?;
            let title = stories::act(to).map(String::from).unwrap_or_default();
            Ok(Wanted { act: BulkAct::State(to), title, fields: with("state", to.as_str()) })
        }
        _ => Err(unreadable(words::NO_ACT)),
    }
}
