//! Why something cannot be done with a story, in the words of the desk.

use app::desk::words::{lists_desk as words, refused, stories};
use domain::rights::Refusal;
use newsroom::{BulkRefusal, Error};

/// The reason, or an error that is about no story.
///
/// # Errors
/// The error itself.
pub fn reason(error: Error) -> Result<String, Error> {
    let no_right = |capability| words::NO_RIGHT.with(&[("right", refused::right(capability).as_ref())]);
    Ok(match error {
        Error::Forbidden { capability } | Error::StoryRefused { refusal: Refusal::Capability(capability), .. } => no_right(capability),
        Error::StoryRefused { refusal: Refusal::Section, .. } => words::NO_SECTION_OF_YOURS.into(),
        Error::StoryRefused { refusal: Refusal::State(state), .. } => {
            words::NOT_IN_STATE.with(&[("state", stories::state(state).as_ref())])
        }
        Error::StoryRefused { refusal: Refusal::Unknown, .. } | Error::NotFound { .. } => words::IS_GONE.into(),
        Error::EditConflict { .. } | Error::DraftConflict { .. } | Error::Bulk(BulkRefusal::Changed) => words::WRITTEN_SINCE.into(),
        Error::DraftProblems { .. } | Error::StepsRefused { .. } => words::OPEN_IT.into(),
        Error::Bulk(BulkRefusal::UnpublishedChanges) => words::UNPUBLISHED_CHANGES.into(),
        Error::Bulk(BulkRefusal::NoTime) => words::NO_TIME.into(),
        Error::Bulk(BulkRefusal::WrongTime) => words::WRONG_TIME.into(),
        Error::Bulk(BulkRefusal::TooLate) => words::TOO_LATE.into(),
        error @ (Error::Conflict { .. } | Error::Parse(_)) => error.to_string(),
        error => return Err(error),
    })
}
