//! Items of menus as the export has them.

use super::site_index::SiteIndex;
use crate::wxr::{Item, WxrTerm};

/// One item of a menu.
#[derive(Debug, Clone)]
pub(super) struct IndexedMenuItem {
    pub(super) id: u64,
    pub(super) menu: String,
    pub(super) title: String,
    pub(super) order: i64,
    pub(super) parent: u64,
    pub(super) kind: String,
    pub(super) object: String,
    pub(super) object_id: u64,
    pub(super) url: String,
}

impl SiteIndex {
    /// Notes an item of a menu.
    pub(super) fn menu_item(&mut self, item: &Item) {
        let text = |key: &str| item.meta(key).unwrap_or_default().trim().to_owned();
        let number = |key: &str| text(key).parse().unwrap_or(0);
        let named = item.terms.iter().find(|term| term.domain == "nav_menu");
        let menu = named.map(|term| self.slug_of("nav_menu", &term.slug, &term.name)).unwrap_or_default();
        if let Some(named) = named
            && !self.terms.contains_key(&("nav_menu".to_owned(), menu.clone()))
        {
            self.declared(WxrTerm { taxonomy: "nav_menu".to_owned(), slug: menu.clone(), name: named.name.clone(), ..WxrTerm::default() });
        }
        self.menu_items.push(IndexedMenuItem {
            id: item.id,
            menu,
            title: crate::body::plain(&item.title),
            order: item.menu_order,
            parent: number("_menu_item_menu_item_parent"),
            kind: text("_menu_item_type"),
            object: text("_menu_item_object"),
            object_id: number("_menu_item_object_id"),
            url: text("_menu_item_url"),
        });
    }
}
