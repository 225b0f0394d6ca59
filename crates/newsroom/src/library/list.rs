//! Lists of pictures and files: last added first, those that have to be mended, those with certain words.

use domain::{MediaId, MediaItem, MediaKind, ParseError, Timestamp};

use super::words::{Candidates, candidates};
use crate::db::{Conn, on};
use crate::desk::{folded, matches};
use crate::error::Doing;
use crate::{Newsroom, Result, entity};

/// The newest items before one.
pub(crate) const NEWEST: &str = "SELECT id, data, used FROM media WHERE id < $1 ORDER BY id DESC LIMIT CAST($2 AS BIGINT)";
/// The same of one kind.
pub(crate) const OF_KIND: &str = "SELECT id, data, used FROM media WHERE kind = $3 AND id < $1 ORDER BY id DESC LIMIT CAST($2 AS BIGINT)";
/// Pictures of which nobody has said what they show.
pub(crate) const NO_ALT: &str =
    "SELECT id, data, used FROM media WHERE lacks_alt = 1 AND id < $1 ORDER BY id DESC LIMIT CAST($2 AS BIGINT)";
/// Items that nothing shows.
pub(crate) const UNUSED: &str = "SELECT id, data, used FROM media WHERE used = 0 AND id < $1 ORDER BY id DESC LIMIT CAST($2 AS BIGINT)";
/// Items whose file an import did not find.
pub(crate) const NO_FILE: &str =
    "SELECT id, data, used FROM media WHERE file IS NULL AND id < $1 ORDER BY id DESC LIMIT CAST($2 AS BIGINT)";
/// Items whose licence ends next.
pub(crate) const EXPIRING: &str = "SELECT id, data, used FROM media WHERE (licence_until, id) > (CAST($3 AS BIGINT), $1) \
     AND licence_until <= CAST($4 AS BIGINT) ORDER BY licence_until, id LIMIT CAST($2 AS BIGINT)";
/// Items whose licence ended last.
pub(crate) const EXPIRED: &str = "SELECT id, data, used FROM media WHERE (licence_until, id) < (CAST($3 AS BIGINT), $1) \
     ORDER BY licence_until DESC, id DESC LIMIT CAST($2 AS BIGINT)";
/// The oldest items with a file.
pub(crate) const OF_FILE: &str = "SELECT id, data FROM media WHERE file = $1 ORDER BY id LIMIT CAST($2 AS BIGINT)";
const BY_IDS: &str = "SELECT id, data, used FROM media WHERE id IN (";
/// Items examined for one page, so that no search takes longer in a large archive: a page may be short, or even empty, and goes on.
const MOST_EXAMINED: usize = 5_000;
const BATCH: usize = 250;
const LISTING: &str = "reading a list of pictures";
/// Sorts after every id.
const AFTER_ALL: &str = "g";
const DAY: i64 = 24 * 60 * 60 * 1000;

/// Which items a list has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum MediaView {
    /// Everything that has a file.
    #[default]
    All,
    /// Pictures without alternative text that are not marked as decorative.
    NoAlt,
    /// Those whose licence ends within [`domain::LICENCE_WARNING_DAYS`] days, the next first.
    Expiring,
    /// Those whose licence has ended, the last first.
    Expired,
    /// Those that nothing shows.
    Unused,
    /// Those whose file an import did not find.
    NoFile,
}

impl MediaView {
    /// All views.
    pub const ALL: [Self; 6] = [Self::All, Self::NoAlt, Self::Expiring, Self::Expired, Self::Unused, Self::NoFile];

    /// Its name in URLs; the first one needs none.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::All => "",
            Self::NoAlt => "no-alt",
            Self::Expiring => "licence-ends",
            Self::Expired => "licence-ended",
            Self::Unused => "unused",
            Self::NoFile => "no-file",
        }
    }

    /// The view of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.as_str() == name)
    }

    fn is_by_licence(self) -> bool {
        matches!(self, Self::Expiring | Self::Expired)
    }
}

