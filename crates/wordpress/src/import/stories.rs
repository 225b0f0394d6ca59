//! Posts and pages become stories and pages.

mod elementor;
mod featured_media;
mod language;
mod meta_keys;
mod paths;
mod prefetch;
mod prepare;
mod reimport;
mod sections_and_bylines;
mod story_fields;

use std::collections::HashMap;
use std::sync::Arc;

use domain::{Document, SitePath, Slug, Standfirst, Story, StoryId, StoryKind, StoryState};

use super::body_context::ItemContext;
use super::context::{Batch, ImportContext};
use super::references::{References, is_tag};
use super::report::UnknownTally;
use super::report_writer::ReportWriter;
use super::slugs_and_dates::{cut, date, headline, published, slug_or};
use super::spool::IdSet;
use super::{ImportError, SiteIndex, comments, demo_content, multilingual};
use crate::body::plain;
use crate::wxr::{Completeness, Item};
use prepare::Text;
pub(super) use prepare::{BatchReader, Prepared, Wanted};
use story_fields::{format, overrides, standfirst, standfirst_key, state, views};

/// At most so many unknown attachments are reported for one story.
const MOST_ABSENT: usize = 1000;

/// The longest GUID that WordPress stores, in bytes.
const MOST_FEED_ID: usize = 255;

/// Imports the stories of one old site.
pub(super) struct Stories<'a> {
    pub(super) context: &'a ImportContext<'a>,
    pub(super) index: &'a Arc<SiteIndex>,
    pub(super) references: &'a References,
    pub(super) settings: &'a domain::SiteSettings,
    /// Numbers of the items that were seen.
    pub(super) seen: IdSet,
    /// How often items without a number occurred, by URL and title.
    pub(super) unnumbered: HashMap<String, u32>,
    /// Ids and paths of pages, for their child pages.
    pub(super) pages: HashMap<u64, (StoryId, SitePath)>,
    /// In a dry run: paths assigned so far.
    pub(super) taken: std::collections::HashSet<String>,
}

impl Stories<'_> {
    /// Stores one item with its comments.
    pub(super) async fn import(
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
        let item_context = ItemContext::of(self.index, item);
        let english = language::is_english(&language::language(&self.settings.language, item));
        if let Some(id) = &known {
            note_views(batch, id, item)?;
            let reason = self.why_left_alone(batch, &key, &read, id, item).await?;
            if let Some(reason) = reason {
                count(report, kind).skipped += 1;
                report.skip(&item.kind, &key, &item.title, reason);
                if let Some(edit) = &mut batch.edit
                    && let Some(there) = edit.story_by_id(id).await?
                {
                    self.note_place(item, &there, report);
                }
                return comments::import(self.context, batch, &item_context, item, id, english, report).await;
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
        self.note_unread(item, report, unknown);
        let story = self.story(batch, id, kind, item, std::mem::take(&mut body.document)).await?;
        if let Some(edit) = &mut batch.edit {
            edit.overwrite_story(&story, "import").await?;
        }
        note_views(batch, &story.id, item)?;
        batch.remember("post", &key, story.id.as_str()).await?;
        batch.remember("post.read", &key, &read).await?;
        self.redirects(batch, item, &story).await?;
        self.note_place(item, &story, report);
        let lead = item.meta("_thumbnail_id").and_then(|id| id.trim().parse().ok()).filter(|_| story.lead_image.is_none());
        for absent in body.absent.into_iter().take(MOST_ABSENT).chain(lead).filter(|id| *id != 0) {
            report.lacks(absent, &story);
        }
        count(report, kind).imported += 1;
        comments::import(self.context, batch, &item_context, item, &story.id, english, report).await
    }

    /// Names in the report what of an item is not taken: values of plugins that nothing reads, and texts in other languages.
    fn note_unread(&self, item: &Item, report: &mut ReportWriter, unknown: &mut UnknownTally) {
        let read = standfirst_key(item);
        for (key, value) in item.meta.iter().filter(|(key, _)| Some(key.as_str()) != read) {
            if let Some(name) = meta_keys::ignored(key, value) {
                unknown.add("post_meta", &name);
            }
        }
        for (code, title) in multilingual::others(item) {
            let reason =
                format!("the item has a text in {code} too; only the one in {} was taken", multilingual::taken(item).unwrap_or_default());
            report.skip("translation", item.id, title, reason);
        }
    }

    /// The key of an item on the old site: its number, or, if it has none, its URL and title. Duplicates
    /// are numbered in the file's order.
    fn key(&mut self, item: &Item) -> String {
        if item.id != 0 {
            return item.id.to_string();
        }
        let plain = format!("{}{}", item.link, item.title);
        let times = self.unnumbered.entry(plain.clone()).or_default();
        *times += 1;
        if *times == 1 { plain } else { format!("{plain}#{times}") }
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
            feed_id: Some(item.guid.trim()).filter(|guid| !guid.is_empty() && guid.len() <= MOST_FEED_ID).map(str::to_owned),
        })
    }

    /// The password for readers. If the site does not reveal it, a random one, so that the story remains locked.
    fn password(&self, item: &Item) -> Option<String> {
        let unknown =
            || (item.completeness() == Completeness::Locked).then(|| StoryId::fresh(self.context.newsroom.ids()).as_str().to_owned());
        Some(item.password.clone()).filter(|word| !word.is_empty()).or_else(unknown)
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

/// Keeps how often the old site counted readers of a story.
fn note_views(batch: &mut Batch<'_>, story: &StoryId, item: &Item) -> Result<(), ImportError> {
    if let (Some(views), Some(edit)) = (views(item), &mut batch.edit) {
        edit.put_imported_views(story, views)?;
    }
    Ok(())
}
