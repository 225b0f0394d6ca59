//! `GET /desk/numbers/csv?days=30`: the stories of a span with their sums, for spreadsheets.

use std::sync::Arc;

use axum::{
    Extension,
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};

use super::span;
use crate::http::{
    AppState, HttpError, SignedIn,
    desk::{Asked, Frame},
};

/// Lines at most: as many as spreadsheets take.
const MOST: i64 = 1_000_000;

/// The file.
///
/// # Errors
/// 400 for an unknown span; storage failed.
pub async fn csv(
    State(state): State<Arc<AppState>>,
    Extension(signed_in): Extension<SignedIn>,
    Asked(asked): Asked,
) -> Result<Response, HttpError> {
    let frame = Frame::load(&state, Some(&signed_in)).await?;
    let days = span(&frame, &asked)?;
    let found = state.site.newsroom.numbers(days, MOST).await?;
    let mut text = String::from("headline,path,views,shares,read_to_end_percent,average_reading_seconds\r\n");
    for story in &found.stories {
        let (headline, path, sum) = (cell(story.headline.as_str()), cell(story.path.as_str()), story.sum);
        let (whole, seconds) = (known(story.readings.to_the_end()), known(story.readings.average_seconds()));
        text += &format!("{headline},{path},{},{},{whole},{seconds}\r\n", sum.views, sum.shares);
    }
    let name = format!("attachment; filename=\"numbers-{}-days.csv\"", days.number);
    Ok(([(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, name)], text).into_response())
}

/// A number, or an empty cell where too few readings say something.
fn known(number: Option<i64>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

/// A text in quotes (RFC 4180). Spreadsheets would run what begins like a formula: an apostrophe before it makes it text.
fn cell(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    format!("\"{}{}\"", if is_formula { "'" } else { "" }, text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn a_headline_is_no_formula_and_ends_no_cell() {
        let cases = [
            ("Talks", "\"Talks\""),
            ("The \"big\" one, again", "\"The \"\"big\"\" one, again\""),
            ("=1+1", "\"'=1+1\""),
            ("@x", "\"'@x\""),
        ];
        for (text, written) in cases {
            assert_eq!(cell(text), written);
        }
    }
}
