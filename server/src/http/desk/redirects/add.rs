//! `POST /desk/redirects/` and `/remove`.

use std::sync::Arc;

use app::desk::{form::Errors, pages::structure::redirects::Redirects, words::structure as words};
use axum::{extract::State, response::Response};
use domain::{Redirect, RedirectStatus, SitePath};
use newsroom::structure::Refusal;

use super::{LIST, list::shown, path::entered};
use crate::http::{
    AppState, HttpError,
    desk::{
        Asked, Fields,
        structure::{beside, sentence, went, whole_paper},
    },
    session::Acting,
    site::page,
};

/// Adds a redirect.
///
/// # Errors
/// Storage failed.
pub async fn add(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    fields: Fields,
) -> Result<Response, HttpError> {
    whole_paper(&signed_in)?;
    let gone = fields.has("gone");
    let mut errors = Errors::default();
    let from = entered(fields.get("from")).map_err(|_| errors.add("from", words::BAD_PATH)).ok();
    let to = match gone {
        true => SitePath::parse("/").ok(),
        false => entered(fields.get("to")).map_err(|_| errors.add("to", words::BAD_PATH)).ok(),
    };
    let sent = |errors| Redirects { from: fields.line("from"), to: fields.line("to"), gone, errors, ..Redirects::default() };
    let (Some(from), Some(to)) = (from, to) else {
        return shown(&state, &signed_in, &Asked::default(), sent(errors)).await;
    };
    if page::outcome(&state.site, from.as_str()).await?.0 == 200 {
        errors.add("from", sentence(&Refusal::LivePage(from.to_string())));
    }
    let status = if gone { RedirectStatus::Gone } else { RedirectStatus::Moved };
    let redirect = Redirect { from: from.into(), to, status };
    let mut edit = state.site.newsroom.edit(&authority).await?;
    let undo = match edit.add_redirect(&redirect).await {
        Ok(undo) => undo,
        Err(error) => {
            drop(edit);
            return shown(&state, &signed_in, &Asked::default(), sent(beside(error)?)).await;
        }
    };
    if !gone && page::outcome(&state.site, redirect.to.as_str()).await?.0 != 200 {
        errors.add("to", sentence(&Refusal::Nowhere(redirect.to.to_string())));
    }
    if !errors.is_empty() {
        drop(edit);
        return shown(&state, &signed_in, &Asked::default(), sent(errors)).await;
    }
    edit.commit().await?;
    went(LIST, "added", &undo)
}

/// Removes a redirect.
///
/// # Errors
/// Storage failed.
pub async fn remove(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    fields: Fields,
) -> Result<Response, HttpError> {
    whole_paper(&signed_in)?;
    let mut edit = state.site.newsroom.edit(&authority).await?;
    let undo = edit.remove_redirect(fields.get("from")).await?;
    edit.commit().await?;
    went(LIST, "removed", &undo)
}
