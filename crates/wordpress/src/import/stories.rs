//! Posts and pages become stories and pages.

mod elementor;
mod featured_media;
mod language;
mod prefetch;
mod prepare;
mod sections_and_bylines;
mod story_fields;

use std::collections::HashMap;
use std::sync::Arc;

use domain::{Document, Redirect, RedirectStatus, SitePath, Slug, Standfirst, Story, StoryId, StoryKind, StoryState};

use super::body_context::ItemContext;
use super::context::{Batch, ImportContext};
use super::references::{References, is_tag};
use super::report::{OldUrl, UNCHANGED, UnknownTally};
use super::report_writer::ReportWriter;
use super::slugs_and_dates::{cut, date, headline, path_of, published, slug_or};
use super::spool::IdSet;
use super::{ImportError, SiteIndex, comments, demo_content};
use crate::body::plain;
use crate::wxr::{Completeness, Item};
use prepare::Text;
pub(super) use prepare::{BatchReader, Prepared, Wanted};
use story_fields::{format, is_view_count, overrides, standfirst, state, views};

/// So many attachments that nobody knows are named for one story.
const MOST_ABSENT: usize = 1000;

/// Everything that stories of one old site need, and what has become of those done so far.
pub(super) struct Stories<'a> {
    pub(super) context: &'a ImportContext<'a>,
    pub(super) index: &'a Arc<SiteIndex>,
    pub(super) references: &'a References,
    pub(super) settings: &'a domain::SiteSettings,
    /// Numbers on the old site that came by.
    pub(super) seen: IdSet,
    /// How often items without a number came by, by address and title.
    pub(super) unnumbered: HashMap<String, u32>,
    /// What pages are and where, for the pages below them.
    pub(super) pages: HashMap<u64, (StoryId, SitePath)>,
    /// In a dry run: addresses given so far.
    pub(super) taken: std::collections::HashSet<String>,
}

