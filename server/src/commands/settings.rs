//! `press settings`: the paper's name, time zone, language, public URL, menus and the rest, without the database.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::{Args, Subcommand};
use domain::{Menu, SiteSettings, Slug};
use newsroom::{Authority, Newsroom};

use super::{Failure, NewsroomArgs, counted::counted};
use crate::site_settings::{FIELDS, SettingsError, SettingsFile, check, field, get, set};

/// What to do with the settings.
#[derive(Subcommand)]
pub enum Settings {
    /// Print all settings
    Show(Show),
    /// Change one setting
    Set(Set),
    /// Change settings and menus to what a TOML file says; what it does not name stays
    Edit(Edit),
}

/// Prints all settings.
#[derive(Args)]
pub struct Show {
    /// As a TOML file with the menus, which `press settings edit` reads
    #[arg(long)]
    toml: bool,
    #[command(flatten)]
    pub(super) newsroom: NewsroomArgs,
}

/// Changes one setting.
#[derive(Args)]
#[command(after_help = keys_help())]
pub struct Set {
    /// Which setting
    #[arg(value_name = "KEY")]
    key: String,
    /// Its new value; "" clears an optional one
    #[arg(value_name = "VALUE", allow_hyphen_values = true)]
    value: String,
    #[command(flatten)]
    pub(super) newsroom: NewsroomArgs,
}

/// Changes settings and menus to what a TOML file says; what it does not name stays as it is.
#[derive(Args)]
#[command(after_help = "press settings show --toml prints a complete example.")]
pub struct Edit {
    /// The file; - reads it from standard input
    #[arg(value_name = "FILE.toml")]
    file: PathBuf,
    #[command(flatten)]
    pub(super) newsroom: NewsroomArgs,
}

fn keys_help() -> String {
    let lines = FIELDS.iter().map(|field| format!("  {:<17} {}", field.key, field.allowed));
    format!("Settings:\n{}", lines.collect::<Vec<_>>().join("\n"))
}

impl Settings {
    /// Whose settings.
    pub(super) fn newsroom(&self) -> &NewsroomArgs {
        match self {
            Self::Show(show) => &show.newsroom,
            Self::Set(set) => &set.newsroom,
            Self::Edit(edit) => &edit.newsroom,
        }
    }

    /// Runs one of them.
    ///
    /// # Errors
    /// A value that is not allowed, or the newsroom fails.
    pub async fn run(self) -> Result<(), Failure> {
        match self {
            Self::Show(show) => show.run().await,
            Self::Set(set) => set.run().await,
            Self::Edit(edit) => edit.run().await,
        }
    }
}

impl Show {
    async fn run(self) -> Result<(), Failure> {
        let (newsroom, _) = self.newsroom.open().await?;
        let text = if self.toml {
            SettingsFile::of(&newsroom).await.map_err(failure)?.to_toml()
        } else {
            let settings = newsroom.settings().await?;
            let menus: Vec<String> = newsroom.menus().await?.iter().map(|menu| menu.slug.to_string()).collect();
            let rows = FIELDS.iter().map(|field| (field.key, get(&settings, field))).chain([("(menus)", menus.join(", "))]);
            rows.map(|(key, value)| format!("{key:<17} {value}\n")).collect()
        };
        let _ = std::io::stdout().lock().write_all(text.as_bytes());
        newsroom.close().await;
        Ok(())
    }
}

impl Set {
    async fn run(self) -> Result<(), Failure> {
        // a wrong key or value is refused before a database is created
        set(&mut SiteSettings::default(), &self.key, &self.value).map_err(failure)?;
        let (newsroom, _) = self.newsroom.open().await?;
        let before = newsroom.settings().await?;
        let mut settings = before.clone();
        set(&mut settings, &self.key, &self.value).map_err(failure)?;
        save(&newsroom, &before, &settings, &[]).await?;
        newsroom.close().await;
        Ok(())
    }
}

impl Edit {
    async fn run(self) -> Result<(), Failure> {
        let file = SettingsFile::parse(&read(&self.file)?, &self.file.display().to_string()).map_err(failure)?;
        file.apply(&mut SiteSettings::default()).map_err(failure)?;
        let (newsroom, _) = self.newsroom.open().await?;
        let before = newsroom.settings().await?;
        let mut settings = before.clone();
        file.apply(&mut settings).map_err(failure)?;
        let menus = file.menus(&newsroom).await.map_err(failure)?;
        save(&newsroom, &before, &settings, &menus).await?;
        newsroom.close().await;
        Ok(())
    }
}

fn read(file: &Path) -> Result<String, Failure> {
    if file == Path::new("-") {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text).context("standard input cannot be read as text").map_err(Failure::wrong_input)?;
        return Ok(text);
    }
    std::fs::read_to_string(file).with_context(|| format!("{} cannot be read as text", file.display())).map_err(Failure::wrong_input)
}

/// Stores what differs in one transaction, and prints it. Running servers see it within a second.
async fn save(newsroom: &Newsroom, before: &SiteSettings, after: &SiteSettings, menus: &[Menu]) -> Result<(), Failure> {
    check(after).map_err(failure)?;
    let authority = Authority::command_line();
    let mut changed_menus = Vec::new();
    for menu in menus {
        if newsroom.menu(&menu.slug).await?.as_ref() != Some(menu) {
            changed_menus.push(menu);
        }
    }
    for (key, chosen) in [("main_menu", &after.main_menu), ("footer_menu", &after.footer_menu)] {
        if let Some(slug) = chosen {
            check_menu(newsroom, menus, key, slug).await?;
        }
    }
    let mut edit = newsroom.edit(&authority).await?;
    for menu in &changed_menus {
        edit.put_menu(menu).await?;
    }
    if before != after {
        edit.put_settings(after).await?;
    }
    edit.commit().await?;
    let mut out = std::io::stdout().lock();
    for menu in &changed_menus {
        let _ = writeln!(out, "menu {}: {}", menu.slug, counted(menu.len() as u64, "item", "items"));
    }
    let changed: Vec<_> = FIELDS.iter().filter(|field| get(before, field) != get(after, field)).collect();
    for field in &changed {
        let _ = writeln!(out, "{}: {:?} → {:?}", field.key, get(before, field), get(after, field));
    }
    if changed.is_empty() && changed_menus.is_empty() {
        let _ = writeln!(out, "nothing to change");
    }
    Ok(())
}

async fn check_menu(newsroom: &Newsroom, new: &[Menu], key: &str, slug: &Slug) -> Result<(), Failure> {
    if new.iter().any(|menu| menu.slug == *slug) || newsroom.menu(slug).await?.is_some() {
        return Ok(());
    }
    let known: Vec<String> = newsroom.menus().await?.iter().map(|menu| menu.slug.to_string()).collect();
    let why = if known.is_empty() { "there are no menus".to_owned() } else { format!("the menus are {}", known.join(", ")) };
    Err(failure(SettingsError::Value {
        key: key.to_owned(),
        value: slug.to_string(),
        why,
        allowed: field(key).map(|field| field.allowed).unwrap_or_default(),
    }))
}

fn failure(error: SettingsError) -> Failure {
    match error {
        SettingsError::Newsroom(error) => error.into(),
        other => Failure::wrong_input(other),
    }
}
