//! Working drafts: a story while it is written, as one ProseMirror document that changes by ProseMirror's steps (`docs/contracts/drafts.md`).

mod error;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{Document, Story};

pub use error::{DraftError, DraftProblem, StepError};

/// The version of the draft's schema. A browser with an older one is refused and loads the new editor.
pub const SCHEMA: u32 = 1;

/// A story while it is written: headline, standfirst, dateline, text, and every other field as an attribute.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftDocument(Value);

/// One change of a draft: a step of ProseMirror. As JSON it has ProseMirror's own form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Step(Value);

impl DraftDocument {
    /// The draft of a story. Where the headline is `untitled`, the placeholder of a story without one, the draft's headline is empty.
    pub fn of_story(story: &Story, untitled: &str) -> Self {
        let _ = (story, untitled);
        Self(Value::Null)
    }
    /// Reads the JSON form.
    pub fn parse(json: &str) -> Result<Self, DraftError> {
        serde_json::from_str(json).map(Self).map_err(|error| DraftError::Json(error.to_string()))
    }
    /// The JSON form: compact, with keys in a fixed order, so that equal drafts have equal bytes.
    pub fn to_json(&self) -> String {
        self.0.to_string()
    }
    /// Applies the steps in order, all or none: after an error the draft is as it was.
    pub fn apply(&mut self, steps: &[Step]) -> Result<(), StepError> {
        match steps.len() {
            0 => Ok(()),
            of => Err(StepError { index: 0, of, why: "steps are not applied yet".to_owned() }),
        }
    }
    /// The length of headline, standfirst, dateline and text, in UTF-16 units.
    pub fn text_len(&self) -> usize {
        0
    }
    /// The headline; may be empty.
    pub fn headline(&self) -> String {
        String::new()
    }
    /// The standfirst; may be empty.
    pub fn standfirst(&self) -> String {
        String::new()
    }
    /// The dateline; may be empty.
    pub fn dateline(&self) -> String {
        String::new()
    }
    /// The text.
    pub fn body(&self) -> Document {
        Document::default()
    }
    /// Writes every field that fits onto the story; for each of the others, which keep what the story has, a problem.
    ///
    /// An empty headline keeps the story's. An empty slug leaves the path alone once the story has a time of publication, and derives it from
    /// the headline before. The path is not checked to be free: that needs storage.
    pub fn onto(&self, story: &mut Story) -> Vec<DraftProblem> {
        let _ = story;
        Vec::new()
    }
    /// Steps that turn this draft into `other`, to be applied in order.
    pub fn steps_to(&self, other: &Self) -> Vec<Step> {
        let _ = other;
        Vec::new()
    }
}
