//! `GET /desk/people/`.

use std::sync::Arc;

use app::{
    desk::{
        form::{Errors, HandOver},
        pages::people::{InvitationRow, Invite, People, PersonRow, people},
        words::people as words,
    },
    ui::words::Word,
};
use axum::{Extension, extract::State, http::StatusCode, response::Response};
use domain::{Author, AuthorKind, SiteSettings, UserId, UserState};
use newsroom::people::User;

use super::sections;
use crate::http::{
    AppState, HttpError, SignedIn,
    desk::{Asked, Frame, status_page},
};

/// So many people on one page.
const PAGE: i64 = 50;

/// What the page shows beside what is stored.
#[derive(Debug, Default)]
pub(super) struct With {
    pub(super) invite: Option<Invite>,
    pub(super) errors: Errors,
    pub(super) notice: Option<Word>,
    pub(super) hand_over: Option<HandOver>,
    pub(super) after: String,
}

/// The page.
///
/// # Errors
/// 400 for a made-up place in the list; storage failed.
pub async fn show(
    State(state): State<Arc<AppState>>,
    Extension(signed_in): Extension<SignedIn>,
    Asked(asked): Asked,
) -> Result<Response, HttpError> {
    let notice = match asked.get("done") {
        "invited" => Some(words::INVITED),
        "cancelled" => Some(words::CANCELLED),
        _ => None,
    };
    let mut invite = None;
    if let Some(author) = authors(&state).await?.into_iter().find(|author| author.id.as_str() == asked.get("author")) {
        let email = author.email.as_ref().map(ToString::to_string).unwrap_or_default();
        invite = Some(Invite {
            author: author.id.to_string(),
            name: author.name,
            email,
            sections: sections(&state, None).await?,
            ..Invite::default()
        });
    }
    shown(&state, &signed_in, With { invite, notice, after: asked.get("after").to_owned(), ..With::default() }).await
}

/// Persons and guests that stories name and that have no account.
pub(super) async fn authors(state: &AppState) -> Result<Vec<Author>, HttpError> {
    let mut authors = state.site.newsroom.authors_without_account().await?;
    authors.retain(|author| author.kind != AuthorKind::Desk);
    authors.sort_by(|one, other| one.name.cmp(&other.name).then(one.id.cmp(&other.id)));
    Ok(authors)
}

/// Whether a person who may sign in has to set up codes before anything else.
pub(super) fn lacks_codes(settings: &SiteSettings, user: &User) -> bool {
    user.state == UserState::Active && user.lacks_codes(settings)
}

/// The page with errors, notices and what was typed.
pub(super) async fn shown(state: &AppState, signed_in: &SignedIn, with: With) -> Result<Response, HttpError> {
    let newsroom = &state.site.newsroom;
    let frame = Frame::load(state, Some(signed_in)).await?;
    let after = match with.after.as_str() {
        "" => None,
        id => {
            let id = UserId::parse(id).map_err(|_| HttpError::BadRequest("The list begins at a person who does not exist.".into()))?;
            newsroom.user(&id).await?
        }
    };
    let mut users = newsroom.users(after.as_ref().map(|user| (user.name.as_str(), &user.id)), PAGE + 1).await?;
    let has_more = users.len() > usize::try_from(PAGE).unwrap_or(usize::MAX);
    users.truncate(usize::try_from(PAGE).unwrap_or(usize::MAX));
    let next = if has_more { users.last().map(|user| format!("/desk/people/?after={}", user.id)) } else { None };
    let all = sections(state, None).await?;
    let settings = newsroom.settings().await?;
    let name_of = |id: &str| all.iter().find(|(section, ..)| section == id).map(|(_, name, _)| name.clone());
    let rows = users
        .into_iter()
        .map(|user| PersonRow {
            lacks_codes: lacks_codes(&settings, &user),
            sections: user.sections.map(|ids| ids.iter().filter_map(|id| name_of(id.as_str())).collect()),
            last_sign_in: user.last_sign_in_at.map(|at| frame.ago(at)),
            is_active: user.state == UserState::Active,
            id: user.id.to_string(),
            name: user.name,
            email: user.email.to_string(),
            role: user.role,
            has_totp: user.has_totp,
        })
        .collect();
    let invitations = newsroom.invitations().await?;
    let invitations = invitations.into_iter().filter_map(|link| {
        Some(InvitationRow { email: link.email?.to_string(), role: link.role?, until: frame.at(link.expires_at), id: link.id })
    });
    let authors = authors(state).await?;
    let status = if with.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = People {
        people: rows,
        next,
        invitations: invitations.collect(),
        authors: authors.into_iter().map(|author| (author.id.to_string(), author.name, author.email.is_some())).collect(),
        invite: with.invite.unwrap_or(Invite { sections: all, ..Invite::default() }),
        needs_password: !signed_in.is_confirmed(newsroom.now()),
        errors: with.errors,
        notice: with.notice,
        hand_over: with.hand_over,
    };
    Ok(status_page(status, || people(frame.desk(), &page)))
}