/// What is listed.
#[derive(Debug, Clone, Default)]
pub struct MediaQuery {
    /// Which ones.
    pub view: MediaView,
    /// They have all these words, of which the last may be a beginning, in name, alternative text, caption or credit.
    pub words: String,
    /// Only of this kind.
    pub kind: Option<MediaKind>,
    /// Behind what [`MediaList::next`] said.
    pub after: Option<String>,
    /// So many at most.
    pub limit: usize,
}

/// One item of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct MediaRow {
    /// The item.
    pub item: MediaItem,
    /// Whether a story, section, author or setting shows it.
    pub used: bool,
}

/// One page of pictures and files.
#[derive(Debug, Clone, PartialEq)]
pub struct MediaList {
    /// The items.
    pub rows: Vec<MediaRow>,
    /// Behind which the next page begins; `None` on the last one.
    pub next: Option<String>,
}

/// Where a page begins: behind this item, and for lists by licence this instant.
#[derive(Debug, Clone)]
struct Place {
    until: i64,
    id: String,
}

impl Place {
    fn of(view: MediaView, after: Option<&str>, now: Timestamp) -> Result<Self> {
        let Some(after) = after else { return Ok(Self { until: now.millis(), id: AFTER_ALL.to_owned() }) };
        let (until, id) = if view.is_by_licence() { after.split_once('_').unwrap_or_default() } else { ("0", after) };
        let until = until.parse().map_err(|_| ParseError::new("place in a list", after.to_owned()))?;
        Ok(Self { until, id: MediaId::parse(id)?.into() })
    }

    fn behind(row: &MediaRow) -> Self {
        Self { until: row.item.licence_until.map_or(0, Timestamp::millis), id: row.item.id.to_string() }
    }

    fn text(&self, view: MediaView) -> String {
        if view.is_by_licence() { format!("{}_{}", self.until, self.id) } else { self.id.clone() }
    }
}

impl Newsroom {
    /// One page of a list.
    ///
    /// # Errors
    /// [`crate::Error::Parse`] for a place that no list named; the database fails.
    pub async fn media_list(&self, query: &MediaQuery) -> Result<MediaList> {
        let wanted = folded(&query.words);
        let place = Place::of(query.view, query.after.as_deref(), self.now())?;
        let mut held = self.read().await?;
        let mut conn = held.conn();
        let fits = |row: &MediaRow| self.fits(query, row) && has_words(&row.item, &wanted);
        if !wanted.is_empty()
            && !query.view.is_by_licence()
            && let Candidates::Few(ids) = candidates(&mut conn, &wanted).await?
        {
            return among(&mut conn, query, &place, ids, fits).await;
        }
        let (mut place, mut rows, mut examined) = (place, Vec::new(), 0);
        loop {
            let batch = self.batch(&mut conn, query, &place).await?;
            let is_last = batch.len() < BATCH;
            for row in batch {
                examined += 1;
                place = Place::behind(&row);
                if fits(&row) {
                    rows.push(row);
                }
                if rows.len() > query.limit {
                    return Ok(cut(query, rows));
                }
            }
            if is_last || examined >= MOST_EXAMINED {
                return Ok(MediaList { rows, next: (!is_last).then(|| place.text(query.view)) });
            }
        }
    }

    /// The items that consist of this file, oldest first, at most twenty.
    pub async fn media_of_file(&self, file: &str) -> Result<Vec<MediaItem>> {
        of_file(&mut self.read().await?.conn(), file, 20).await
    }

    fn fits(&self, query: &MediaQuery, row: &MediaRow) -> bool {
        let item = &row.item;
        let in_view = match query.view {
            MediaView::All => item.file.is_some(),
            MediaView::NoAlt => item.lacks_alt(),
            MediaView::Unused => !row.used && item.file.is_some(),
            MediaView::NoFile => item.file.is_none(),
            MediaView::Expiring | MediaView::Expired => true,
        };
        in_view && query.kind.is_none_or(|kind| kind == item.kind)
    }

