//! `POST /desk/pictures/pictures.json?name=FILE`: adds a picture, recording, film or file. The body is the file's bytes; equal bytes are the
//! same item.

use std::sync::Arc;

use axum::{
    Json,
    body::Bytes,
    extract::{State, rejection::BytesRejection},
    http::StatusCode,
    response::{IntoResponse, Response},
};

use super::for_person;
use crate::http::{
    AppState, HttpError, Policy,
    desk::{Asked, json_refusal, pictures::ingest},
    session::Acting,
};

/// Stores the file and responds 201 with the item; 200 for bytes that are there already, also when the response to a first try was lost.
///
/// # Errors
/// 413 for too many bytes, 415 for a type that is not accepted, 422 for a file that cannot be read or has too many pixels; storage failed.
pub async fn add(
    State(state): State<Arc<AppState>>,
    Acting { authority, .. }: Acting,
    Asked(asked): Asked,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, HttpError> {
    let bytes = match body {
        Ok(bytes) => bytes,
        Err(rejection) if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            let most = Policy::Upload(crate::http::Access::SignedIn).body_limit() / (1024 * 1024);
            return Ok(json_refusal(StatusCode::PAYLOAD_TOO_LARGE, &format!("This file is too large; at most {most} MB are accepted.")));
        }
        Err(_) => return Err(HttpError::BadRequest("The file did not arrive whole. Send it again.".into())),
    };
    let (item, double) = match ingest::item(&state, &authority, bytes, &ingest::name(&asked.line("name"))).await? {
        Ok(found) => found,
        Err(refused) => return Ok(json_refusal(refused.status, &refused.why)),
    };
    let mut json = for_person(&state, &authority, &item).await?;
    if let Some(members) = json.as_object_mut() {
        members.insert("double".to_owned(), double.into());
    }
    Ok((if double { StatusCode::OK } else { StatusCode::CREATED }, Json(json)).into_response())
}
