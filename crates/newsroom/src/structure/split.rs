//! Splitting off: chosen stories of a section or tag move into a new one that is made in the same step.

use domain::{AuditAct, Language, Section, SectionId, StoryId, StoryState, Tag, TagId, Timestamp};

use super::acts::Kind;
use super::journal::Done;
use super::moved::Moved;
use super::refusal::Refusal;
use crate::content::{section, tag};
use crate::db::on;
use crate::desk::{folded, matches};
use crate::error::Doing;
use crate::people::Target;
use crate::{Edit, Error, Newsroom, Result};

/// The stories of a section to choose from.
pub(crate) const OF_SECTION: &str = "SELECT s.id, s.headline, s.language, s.state, s.published_at, s.updated_at FROM story_section x \
     JOIN story s ON s.id = x.story_id WHERE x.section_id = $1 ORDER BY x.story_id DESC LIMIT $2";
/// The same of a tag.
pub(crate) const OF_TAG: &str = "SELECT s.id, s.headline, s.language, s.state, s.published_at, s.updated_at FROM story_tag x \
     JOIN story s ON s.id = x.story_id WHERE x.tag_id = $1 ORDER BY x.story_id DESC LIMIT $2";
/// Stories that are looked at when somebody chooses; the newest entries of a larger section.
const MOST_SEEN: i64 = 20_000;
/// Stories that one split may move: each gets a version of its history, in one transaction.
const MOST: usize = 1_000;

/// What a section or tag is split off from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SplitFrom {
    /// A section; stories of the sections below it are not in it.
    Section(SectionId),
    /// A tag.
    Tag(TagId),
}

impl SplitFrom {
    fn kind(&self) -> Kind {
        match self {
            Self::Section(_) => Kind::Section,
            Self::Tag(_) => Kind::Tag,
        }
    }

    fn id(&self) -> &str {
        match self {
            Self::Section(id) => id.as_str(),
            Self::Tag(id) => id.as_str(),
        }
    }
}

/// Which stories are shown to choose from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SplitQuery {
    /// Words of the headline, the last one perhaps unfinished; empty: any.
    pub words: String,
    /// Only those with this tag.
    pub tag: Option<TagId>,
}

/// A story to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SplitStory {
    /// Its identity.
    pub id: StoryId,
    /// Its headline.
    pub headline: String,
    /// Its language.
    pub language: Language,
    /// Its state.
    pub state: StoryState,
    /// When it was published; the last change of one that was not.
    pub at: Timestamp,
}

/// What a split did, or would do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Split {
    /// The identity with which it can be taken back.
    pub undo: String,
    /// Headlines of the stories that moved.
    pub moved: Vec<String>,
    /// Headlines of those that stay: they have changes that readers do not see yet, or are not in the old one any more.
    pub stayed: Vec<String>,
}

impl Newsroom {
    /// The stories of a section or tag that fit, the newest first.
    ///
    /// # Errors
    /// Storage failed.
    pub async fn split_stories(&self, from: &SplitFrom, query: &SplitQuery) -> Result<Vec<SplitStory>> {
        type Row = (String, String, String, String, Option<i64>, i64);
        const DOING: &str = "searching for stories to split off";
        let sql = if matches!(from, SplitFrom::Section(_)) { OF_SECTION } else { OF_TAG };
        let mut held = self.read().await?;
        let rows: Vec<Row> = on!(held.conn(), c => sqlx::query_as(sql).bind(from.id()).bind(MOST_SEEN).fetch_all(c).await).doing(DOING)?;
        let tagged: Option<std::collections::HashSet<String>> = match &query.tag {
            None => None,
            Some(tag) => {
                let sql = Kind::Tag.stories();
                let ids: Vec<String> =
                    on!(held.conn(), c => sqlx::query_scalar(sql).bind(tag.as_str()).bind(i64::MAX).fetch_all(c).await).doing(DOING)?;
                Some(ids.into_iter().collect())
            }
        };
        let wanted = folded(&query.words);
        let mut stories: Vec<SplitStory> = Vec::new();
        for (id, headline, language, state, published, updated) in rows {
            let fits = tagged.as_ref().is_none_or(|tagged| tagged.contains(&id)) && (wanted.is_empty() || matches(&headline, &wanted));
            // a story that names a section twice has two rows, one after the other
            if fits && stories.last().is_none_or(|last| last.id.as_str() != id) {
                let (id, language, state) = (StoryId::parse(&id)?, Language::parse(&language)?, StoryState::parse(&state)?);
                stories.push(SplitStory { id, headline, language, state, at: Timestamp::from_millis(published.unwrap_or(updated)) });
            }
        }
        stories.sort_by(|a, b| (b.at, &b.id).cmp(&(a.at, &a.id)));
        Ok(stories)
    }
}

