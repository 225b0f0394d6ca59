//! `POST /desk/import/file` and `…/site`: what is to be imported. It is read and reported; nothing is written.

use std::{path::Path, sync::Arc};

use app::desk::{form::Errors, pages::import::ImportPage, words::import as words};
use axum::{
    extract::{Request, State},
    http::header,
    response::Response,
};
use multer::{Field, Multipart};
use newsroom::{
    Authority, Error,
    import_job::{JobKind, NewJob},
};
use tokio::io::AsyncWriteExt;

use super::list::shown;
use crate::http::{
    AppState, HttpError, Policy,
    desk::{Fields, see_other},
    session::Acting,
};

/// Bytes in which an export says what it is; WordPress writes a long comment before it.
const HEAD: usize = 4096;

/// Takes a file. It goes to the disk as it arrives: an export may be larger than memory.
///
/// # Errors
/// 413 for too much, 400 for what is no form; storage failed.
pub async fn file(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    request: Request,
) -> Result<Response, HttpError> {
    let refuse = async |error| shown(&state, &signed_in, ImportPage { errors: error, ..ImportPage::default() }).await;
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let Ok(boundary) = multer::parse_boundary(kind) else { return refuse(Errors::one("file", words::NO_FILE)).await };
    let id = state.site.newsroom.ids().next();
    let path = state.imports.file(&id);
    let (mut name, mut fetches) = (String::new(), false);
    let mut parts = Multipart::new(request.into_body().into_data_stream(), boundary);
    while let Some(part) = parts.next_field().await.map_err(cut)? {
        match part.name() {
            Some("file") => {
                name = domain::text::one_line(part.file_name().unwrap_or_default()).chars().take(200).collect();
                if !store(part, &path).await? {
                    state.imports.discard(&id);
                    let word = if name.is_empty() { words::NO_FILE } else { words::BAD_FILE };
                    return refuse(Errors::one("file", word)).await;
                }
            }
            Some("fetches") => fetches = part.text().await.map_err(cut)? == "1",
            _ => {}
        }
    }
    if !path.exists() {
        return refuse(Errors::one("file", words::NO_FILE)).await;
    }
    let new = NewJob { id: &id, kind: JobKind::File, source: if name.is_empty() { "export.xml" } else { &name }, site_user: "", fetches };
    match begin(&state, &authority, &new).await? {
        Some(response) => Ok(response),
        None => {
            state.imports.discard(&id);
            refuse(Errors::one("", words::BUSY)).await
        }
    }
}

/// Takes an address.
///
/// # Errors
/// Storage failed.
pub async fn site(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    fields: Fields,
) -> Result<Response, HttpError> {
    let (address, user, password) = (fields.line("address"), fields.line("user"), fields.get("password").trim().to_owned());
    let fetches = fields.get("fetches") == "1";
    let mut errors = Errors::default();
    let full = if address.contains("://") { address.clone() } else { format!("https://{address}") };
    let is_address = url::Url::parse(&full).is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.host_str().is_some());
    // a password in the address would be stored and shown
    if address.is_empty() || !is_address || full.contains('@') {
        errors.add("address", words::BAD_ADDRESS);
    }
    if !user.is_empty() && password.is_empty() {
        errors.add("password", words::NO_PASSWORD);
    }
    if errors.is_empty() {
        let id = state.site.newsroom.ids().next();
        if !user.is_empty() {
            state.imports.remember(&id, &password);
        }
        let new = NewJob { id: &id, kind: JobKind::Site, source: &full, site_user: &user, fetches };
        if let Some(response) = begin(&state, &authority, &new).await? {
            return Ok(response);
        }
        state.imports.discard(&id);
        errors.add("", words::BUSY);
    }
    shown(&state, &signed_in, ImportPage { address, user, fetches, errors, ..ImportPage::default() }).await
}

/// Begins the trial; `None` while another import runs.
async fn begin(state: &AppState, authority: &Authority, new: &NewJob<'_>) -> Result<Option<Response>, HttpError> {
    let newsroom = &state.site.newsroom;
    let mut edit = newsroom.edit(authority).await?;
    match edit.begin_import_job(new).await {
        Ok(()) => edit.commit().await?,
        Err(Error::Conflict { .. }) => return Ok(None),
        Err(error) => return Err(error.into()),
    }
    let job = newsroom.import_job(new.id).await?.ok_or(HttpError::NotFound { what: "import" })?;
    state.imports.start(newsroom.clone(), state.media.clone(), authority.clone(), job);
    see_other(&format!("/desk/import/{}/", new.id)).map(Some)
}

/// Writes a file as it arrives; false if it is empty or does not begin as an export does.
async fn store(mut part: Field<'_>, path: &Path) -> Result<bool, HttpError> {
    if let Some(folder) = path.parent() {
        tokio::fs::create_dir_all(folder).await.map_err(HttpError::internal)?;
    }
    let mut options = tokio::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    // an export holds e-mail addresses of people who comment
    #[cfg(unix)]
    options.mode(0o600);
    let mut open = options.open(path).await.map_err(HttpError::internal)?;
    let mut head = Vec::new();
    while let Some(chunk) = part.chunk().await.map_err(cut)? {
        if head.len() < HEAD {
            head.extend(chunk.iter().take(HEAD));
        }
        open.write_all(&chunk).await.map_err(HttpError::internal)?;
    }
    open.flush().await.map_err(HttpError::internal)?;
    Ok(begins_as_export(&head))
}

/// Whether these first bytes may be those of an export: XML whose first element, if it is among them, is `rss`.
fn begins_as_export(head: &[u8]) -> bool {
    let text = String::from_utf8_lossy(head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head));
    let is_element = |after: &str| after.starts_with(|letter: char| letter.is_ascii_alphabetic());
    // a comment may hold anything
    let outside: String = text
        .split("<!--")
        .enumerate()
        .map(|(at, part)| if at == 0 { part } else { part.split_once("-->").map_or("", |(_, rest)| rest) })
        .collect();
    let first = outside.split('<').skip(1).find(|after| is_element(after));
    text.trim_start().starts_with('<') && first.is_none_or(|name| name.starts_with("rss"))
}

fn cut(error: multer::Error) -> HttpError {
    match error {
        multer::Error::StreamReadFailed(_) => HttpError::TooLarge { limit: Policy::Import(crate::http::Access::SignedIn).body_limit() },
        _ => HttpError::BadRequest("The file did not arrive whole. Send it again.".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::begins_as_export;

    #[test]
    fn an_export_begins_with_rss_behind_any_comment() {
        for (head, is_export) in [
            ("<?xml version=\"1.0\"?>\n<!-- made by <WordPress> -->\n<rss version=\"2.0\">", true),
            ("\u{feff}<rss>", true),
            ("<?xml version=\"1.0\"?>\n<!-- a comment that goes on", true),
            ("<!doctype html><html><rss>", false),
            ("<html><p>not an export</p></html>", false),
            ("PK\u{3}\u{4}<rss>", false),
            ("", false),
        ] {
            assert_eq!(begins_as_export(head.as_bytes()), is_export, "{head}");
        }
    }
}
