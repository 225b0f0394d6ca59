//! `site.toml`, `sections.toml` and `tags.toml`.

use std::collections::BTreeMap;

use domain::SocialLink;
use serde::Deserialize;

use super::toml_file;
use crate::DemoError;

/// The newspaper's settings and menus.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SiteEntry {
    pub name: String,
    pub tagline: String,
    pub about: String,
    pub language: String,
    pub time_zone: String,
    pub contact: String,
    pub stories_per_page: u16,
    pub main_menu: String,
    pub footer_menu: String,
    pub social: Vec<SocialLink>,
    #[serde(rename = "menu")]
    pub menus: Vec<MenuEntry>,
}

/// One menu.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MenuEntry {
    pub slug: String,
    pub name: String,
    pub items: Vec<ItemEntry>,
}

/// One item of a menu: exactly one of `home`, `section`, `page`, `url`, or none for a heading.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ItemEntry {
    pub label: String,
    pub home: bool,
    pub section: Option<String>,
    pub page: Option<String>,
    pub url: Option<String>,
    pub items: Vec<ItemEntry>,
}

/// One section.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionEntry {
    pub slug: String,
    pub name: String,
    pub description: String,
    #[serde(default)]
    pub internal: bool,
}

/// The newspaper's settings and menus.
pub fn site() -> Result<SiteEntry, DemoError> {
    toml_file("site.toml")
}

/// All sections in their order.
pub fn sections() -> Result<Vec<SectionEntry>, DemoError> {
    #[derive(Deserialize)]
    struct File {
        section: Vec<SectionEntry>,
    }
    Ok(toml_file::<File>("sections.toml")?.section)
}

/// All tags: slug and name.
pub fn tags() -> Result<BTreeMap<String, String>, DemoError> {
    toml_file("tags.toml")
}
