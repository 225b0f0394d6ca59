//! Lists of stories: everything, a section, a tag, an author, a year, month or day.

use domain::{Author, MediaItem, Section, SitePath, Slug, Tag};
use newsroom::{Cursor, ListQuery, Named, Newsroom, Shelf, StoryCard};

use super::{LoadError, Loaded};
use crate::{api::MOST_SHOWN, chrome::Chrome, site::Site, text::Calendar, text::urls};

/// What a list is of.
#[derive(Debug, Clone)]
pub enum ListKind {
    /// All stories.
    Latest,
    /// A section, with the sections below it that have stories.
    Section {
        /// Which one.
        section: Section,
        /// Those directly below it.
        below: Vec<Section>,
    },
    /// A tag.
    Tag(Tag),
    /// An author, with a picture if there is one.
    Author {
        /// Who.
        author: Box<Author>,
        /// What they look like.
        picture: Option<Box<MediaItem>>,
    },
    /// A year, month or day; the name is how readers write it.
    Archive {
        /// For example `February 2026`.
        name: String,
        /// The years or months above it, outermost first.
        above: Vec<Named>,
    },
}

/// One page of a list.
#[derive(Debug, Clone)]
pub struct ListPage {
    /// Of what.
    pub kind: ListKind,
    /// The list's address, without a query.
    pub path: String,
    /// The list's name for `/api/more`: `section:diplomacy`.
    pub key: String,
    /// The stories, newest first.
    pub cards: Vec<StoryCard>,
    /// Where the list goes on.
    pub next: Option<Cursor>,
    /// Whether this page begins at the newest story.
    pub first: bool,
    /// Listed stories in all; `None` where nobody counted.
    pub count: Option<i64>,
}

impl ListPage {
    /// Its title.
    pub fn title(&self) -> String {
        match &self.kind {
            ListKind::Latest => crate::text::words::LATEST.to_owned(),
            ListKind::Section { section, .. } => section.name.clone(),
            ListKind::Tag(tag) => tag.name.clone(),
            ListKind::Author { author, .. } => author.name.clone(),
            ListKind::Archive { name, .. } => name.clone(),
        }
    }
}

/// Where in a list a page begins.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Start {
    /// Page number as WordPress counts: 0 and 1 are the beginning.
    pub page: u32,
    /// After this story; counts more than the page number.
    pub after: Option<Cursor>,
    /// How many stories a reader had loaded here in place, so that reloading and coming back show the same ones.
    pub show: Option<u16>,
}

impl Start {
    /// Stories to show where a page has `per_page`: whole pages, and not without end.
    fn limit(&self, per_page: u16) -> u16 {
        let most = MOST_SHOWN.max(per_page) / per_page * per_page;
        self.show.map_or(per_page, |show| show.min(most).div_ceil(per_page).max(1) * per_page)
    }
}

/// All stories.
pub async fn latest(site: &Site, chrome: &Chrome, start: &Start) -> Result<Loaded<ListPage>, LoadError> {
    let stub = Stub { kind: ListKind::Latest, path: "/latest/".to_owned(), key: "latest".to_owned(), span: None };
    stub.fill(site, chrome, Shelf::All, start).await
}

/// A section's stories, those of the sections below it included.
pub async fn section(site: &Site, chrome: &Chrome, slug: &Slug, start: &Start) -> Result<Loaded<ListPage>, LoadError> {
    let Some(section) = chrome.furniture.sections.iter().find(|section| section.slug == *slug).cloned() else {
        return Ok(Loaded::Missing);
    };
    let below = chrome.shown_sections().filter(|other| other.parent.as_ref() == Some(&section.id)).cloned().collect();
    let id = section.id.clone();
    let stub =
        Stub { path: section.path().into(), key: urls::list_key("section", slug), kind: ListKind::Section { section, below }, span: None };
    stub.fill(site, chrome, Shelf::Section(&id), start).await
}

/// A tag's stories.
pub async fn tag(site: &Site, chrome: &Chrome, slug: &Slug, start: &Start) -> Result<Loaded<ListPage>, LoadError> {
    let Some(tag) = site.newsroom.tag_by_slug(slug).await? else {
        return Ok(Loaded::Missing);
    };
    let id = tag.id.clone();
    let stub = Stub { path: tag.path().into(), key: urls::list_key("tag", slug), kind: ListKind::Tag(tag), span: None };
    stub.fill(site, chrome, Shelf::Tag(&id), start).await
}

/// An author's stories.
pub async fn author(site: &Site, chrome: &Chrome, slug: &Slug, start: &Start) -> Result<Loaded<ListPage>, LoadError> {
    let Some(author) = site.newsroom.author_by_slug(slug).await? else {
        return Ok(Loaded::Missing);
    };
    let picture = match &author.picture {
        Some(id) => site.newsroom.media_by_ids(std::slice::from_ref(id)).await?.remove(id).map(Box::new),
        None => None,
    };
    let id = author.id.clone();
    let stub = Stub {
        path: author.path().into(),
        key: urls::list_key("author", slug),
        kind: ListKind::Author { author: Box::new(author), picture },
        span: None,
    };
    stub.fill(site, chrome, Shelf::Author(&id), start).await
}

