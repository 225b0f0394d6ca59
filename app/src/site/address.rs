//! Which page a request is for.

use domain::{ListOf, SitePath};

use super::load::{SearchParams, comment_pages::CommentsAt, list::Start};

/// The path of the form that writes to the paper.
pub const CONTACT_PATH: &str = "/write-to-us";

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
    /// What is on the reader's device.
    Device(DevicePage),
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
            Self::Device(page) => page.path(),
            Self::NotFound { path } | Self::Gone { path } => path.clone(),
        }
    }
}

/// A page that a script fills from the reader's device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DevicePage {
    /// What can be read without a connection; workers show it in place of pages that are not on the device.
    Offline,
    /// Saved stories.
    Saved,
    /// What readers can set.
    Settings,
}

impl DevicePage {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Offline, Self::Saved, Self::Settings];

    /// Its name, the only segment of its path.
    pub fn name(self) -> &'static str {
        match self {
            Self::Offline => "offline",
            Self::Saved => "saved",
            Self::Settings => "settings",
        }
    }

    /// Its path.
    pub fn path(self) -> String {
        format!("/{}/", self.name())
    }
}
