//! Dependency keys. Reads record them, writes invalidate them; both build them here, so that the names agree.

use std::fmt;

/// Something a page depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Key<'a> {
    /// The settings.
    Settings,
    /// All menus.
    Menus,
    /// The tree of sections.
    Sections,
    /// Which sections have stories at all.
    Filled,
    /// Everything that can be searched.
    Searchable,
    /// A story or page: all that is stored with it.
    Story(&'a str),
    /// The line of breaking news.
    Breaking,
    /// What editors arranged on a front.
    Front(&'a str),
    /// The part of a story that lists, menus and links render.
    Card(&'a str),
    /// The comments shown under a story.
    Comments(&'a str),
    /// The comments shown under any story.
    Discussion,
    /// The archive of corrections.
    Corrections,
    /// Whether there is any correction.
    Corrected,
    /// Which stories come just before and after a listed one.
    Beside(&'a str),
    /// The pages below a page.
    Children(&'a str),
    /// The story, page or redirect at a path, if any.
    Path(&'a str),
    /// A section.
    Section(&'a str),
    /// A tag.
    Tag(&'a str),
    /// An author.
    Author(&'a str),
    /// A picture or file: all that is stored with it.
    Media(&'a str),
    /// The part of a picture that lists render: the file without its texts.
    Picture(&'a str),
    /// The owner of a slug: kind of entity, slug.
    Slug(&'static str, &'a str),
    /// The entries of a shelf and their order.
    Shelf(&'a str),
    /// The newest entries of a shelf; the number is one of [`TOPS`].
    Top(&'a str, u16),
    /// Which were published in a week, counted from 1970.
    Week(i64),
    /// The number of entries on a shelf.
    Count(&'a str),
    /// How often readers viewed and shared a story, as far as pages show it.
    Readers(&'a str),
    /// A list made from what readers did.
    ReaderList(&'a str),
}

/// Lengths of top lists with a key of their own, so that a change further down invalidates none of them.
pub(crate) const TOPS: [u16; 7] = [3, 6, 8, 16, 24, 32, 64];

/// Length of a week in milliseconds.
const WEEK: i64 = 7 * 24 * 60 * 60 * 1000;
/// A span of more weeks than this depends on the whole list.
const MOST_WEEKS: i64 = 60;

impl<'a> Key<'a> {
    /// The `rows` newest entries of a shelf, rounded up to one of [`TOPS`]; the whole shelf beyond the longest.
    pub(crate) fn top(shelf: &'a str, rows: u16) -> Self {
        TOPS.into_iter().find(|top| *top >= rows).map_or(Key::Shelf(shelf), |top| Key::Top(shelf, top))
    }
    /// The week of an instant in milliseconds.
    pub(crate) fn week(at: i64) -> Self {
        Key::Week(at.div_euclid(WEEK))
    }
    /// The weeks from an instant until before another; `None` above [`MOST_WEEKS`].
    pub(crate) fn weeks(from: i64, until: i64) -> Option<impl Iterator<Item = Self>> {
        let (first, last) = (from.div_euclid(WEEK), until.saturating_sub(1).div_euclid(WEEK));
        (last.saturating_sub(first) < MOST_WEEKS).then(|| (first..=last).map(Key::Week))
    }
}

impl fmt::Display for Key<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Key::Settings => f.write_str("settings"),
            Key::Menus => f.write_str("menus"),
            Key::Sections => f.write_str("sections"),
            Key::Filled => f.write_str("filled"),
            Key::Searchable => f.write_str("searchable"),
            Key::Story(id) => write!(f, "story:{id}"),
            Key::Card(id) => write!(f, "card:{id}"),
            Key::Comments(id) => write!(f, "comments:{id}"),
            Key::Discussion => f.write_str("discussion"),
            Key::Breaking => f.write_str("breaking"),
            Key::Front(page) => write!(f, "front:{page}"),
            Key::Corrections => f.write_str("corrections"),
            Key::Corrected => f.write_str("corrected"),
            Key::Beside(id) => write!(f, "beside:{id}"),
            Key::Children(id) => write!(f, "children:{id}"),
            Key::Path(path) => write!(f, "path:{path}"),
            Key::Section(id) => write!(f, "section:{id}"),
            Key::Tag(id) => write!(f, "tag:{id}"),
            Key::Author(id) => write!(f, "author:{id}"),
            Key::Media(id) => write!(f, "media:{id}"),
            Key::Picture(id) => write!(f, "picture:{id}"),
            Key::Slug(kind, slug) => write!(f, "slug:{kind}:{slug}"),
            Key::Shelf(shelf) => write!(f, "shelf:{shelf}"),
            Key::Top(shelf, rows) => write!(f, "top{rows}:{shelf}"),
            Key::Week(week) => write!(f, "week:{week}"),
            Key::Count(shelf) => write!(f, "count:{shelf}"),
            Key::Readers(id) => write!(f, "readers:{id}"),
            Key::ReaderList(name) => write!(f, "reader-list:{name}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beginnings_are_rounded_up() {
        assert_eq!(Key::top("all", 4).to_string(), "top6:all");
        assert_eq!(Key::top("all", 24).to_string(), "top24:all");
        assert_eq!(Key::top("all", 65).to_string(), "shelf:all");
    }

    #[test]
    fn weeks_cover_a_span_and_no_more() {
        let weeks = |from, until| Key::weeks(from, until).map(|weeks| weeks.map(|week| week.to_string()).collect::<Vec<_>>());
        assert_eq!(weeks(0, WEEK), Some(vec!["week:0".to_owned()]));
        assert_eq!(weeks(-1, 1), Some(vec!["week:-1".to_owned(), "week:0".to_owned()]));
        assert_eq!(Key::week(-1).to_string(), "week:-1");
        assert_eq!(weeks(0, 100 * WEEK), None);
        assert_eq!(weeks(i64::MIN, i64::MAX), None);
    }
}
