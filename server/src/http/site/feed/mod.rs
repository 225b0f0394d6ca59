//! Feeds: the stories of a list, and comments; as RSS, Atom and JSON Feed.

mod comment;
mod item;
mod of;

use app::{
    site::{
        Site,
        app_icon::{Icon, Purpose},
        load::{LoadError, Logos, Stories, find_list},
        words,
    },
    ui::{text::Calendar, words::InterfaceLanguage},
};
use axum::http::{HeaderValue, StatusCode};
use domain::{FoundList, SiteSettings};
use newsroom::{SearchQuery, Sort, StoryCard};
use pagecache::RenderedResponse;
use syndication::{Feed, Item};

use crate::http::{CachePolicy, HttpError, Policy, response};

pub use item::Known;
pub use of::{FeedFormat, FeedOf};

/// Items in a feed.
const ITEMS: u16 = 20;

/// A feed; `None` if its list or story does not exist.
pub async fn show(site: &Site, of: &FeedOf, format: FeedFormat) -> Result<Option<RenderedResponse>, HttpError> {
    let Some(feed) = find(site, of, format).await? else { return Ok(None) };
    let bytes = match format {
        FeedFormat::Rss => syndication::rss(&feed).map_err(HttpError::internal)?,
        FeedFormat::Atom => syndication::atom(&feed).map_err(HttpError::internal)?,
        FeedFormat::Json => syndication::json_feed(&feed),
    };
    let mime = HeaderValue::from_static(format.mime());
    let mut rendered = response::rendered(Policy::Site, StatusCode::OK, mime, bytes, CachePolicy::Page);
    // feed readers that run in a browser belong to other sites
    rendered.headers.insert("cross-origin-resource-policy", HeaderValue::from_static("cross-origin"));
    rendered.cacheable = of.is_cacheable();
    Ok(Some(rendered))
}

/// What a feed contains.
struct Found {
    /// The list's name; `None` for the whole site.
    name: Option<String>,
    about: String,
    items: Vec<Item>,
}

/// The feed's content; `None` as for [`show`].
pub async fn find(site: &Site, of: &FeedOf, format: FeedFormat) -> Result<Option<Feed>, LoadError> {
    let settings = site.newsroom.settings().await?;
    let origin = site.origin(&settings);
    let language = InterfaceLanguage::of(&settings.language).unwrap_or_default();
    let Some(found) = language.scope(found(site, &settings, &origin, of)).await? else { return Ok(None) };
    let logos = Logos::load(&site.newsroom, &settings).await?;
    let icon = Icon { purpose: Purpose::Any, pixels: 512 };
    Ok(Some(Feed {
        image: logos.any().map(|logo| format!("{origin}{}", icon.path(&settings, Some(logo)))),
        title: found.name.map_or_else(|| settings.name.clone(), |name| format!("{name} | {}", settings.name)),
        description: found.about,
        self_url: format!("{origin}{}", of.own_path(format)),
        page_url: format!("{origin}{}", of.page_path()),
        language: settings.language.clone(),
        items: found.items,
    }))
}

async fn found(site: &Site, settings: &SiteSettings, origin: &str, of: &FeedOf) -> Result<Option<Found>, LoadError> {
    let newsroom = &site.newsroom;
    let (name, about, cards) = match of {
        FeedOf::List(of) => {
            let Some(found) = find_list(newsroom, of).await? else { return Ok(None) };
            let calendar = Calendar::of(settings, newsroom.now());
            let Some(stories) = Stories::of(&found, &calendar) else { return Ok(None) };
            let cards = newsroom.list(stories.query(None, ITEMS)).await?.cards;
            let (name, about) = match &found {
                FoundList::Latest => (None, settings.about.clone()),
                FoundList::Section(section) => (Some(section.name.clone()), section.description.clone()),
                FoundList::Tag(tag) => (Some(tag.name.clone()), tag.description.clone()),
                FoundList::Author(author) => (Some(author.name.clone()), author.job_title.clone()),
                // as its page: an empty archive does not exist
                FoundList::Archive(_) if cards.is_empty() => return Ok(None),
                FoundList::Archive(period) => (calendar.period_name(*period), String::new()),
            };
            (name, about, cards)
        }
        FeedOf::Search(text) => (Some(text.clone()), String::new(), search(site, text).await?),
        FeedOf::Comments => {
            let comments = newsroom.newest_comments(ITEMS).await?;
            let ids: Vec<_> = comments.iter().map(|comment| comment.story.clone()).collect();
            let items = comment::items(origin, settings, &newsroom.story_paths(&ids).await?, &comments);
            return Ok(Some(Found { name: Some(words::discussion::COMMENTS.into()), about: String::new(), items }));
        }
        FeedOf::Story(path) => {
            let story = newsroom.story_by_path(path).await?;
            let Some(story) = story.filter(|story| story.is_live(newsroom.now())) else { return Ok(None) };
            // comments on a story with a password are protected too
            let mut comments = if story.password.is_some() { Vec::new() } else { newsroom.comments(&story.id).await? };
            comments.reverse();
            comments.truncate(usize::from(ITEMS));
            let items = comment::items(origin, settings, &newsroom.story_paths(std::slice::from_ref(&story.id)).await?, &comments);
            return Ok(Some(Found {
                name: Some(words::discussion::ON_STORY.with(&[("headline", story.headline.as_str())])),
                about: String::new(),
                items,
            }));
        }
    };
    Ok(Some(Found { name, about, items: item::items(newsroom, origin, &cards).await? }))
}

/// The newest stories that match these search terms.
async fn search(site: &Site, text: &str) -> Result<Vec<StoryCard>, LoadError> {
    let text = domain::text::one_line(text);
    if text.is_empty() {
        return Ok(Vec::new());
    }
    let query = SearchQuery { text, sort: Sort::Newest, page: 1, per_page: ITEMS, ..SearchQuery::default() };
    Ok(site.newsroom.search(&query).await?.hits.into_iter().map(|hit| hit.card).collect())
}
