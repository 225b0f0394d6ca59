//! Which REST collections of a site are read, in which order, and with which parameters.

use super::folder::{Base, State};

/// One REST collection.
#[derive(Debug, Clone)]
pub(super) struct List {
    /// Its name in the copy.
    pub(super) name: String,
    /// Its route: `wp/v2/posts`.
    pub(super) route: String,
    /// Query parameters without authentication; `None` if a password is needed.
    pub(super) public: Option<Vec<(&'static str, &'static str)>>,
    /// Additional query parameters with a password.
    pub(super) signed: Vec<(&'static str, &'static str)>,
    /// What is missing if the password is not sufficient.
    pub(super) lost: &'static str,
}

/// Everything except the authors, who are requested when their numbers are known.
pub(super) fn lists(state: &State) -> Vec<List> {
    let list = |name: &str, public: bool, signed: &[(&'static str, &'static str)], lost: &'static str| List {
        name: name.to_owned(),
        route: format!("wp/v2/{name}"),
        public: public.then(Vec::new),
        signed: signed.to_vec(),
        lost,
    };
    let edit = ("context", "edit");
    let any = ("status", "any");
    let mut lists = Vec::new();
    for Base { name, route } in &state.taxonomies {
        lists.push(List { name: terms_of(name), route: format!("wp/v2/{route}"), ..list("", true, &[], "its terms") });
    }
    lists.push(list(MENUS, false, &[], "menus (an administrator's)"));
    lists.push(list(MENU_ITEMS, false, &[], "links of menus (an administrator's)"));
    lists.push(list(MEDIA, true, &[edit], "captions as they were typed"));
    lists.push(list(BLOCKS, false, &[edit, any], "reusable blocks (an editor's)"));
    lists.push(list(PAGES, true, &[edit, any], "drafts and private pages (an editor's)"));
    lists.push(list(POSTS, true, &[edit, any], "drafts, scheduled and private posts (an editor's)"));
    lists.push(list(COMMENTS, true, &[edit, ("type", "all")], "pingbacks, and addresses of those who commented (an editor's)"));
    lists.push(List {
        name: WAITING.to_owned(),
        ..list(COMMENTS, false, &[edit, ("type", "all"), ("status", "hold")], "waiting comments (an editor's)")
    });
    for Base { name, route } in &state.others {
        let fields = ("_fields", "id,type,title,link,status");
        lists.push(List {
            name: items_of(name),
            route: format!("wp/v2/{route}"),
            public: Some(vec![fields]),
            ..list("", true, &[], "its items")
        });
    }
    lists
}

pub(super) const MENUS: &str = "menus";
pub(super) const MENU_ITEMS: &str = "menu-items";
pub(super) const MEDIA: &str = "media";
pub(super) const BLOCKS: &str = "blocks";
pub(super) const PAGES: &str = "pages";
pub(super) const POSTS: &str = "posts";
pub(super) const COMMENTS: &str = "comments";
pub(super) const WAITING: &str = "comments-waiting";
/// Users who wrote something.
pub(super) const WRITERS: &str = "users";

/// The list of a taxonomy's terms.
pub(super) fn terms_of(taxonomy: &str) -> String {
    format!("terms-{taxonomy}")
}

/// The list of a type's items.
pub(super) fn items_of(kind: &str) -> String {
    format!("items-{kind}")
}
