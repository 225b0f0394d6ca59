//! Settings, sections, tags and menus.

use std::collections::HashMap;

use domain::{Email, Language, Menu, MenuId, MenuItem, MenuTarget, Section, SectionId, SiteSettings, Slug, StoryId, Tag, TagId};

use jiff::tz::TimeZone;

use super::{Desk, checked};
use crate::{
    DemoError,
    content::{self, ItemEntry},
};

/// Sections and tags by slug, and where the paper is.
pub struct Places {
    pub sections: HashMap<String, SectionId>,
    pub tags: HashMap<String, TagId>,
    pub zone: TimeZone,
}

const SITE: &str = "site.toml";

/// Puts the settings, all sections and all tags.
pub async fn put(desk: &mut Desk<'_>) -> Result<Places, DemoError> {
    let site = content::site()?;
    let zone = checked(SITE, TimeZone::get(&site.time_zone))?;
    let settings = SiteSettings {
        name: site.name,
        tagline: site.tagline,
        about: site.about,
        language: checked(SITE, Language::parse(&site.language))?,
        time_zone: site.time_zone,
        public_url: String::new(),
        contact: Some(checked(SITE, Email::parse(&site.contact))?),
        social: site.social,
        main_menu: Some(checked(SITE, Slug::parse(&site.main_menu))?),
        footer_menu: Some(checked(SITE, Slug::parse(&site.footer_menu))?),
        stories_per_page: site.stories_per_page,
    };
    if desk.identity("settings", "site").await?.1 {
        desk.edit.put_settings(&settings).await?;
    }
    let mut places = Places { sections: HashMap::new(), tags: HashMap::new(), zone };
    for (position, entry) in content::sections()?.into_iter().enumerate() {
        let (id, new) = desk.identity("section", &entry.slug).await?;
        let id = checked("sections.toml", SectionId::parse(&id))?;
        if new {
            let slug = checked("sections.toml", Slug::parse(&entry.slug))?;
            let section = Section {
                id: id.clone(),
                slug,
                name: entry.name,
                description: entry.description,
                parent: None,
                position: position as i64,
                internal: entry.internal,
            };
            desk.edit.put_section(&section).await?;
        }
        places.sections.insert(entry.slug, id);
    }
    for (key, name) in content::tags()? {
        let (id, new) = desk.identity("tag", &key).await?;
        let id = checked("tags.toml", TagId::parse(&id))?;
        if new {
            let slug = checked("tags.toml", Slug::parse(&key))?;
            desk.edit.put_tag(&Tag { id: id.clone(), slug, name, description: String::new(), kind: "tag".to_owned() }).await?;
        }
        places.tags.insert(key, id);
    }
    Ok(places)
}

/// Puts the menus; after the pages, which they may point to.
pub async fn put_menus(desk: &mut Desk<'_>, places: &Places) -> Result<(), DemoError> {
    for entry in content::site()?.menus {
        let (id, new) = desk.identity("menu", &entry.slug).await?;
        if new {
            let items = items(desk, places, entry.items).await?;
            let menu =
                Menu { id: checked(SITE, MenuId::parse(&id))?, slug: checked(SITE, Slug::parse(&entry.slug))?, name: entry.name, items };
            desk.edit.put_menu(&menu).await?;
        }
    }
    Ok(())
}

async fn items(desk: &mut Desk<'_>, places: &Places, entries: Vec<ItemEntry>) -> Result<Vec<MenuItem>, DemoError> {
    let mut items = Vec::with_capacity(entries.len());
    for entry in entries {
        let target = if let Some(slug) = &entry.section {
            let section = places
                .sections
                .get(slug)
                .ok_or_else(|| DemoError::content(SITE, format!("the menu names the unknown section {slug:?}")))?;
            MenuTarget::Section(section.clone())
        } else if let Some(slug) = &entry.page {
            let page = desk
                .edit
                .source_id(super::SOURCE, "page", slug)
                .await?
                .ok_or_else(|| DemoError::content(SITE, format!("the menu names the unknown page {slug:?}")))?;
            MenuTarget::Story(checked(SITE, StoryId::parse(&page))?)
        } else if let Some(url) = entry.url {
            MenuTarget::Url(url)
        } else if entry.home {
            MenuTarget::Home
        } else {
            MenuTarget::Heading
        };
        let children = Box::pin(self::items(desk, places, entry.items)).await?;
        items.push(MenuItem { label: entry.label, target, children });
    }
    Ok(items)
}
