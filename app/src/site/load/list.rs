//! One page of a list of stories: everything, a section, a tag, an author, a year, month or day.

use domain::{FoundList, FrontLayout, FrontPage, ListOf, MediaItem, Period, SitePath, Timestamp};
use newsroom::{Cursor, FrontTop, Newsroom, StoryCard};

use super::{
    LayoutData, LoadError, Loaded,
    find_list::{Stories, find_list},
    slots::filled,
};
use crate::{
    islands::site::MOST_SHOWN,
    site::{Site, words},
    ui::text::Calendar,
};

/// One page of a list.
#[derive(Debug, Clone)]
pub struct ListPage {
    /// Of what.
    pub of: FoundList,
    /// The picture of the author or section whose list this is.
    pub portrait: Option<MediaItem>,
    /// The layout of the stories above the list.
    pub layout: FrontLayout,
    /// The stories above the list of a section's first page: those that editors put there, and the newest.
    pub top: Vec<StoryCard>,
    /// How many of `top` are among the newest that the page begins with.
    pub newest_above: usize,
    /// The stories of the list, newest first.
    pub cards: Vec<StoryCard>,
    /// The cursor of the next page, if there is one.
    pub next: Option<Cursor>,
    /// Whether this page begins at the newest story.
    pub first: bool,
    /// Listed stories in all; `None` where nobody counted.
    pub count: Option<i64>,
}

impl ListPage {
    /// Its title, for archives a date in the current language.
    pub fn title(&self, calendar: &Calendar) -> String {
        match &self.of {
            FoundList::Latest => words::LATEST.into(),
            FoundList::Section(section) => section.name.clone(),
            FoundList::Tag(tag) => tag.name.clone(),
            FoundList::Author(author) => author.name.clone(),
            FoundList::Archive(period) => calendar.period_name(*period).unwrap_or_default(),
        }
    }

    /// The list's path, without a query.
    pub fn path(&self) -> SitePath {
        self.of.by_slug().path()
    }
}

/// The position in a list at which a page begins.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Start {
    /// Page number as WordPress counts: 0 and 1 are the beginning.
    pub page: u32,
    /// After this story; counts more than the page number.
    pub after: Option<Cursor>,
    /// The number of stories that a reader has loaded on this page, so that reloading and coming back show the same ones.
    pub show: Option<u16>,
}

impl Start {
    /// Page N.
    pub fn at_page(page: u32) -> Self {
        Self { page, ..Self::default() }
    }

    /// Stories to show where a page has `per_page`: whole pages, and not without end.
    fn limit(&self, per_page: u16) -> u16 {
        let most = MOST_SHOWN.max(per_page) / per_page * per_page;
        self.show.map_or(per_page, |show| show.min(most).div_ceil(per_page).max(1) * per_page)
    }
}

/// The page of the list that begins at `start`.
pub async fn list(site: &Site, data: &LayoutData, of: &ListOf, start: &Start) -> Result<Loaded<ListPage>, LoadError> {
    let newsroom = &site.newsroom;
    let found = match of {
        ListOf::Section(slug) => data.sections.iter().find(|section| section.slug == *slug).cloned().map(FoundList::Section),
        other => find_list(newsroom, other).await?,
    };
    let calendar = Calendar::of(&data.settings, newsroom.now());
    let Some(found) = found else { return Ok(Loaded::Missing) };
    let Some(stories) = Stories::of(&found, &calendar) else { return Ok(Loaded::Missing) };
    let pictured = match &found {
        FoundList::Author(author) => author.picture.as_ref(),
        FoundList::Section(section) => section.picture.as_ref(),
        FoundList::Latest | FoundList::Tag(_) | FoundList::Archive(_) => None,
    };
    let portrait = match pictured {
        Some(id) => newsroom.media_by_ids(std::slice::from_ref(id)).await?.remove(id),
        None => None,
    };
    let limit = data.settings.stories_per_page.clamp(1, 60);
    let after = match after(newsroom, stories, start, limit).await? {
        Ok(after) => after,
        Err(in_all) => return Ok(past_the_end(&of.path(), start.page, in_all)),
    };
    let count = if stories.span.is_none() { Some(newsroom.shelf_count(stories.shelf).await?) } else { None };
    let first = after.is_none();
    if let (FoundList::Section(section), true) = (&found, first) {
        let page = FrontPage::Section(section.id.clone());
        let top = newsroom.front_top(&page, start.limit(limit)).await?;
        return Ok(Loaded::Page(section_front(found, &page, top, count, portrait)));
    }
    let part = newsroom.list(stories.query(after, start.limit(limit))).await?;
    if let (FoundList::Archive(period), true) = (&found, part.cards.is_empty()) {
        return near(site, &calendar, *period, stories).await;
    }
    let (layout, top) = (FrontLayout::default(), Vec::new());
    Ok(Loaded::Page(ListPage { portrait, layout, top, newest_above: 0, cards: part.cards, next: part.next, first, count, of: found }))
}

