//! Menus in a settings file: items name what they lead to by slug or path, which a person can write.

use std::pin::Pin;

use domain::{AuthorId, Menu, MenuId, MenuItem, MenuTarget, SectionId, SitePath, Slug, StoryId, TagId, text::one_line};
use newsroom::Newsroom;
use serde::{Deserialize, Serialize};

use super::SettingsError;

/// Deeper menus are not rendered.
const DEPTH: usize = 4;
const ITEM: &str = "one of home = true, section, tag or author = \"slug\", story = \"/path/\", url = \"https://…\", \"/path/\" or \"#\"; none makes a heading";

/// A menu.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MenuFile {
    /// Unique among menus; `main_menu` and `footer_menu` refer to it.
    pub slug: String,
    /// Name for editors; the slug when it is missing.
    #[serde(default)]
    pub name: String,
    /// The items of the first level.
    #[serde(default)]
    pub items: Vec<MenuItemFile>,
}

/// A link of a menu. At most one of the targets is given; one that exists under no slug any more is written `id:…`.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MenuItemFile {
    /// What readers see; empty: the name of the target.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// The front page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub home: Option<bool>,
    /// A section's slug.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// A tag's slug.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tag: Option<String>,
    /// An author's slug.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// A story's or page's path.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub story: Option<String>,
    /// Any URL, a path on this site, or `#`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The items below it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<MenuItemFile>,
}

type Later<'a, T> = Pin<Box<dyn Future<Output = Result<T, SettingsError>> + Send + 'a>>;

fn refuse(menu: &str, value: &str, why: impl Into<String>) -> SettingsError {
    SettingsError::Value { key: format!("an item of the menu {menu}"), value: value.to_owned(), why: why.into(), allowed: ITEM }
}

impl MenuFile {
    /// A stored menu as it is written into a file.
    ///
    /// # Errors
    /// The newsroom cannot be read.
    pub async fn of(newsroom: &Newsroom, menu: &Menu) -> Result<Self, SettingsError> {
        Ok(Self { slug: menu.slug.to_string(), name: menu.name.clone(), items: write(newsroom, &menu.items).await? })
    }

    /// The menu that the file describes.
    ///
    /// # Errors
    /// An item names something that is not there, or more than one target.
    pub async fn read(&self, newsroom: &Newsroom) -> Result<Menu, SettingsError> {
        let slug = Slug::parse(&self.slug).map_err(|error| SettingsError::Value {
            key: "the slug of a menu".to_owned(),
            value: self.slug.clone(),
            why: error.to_string(),
            allowed: "lower-case letters, digits and hyphens",
        })?;
        let id = newsroom.menu(&slug).await?.map_or_else(|| MenuId::fresh(newsroom.ids()), |menu| menu.id);
        let name = Some(one_line(&self.name)).filter(|name| !name.is_empty()).unwrap_or_else(|| slug.to_string());
        Ok(Menu { id, name, items: read(newsroom, &self.slug, &self.items, DEPTH).await?, slug })
    }
}

fn write<'a>(newsroom: &'a Newsroom, items: &'a [MenuItem]) -> Later<'a, Vec<MenuItemFile>> {
    Box::pin(async move {
        let mut written = Vec::new();
        for item in items {
            let mut file = MenuItemFile { label: item.label.clone(), ..MenuItemFile::default() };
            match &item.target {
                MenuTarget::Home => file.home = Some(true),
                MenuTarget::Heading => {}
                MenuTarget::Url(url) => file.url = Some(url.clone()),
                MenuTarget::Section(id) => {
                    let found = newsroom.sections().await?.into_iter().find(|section| section.id == *id);
                    file.section = Some(found.map_or_else(|| format!("id:{id}"), |section| section.slug.to_string()));
                }
                MenuTarget::Tag(id) => {
                    let found = newsroom.tags_by_ids(std::slice::from_ref(id)).await?.pop();
                    file.tag = Some(found.map_or_else(|| format!("id:{id}"), |tag| tag.slug.to_string()));
                }
                MenuTarget::Author(id) => {
                    let found = newsroom.authors_by_ids(std::slice::from_ref(id)).await?.pop();
                    file.author = Some(found.map_or_else(|| format!("id:{id}"), |author| author.slug.to_string()));
                }
                MenuTarget::Story(id) => {
                    let found = newsroom.story_paths(std::slice::from_ref(id)).await?.remove(id);
                    file.story = Some(found.map_or_else(|| format!("id:{id}"), |story| story.path.to_string()));
                }
            }
            file.items = write(newsroom, &item.children).await?;
            written.push(file);
        }
        Ok(written)
    })
}

