//! `GET /desk/redirects/redirects.csv` and `POST /desk/redirects/import`: all redirects as a table with the columns `from` and `to`; a removed
//! page has an empty `to`.

use std::sync::Arc;

use app::desk::{
    form::Errors,
    pages::structure::redirects::Redirects,
    words::{structure as words, time},
};
use axum::{
    Extension,
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use domain::{Redirect, RedirectStatus, SitePath};
use newsroom::{Authority, Error};

use super::{LIST, list::shown, path::entered};
use crate::http::{
    AppState, HttpError, SignedIn,
    desk::{
        Asked, Fields,
        structure::{sentence, went, whole_paper},
    },
    session::Sender,
};

/// Redirects in one query.
const BATCH: i64 = 2_000;

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

/// Adds all redirects of a table, or none if one of them is refused.
///
/// # Errors
/// Storage failed.
pub async fn import(
    State(state): State<Arc<AppState>>,
    sender: Sender,
    Extension(signed_in): Extension<SignedIn>,
    fields: Fields,
) -> Result<Response, HttpError> {
    whole_paper(&signed_in)?;
    let sent = |error: String| Redirects { csv: fields.get("csv").to_owned(), errors: Errors::one("csv", error), ..Redirects::default() };
    let rows = match read(fields.get("csv")) {
        Ok(rows) if rows.is_empty() => return shown(&state, &signed_in, &Asked::default(), sent(words::NO_ROWS.into())).await,
        Ok(rows) => rows,
        Err(line) => {
            let why = words::BAD_ROW.with(&[("line", &time::number(line))]);
            return shown(&state, &signed_in, &Asked::default(), sent(why)).await;
        }
    };
    let redirects: Vec<Redirect> = rows.iter().map(|(_, redirect)| redirect.clone()).collect();
    let authority = Authority::of_session(&signed_in, &sender.origin);
    let mut edit = state.site.newsroom.edit(&authority).await?;
    match edit.import_redirects(&redirects).await {
        Ok(undo) => {
            edit.commit().await?;
            went(LIST, "imported", &undo)
        }
        Err((at, Error::Structure(refusal))) => {
            drop(edit);
            let line = rows.get(at).map_or(0, |(line, _)| *line);
            let why = words::ROW_REFUSED.with(&[("line", &time::number(line)), ("why", &sentence(&refusal))]);
            shown(&state, &signed_in, &Asked::default(), sent(why)).await
        }
        Err((_, error)) => Err(error.into()),
    }
}

/// The rows with the numbers of their lines; the number of the first line that cannot be read.
fn read(text: &str) -> Result<Vec<(usize, Redirect)>, usize> {
    let delimiter = if text.lines().next().is_some_and(|first| first.contains(';')) { b';' } else { b',' };
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
        assert_eq!(read("/a/;/b/").unwrap().len(), 1);
        assert_eq!(read("/a/,/b/\nnothing,/c/").unwrap_err(), 2);
    }
}
