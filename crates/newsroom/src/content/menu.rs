//! Menus: storing them, reading them.

use domain::{Capability, Menu, Slug};

use crate::entity::{Change, entity};
use crate::write::keys::Key;
use crate::{Edit, Newsroom, Result};

entity!(Menu, "menu", "menu");

impl Newsroom {
    /// The menu of this name.
    pub async fn menu(&self, slug: &Slug) -> Result<Option<Menu>> {
        self.record(Key::Menus);
        by_slug(&mut self.read().await?.conn(), slug).await
    }

    /// All menus, by name.
    pub async fn menus(&self) -> Result<Vec<Menu>> {
        self.record(Key::Menus);
        let mut menus = all(&mut self.read().await?.conn()).await?;
        menus.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
        Ok(menus)
    }
}

impl Edit<'_> {
    /// Stores a menu.
    pub async fn put_menu(&mut self, menu: &Menu) -> Result<()> {
        self.authority.require(Capability::ManageStructure)?;
        if put(self, menu).await? != Change::Same {
            self.touch(Key::Menus);
        }
        Ok(())
    }

    /// The menu of this name.
    pub async fn menu(&mut self, slug: &Slug) -> Result<Option<Menu>> {
        by_slug(&mut self.conn().await?, slug).await
    }
}
