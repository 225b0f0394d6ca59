//! Why a draft document, a step or a field was refused.

/// Why a text is not a draft document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DraftError {
    /// Over one of the limits of [`crate::document::limits`] or of [`super::limits`].
    #[error("the draft is too large: {what} is {found}, at most {most} are accepted")]
    TooLarge {
        /// Which limit.
        what: &'static str,
        /// What was found.
        found: usize,
        /// What is accepted.
        most: usize,
    },
    /// Not JSON, or not JSON of nodes.
    #[error("the draft is not JSON of ProseMirror's nodes: {0}")]
    Json(String),
    /// Nodes, but not those of a draft.
    #[error("the draft is wrong at {at}: {why}")]
    Shape {
        /// Where, as a path: `content[3].content[0].attrs.level`.
        at: String,
        /// What is wrong.
        why: String,
    },
}

/// Why steps were refused. The document is then as it was before the first of them.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("step {} of {of} was refused: {why}", .index + 1)]
pub struct StepError {
    /// Which step, from 0; the last one if it was the result of all of them.
    pub index: usize,
    /// How many steps came together.
    pub of: usize,
    /// What is wrong with it.
    pub why: String,
    /// Whether the document would be over one of its limits.
    pub is_too_large: bool,
}

/// A field of a draft that does not fit a story. The story keeps what it had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftProblem {
    /// The name of the field, as in the draft's JSON: `headline`, `embargoUntil`.
    pub field: &'static str,
    /// The kind of problem: the key of its translation.
    pub id: &'static str,
    /// What is wrong with it, for the person who wrote it.
    pub sentence: String,
}
