//! Which lists of a site are read, in which order, and with which words.

use super::folder::{Base, State};

/// One list of things.
#[derive(Debug, Clone)]
pub(super) struct List {
    /// Its name in the copy.
    pub(super) name: String,
    /// Where it is: `wp/v2/posts`.
    pub(super) route: String,
    /// What anybody may ask; `None` where a password is needed.
    pub(super) public: Option<Vec<(&'static str, &'static str)>>,
    /// What is asked in addition with a password.
    pub(super) signed: Vec<(&'static str, &'static str)>,
    /// In an order that new things do not disturb.
    pub(super) order: &'static str,
    /// What is missing if the password does not open it.
    pub(super) lost: &'static str,
}

/// Everything but the writers, which are asked for when their numbers are known.
pub(super) fn lists(state: &State) -> Vec<List> {
    let list = |name: &str, public: bool, signed: &[(&'static str, &'static str)], lost: &'static str| List {
        name: name.to_owned(),
        route: format!("wp/v2/{name}"),
        public: public.then(Vec::new),
        signed: signed.to_vec(),
        order: "id",
        lost,
    };
    let edit = ("context", "edit");
    let any = ("status", "any");
    let mut lists = Vec::new();
    for Base { name, route } in &state.taxonomies {
        lists.push(List { name: terms_of(name), route: format!("wp/v2/{route}"), ..list("", true, &[], "its terms") });
    }
    lists.push(list("menus", false, &[], "menus (they need an administrator)"));
    lists.push(list("menu-items", false, &[], "menus (they need an administrator)"));
    lists.push(list("media", true, &[edit], "captions as they were typed"));
    lists.push(list("blocks", false, &[edit, any], "reusable blocks"));
    lists.push(list("pages", true, &[edit, any], "drafts and pages that are not public (they need an editor)"));
    lists.push(list("posts", true, &[edit, any], "drafts and posts that are not public (they need an editor)"));
    lists.push(List {
        order: "post",
        ..list("comments", true, &[edit, ("status", "all"), ("type", "all")], "comments that wait, and addresses of their writers (they need an editor)")
    });
    for Base { name, route } in &state.others {
        let fields = ("_fields", "id,type,title,link,status");
        lists.push(List {
            name: items_of(name),
            route: format!("wp/v2/{route}"),
            public: Some(vec![fields]),
            ..list("", true, &[any], "those that are not public")
        });
    }
    lists
}

/// The list of a taxonomy's terms.
pub(super) fn terms_of(taxonomy: &str) -> String {
    format!("terms-{taxonomy}")
}

/// The list of a type's items.
pub(super) fn items_of(kind: &str) -> String {
    format!("items-{kind}")
}

/// The list of users.
pub(super) const WRITERS: &str = "users";
