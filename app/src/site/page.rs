//! The entry point for the server: renders the page at an address.

use domain::{ListOf, SitePath, SiteSettings, Story};

use crate::{
    prelude::*,
    site::{
        Address, Site,
        layout::Layout,
        load::{
            self, LoadError, Loaded,
            comment_pages::{CommentPage, CommentsAt, page_path},
            list::Start,
        },
        pages, words,
    },
    ui::{render::render, words::InterfaceLanguage},
};

/// A page, ready to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// 200, 301, 404 or 410.
    pub status: u16,
    /// The whole page; empty for 301.
    pub html: String,
    /// The target, for 301.
    pub location: Option<SitePath>,
    /// Whether it may be stored for other readers.
    pub cacheable: bool,
}

/// Loads and renders the page at an address. An error means that the newsroom could not be read: show [`error_page`].
pub async fn page(site: &Site, address: &Address) -> Result<Rendered, LoadError> {
    let layout = Layout::load(site, &address.path()).await?;
    layout.language().scope(page_within(site, address, &layout)).await
}

/// The same, in the paper's language.
async fn page_within(site: &Site, address: &Address, layout: &Layout) -> Result<Rendered, LoadError> {
    let outcome = match address {
        Address::Front { page: 0 | 1 } => {
            let front = load::front::front(site, &layout.data).await?;
            respond(200, || pages::front(layout, &front))
        }
        // below the front page the masthead is no heading any more
        Address::Front { page } => {
            let layout = Layout { path: format!("/page/{page}/"), ..layout.clone() };
            list(&layout, load::list::list(site, &layout.data, &ListOf::Latest, &Start::at_page(*page)).await?)
        }
        Address::List { of, start } => list(layout, load::list::list(site, &layout.data, of, start).await?),
        Address::StoryOrPage { path } => match load::story::at_path(site, &layout.data, path).await? {
            Loaded::Missing => match load::corrections::corrections(site, &layout.data, path).await? {
                Some((page, first)) => respond(200, || pages::corrections(layout, &page, first)),
                None => outcome::<()>(layout, Loaded::Missing, |()| ().markup()),
            },
            loaded => story(layout, loaded),
        },
        Address::Comments { path, at } => comments(layout, load::story::at_path(site, &layout.data, path).await?, at),
        Address::Search { query } => {
            let results = load::search::search(site, &layout.data, query).await?;
            respond(200, || pages::search(layout, &results))
        }
        Address::Device(page) => respond(200, || pages::device(layout, *page)),
        Address::NotFound { path } => respond(404, || pages::missing(layout, path)),
        Address::Gone { .. } => respond(410, || pages::gone(layout, None)),
    };
    Ok(outcome)
}

/// A draft as readers would see it, and what search engines and social networks would show of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Preview {
    /// The whole page.
    pub html: String,
    /// Its title in search results.
    pub title: String,
    /// The description there.
    pub description: String,
    /// Its absolute URL.
    pub url: String,
    /// The title where it is shared.
    pub social_title: String,
    /// The description there.
    pub social_description: String,
    /// The path of the picture there.
    pub image: Option<String>,
}

/// Renders a draft as [`page`] renders a published story. `stored` is the path at which readers open the story today, if they do.
pub async fn preview(site: &Site, story: Story, stored: Option<&SitePath>) -> Result<Preview, LoadError> {
    let layout = Layout::load(site, story.path.as_str()).await?;
    let view = load::story::drafted(site, &layout.data, story, stored).await?;
    // the page's language, not that of the desk around it
    Ok(layout.language().within(|| rendered_draft(&layout, &view)))
}

fn rendered_draft(layout: &Layout, view: &load::StoryView) -> Preview {
    let head = pages::story_head(layout, view);
    let or = |text: &str, other: &str| if text.is_empty() { other.to_owned() } else { text.to_owned() };
    Preview {
        html: render(|| pages::story(layout, view)),
        social_title: or(&head.social_title, &head.title),
        social_description: or(&head.social_description, &head.description),
        url: crate::ui::text::urls::absolute(&layout.origin, view.story.path.as_str()),
        title: head.title,
        description: head.description,
        // a card is made of what is published
        image: head.image.filter(|image| !image.starts_with("/social-card/")),
    }
}

