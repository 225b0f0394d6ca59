//! Which feeds exist, and the page that each belongs to.

use app::{
    site::{
        Address,
        load::{SearchParams, list::Start},
    },
    ui::text::urls,
};
use domain::{ListOf, SitePath};

/// How a feed is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum FeedFormat {
    /// RSS 2.0, at `…/feed/`.
    #[default]
    Rss,
    /// Atom, at `…/feed/atom/`.
    Atom,
    /// JSON Feed, at `…/feed/json/`.
    Json,
}

impl FeedFormat {
    /// What it adds to the path of a feed.
    pub fn suffix(self) -> &'static str {
        match self {
            Self::Rss => "",
            Self::Atom => "atom/",
            Self::Json => "json/",
        }
    }

    /// Its media type.
    pub fn mime(self) -> &'static str {
        match self {
            Self::Rss => "application/rss+xml; charset=utf-8",
            Self::Atom => "application/atom+xml; charset=utf-8",
            Self::Json => "application/feed+json; charset=utf-8",
        }
    }
}

/// What a feed contains.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FeedOf {
    /// The stories of a list.
    List(ListOf),
    /// The stories that match these search terms.
    Search(String),
    /// Comments on any story.
    Comments,
    /// Comments on the story or page at this path.
    Story(SitePath),
}

impl FeedOf {
    /// Whether it may be cached: there is an endless number of search terms.
    pub fn is_cacheable(&self) -> bool {
        !matches!(self, Self::Search(_))
    }

    /// The address of the corresponding page.
    pub fn page(&self) -> Address {
        match self.clone() {
            Self::List(ListOf::Latest) | Self::Comments => Address::Front { page: 0 },
            Self::List(of) => Address::List { of, start: Start::default() },
            Self::Search(words) => Address::Search { query: SearchParams::words(&words) },
            Self::Story(path) => Address::StoryOrPage { path },
        }
    }

    /// The path of that page, for a search with its query.
    pub fn page_path(&self) -> String {
        match self {
            Self::List(of) => of.feed_page().into(),
            Self::Comments => "/".to_owned(),
            Self::Search(words) => urls::search(words),
            Self::Story(path) => path.to_string(),
        }
    }

    /// The feed's own path in a format, for a search with its query. Searches are written as RSS only.
    pub fn own_path(&self, format: FeedFormat) -> String {
        match self {
            Self::Search(words) => urls::search_feed(words),
            other => other.path() + format.suffix(),
        }
    }

    fn path(&self) -> String {
        match self {
            Self::List(of) => of.feed_path().into(),
            Self::Comments => "/comments/feed/".to_owned(),
            Self::Search(words) => urls::search_feed(words),
            Self::Story(path) => format!("{path}feed/"),
        }
    }
}
