//! Running a search.
//!
//! The database names the newest thousand matches and the newest hundred with all words in the headline; those and the
//! newest two hundred others are ranked here, the same way on both databases. So the cost does not grow with the archive.

use std::collections::HashMap;

use domain::{Story, Timestamp};
use sqlx::QueryBuilder;

use super::dialect::{Span, matches};
use super::index::{Doc, SPILL, first_docid};
use super::parse::{Parsed, parse};
use super::rank::{Archive, score};
use super::snippet::snippet;
use super::terms::{Term, Where, facet};
use super::{SearchHit, SearchPage, SearchQuery, Sort, correct::correct};
use crate::content::story;
use crate::db::{Conn, on};
use crate::entity::{self, rows_in};
use crate::error::Doing;
use crate::lists::{CARDS_BY_IDS, CardRow, cards};
use crate::write::keys::Key;
use crate::{Newsroom, Result, Shelf};

/// Indexed documents by number.
pub(crate) const DOCS: &str =
    "SELECT docid, published_at, facets, headline, standfirst, people, captions, body FROM search_doc WHERE docid IN (";
/// The stories of documents.
const STORIES: &str = "SELECT docid, story_id FROM search_doc WHERE docid IN (";

/// So many matches are counted.
const COUNTED: i64 = 1000;
/// So many matches in headlines are weighed.
const HEADLINES: i64 = 100;
/// So many of the newest matches are weighed.
const NEWEST: usize = 200;
/// The last page.
const LAST_PAGE: u32 = 50;

const SEARCHING: &str = "searching";

impl Newsroom {
    /// Searches for stories. Any text is safe; a text without words finds nothing.
    pub async fn search(&self, query: &SearchQuery) -> Result<SearchPage> {
        let mut parsed = parse(&query.text, query.prefix);
        if parsed.terms.is_empty() || query.per_page == 0 || query.page > LAST_PAGE {
            return Ok(SearchPage::default());
        }
        self.record(Key::Searchable);
        let mut held = self.read().await?;
        let mut conn = held.conn();
        let (known, corrected) = correct(&mut conn, &mut parsed.terms).await?;
        let corrected = corrected.map(|words| words + &parsed.exclusions());
        let mut order = newest_first(&mut conn, query, &parsed).await?;
        let total = i64::try_from(order.len()).unwrap_or(COUNTED).min(COUNTED);
        order.truncate(usize::try_from(COUNTED).unwrap_or(usize::MAX));
        if query.sort == Sort::Relevance {
            let archive = Archive { stories: stories(&mut conn).await?, known: &known, now: self.now().millis() };
            order = best_first(&mut conn, query, &parsed, &archive, order).await?;
        }
        let from = usize::try_from(query.page.max(1) - 1).unwrap_or(0) * usize::from(query.per_page);
        let until = from + usize::from(query.per_page);
        let more = order.len() > until && query.page < LAST_PAGE;
        let shown: Vec<i64> = order.into_iter().skip(from).take(usize::from(query.per_page)).collect();
        let hits = hits(self, &mut conn, &shown, &parsed.terms).await?;
        Ok(SearchPage { hits, total, more, corrected })
    }
}

async fn stories(conn: &mut Conn<'_>) -> Result<i64> {
    let shelf = Shelf::All.to_string();
    let count: Option<i64> =
        on!(conn, c => sqlx::query_scalar(crate::lists::COUNT).bind(&shelf).fetch_optional(c).await).doing(SEARCHING)?;
    Ok(count.unwrap_or(0))
}

fn facets(query: &SearchQuery) -> Vec<String> {
    let section = query.section.iter().map(|id| facet('s', id.as_str()));
    section.chain(query.author.iter().map(|id| facet('a', id.as_str()))).collect()
}

