//! What readers see of a front: the stories in its slots, the pinned ones and the newest ones, in one query.

use std::collections::BTreeMap;

use domain::{FrontLayout, FrontPage};

use crate::db::on;
use crate::error::Doing;
use crate::lists::{CardRow, Cursor, Shelf, StoryCard, StoryPage, card_columns, cards};
use crate::write::keys::Key;
use crate::{Newsroom, Result};

/// Parameters: page, draft (1) or not (0), now, the shelf of pinned stories, the list's shelf, the number of its newest stories. A story in a slot
/// that is on no list is left out. The layout comes with each row, because a front without any story needs none.
pub(crate) const TOP: &str = concat!(
    "SELECT * FROM (SELECT ",
    card_columns!(),
    ", f.slot AS slot, f.headline AS own_headline, f.kicker, f.picture AS with_picture, \
     (SELECT CASE WHEN $2 = 1 THEN draft_layout ELSE live_layout END FROM front WHERE page = $1) AS layout \
     FROM front_slot f JOIN story t ON t.id = f.story_id JOIN shelf_story s ON s.shelf = 'all' AND s.published_at = t.published_at \
     AND s.story_id = t.id WHERE f.page = $1 AND f.draft = $2 AND (f.until IS NULL OR f.until > $3) ORDER BY f.slot) AS placed \
     UNION ALL SELECT * FROM (SELECT ",
    card_columns!(),
    ", CAST(-2 AS BIGINT) AS slot, '' AS own_headline, '' AS kicker, CAST(1 AS BIGINT) AS with_picture, \
     (SELECT CASE WHEN $2 = 1 THEN draft_layout ELSE live_layout END FROM front WHERE page = $1) AS layout \
     FROM shelf_story s JOIN story t ON t.id = s.story_id WHERE s.shelf = $4 ORDER BY s.published_at DESC, s.story_id DESC LIMIT 5) AS pinned \
     UNION ALL SELECT * FROM (SELECT ",
    card_columns!(),
    ", CAST(-1 AS BIGINT) AS slot, '' AS own_headline, '' AS kicker, CAST(1 AS BIGINT) AS with_picture, \
     (SELECT CASE WHEN $2 = 1 THEN draft_layout ELSE live_layout END FROM front WHERE page = $1) AS layout \
     FROM shelf_story s JOIN story t ON t.id = s.story_id WHERE s.shelf = $5 ORDER BY s.published_at DESC, s.story_id DESC \
     LIMIT CAST($6 AS BIGINT)) AS newest"
);
const READING: &str = "reading a front";
/// In place of a slot: the newest stories of the list, and the pinned ones.
const NEWEST: i64 = -1;
const PINNED: i64 = -2;

/// The top of a front.
#[derive(Debug, Clone, PartialEq)]
pub struct FrontTop {
    /// The layout that editors chose.
    pub layout: FrontLayout,
    /// Stories that editors put into slots, as they are shown there.
    pub placed: BTreeMap<usize, StoryCard>,
    /// Pinned stories, newest first; of the front page only.
    pub pinned: Vec<StoryCard>,
    /// The newest stories of the page's list, those in slots among them.
    pub newest: StoryPage,
}

#[derive(sqlx::FromRow)]
struct Row {
    #[sqlx(flatten)]
    card: CardRow,
    slot: i64,
    own_headline: String,
    kicker: String,
    with_picture: i64,
    layout: Option<String>,
}

impl Newsroom {
    /// The top of a front, with the `limit` newest stories of its list.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn front_top(&self, page: &FrontPage, limit: u16) -> Result<FrontTop> {
        let (pinned, shelf) = match page {
            FrontPage::Home => ("pinned", Shelf::All.to_string()),
            FrontPage::Section(id) => ("", Shelf::Section(id).to_string()),
        };
        self.record(Key::Front(page.as_str()));
        self.record(Key::top(&shelf, limit.saturating_add(2)));
        if !pinned.is_empty() {
            self.record(Key::Shelf(pinned));
        }
        let mut held = self.read().await?;
        let mut conn = held.conn();
        let (now, draft, most) = (self.now().millis(), i64::from(self.draft_fronts), i64::from(limit) + 2);
        let rows: Vec<Row> = on!(&mut conn, c => sqlx::query_as(TOP)
            .bind(page.as_str()).bind(draft).bind(now).bind(pinned).bind(&shelf).bind(most).fetch_all(c).await)
        .doing(READING)?;
        let layout = rows.first().and_then(|row| row.layout.as_deref()).map(FrontLayout::parse).transpose()?.unwrap_or(FrontLayout::Lead);
        let marks: Vec<(i64, String, String, bool, Cursor)> = rows
            .iter()
            .map(|row| (row.slot, row.own_headline.clone(), row.kicker.clone(), row.with_picture == 1, row.card.cursor()))
            .collect();
        let all = cards(self, &mut conn, rows.into_iter().map(|row| row.card).collect()).await?;
        let mut top = FrontTop { layout, placed: BTreeMap::new(), pinned: Vec::new(), newest: StoryPage { cards: Vec::new(), next: None } };
        let mut last = None;
        for ((slot, headline, kicker, with_picture, cursor), mut card) in marks.into_iter().zip(all) {
            match slot {
                PINNED => top.pinned.push(card),
                NEWEST if top.newest.cards.len() < usize::from(limit) => {
                    top.newest.cards.push(card);
                    last = Some(cursor);
                }
                NEWEST => top.newest.next.clone_from(&last),
                slot => {
                    if !headline.is_empty() {
                        card.front_headline = headline;
                    }
                    card.kicker = kicker;
                    card.picture = card.picture.filter(|_| with_picture);
                    top.placed.extend(usize::try_from(slot).ok().map(|slot| (slot, card)));
                }
            }
        }
        // what the layout has no slot for waits in the plan
        top.placed.retain(|slot, _| *slot < layout.slots(page));
        Ok(top)
    }
}
