//! The stories that a merge moves, with their lists before and after, so that they can move back.

use domain::{AuthorId, Byline, SectionId, Story, StoryId, TagId};
use serde::{Deserialize, Serialize};

use super::acts::Kind;
use super::merged::replace;
use crate::content::story::Saving;
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
pub(super) struct Moved {
    story: StoryId,
    before: Refs,
    after: Refs,
}

fn refs(kind: Kind, story: &Story) -> Refs {
    match kind {
        Kind::Section => Refs::Sections(story.primary_section.clone(), story.sections.clone()),
        Kind::Author => Refs::Bylines(story.bylines.clone()),
        Kind::Tag | Kind::Redirect | Kind::Menu => Refs::Tags(story.tags.clone()),
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
            all.push(Moved { story: id, before, after });
        }
        Ok(all)
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
