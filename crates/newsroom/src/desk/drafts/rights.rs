//! Fields of a draft that need more than the right to write: where the story belongs, who wrote it, when readers see it.

use domain::{Story, StoryAct, UserId};

use crate::{Edit, Error, Result, StepsRefusal};

impl Edit<'_> {
    /// An error unless the person may change a story's fields from `before` to `after`, and may still write it afterwards.
    ///
    /// # Errors
    /// [`Error::StepsRefused`] says which right is missing.
    pub(in crate::desk) async fn check_field_steps(&mut self, before: &Story, after: &Story, owner: Option<&UserId>) -> Result<()> {
        let place = |story: &Story| (story.primary_section.clone(), story.sections.clone(), story.bylines.clone());
        if place(before) != place(after) {
            self.check_act(StoryAct::Edit, after, owner).await.map_err(refused)?;
        }
        self.check_fields(Some(before), after, owner).await.map_err(refused)
    }
}

/// The steps are at fault, not the person's right to write this story.
fn refused(error: Error) -> Error {
    match error {
        Error::NotFound { .. } => {
            let why = "with this section or these bylines the story would not be yours to write; choose others".to_owned();
            Error::StepsRefused { reason: StepsRefusal::Field, why }
        }
        Error::Forbidden { .. } | Error::StoryRefused { .. } => Error::StepsRefused { reason: StepsRefusal::Field, why: error.to_string() },
        error => error,
    }
}
