//! The row of a front: its layouts, its revision, and who changed which slot of the draft last.

use domain::{Capability, FrontPage, FrontPlan, SectionId, Timestamp, UserId, front::MOST_SLOTS};
use serde::{Deserialize, Serialize};

use super::slots;
use crate::content::section;
use crate::db::{Conn, on};
use crate::error::Doing;
use crate::{Edit, Error, Result, entity};

/// The row of a page.
pub(crate) const ROW: &str = "SELECT live_layout, draft_layout, revision, changes, before, version FROM front WHERE page = $1";
const READING: &str = "reading a front";
const WRITING: &str = "writing a front";

/// The last change of a slot in the draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Changed {
    pub(super) revision: i64,
    /// `None` for the command line.
    pub(super) by: Option<UserId>,
    pub(super) at: Timestamp,
}

/// A front with its draft.
#[derive(Debug, Clone, Default)]
pub(super) struct Stored {
    pub(super) live: FrontPlan,
    pub(super) draft: FrontPlan,
    pub(super) revision: i64,
    /// The last change of each slot, and behind them of the layout.
    pub(super) changes: Vec<Option<Changed>>,
    /// The draft before its last change.
    pub(super) before: Option<FrontPlan>,
    pub(super) version: i64,
}

impl Stored {
    /// The same with another draft, in which these slots count as changed.
    pub(super) fn with_draft(self, draft: FrontPlan, change: Changed, touched: &[usize]) -> Self {
        let mut changes = self.changes;
        changes.resize(MOST_SLOTS + 1, None);
        for (_, last) in changes.iter_mut().enumerate().filter(|(at, _)| touched.contains(at)) {
            *last = Some(change.clone());
        }
        Self { draft, changes, ..self }
    }

    /// The newest change of the draft.
    pub(super) fn newest(&self) -> Option<&Changed> {
        self.changes.iter().flatten().max_by_key(|change| change.revision)
    }
}

type Row = (String, String, i64, String, String, i64);

/// The front of a page; of one that nobody arranged yet an empty one.
pub(super) async fn stored(conn: &mut Conn<'_>, page: &str) -> Result<Stored> {
    let row: Option<Row> = on!(&mut *conn, c => sqlx::query_as(ROW).bind(page).fetch_optional(c).await).doing(READING)?;
    let Some((live, draft, revision, changes, before, version)) = row else { return Ok(Stored::default()) };
    Ok(Stored {
        live: slots::plan(conn, page, false, &live).await?,
        draft: slots::plan(conn, page, true, &draft).await?,
        revision,
        changes: entity::read("front", page, &changes)?,
        before: if before.is_empty() { None } else { Some(entity::read("front", page, &before)?) },
        version,
    })
}

/// The name of a page in the audit log: the section's, or the paper's.
pub(super) async fn name(edit: &mut Edit<'_>, page: &str) -> Result<String> {
    match FrontPage::parse(page)? {
        FrontPage::Home => Ok(edit.settings().await?.unwrap_or_default().name),
        FrontPage::Section(id) => {
            let section = section::by_id(&mut edit.conn().await?, id.as_str()).await?;
            Ok(section.map(|section| section.name).unwrap_or_default())
        }
    }
}

impl Edit<'_> {
    /// An error unless the person may arrange this page.
    pub(super) async fn may_arrange(&mut self, page: &FrontPage) -> Result<()> {
        const MISSING: Error = Error::Forbidden { capability: Capability::ArrangeFronts };
        let line: Vec<SectionId> = match page {
            FrontPage::Home => Vec::new(),
            FrontPage::Section(id) => {
                section::by_id(&mut self.conn().await?, id.as_str()).await?.ok_or(Error::NotFound { what: "section" })?;
                self.section_tree().await?.with_ancestors(id)
            }
        };
        match self.authority.person() {
            Some(rights) if page.is_arranged_by(rights, &line) => Ok(()),
            Some(_) => Err(MISSING),
            None => self.authority.require(Capability::ArrangeFronts),
        }
    }

    /// Stores the row of a front; the slots are written apart.
    pub(super) async fn write_front(&mut self, page: &str, front: &Stored) -> Result<()> {
        const PUT: &str = "INSERT INTO front (page, live_layout, draft_layout, revision, changes, before, version) \
             VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (page) DO UPDATE SET live_layout = excluded.live_layout, \
             draft_layout = excluded.draft_layout, revision = excluded.revision, changes = excluded.changes, before = excluded.before, \
             version = excluded.version";
        let changes = entity::write("front", page, &front.changes)?;
        let before = front.before.as_ref().map(|plan| entity::write("front", page, plan)).transpose()?.unwrap_or_default();
        on!(self.conn().await?, c => sqlx::query(PUT)
            .bind(page).bind(front.live.layout.as_str()).bind(front.draft.layout.as_str()).bind(front.revision)
            .bind(&changes).bind(&before).bind(front.version).execute(c).await.map(drop))
        .doing(WRITING)
    }
}
