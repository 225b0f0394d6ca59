//! Sections, tags and authors that became part of another one: drafts and old versions of stories still name them.

use domain::{AuthorId, SectionId, Story, TagId};

use crate::db::Conn;
use crate::{Edit, Result, entity};

/// Where merged ones went.
pub(crate) const INTO: &str =
    "SELECT target_id, merged_into FROM structure_change WHERE merged_into IS NOT NULL AND undone_at IS NULL AND target_id IN (";
/// Merges of merged ones are followed so far.
const MOST_HOPS: usize = 8;
const DOING: &str = "searching for what something became part of";

/// For each of these that was merged: what it is part of now.
pub(crate) async fn resolve(conn: &mut Conn<'_>, ids: &[&str]) -> Result<Vec<(String, String)>> {
    let mut found: Vec<(String, String)> = entity::rows_in(conn, INTO, ids, DOING).await?;
    for _ in 0..MOST_HOPS {
        let next: Vec<&str> = found.iter().map(|(_, into)| into.as_str()).collect();
        let further: Vec<(String, String)> = if next.is_empty() { Vec::new() } else { entity::rows_in(conn, INTO, &next, DOING).await? };
        if further.is_empty() {
            break;
        }
        for (_, into) in &mut found {
            if let Some((_, to)) = further.iter().find(|(from, _)| from == into) {
                into.clone_from(to);
            }
        }
    }
    Ok(found)
}

/// The entities of these ids in order, merged ones replaced by what they are part of, each once.
pub(crate) fn in_order<T>(ids: &[&str], merged: &[(String, String)], find: impl Fn(&str) -> Option<T>) -> Vec<T> {
    let mut seen: Vec<&str> = Vec::new();
    let mut list = Vec::new();
    for id in ids {
        let id = merged.iter().find(|(from, _)| from == id).map_or(*id, |(_, into)| into.as_str());
        if !seen.contains(&id)
            && let Some(one) = find(id)
        {
            seen.push(id);
            list.push(one);
        }
    }
    list
}

impl Edit<'_> {
    /// Lets a story refer to what its sections, tags and authors became part of.
    pub(crate) async fn follow_merges(&mut self, story: &mut Story) -> Result<()> {
        let sections = story.sections.iter().chain(&story.primary_section).map(SectionId::as_str);
        let authors = story.bylines.iter().map(|byline| byline.author.as_str());
        let ids: Vec<String> = sections.chain(story.tags.iter().map(TagId::as_str)).chain(authors).map(str::to_owned).collect();
        if ids.is_empty() {
            return Ok(());
        }
        let keys: Vec<&str> = ids.iter().map(String::as_str).collect();
        let merged = resolve(&mut self.conn().await?, &keys).await?;
        for (from, into) in merged {
            let (section, tag, author) = (SectionId::parse(&into)?, TagId::parse(&into)?, AuthorId::parse(&into)?);
            story.primary_section.iter_mut().filter(|id| id.as_str() == from).for_each(|id| *id = section.clone());
            replace(&mut story.sections, |id| id.as_str() == from, &section);
            replace(&mut story.tags, |id| id.as_str() == from, &tag);
            let roles: Vec<_> = story.bylines.iter().filter(|byline| byline.author == author).map(|byline| byline.role).collect();
            story.bylines.retain(|byline| byline.author.as_str() != from || !roles.contains(&byline.role));
            story.bylines.iter_mut().filter(|byline| byline.author.as_str() == from).for_each(|byline| byline.author = author.clone());
        }
        Ok(())
    }
}

/// Puts `into` in the place of the entry that `is` means; removes that one if `into` is in the list already.
pub(super) fn replace<T: Clone + PartialEq>(list: &mut Vec<T>, is: impl Fn(&T) -> bool, into: &T) {
    if list.contains(into) {
        list.retain(|entry| !is(entry));
    } else {
        list.iter_mut().filter(|entry| is(entry)).for_each(|entry| *entry = into.clone());
    }
}
