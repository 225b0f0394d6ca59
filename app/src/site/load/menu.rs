//! Menus as readers see them: every item with its name and URL, items that lead nowhere left out.

use std::collections::{HashMap, HashSet};

use domain::{AuthorId, Menu, MenuItem, MenuTarget, Section, SectionId, Slug, StoryId, TagId, document::Href};
use newsroom::{Newsroom, StoryLink};

use super::menu_line::MainMenu;
use crate::site::{load::LoadError, words};

/// One item of a menu, ready to be rendered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MenuEntry {
    /// Its text.
    pub label: String,
    /// Its target; `None` for a heading.
    pub href: Option<String>,
    /// The section whose newest stories its panel shows.
    pub panel: Option<Slug>,
    /// The items below it.
    pub children: Vec<MenuEntry>,
}

/// The deepest level that is rendered. WordPress menus nest without bound.
const DEPTH: usize = 4;

/// The data for resolving menus.
pub(super) struct Menus<'a> {
    pub newsroom: &'a Newsroom,
    pub sections: &'a [Section],
    /// The sections that have stories.
    pub filled: &'a HashSet<SectionId>,
}

impl Menus<'_> {
    /// The menu under the masthead: the chosen one, or else home and the sections.
    pub(super) async fn main(&self, chosen: Option<&Slug>) -> Result<MainMenu, LoadError> {
        let entries = match self.filled_menu(chosen).await? {
            Some(menu) => self.resolve(&menu).await?,
            None => self.automatic(),
        };
        Ok(MainMenu::new(entries))
    }

    /// The menu in the footer; none unless one is chosen.
    pub(super) async fn footer(&self, chosen: Option<&Slug>) -> Result<Vec<MenuEntry>, LoadError> {
        match self.filled_menu(chosen).await? {
            Some(menu) => self.resolve(&menu).await,
            None => Ok(Vec::new()),
        }
    }

    async fn filled_menu(&self, slug: Option<&Slug>) -> Result<Option<Menu>, LoadError> {
        match slug {
            Some(slug) => Ok(self.newsroom.menu(slug).await?.filter(|menu| !menu.is_empty())),
            None => Ok(None),
        }
    }

    /// Home and the sections that have stories.
    fn automatic(&self) -> Vec<MenuEntry> {
        let top = self.sections.iter().filter(|section| section.parent.is_none() && !section.internal && self.filled.contains(&section.id));
        let items: Vec<MenuItem> = std::iter::once(MenuTarget::Home)
            .chain(top.map(|section| MenuTarget::Section(section.id.clone())))
            .map(|target| MenuItem { label: String::new(), target, children: Vec::new() })
            .collect();
        Known::new(self.sections, self.filled).entries(&items, DEPTH)
    }

    async fn resolve(&self, menu: &Menu) -> Result<Vec<MenuEntry>, LoadError> {
        let (mut tags, mut authors, mut stories) = (Vec::new(), Vec::new(), Vec::new());
        collect(&menu.items, &mut tags, &mut authors, &mut stories);
        let mut known = Known::new(self.sections, self.filled);
        if !tags.is_empty() {
            let tags = self.newsroom.tags_by_ids(&tags).await?;
            known.tags = tags.into_iter().map(|tag| (tag.id.clone(), (tag.name.clone(), tag.path().into()))).collect();
        }
        if !authors.is_empty() {
            let authors = self.newsroom.authors_by_ids(&authors).await?;
            known.authors = authors.into_iter().map(|author| (author.id.clone(), (author.name.clone(), author.path().into()))).collect();
        }
        if !stories.is_empty() {
            known.stories = self.newsroom.story_paths(&stories).await?;
        }
        Ok(known.entries(&menu.items, DEPTH))
    }
}

fn collect(items: &[MenuItem], tags: &mut Vec<TagId>, authors: &mut Vec<AuthorId>, stories: &mut Vec<StoryId>) {
    for item in items {
        match &item.target {
            MenuTarget::Tag(id) => tags.push(id.clone()),
            MenuTarget::Author(id) => authors.push(id.clone()),
            MenuTarget::Story(id) => stories.push(id.clone()),
            MenuTarget::Home | MenuTarget::Section(_) | MenuTarget::Url(_) | MenuTarget::Heading => {}
        }
        collect(&item.children, tags, authors, stories);
    }
}

/// The targets of menu items.
struct Known<'a> {
    sections: &'a [Section],
    filled: &'a HashSet<SectionId>,
    tags: HashMap<TagId, (String, String)>,
    authors: HashMap<AuthorId, (String, String)>,
    stories: HashMap<StoryId, StoryLink>,
}

impl<'a> Known<'a> {
    fn new(sections: &'a [Section], filled: &'a HashSet<SectionId>) -> Self {
        Self { sections, filled, tags: HashMap::new(), authors: HashMap::new(), stories: HashMap::new() }
    }

    fn entries(&self, items: &[MenuItem], depth: usize) -> Vec<MenuEntry> {
        if depth == 0 {
            return Vec::new();
        }
        items.iter().filter_map(|item| self.entry(item, depth)).collect()
    }

    fn entry(&self, item: &MenuItem, depth: usize) -> Option<MenuEntry> {
        let children = self.entries(&item.children, depth - 1);
        let (name, href, panel) = match &item.target {
            MenuTarget::Home => (words::HOME.into(), Some("/".to_owned()), None),
            MenuTarget::Section(id) => {
                let section = self.sections.iter().find(|section| section.id == *id)?;
                let filled = self.filled.contains(id);
                (section.name.clone(), Some(section.path().into()), filled.then(|| section.slug.clone()))
            }
            MenuTarget::Tag(id) => named(self.tags.get(id)?),
            MenuTarget::Author(id) => named(self.authors.get(id)?),
            MenuTarget::Story(id) => {
                let story = self.stories.get(id).filter(|story| story.live)?;
                (story.headline.to_string(), Some(story.path.to_string()), None)
            }
            MenuTarget::Url(url) if url == "#" => (String::new(), None, None),
            MenuTarget::Url(url) => (url.clone(), Some(Href::parse(url).ok()?.into()), None),
            MenuTarget::Heading => (String::new(), None, None),
        };
        if href.is_none() && children.is_empty() {
            return None;
        }
        let label = if item.label.trim().is_empty() { name } else { item.label.clone() };
        let label = if label.is_empty() { words::MORE.into() } else { label };
        Some(MenuEntry { label, href, panel, children })
    }
}

fn named((name, path): &(String, String)) -> (String, Option<String>, Option<Slug>) {
    (name.clone(), Some(path.clone()), None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_that_lead_nowhere_are_left_out() {
        let filled = HashSet::new();
        let known = Known::new(&[], &filled);
        let item = |target| MenuItem { label: "x".to_owned(), target, children: Vec::new() };
        for target in [MenuTarget::Heading, MenuTarget::Url("javascript:alert(1)".to_owned()), MenuTarget::Url("#".to_owned())] {
            assert_eq!(known.entry(&item(target), 1), None);
        }
        assert_eq!(known.entry(&item(MenuTarget::Home), 1).unwrap().href.as_deref(), Some("/"));
    }
}
