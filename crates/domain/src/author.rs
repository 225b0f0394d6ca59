//! Authors: the names in bylines. An author is not a user who can sign in.

use serde::{Deserialize, Serialize};

use crate::{AuthorId, Email, Language, MediaId, SitePath, Slug, newtype::word_enum};

word_enum! {
    /// What an author is.
    AuthorKind, "author kind" {
        /// A member of the staff.
        Person = "person",
        /// The paper itself, as in "by News Desk".
        Desk = "desk",
        /// An occasional writer without an account.
        Guest = "guest",
    }
}

/// A profile or page of an author or of the paper elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SocialLink {
    /// The network's name as readers know it, for example `Mastodon`.
    pub network: String,
    /// An `https:` URL.
    pub url: String,
}

/// A name in bylines, with its profile.
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
    /// The languages they work in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<Language>,
    /// Profiles elsewhere.
    pub links: Vec<SocialLink>,
}

impl Author {
    /// The path of the author's page.
    pub fn path(&self) -> SitePath {
        SitePath::of_author(&self.slug)
    }
}
