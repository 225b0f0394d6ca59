//! Breaking news: the line that every page shows, until its time is over.

use domain::document::Href;
use domain::{AuditAct, Breaking, Capability, Timestamp};

use crate::db::on;
use crate::error::Doing;
use crate::people::Target;
use crate::write::keys::Key;
use crate::{Authority, Edit, Newsroom, Result, entity};

/// The one that has not ended.
pub(crate) const CURRENT: &str = "SELECT id, text, link, until FROM breaking_news WHERE ended_at IS NULL ORDER BY begun_at DESC LIMIT 1";
const DOING: &str = "reading breaking news";
const WRITING: &str = "writing breaking news";

type Row = (String, String, String, i64);

impl Newsroom {
    /// The line that readers see now.
    pub async fn breaking(&self) -> Result<Option<Breaking>> {
        self.record(Key::Breaking);
        let mut held = self.read().await?;
        let row: Option<Row> = on!(held.conn(), c => sqlx::query_as(CURRENT).fetch_optional(c).await).doing(DOING)?;
        let current = row.map(read).transpose()?;
        Ok(current.filter(|breaking| breaking.until > self.now()))
    }

    /// Takes the line down if its time is over. Says whether it did.
    ///
    /// # Errors
    /// The database cannot be read or written.
    pub async fn expire_breaking(&self) -> Result<bool> {
        let mut held = self.read().await?;
        let row: Option<Row> = on!(held.conn(), c => sqlx::query_as(CURRENT).fetch_optional(c).await).doing(DOING)?;
        drop(held);
        if row.is_none_or(|(.., until)| Timestamp::from_millis(until) > self.now()) {
            return Ok(false);
        }
        let authority = Authority::schedule();
        let mut edit = self.edit(&authority).await?;
        edit.take_down().await?;
        edit.commit().await?;
        Ok(true)
    }
}

fn read((id, text, link, until): Row) -> Result<Breaking> {
    let link = if link.is_empty() { None } else { Some(Href::parse(&link).map_err(|error| entity::stored("breaking_news", &id, error))?) };
    Ok(Breaking { id, text, link, until: Timestamp::from_millis(until) })
}

impl Edit<'_> {
    /// Puts a line on every page, in place of the one that is there; its identity. The same words with the same link stay the same line and get
    /// the new time: a form that is sent twice makes one line, and one alert.
    ///
    /// # Errors
    /// [`crate::Error::Forbidden`] without the right to arrange the paper, [`crate::Error::Parse`] for a text that is empty or too long.
    pub async fn put_breaking(&mut self, text: &str, link: Option<&Href>, until: Timestamp) -> Result<String> {
        const PUT: &str = "INSERT INTO breaking_news (id, text, link, begun_at, until) VALUES ($1, $2, $3, $4, $5)";
        const PROLONG: &str = "UPDATE breaking_news SET until = $2 WHERE id = $1";
        self.authority.require(Capability::ManageStructure)?;
        let text = Breaking::text(text)?;
        let row: Option<Row> = on!(self.conn().await?, c => sqlx::query_as(CURRENT).fetch_optional(c).await).doing(DOING)?;
        let current = row.map(read).transpose()?.filter(|line| line.until > self.newsroom.now());
        let id = match current.filter(|line| line.text == text && line.link.as_ref() == link) {
            Some(same) => {
                on!(self.conn().await?, c => sqlx::query(PROLONG).bind(&same.id).bind(until.millis()).execute(c).await.map(drop))
                    .doing(WRITING)?;
                self.touch(Key::Breaking);
                same.id
            }
            None => {
                self.take_down().await?;
                let (id, now) = (self.newsroom.ids().next(), self.newsroom.now().millis());
                on!(self.conn().await?, c => sqlx::query(PUT)
                    .bind(&id)
                    .bind(&text)
                    .bind(link.map_or("", Href::as_str))
                    .bind(now)
                    .bind(until.millis())
                    .execute(c)
                    .await
                    .map(drop))
                .doing(WRITING)?;
                self.touch(Key::Breaking);
                id
            }
        };
        self.audit(AuditAct::BreakingPut, Target { kind: "breaking", id: Some(&id), name: &text }, serde_json::Value::Null).await?;
        Ok(id)
    }

    /// Takes the line down.
    ///
    /// # Errors
    /// [`crate::Error::Forbidden`] without the right to arrange the paper.
    pub async fn end_breaking(&mut self) -> Result<()> {
        self.authority.require(Capability::ManageStructure)?;
        if self.take_down().await? {
            self.audit(AuditAct::BreakingEnd, Target { kind: "breaking", id: None, name: "" }, serde_json::Value::Null).await?;
        }
        Ok(())
    }

    async fn take_down(&mut self) -> Result<bool> {
        const END: &str = "UPDATE breaking_news SET ended_at = $1 WHERE ended_at IS NULL";
        let now = self.newsroom.now().millis();
        let ended =
            on!(self.conn().await?, c => sqlx::query(END).bind(now).execute(c).await.map(|done| done.rows_affected())).doing(WRITING)?;
        if ended > 0 {
            self.touch(Key::Breaking);
        }
        Ok(ended > 0)
    }
}
