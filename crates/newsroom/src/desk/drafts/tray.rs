//! The tray: words that lost their place, because somebody else removed what they stood in. They stay until somebody closes the note.

use domain::{ParseError, StoryAct, StoryId, Timestamp, UserId};

use crate::db::{Conn, on};
use crate::entity::{self, without_nul};
use crate::error::Doing;
use crate::{Edit, Error, Result};

/// The open notes of a story.
pub(crate) const OPEN_NOTES: &str =
    "SELECT id, at, user_id, removed_by, why, text FROM draft_tray WHERE story_id = $1 AND closed_at IS NULL ORDER BY at, id LIMIT 200";
/// Bytes of the words at most.
const LONGEST_TEXT: usize = 200_000;
/// Bytes of the other fields at most.
const LONGEST_FIELD: usize = 500;
/// Open notes of one story at most.
const MOST_NOTES: i64 = 200;
const READING: &str = "reading the tray of a draft";
const WRITING: &str = "storing words in the tray of a draft";

/// Words to be put into the tray.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewTrayNote {
    /// The words.
    pub text: String,
    /// Why they have no place, as a word of the editor's: `deleted`, `replaced`, `too_old`.
    pub why: String,
    /// Who removed their place, as the editor knows it; may be empty.
    pub removed_by: String,
}

/// Words in the tray.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrayNote {
    /// Its identity.
    pub id: String,
    /// When they lost their place.
    pub at: Timestamp,
    /// Whose browser noticed it, and so whose words they are.
    pub user: Option<UserId>,
    /// Words, reason, and who removed their place.
    pub note: NewTrayNote,
}

type Row = (String, i64, Option<String>, String, String, String);

/// The open notes of a story, the oldest first.
pub(super) async fn open_notes(conn: &mut Conn<'_>, story: &StoryId) -> Result<Vec<TrayNote>> {
    let rows: Vec<Row> = on!(conn, c => sqlx::query_as(OPEN_NOTES).bind(story.as_str()).fetch_all(c).await).doing(READING)?;
    let read = |(id, at, user, removed_by, why, text): Row| {
        let damaged = |source: ParseError| entity::stored("draft_tray", &id, source);
        let user = user.as_deref().map(UserId::parse).transpose().map_err(damaged)?;
        Ok(TrayNote { at: Timestamp::from_millis(at), user, note: NewTrayNote { text, why, removed_by }, id })
    };
    rows.into_iter().map(read).collect()
}

impl Edit<'_> {
    /// Puts words into the tray of a story; returns the note's id. The same words by the same person are stored once, because a browser
    /// sends them again after a lost response.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`] or [`Error::StoryRefused`] if the person may not write the story; [`Error::Parse`] for no
    /// words, or too many.
    pub async fn put_in_tray(&mut self, story: &StoryId, note: &NewTrayNote) -> Result<String> {
        const SAME: &str = "SELECT id FROM draft_tray WHERE story_id = $1 AND closed_at IS NULL AND text = $2 AND why = $3 \
             AND COALESCE(user_id, '') = $4 LIMIT 1";
        const COUNT: &str = "SELECT COUNT(*) FROM draft_tray WHERE story_id = $1 AND closed_at IS NULL";
        const INSERT: &str =
            "INSERT INTO draft_tray (id, story_id, at, user_id, removed_by, why, text) VALUES ($1, $2, $3, $4, $5, $6, $7)";
        self.check_tray(story).await?;
        let (text, why, removed_by) = (without_nul(&note.text), without_nul(&note.why), without_nul(&note.removed_by));
        let refuse = |what: &'static str, why: &'static str| Err(ParseError::new(what, why).into());
        if text.is_empty() || text.len() > LONGEST_TEXT {
            return refuse("text", "holds 1 to 200,000 bytes");
        }
        if why.len() > LONGEST_FIELD || removed_by.len() > LONGEST_FIELD {
            return refuse("note", "has a reason or a name of more than 500 bytes");
        }
        let user = self.user().map(|user| user.as_str().to_owned());
        let (id, key) = (story.as_str(), user.as_deref().unwrap_or_default());
        let same: Option<String> =
            on!(self.conn().await?, c => sqlx::query_scalar(SAME).bind(id).bind(&text).bind(&why).bind(key).fetch_optional(c).await)
                .doing(READING)?;
        if let Some(same) = same {
            return Ok(same);
        }
        let open: i64 = on!(self.conn().await?, c => sqlx::query_scalar(COUNT).bind(id).fetch_one(c).await).doing(READING)?;
        if open >= MOST_NOTES {
            return refuse("tray", "is full; close some of its notes first");
        }
        let (fresh, now) = (self.newsroom.ids().next(), self.newsroom.now().millis());
        on!(self.conn().await?, c => sqlx::query(INSERT)
            .bind(&fresh)
            .bind(id)
            .bind(now)
            .bind(user)
            .bind(removed_by)
            .bind(why)
            .bind(text)
            .execute(c)
            .await
            .map(drop))
        .doing(WRITING)?;
        Ok(fresh)
    }

    /// Closes a note of the tray: its words have found a place, or are not needed. Closing it again changes nothing.
    ///
    /// # Errors
    /// As [`Edit::put_in_tray`]; [`Error::NotFound`] for a note that the story does not have.
    pub async fn close_tray_note(&mut self, story: &StoryId, note: &str) -> Result<()> {
        const CLOSE: &str = "UPDATE draft_tray SET closed_at = COALESCE(closed_at, $3) WHERE id = $1 AND story_id = $2";
        self.check_tray(story).await?;
        let now = self.newsroom.now().millis();
        let closed = on!(self.conn().await?, c => sqlx::query(CLOSE)
            .bind(note)
            .bind(story.as_str())
            .bind(now)
            .execute(c)
            .await
            .map(|done| done.rows_affected()))
        .doing(WRITING)?;
        if closed == 1 { Ok(()) } else { Err(Error::NotFound { what: "note" }) }
    }

    async fn check_tray(&mut self, story: &StoryId) -> Result<()> {
        let stored = self.stored_story(story).await?.ok_or(Error::NotFound { what: "story" })?;
        self.check_act(StoryAct::Edit, &stored.story()?, stored.owner()?.as_ref()).await
    }
}
