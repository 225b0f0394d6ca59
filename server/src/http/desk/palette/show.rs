//! `GET /desk/palette?q=river`: pages of the desk, stories, sections and people by their names, as JSON. Only what the person may open.

use std::sync::Arc;

use app::desk::{
    pages::destinations,
    words::{palette as words, stories},
};
use axum::{Json, extract::State};
use domain::Capability;
use newsroom::WorklistQuery;
use serde::Serialize;

use crate::http::{
    AppState, HttpError,
    desk::{Asked, Frame},
    session::Acting,
};

/// Entries of each kind.
const STORIES: u16 = 6;
const OTHERS: usize = 5;

/// What is found.
#[derive(Debug, Serialize)]
pub struct Results {
    /// The best kind first.
    items: Vec<Item>,
}

/// One entry.
#[derive(Debug, Serialize)]
struct Item {
    /// Its kind, in words.
    group: String,
    /// Its name.
    label: String,
    /// More about it.
    hint: String,
    /// Its page.
    href: String,
}

/// The entries.
///
/// # Errors
/// Storage failed.
pub async fn show(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    Asked(asked): Asked,
) -> Result<Json<Results>, HttpError> {
    let newsroom = &state.site.newsroom;
    let text = asked.line("q");
    let frame = Frame::load(&state, Some(&signed_in)).await?;
    let mut items = pages(&frame, &text);
    if text.is_empty() {
        return Ok(Json(Results { items }));
    }
    if authority.may(Capability::WriteDraft) {
        let query = WorklistQuery { words: text.clone(), limit: STORIES, ..WorklistQuery::default() };
        let found = newsroom.worklist(&authority, &query).await?;
        items.extend(found.rows.into_iter().map(|row| {
            Item {
                group: words::STORIES.into(),
                hint: [stories::state(row.state).to_string(), row.section.map(|section| section.name).unwrap_or_default()]
                    .into_iter()
                    .filter(|part| !part.is_empty())
                    .collect::<Vec<_>>()
                    .join(" · "),
                label: if row.headline.as_str() == newsroom::UNTITLED { stories::UNTITLED.into() } else { row.headline.to_string() },
                href: format!("/desk/stories/{}/", row.id),
            }
        }));
        items.extend(newsroom.sections_like(&text, OTHERS).await?.into_iter().map(|section| Item {
            group: words::SECTIONS.into(),
            hint: words::STORIES_OF_SECTION.into(),
            href: format!(
                "/desk/stories/?{}",
                form_urlencoded::Serializer::new(String::new()).append_pair("section", section.slug.as_str()).finish()
            ),
            label: section.name,
        }));
    }
    if authority.may(Capability::ManagePeople) {
        let wanted = text.to_lowercase();
        let people = newsroom.users(None, 500).await?.into_iter().filter(|user| user.name.to_lowercase().contains(&wanted)).take(OTHERS);
        items.extend(people.map(|user| Item {
            group: words::PEOPLE.into(),
            hint: user.email.to_string(),
            href: format!("/desk/people/{}/", user.id),
            label: user.name,
        }));
    }
    Ok(Json(Results { items }))
}

/// The pages of the desk whose names have a word that begins like this; without a text all.
fn pages(frame: &Frame, text: &str) -> Vec<Item> {
    let wanted = text.to_lowercase();
    let fits = |label: &str| {
        let label = label.to_lowercase();
        label.starts_with(&wanted) || label.split_whitespace().any(|word| word.starts_with(&wanted))
    };
    let pages = destinations(frame.desk()).into_iter().map(|(path, word)| (path, String::from(word)));
    let item =
        |(path, label): (&'static str, String)| Item { group: words::PAGES.into(), hint: String::new(), label, href: path.to_owned() };
    pages.filter(|(_, label)| fits(label)).map(item).collect()
}
