//! Paths: the path of a story here, and which old paths redirect to it.

use domain::{Permalinks, Redirect, RedirectStatus, SitePath, Slug, Story, StoryId, StoryKind, StoryState};

use super::{Stories, kind_of};
use crate::import::ImportError;
use crate::import::context::Batch;
use crate::import::report::OldUrl;
use crate::import::report_writer::ReportWriter;
use crate::import::slugs_and_dates::{path_of, slug as slug_of_wordpress};
use crate::wxr::Item;

impl Stories<'_> {
    /// The story's own path, or a numbered one if it is taken.
    pub(super) async fn place(
        &mut self,
        batch: &mut Batch<'_>,
        item: &Item,
        slug: Slug,
        parent: Option<&SitePath>,
        id: &StoryId,
    ) -> Result<(Slug, SitePath), ImportError> {
        let folder = parent.cloned().or_else(|| self.old_folder(item, &slug).filter(|folder| self.settings.permalinks.has_folder(folder)));
        let path = |slug: &Slug| folder.as_ref().map_or_else(|| SitePath::of_story(slug), |folder| folder.child(slug));
        let (mut slug, plain, mut number) = (slug.clone(), slug, 2);
        while self.index.belongs_to_another(&path(&slug), item.id) {
            slug = plain.numbered(number);
            number += 1;
        }
        let wanted = path(&slug);
        if let Some(edit) = &mut batch.edit {
            return Ok(edit.unique_story_path(&wanted, &slug, folder.as_ref(), id).await?);
        }
        let mut free = (slug.clone(), wanted);
        let mut number = 2;
        while !self.taken.insert(free.1.as_str().to_owned()) {
            let numbered = slug.numbered(number);
            let path = path(&numbered);
            free = (numbered, path);
            number += 1;
        }
        Ok(free)
    }

    /// The folder that a post had on the old site; `None` if its URL did not end with this slug.
    fn old_folder(&self, item: &Item, slug: &Slug) -> Option<SitePath> {
        let old = self.old_path(item).filter(|_| kind_of(item) == StoryKind::Story)?;
        let (folder, last) = old.as_str().trim_end_matches('/').rsplit_once('/')?;
        let is_own = SitePath::of_story(slug).as_str().trim_matches('/') == last;
        SitePath::parse(&format!("{folder}/")).ok().filter(|_| is_own)
    }

    fn old_path(&self, item: &Item) -> Option<SitePath> {
        path_of(&item.link, self.index.channel.site()).and_then(|path| SitePath::parse(&path).ok())
    }

    /// The paths of an item on the old site. Short URLs (`/?p=12`) are resolved by number; `/` is the front page.
    pub(super) fn old_paths(&self, item: &Item) -> impl Iterator<Item = SitePath> {
        let old = self.old_path(item);
        let old_slugs = item.meta.iter().filter(|(key, value)| key == "_wp_old_slug" && !value.trim().is_empty());
        let old_slugs = old_slugs.filter_map(|(_, value)| slug_of_wordpress(value)).map(|slug| SitePath::of_story(&slug));
        old.into_iter().chain(old_slugs).filter(|from| from.as_str() != "/")
    }

    /// Redirects from the old paths that differ from the new one.
    pub(super) async fn redirects(&self, batch: &mut Batch<'_>, item: &Item, story: &Story) -> Result<(), ImportError> {
        let Some(edit) = &mut batch.edit else { return Ok(()) };
        for from in self.old_paths(item).filter(|from| *from != story.path) {
            if edit.story_by_path(&from).await?.is_none() {
                edit.put_redirect(&Redirect { from: from.into(), to: story.path.clone(), status: RedirectStatus::Moved }).await?;
            }
        }
        Ok(())
    }

    pub(super) fn note_place(&mut self, item: &Item, story: &Story, report: &mut ReportWriter) {
        report.shows(story);
        if story.kind == StoryKind::Page {
            self.pages.insert(item.id, (story.id.clone(), story.path.clone()));
        }
        if story.state != StoryState::Published || item.link.is_empty() {
            return;
        }
        if story.kind == StoryKind::Story {
            let form = self.old_folder(item, &story.slug).and_then(|folder| Permalinks::of_folder(&folder));
            report.permalinks.add(self.settings.permalinks, form);
        }
        let old = self.old_path(item);
        if old.as_ref().is_some_and(|old| old.as_str() == "/") {
            // `/` shows the paper's own front page, whatever page the old site had there
            report.url(OldUrl { old: item.link.clone(), new: "/".to_owned(), status: 200 });
            let reason = format!("the old site's front page: / shows the paper's own, the text is at {}", story.path);
            report.skip("front_page", item.id, &item.title, reason);
            return;
        }
        let status = if old.as_ref() == Some(&story.path) { 200 } else { 301 };
        report.url(OldUrl { old: item.link.clone(), new: story.path.as_str().to_owned(), status });
    }
}
