//! `authors.toml` and `comments.toml`.

use domain::SocialLink;
use serde::Deserialize;

use super::toml_file;
use crate::DemoError;

/// One author.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AuthorEntry {
    pub slug: String,
    pub name: String,
    pub kind: String,
    pub job_title: String,
    pub location: String,
    /// Shown at the end of the biography.
    #[serde(default)]
    pub languages: Vec<String>,
    #[serde(default)]
    pub email: Option<String>,
    pub bio: String,
    #[serde(default)]
    pub links: Vec<SocialLink>,
}

/// One comment.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommentEntry {
    pub key: String,
    /// Slug of the story.
    pub story: String,
    /// Key of the comment it replies to.
    #[serde(default)]
    pub reply_to: Option<String>,
    pub name: String,
    /// Hours after the story's publication.
    pub after: f64,
    pub body: String,
    #[serde(default)]
    pub state: Option<String>,
    #[serde(default)]
    pub url: String,
}

/// All authors.
pub fn authors() -> Result<Vec<AuthorEntry>, DemoError> {
    #[derive(Deserialize)]
    struct File {
        author: Vec<AuthorEntry>,
    }
    Ok(toml_file::<File>("authors.toml")?.author)
}

/// All comments; a reply comes after the comment it replies to.
pub fn comments() -> Result<Vec<CommentEntry>, DemoError> {
    #[derive(Deserialize)]
    struct File {
        comment: Vec<CommentEntry>,
    }
    Ok(toml_file::<File>("comments.toml")?.comment)
}