/// The first page of a section: its top, then the other ones of the newest. Without a top if nothing would be left for the list, unless editors made one.
fn section_front(of: FoundList, page: &FrontPage, front: FrontTop, count: Option<i64>, portrait: Option<MediaItem>) -> ListPage {
    let FrontTop { layout, placed, newest, .. } = front;
    let size = layout.slots(page);
    let mut cards = newest.cards;
    let shown = cards.len();
    cards.retain(|card| !placed.values().any(|placed| placed.id == card.id));
    let mut top = Vec::new();
    if !placed.is_empty() || cards.len() > size {
        let mut rest = cards.into_iter();
        top = filled(0..size, &placed, || rest.next());
        cards = rest.collect();
    }
    let newest_above = shown - cards.len();
    ListPage { portrait, layout, top, newest_above, cards, next: newest.next, first: true, count, of }
}

/// The cursor before the first story of a page, none before the first of all; or else how many stories the list has at most.
async fn after(newsroom: &Newsroom, stories: Stories<'_>, start: &Start, limit: u16) -> Result<Result<Option<Cursor>, i64>, LoadError> {
    match (&start.after, start.page) {
        (Some(cursor), _) => Ok(Ok(Some(cursor.clone()))),
        (None, 0 | 1) => Ok(Ok(None)),
        (None, page) if stories.span.is_none() => match newsroom.page_number(stories.shelf, page, limit).await? {
            Some(cursor) => Ok(Ok(Some(cursor))),
            None => Ok(Err(newsroom.shelf_count(stories.shelf).await?)),
        },
        // numbered pages of dates: from page to page, within reason
        (None, page) => Ok(walk(newsroom, stories, page.min(200), limit).await?.map(Some)),
    }
}

/// An empty archive is no page: links to it would be made up. But where an imported site counted its days in another time zone,
/// what it had in this period is in the next or the one before.
async fn near(site: &Site, calendar: &Calendar, period: Period, stories: Stories<'_>) -> Result<Loaded<ListPage>, LoadError> {
    let span =
        stories.span.map(|(from, until)| (Timestamp::from_millis(from.millis() - A_DAY), Timestamp::from_millis(until.millis() + A_DAY)));
    let near = site.newsroom.list(Stories { span, ..stories }.query(None, 1)).await?.cards.pop();
    let near = near.map(|card| calendar.day(card.published_at)).map(|date| Period {
        year: date.year(),
        month: period.month.map(|_| date.month()),
        day: period.day.map(|_| date.day()),
    });
    Ok(near.map_or(Loaded::Missing, |near| Loaded::Moved(ListOf::<_>::Archive(near).path())))
}

/// A day in milliseconds.
const A_DAY: i64 = 24 * 60 * 60 * 1000;

/// The response for a numbered page past the end. The old site may have had fewer stories on a page, but never less than one: what can
/// have been there leads to the list's beginning.
fn past_the_end(list: &SitePath, page: u32, stories: i64) -> Loaded<ListPage> {
    if i64::from(page) <= stories { Loaded::Moved(list.clone()) } else { Loaded::Missing }
}

/// The cursor before a page of a span, or else how many stories it has at most.
async fn walk(newsroom: &Newsroom, stories: Stories<'_>, page: u32, limit: u16) -> Result<Result<Cursor, i64>, LoadError> {
    let mut after = Cursor::start();
    let mut seen = 0;
    for _ in 1..page {
        let part = newsroom.list(stories.query(Some(after), limit)).await?;
        seen += i64::try_from(part.cards.len()).unwrap_or(0);
        match part.next {
            Some(next) => after = next,
            None => return Ok(Err(seen)),
        }
    }
    Ok(Ok(after))
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