/// What was published in a year, month or day at the paper.
pub async fn archive(
    site: &Site,
    chrome: &Chrome,
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
    start: &Start,
) -> Result<Loaded<ListPage>, LoadError> {
    let (Some(span), Some(name)) = (chrome.calendar.span(year, month, day), Calendar::month_name(year, month, day)) else {
        return Ok(Loaded::Missing);
    };
    let path = urls::archive(year, month, day);
    let step = |name: Option<String>, path: String| Some(Named { name: name?, path: SitePath::parse(&path).ok()? });
    let above = [
        month.and_then(|_| step(Calendar::month_name(year, None, None), urls::archive(year, None, None))),
        day.and_then(|_| step(Calendar::month_name(year, month, None), urls::archive(year, month, None))),
    ];
    let kind = ListKind::Archive { name, above: above.into_iter().flatten().collect() };
    let stub = Stub { kind, key: format!("archive:{}", path.trim_matches('/').replace('/', "-")), path, span: Some(span) };
    let page = stub.fill(site, chrome, Shelf::All, start).await?;
    match page {
        Loaded::Page(page) if page.cards.is_empty() => {
            // An empty month is no page: links to it would be made up. But where a site moved from counted its days in another
            // time zone, what it had on this one is on the next or the one before.
            let (from, until) = (span.0.millis() - A_DAY, span.1.millis() + A_DAY);
            let around = Some((domain::Timestamp::from_millis(from), domain::Timestamp::from_millis(until)));
            let near = site.newsroom.list(query(Shelf::All, around, None, 1)).await?.cards.pop();
            let near = near
                .map(|card| chrome.calendar.day(card.published_at))
                .map(|date| urls::archive(date.year(), month.map(|_| date.month()), day.map(|_| date.day())));
            Ok(near.and_then(|path| SitePath::parse(&path).ok()).map_or(Loaded::Missing, Loaded::Moved))
        }
        other => Ok(other),
    }
}

/// A day in milliseconds.
const A_DAY: i64 = 24 * 60 * 60 * 1000;

/// A list before its stories are known.
struct Stub {
    kind: ListKind,
    path: String,
    key: String,
    span: Option<(domain::Timestamp, domain::Timestamp)>,
}

impl Stub {
    async fn fill(self, site: &Site, chrome: &Chrome, shelf: Shelf<'_>, start: &Start) -> Result<Loaded<ListPage>, LoadError> {
        let limit = chrome.furniture.settings.stories_per_page.clamp(1, 60);
        let after = match (&start.after, start.page) {
            (Some(cursor), _) => Some(cursor.clone()),
            (None, 0 | 1) => None,
            (None, page) if self.span.is_none() => match site.newsroom.page_number(shelf, page, limit).await? {
                Some(cursor) => Some(cursor),
                None => return past_the_end(&self.path, page, site.newsroom.shelf_count(shelf).await?),
            },
            // numbered pages of dates: walk on from page to page, within reason
            (None, page) => match walk(&site.newsroom, &shelf, self.span, page.min(200), limit).await? {
                Ok(cursor) => Some(cursor),
                Err(most) => return past_the_end(&self.path, page, most),
            },
        };
        let count = if self.span.is_none() { Some(site.newsroom.shelf_count(shelf).await?) } else { None };
        let first = after.is_none();
        let found = site.newsroom.list(query(shelf, self.span, after, start.limit(limit))).await?;
        Ok(Loaded::Page(ListPage { kind: self.kind, path: self.path, key: self.key, cards: found.cards, next: found.next, first, count }))
    }
}

/// What a numbered page past the end is. The old site may have had fewer stories on a page, but never less than one: what can have been
/// there leads to the list's beginning.
fn past_the_end(list: &str, page: u32, stories: i64) -> Result<Loaded<ListPage>, LoadError> {
    let list = SitePath::parse(list).ok().filter(|_| i64::from(page) <= stories);
    Ok(list.map_or(Loaded::Missing, Loaded::Moved))
}

/// The place before a page of a span, or else how many stories it has at most.
async fn walk(
    newsroom: &Newsroom,
    shelf: &Shelf<'_>,
    span: Option<(domain::Timestamp, domain::Timestamp)>,
    page: u32,
    limit: u16,
) -> Result<Result<Cursor, i64>, LoadError> {
    let mut after = Cursor::start();
    let mut stories = 0;
    for _ in 1..page {
        let part = newsroom.list(query(*shelf, span, Some(after), limit)).await?;
        stories += i64::try_from(part.cards.len()).unwrap_or(0);
        match part.next {
            Some(next) => after = next,
            None => return Ok(Err(stories)),
        }
    }
    Ok(Ok(after))
}

pub(super) fn query(
    shelf: Shelf<'_>,
    span: Option<(domain::Timestamp, domain::Timestamp)>,
    after: Option<Cursor>,
    limit: u16,
) -> ListQuery<'_> {
    ListQuery { shelf, after, from: span.map(|(from, _)| from), until: span.map(|(_, until)| until), limit, exclude: None }
}

#[cfg(test)]
mod tests {
    use super::Start;

    #[test]
    fn what_was_loaded_in_place_is_shown_again_in_whole_pages() {
        let show = |show| Start { show, ..Start::default() }.limit(12);
        assert_eq!(show(None), 12);
        assert_eq!(show(Some(0)), 12);
        assert_eq!(show(Some(24)), 24);
        assert_eq!(show(Some(25)), 36);
        assert_eq!(show(Some(u16::MAX)), 96);
        assert_eq!(Start { show: Some(500), ..Start::default() }.limit(60), 60);
    }
}
