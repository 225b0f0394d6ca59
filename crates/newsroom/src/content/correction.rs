//! Corrections: stored with their story, shown on its page and in an archive of all of them.

use domain::{Capability, Correction, Direction, Headline, Language, ParseError, SitePath, StoryId, Timestamp};

use crate::db::on;
use crate::error::Doing;
use crate::write::keys::Key;
use crate::{Cursor, Edit, Newsroom, Result, entity};

/// Whether there is any: the time of the first one.
pub(crate) const ANY: &str = "SELECT at FROM correction WHERE at > 0 ORDER BY at LIMIT 1";
/// Those of listed stories after a place in the archive, newest first.
pub(crate) const NEWEST: &str = "SELECT c.id, c.at, c.text, s.id, s.path, s.headline, s.language, s.direction FROM correction c \
     JOIN story s ON s.id = c.story_id WHERE s.shelved_at IS NOT NULL AND (c.at, c.id) < ($1, $2) ORDER BY c.at DESC, c.id DESC LIMIT $3";
/// Entries on a page of the archive.
const PER_PAGE: usize = 50;
const READING: &str = "reading corrections";
const WRITING: &str = "storing a correction";

/// An entry of the archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedCorrection {
    /// The correction.
    pub correction: Correction,
    /// The path of the story.
    pub path: SitePath,
    /// The headline of the story.
    pub headline: Headline,
    /// The language of the story.
    pub language: Language,
    /// The direction of the story.
    pub direction: Direction,
}

/// A page of the archive.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CorrectionPage {
    /// Newest first.
    pub corrections: Vec<ListedCorrection>,
    /// Where the next page begins, if there is one.
    pub next: Option<Cursor>,
}

type Row = (String, i64, String, String, String, String, String, String);

impl Newsroom {
    /// Whether any story was ever corrected.
    pub async fn has_corrections(&self) -> Result<bool> {
        self.record(Key::Corrected);
        let mut held = self.read().await?;
        let first: Option<i64> = on!(held.conn(), c => sqlx::query_scalar(ANY).fetch_optional(c).await).doing(READING)?;
        Ok(first.is_some())
    }

    /// The corrections of stories that stand in lists, newest first.
    pub async fn corrections(&self, after: &Cursor) -> Result<CorrectionPage> {
        // which stories are listed decides which corrections are
        self.record_all([Key::Corrections, Key::Shelf("all")]);
        let most = i64::try_from(PER_PAGE + 1).unwrap_or(i64::MAX);
        let mut held = self.read().await?;
        let mut rows: Vec<Row> =
            on!(held.conn(), c => sqlx::query_as(NEWEST).bind(after.published_at).bind(&after.story).bind(most).fetch_all(c).await)
                .doing(READING)?;
        let more = rows.len() > PER_PAGE;
        rows.truncate(PER_PAGE);
        let last = rows.last().map(|(id, at, ..)| Cursor { published_at: *at, story: id.clone() });
        self.record_all(rows.iter().map(|(_, _, _, story, ..)| Key::Card(story)));
        let corrections = rows.into_iter().map(read).collect::<Result<Vec<_>>>()?;
        Ok(CorrectionPage { corrections, next: last.filter(|_| more) })
    }
}

fn read((id, at, text, _, path, headline, language, direction): Row) -> Result<ListedCorrection> {
    let damaged = |source: ParseError| entity::stored("correction", &id, source);
    Ok(ListedCorrection {
        correction: Correction { at: Timestamp::from_millis(at), text },
        path: SitePath::parse(&path).map_err(damaged)?,
        headline: Headline::parse(&headline).map_err(damaged)?,
        language: Language::parse(&language).map_err(damaged)?,
        direction: Direction::parse(&direction).map_err(damaged)?,
    })
}

impl Edit<'_> {
    /// Stores a correction that was made earlier, of a story that comes from elsewhere.
    ///
    /// # Errors
    /// [`crate::Error::Forbidden`] without the right to import.
    pub async fn record_correction(&mut self, story: &StoryId, correction: &Correction) -> Result<()> {
        self.authority.require(Capability::Import)?;
        self.write_correction(story, &correction.text, correction.at).await
    }

    /// Stores a correction of a story. Its readers see it at once.
    pub(crate) async fn add_correction(&mut self, story: &StoryId, text: &str) -> Result<()> {
        self.write_correction(story, text, self.newsroom.now()).await
    }

    async fn write_correction(&mut self, story: &StoryId, text: &str, at: Timestamp) -> Result<()> {
        const INSERT: &str = "INSERT INTO correction (id, story_id, at, user_id, text) VALUES ($1, $2, $3, $4, $5)";
        let first: Option<i64> = on!(self.conn().await?, c => sqlx::query_scalar(ANY).fetch_optional(c).await).doing(WRITING)?;
        let id = self.newsroom.ids().next();
        let user = self.user().map(|user| user.as_str().to_owned());
        let text = entity::without_nul(text);
        on!(self.conn().await?, c => sqlx::query(INSERT)
            .bind(id)
            .bind(story.as_str())
            .bind(at.millis())
            .bind(user)
            .bind(text)
            .execute(c)
            .await
            .map(drop))
        .doing(WRITING)?;
        self.touch(Key::Story(story.as_str()));
        self.touch(Key::Corrections);
        if first.is_none() {
            // every page gets its link to the archive
            self.touch(Key::Corrected);
        }
        Ok(())
    }

    /// Deletes the corrections of a story that is deleted for good.
    pub(crate) async fn remove_corrections(&mut self, story: &str) -> Result<()> {
        const DELETE: &str = "DELETE FROM correction WHERE story_id = $1";
        let removed = on!(self.conn().await?, c => sqlx::query(DELETE).bind(story).execute(c).await.map(|done| done.rows_affected()))
            .doing("deleting the corrections of a story")?;
        if removed > 0 {
            self.touch(Key::Corrections);
            self.touch(Key::Corrected);
        }
        Ok(())
    }
}
