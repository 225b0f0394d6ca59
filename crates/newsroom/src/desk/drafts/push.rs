//! Writing: steps are stored behind all others, or not at all.

use domain::draft::{Step, StepError};
use domain::{ParseError, StoryAct, StoryId};

use super::row::Draft;
use super::steps::{DraftStep, StepsSince, since};
use super::{SERVER_CLIENT, prune};
use crate::{Authority, Edit, Error, Newsroom, Result, StepsRefusal};

/// Steps in one push at most.
const MOST_STEPS: usize = 500;
/// Letters of a client's name at most.
const LONGEST_CLIENT: usize = 64;

/// What became of a push.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pushed {
    /// The steps are stored, once the edit is committed.
    Stored {
        /// The draft's version with them.
        version: i64,
        /// All steps since the version they were based on: the pushed ones.
        steps: Vec<DraftStep>,
    },
    /// Somebody else was first; none of the steps is stored. Steps that were stored by an earlier try, whose response was lost, are among
    /// these, under the name of the same client.
    Behind {
        /// The draft's version.
        version: i64,
        /// All steps since the version that the push was based on.
        steps: Vec<DraftStep>,
    },
    /// The version is older than the stored steps, or was never reached: open the draft anew.
    Reload,
}

impl Newsroom {
    /// Pushes steps in a transaction of its own; when it returns, what it says is committed.
    ///
    /// # Errors
    /// As [`Edit::push_steps`].
    pub async fn push_steps(&self, authority: &Authority, story: &StoryId, based_on: i64, client: &str, steps: &[Step]) -> Result<Pushed> {
        let mut once_more = true;
        loop {
            let mut edit = self.edit(authority).await?;
            match edit.push_steps(story, based_on, client, steps).await {
                // another process took the version: read what it wrote
                Err(Error::Conflict { .. }) if once_more => once_more = false,
                Err(error) => return Err(error),
                Ok(pushed) => return edit.commit().await.map(|()| pushed),
            }
        }
    }
}

impl Edit<'_> {
    /// Stores steps that are based on version `based_on`, if that is the newest one. Commit the edit also when they were not stored: the
    /// draft may have been brought up to date with its story.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`] or [`Error::StoryRefused`] if the person may not write the story; [`Error::StepsRefused`] for
    /// steps that do not apply, and for fields that the person may not change; [`Error::Parse`] for a client without a usable name;
    /// [`Error::Conflict`] if another process wrote the same version.
    pub async fn push_steps(&mut self, id: &StoryId, based_on: i64, client: &str, steps: &[Step]) -> Result<Pushed> {
        check_client(client)?;
        if steps.len() > MOST_STEPS {
            let why = format!("at most {MOST_STEPS} steps are accepted at once");
            return Err(Error::StepsRefused { reason: StepsRefusal::Unfit, why });
        }
        let stored = self.stored_story(id).await?.ok_or(Error::NotFound { what: "story" })?;
        let (story, owner) = (stored.story()?, stored.owner()?);
        self.check_act(StoryAct::Edit, &story, owner.as_ref()).await?;
        let mut draft = self.draft_or_new(&stored, &story).await?;
        if based_on != draft.version {
            return self.behind(id, &draft, based_on).await;
        }
        if steps.is_empty() {
            return Ok(Pushed::Stored { version: draft.version, steps: Vec::new() });
        }
        let mut document = self.draft_document(id, &draft).await?;
        let with_fields = |document: &domain::draft::DraftDocument| {
            let mut with = story.clone();
            // a field that does not fit yet leaves the story as it is
            document.onto(&mut with);
            with
        };
        let fields_before = changes_fields(steps).then(|| with_fields(&document));
        document.apply(steps).map_err(unfit)?;
        if let Some(before) = fields_before {
            self.check_field_steps(&before, &with_fields(&document), owner.as_ref()).await?;
        }
        if names_media(steps) {
            self.put_draft_uses(&story, &with_fields(&document)).await?;
        }
        let version = self.append_steps(id, &draft, client, steps).await?;
        let now = self.newsroom.now().millis();
        draft.version = version;
        (draft.changed_at, draft.changed_by) = (now, self.user().map(|user| user.as_str().to_owned()));
        draft.unsaved_since = draft.unsaved_since.or(Some(now));
        self.update_draft(id, &draft, based_on).await?;
        if prune::is_due(&draft) {
            self.take_snapshot(id, &mut draft, &document).await?;
        }
        self.keep_document(id, version, document);
        let steps = self.steps_of(id, &draft, based_on).await?;
        Ok(Pushed::Stored { version, steps })
    }

    async fn behind(&mut self, id: &StoryId, draft: &Draft, based_on: i64) -> Result<Pushed> {
        match since(&mut self.conn().await?, id, draft, based_on).await? {
            StepsSince::Steps { version, steps } => Ok(Pushed::Behind { version, steps }),
            StepsSince::Reload => Ok(Pushed::Reload),
        }
    }

    async fn steps_of(&mut self, id: &StoryId, draft: &Draft, based_on: i64) -> Result<Vec<DraftStep>> {
        match since(&mut self.conn().await?, id, draft, based_on).await? {
            StepsSince::Steps { steps, .. } => Ok(steps),
            StepsSince::Reload => Ok(Vec::new()),
        }
    }
}

/// The error for steps that do not apply, or leave a document that is not a draft.
fn unfit(error: StepError) -> Error {
    let reason = if error.is_too_large { StepsRefusal::TooLarge } else { StepsRefusal::Unfit };
    Error::StepsRefused { reason, why: error.to_string() }
}

/// A client's name is stored with each of its steps and sent to all others.
fn check_client(client: &str) -> Result<()> {
    let fits = !client.is_empty() && client.len() <= LONGEST_CLIENT && client.bytes().all(|byte| byte.is_ascii_graphic());
    if fits && client != SERVER_CLIENT {
        Ok(())
    } else {
        Err(ParseError::new("client", format!("is a name of 1 to {LONGEST_CLIENT} visible ASCII letters other than {SERVER_CLIENT}"))
            .into())
    }
}

/// Whether some of the steps change a field of the story besides its text.
fn changes_fields(steps: &[Step]) -> bool {
    steps.iter().any(|step| serde_json::to_value(step).is_ok_and(|json| json.get("stepType").is_some_and(|kind| kind == "docAttr")))
}

/// Whether some of the steps name a picture or file.
fn names_media(steps: &[Step]) -> bool {
    steps.iter().any(|step| serde_json::to_string(step).is_ok_and(|json| json.contains("\"media\"") || json.contains("\"leadImage\"")))
}
