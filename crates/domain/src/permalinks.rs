//! The form of stories' URLs.

use serde::{Deserialize, Serialize};

use crate::{SitePath, Slug};

/// Where a story is from its first publication on. It stays there: no later change of its date or section, nor of this setting, moves it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Permalinks {
    /// `/{slug}/`
    #[default]
    Slug,
    /// `/{section}/{slug}/`, of the section it belongs to first; without one, `/{slug}/`.
    Section,
    /// `/{year}/{month}/{slug}/`
    Month,
    /// `/{year}/{month}/{day}/{slug}/`
    Day,
}

/// A day of the calendar in the paper's time zone: year, month, day.
pub type Day = (i16, i8, i8);

impl Permalinks {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Slug, Self::Section, Self::Month, Self::Day];

    /// Its name in settings.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Slug => "slug",
            Self::Section => "section",
            Self::Month => "month",
            Self::Day => "day",
        }
    }

    /// A path of this form.
    pub fn example(self) -> &'static str {
        match self {
            Self::Slug => "/talks/",
            Self::Section => "/asia/talks/",
            Self::Month => "/2026/11/talks/",
            Self::Day => "/2026/11/29/talks/",
        }
    }

    /// The one of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.as_str() == name)
    }

    /// The path of a story that is published on this day in this section.
    pub fn path(self, slug: &Slug, section: Option<&Slug>, (year, month, day): Day) -> SitePath {
        match (self, section) {
            (Self::Slug, _) | (Self::Section, None) => SitePath::of_story(slug),
            (Self::Section, Some(section)) => SitePath::of_story(section).child(slug),
            (Self::Month, _) => SitePath::plain(format!("/{year:04}/{month:02}/")).child(slug),
            (Self::Day, _) => SitePath::plain(format!("/{year:04}/{month:02}/{day:02}/")).child(slug),
        }
    }

    /// The form of stories that are in folders like this one; `/` for [`Self::Slug`].
    pub fn of_folder(folder: &SitePath) -> Option<Self> {
        if folder.as_str() == "/" { Some(Self::Slug) } else { Self::ALL.into_iter().find(|form| form.has_folder(folder)) }
    }

    /// Whether a story has to be in a folder of this kind, such as `/2026/11/` for [`Self::Month`]. Sections may be below sections.
    pub fn has_folder(self, folder: &SitePath) -> bool {
        let is_number = |part: &str, digits: usize| part.len() == digits && part.bytes().all(|b| b.is_ascii_digit());
        let parts: Vec<&str> = folder.as_str().split('/').filter(|part| !part.is_empty()).collect();
        match (self, parts.as_slice()) {
            (Self::Month, [year, month]) => is_number(year, 4) && is_number(month, 2),
            (Self::Day, [year, month, day]) => is_number(year, 4) && is_number(month, 2) && is_number(day, 2),
            (Self::Section, [first, ..]) => !is_number(first, 4),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_ends_with_the_slug() {
        let slug = |text: &str| Slug::parse(text).unwrap();
        let path = |form: Permalinks, section: Option<&Slug>| form.path(&slug("talks"), section, (2026, 3, 7)).to_string();
        let asia = slug("south-asia");
        assert_eq!(path(Permalinks::Slug, Some(&asia)), "/talks/");
        assert_eq!(path(Permalinks::Section, Some(&asia)), "/south-asia/talks/");
        assert_eq!(path(Permalinks::Section, None), "/talks/");
        assert_eq!(path(Permalinks::Month, None), "/2026/03/talks/");
        assert_eq!(path(Permalinks::Day, None), "/2026/03/07/talks/");
        let urdu = Permalinks::Section.path(&slug("سلام"), Some(&slug("خبر")), (2026, 3, 7));
        assert_eq!(urdu.as_str(), "/%D8%AE%D8%A8%D8%B1/%D8%B3%D9%84%D8%A7%D9%85/");
        let fits = |folder: &str| Permalinks::ALL.into_iter().filter(|form| form.has_folder(&folder.parse().unwrap())).collect::<Vec<_>>();
        assert_eq!((fits("/2026/03/"), fits("/2026/03/07/")), (vec![Permalinks::Month], vec![Permalinks::Day]));
        assert_eq!((fits("/asia/"), fits("/asia/south/")), (vec![Permalinks::Section], vec![Permalinks::Section]));
        assert_eq!((fits("/"), fits("/2026/"), fits("/2026/3/")), (Vec::new(), Vec::new(), Vec::new()));
        let form = |folder: &str| Permalinks::of_folder(&folder.parse().unwrap());
        assert_eq!((form("/"), form("/2026/03/"), form("/2026/")), (Some(Permalinks::Slug), Some(Permalinks::Month), None));
        assert!(Permalinks::ALL.into_iter().all(|form| Permalinks::parse(form.as_str()) == Some(form)));
    }
}
