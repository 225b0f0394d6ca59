//! Which feeds exist, and the page that each belongs to.

use app::{load::SearchParams, page::Address, text::urls};
use domain::{SitePath, Slug};

/// What a feed contains.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FeedOf {
    /// All stories.
    All,
    /// A section.
    Section(Slug),
    /// A tag.
    Tag(Slug),
    /// An author.
    Author(Slug),
    /// A year, month or day.
    Archive {
        /// The year.
        year: i16,
        /// The month, 1 to 12.
        month: Option<i8>,
        /// The day, 1 to 31; only with a month.
        day: Option<i8>,
    },
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
        let (page, after, show) = (0, None, None);
        match self.clone() {
            Self::All => Address::Front { page },
            Self::Section(slug) => Address::Section { slug, page, after, show },
            Self::Tag(slug) => Address::Tag { slug, page, after, show },
            Self::Author(slug) => Address::Author { slug, page, after, show },
            Self::Archive { year, month, day } => Address::Archive { year, month, day, page, after, show },
            Self::Search(terms) => Address::Search { query: SearchParams::words(&terms) },
            Self::Comments => Address::Front { page },
            Self::Story(path) => Address::StoryOrPage { path },
        }
    }

    /// The path of that page, for a search with its query.
    pub fn page_path(&self) -> String {
        match self {
            Self::All | Self::Comments => "/".to_owned(),
            Self::Section(slug) => SitePath::of_section(slug).into(),
            Self::Tag(slug) => SitePath::of_tag(slug).into(),
            Self::Author(slug) => SitePath::of_author(slug).into(),
            Self::Archive { year, month, day } => urls::archive(*year, *month, *day),
            Self::Search(terms) => urls::search(terms),
            Self::Story(path) => path.to_string(),
        }
    }

    /// The feed's own path, for a search with its query.
    pub fn own_path(&self) -> String {
        match self {
            Self::Comments => "/comments/feed/".to_owned(),
            Self::Search(terms) => urls::search_feed(terms),
            other => format!("{}feed/", other.page_path()),
        }
    }
}
