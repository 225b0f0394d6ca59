//! The one door for the server: an address in, a page out.

use domain::{SitePath, SiteSettings, Slug};
use newsroom::Cursor;

use crate::{
    chrome::Chrome,
    load::{self, LoadError, Loaded, SearchParams, list::Start},
    pages,
    prelude::*,
    render::render,
    site::Site,
};

/// A page, ready to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// 200, 301, 404 or 410.
    pub status: u16,
    /// The whole page; empty for 301.
    pub html: String,
    /// Where it moved to, for 301.
    pub location: Option<SitePath>,
}

/// What a reader asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address {
    /// `/`; from page 2 on (`/page/2/`) a list of all stories.
    Front {
        /// As WordPress counts: 0 and 1 are the front page.
        page: u32,
    },
    /// `/category/SLUG/`.
    Section {
        /// Which.
        slug: Slug,
        /// `/page/N/`.
        page: u32,
        /// `?after=`.
        after: Option<Cursor>,
        /// `?show=`: as many stories as were shown here, see [`load::list::Start`].
        show: Option<u16>,
    },
    /// `/tag/SLUG/`.
    Tag {
        /// Which.
        slug: Slug,
        /// `/page/N/`.
        page: u32,
        /// `?after=`.
        after: Option<Cursor>,
        /// `?show=`: as many stories as were shown here, see [`load::list::Start`].
        show: Option<u16>,
    },
    /// `/author/SLUG/`.
    Author {
        /// Which.
        slug: Slug,
        /// `/page/N/`.
        page: u32,
        /// `?after=`.
        after: Option<Cursor>,
        /// `?show=`: as many stories as were shown here, see [`load::list::Start`].
        show: Option<u16>,
    },
    /// `/2026/`, `/2026/02/`, `/2026/02/07/`.
    Archive {
        /// The year.
        year: i16,
        /// The month, 1 to 12.
        month: Option<i8>,
        /// The day, 1 to 31; only with a month.
        day: Option<i8>,
        /// `/page/N/`.
        page: u32,
        /// `?after=`.
        after: Option<Cursor>,
        /// `?show=`: as many stories as were shown here, see [`load::list::Start`].
        show: Option<u16>,
    },
    /// `/latest/`.
    Latest {
        /// `/page/N/`.
        page: u32,
        /// `?after=`.
        after: Option<Cursor>,
        /// `?show=`: as many stories as were shown here, see [`load::list::Start`].
        show: Option<u16>,
    },
    /// Any other path: a story, a page, or an old address.
    StoryOrPage {
        /// The path.
        path: SitePath,
    },
    /// `/search/?q=`.
    Search {
        /// The form's fields.
        query: SearchParams,
    },
    /// An address that no page can have.
    NotFound {
        /// As it was asked for.
        path: String,
    },
    /// An address whose page was taken away for good.
    Gone {
        /// As it was asked for.
        path: String,
    },
}

impl Address {
    /// The path of the page, as menus and the header see it.
    fn path(&self) -> String {
        match self {
            Self::Front { .. } => "/".to_owned(),
            Self::Section { slug, .. } => SitePath::of_section(slug).into(),
            Self::Tag { slug, .. } => SitePath::of_tag(slug).into(),
            Self::Author { slug, .. } => SitePath::of_author(slug).into(),
            Self::Archive { year, month, day, .. } => crate::text::urls::archive(*year, *month, *day),
            Self::Latest { .. } => "/latest/".to_owned(),
            Self::StoryOrPage { path } => path.to_string(),
            Self::Search { .. } => "/search/".to_owned(),
            Self::NotFound { path } | Self::Gone { path } => path.clone(),
        }
    }
}

/// Loads and draws the page at an address. An error means that the newsroom could not answer: show [`error_page`].
pub async fn page(site: &Site, address: &Address) -> Result<Rendered, LoadError> {
    let chrome = Chrome::load(site, &address.path()).await?;
    let start = |page: u32, after: &Option<Cursor>, show: &Option<u16>| Start { page, after: after.clone(), show: *show };
    let answer = match address {
        Address::Front { page: 0 | 1 } => {
            let front = load::front::front(site, &chrome).await?;
            drawn(200, || pages::front(&chrome, &front))
        }
        // below the front page the masthead is no heading any more
        Address::Front { page } => {
            let chrome = Chrome { path: format!("/page/{page}/"), ..chrome };
            list(&chrome, load::list::latest(site, &chrome, &start(*page, &None, &None)).await?)
        }
        Address::Section { slug, page, after, show } => {
            list(&chrome, load::list::section(site, &chrome, slug, &start(*page, after, show)).await?)
        }
        Address::Tag { slug, page, after, show } => list(&chrome, load::list::tag(site, &chrome, slug, &start(*page, after, show)).await?),
        Address::Author { slug, page, after, show } => {
            list(&chrome, load::list::author(site, &chrome, slug, &start(*page, after, show)).await?)
        }
        Address::Archive { year, month, day, page, after, show } => {
            list(&chrome, load::list::archive(site, &chrome, *year, *month, *day, &start(*page, after, show)).await?)
        }
        Address::Latest { page, after, show } => list(&chrome, load::list::latest(site, &chrome, &start(*page, after, show)).await?),
        Address::StoryOrPage { path } => {
            answer(&chrome, load::story::at_path(site, &chrome, path).await?, |view| pages::story(&chrome, view))
        }
        Address::Search { query } => {
            let results = load::search::search(site, &chrome, query).await?;
            drawn(200, || pages::search(&chrome, &results))
        }
        Address::NotFound { path } => drawn(404, || pages::missing(&chrome, path)),
        Address::Gone { .. } => drawn(410, || pages::gone(&chrome)),
    };
    Ok(answer)
}

/// The page for what broke, made without the newsroom. `id` is what the logs know it by; may be empty.
pub fn error_page(site: &Site, id: &str) -> String {
    // no name is known without the newsroom, and a wrong one would be worse
    let chrome = Chrome::bare(site, SiteSettings { name: crate::text::words::TO_THE_FRONT.to_owned(), ..SiteSettings::default() }, "");
    render(|| pages::error(&chrome, id))
}

fn list(chrome: &Chrome, loaded: Loaded<load::ListPage>) -> Rendered {
    answer(chrome, loaded, |page| pages::list(chrome, page))
}

fn answer<T>(chrome: &Chrome, loaded: Loaded<T>, draw: impl FnOnce(&T) -> Markup) -> Rendered {
    match loaded {
        Loaded::Page(model) => drawn(200, || draw(&model)),
        Loaded::Moved(to) => Rendered { status: 301, html: String::new(), location: Some(to) },
        Loaded::Gone => drawn(410, || pages::gone(chrome)),
        Loaded::Missing => drawn(404, || pages::missing(chrome, &chrome.path)),
    }
}

fn drawn(status: u16, draw: impl FnOnce() -> Markup) -> Rendered {
    Rendered { status, html: render(draw), location: None }
}
