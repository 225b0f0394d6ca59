//! Identifiers: UUIDv7 as text, one type for each kind of record, so that they cannot be mixed up.

use crate::{ParseError, newtype::text_type};

/// A source of fresh identifiers. Passed in, so that tests are repeatable.
pub trait IdSource: Send + Sync {
    /// A new UUIDv7 in its 36-character text form, later ones sorting after earlier ones.
    fn next(&self) -> String;
}

fn check_uuid(what: &'static str, text: &str) -> Result<String, ParseError> {
    let well_formed = text.len() == 36
        && text.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte),
        });
    if well_formed { Ok(text.to_owned()) } else { Err(ParseError::new(what, format!("{text:?} is not a lower-case UUID"))) }
}

macro_rules! id {
    ($($(#[$meta:meta])* $name:ident = $what:literal),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(String);
        impl $name {
            /// Reads the text form of a UUID (36 characters, lower case).
            pub fn parse(text: &str) -> Result<Self, ParseError> {
                check_uuid($what, text).map(Self)
            }
            /// A fresh identifier.
            pub fn fresh(ids: &dyn IdSource) -> Self {
                Self(ids.next())
            }
        }
        text_type!($name);
    )+};
}

id! {
    /// Identifies a story or a page.
    StoryId = "story id",
    /// Identifies a section.
    SectionId = "section id",
    /// Identifies a tag.
    TagId = "tag id",
    /// Identifies an author.
    AuthorId = "author id",
    /// Identifies a picture, recording, film or file.
    MediaId = "media id",
    /// Identifies a reader's comment.
    CommentId = "comment id",
    /// Identifies a menu.
    MenuId = "menu id",
    /// Identifies one saved version of a story.
    RevisionId = "revision id",
    /// Identifies a person who can sign in.
    UserId = "user id",
    /// Identifies a session of a signed-in person; not the token that proves it.
    SessionId = "session id",
    /// Identifies one run of an importer.
    ImportId = "import id",
}
