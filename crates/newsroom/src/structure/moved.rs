//! The stories that a merge moves, with their lists before and after, so that they can move back.

use domain::{AuthorId, Byline, SectionId, Story, StoryId, TagId};
use serde::{Deserialize, Serialize};

use super::acts::Kind;
use super::merged::replace;
use crate::content::story::{Before, Saving};
use crate::desk::follows_by_itself;
use crate::{Edit, Result};

/// The list of a story that a merge changes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Refs {
    Sections(Option<SectionId>, Vec<SectionId>),
    Tags(Vec<TagId>),
    Bylines(Vec<Byline>),
}

/// A story that moved.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Moved {
    story: StoryId,
    before: Refs,
    after: Refs,
    /// What it left by a split, and what it moved to: its draft moved too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    split: Option<(String, String)>,
}

impl Moved {
    /// Of a split: what the stories left, and what they moved to.
    pub(super) fn split(&self) -> Option<(&str, &str)> {
        self.split.as_ref().map(|(from, into)| (from.as_str(), into.as_str()))
    }
}

fn refs(kind: Kind, story: &Story) -> Refs {
    match kind {
        Kind::Section => Refs::Sections(story.primary_section.clone(), story.sections.clone()),
        Kind::Author => Refs::Bylines(story.bylines.clone()),
        Kind::Tag | Kind::Redirect | Kind::Menu | Kind::Picture => Refs::Tags(story.tags.clone()),
    }
}

fn put(story: &mut Story, refs: Refs) {
    match refs {
        Refs::Sections(primary, all) => (story.primary_section, story.sections) = (primary, all),
        Refs::Tags(tags) => story.tags = tags,
        Refs::Bylines(bylines) => story.bylines = bylines,
    }
}

fn moved(mut before: Refs, from: &str, into: &str) -> Result<Refs> {
    match &mut before {
        Refs::Sections(primary, all) => {
            let into = SectionId::parse(into)?;
            primary.iter_mut().filter(|id| id.as_str() == from).for_each(|id| *id = into.clone());
            replace(all, |id| id.as_str() == from, &into);
        }
        Refs::Tags(tags) => replace(tags, |id| id.as_str() == from, &TagId::parse(into)?),
        Refs::Bylines(bylines) => {
            let into = AuthorId::parse(into)?;
            let roles: Vec<_> = bylines.iter().filter(|byline| byline.author == into).map(|byline| byline.role).collect();
            bylines.retain(|byline| byline.author.as_str() != from || !roles.contains(&byline.role));
            bylines.iter_mut().filter(|byline| byline.author.as_str() == from).for_each(|byline| byline.author = into.clone());
        }
    }
    Ok(before)
}

impl Edit<'_> {
    /// Lets these stories refer to `into` instead of `from`.
    pub(super) async fn move_stories(&mut self, kind: Kind, stories: &[String], from: &str, into: &str) -> Result<Vec<Moved>> {
        let mut all = Vec::new();
        for id in stories {
            let id = StoryId::parse(id)?;
            let Some(stored) = self.stored_story(&id).await? else { continue };
            let mut story = stored.story()?;
            let before = refs(kind, &story);
            let after = moved(before.clone(), from, into)?;
            put(&mut story, after.clone());
            self.store_story(Some(stored), &story, Saving::MERGED).await?;
            all.push(Moved { story: id, before, after, split: None });
        }
        Ok(all)
    }

    /// Lets one story refer to `into` instead of `from`, with a version of its history, and its draft with it. The headline, and what moved:
    /// nothing if the story does not refer to `from`, or readers do not see yet what is in its draft. `None` without such a story.
    pub(super) async fn move_with_draft(
        &mut self,
        kind: Kind,
        id: &StoryId,
        (from, into): (&str, &str),
        reason: &str,
    ) -> Result<Option<(String, Option<Moved>)>> {
        let Some(stored) = self.stored_story(id).await? else { return Ok(None) };
        let story = stored.story()?;
        let draft = self.draft_of(&stored, &story).await?;
        let whole = match &draft {
            Some(draft) if draft.has_unsaved_steps() && follows_by_itself(story.state) => {
                let (whole, problems) = self.story_of_draft(&story, draft).await?;
                Some(whole).filter(|_| problems.is_empty())
            }
            Some(draft) if draft.has_unsaved_steps() => None,
            _ => Some(story.clone()),
        };
        let headline = story.headline.to_string();
        let Some(mut to) = whole else { return Ok(Some((headline, None))) };
        let before = refs(kind, &to);
        let after = moved(before.clone(), from, into)?;
        if after == before {
            return Ok(Some((headline, None)));
        }
        put(&mut to, after.clone());
        // quiet: nobody wrote, so it does not come first in the lists of the desk
        self.store_with_draft(stored, draft, &to, Saving { reason, note: "", revise: true, quiet: true }).await?;
        let split = Some((from.to_owned(), into.to_owned()));
        Ok(Some((headline, Some(Moved { story: id.clone(), before, after, split }))))
    }

    /// Lets one story refer to `into` instead of `from`, in place; its draft, too, unless it has changes of its own.
    pub(super) async fn move_in_place(&mut self, kind: Kind, id: &StoryId, (from, into): (&str, &str)) -> Result<()> {
        let Some(stored) = self.stored_story(id).await? else { return Ok(()) };
        let mut story = stored.story()?;
        let lists = moved(refs(kind, &story), from, into)?;
        put(&mut story, lists);
        self.put_back_story(stored, &story).await
    }

    /// Stores a story as it was before a split. A draft with changes of its own keeps them, and follows as drafts follow merges.
    async fn put_back_story(&mut self, stored: Before, story: &Story) -> Result<()> {
        let now = stored.story()?;
        match self.draft_of(&stored, &now).await? {
            Some(draft) if draft.has_unsaved_steps() => self.store_story(Some(stored), story, Saving::MERGED).await.map(drop),
            draft => {
                let saving = Saving { reason: "a split was taken back", note: "", revise: true, quiet: true };
                self.store_with_draft(stored, draft, story, saving).await.map(drop)
            }
        }
    }

    /// Gives a story its former list, or adds what is missing of it if the list was changed since.
    pub(super) async fn move_back(&mut self, back: &Moved) -> Result<()> {
        let Some(stored) = self.stored_story(&back.story).await? else { return Ok(()) };
        let mut story = stored.story()?;
        let kind = match back.before {
            Refs::Sections(..) => Kind::Section,
            Refs::Tags(_) => Kind::Tag,
            Refs::Bylines(_) => Kind::Author,
        };
        if let Some((from, into)) = back.split() {
            // unless it was moved on since
            let lists = if refs(kind, &story) == back.after { back.before.clone() } else { moved(refs(kind, &story), into, from)? };
            put(&mut story, lists);
            return self.put_back_story(stored, &story).await;
        }
        if refs(kind, &story) == back.after {
            put(&mut story, back.before.clone());
        } else {
            match &back.before {
                Refs::Sections(_, all) => add(&mut story.sections, all),
                Refs::Tags(tags) => add(&mut story.tags, tags),
                Refs::Bylines(bylines) => add(&mut story.bylines, bylines),
            }
        }
        self.store_story(Some(stored), &story, Saving::MERGED).await.map(drop)
    }
}

fn add<T: Clone + PartialEq>(list: &mut Vec<T>, former: &[T]) {
    for one in former {
        if !list.contains(one) {
            list.push(one.clone());
        }
    }
}
