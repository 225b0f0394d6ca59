//! `/desk/stories/{id}/alert/`: the alert of a story. For those who may publish it.

mod act;
mod show;

pub use act::{cancel, plan, replace};
pub(in crate::http::desk) use show::sent;
pub use show::show;

use domain::{Capability, StoryAct, rights::Refusal};
use newsroom::{Authority, DeskStory};

use super::find;
use crate::http::{AppState, HttpError};

/// The story, if the person may publish it, or publish changes of it.
async fn publishable(state: &AppState, authority: &Authority, id: &str) -> Result<DeskStory, HttpError> {
    let opened = find(state, authority, id).await?;
    let publishes = [StoryAct::Publish, StoryAct::PublishChanges].iter().any(|act| opened.acts.contains(act));
    if publishes { Ok(opened) } else { Err(HttpError::NoRight(Refusal::Capability(Capability::PublishOwn))) }
}