/// The page for an internal error, rendered without the newsroom. `id` identifies the error in the logs; may be empty.
pub fn error_page(site: &Site, id: &str) -> String {
    let language = site.last_language();
    let speaks = InterfaceLanguage::of(&language).unwrap_or_default();
    // no name is known without the newsroom, and a wrong one would be worse
    let layout = Layout::bare(
        site,
        SiteSettings { name: words::TO_THE_FRONT.text_in(speaks).unwrap_or_default().to_owned(), language, ..SiteSettings::default() },
        "",
    );
    speaks.within(|| render(|| pages::error(&layout, id)))
}

fn list(layout: &Layout, loaded: Loaded<load::ListPage>) -> Rendered {
    outcome(layout, loaded, |page| pages::list(layout, page))
}

/// A story or page. One that needs a password is not stored: readers who know it get another page at the same URL.
fn story(layout: &Layout, loaded: Loaded<load::StoryView>) -> Rendered {
    let cacheable = !matches!(&loaded, Loaded::Page(view) if view.is_locked());
    Rendered { cacheable, ..outcome(layout, loaded, |view| pages::story(layout, view)) }
}

/// The page of a protected story after a wrong password; `None` if there is no such story.
pub async fn locked(site: &Site, path: &SitePath) -> Result<Option<String>, LoadError> {
    let layout = Layout::load(site, path.as_str()).await?;
    let Loaded::Page(mut view) = load::story::at_path(site, &layout.data, path).await? else { return Ok(None) };
    view.wrong_password = true;
    Ok(view.is_locked().then(|| layout.language().within(|| render(|| pages::story(&layout, &view)))))
}

/// The page of a protected story for a reader who knows its password. Never for anybody else.
pub async fn unlocked(site: &Site, story: Story) -> Result<String, LoadError> {
    let layout = Layout::load(site, story.path.as_str()).await?;
    let path = story.path.clone();
    let view = load::story::drafted(site, &layout.data, story, Some(&path)).await?;
    let view = load::StoryView { is_unlocked: true, ..view };
    Ok(layout.language().within(|| render(|| pages::story(&layout, &view))))
}

/// A page of comments, or a redirect to the page with the requested comment. Pages and comments that do not exist redirect to the story:
/// WordPress has pages of other lengths.
fn comments(layout: &Layout, loaded: Loaded<load::StoryView>, at: &CommentsAt) -> Rendered {
    let Loaded::Page(view) = loaded else { return outcome(layout, loaded, |view| pages::story(layout, view)) };
    let all = if view.is_locked() { &[][..] } else { view.comments.as_slice() };
    let number = match at {
        CommentsAt::Page(number) => match CommentPage::new(all, *number).filter(|page| page.number > 1) {
            Some(page) => return respond(200, || pages::comments(layout, &view, &page)),
            None => 1,
        },
        CommentsAt::Comment(id) => CommentPage::number_of(all, id).unwrap_or(1),
    };
    match SitePath::parse(&page_path(&view.story.path, number)) {
        Ok(to) => outcome::<()>(layout, Loaded::Moved(to), |()| ().markup()),
        Err(_) => outcome::<()>(layout, Loaded::Missing, |()| ().markup()),
    }
}

fn outcome<T>(layout: &Layout, loaded: Loaded<T>, view: impl FnOnce(&T) -> Markup) -> Rendered {
    match loaded {
        Loaded::Page(model) => respond(200, || view(&model)),
        Loaded::Moved(to) => Rendered { status: 301, html: String::new(), location: Some(to), cacheable: true },
        Loaded::Gone(note) => respond(410, || pages::gone(layout, note.as_ref())),
        Loaded::Missing => respond(404, || pages::missing(layout, &layout.path)),
    }
}

fn respond(status: u16, view: impl FnOnce() -> Markup) -> Rendered {
    Rendered { status, html: render(view), location: None, cacheable: true }
}
