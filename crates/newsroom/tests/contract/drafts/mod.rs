//! Working drafts: one order of steps for each story, and how the story follows.

mod acts;
mod others;
mod racing;
mod rights;
mod rows;
mod scheduled;
mod steps;
mod versions;
mod volume;

use domain::Story;
use domain::draft::Step;
use newsroom::{Authority, Error, Pushed};
use serde_json::{Value, json};

use crate::support::TestNewsroom;

/// A step from its JSON.
pub fn step(json: Value) -> Step {
    serde_json::from_value(json).unwrap()
}

/// Inserts a text at a position.
pub fn insert(at: usize, text: &str) -> Step {
    step(json!({ "stepType": "replace", "from": at, "to": at, "slice": { "content": [{ "type": "text", "text": text }] } }))
}

/// Changes a field.
pub fn set(field: &str, value: Value) -> Step {
    step(json!({ "stepType": "docAttr", "attr": field, "value": value }))
}

/// The position at the beginning of the headline.
pub const HEADLINE: usize = 1;

/// The position at the beginning of the first paragraph of a story without standfirst and dateline.
pub fn text_of(story: &Story) -> usize {
    story.headline.as_str().encode_utf16().count() + 8
}

/// Pushes steps.
pub async fn push(paper: &TestNewsroom, who: &Authority, story: &Story, based_on: i64, steps: &[Step]) -> Result<Pushed, Error> {
    paper.newsroom.push_steps(who, &story.id, based_on, "tab", steps).await
}

/// Pushes one step that must be stored; the version after it.
pub async fn write(paper: &TestNewsroom, who: &Authority, story: &Story, step: Step) -> i64 {
    let version = paper.newsroom.open_draft(who, &story.id).await.unwrap().version;
    match push(paper, who, story, version, &[step]).await.unwrap() {
        Pushed::Stored { version, .. } => version,
        other => panic!("not stored: {other:?}"),
    }
}

/// The document as JSON.
pub async fn doc(paper: &TestNewsroom, who: &Authority, story: &Story) -> Value {
    serde_json::from_str(&paper.newsroom.open_draft(who, &story.id).await.unwrap().doc).unwrap()
}

/// The story as its row has it.
pub async fn row(paper: &TestNewsroom, story: &Story) -> Story {
    paper.newsroom.story_by_id(&story.id).await.unwrap().unwrap()
}
