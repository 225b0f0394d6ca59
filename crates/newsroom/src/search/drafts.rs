//! The index of drafts: the words of every story that readers cannot find, in tables that no reader's query names. The databases
//! derive the index from the table `draft_doc` (trigger, generated column).

use std::collections::{BTreeSet, HashMap};

use domain::{Story, StoryId};

use super::dialect::matches;
use super::parse::parse;
use super::terms::{Where, fts5, tsquery};
use crate::db::{Conn, on};
use crate::error::Doing;
use crate::write::{Placement, Table, cells};
use crate::{Edit, Result};

/// The drafts with some words, those saved last first.
pub(crate) const SQLITE_DRAFTS: &str = "SELECT d.story_id FROM draft_index x CROSS JOIN draft_doc d ON d.docid = x.rowid \
     WHERE x.draft_index MATCH $1 ORDER BY x.rowid DESC LIMIT $2";
/// As [`SQLITE_DRAFTS`].
pub(crate) const POSTGRES_DRAFTS: &str = "SELECT story_id FROM draft_doc WHERE tsv @@ $1::tsquery ORDER BY docid DESC LIMIT $2";

const INDEXING: &str = "indexing a draft for search";
const SEARCHING: &str = "searching drafts";

/// The ids of stories with all these words, listed or not: the newest `limit` of each.
pub(crate) async fn stories_with_words(conn: &mut Conn<'_>, text: &str, limit: i64) -> Result<Vec<String>> {
    let wanted = parse(text, true);
    if wanted.terms.is_empty() {
        return Ok(Vec::new());
    }
    let (sql, query) = match conn {
        Conn::Sqlite(_) => (SQLITE_DRAFTS, fts5(&wanted, &[], Where::Anywhere)),
        Conn::Postgres(_) => (POSTGRES_DRAFTS, tsquery(&wanted, &[], Where::Anywhere)),
    };
    let mut stories: Vec<String> =
        on!(&mut *conn, c => sqlx::query_scalar(sql).bind(&query).bind(limit).fetch_all(c).await).doing(SEARCHING)?;
    let docids = matches(conn, &wanted, &[], Where::Anywhere, None, limit).await?;
    stories.extend(stories_of(conn, &docids).await?);
    Ok(stories)
}

/// The stories of documents of the readers' index.
async fn stories_of(conn: &mut Conn<'_>, docids: &[i64]) -> Result<Vec<String>> {
    let mut stories = Vec::new();
    for chunk in docids.chunks(256) {
        let size = chunk.len().next_power_of_two();
        on!(&mut *conn, c => {
            let mut query = sqlx::QueryBuilder::new("SELECT story_id FROM search_doc WHERE docid IN (");
            let mut list = query.separated(", ");
            for docid in chunk.iter().chain(std::iter::repeat(chunk.last().unwrap_or(&0))).take(size) {
                list.push_bind(*docid);
            }
            query.push(")");
            stories.extend(query.build_query_scalar::<String>().fetch_all(c).await.doing(SEARCHING)?);
        });
    }
    Ok(stories)
}

impl Edit<'_> {
    /// Indexes a story that is not listed. Numbers ascend, so that those saved last are found first.
    pub(crate) async fn index_draft(&mut self, story: &Story) -> Result<()> {
        const NEWEST: &str = "SELECT COALESCE(MAX(docid), 0) FROM draft_doc";
        let docid = match self.next_draft {
            Some(next) => next,
            None => on!(self.conn().await?, c => sqlx::query_scalar::<_, i64>(NEWEST).fetch_one(c).await).doing(INDEXING)? + 1,
        };
        self.next_draft = Some(docid + 1);
        let doc = self.doc(story, &Placement::default(), &mut HashMap::new()).await?;
        let fields = doc.fields();
        let words: BTreeSet<&str> = fields.iter().flat_map(|field| field.split(' ')).filter(|word| !word.is_empty()).collect();
        let words = words.into_iter().collect::<Vec<_>>().join(" ");
        self.write_row(Table::DraftDoc, cells![docid, story.id.as_str(), words]);
        Ok(())
    }

    /// Removes a story from the index of drafts.
    pub(crate) async fn unindex_draft(&mut self, story: &StoryId) -> Result<()> {
        const DELETE: &str = "DELETE FROM draft_doc WHERE story_id = $1";
        on!(self.conn().await?, c => sqlx::query(DELETE).bind(story.as_str()).execute(c).await.map(drop)).doing(INDEXING)
    }
}