impl Edit<'_> {
    /// Makes a section and moves these stories of another one into it: it takes the other one's place in each.
    ///
    /// # Errors
    /// Those of [`Edit::change_section`]; [`Refusal::TooManyToSplit`]; [`Error::NotFound`].
    pub async fn split_section(&mut self, from: &SectionId, new: &Section, stories: &[StoryId]) -> Result<Split> {
        self.begin_change()?;
        let missing = || Error::NotFound { what: "section" };
        let old = section::by_id(&mut self.conn().await?, from.as_str()).await?.ok_or_else(missing)?;
        self.write_section(new).await?;
        let from = SplitFrom::Section(from.clone());
        let (split, moved) = self.split_stories(&from, (new.id.as_str(), &new.name), stories).await?;
        self.finish_split(&from, (new.id.as_str(), &new.name), (AuditAct::SectionSplit, &old.name), (split, moved)).await
    }

    /// Makes a tag and moves these stories of another one to it.
    ///
    /// # Errors
    /// Those of [`Edit::change_tag`]; [`Refusal::TooManyToSplit`]; [`Error::NotFound`].
    pub async fn split_tag(&mut self, from: &TagId, new: &Tag, stories: &[StoryId]) -> Result<Split> {
        self.begin_change()?;
        let missing = || Error::NotFound { what: "tag" };
        let old = tag::by_id(&mut self.conn().await?, from.as_str()).await?.ok_or_else(missing)?;
        self.write_tag(new).await?;
        let from = SplitFrom::Tag(from.clone());
        let (split, moved) = self.split_stories(&from, (new.id.as_str(), &new.name), stories).await?;
        self.finish_split(&from, (new.id.as_str(), &new.name), (AuditAct::TagSplit, &old.name), (split, moved)).await
    }

    async fn split_stories(&mut self, from: &SplitFrom, into: (&str, &str), stories: &[StoryId]) -> Result<(Split, Vec<Moved>)> {
        if stories.len() > MOST {
            return Err(Refusal::TooManyToSplit(stories.len()).into());
        }
        let reason = format!("split off into {}", into.1);
        let (mut split, mut all) = (Split::default(), Vec::new());
        for id in stories {
            let Some((headline, moved)) = self.move_with_draft(from.kind(), id, (from.id(), into.0), &reason).await? else { continue };
            match moved {
                Some(moved) => {
                    split.moved.push(headline);
                    all.push(moved);
                }
                None => split.stayed.push(headline),
            }
        }
        Ok((split, all))
    }

    async fn finish_split(
        &mut self,
        from: &SplitFrom,
        (id, name): (&str, &str),
        (act, old): (AuditAct, &str),
        (split, moved): (Split, Vec<Moved>),
    ) -> Result<Split> {
        let undo = self.finish_change(Done { kind: from.kind(), id, merged_into: None, stories: &moved }).await?;
        let detail = serde_json::json!({ "from": old, "stories": moved.len() });
        self.audit(act, Target { kind: from.kind().as_str(), id: Some(id), name }, detail).await?;
        Ok(Split { undo, ..split })
    }

    /// Before a split is taken back: everything that is in the new one goes back to where the stories came from, and so do drafts that name it.
    pub(super) async fn empty_split(&mut self, kind: Kind, new: &str, old: &str) -> Result<()> {
        if let Some(menu) = self.menus_to(new).await?.into_iter().next() {
            return Err(Refusal::ChangedSince(menu).into());
        }
        if kind == Kind::Section {
            let all = section::all(&mut self.conn().await?).await?;
            if let Some(child) = all.into_iter().find(|child| child.parent.as_ref().is_some_and(|parent| parent.as_str() == new)) {
                return Err(Refusal::ChangedSince(child.name).into());
            }
            self.refuse_limiting(&SectionId::parse(new)?).await?;
        }
        for id in self.stories_of(kind, new, i64::MAX).await? {
            self.move_in_place(kind, &StoryId::parse(&id)?, (new, old)).await?;
        }
        self.note_merged(kind, new, old).await
    }
}