fn read<'a>(newsroom: &'a Newsroom, menu: &'a str, items: &'a [MenuItemFile], depth: usize) -> Later<'a, Vec<MenuItem>> {
    Box::pin(async move {
        if depth == 0 && !items.is_empty() {
            return Err(refuse(menu, "items", format!("menus have at most {DEPTH} levels")));
        }
        let mut menu_items = Vec::new();
        for item in items {
            let children = read(newsroom, menu, &item.items, depth.saturating_sub(1)).await?;
            let label = one_line(&item.label);
            let target = target(newsroom, menu, item).await?;
            if label.is_empty() && matches!(target, MenuTarget::Heading | MenuTarget::Url(_)) {
                return Err(refuse(menu, item.url.as_deref().unwrap_or_default(), "it needs a label"));
            }
            menu_items.push(MenuItem { label, target, children });
        }
        Ok(menu_items)
    })
}

async fn target(newsroom: &Newsroom, menu: &str, item: &MenuItemFile) -> Result<MenuTarget, SettingsError> {
    let named = [&item.section, &item.tag, &item.author, &item.story, &item.url];
    if named.iter().filter(|name| name.is_some()).count() + usize::from(item.home == Some(true)) > 1 {
        return Err(refuse(menu, &item.label, "it has more than one target"));
    }
    if let Some(value) = &item.section {
        if let Some(id) = value.strip_prefix("id:") {
            return Ok(MenuTarget::Section(SectionId::parse(id).map_err(|error| refuse(menu, value, error.to_string()))?));
        }
        let found = newsroom.section_by_slug(&Slug::parse(value).map_err(|error| refuse(menu, value, error.to_string()))?).await?;
        return found.map(|section| MenuTarget::Section(section.id)).ok_or_else(|| refuse(menu, value, "there is no such section"));
    }
    if let Some(value) = &item.tag {
        if let Some(id) = value.strip_prefix("id:") {
            return Ok(MenuTarget::Tag(TagId::parse(id).map_err(|error| refuse(menu, value, error.to_string()))?));
        }
        let found = newsroom.tag_by_slug(&Slug::parse(value).map_err(|error| refuse(menu, value, error.to_string()))?).await?;
        return found.map(|tag| MenuTarget::Tag(tag.id)).ok_or_else(|| refuse(menu, value, "there is no such tag"));
    }
    if let Some(value) = &item.author {
        if let Some(id) = value.strip_prefix("id:") {
            return Ok(MenuTarget::Author(AuthorId::parse(id).map_err(|error| refuse(menu, value, error.to_string()))?));
        }
        let found = newsroom.author_by_slug(&Slug::parse(value).map_err(|error| refuse(menu, value, error.to_string()))?).await?;
        return found.map(|author| MenuTarget::Author(author.id)).ok_or_else(|| refuse(menu, value, "there is no such author"));
    }
    if let Some(value) = &item.story {
        if let Some(id) = value.strip_prefix("id:") {
            return Ok(MenuTarget::Story(StoryId::parse(id).map_err(|error| refuse(menu, value, error.to_string()))?));
        }
        let found = newsroom.story_by_path(&SitePath::parse(value).map_err(|error| refuse(menu, value, error.to_string()))?).await?;
        return found.map(|story| MenuTarget::Story(story.id)).ok_or_else(|| refuse(menu, value, "there is no such story or page"));
    }
    match &item.url {
        Some(url) => link(url).map(MenuTarget::Url).ok_or_else(|| refuse(menu, url, "it is no URL that a menu may lead to")),
        None if item.home == Some(true) => Ok(MenuTarget::Home),
        None => Ok(MenuTarget::Heading),
    }
}

/// A web address, a path on this site, or a fragment.
fn link(url: &str) -> Option<String> {
    let url = url.trim();
    let is_local = url.starts_with('#') || (url.starts_with('/') && !url.starts_with("//") && !url.starts_with("/\\"));
    let is_web = || url::Url::parse(url).is_ok_and(|url| matches!(url.scheme(), "http" | "https"));
    (is_local && !url.contains(char::is_control) || is_web()).then(|| url.to_owned())
}
