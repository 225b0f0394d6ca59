//! Putting stories onto the lists and taking them off, with counters and search index.

use std::collections::{BTreeSet, HashMap};

use domain::{SectionId, Story};
use sqlx::QueryBuilder;

use crate::db::{Conn, on};
use crate::edit::{Table, cells};
use crate::error::Doing;
use crate::keys::{Key, TOPS};
use crate::{Edit, Result, kept};

/// Where a story stands: on which shelves, under which instant.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Placed {
    pub(crate) shelves: BTreeSet<String>,
    pub(crate) at: Option<i64>,
}

impl Placed {
    /// As the story's row tells it.
    pub(crate) fn read(shelves: &str, at: Option<i64>) -> Self {
        Self { shelves: shelves.split(' ').filter(|shelf| !shelf.is_empty()).map(str::to_owned).collect(), at }
    }

    /// As the story's row keeps it.
    pub(crate) fn shelves_text(&self) -> String {
        self.shelves.iter().map(String::as_str).collect::<Vec<_>>().join(" ")
    }
}

/// When a story's being live changes next by itself, after `now` (milliseconds).
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

/// How many stories come before a place, counted up to `$4`, and the last place that has fewer than so many before it.
pub(crate) const NEWER: &str = "SELECT \
     (SELECT COUNT(*) FROM (SELECT 1 FROM shelf_story WHERE shelf = $1 AND (published_at, story_id) > ($2, $3) LIMIT $4) AS newer), \
     (SELECT published_at FROM shelf_story WHERE shelf = $1 ORDER BY published_at DESC, story_id DESC LIMIT 1 OFFSET $4 - 1), \
     (SELECT story_id FROM shelf_story WHERE shelf = $1 ORDER BY published_at DESC, story_id DESC LIMIT 1 OFFSET $4 - 1)";
/// The next story after each of several places among all, and the next one before it.
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

const SHELVING: &str = "putting a story onto its lists";

