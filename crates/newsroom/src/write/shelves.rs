//! Shelves: adding stories to lists and removing them, with counters and search index.

use std::collections::{BTreeSet, HashMap};

use domain::{SectionId, Story};
use sqlx::QueryBuilder;

use crate::db::{Conn, on};
use crate::error::Doing;
use crate::write::keys::{Key, TOPS};
use crate::write::{Table, cells};
use crate::{Edit, Result, entity};

/// The shelves of a story and the instant that orders it there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Placement {
    pub(crate) shelves: BTreeSet<String>,
    pub(crate) at: Option<i64>,
    /// Whether the story had been stored before.
    is_stored: bool,
}

impl Placement {
    /// From the columns of the story's row.
    pub(crate) fn read(shelves: &str, at: Option<i64>) -> Self {
        let shelves = shelves.split(' ').filter(|shelf| !shelf.is_empty()).map(str::to_owned).collect();
        Self { shelves, at, is_stored: true }
    }

    /// For the column of the story's row.
    pub(crate) fn shelves_text(&self) -> String {
        self.shelves.iter().map(String::as_str).collect::<Vec<_>>().join(" ")
    }
}

/// When a story next goes live or expires, after `now` (milliseconds).
pub(crate) fn due_at(story: &Story, now: i64) -> Option<i64> {
    use domain::StoryState::{Published, Scheduled};
    if !matches!(story.state, Published | Scheduled) {
        return None;
    }
    [story.published_at, story.embargo_until, story.expires_at]
        .into_iter()
        .flatten()
        .map(domain::Timestamp::millis)
        .filter(|at| *at > now)
        .min()
}

/// The number of newer entries, counted up to `$4`, and the last entry within the first `$4`.
pub(crate) const NEWER: &str = "SELECT \
     (SELECT COUNT(*) FROM (SELECT 1 FROM shelf_story WHERE shelf = $1 AND (published_at, story_id) > ($2, $3) LIMIT $4) AS newer), \
     (SELECT published_at FROM shelf_story WHERE shelf = $1 ORDER BY published_at DESC, story_id DESC LIMIT 1 OFFSET $4 - 1), \
     (SELECT story_id FROM shelf_story WHERE shelf = $1 ORDER BY published_at DESC, story_id DESC LIMIT 1 OFFSET $4 - 1)";
/// The next older and next newer story of each of several entries of the shelf of all stories.
pub(crate) const SQLITE_BESIDE: &str = "SELECT \
     (SELECT story_id FROM shelf_story WHERE shelf = 'all' AND (published_at, story_id) < (place.value ->> 0, place.value ->> 1) \
      ORDER BY published_at DESC, story_id DESC LIMIT 1), \
     (SELECT story_id FROM shelf_story WHERE shelf = 'all' AND (published_at, story_id) > (place.value ->> 0, place.value ->> 1) \
      ORDER BY published_at, story_id LIMIT 1) FROM json_each($1) AS place";
/// As [`SQLITE_BESIDE`].
pub(crate) const POSTGRES_BESIDE: &str = "SELECT \
     (SELECT story_id FROM shelf_story WHERE shelf = 'all' AND (published_at, story_id) < (place.at, place.story) \
      ORDER BY published_at DESC, story_id DESC LIMIT 1), \
     (SELECT story_id FROM shelf_story WHERE shelf = 'all' AND (published_at, story_id) > (place.at, place.story) \
      ORDER BY published_at, story_id LIMIT 1) FROM unnest($1::bigint[], $2::text[]) AS place (at, story)";

const SHELVING: &str = "updating the shelves of a story";

