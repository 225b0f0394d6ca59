//! Corrections of published stories, for their readers.

use serde::{Deserialize, Serialize};

use crate::Timestamp;

/// What was wrong in a published story, and when it was put right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// When.
    pub at: Timestamp,
    /// What, in plain text.
    pub text: String,
}
