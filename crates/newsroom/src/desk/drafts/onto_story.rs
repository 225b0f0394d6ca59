//! From a draft to its story: the fields as the draft has them, as far as they fit.

use domain::draft::DraftProblem;
use domain::{AuthorId, SectionId, Story, TagId};

use super::row::Draft;
use crate::content::{author, section, tag};
use crate::db::on;
use crate::entity;
use crate::error::Doing;
use crate::write::is_reserved;
use crate::{Edit, Result};

impl Edit<'_> {
    /// The story as its draft has it, and a problem for each field that had to stay as it was.
    pub(crate) async fn story_of_draft(&mut self, story: &Story, draft: &Draft) -> Result<(Story, Vec<DraftProblem>)> {
        let document = self.draft_document(&story.id, draft).await?;
        let mut to = story.clone();
        let mut problems = document.onto(&mut to);
        if document.headline().trim().is_empty() {
            problems.insert(0, no_headline());
        }
        self.keep_document(&story.id, draft.version, document);
        self.follow_merges(&mut to).await?;
        self.remove_unknown(&mut to, &mut problems).await?;
        if to.path != story.path
            && let Some(why) = self.path_problem(&to).await?
        {
            problems.push(why);
            (to.slug, to.path) = (story.slug.clone(), story.path.clone());
        }
        Ok((to, problems))
    }

    /// Why a story cannot be at its path.
    pub(in crate::desk) async fn path_problem(&mut self, story: &Story) -> Result<Option<DraftProblem>> {
        let (id, why) = if is_reserved(&story.path, &story.slug) {
            ("path-reserved", "The site itself uses this URL. Choose another last part.")
        } else if self.is_path_taken(story).await? {
            ("path-taken", "Another story has this URL. Choose another last part.")
        } else {
            return Ok(None);
        };
        Ok(Some(problem(id, "slug", why)))
    }

    async fn is_path_taken(&mut self, story: &Story) -> Result<bool> {
        const OTHER: &str = "SELECT COUNT(*) FROM story WHERE path = $1 AND id <> $2";
        let (path, id) = (story.path.as_str(), story.id.as_str());
        let others: i64 = on!(self.conn().await?, c => sqlx::query_scalar(OTHER).bind(path).bind(id).fetch_one(c).await)
            .doing("checking whether a path is free")?;
        Ok(others > 0)
    }

    /// Removes references to sections, tags and authors that do not exist: the database would refuse the whole story.
    async fn remove_unknown(&mut self, story: &mut Story, problems: &mut Vec<DraftProblem>) -> Result<()> {
        let ids = story.sections.iter().chain(&story.primary_section).map(|id| id.as_str());
        let missing = self.missing(section::BY_IDS, ids.map(str::to_owned).collect()).await?;
        let is_missing = |id: &SectionId| missing.iter().any(|missing| missing == id.as_str());
        if story.primary_section.as_ref().is_some_and(is_missing) {
            story.primary_section = None;
            problems.push(problem("section-gone", "section", "This section does not exist any more. Choose again."));
        }
        let sections = story.sections.len();
        story.sections.retain(|id| !is_missing(id));
        if story.sections.len() < sections {
            problems.push(problem("section-gone", "sections", "A section of this story does not exist any more. Choose again."));
        }
        let missing = self.missing(tag::BY_IDS, story.tags.iter().map(|id| id.as_str().to_owned()).collect()).await?;
        let tags = story.tags.len();
        story.tags.retain(|id: &TagId| !missing.iter().any(|missing| missing == id.as_str()));
        if story.tags.len() < tags {
            problems.push(problem("tag-gone", "tags", "A tag of this story does not exist any more."));
        }
        let authors: Vec<String> = story.bylines.iter().map(|byline| byline.author.as_str().to_owned()).collect();
        let missing = self.missing(author::BY_IDS, authors).await?;
        let is_missing = |id: &AuthorId| missing.iter().any(|missing| missing == id.as_str());
        let bylines = story.bylines.len();
        story.bylines.retain(|byline| !is_missing(&byline.author));
        if story.bylines.len() < bylines {
            problems.push(problem("author-gone", "bylines", "An author of this story does not exist any more."));
        }
        Ok(())
    }

    /// Those of these ids that are not stored; `sql` is the query of a table by ids.
    async fn missing(&mut self, sql: &'static str, ids: Vec<String>) -> Result<Vec<String>> {
        if ids.is_empty() {
            return Ok(ids);
        }
        let keys: Vec<&str> = ids.iter().map(String::as_str).collect();
        let found: Vec<(String, String)> = entity::rows_in(&mut self.conn().await?, sql, &keys, "checking what a draft refers to").await?;
        Ok(ids.into_iter().filter(|id| !found.iter().any(|(known, _)| known == id)).collect())
    }
}

/// A story has no headline, or none any more.
pub(in crate::desk) fn no_headline() -> DraftProblem {
    problem("no-headline", "headline", "Write a headline.")
}

fn problem(id: &'static str, field: &'static str, sentence: &str) -> DraftProblem {
    DraftProblem { field, id, sentence: sentence.to_owned() }
}
