//! What all changes have in common: kinds, and the checks before something is removed.

use domain::{MenuItem, MenuTarget};

use super::refusal::Refusal;
use crate::content::menu;
use crate::db::on;
use crate::error::Doing;
use crate::{Edit, Result};

/// What a change is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A section.
    Section,
    /// A tag.
    Tag,
    /// An author.
    Author,
    /// A redirect.
    Redirect,
    /// A menu.
    Menu,
    /// A picture, recording, film or file.
    Picture,
}

impl Kind {
    /// As it is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Section => "section",
            Self::Tag => "tag",
            Self::Author => "author",
            Self::Redirect => "redirect",
            Self::Menu => "menu",
            Self::Picture => "media",
        }
    }

    /// The one with this name.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Section, Self::Tag, Self::Author, Self::Redirect, Self::Menu, Self::Picture].into_iter().find(|kind| kind.as_str() == name)
    }

    /// The stories that refer to one, in whatever state.
    pub(super) fn stories(self) -> &'static str {
        match self {
            Self::Section => "SELECT DISTINCT story_id FROM story_section WHERE section_id = $1 ORDER BY story_id LIMIT $2",
            Self::Author => "SELECT DISTINCT story_id FROM story_byline WHERE author_id = $1 ORDER BY story_id LIMIT $2",
            Self::Tag | Self::Redirect | Self::Menu | Self::Picture => {
                "SELECT DISTINCT story_id FROM story_tag WHERE tag_id = $1 ORDER BY story_id LIMIT $2"
            }
        }
    }
}

/// The id that a menu item refers to.
pub(super) fn target_id(target: &MenuTarget) -> &str {
    match target {
        MenuTarget::Section(id) => id.as_str(),
        MenuTarget::Tag(id) => id.as_str(),
        MenuTarget::Author(id) => id.as_str(),
        MenuTarget::Story(id) => id.as_str(),
        MenuTarget::Home | MenuTarget::Url(_) | MenuTarget::Heading => "",
    }
}

fn leads_to(items: &[MenuItem], id: &str) -> bool {
    items.iter().any(|item| target_id(&item.target) == id || leads_to(&item.children, id))
}

impl Edit<'_> {
    /// The stories that refer to one, at most `limit`.
    pub(super) async fn stories_of(&mut self, kind: Kind, id: &str, limit: i64) -> Result<Vec<String>> {
        on!(self.conn().await?, c => sqlx::query_scalar(kind.stories()).bind(id).bind(limit).fetch_all(c).await)
            .doing("searching for the stories of a section, tag or author")
    }

    /// The names of the menus that lead there.
    pub(super) async fn menus_to(&mut self, id: &str) -> Result<Vec<String>> {
        let menus = menu::all(&mut self.conn().await?).await?;
        Ok(menus.into_iter().filter(|menu| leads_to(&menu.items, id)).map(|menu| menu.name).collect())
    }

    /// An error if stories or menus refer to it.
    pub(super) async fn refuse_in_use(&mut self, kind: Kind, id: &str) -> Result<()> {
        const MOST: i64 = 1000;
        let stories = self.stories_of(kind, id, MOST).await?;
        if !stories.is_empty() {
            return Err(Refusal::HasStories(i64::try_from(stories.len()).unwrap_or(MOST)).into());
        }
        match self.menus_to(id).await?.into_iter().next() {
            Some(menu) => Err(Refusal::InMenu(menu).into()),
            None => Ok(()),
        }
    }
}
