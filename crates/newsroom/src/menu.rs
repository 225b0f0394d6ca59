//! Menus: storing them, reading them.

use domain::{Menu, Slug};

use crate::{Edit, Newsroom, Result, edit::unbuilt};

impl Newsroom {
    /// The menu of this name.
    pub async fn menu(&self, slug: &Slug) -> Result<Option<Menu>> {
        let _ = (slug,);
        unbuilt()
    }
    /// All menus, by name.
    pub async fn menus(&self) -> Result<Vec<Menu>> {
        unbuilt()
    }
}

impl Edit<'_> {
    /// Stores a menu.
    pub async fn put_menu(&mut self, menu: &Menu) -> Result<()> {
        let _ = (menu,);
        unbuilt()
    }
    /// The menu of this name.
    pub async fn menu(&mut self, slug: &Slug) -> Result<Option<Menu>> {
        let _ = (slug,);
        unbuilt()
    }
}
