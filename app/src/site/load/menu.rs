//! Menus as readers see them: every item with its name and URL, items that lead nowhere left out.

use std::collections::{HashMap, HashSet};

use domain::{AuthorId, Menu, MenuItem, MenuTarget, Section, SectionId, Slug, StoryId, TagId, document::Href};
use newsroom::{Newsroom, StoryLink};

use crate::{site::load::LoadError, ui::text::words};

/// One item of a menu, ready to be rendered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MenuEntry {
    /// What readers see.
    pub label: String,
    /// Where it leads; `None` for a heading.
    pub href: Option<String>,
    /// The section whose newest stories its panel shows.
    pub panel: Option<Slug>,
    /// The items below it.
    pub children: Vec<MenuEntry>,
}

/// Letters that fit into the menu's line on a desk; what is longer goes under "More".
const LINE: usize = 110;
/// How deep menus are rendered. WordPress menus nest without bound; readers do not follow deeper.
const DEPTH: usize = 4;

/// What menus are made from.
pub(super) struct Menus<'a> {
    pub newsroom: &'a Newsroom,
    pub sections: &'a [Section],
    /// The sections that have stories.
    pub filled: &'a HashSet<SectionId>,
}

impl Menus<'_> {
    /// The menu under the masthead: the chosen one, or else home and the sections.
    pub(super) async fn main(&self, chosen: Option<&Slug>) -> Result<Vec<MenuEntry>, LoadError> {
        let entries = match self.filled_menu(chosen).await? {
            Some(menu) => self.resolve(&menu).await?,
            None => self.automatic(),
        };
        Ok(folded(entries))
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

/// What menu items point to.
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
            MenuTarget::Home => (words::HOME.to_owned(), Some("/".to_owned()), None),
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
        let label = if label.is_empty() { words::MORE.to_owned() } else { label };
        Some(MenuEntry { label, href, panel, children })
    }
}

fn named((name, path): &(String, String)) -> (String, Option<String>, Option<Slug>) {
    (name.clone(), Some(path.clone()), None)
}

/// Puts what does not fit into one line under "More", which is made if the menu has none.
fn folded(entries: Vec<MenuEntry>) -> Vec<MenuEntry> {
    let width = |entry: &MenuEntry| entry.label.chars().count() + 3;
    if entries.iter().map(width).sum::<usize>() <= LINE {
        return entries;
    }
    let (mut line, mut rest, mut used) = (Vec::new(), Vec::new(), words::MORE.len() + 3);
    for entry in entries {
        used += width(&entry);
        if used <= LINE && rest.is_empty() {
            line.push(entry);
        } else if entry.href.is_none() && entry.label == words::MORE {
            rest.extend(entry.children);
        } else {
            rest.push(entry);
        }
    }
    if !rest.is_empty() {
        line.push(MenuEntry { label: words::MORE.to_owned(), href: None, panel: None, children: rest });
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(label: &str) -> MenuEntry {
        MenuEntry { label: label.to_owned(), href: Some("/".to_owned()), panel: None, children: Vec::new() }
    }

    #[test]
    fn a_short_menu_is_left_alone() {
        let entries = vec![entry("Home"), entry("World")];
        assert_eq!(folded(entries.clone()), entries);
    }

    #[test]
    fn a_long_menu_ends_in_one_more() {
        let mut entries: Vec<_> = (0..20).map(|at| entry(&format!("Section {at}"))).collect();
        entries.push(MenuEntry { label: words::MORE.to_owned(), href: None, panel: None, children: vec![entry("Last")] });
        let line = folded(entries);
        let more = line.last().unwrap();
        assert_eq!(more.label, words::MORE);
        assert_eq!(line.iter().filter(|entry| entry.label == words::MORE).count(), 1);
        assert_eq!(line.len() - 1 + more.children.len(), 21);
        assert_eq!(more.children.last().unwrap().label, "Last");
    }

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
