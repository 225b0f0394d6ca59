//! The search index: the words of each listed story, and the vocabulary of all.

use std::collections::{BTreeSet, HashMap};

use domain::{Story, StoryId};

use super::terms::facet;
use super::words;
use crate::db::on;
use crate::error::Doing;
use crate::write::Placement;
use crate::{Edit, Result};

/// The indexed words of a story.
pub(crate) const DOC_OF: &str =
    "SELECT docid, published_at, facets, headline, standfirst, people, captions, body FROM search_doc WHERE story_id = $1";

const INDEXING: &str = "indexing a story for search";

/// So many words of a text are indexed: a book's length.
const MOST_WORDS: usize = 100_000;
/// So many different words of one story are indexed; PostgreSQL's `tsvector` ends at a megabyte.
const MOST_DIFFERENT: usize = 20_000;

/// By how much a word's number of stories changes, and how the word was written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct WordDelta {
    pub(crate) by: i64,
    pub(crate) shown: String,
}

/// A story as search sees it: normalised words separated by spaces.
#[derive(Debug, Clone, Default, PartialEq, Eq, sqlx::FromRow, serde::Deserialize)]
pub(crate) struct Doc {
    pub(crate) docid: i64,
    pub(crate) published_at: i64,
    pub(crate) facets: String,
    pub(crate) headline: String,
    pub(crate) standfirst: String,
    pub(crate) people: String,
    pub(crate) captions: String,
    pub(crate) body: String,
}

impl Doc {
    /// Its fields, the most telling ones first.
    pub(crate) fn fields(&self) -> [&str; 5] {
        [&self.headline, &self.standfirst, &self.people, &self.captions, &self.body]
    }

    /// Every different word of it.
    fn vocabulary(&self) -> BTreeSet<&str> {
        self.fields().into_iter().flat_map(|field| field.split(' ')).filter(|word| !word.is_empty()).take(MOST_WORDS).collect()
    }

    fn same_words(&self, other: &Self) -> bool {
        Self { docid: 0, ..self.clone() } == Self { docid: 0, ..other.clone() }
    }
}

/// Documents are numbered by their time of publication, sixteen numbers a second, so that the newest matches are the
/// largest numbers and an index scan can stop early. `attempt` spreads stories of the same second further and further.
pub(super) fn docid(published_at: i64, story: &str, attempt: u32) -> i64 {
    const YEARS: i64 = 1 << 36;
    let base = (published_at.div_euclid(1000).clamp(-YEARS, YEARS) + YEARS) << 4;
    let seed = story
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64 ^ u64::from(attempt), |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
    let room = 16_u64 << (2 * attempt.min(8));
    base + i64::try_from((seed >> 20) % room).unwrap_or(0)
}

/// Documents that spill over are numbered at most this far behind their second.
pub(crate) const SPILL: i64 = 16 << 16;

/// The smallest document number of an instant.
pub(crate) fn first_docid(millis: i64) -> i64 {
    docid(millis, "", 0) & !15
}

impl Edit<'_> {
    /// Indexes a listed story, or brings its index up to date if it `was_listed`.
    pub(crate) async fn index_story(&mut self, story: &Story, placed: &Placement, was_listed: bool) -> Result<()> {
        let mut shown = HashMap::new();
        let doc = self.doc(story, placed, &mut shown).await?;
        if was_listed && let Some(old) = self.doc_of(&story.id).await? {
            if old.same_words(&doc) {
                return Ok(());
            }
            self.remove(&old).await?;
        }
        // the same as its vocabulary
        for (word, written) in shown {
            let delta = self.words.entry(word).or_default();
            delta.by += 1;
            if delta.shown.is_empty() {
                delta.shown = written;
            }
        }
        self.write_doc(story.id.as_str(), doc);
        Ok(())
    }

    /// Removes a story from the index.
    pub(crate) async fn unindex_story(&mut self, story: &StoryId) -> Result<()> {
        match self.doc_of(story).await? {
            Some(old) => self.remove(&old).await,
            None => Ok(()),
        }
    }

    async fn doc_of(&mut self, story: &StoryId) -> Result<Option<Doc>> {
        on!(self.conn().await?, c => sqlx::query_as(DOC_OF).bind(story.as_str()).fetch_optional(c).await).doing(INDEXING)
    }

    async fn remove(&mut self, old: &Doc) -> Result<()> {
        self.delete_doc(old.docid).await?;
        for word in old.vocabulary() {
            self.words.entry(word.to_owned()).or_default().by -= 1;
        }
        Ok(())
    }

    /// The words of a story; `shown` learns each different one and how it was written.
    pub(super) async fn doc(&mut self, story: &Story, placed: &Placement, shown: &mut HashMap<String, String>) -> Result<Doc> {
        let people = self.names_of(story).await?;
        let captions = self.captions_of(story).await?;
        let (mut left, mut words_left) = (MOST_DIFFERENT, MOST_WORDS);
        let mut field = |text: &str| {
            let (mut line, mut parts) = (String::new(), Vec::new());
            let mut add = |line: &mut String, stem: &str, plain: &str| {
                if words_left == 0 {
                    return;
                }
                if !shown.contains_key(stem) {
                    if left == 0 {
                        return;
                    }
                    left -= 1;
                    shown.insert(stem.to_owned(), words::shown(plain));
                }
                if !line.is_empty() {
                    line.push(' ');
                }
                line.push_str(stem);
                words_left -= 1;
            };
            for word in words::words(text).take(MOST_WORDS) {
                add(&mut line, &word.stem, &word.plain);
                parts.extend(word.part);
            }
            // behind the words, which phrases find one after the other
            for part in parts {
                add(&mut line, &part, &part);
            }
            line
        };
        Ok(Doc {
            docid: 0,
            published_at: placed.at.unwrap_or_default(),
            facets: facets(placed),
            headline: field(&[story.headline.as_str(), &story.overrides.front_headline].join("\n")),
            standfirst: field(story.standfirst.as_ref().map_or("", |text| text.as_str())),
            people: field(&people),
            captions: field(&captions),
            body: field(&story.document.plain_text()),
        })
    }
}

/// Sections and authors of a story as words of the index, so that filters are part of one index query.
fn facets(placed: &Placement) -> String {
    let facet_of = |shelf: &String| match shelf.split_once(':') {
        Some(("section", id)) => Some(facet('s', id)),
        Some(("author", id)) => Some(facet('a', id)),
        _ => None,
    };
    placed.shelves.iter().filter_map(facet_of).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn later_stories_have_larger_numbers() {
        let id = "01900000-0000-7000-8000-000000000001";
        assert!(docid(1_000, id, 0) < docid(2_000, id, 0));
        assert!(docid(-5_000_000_000_000, id, 0) >= 0 && docid(i64::MIN, id, 3) >= 0 && docid(i64::MAX, id, 30) > 0);
        for attempt in 0..40 {
            assert!(docid(2_000, id, attempt) - first_docid(2_000) <= SPILL);
        }
    }
}
