//! The form's fields as settings, and back.

use std::hash::{DefaultHasher, Hash, Hasher};

use app::{
    desk::{form::Errors, words::settings as words},
    ui::words::Word,
};
use domain::SiteSettings;
use newsroom::Newsroom;

use crate::{
    http::{
        AppState, HttpError,
        desk::{Fields, pictures::pick},
    },
    site_settings::{FIELDS, SettingsError, field, get, set},
};

/// A form that was sent.
pub struct Sent {
    /// What it would make of the settings; only meaningful without errors.
    pub settings: SiteSettings,
    /// What was typed, for the form to come back with.
    pub values: Vec<(&'static str, String)>,
    /// What is wrong.
    pub errors: Errors,
}

/// Every setting as text.
pub fn values(settings: &SiteSettings) -> Vec<(&'static str, String)> {
    FIELDS.iter().map(|field| (field.key, shown(field.key, get(settings, field)))).collect()
}

/// Changes when any setting does.
pub fn version(settings: &SiteSettings) -> String {
    let mut hasher = DefaultHasher::new();
    values(settings).hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// Menus to choose from: slug and title.
///
/// # Errors
/// Storage failed.
pub async fn menus(newsroom: &Newsroom) -> Result<Vec<(String, String)>, HttpError> {
    Ok(newsroom.menus().await?.into_iter().map(|menu| (menu.slug.to_string(), menu.slug.to_string())).collect())
}

/// Reads the form; settings that it does not have stay as they are.
pub fn read(fields: &Fields, before: &SiteSettings, menus: &[(String, String)]) -> Sent {
    let (mut settings, mut errors, mut values) = (before.clone(), Errors::default(), values(before));
    for (key, value) in &mut values {
        if !fields.has(key) {
            continue;
        }
        fields.get(key).clone_into(value);
        if let Err(SettingsError::Value { .. }) = set(&mut settings, key, &typed(key, value)) {
            errors.add(key, why(key));
        }
        if key.ends_with("_menu") && !value.is_empty() && !menus.iter().any(|(slug, _)| slug == value) {
            errors.add(key, words::BAD_MENU);
        }
    }
    for found in settings.look.unreadable() {
        let key = format!("colour_{}{}", found.text, if found.dark { "_dark" } else { "" });
        let Ok(field) = field(&key) else { continue };
        let (contrast, needed) = (format!("{:.1}", found.contrast), format!("{:.1}", found.needed));
        let text = format!("{} ({})", words::of(field.key).0, if found.dark { words::DARK } else { words::LIGHT });
        errors.add(field.key, words::TOO_ALIKE.with(&[("text", &text), ("contrast", &contrast), ("needed", &needed)]));
    }
    Sent { settings, values, errors }
}

/// Adds an error for a logo that is no picture, or may not be used anew.
///
/// # Errors
/// Storage failed.
pub async fn check_logos(state: &AppState, sent: &mut Sent, before: &SiteSettings) -> Result<(), HttpError> {
    for (key, stored) in [("logo_light", &before.logo_light), ("logo_dark", &before.logo_dark)] {
        let value = sent.values.iter().find(|(known, _)| *known == key).map(|(_, value)| value.clone()).unwrap_or_default();
        if sent.errors.of(key).is_none()
            && let Err(why) = pick::sent(state, &value, stored.as_ref()).await?
        {
            sent.errors.add(key, why);
        }
    }
    Ok(())
}

/// What fits a setting, as the form says it.
fn why(key: &str) -> String {
    if key.starts_with("colour_") {
        return words::BAD_COLOUR.text().to_owned();
    }
    let hint: Word = words::of(key).1;
    format!("{} {hint}", words::NOT_POSSIBLE).trim_end().to_owned()
}

/// Profiles stand one on a line in the form.
fn shown(key: &str, value: String) -> String {
    if key == "social" { value.replace(", ", "\n") } else { value }
}

fn typed(key: &str, value: &str) -> String {
    if key == "social" {
        value.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(", ")
    } else {
        value.to_owned()
    }
}
