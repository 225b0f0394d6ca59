//! Finding stories by their words.

mod correct;
mod dialect;
mod drafts;
mod find;
mod index;
mod letters;
mod parse;
mod rank;
mod snippet;
mod terms;
mod words;

use domain::{AuthorId, SectionId, Timestamp};

pub(crate) use correct::{BEGINS_WITH, ENDS_WITH, KNOWN};
pub(crate) use dialect::{
    POSTGRES_MATCHES, POSTGRES_MATCHES_BETWEEN, POSTGRES_PHRASES, SQLITE_MATCHES, SQLITE_MATCHES_BETWEEN, SQLITE_PHRASES, StoredDoc,
    insert_docs, load_docs,
};
pub(crate) use drafts::{POSTGRES_DRAFTS, SQLITE_DRAFTS, stories_with_words};
pub(crate) use find::DOCS;
pub(crate) use index::{DOC_OF, Doc, WordDelta};
pub(crate) use words::words;

use crate::StoryCard;

/// In which order hits come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    /// By relevance and age.
    #[default]
    Relevance,
    /// The newest first.
    Newest,
}

/// A search.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SearchQuery {
    /// Any text; every word of it must occur, `"phrases"` as they stand, `-words` nowhere.
    pub text: String,
    /// Only in this section and its sub-sections.
    pub section: Option<SectionId>,
    /// Only with this author's name over it.
    pub author: Option<AuthorId>,
    /// Only what was published at or after this instant.
    pub from: Option<Timestamp>,
    /// Only what was published before this instant.
    pub until: Option<Timestamp>,
    /// In which order.
    pub sort: Sort,
    /// The page, from 1 to 50.
    pub page: u32,
    /// Hits on a page.
    pub per_page: u16,
    /// Whether the last word is still being typed, so that its beginning is enough.
    pub prefix: bool,
}

/// A stretch of a snippet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SnippetPart {
    /// The characters.
    pub text: String,
    /// Whether it matches the query.
    pub hit: bool,
}

/// One story that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct SearchHit {
    /// The story.
    pub card: StoryCard,
    /// The part of its text that shows why; empty where only the headline or a name fits.
    pub snippet: Vec<SnippetPart>,
}

/// One page of what was found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SearchPage {
    /// The hits, best or newest first.
    pub hits: Vec<SearchHit>,
    /// How many stories fit; 1000 stands for "1000 or more".
    pub total: i64,
    /// Whether there is another page.
    pub more: bool,
    /// The corrected query, if a word occurs nowhere and one without a typo does.
    pub corrected: Option<String>,
}
