//! What the editor looks up while somebody writes: stories, tags, authors and sections by words, and their names by identity.

mod show;

pub use show::{Found, show};

use axum::{Json, extract::rejection::JsonRejection};

use crate::http::{HttpError, desk::FieldError};

/// A name that is to be found or added.
#[derive(Debug, serde::Deserialize)]
pub struct Name {
    name: String,
}

/// The longest name, in characters.
const LONGEST_NAME: usize = 100;

/// The name as one line; otherwise a sentence that says what is wrong with it.
///
/// # Errors
/// 400 for what is no JSON with a name.
pub fn name(sent: Result<Json<Name>, JsonRejection>) -> Result<Result<String, FieldError>, HttpError> {
    let name = domain::text::one_line(&sent?.0.name);
    Ok(match name.chars().count() {
        0 => Err(FieldError("Write a name first.".to_owned())),
        1..=LONGEST_NAME => Ok(name),
        _ => Err(FieldError(format!("A name may have {LONGEST_NAME} characters; shorten it."))),
    })
}
