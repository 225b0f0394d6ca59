//! The check before publication, with what the database knows of pictures and links.

use std::collections::{HashMap, HashSet};

use domain::draft::checks::{Check, Facts, LicenceFacts, MediaFacts, check, links};
use domain::{Licence, MediaId, MediaItem, SitePath, StoryId};

use super::DraftedStory;
use crate::content::story::media_of;
use crate::{Newsroom, Result};

/// Links looked up at most, in reading order: each costs a query.
const MOST_LINKS: usize = 300;
/// The first parts of paths that are no stories.
const LISTS: [&str; 10] = ["latest", "category", "tag", "author", "search", "media", "assets", "feed", "corrections", "page"];

impl Newsroom {
    /// Checks a draft. `origin` is the site's own: `https://paper.example`, without a slash at the end.
    pub async fn checks(&self, drafted: &DraftedStory, origin: &str) -> Result<Vec<Check>> {
        let facts = Facts {
            media: self.media_facts(drafted).await?,
            dead_links: self.dead_links(drafted, origin).await?,
            dead_stories: self.dead_stories(&drafted.story.document.stories()).await?,
            problems: drafted.problems.clone(),
        };
        Ok(check(&drafted.document, drafted.story.kind, &facts))
    }

    async fn media_facts(&self, drafted: &DraftedStory) -> Result<HashMap<MediaId, MediaFacts>> {
        let mut ids = drafted.story.document.media();
        ids.extend(drafted.story.lead_image.clone());
        let media = self.media_by_ids(&ids).await?;
        let now = self.now();
        let shown = if drafted.stored.is_live(now) { media_of(&drafted.stored) } else { Vec::new() };
        let licence = |item: &MediaItem| match item.licence_at(now) {
            Licence::Valid => LicenceFacts::Valid,
            Licence::Ending(_) => LicenceFacts::Ending,
            Licence::Ended(_) if shown.iter().any(|id| id == item.id.as_str()) => LicenceFacts::EndedInUse,
            Licence::Ended(_) => LicenceFacts::Ended,
        };
        let facts =
            |item: MediaItem| MediaFacts { licence: licence(&item), alt: item.alt, decorative: item.decorative, credit: item.credit };
        Ok(media.into_iter().map(|(id, item)| (id, facts(item))).collect())
    }

    async fn dead_stories(&self, ids: &[StoryId]) -> Result<HashSet<StoryId>> {
        let known = self.story_paths(ids).await?;
        Ok(ids.iter().filter(|id| !known.get(*id).is_some_and(|link| link.live)).cloned().collect())
    }

    async fn dead_links(&self, drafted: &DraftedStory, origin: &str) -> Result<HashSet<String>> {
        let (mut dead, mut seen) = (HashSet::new(), HashSet::new());
        for href in links(&drafted.story.document) {
            let Some(path) = own_path(href.as_str(), origin).filter(|_| seen.len() < MOST_LINKS && seen.insert(href.to_string())) else {
                continue;
            };
            let live = match self.story_by_path(&path).await? {
                Some(story) => story.is_live(self.now()),
                None => self.redirect(path.as_str()).await?.is_some(),
            };
            if !live {
                dead.insert(href.to_string());
            }
        }
        Ok(dead)
    }
}

/// The path of a story or page of this site that a link names; `None` for other sites, lists and files.
pub(super) fn own_path(href: &str, origin: &str) -> Option<SitePath> {
    let local = if origin.is_empty() { None } else { href.strip_prefix(origin) };
    let path = local.unwrap_or(href).split(['?', '#']).next().unwrap_or_default();
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let first = parts.first()?;
    let is_archive = first.len() == 4 && first.bytes().all(|byte| byte.is_ascii_digit());
    let is_file = parts.last().is_some_and(|last| last.contains('.'));
    if !path.starts_with('/') || LISTS.contains(first) || is_archive || is_file {
        return None;
    }
    SitePath::parse(&format!("{}/", path.trim_end_matches('/'))).ok()
}

#[cfg(test)]
mod tests {
    use super::own_path;

    #[test]
    fn only_stories_and_pages_of_this_site_are_looked_up() {
        let path = |href| own_path(href, "https://paper.example").map(String::from);
        assert_eq!(path("/water-talks"), Some("/water-talks/".to_owned()));
        assert_eq!(path("https://paper.example/water-talks/?x=1#y"), Some("/water-talks/".to_owned()));
        for other in
            ["/", "#note", "?q=1", "/tag/water/", "/2026/02/", "/media/ab/x.jpg", "/paper.pdf", "https://other.example/a/", "mailto:a@b.c"]
        {
            assert_eq!(path(other), None, "{other}");
        }
        assert_eq!(own_path("https://paper.example/a/", ""), None);
    }
}
