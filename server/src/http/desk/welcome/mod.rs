//! What single-use links open: set-up, invitation, new password, new address.

mod accept;
mod show;

pub use accept::accept;
pub use show::show;

use app::desk::{
    form::Errors,
    pages::welcome::{Offer, Welcome, useless_link, welcome},
    words::people,
};
use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::Response,
};
use newsroom::{
    Error,
    people::{Link, LinkKind, Refusal, SecretHash},
};

use super::{Frame, refusals, status_page};
use crate::http::{AppState, HttpError, session};

/// What somebody typed, to be shown again.
#[derive(Default)]
struct Typed {
    name: Option<String>,
    email: String,
    errors: Errors,
}

/// The link with this token.
///
/// # Errors
/// The outer one is storage's, the inner one says why the link does not work.
async fn find(state: &AppState, token: &str) -> Result<Result<(Link, SecretHash), Refusal>, HttpError> {
    // a token is 43 characters; hashing a longer path is wasted work
    if token.len() > 100 {
        return Ok(Err(Refusal::LinkUnknown));
    }
    let stored = SecretHash::of(token);
    match state.site.newsroom.any_link(&stored).await {
        Ok(link) if link.kind == LinkKind::SecondStep => Ok(Err(Refusal::LinkUnknown)),
        Ok(link) => Ok(Ok((link, stored))),
        Err(Error::Refused(why)) => Ok(Err(why)),
        Err(error) => Err(error.into()),
    }
}

/// The page of a link that works.
async fn offer(state: &AppState, headers: &HeaderMap, token: &str, link: &Link, typed: Typed) -> Result<Response, HttpError> {
    let newsroom = &state.site.newsroom;
    let frame = Frame::load(state, None).await?;
    let signed_in = session::find(state, headers).await?.map(|found| found.signed_in.user().name.clone());
    let email = link.email.as_ref().map(ToString::to_string).unwrap_or_default();
    let offer = match link.kind {
        LinkKind::SetUp => Offer::SetUp { email: typed.email },
        LinkKind::Invitation => {
            let limited = link.sections.clone().unwrap_or_default();
            let sections = newsroom.sections().await?;
            let sections = sections.into_iter().filter(|section| limited.contains(&section.id)).map(|section| section.name).collect();
            Offer::Invitation { email, role: link.role.map(people::role_name).unwrap_or_default(), sections }
        }
        LinkKind::Reset => Offer::Reset { email },
        LinkKind::EmailChange | LinkKind::SecondStep => Offer::EmailChange { email },
    };
    let status = if typed.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = Welcome {
        path: format!("/desk/welcome/{token}"),
        offer,
        errors: typed.errors,
        name: typed.name.unwrap_or_else(|| link.name.clone()),
        signed_in,
    };
    Ok(without_referrer(status_page(status, || welcome(frame.desk(), &page))))
}

/// The page of a link that does not work.
async fn useless(state: &AppState, why: Refusal) -> Result<Response, HttpError> {
    let frame = Frame::load(state, None).await?;
    let status = match why {
        Refusal::LinkUsed | Refusal::LinkExpired | Refusal::LinkCancelled => StatusCode::GONE,
        Refusal::LinkUnknown => StatusCode::NOT_FOUND,
        _ => StatusCode::CONFLICT,
    };
    Ok(without_referrer(status_page(status, || useless_link(frame.desk(), refusals::useless_link(why)))))
}

/// The token is in the path: no page that this one leads to may learn it.
fn without_referrer(mut response: Response) -> Response {
    response.headers_mut().insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    response
}