impl Stories<'_> {
    /// Stores one item with its comments.
    pub(super) async fn bring(
        &mut self,
        batch: &mut Batch<'_>,
        prepared: Prepared,
        report: &mut ReportWriter,
        unknown: &mut UnknownTally,
    ) -> Result<(), ImportError> {
        let Prepared { item, read, text } = prepared;
        let item = &item;
        let kind = kind_of(item);
        count(report, kind).found += 1;
        if item.status == "auto-draft" {
            count(report, kind).skipped += 1;
            report.skip(&item.kind, item.id, &item.title, "a draft that WordPress opened by itself and nobody wrote in");
            return Ok(());
        }
        if item.id != 0 && !self.seen.insert(item.id) {
            count(report, kind).skipped += 1;
            report.count_comments_left(item);
            report.skip(&item.kind, item.id, &item.title, "another item of this site has the same number; WordPress too takes the first");
            return Ok(());
        }
        let key = self.key(item);
        let known = batch.known("post", &key).await?.and_then(|id| StoryId::parse(&id).ok());
        // kept beside the story, as it was counted last: the paper's own count may begin there
        if let Some(views) = views(item) {
            batch.remember("post.views", &key, &views.to_string()).await?;
        }
        let item_context = ItemContext::of(self.index, item);
        let english = language::is_english(&language::language(&self.settings.language, item));
        if let Some(id) = &known {
            let reason = self.why_left_alone(batch, &key, &read, id, item).await?;
            if let Some(reason) = reason {
                count(report, kind).skipped += 1;
                report.skip(&item.kind, &key, &item.title, reason);
                if let Some(edit) = &mut batch.edit
                    && let Some(there) = edit.story_by_id(id).await?
                {
                    self.note_place(item, &there, report);
                }
                return comments::bring(self.context, batch, &item_context, item, id, english, report).await;
            }
        }
        let id = known.unwrap_or_else(|| batch.story_id());
        let text = text.unwrap_or_else(|| Text::of(item, self.index, &self.settings.language));
        let Text::Converted { mut body, missing } = text else {
            refuse_length(report, kind, item, &key);
            return Ok(());
        };
        report.words(&item.kind, &key, &item.title, missing);
        if let Some(why) = demo_content::story(&item.slug, &plain(&item.title), &item.content) {
            report.leftover(&item.kind, &key, &item.title, why);
        }
        for thing in &body.unknown {
            unknown.add(thing.kind, &thing.name);
        }
        for (key, _) in item.meta.iter().filter(|(key, value)| is_view_count(key, value)) {
            unknown.add("post_meta", key);
        }
        let story = self.story(batch, id, kind, item, std::mem::take(&mut body.document)).await?;
        if let Some(edit) = &mut batch.edit {
            edit.put_story(&story, "import").await?;
        }
        batch.remember("post", &key, story.id.as_str()).await?;
        batch.remember("post.read", &key, &read).await?;
        self.redirects(batch, item, &story).await?;
        self.note_place(item, &story, report);
        let lead = item.meta("_thumbnail_id").and_then(|id| id.trim().parse().ok()).filter(|_| story.lead_image.is_none());
        for absent in body.absent.into_iter().take(MOST_ABSENT).chain(lead).filter(|id| *id != 0) {
            report.lacks(absent, &story);
        }
        count(report, kind).imported += 1;
        comments::bring(self.context, batch, &item_context, item, &story.id, english, report).await
    }

    /// What an item is known by on the old site: its number, or where it has none its address and title. Several of the same
    /// are counted in the file's order.
    fn key(&mut self, item: &Item) -> String {
        if item.id != 0 {
            return item.id.to_string();
        }
        let plain = format!("{}{}", item.link, item.title);
        let times = self.unnumbered.entry(plain.clone()).or_default();
        *times += 1;
        if *times == 1 { plain } else { format!("{plain}#{times}") }
    }

    /// Why a story that an earlier import brought is not written again; `None` where the export has a newer one.
    async fn why_left_alone(
        &self,
        batch: &mut Batch<'_>,
        key: &str,
        read: &str,
        id: &StoryId,
        item: &Item,
    ) -> Result<Option<&'static str>, ImportError> {
        let before = batch.known("post.read", key).await?;
        if before.as_deref() == Some(read) {
            return Ok(Some(UNCHANGED));
        }
        let Some(edit) = &mut batch.edit else { return Ok(None) };
        let Some(there) = edit.story_by_id(id).await? else { return Ok(None) };
        if !edit.is_as_imported("story", id.as_str()).await? {
            return Ok(Some("changed here since it was imported; the export's newer version was not taken"));
        }
        let newer = date(&item.modified_gmt).is_some_and(|changed| changed > there.updated_at);
        Ok(match item.completeness() {
            Completeness::Locked => Some("behind a password that the site does not tell; what is here stays"),
            told if told < Completeness::of(before.as_deref().unwrap_or_default()) && !newer => Some(UNCHANGED),
            _ => None,
        })
    }

    async fn story(
        &mut self,
        batch: &mut Batch<'_>,
        id: StoryId,
        kind: StoryKind,
        item: &Item,
        document: Document,
    ) -> Result<Story, ImportError> {
        let now = self.context.newsroom.now();
        let language = language::language(&self.settings.language, item);
        let english = language::is_english(&language);
        let at = published(item, self.index.clock.ahead());
        let state = state(&item.status, at, now);
        let text = if plain(&item.title).is_empty() { document.plain_text() } else { String::new() };
        let title = headline(&item.title, &text, at, english).ok_or_else(|| ImportError::Value { what: "headline", item: item.id })?;
        let slug = slug_of(item).ok_or_else(|| ImportError::Value { what: "slug", item: item.id })?;
        let above = self.pages.get(&item.parent).filter(|_| kind == StoryKind::Page).cloned();
        let (parent, parent_path) = above.map_or((None, None), |(id, path)| (Some(id), Some(path)));
        let (slug, path) = self.place(batch, item, slug, parent_path.as_ref(), &id).await?;
        let sections = self.sections_of(item);
        let primary = self.primary(item, &sections);
        let tags = item.terms.iter().filter(|term| is_tag(&term.domain));
        let mut tags: Vec<_> = tags
            .filter_map(|term| {
                self.references.tags.get(&(term.domain.clone(), self.index.slug_of(&term.domain, &term.slug, &term.name))).cloned()
            })
            .collect();
        let mut seen = std::collections::HashSet::new();
        tags.retain(|tag| seen.insert(tag.clone()));
        let standfirst = standfirst(item, english);
        let direction = language::direction(&language, title.as_str());
        let created = at.unwrap_or(now);
        let live = !matches!(state, StoryState::Draft | StoryState::Review | StoryState::Trash);
        Ok(Story {
            id,
            kind,
            parent,
            slug,
            path,
            headline: title,
            standfirst: Standfirst::parse(&cut(&standfirst, Standfirst::MAX_CHARS)).ok(),
            dateline: None,
            document,
            primary_section: primary,
            sections,
            tags,
            bylines: self.bylines(item),
            lead_image: item
                .meta("_thumbnail_id")
                .and_then(|id| self.index.attachments.get(&id.trim().parse().ok()?)?.media.clone())
                .or_else(|| self.index.lead_elsewhere(item)),
            language,
            direction,
            format: format(item),
            state,
            password: self.password(item),
            pinned: item.sticky && kind == StoryKind::Story,
            comments_open: item.comment_status == "open",
            published_at: if live { at.or(Some(created)) } else { None },
            updated_at: date(&item.modified_gmt).filter(|changed| at.is_none_or(|at| *changed >= at)).or(at).unwrap_or(created),
            created_at: created,
            embargo_until: None,
            expires_at: None,
            position: item.menu_order,
            overrides: overrides(item),
        })
    }

    /// The password for readers. Where the site does not tell it, one that nobody knows: locked it was, and locked it stays.
    fn password(&self, item: &Item) -> Option<String> {
        let unknown =
            || (item.completeness() == Completeness::Locked).then(|| StoryId::fresh(self.context.newsroom.ids()).as_str().to_owned());
        Some(item.password.clone()).filter(|word| !word.is_empty()).or_else(unknown)
    }

    /// The story's own address, or a numbered one where something else has it.
    async fn place(
        &mut self,
        batch: &mut Batch<'_>,
        item: &Item,
        slug: Slug,
        parent: Option<&SitePath>,
        id: &StoryId,
    ) -> Result<(Slug, SitePath), ImportError> {
        let path = |slug: &Slug| parent.map_or_else(|| SitePath::of_story(slug), |parent| parent.child(slug));
        let (mut slug, plain, mut number) = (slug.clone(), slug, 2);
        while self.index.belongs_to_another(&path(&slug), item.id) {
            slug = plain.numbered(number);
            number += 1;
        }
        let wanted = path(&slug);
        if let Some(edit) = &mut batch.edit {
            return Ok(edit.unique_story_path(&wanted, &slug, parent, id).await?);
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

    /// Where an item was on the old site. Short addresses (`/?p=12`) are answered by number; the front page stays the front page.
    fn old_paths(&self, item: &Item) -> impl Iterator<Item = SitePath> {
        let old = path_of(&item.link, self.index.channel.site()).and_then(|path| SitePath::parse(&path).ok());
        let old_slugs = item.meta.iter().filter(|(key, value)| key == "_wp_old_slug" && !value.trim().is_empty());
        let old_slugs = old_slugs.filter_map(|(_, value)| super::slugs_and_dates::slug(value)).map(|slug| SitePath::of_story(&slug));
        old.into_iter().chain(old_slugs).filter(|from| from.as_str() != "/")
    }

    /// Old addresses that are not the new one.
    async fn redirects(&self, batch: &mut Batch<'_>, item: &Item, story: &Story) -> Result<(), ImportError> {
        let Some(edit) = &mut batch.edit else { return Ok(()) };
        for from in self.old_paths(item).filter(|from| *from != story.path) {
            if edit.story_by_path(&from).await?.is_none() {
                edit.put_redirect(&Redirect { from: from.into(), to: story.path.clone(), status: RedirectStatus::Moved }).await?;
            }
        }
        Ok(())
    }

    fn note_place(&mut self, item: &Item, story: &Story, report: &mut ReportWriter) {
        report.shows(story);
        if story.kind == StoryKind::Page {
            self.pages.insert(item.id, (story.id.clone(), story.path.clone()));
        }
        if story.state == StoryState::Published && !item.link.is_empty() {
            let same =
                path_of(&item.link, self.index.channel.site()).and_then(|old| SitePath::parse(&old).ok()).as_ref() == Some(&story.path);
            report.url(OldUrl { old: item.link.clone(), new: story.path.as_str().to_owned(), status: if same { 200 } else { 301 } });
        }
    }
}

fn kind_of(item: &Item) -> StoryKind {
    if item.kind == "page" { StoryKind::Page } else { StoryKind::Story }
}

/// The short name that an item would get if it were free.
fn slug_of(item: &Item) -> Option<Slug> {
    slug_or(&item.slug, &item.title, &format!("story-{}", item.id))
}

fn count(report: &mut ReportWriter, kind: StoryKind) -> &mut super::report::Count {
    match kind {
        StoryKind::Story => &mut report.counts.stories,
        StoryKind::Page => &mut report.counts.pages,
    }
}

/// An item whose text is too long for a story, with its comments.
fn refuse_length(report: &mut ReportWriter, kind: StoryKind, item: &Item, key: &str) {
    count(report, kind).skipped += 1;
    report.count_comments_left(item);
    let why = format!("its text of {} bytes is larger than a story may be; divide it on the old site", item.content.len());
    report.skip(&item.kind, key, &item.title, why);
}
