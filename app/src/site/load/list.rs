//! One page of a list of stories: everything, a section, a tag, an author, a year, month or day.

use domain::{FoundList, ListOf, MediaItem, Period, SitePath, Timestamp};
use newsroom::{Cursor, Newsroom, StoryCard};

use super::{
    LayoutData, LoadError, Loaded,
    find_list::{Stories, find_list},
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
    /// The author's picture, if this is an author's list.
    pub portrait: Option<MediaItem>,
    /// The stories, newest first.
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
    let portrait = match &found {
        FoundList::Author(author) => match &author.picture {
            Some(id) => newsroom.media_by_ids(std::slice::from_ref(id)).await?.remove(id),
            None => None,
        },
        FoundList::Latest | FoundList::Section(_) | FoundList::Tag(_) | FoundList::Archive(_) => None,
    };
    let limit = data.settings.stories_per_page.clamp(1, 60);
    let after = match after(newsroom, stories, start, limit).await? {
        Ok(after) => after,
        Err(in_all) => return Ok(past_the_end(&of.path(), start.page, in_all)),
    };
    let count = if stories.span.is_none() { Some(newsroom.shelf_count(stories.shelf).await?) } else { None };
    let first = after.is_none();
    let part = newsroom.list(stories.query(after, start.limit(limit))).await?;
    if let (FoundList::Archive(period), true) = (&found, part.cards.is_empty()) {
        return near(site, &calendar, *period, stories).await;
    }
    Ok(Loaded::Page(ListPage { portrait, cards: part.cards, next: part.next, first, count, of: found }))
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
