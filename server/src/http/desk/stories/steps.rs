//! `POST /desk/stories/{id}/steps`: stores steps of the draft behind all others. The response is sent after the commit.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, State, rejection::JsonRejection},
    http::StatusCode,
    response::Response,
};
use domain::draft::{SCHEMA, Step};
use newsroom::{Error, Pushed, StepsRefusal};

use super::{draft_json, for_writers, refusal, story_id};
use crate::http::{AppState, HttpError, desk::FieldError, session::Acting};

/// What a tab sends.
#[derive(Debug, serde::Deserialize)]
pub struct Push {
    /// The schema that the tab's editor was made for.
    pub schema: u32,
    /// The version that the steps are based on.
    pub version: i64,
    /// The tab's name for itself.
    pub client: String,
    /// ProseMirror's steps. Parsed later, because an older schema may have steps that are no longer read.
    pub steps: Vec<serde_json::Value>,
}

impl Push {
    /// The parsed steps.
    ///
    /// # Errors
    /// Which step is none, and why.
    pub fn parse_steps(self) -> Result<Vec<Step>, FieldError> {
        let unreadable = |at: usize, error| FieldError(format!("step {} cannot be read: {error}", at + 1));
        self.steps.into_iter().enumerate().map(|(at, step)| serde_json::from_value(step).map_err(|error| unreadable(at, error))).collect()
    }
}

/// Stores the steps, or responds 409 with those of others.
///
/// # Errors
/// 404 for a story that does not exist or that the person may not know of, 403 if they may not write it; 400 for what is no JSON of a push, 413
/// for more than 256 KB; storage failed.
pub async fn push_steps(
    State(state): State<Arc<AppState>>,
    Acting { authority, .. }: Acting,
    Path(id): Path<String>,
    push: Result<Json<Push>, JsonRejection>,
) -> Result<Response, HttpError> {
    let Json(push) = for_writers(&state, &authority, &id, push).await?;
    let id = story_id(&id)?;
    if push.schema != SCHEMA {
        return Ok(draft_json::json(StatusCode::CONFLICT, format!("{{\"schema\":{SCHEMA}}}")));
    }
    let (version, client) = (push.version, push.client.clone());
    let steps = match push.parse_steps() {
        Ok(steps) => steps,
        Err(FieldError(why)) => return Ok(refused(StepsRefusal::Unfit, &why)),
    };
    match state.site.newsroom.push_steps(&authority, &id, version, &client, &steps).await {
        Ok(Pushed::Stored { version, steps }) => {
            state.context.live.poke(&id);
            Ok(draft_json::json(StatusCode::OK, format!("{{{}}}", draft_json::steps(version, &steps))))
        }
        Ok(Pushed::Behind { version, steps }) => {
            Ok(draft_json::json(StatusCode::CONFLICT, format!("{{{}}}", draft_json::steps(version, &steps))))
        }
        Ok(Pushed::Reload) => Ok(draft_json::reload()),
        Err(Error::StepsRefused { reason, why }) => Ok(refused(reason, &why)),
        Err(error) => Err(refusal(error)),
    }
}

/// As other errors in JSON: a word, for which the editor has a sentence, and what exactly is wrong.
fn refused(reason: StepsRefusal, why: &str) -> Response {
    let error = match reason {
        StepsRefusal::Unfit => "steps_refused",
        StepsRefusal::TooLarge => "draft_too_large",
        StepsRefusal::Field => "field_refused",
    };
    let json = serde_json::json!({ "error": error, "message": why });
    draft_json::json(StatusCode::UNPROCESSABLE_ENTITY, json.to_string())
}
