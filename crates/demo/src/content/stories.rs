//! `stories/` and `pages/`: front matter and text.

use domain::Document;
use serde::Deserialize;

use super::{files_below, front_matter, stem};
use crate::{DemoError, markdown};

/// A story's front matter.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StoryHead {
    pub headline: String,
    pub standfirst: String,
    #[serde(default)]
    pub dateline: Option<String>,
    pub section: String,
    #[serde(default)]
    pub sections: Vec<String>,
    #[serde(default)]
    pub tags: Vec<String>,
    pub authors: Vec<BylineEntry>,
    /// Whole days before the demo is loaded; 0 is the same day.
    pub days_ago: i64,
    /// `HH:MM` in the newspaper's time zone.
    pub time: String,
    #[serde(default)]
    pub language: Option<String>,
    #[serde(default)]
    pub dir: Option<String>,
    #[serde(default)]
    pub sticky: bool,
    #[serde(default)]
    pub seo: Seo,
    #[serde(default)]
    pub picture: Option<PictureEntry>,
    #[serde(default)]
    pub corrections: Vec<CorrectionEntry>,
}

/// An entry of the byline.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BylineEntry {
    pub slug: String,
    #[serde(default)]
    pub role: Option<String>,
}

/// Texts for search engines.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Seo {
    pub title: String,
    pub description: String,
}

/// The lead picture, `pictures/SLUG.jpg`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PictureEntry {
    pub alt: String,
    pub caption: String,
    pub credit: String,
}

/// A correction.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CorrectionEntry {
    pub days_ago: i64,
    pub text: String,
}

/// A whole story.
#[derive(Debug, Clone)]
pub struct StoryEntry {
    pub slug: String,
    pub head: StoryHead,
    pub document: Document,
}

/// A whole page.
#[derive(Debug, Clone)]
pub struct PageEntry {
    pub slug: String,
    pub headline: String,
    pub standfirst: String,
    pub document: Document,
}

/// All stories, in order of their files.
pub fn stories() -> Result<Vec<StoryEntry>, DemoError> {
    let read = |file: String| {
        let (head, body): (StoryHead, String) = front_matter(&file)?;
        let document = markdown::document(&body).map_err(|why| DemoError::content(&file, why))?;
        Ok(StoryEntry { slug: stem(&file), head, document })
    };
    files_below("stories/").into_iter().map(read).collect()
}

/// All pages.
pub fn pages() -> Result<Vec<PageEntry>, DemoError> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Head {
        headline: String,
        standfirst: String,
    }
    let read = |file: String| {
        let (head, body): (Head, String) = front_matter(&file)?;
        let document = markdown::document(&body).map_err(|why| DemoError::content(&file, why))?;
        Ok(PageEntry { slug: stem(&file), headline: head.headline, standfirst: head.standfirst, document })
    };
    files_below("pages/").into_iter().map(read).collect()
}
