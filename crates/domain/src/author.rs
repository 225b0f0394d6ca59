//! Authors: whose names stand over stories. Signing in is another matter: an author need not be a user.

use serde::{Deserialize, Serialize};

use crate::{AuthorId, Email, MediaId, SitePath, Slug, newtype::word_enum};

word_enum! {
    /// What stands behind a name.
    AuthorKind, "author kind" {
        /// Somebody of the staff.
        Person = "person",
        /// The paper itself, as in "by News Desk".
        Desk = "desk",
        /// Somebody who writes now and then and has no account.
        Guest = "guest",
    }
}

/// A profile or page of an author or of the paper elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SocialLink {
    /// The network's name as readers know it, for example `Mastodon`.
    pub network: String,
    /// An `https:` address.
    pub url: String,
}

/// Whose name stands over a story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Author {
    /// Its identity.
    pub id: AuthorId,
    /// Unique among authors.
    pub slug: Slug,
    /// The name as printed.
    pub name: String,
    /// Person, desk or guest.
    pub kind: AuthorKind,
    /// For example `South Asia correspondent`; may be empty.
    pub job_title: String,
    /// A short biography in plain text, paragraphs separated by empty lines; may be empty.
    pub bio: String,
    /// Where they work, for example `Islamabad`; may be empty.
    pub location: String,
    /// Never shown to readers.
    pub email: Option<Email>,
    /// Their picture.
    pub picture: Option<MediaId>,
    /// Profiles elsewhere.
    pub links: Vec<SocialLink>,
}

impl Author {
    /// Its address.
    pub fn path(&self) -> SitePath {
        SitePath::of_author(&self.slug)
    }
}
