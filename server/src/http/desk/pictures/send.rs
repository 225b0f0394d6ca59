//! `POST /desk/pictures/`: files of a form, one after the other; works without script.

use std::sync::Arc;

use app::desk::pages::pictures::list::Pictures;
use axum::{
    extract::{
        FromRequest, Multipart, Request, State,
        multipart::{Field, MultipartError, MultipartRejection},
    },
    response::Response,
};
use bytes::Bytes;

use super::{LIST, ingest, list::shown, pick::pick};
use crate::http::{
    Access, AppState, HttpError, Policy,
    desk::{Asked, see_other, upload::whole},
    fields::Fields,
    session::Acting,
};

const CUT: HttpError = HttpError::BadRequest(std::borrow::Cow::Borrowed("The files did not arrive whole. Send them again."));

/// Adds the files that can be added. One leads to its own page, several to the list; with refused files the list says why.
///
/// # Errors
/// 400 for what is no such form, or did not arrive whole; storage failed.
pub async fn send(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    request: Request,
) -> Result<Response, HttpError> {
    let mut form = multipart(Multipart::from_request(request, &()).await)?;
    let (mut added, mut doubles, mut refused, mut last) = (0_u32, 0_u32, Vec::new(), None);
    let (mut back, mut field_name) = (String::new(), String::new());
    while let Some(mut field) = form.next_field().await.map_err(|_| CUT)? {
        match field.name().unwrap_or_default() {
            "for" => back = field.text().await.map_err(|_| CUT)?,
            "field" => field_name = field.text().await.map_err(|_| CUT)?,
            "files" => {
                let name = ingest::name(field.file_name().unwrap_or_default());
                let Some(bytes) = upload(&mut field).await.map_err(|_| CUT)? else {
                    refused.push((name, too_large()));
                    continue;
                };
                // what a browser sends for a field without files
                if bytes.is_empty() && field.file_name().unwrap_or_default().is_empty() {
                    continue;
                }
                match ingest::item(&state, &authority, bytes, &name).await? {
                    Ok((item, double)) => {
                        if double {
                            doubles += 1
                        } else {
                            added += 1
                        }
                        last = Some(item.id);
                    }
                    Err(why) => refused.push((name, why.why)),
                }
            }
            _ => {}
        }
    }
    let pick = pick(&back, &field_name);
    if refused.is_empty()
        && let (Some(id), 1, None) = (&last, added + doubles, &pick)
    {
        let done = if doubles == 1 { "double" } else { "added" };
        return see_other(&format!("{LIST}{id}/?done={done}"));
    }
    let query = {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("done", "added").append_pair("number", &added.to_string()).append_pair("doubles", &doubles.to_string());
        if let Some((back, field)) = &pick {
            query.append_pair("for", back).append_pair("field", field);
        }
        query.finish()
    };
    if refused.is_empty() && added + doubles > 0 {
        return see_other(&format!("{LIST}?{query}"));
    }
    if refused.is_empty() {
        refused.push((String::new(), app::desk::words::pictures::NO_FILE_SENT.into()));
    }
    let model = Pictures { refused, ..Pictures::default() };
    shown(&state, &signed_in, &Asked(Fields::read(query.as_bytes())), model).await
}

/// The form, if it is one.
pub(super) fn multipart(form: Result<Multipart, MultipartRejection>) -> Result<Multipart, HttpError> {
    form.map_err(|_| HttpError::BadRequest("Send this form as multipart/form-data, as browsers do.".into()))
}

/// The bytes of a picture or another file; `None` for more than a file may have.
pub(super) async fn upload(field: &mut Field<'_>) -> Result<Option<Bytes>, MultipartError> {
    whole(field, Policy::Upload(Access::SignedIn).body_limit()).await
}

/// The sentence about a file that is too large.
pub(super) fn too_large() -> String {
    let most = Policy::Upload(Access::SignedIn).body_limit() / (1024 * 1024);
    format!("This file is too large; at most {most} MB are accepted.")
}
