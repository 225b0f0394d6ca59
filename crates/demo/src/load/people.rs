//! Authors and readers' comments.

use std::collections::HashMap;

use domain::{Author, AuthorId, AuthorKind, Comment, CommentId, CommentKind, CommentState, Document, Email, Slug, StoryId};

use super::{Loader, Pictures, checked};
use crate::{DemoError, content};

/// Stores all authors; returns their ids by slug.
pub async fn put_authors(loader: &mut Loader<'_>, pictures: &Pictures) -> Result<HashMap<String, AuthorId>, DemoError> {
    const FILE: &str = "authors.toml";
    let mut authors = HashMap::new();
    for entry in content::authors()? {
        let (id, new) = loader.identity("author", &entry.slug).await?;
        let id = checked(FILE, AuthorId::parse(&id))?;
        if new {
            let languages = match entry.languages.split_last() {
                None => String::new(),
                Some((only, [])) => format!("\n\nWorks in {only}."),
                Some((last, others)) => format!("\n\nWorks in {} and {last}.", others.join(", ")),
            };
            let author = Author {
                id: id.clone(),
                slug: checked(FILE, Slug::parse(&entry.slug))?,
                name: entry.name,
                kind: checked(FILE, AuthorKind::parse(&entry.kind))?,
                job_title: entry.job_title,
                bio: entry.bio + &languages,
                location: entry.location,
                email: entry.email.map(|email| checked(FILE, Email::parse(&email))).transpose()?,
                picture: pictures.get(&format!("author:{}", entry.slug)).cloned(),
                languages: Vec::new(),
                links: entry.links,
            };
            loader.edit.put_author(&author).await?;
        }
        authors.insert(entry.slug, id);
    }
    Ok(authors)
}

/// Stores all comments, each some hours after its story; returns their number.
pub async fn put_comments(loader: &mut Loader<'_>) -> Result<usize, DemoError> {
    const FILE: &str = "comments.toml";
    let entries = content::comments()?;
    let number = entries.len();
    for entry in entries {
        let (id, new) = loader.identity("comment", &entry.key).await?;
        if !new {
            continue;
        }
        let unknown = |what: &str| DemoError::content(FILE, format!("the comment {} names an unknown {what}", entry.key));
        let story = loader.edit.source_id(super::SOURCE, "story", &entry.story).await?.ok_or_else(|| unknown("story"))?;
        let story = checked(FILE, StoryId::parse(&story))?;
        let published = loader.edit.story_by_id(&story).await?.and_then(|story| story.published_at).ok_or_else(|| unknown("story"))?;
        let parent = match &entry.reply_to {
            None => None,
            Some(key) => {
                let parent = loader.edit.source_id(super::SOURCE, "comment", key).await?.ok_or_else(|| unknown("comment"))?;
                Some(checked(FILE, CommentId::parse(&parent))?)
            }
        };
        let comment = Comment {
            id: checked(FILE, CommentId::parse(&id))?,
            story,
            parent,
            kind: CommentKind::Comment,
            state: entry.state.as_deref().map_or(Ok(CommentState::Approved), |state| checked(FILE, CommentState::parse(state)))?,
            author_name: entry.name,
            author_email: None,
            author_url: entry.url,
            body: Document::from_plain_text(&entry.body),
            created_at: published.plus_millis((entry.after * 3_600_000.0) as i64).min(loader.newsroom.now()),
            staff: false,
        };
        loader.edit.put_comment(&comment).await?;
    }
    Ok(number)
}
