//! The entry point for the server: an address in, a page out.

use domain::{ListOf, SitePath, SiteSettings};

use crate::{
    prelude::*,
    site::{
        Address, Site,
        layout::Layout,
        load::{self, LoadError, Loaded, list::Start},
        pages,
    },
    ui::render::render,
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

/// Loads and renders the page at an address. An error means that the newsroom could not be read: show [`error_page`].
pub async fn page(site: &Site, address: &Address) -> Result<Rendered, LoadError> {
    let layout = Layout::load(site, &address.path()).await?;
    let outcome = match address {
        Address::Front { page: 0 | 1 } => {
            let front = load::front::front(site, &layout.data).await?;
            respond(200, || pages::front(&layout, &front))
        }
        // below the front page the masthead is no heading any more
        Address::Front { page } => {
            let layout = Layout { path: format!("/page/{page}/"), ..layout };
            list(&layout, load::list::list(site, &layout.data, &ListOf::Latest, &Start::at_page(*page)).await?)
        }
        Address::List { of, start } => list(&layout, load::list::list(site, &layout.data, of, start).await?),
        Address::StoryOrPage { path } => {
            outcome(&layout, load::story::at_path(site, &layout.data, path).await?, |view| pages::story(&layout, view))
        }
        Address::Search { query } => {
            let results = load::search::search(site, &layout.data, query).await?;
            respond(200, || pages::search(&layout, &results))
        }
        Address::NotFound { path } => respond(404, || pages::missing(&layout, path)),
        Address::Gone { .. } => respond(410, || pages::gone(&layout)),
    };
    Ok(outcome)
}

/// The page for what broke, made without the newsroom. `id` is what the logs know it by; may be empty.
pub fn error_page(site: &Site, id: &str) -> String {
    // no name is known without the newsroom, and a wrong one would be worse
    let layout = Layout::bare(site, SiteSettings { name: crate::ui::text::words::TO_THE_FRONT.to_owned(), ..SiteSettings::default() }, "");
    render(|| pages::error(&layout, id))
}

fn list(layout: &Layout, loaded: Loaded<load::ListPage>) -> Rendered {
    outcome(layout, loaded, |page| pages::list(layout, page))
}

fn outcome<T>(layout: &Layout, loaded: Loaded<T>, view: impl FnOnce(&T) -> Markup) -> Rendered {
    match loaded {
        Loaded::Page(model) => respond(200, || view(&model)),
        Loaded::Moved(to) => Rendered { status: 301, html: String::new(), location: Some(to) },
        Loaded::Gone => respond(410, || pages::gone(layout)),
        Loaded::Missing => respond(404, || pages::missing(layout, &layout.path)),
    }
}

fn respond(status: u16, view: impl FnOnce() -> Markup) -> Rendered {
    Rendered { status, html: render(view), location: None }
}
