//! Importing again: which stories of an earlier import are not rewritten.

use domain::StoryId;

use super::Stories;
use crate::import::ImportError;
use crate::import::context::Batch;
use crate::import::report::UNCHANGED;
use crate::import::slugs_and_dates::date;
use crate::wxr::{Completeness, Item};

impl Stories<'_> {
    /// Why a story of an earlier import is not rewritten; `None` if the export has a newer version.
    pub(super) async fn why_left_alone(
        &self,
        batch: &mut Batch<'_>,
        key: &str,
        read: &str,
        id: &StoryId,
        item: &Item,
    ) -> Result<Option<&'static str>, ImportError> {
        let before = batch.known("post.read", key).await?;
        if before.as_deref() == Some(read) {
            return Ok(Some(UNCHANGED));
        }
        let Some(edit) = &mut batch.edit else { return Ok(None) };
        let Some(there) = edit.story_by_id(id).await? else { return Ok(None) };
        if !edit.is_as_imported("story", id.as_str()).await? {
            return Ok(Some("changed here since it was imported; the export's newer version was not taken"));
        }
        let newer = date(&item.modified_gmt).is_some_and(|changed| changed > there.updated_at);
        Ok(match item.completeness() {
            Completeness::Locked => Some("behind a password that the site does not reveal; the imported story stays as it is"),
            completeness if completeness < Completeness::of(before.as_deref().unwrap_or_default()) && !newer => Some(UNCHANGED),
            _ => None,
        })
    }
}