impl Edit<'_> {
    /// The shelves of a story at this moment.
    async fn placement_of(&mut self, story: &Story) -> Result<Placement> {
        let Some(at) = story.published_at.filter(|_| story.is_listed(self.newsroom.now())) else { return Ok(Placement::default()) };
        let mut shelves = BTreeSet::from(["all".to_owned()]);
        if story.pinned {
            shelves.insert("pinned".to_owned());
        }
        let tree = self.section_tree().await?;
        for section in story.sections.iter().chain(&story.primary_section) {
            shelves.extend(tree.with_ancestors(section).iter().map(|id| format!("section:{id}")));
        }
        shelves.extend(story.tags.iter().map(|id| format!("tag:{id}")));
        shelves.extend(story.bylines.iter().map(|byline| format!("author:{}", byline.author)));
        Ok(Placement { shelves, at: Some(at.millis()), is_stored: true })
    }

    /// Updates the shelves and the search index of a story; the caller stores the new placement in the story's row.
    pub(crate) async fn shelve(&mut self, story: &Story, before: &Placement) -> Result<Placement> {
        let now = self.placement_of(story).await?;
        let moved = before.at != now.at;
        let leaves: Vec<&String> = before.shelves.iter().filter(|shelf| moved || !now.shelves.contains(*shelf)).collect();
        let enters: Vec<&String> = now.shelves.iter().filter(|shelf| moved || !before.shelves.contains(*shelf)).collect();
        if let Some(at) = before.at {
            self.remove_from_shelves(&leaves, at, story.id.as_str()).await?;
        }
        if let Some(at) = now.at {
            self.add_to_shelves(&enters, at, story.id.as_str()).await?;
        }
        if !before.shelves.is_empty() || !now.shelves.is_empty() {
            self.touch(Key::Searchable);
        }
        if before.is_stored && before.shelves.is_empty() {
            self.unindex_draft(&story.id).await?;
        }
        if now.shelves.is_empty() {
            self.index_draft(story).await?;
            if !before.shelves.is_empty() {
                self.leave_fronts(story.id.as_str()).await?;
                self.unindex_story(&story.id).await?;
            }
        } else {
            self.index_story(story, &now, !before.shelves.is_empty()).await?;
        }
        Ok(now)
    }

    async fn remove_from_shelves(&mut self, shelves: &[&String], at: i64, story: &str) -> Result<()> {
        const OFF: &str = "DELETE FROM shelf_story WHERE shelf = $1 AND published_at = $2 AND story_id = $3";
        for shelf in shelves {
            on!(self.conn().await?, c => sqlx::query(OFF).bind(shelf.as_str()).bind(at).bind(story).execute(c).await.map(drop))
                .doing(SHELVING)?;
            *self.counts.entry((*shelf).clone()).or_default() -= 1;
            // the first entry below the longest top list moves into it
            self.end_of_tops.remove(*shelf);
            self.touch_position(shelf, at, story).await?;
        }
        Ok(())
    }

    async fn add_to_shelves(&mut self, shelves: &[&String], at: i64, story: &str) -> Result<()> {
        for shelf in shelves {
            self.touch_position(shelf, at, story).await?;
            self.write_row(Table::Shelf, cells![shelf.as_str(), at, story]);
            *self.counts.entry((*shelf).clone()).or_default() += 1;
        }
        Ok(())
    }

    /// Invalidates the pages that show this position of a shelf. Call it before adding an entry, and after removing one. Reads without a
    /// flush: buffered entries need not be counted, because each of them has invalidated its own position.
    async fn touch_position(&mut self, shelf: &str, at: i64, story: &str) -> Result<()> {
        self.touch(Key::Shelf(shelf));
        let [shortest, .., longest] = TOPS;
        // an edit that touched the very top has touched all beginnings; what is older than the end of the longest touches none
        let is_below = self.end_of_tops.get(shelf).is_some_and(|(end, id)| (at, story) < (*end, id.as_str()));
        if !is_below && !self.keys.contains(&Key::Top(shelf, shortest).to_string()) {
            let (newer, end, last): (i64, Option<i64>, Option<String>) =
                on!(self.tx.conn(), c => sqlx::query_as(NEWER).bind(shelf).bind(at).bind(story).bind(i64::from(longest)).fetch_one(c).await)
                    .doing(SHELVING)?;
            TOPS.into_iter().filter(|top| i64::from(*top) > newer).for_each(|top| self.touch(Key::Top(shelf, top)));
            self.end_of_tops.extend(end.zip(last).map(|end| (shelf.to_owned(), end)));
        }
        if shelf == "all" {
            self.touch(Key::week(at));
            self.neighbours_of.push((at, story.to_owned()));
        }
        Ok(())
    }

    /// Invalidates the neighbours of all entries that were added or removed, after the last change: only they have another previous or
    /// next story.
    pub(crate) async fn touch_neighbours(&mut self) -> Result<()> {
        for places in std::mem::take(&mut self.neighbours_of).chunks(1000) {
            let rows: Vec<(Option<String>, Option<String>)> = match self.conn().await? {
                Conn::Sqlite(c) => {
                    let places = entity::write("shelf_story", "all", &places)?;
                    sqlx::query_as(SQLITE_BESIDE).bind(places).fetch_all(c).await
                }
                Conn::Postgres(c) => {
                    let (at, story): (Vec<i64>, Vec<&str>) = places.iter().map(|(at, story)| (*at, story.as_str())).unzip();
                    sqlx::query_as(POSTGRES_BESIDE).bind(at).bind(story).fetch_all(c).await
                }
            }
            .doing(SHELVING)?;
            rows.iter().flat_map(|(older, newer)| older.iter().chain(newer)).for_each(|story| self.touch(Key::Beside(story)));
        }
        Ok(())
    }

    /// Writes the counters of all lists that grew or shrank, in alphabetical order.
    pub(crate) async fn write_counts(&mut self) -> Result<()> {
        let counts: Vec<(String, i64)> = std::mem::take(&mut self.counts).into_iter().filter(|(_, by)| *by != 0).collect();
        for chunk in counts.chunks(100) {
            let rows: Vec<(String, i64)> = on!(self.conn().await?, c => {
                let mut query = QueryBuilder::new("INSERT INTO shelf_count (shelf, stories) ");
                query.push_values(chunk, |mut row, (shelf, by)| {
                    row.push_bind(shelf.as_str()).push_bind(*by);
                });
                query.push(
                    " ON CONFLICT (shelf) DO UPDATE SET stories = shelf_count.stories + excluded.stories RETURNING shelf, stories",
                );
                query.build_query_as().fetch_all(c).await
            })
            .doing("counting a list")?;
            let now: HashMap<String, i64> = rows.into_iter().collect();
            for (shelf, by) in chunk {
                self.touch(Key::Count(shelf));
                let is_first_or_last = now.get(shelf).is_none_or(|stories| *stories == 0 || stories == by);
                if shelf.starts_with("section:") && is_first_or_last {
                    self.touch(Key::Filled);
                }
            }
        }
        Ok(())
    }

    /// Updates the shelves of all stories of a section, and of those below it, after it moved in the tree.
    pub(crate) async fn reshelve_section(&mut self, section: &SectionId) -> Result<()> {
        const STORIES: &str = "SELECT story_id FROM shelf_story WHERE shelf = $1 ORDER BY story_id";
        let shelf = format!("section:{section}");
        let stories: Vec<String> =
            on!(self.conn().await?, c => sqlx::query_scalar(STORIES).bind(&shelf).fetch_all(c).await).doing("moving a section")?;
        for id in stories {
            self.reshelve(&id).await?;
        }
        Ok(())
    }

    /// Recomputes the shelves of a stored story; returns the story if it exists.
    pub(crate) async fn reshelve(&mut self, id: &str) -> Result<Option<Story>> {
        const ROW: &str = "SELECT data, shelves, shelved_at FROM story WHERE id = $1";
        const PLACED: &str = "UPDATE story SET shelves = $2, shelved_at = $3, due_at = $4 WHERE id = $1";
        let row: Option<(String, String, Option<i64>)> =
            on!(self.conn().await?, c => sqlx::query_as(ROW).bind(id).fetch_optional(c).await).doing(SHELVING)?;
        let Some((data, shelves, at)) = row else { return Ok(None) };
        let story: Story = entity::read("story", id, &data)?;
        let before = Placement::read(&shelves, at);
        let now = self.shelve(&story, &before).await?;
        let (text, due) = (now.shelves_text(), due_at(&story, self.newsroom.now().millis()));
        on!(self.conn().await?, c => sqlx::query(PLACED).bind(id).bind(&text).bind(now.at).bind(due).execute(c).await.map(drop))
            .doing(SHELVING)?;
        self.end_put().await?;
        Ok(Some(story))
    }

    /// Indexes listed stories again after a name or caption in them changed.
    pub(crate) async fn reindex(&mut self, stories: &[String]) -> Result<()> {
        for id in stories {
            self.reshelve(id).await?;
        }
        Ok(())
    }
}