    async fn batch(&self, conn: &mut Conn<'_>, query: &MediaQuery, place: &Place) -> Result<Vec<MediaRow>> {
        let (limit, now) = (i64::try_from(BATCH).unwrap_or(i64::MAX), self.now().millis());
        let (id, until) = (place.id.as_str(), place.until);
        let plain = |sql: &'static str| (sql, None::<&str>);
        let (sql, kind) = match (query.view, query.kind) {
            (MediaView::Expiring, _) => {
                let soon = now + domain::LICENCE_WARNING_DAYS * DAY;
                let rows: Vec<(String, String, i64)> =
                    on!(conn, c => sqlx::query_as(EXPIRING).bind(id).bind(limit).bind(until).bind(soon).fetch_all(c).await)
                        .doing(LISTING)?;
                return read(rows);
            }
            (MediaView::Expired, _) => {
                let rows: Vec<(String, String, i64)> =
                    on!(conn, c => sqlx::query_as(EXPIRED).bind(id).bind(limit).bind(until).fetch_all(c).await).doing(LISTING)?;
                return read(rows);
            }
            (MediaView::NoAlt, _) => plain(NO_ALT),
            (MediaView::Unused, _) => plain(UNUSED),
            (MediaView::NoFile, _) => plain(NO_FILE),
            (MediaView::All, None) => plain(NEWEST),
            (MediaView::All, Some(kind)) => (OF_KIND, Some(kind.as_str())),
        };
        let rows: Vec<(String, String, i64)> = on!(conn, c => {
            let query = sqlx::query_as(sql).bind(id).bind(limit);
            match kind {
                Some(kind) => query.bind(kind).fetch_all(c).await,
                None => query.fetch_all(c).await,
            }
        })
        .doing(LISTING)?;
        read(rows)
    }
}

/// The page of a list whose rows are among these, newest first.
async fn among(
    conn: &mut Conn<'_>,
    query: &MediaQuery,
    place: &Place,
    ids: Vec<String>,
    fits: impl Fn(&MediaRow) -> bool,
) -> Result<MediaList> {
    let mut rows = Vec::new();
    let behind: Vec<&str> = ids.iter().map(String::as_str).filter(|id| *id < place.id.as_str()).collect();
    for chunk in behind.chunks(128) {
        let mut found = read(entity::rows_in(conn, BY_IDS, chunk, LISTING).await?)?;
        found.sort_by(|a, b| b.item.id.cmp(&a.item.id));
        rows.extend(found.into_iter().filter(&fits));
        if rows.len() > query.limit {
            return Ok(cut(query, rows));
        }
    }
    Ok(MediaList { rows, next: None })
}

/// A page with one row more than it may have.
fn cut(query: &MediaQuery, mut rows: Vec<MediaRow>) -> MediaList {
    rows.truncate(query.limit);
    let next = rows.last().map(|row| Place::behind(row).text(query.view));
    MediaList { rows, next }
}

fn read(rows: Vec<(String, String, i64)>) -> Result<Vec<MediaRow>> {
    rows.into_iter().map(|(id, data, used)| Ok(MediaRow { item: entity::read("media", &id, &data)?, used: used != 0 })).collect()
}

/// The oldest items with a file.
pub(super) async fn of_file(conn: &mut Conn<'_>, file: &str, most: i64) -> Result<Vec<MediaItem>> {
    let rows: Vec<(String, String)> = on!(conn, c => sqlx::query_as(OF_FILE).bind(file).bind(most).fetch_all(c).await)
        .doing("searching for a file that is there already")?;
    rows.iter().map(|(id, data)| entity::read("media", id, data)).collect()
}

fn has_words(item: &MediaItem, wanted: &[String]) -> bool {
    wanted.is_empty() || matches(&super::words::text(item), wanted)
}
