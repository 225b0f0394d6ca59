//! What the check of the site looks at: the links of a text, and what other sites answered.

use std::collections::HashMap;

use domain::{Document, MediaItem, MediaKind, Timestamp};

use crate::db::on;
use crate::entity::rows_in;
use crate::error::Doing;
use crate::{Newsroom, Result};

const READING: &str = "reading which links to other sites were tried";
const WRITING: &str = "storing which links to other sites were tried";

impl Newsroom {
    /// When these addresses were tried last, and what was wrong.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn outside_links(&self, urls: &[&str]) -> Result<HashMap<String, (Timestamp, String)>> {
        const KNOWN: &str = "SELECT url, checked_at, problem FROM outside_link WHERE url IN (";
        let mut held = self.read().await?;
        let rows: Vec<(String, i64, String)> = rows_in(&mut held.conn(), KNOWN, urls, READING).await?;
        Ok(rows.into_iter().map(|(url, at, problem)| (url, (Timestamp::from_millis(at), problem))).collect())
    }

    /// Notes what an address answered; an empty `problem`: it is there. Notes of addresses that were not tried for a year are removed.
    ///
    /// # Errors
    /// The database cannot be written.
    pub async fn put_outside_links(&self, tried: &[(String, String)]) -> Result<()> {
        const PUT: &str = "INSERT INTO outside_link (url, checked_at, problem) VALUES ($1, $2, $3) \
             ON CONFLICT (url) DO UPDATE SET checked_at = excluded.checked_at, problem = excluded.problem";
        const OLD: &str = "DELETE FROM outside_link WHERE checked_at < $1";
        const YEAR: i64 = 365 * 24 * 60 * 60_000;
        let now = self.now().millis();
        let mut tx = self.db().write().await?;
        for (url, problem) in tried {
            on!(tx.conn(), c => sqlx::query(PUT).bind(url).bind(now).bind(problem).execute(c).await.map(drop)).doing(WRITING)?;
        }
        on!(tx.conn(), c => sqlx::query(OLD).bind(now - YEAR).execute(c).await.map(drop)).doing(WRITING)?;
        tx.commit().await
    }
}

/// Whether a picture says nothing to those who do not see it, and nobody decided that it should not.
pub fn lacks_alt(item: &MediaItem) -> bool {
    item.kind == MediaKind::Image && item.alt.trim().is_empty() && !item.decorative
}

/// The paths of stories and pages of this site that a text links to, as they stand there; `origin` is the site's own.
pub fn links_within(document: &Document, origin: &str) -> Vec<(String, domain::SitePath)> {
    let links = domain::draft::checks::links(document);
    links.into_iter().filter_map(|href| super::checks::own_path(href.as_str(), origin).map(|path| (href.to_string(), path))).collect()
}

/// The addresses of other sites that a text links to.
pub fn links_outside(document: &Document, origin: &str) -> Vec<String> {
    let links = domain::draft::checks::links(document).into_iter().map(String::from);
    links.filter(|href| href.starts_with("http") && (origin.is_empty() || !href.starts_with(origin))).collect()
}
