//! Menus at the desk: saved whole, based on the version that was on the screen.

use domain::{AuditAct, Menu, MenuId, SiteSettings};

use super::acts::Kind;
use super::journal::Done;
use super::refusal::Refusal;
use crate::content::menu;
use crate::imports::digest;
use crate::people::Target;
use crate::write::keys::Key;
use crate::{Edit, Error, Newsroom, Result, entity};

/// Where readers find a menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MenuPlace {
    /// Under the masthead.
    Main,
    /// In the footer.
    Footer,
}

/// A fingerprint of a menu; it changes when anything of it changes.
///
/// # Errors
/// The menu cannot be written as JSON.
pub fn menu_version(menu: &Menu) -> Result<String> {
    Ok(digest(&entity::write("menu", menu.id.as_str(), menu)?))
}

impl Newsroom {
    /// The menu with this identity.
    pub async fn menu_by_id(&self, id: &MenuId) -> Result<Option<Menu>> {
        self.record(Key::Menus);
        menu::by_id(&mut self.read().await?.conn(), id.as_str()).await
    }
}

impl Edit<'_> {
    /// Stores a menu over the version that it is based on; the identity with which it can be taken back.
    ///
    /// # Errors
    /// [`Refusal::Stale`] if another version is stored; [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn save_menu(&mut self, changed: &Menu, based_on: &str) -> Result<String> {
        self.begin_change()?;
        let stored = menu::by_id(&mut self.conn().await?, changed.id.as_str()).await?.ok_or(Error::NotFound { what: "menu" })?;
        if menu_version(&stored)? != based_on {
            return Err(Refusal::Stale.into());
        }
        self.put_menu(changed).await?;
        self.finish_menu(changed).await
    }

    /// Stores a new menu, and lets readers find it at a place, which needs the right to change the settings.
    ///
    /// # Errors
    /// [`Error::Conflict`] for a slug that another menu has; [`Error::Forbidden`].
    pub async fn add_menu(&mut self, new: &Menu, place: Option<MenuPlace>) -> Result<String> {
        self.begin_change()?;
        self.put_menu(new).await?;
        if let Some(place) = place {
            let settings = self.settings().await?.unwrap_or_default();
            let slug = Some(new.slug.clone());
            let settings = match place {
                MenuPlace::Main => SiteSettings { main_menu: slug, ..settings },
                MenuPlace::Footer => SiteSettings { footer_menu: slug, ..settings },
            };
            self.put_settings(&settings).await?;
        }
        self.finish_menu(new).await
    }

    async fn finish_menu(&mut self, menu: &Menu) -> Result<String> {
        let undo = self.finish_change(Done { kind: Kind::Menu, id: menu.id.as_str(), merged_into: None, stories: &[] }).await?;
        if !undo.is_empty() {
            let target = Target { kind: "menu", id: Some(menu.id.as_str()), name: &menu.name };
            self.audit(AuditAct::MenuChange, target, serde_json::json!({ "items": menu.len() })).await?;
        }
        Ok(undo)
    }
}
