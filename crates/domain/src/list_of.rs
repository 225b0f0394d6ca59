//! What lists of stories there are. Paths of pages and feeds, keys of lists and the queries behind them all come from this one type.

use std::{fmt, str::FromStr};

use crate::{Author, Section, SitePath, Slug, Tag};

/// A list of stories that readers can open, subscribe to and continue in place: by slug as in a URL, or with the entities found
/// in storage ([`FoundList`]).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListOf<S = Slug, T = Slug, A = Slug> {
    /// All stories.
    Latest,
    /// The stories of a section and of the sections below it.
    Section(S),
    /// The stories with a tag.
    Tag(T),
    /// The stories of an author.
    Author(A),
    /// What was published in a year, month or day at the paper.
    Archive(Period),
}

/// A list whose section, tag or author exists.
pub type FoundList = ListOf<Section, Tag, Author>;

/// A year, a month or a day. It may name a date that does not exist, such as the 30th of February.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    /// The year.
    pub year: i16,
    /// The month, 1 to 12.
    pub month: Option<i8>,
    /// The day, 1 to 31; only with a month.
    pub day: Option<i8>,
}

impl Period {
    /// The years or months that this one is in, outermost first.
    pub fn above(self) -> impl Iterator<Item = Self> {
        let year = Self { month: None, day: None, ..self };
        let month = Self { day: None, ..self };
        [self.month.map(|_| year), self.day.map(|_| month)].into_iter().flatten()
    }

    fn write(self, f: &mut fmt::Formatter<'_>, between: char) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        [self.month, self.day].into_iter().flatten().try_for_each(|part| write!(f, "{between}{part:02}"))
    }
}

impl fmt::Display for Period {
    /// `2026`, `2026-02` or `2026-02-07`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f, '-')
    }
}

/// A name that no list has in this writing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a list is named latest, section:SLUG, tag:SLUG, author:SLUG or archive:YYYY-MM-DD, each as the site itself writes it")]
pub struct NoSuchList;

impl ListOf {
    /// The path of the list's page.
    pub fn path(&self) -> SitePath {
        match self {
            Self::Latest => SitePath::plain("/latest/".to_owned()),
            Self::Section(slug) => SitePath::of_section(slug),
            Self::Tag(slug) => SitePath::of_tag(slug),
            Self::Author(slug) => SitePath::of_author(slug),
            Self::Archive(period) => SitePath::of_archive(*period),
        }
    }

    /// The path of the page that a feed of this list belongs to: that of all stories belongs to the front page.
    pub fn feed_page(&self) -> SitePath {
        match self {
            Self::Latest => SitePath::plain("/".to_owned()),
            other => other.path(),
        }
    }

    /// The path of the list's feed.
    pub fn feed_path(&self) -> SitePath {
        SitePath::plain(format!("{}feed/", self.feed_page()))
    }
}

impl FoundList {
    /// The same list by slug.
    pub fn by_slug(&self) -> ListOf {
        match self {
            Self::Latest => ListOf::Latest,
            Self::Section(section) => ListOf::Section(section.slug.clone()),
            Self::Tag(tag) => ListOf::Tag(tag.slug.clone()),
            Self::Author(author) => ListOf::Author(author.slug.clone()),
            Self::Archive(period) => ListOf::Archive(*period),
        }
    }
}

impl fmt::Display for ListOf {
    /// The list's key: `latest`, `section:world`, `archive:2026-02`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Latest => f.write_str("latest"),
            Self::Section(slug) => write!(f, "section:{slug}"),
            Self::Tag(slug) => write!(f, "tag:{slug}"),
            Self::Author(slug) => write!(f, "author:{slug}"),
            Self::Archive(period) => write!(f, "archive:{period}"),
        }
    }
}

impl FromStr for ListOf {
    type Err = NoSuchList;

    /// Reads a key. Only the one writing of [`Display`](fmt::Display) is accepted: otherwise a list could be requested, and cached,
    /// under endless keys.
    fn from_str(key: &str) -> Result<Self, NoSuchList> {
        let (kind, name) = key.split_once(':').unwrap_or((key, ""));
        let list = match (kind, Slug::as_written(name)) {
            ("latest", _) => Some(Self::Latest),
            ("section", Some(slug)) => Some(Self::Section(slug)),
            ("tag", Some(slug)) => Some(Self::Tag(slug)),
            ("author", Some(slug)) => Some(Self::Author(slug)),
            ("archive", _) => period(name).map(Self::Archive),
            _ => None,
        };
        list.filter(|list| list.to_string() == key).ok_or(NoSuchList)
    }
}

fn period(name: &str) -> Option<Period> {
    let mut parts = name.splitn(3, '-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next().map(str::parse).transpose().ok()?;
    let day = parts.next().map(str::parse).transpose().ok()?;
    Some(Period { year, month, day })
}

impl SitePath {
    /// `/2026/`, `/2026/02/`, `/2026/02/07/`.
    fn of_archive(period: Period) -> Self {
        struct Parts(Period);
        impl fmt::Display for Parts {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.write(f, '/')
            }
        }
        Self::plain(format!("/{}/", Parts(period)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(key: &str) -> ListOf {
        key.parse().unwrap()
    }

    #[test]
    fn every_list_has_its_paths() {
        for (key, page, feed) in [
            ("latest", "/latest/", "/feed/"),
            ("section:world", "/category/world/", "/category/world/feed/"),
            ("tag:سلام", "/tag/%D8%B3%D9%84%D8%A7%D9%85/", "/tag/%D8%B3%D9%84%D8%A7%D9%85/feed/"),
            ("author:zoya-marri", "/author/zoya-marri/", "/author/zoya-marri/feed/"),
            ("archive:2026", "/2026/", "/2026/feed/"),
            ("archive:2026-02", "/2026/02/", "/2026/02/feed/"),
            ("archive:2026-02-07", "/2026/02/07/", "/2026/02/07/feed/"),
        ] {
            let list = list(key);
            assert_eq!((list.path().as_str(), list.feed_path().as_str()), (page, feed), "{key}");
            assert_eq!(list.to_string(), key);
            assert_eq!(SitePath::parse(page).unwrap(), list.path(), "{key}: stored as written");
            assert_eq!(SitePath::parse(feed).unwrap(), list.feed_path(), "{key}: stored as written");
        }
        assert_eq!(list("latest").feed_page().as_str(), "/");
    }

    #[test]
    fn a_key_has_one_writing() {
        for key in [
            "",
            "Latest",
            "latest:",
            "latest:x",
            "all",
            "section",
            "section:",
            "section:World",
            "section:a b",
            "tag:%D8%B3",
            "archive:",
            "archive:26",
            "archive:2026-2",
            "archive:2026-02-7",
            "archive:2026-02-07-01",
            "archive:+2026",
            "archive:x",
            "archive:2026-",
        ] {
            assert_eq!(key.parse::<ListOf>(), Err(NoSuchList), "{key}");
        }
    }

    #[test]
    fn a_day_is_in_its_month_and_year() {
        let period = |key| match list(key) {
            ListOf::Archive(period) => period,
            other => panic!("{other}"),
        };
        let above = |key| period(key).above().map(|period| period.to_string()).collect::<Vec<_>>();
        assert_eq!(above("archive:2026-02-07"), ["2026", "2026-02"]);
        assert_eq!(above("archive:2026-02"), ["2026"]);
        assert_eq!(above("archive:2026"), [""; 0]);
    }
}