fn span(query: &SearchQuery) -> Option<Span> {
    if query.from.is_none() && query.until.is_none() {
        return None;
    }
    let from = query.from.map_or(i64::MIN, Timestamp::millis);
    let until = query.until.map_or(i64::MAX, Timestamp::millis);
    Some(Span { docids: (first_docid(from), first_docid(until).saturating_add(SPILL + 16)), millis: (from, until) })
}

async fn newest_first(conn: &mut Conn<'_>, query: &SearchQuery, parsed: &Parsed) -> Result<Vec<i64>> {
    matches(conn, parsed, &facets(query), Where::Anywhere, span(query), COUNTED + 1).await
}

/// The weighed ones by weight, then the rest as they were.
async fn best_first(
    conn: &mut Conn<'_>,
    query: &SearchQuery,
    parsed: &Parsed,
    archive: &Archive<'_>,
    newest: Vec<i64>,
) -> Result<Vec<i64>> {
    if newest.is_empty() {
        return Ok(newest);
    }
    let mut weighed = matches(conn, parsed, &facets(query), Where::Headline, span(query), HEADLINES).await?;
    weighed.extend(newest.iter().take(NEWEST));
    weighed.sort_unstable();
    weighed.dedup();
    let docs: Vec<Doc> = docs(conn, &weighed).await?;
    let mut scored: Vec<(f64, i64)> = docs.iter().map(|doc| (score(doc, &parsed.terms, archive), doc.docid)).collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.cmp(&a.1)));
    let rest = newest.into_iter().filter(|docid| weighed.binary_search(docid).is_err());
    Ok(scored.into_iter().map(|(_, docid)| docid).chain(rest).collect())
}

async fn docs(conn: &mut Conn<'_>, docids: &[i64]) -> Result<Vec<Doc>> {
    let mut found = Vec::new();
    for chunk in docids.chunks(256) {
        found.extend(on!(conn, c => numbered(DOCS, chunk).build_query_as::<Doc>().fetch_all(c).await).doing(SEARCHING)?);
    }
    Ok(found)
}

/// A query for these numbers; as in [`rows_in`], few different ones have to be prepared.
fn numbered<DB: sqlx::Database>(head: &'static str, docids: &[i64]) -> QueryBuilder<DB>
where
    i64: for<'q> sqlx::Encode<'q, DB> + sqlx::Type<DB>,
{
    let mut query = QueryBuilder::new(head);
    let mut list = query.separated(", ");
    for docid in docids.iter().chain(std::iter::repeat(docids.last().unwrap_or(&-1))).take(docids.len().next_power_of_two()) {
        list.push_bind(*docid);
    }
    query.push(")");
    query
}

async fn hits(newsroom: &Newsroom, conn: &mut Conn<'_>, docids: &[i64], terms: &[Term]) -> Result<Vec<SearchHit>> {
    if docids.is_empty() {
        return Ok(Vec::new());
    }
    let of: Vec<(i64, String)> = on!(conn, c => numbered(STORIES, docids).build_query_as().fetch_all(c).await).doing(SEARCHING)?;
    let of: HashMap<i64, String> = of.into_iter().collect();
    let ids: Vec<&str> = docids.iter().filter_map(|docid| of.get(docid)).map(String::as_str).collect();
    let mut rows: Vec<CardRow> = rows_in(conn, CARDS_BY_IDS, &ids, SEARCHING).await?;
    rows.sort_by_key(|row| ids.iter().position(|id| *id == row.id()));
    let cards = cards(newsroom, conn, rows).await?;
    let texts: Vec<(String, String)> = rows_in(conn, story::BY_IDS, &ids, SEARCHING).await?;
    let texts: HashMap<String, String> = texts.into_iter().collect();
    let hit = |card: crate::StoryCard| {
        let Some(data) = texts.get(card.id.as_str()) else { return Ok(SearchHit { card, snippet: Vec::new() }) };
        let story: Story = entity::read("story", card.id.as_str(), data)?;
        Ok(SearchHit { card, snippet: snippet(&story.document.plain_text(), terms) })
    };
    cards.into_iter().map(hit).collect()
}
