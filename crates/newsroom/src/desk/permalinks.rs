//! The path of a story from its first publication on.

use domain::permalinks::Day;
use domain::{Permalinks, SitePath, SiteSettings, Slug, Story, StoryKind, Timestamp};
use jiff::tz::TimeZone;

use crate::content::section;
use crate::write::is_reserved;
use crate::{Edit, Error, Result};

impl Edit<'_> {
    /// Gives a story that readers have not seen yet the path that the settings say; `was` is its time of publication as stored.
    ///
    /// # Errors
    /// [`Error::DraftProblems`] if another story has that path.
    pub(super) async fn give_path(&mut self, story: &mut Story, was: Option<Timestamp>) -> Result<()> {
        let Some(at) = story.published_at.filter(|_| story.kind == StoryKind::Story) else { return Ok(()) };
        if was.is_some_and(|was| was <= self.newsroom.now()) {
            return Ok(());
        }
        let settings = self.settings().await?.unwrap_or_default();
        let section = match settings.permalinks {
            Permalinks::Section => self.slug_of_section(story).await?,
            _ => None,
        };
        let path = settings.permalinks.path(&story.slug, section.as_ref(), day(at, &settings));
        // a section may be named like a part of the site
        let path = if is_reserved(&path, &story.slug) { SitePath::of_story(&story.slug) } else { path };
        if path == story.path {
            return Ok(());
        }
        story.path = path;
        match self.path_problem(story).await? {
            Some(problem) => Err(Error::DraftProblems { problems: vec![problem] }),
            None => Ok(()),
        }
    }

    async fn slug_of_section(&mut self, story: &Story) -> Result<Option<Slug>> {
        let Some(id) = story.primary_section.as_ref().or(story.sections.first()) else { return Ok(None) };
        Ok(section::by_id(&mut self.conn().await?, id.as_str()).await?.map(|section| section.slug))
    }
}

/// The day of an instant in the paper's time zone; in UTC if this program does not know the zone any more.
fn day(at: Timestamp, settings: &SiteSettings) -> Day {
    let zone = TimeZone::get(&settings.time_zone).unwrap_or(TimeZone::UTC);
    let date = zone.to_datetime(jiff::Timestamp::from_millisecond(at.millis()).unwrap_or_default()).date();
    (date.year(), date.month(), date.day())
}