impl Edit<'_> {
    /// Where a story belongs at this moment.
    async fn place_of(&mut self, story: &Story) -> Result<Placed> {
        let Some(at) = story.published_at.filter(|_| story.is_listed(self.newsroom.now())) else { return Ok(Placed::default()) };
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
        Ok(Placed { shelves, at: Some(at.millis()) })
    }

    /// Moves a story from where it stood to where it belongs now; the caller stores the new place in the story's row.
    pub(crate) async fn place(&mut self, story: &Story, before: &Placed) -> Result<Placed> {
        let now = self.place_of(story).await?;
        let moved = before.at != now.at;
        let leaves: Vec<&String> = before.shelves.iter().filter(|shelf| moved || !now.shelves.contains(*shelf)).collect();
        let enters: Vec<&String> = now.shelves.iter().filter(|shelf| moved || !before.shelves.contains(*shelf)).collect();
        if let Some(at) = before.at {
            self.take_off(&leaves, at, story.id.as_str()).await?;
        }
        if let Some(at) = now.at {
            self.put_on(&enters, at, story.id.as_str()).await?;
        }
        if !before.shelves.is_empty() || !now.shelves.is_empty() {
            self.touch(Key::Searchable);
        }
        if now.shelves.is_empty() {
            if !before.shelves.is_empty() {
                self.unindex_story(&story.id).await?;
            }
        } else {
            self.index_story(story, &now, !before.shelves.is_empty()).await?;
        }
        Ok(now)
    }

    async fn take_off(&mut self, shelves: &[&String], at: i64, story: &str) -> Result<()> {
        const OFF: &str = "DELETE FROM shelf_story WHERE shelf = $1 AND published_at = $2 AND story_id = $3";
        for shelf in shelves {
            on!(self.conn_about(&[story]).await?, c => sqlx::query(OFF).bind(shelf.as_str()).bind(at).bind(story).execute(c).await.map(drop)).doing(SHELVING)?;
            *self.counts.entry((*shelf).clone()).or_default() -= 1;
            // what stood just below the longest beginning may stand in it now
            self.end_of_tops.remove(*shelf);
            self.touch_place(shelf, at, story).await?;
        }
        Ok(())
    }

    async fn put_on(&mut self, shelves: &[&String], at: i64, story: &str) -> Result<()> {
        for shelf in shelves {
            self.touch_place(shelf, at, story).await?;
            self.waiting.row(Table::Shelf, cells![shelf.as_str(), at, story]);
            self.named([story]);
            *self.counts.entry((*shelf).clone()).or_default() += 1;
        }
        Ok(())
    }

    /// Touches whatever shows this place of a list. For a story that comes: before it is there; for one that goes: afterwards. Stories
    /// that wait are not counted: each has touched what shows its own place, and its own page is touched by whoever puts it.
    async fn touch_place(&mut self, shelf: &str, at: i64, story: &str) -> Result<()> {
        self.touch(Key::Shelf(shelf));
        let [shortest, .., longest] = TOPS;
        // an edit that touched the very top has touched all beginnings; what is older than the end of the longest touches none
        let is_below = self.end_of_tops.get(shelf).is_some_and(|(end, id)| (at, story) < (*end, id.as_str()));
        if !is_below && !self.keys.contains(&Key::Top(shelf, shortest).to_string()) {
            let (newer, end, last): (i64, Option<i64>, Option<String>) =
                on!(self.conn_beside_waiting(), c => sqlx::query_as(NEWER).bind(shelf).bind(at).bind(story).bind(i64::from(longest)).fetch_one(c).await)
                    .doing(SHELVING)?;
            TOPS.into_iter().filter(|top| i64::from(*top) > newer).for_each(|top| self.touch(Key::Top(shelf, top)));
            self.end_of_tops.extend(end.zip(last).map(|end| (shelf.to_owned(), end)));
        }
        if shelf == "all" {
            self.touch(Key::week(at));
            self.beside.push((at, story.to_owned()));
        }
        Ok(())
    }

    /// Touches whatever stands beside a place where a story came or went, once all have come and gone: a story that stays has another
    /// neighbour then only if one of these places lies between it and the one before or behind it.
    pub(crate) async fn touch_neighbours(&mut self) -> Result<()> {
        for places in std::mem::take(&mut self.beside).chunks(1000) {
            let rows: Vec<(Option<String>, Option<String>)> = match self.conn_beside_waiting() {
                Conn::Sqlite(c) => {
                    let places = kept::write("shelf_story", "all", &places)?;
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
            let rows: Vec<(String, i64)> = on!(self.conn_beside_waiting(), c => {
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

    /// Moves the stories of a section (and those below it) to the lists that its new place in the tree asks for.
    pub(crate) async fn replace_section(&mut self, section: &SectionId) -> Result<()> {
        const STORIES: &str = "SELECT story_id FROM shelf_story WHERE shelf = $1 ORDER BY story_id";
        let shelf = format!("section:{section}");
        let stories: Vec<String> =
            on!(self.conn().await?, c => sqlx::query_scalar(STORIES).bind(&shelf).fetch_all(c).await).doing("moving a section")?;
        for id in stories {
            self.place_again(&id).await?;
        }
        Ok(())
    }

    /// Works out anew where a stored story belongs; the story, if there is such a one.
    pub(crate) async fn place_again(&mut self, id: &str) -> Result<Option<Story>> {
        const ROW: &str = "SELECT data, shelves, shelved_at FROM story WHERE id = $1";
        const PLACED: &str = "UPDATE story SET shelves = $2, shelved_at = $3, due_at = $4 WHERE id = $1";
        let row: Option<(String, String, Option<i64>)> =
            on!(self.conn_about(&[id]).await?, c => sqlx::query_as(ROW).bind(id).fetch_optional(c).await).doing(SHELVING)?;
        let Some((data, shelves, at)) = row else { return Ok(None) };
        let story: Story = kept::read("story", id, &data)?;
        let before = Placed::read(&shelves, at);
        let now = self.place(&story, &before).await?;
        let (text, due) = (now.shelves_text(), due_at(&story, self.newsroom.now().millis()));
        on!(self.conn_beside_waiting(), c => sqlx::query(PLACED).bind(id).bind(&text).bind(now.at).bind(due).execute(c).await.map(drop))
            .doing(SHELVING)?;
        Ok(Some(story))
    }

    /// Indexes listed stories anew because a name or caption in them changed.
    pub(crate) async fn index_again(&mut self, stories: &[String]) -> Result<()> {
        for id in stories {
            self.place_again(id).await?;
        }
        Ok(())
    }
}
