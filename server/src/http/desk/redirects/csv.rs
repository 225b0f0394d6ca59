//! `GET /desk/redirects/redirects.csv`, `POST /desk/redirects/import` and `…/file`: all redirects as a table with the columns `from` and `to`;
//! a removed page has an empty `to`.

use std::sync::Arc;

use app::desk::{
    form::Errors,
    pages::structure::redirects::Redirects,
    words::{structure as words, time},
};
use axum::{
    Extension,
    extract::{FromRequest, Multipart, Request, State},
    http::header,
    response::{IntoResponse, Response},
};
use domain::{Redirect, RedirectStatus, SitePath};
use newsroom::{Authority, Error};

use super::{LIST, list::shown, path::entered};
use crate::http::{
    AppState, HttpError, SignedIn,
    desk::{
        Asked, FieldError, Fields,
        structure::{sentence, went, whole_paper},
        upload::whole,
    },
    session::Acting,
};

/// Redirects in one query.
const BATCH: i64 = 2_000;
/// Bytes of a table that is sent as a file, at most: about 40,000 redirects.
const MOST_BYTES: usize = 4 * 1024 * 1024;

/// All of them.
///
/// # Errors
/// Storage failed.
pub async fn export(State(state): State<Arc<AppState>>, Extension(signed_in): Extension<SignedIn>) -> Result<Response, HttpError> {
    whole_paper(&signed_in)?;
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(["from", "to"]).map_err(HttpError::internal)?;
    let mut after = String::new();
    loop {
        let batch = state.site.newsroom.redirect_list("", &after, BATCH).await?;
        for redirect in &batch {
            let to = if redirect.status == RedirectStatus::Gone { "" } else { redirect.to.as_str() };
            table.write_record([redirect.from.as_str(), to]).map_err(HttpError::internal)?;
        }
        match batch.into_iter().last() {
            Some(last) => after = last.from,
            None => break,
        }
    }
    let bytes = table.into_inner().map_err(|error| HttpError::internal(error.to_string()))?;
    let headers =
        [(header::CONTENT_TYPE, "text/csv; charset=utf-8"), (header::CONTENT_DISPOSITION, "attachment; filename=\"redirects.csv\"")];
    Ok((headers, bytes).into_response())
}

/// Adds all redirects of a pasted table, or none if one of them is refused.
///
/// # Errors
/// Storage failed.
pub async fn import(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    fields: Fields,
) -> Result<Response, HttpError> {
    whole_paper(&signed_in)?;
    match add(&state, &authority, fields.get("csv")).await? {
        Ok(response) => Ok(response),
        Err(FieldError(why)) => {
            let page = Redirects { csv: fields.get("csv").to_owned(), errors: Errors::one("csv", why), ..Redirects::default() };
            shown(&state, &signed_in, &Asked::default(), page).await
        }
    }
}

/// The same with a table that is sent as a file.
///
/// # Errors
/// 400 for what is no form, or did not arrive whole; storage failed.
pub async fn import_file(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    request: Request,
) -> Result<Response, HttpError> {
    const CUT: HttpError = HttpError::BadRequest(std::borrow::Cow::Borrowed("The file did not arrive whole. Send it again."));
    whole_paper(&signed_in)?;
    let refused = async |why: String| {
        let page = Redirects { errors: Errors::one("file", why), ..Redirects::default() };
        shown(&state, &signed_in, &Asked::default(), page).await
    };
    let Ok(mut form) = Multipart::from_request(request, &()).await else { return refused(words::NO_TABLE.into()).await };
    let mut sent = None;
    while let Some(mut field) = form.next_field().await.map_err(|_| CUT)? {
        if field.name() == Some("file") {
            sent = Some(whole(&mut field, MOST_BYTES).await.map_err(|_| CUT)?);
        }
    }
    let bytes = match sent {
        Some(Some(bytes)) if !bytes.is_empty() => bytes,
        Some(None) => return refused(words::TABLE_TOO_LARGE.into()).await,
        _ => return refused(words::NO_TABLE.into()).await,
    };
    let Ok(text) = std::str::from_utf8(&bytes) else { return refused(words::NOT_UTF8.into()).await };
    match add(&state, &authority, text).await? {
        Ok(response) => Ok(response),
        Err(FieldError(why)) => refused(why).await,
    }
}

/// Adds the redirects of a table: the list with what happened, or why nothing was added.
async fn add(state: &AppState, authority: &Authority, csv: &str) -> Result<Result<Response, FieldError>, HttpError> {
    let rows = match read(csv) {
        Ok(rows) if rows.is_empty() => return Ok(Err(FieldError(words::NO_ROWS.into()))),
        Ok(rows) => rows,
        Err(line) => return Ok(Err(FieldError(words::BAD_ROW.with(&[("line", &time::number(line))])))),
    };
    let redirects: Vec<Redirect> = rows.iter().map(|(_, redirect)| redirect.clone()).collect();
    let mut edit = state.site.newsroom.edit(authority).await?;
    match edit.import_redirects(&redirects).await {
        Ok(undo) => {
            edit.commit().await?;
            went(LIST, "imported", &undo).map(Ok)
        }
        Err((at, Error::Structure(refusal))) => {
            let line = rows.get(at).map_or(0, |(line, _)| *line);
            Ok(Err(FieldError(words::ROW_REFUSED.with(&[("line", &time::number(line)), ("why", &sentence(&refusal))]))))
        }
        Err((_, error)) => Err(error.into()),
    }
}

/// The rows with the numbers of their lines; the number of the first line that cannot be read.
fn read(text: &str) -> Result<Vec<(usize, Redirect)>, usize> {
    // spreadsheets put a mark before UTF-8, and write what separates columns in their country
    let text = text.trim_start_matches('\u{feff}');
    let first = text.lines().next().unwrap_or_default();
    let delimiter = [b';', b'\t'].into_iter().find(|mark| first.contains(char::from(*mark))).unwrap_or(b',');
    let mut table = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for (at, record) in table.records().enumerate() {
        let line = at + 1;
        let record = record.map_err(|_| line)?;
        let cell = |at| record.get(at).unwrap_or_default().trim();
        if (at == 0 && cell(0).eq_ignore_ascii_case("from")) || (cell(0).is_empty() && cell(1).is_empty()) {
            continue;
        }
        let from = entered(cell(0)).map_err(|_| line)?;
        let (to, status) = match cell(1) {
            "" => (SitePath::parse("/").map_err(|_| line)?, RedirectStatus::Gone),
            to => (entered(to).map_err(|_| line)?, RedirectStatus::Moved),
        };
        rows.push((line, Redirect { from: from.into(), to, status }));
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn tables_of_spreadsheets_are_read_and_faults_have_a_line() {
        let rows = read("from,to\n/old,/new/\n\n\"/with,comma/\",/b/\n/gone/,\n").unwrap();
        let rows: Vec<String> = rows.iter().map(|(line, row)| format!("{line} {} {} {}", row.from, row.to, row.status)).collect();
        assert_eq!(rows, ["2 /old/ /new/ moved", "3 /with,comma/ /b/ moved", "4 /gone/ / gone"]);
        assert_eq!(read("\u{feff}from;to\n/a/;/b/").unwrap().len(), 1);
        assert_eq!(read("from\tto\r\n/a/\t/b/\r\n").unwrap().len(), 1);
        assert_eq!(read("/a/,/b/\nnothing,/c/").unwrap_err(), 2);
    }
}
