//! Which page a request is for.

use domain::{ListOf, SitePath};

use super::load::{SearchParams, comment_pages::CommentsAt, list::Start};

/// The page that a reader requests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address {
    /// `/`; from page 2 on (`/page/2/`) a list of all stories.
    Front {
        /// As WordPress counts: 0 and 1 are the front page.
        page: u32,
    },
    /// `/latest/`, `/category/SLUG/`, `/tag/SLUG/`, `/author/SLUG/`, `/2026/`, `/2026/02/`, `/2026/02/07/`.
    List {
        /// Of what.
        of: ListOf,
        /// `/page/N/`, `?after=` and `?show=`.
        start: Start,
    },
    /// Any other path: a story, a page, or an old address.
    StoryOrPage {
        /// The path.
        path: SitePath,
    },
    /// Comments of a story beyond those below it.
    Comments {
        /// The story's path.
        path: SitePath,
        /// Which of them.
        at: CommentsAt,
    },
    /// `/search/?q=`.
    Search {
        /// The form's fields.
        query: SearchParams,
    },
    /// A path that no page can have.
    NotFound {
        /// As it was requested.
        path: String,
    },
    /// A path whose page was removed for good.
    Gone {
        /// As it was requested.
        path: String,
    },
}

impl Address {
    /// The path of the page, as menus and the header see it.
    pub(super) fn path(&self) -> String {
        match self {
            Self::Front { .. } => "/".to_owned(),
            Self::List { of, .. } => of.path().into(),
            Self::StoryOrPage { path } | Self::Comments { path, .. } => path.to_string(),
            Self::Search { .. } => "/search/".to_owned(),
            Self::NotFound { path } | Self::Gone { path } => path.clone(),
        }
    }
}
