//! Settings, sections, tags and menus.

use std::collections::HashMap;

use domain::{Email, Language, Menu, MenuId, MenuItem, MenuTarget, Section, SectionId, SiteSettings, Slug, StoryId, Tag, TagId};

use jiff::tz::TimeZone;

use super::{Loader, checked};
use crate::{
    DemoError,
    content::{self, ItemEntry},
};

/// Sections and tags by slug, and the time zone of the newspaper.
pub struct Taxonomy {
    pub sections: HashMap<String, SectionId>,
    pub tags: HashMap<String, TagId>,
    pub zone: TimeZone,
}

const SITE: &str = "site.toml";

/// Stores the settings, all sections and all tags.
pub async fn put(loader: &mut Loader<'_>) -> Result<Taxonomy, DemoError> {
    let site = content::site()?;
    let zone = checked(SITE, TimeZone::get(&site.time_zone))?;
    let settings = SiteSettings {
        name: site.name,
        tagline: site.tagline,
        about: site.about,
        language: checked(SITE, Language::parse(&site.language))?,
        time_zone: site.time_zone,
        contact: Some(checked(SITE, Email::parse(&site.contact))?),
        social: site.social,
        main_menu: Some(checked(SITE, Slug::parse(&site.main_menu))?),
        footer_menu: Some(checked(SITE, Slug::parse(&site.footer_menu))?),
        stories_per_page: site.stories_per_page,
        ..SiteSettings::default()
    };
    if loader.identity("settings", "site").await?.1 {
        loader.edit.put_settings(&settings).await?;
    }
    let mut taxonomy = Taxonomy { sections: HashMap::new(), tags: HashMap::new(), zone };
    for (position, entry) in content::sections()?.into_iter().enumerate() {
        let (id, new) = loader.identity("section", &entry.slug).await?;
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
                picture: None,
                internal: entry.internal,
                form: None,
            };
            loader.edit.put_section(&section).await?;
        }
        taxonomy.sections.insert(entry.slug, id);
    }
    for (key, name) in content::tags()? {
        let (id, new) = loader.identity("tag", &key).await?;
        let id = checked("tags.toml", TagId::parse(&id))?;
        if new {
            let slug = checked("tags.toml", Slug::parse(&key))?;
            loader
                .edit
                .put_tag(&Tag { id: id.clone(), slug, name, description: String::new(), kind: "tag".to_owned(), synonyms: Vec::new() })
                .await?;
        }
        taxonomy.tags.insert(key, id);
    }
    Ok(taxonomy)
}

/// Stores the menus; after the pages, which they may link to.
pub async fn put_menus(loader: &mut Loader<'_>, taxonomy: &Taxonomy) -> Result<(), DemoError> {
    for entry in content::site()?.menus {
        let (id, new) = loader.identity("menu", &entry.slug).await?;
        if new {
            let items = items(loader, taxonomy, entry.items).await?;
            let menu =
                Menu { id: checked(SITE, MenuId::parse(&id))?, slug: checked(SITE, Slug::parse(&entry.slug))?, name: entry.name, items };
            loader.edit.put_menu(&menu).await?;
        }
    }
    Ok(())
}

async fn items(loader: &mut Loader<'_>, taxonomy: &Taxonomy, entries: Vec<ItemEntry>) -> Result<Vec<MenuItem>, DemoError> {
    let mut items = Vec::with_capacity(entries.len());
    for entry in entries {
        let target = if let Some(slug) = &entry.section {
            let section = taxonomy
                .sections
                .get(slug)
                .ok_or_else(|| DemoError::content(SITE, format!("the menu names the unknown section {slug:?}")))?;
            MenuTarget::Section(section.clone())
        } else if let Some(slug) = &entry.page {
            let page = loader
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
        let children = Box::pin(self::items(loader, taxonomy, entry.items)).await?;
        items.push(MenuItem { label: entry.label, target, children });
    }
    Ok(items)
}
