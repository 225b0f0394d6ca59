//! Settings as a TOML file: any of the settings at the top, then menus.

use domain::{Menu, SiteSettings};
use newsroom::Newsroom;
use serde::{Deserialize, Serialize};
use toml::{Table, Value};

use super::{FIELDS, MenuFile, SettingsError, field, get, set};

/// What a file says. Settings and menus that it does not name stay as they are.
#[derive(Debug, Serialize, Deserialize)]
pub struct SettingsFile {
    #[serde(flatten)]
    settings: Table,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    menu: Vec<MenuFile>,
}

impl SettingsFile {
    /// Reads TOML; `name` is the file's, for messages.
    ///
    /// # Errors
    /// It is not TOML, or has a table that settings do not have; the message says where.
    pub fn parse(text: &str, name: &str) -> Result<Self, SettingsError> {
        toml::from_str(text).map_err(|error| SettingsError::Toml { file: name.to_owned(), why: error.to_string() })
    }

    /// All settings and menus of a newsroom.
    ///
    /// # Errors
    /// The newsroom cannot be read.
    pub async fn of(newsroom: &Newsroom) -> Result<Self, SettingsError> {
        let settings = newsroom.settings().await?;
        let mut table = Table::new();
        for field in FIELDS {
            let value = match field.key {
                "comment_days" => Value::Integer(settings.comments.close_after_days.into()),
                "comment_reports" => Value::Integer(settings.comments.hide_after_reports.into()),
                "stories_per_page" => Value::Integer(settings.stories_per_page.into()),
                "counts_from" => Value::Integer(settings.counts_from.into()),
                "social" => Value::Array(settings.social.iter().map(|link| social(&link.network, &link.url)).collect()),
                _ => Value::String(get(&settings, field)),
            };
            table.insert(field.key.to_owned(), value);
        }
        let mut menu = Vec::new();
        for stored in newsroom.menus().await? {
            menu.push(MenuFile::of(newsroom, &stored).await?);
        }
        Ok(Self { settings: table, menu })
    }

    /// Puts what the file says over `settings`.
    ///
    /// # Errors
    /// An unknown setting, or a value that does not fit.
    pub fn apply(&self, settings: &mut SiteSettings) -> Result<(), SettingsError> {
        for (key, value) in &self.settings {
            match (field(key)?.key, value) {
                ("social", Value::Array(links)) => settings.social = links.iter().map(read_social).collect::<Result<_, _>>()?,
                (key, Value::String(text)) => set(settings, key, text)?,
                (key, other) => set(settings, key, &other.to_string())?,
            }
        }
        Ok(())
    }

    /// The menus of the file, with the identities of those that are stored already.
    ///
    /// # Errors
    /// An item names something that is not there, or a target has the wrong form.
    pub async fn menus(&self, newsroom: &Newsroom) -> Result<Vec<Menu>, SettingsError> {
        let mut menus = Vec::new();
        for menu in &self.menu {
            menus.push(menu.read(newsroom).await?);
        }
        Ok(menus)
    }

    /// As TOML.
    pub fn to_toml(&self) -> String {
        // strings, numbers and tables only: nothing that TOML cannot hold
        toml::to_string(self).unwrap_or_default()
    }
}

fn social(network: &str, url: &str) -> Value {
    Value::Table(Table::from_iter([("network", network), ("url", url)].map(|(key, value)| (key.to_owned(), value.into()))))
}

fn read_social(link: &Value) -> Result<domain::SocialLink, SettingsError> {
    let part = |key| link.get(key).and_then(Value::as_str).unwrap_or_default();
    super::field::social_link(part("network"), part("url")).map_err(|why| SettingsError::Value {
        key: "social".to_owned(),
        value: link.to_string(),
        why,
        allowed: "a list of { network = \"Mastodon\", url = \"https://social.example/@paper\" }",
    })
}
