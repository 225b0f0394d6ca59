//! Converts REST responses to the items of an export.

use std::collections::HashMap;

use serde_json::Value;

use super::copy::is_locked;
use super::excerpt;
use super::folder::Base;
use super::value::{date, is_set, number, numbers, raw, raw_or_rendered, text};
use crate::wxr::{Completeness, Item, TermRef, WxrAuthor, WxrComment, WxrTerm};

/// Names by number.
#[derive(Default)]
pub(super) struct Names {
    /// Logins of users.
    pub(super) logins: HashMap<u64, String>,
    /// Slug and name of terms, by taxonomy and number.
    pub(super) terms: HashMap<(String, u64), (String, String)>,
    /// The taxonomies of stories.
    pub(super) taxonomies: Vec<Base>,
}

/// A user. Logins are visible only to users who may edit users; for all others the slug is used.
pub(super) fn author(user: &Value) -> WxrAuthor {
    let login = text(user, "username");
    WxrAuthor {
        id: text(user, "id"),
        login: if login.is_empty() { text(user, "slug") } else { login },
        email: text(user, "email"),
        display_name: text(user, "name"),
        first_name: text(user, "first_name"),
        last_name: text(user, "last_name"),
    }
}

/// A term; its parent must be among the names.
pub(super) fn term(term: &Value, taxonomy: &str, names: &Names) -> WxrTerm {
    let above = names.terms.get(&(taxonomy.to_owned(), number(term, "parent")));
    WxrTerm {
        id: text(term, "id"),
        taxonomy: taxonomy.to_owned(),
        slug: text(term, "slug"),
        parent: above.map(|(slug, _)| slug.clone()).unwrap_or_default(),
        name: text(term, "name"),
        description: text(term, "description"),
        meta: Vec::new(),
    }
}

/// The fields that all items have.
fn item(thing: &Value, kind: &str, names: &Names) -> Item {
    Item {
        id: number(thing, "id"),
        kind: kind.to_owned(),
        title: raw_or_rendered(thing, "title"),
        link: text(thing, "link"),
        creator: names.logins.get(&number(thing, "author")).cloned().unwrap_or_default(),
        guid: raw_or_rendered(thing, "guid"),
        date: date(thing, "date"),
        date_gmt: date(thing, "date_gmt"),
        modified_gmt: date(thing, "modified_gmt"),
        comment_status: text(thing, "comment_status"),
        slug: text(thing, "slug"),
        status: text(thing, "status"),
        parent: number(thing, "parent"),
        ..Item::default()
    }
}

/// A post, page or reusable block.
pub(super) fn story(thing: &Value, kind: &str, names: &Names) -> Item {
    let completeness = match raw(thing, "content") {
        Some(_) => Completeness::Typed,
        None if is_locked(thing) => Completeness::Locked,
        None => Completeness::Rendered,
    };
    let content = raw_or_rendered(thing, "content");
    let excerpt = raw(thing, "excerpt").unwrap_or_else(|| excerpt::written(&raw_or_rendered(thing, "excerpt"), &content));
    let mut story = Item {
        excerpt,
        content,
        menu_order: thing.get("menu_order").and_then(Value::as_i64).unwrap_or(0),
        password: text(thing, "password"),
        sticky: is_set(thing, "sticky"),
        ..item(thing, kind, names)
    };
    for Base { name, route } in &names.taxonomies {
        for id in numbers(thing, route) {
            if let Some((slug, term)) = names.terms.get(&(name.clone(), id)) {
                story.terms.push(TermRef { domain: name.clone(), slug: slug.clone(), name: term.clone() });
            }
        }
    }
    let format = text(thing, "format");
    if !matches!(format.as_str(), "" | "standard") {
        story.terms.push(TermRef { domain: "post_format".to_owned(), slug: format!("post-format-{format}"), name: format });
    }
    // an empty list where there are none
    if let Some(Value::Object(values)) = thing.get("meta") {
        let texts = values.keys().map(|key| (key.clone(), text(thing.get("meta").unwrap_or(&Value::Null), key)));
        story.meta.extend(texts.filter(|(_, value)| !value.is_empty()));
    }
    let picture = number(thing, "featured_media");
    if picture != 0 {
        story.meta.push(("_thumbnail_id".to_owned(), picture.to_string()));
    }
    story.set_completeness(completeness);
    story
}

/// An attachment.
pub(super) fn attachment(thing: &Value, names: &Names) -> Item {
    let description = raw_or_rendered(thing, "description");
    let caption = raw(thing, "caption").unwrap_or_else(|| excerpt::written(&raw_or_rendered(thing, "caption"), &description));
    let mut attachment = Item {
        excerpt: caption,
        content: raw(thing, "description").unwrap_or_default(),
        attachment_url: text(thing, "source_url"),
        parent: number(thing, "post"),
        ..item(thing, "attachment", names)
    };
    let file = thing.get("media_details").map(|details| text(details, "file")).unwrap_or_default();
    for (key, value) in [("_wp_attached_file", file), ("_wp_attachment_image_alt", text(thing, "alt_text"))] {
        if !value.is_empty() {
            attachment.meta.push((key.to_owned(), value));
        }
    }
    attachment
}

/// A link in a menu.
pub(super) fn menu_item(thing: &Value, names: &Names) -> Item {
    let mut link =
        Item { menu_order: thing.get("menu_order").and_then(Value::as_i64).unwrap_or(0), parent: 0, ..item(thing, "nav_menu_item", names) };
    for menu in numbers(thing, "menus") {
        if let Some((slug, name)) = names.terms.get(&("nav_menu".to_owned(), menu)) {
            link.terms.push(TermRef { domain: "nav_menu".to_owned(), slug: slug.clone(), name: name.clone() });
        }
    }
    for (key, field) in [
        ("_menu_item_type", "type"),
        ("_menu_item_object", "object"),
        ("_menu_item_object_id", "object_id"),
        ("_menu_item_menu_item_parent", "parent"),
        ("_menu_item_url", "url"),
    ] {
        link.meta.push((key.to_owned(), text(thing, field)));
    }
    link
}

/// An item of a type without counterpart: enough to name it in the report.
pub(super) fn other(thing: &Value, kind: &str, names: &Names) -> Item {
    item(thing, kind, names)
}

/// A comment.
pub(super) fn comment(thing: &Value) -> WxrComment {
    let status = text(thing, "status");
    WxrComment {
        id: text(thing, "id"),
        parent: text(thing, "parent"),
        author: text(thing, "author_name"),
        email: text(thing, "author_email"),
        url: text(thing, "author_url"),
        date: date(thing, "date"),
        date_gmt: date(thing, "date_gmt"),
        content: raw_or_rendered(thing, "content"),
        approved: match status.as_str() {
            "approved" => "1".to_owned(),
            "hold" => "0".to_owned(),
            _ => status,
        },
        kind: text(thing, "type"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_plugins_leave_out_or_make_up_does_no_harm() {
        for odd in [
            json!({}),
            json!(null),
            json!([]),
            json!({"title": null, "content": [], "meta": {"a": [1], "b": 2}, "categories": "x", "id": "7"}),
        ] {
            let (story, file) = (story(&odd, "post", &Names::default()), attachment(&odd, &Names::default()));
            assert_eq!((story.completeness(), file.excerpt.as_str()), (Completeness::Rendered, ""));
            assert!(comment(&odd).id.len() < 2 && menu_item(&odd, &Names::default()).terms.is_empty());
        }
    }

    #[test]
    fn a_locked_post_keeps_its_lock() {
        let locked = json!({"id": 5, "title": {"rendered": "A"}, "content": {"rendered": "", "protected": true}});
        assert_eq!(story(&locked, "post", &Names::default()).completeness(), Completeness::Locked);
        let opened = json!({"id": 5, "password": "enter", "content": {"raw": "text", "rendered": "", "protected": true}});
        let opened = story(&opened, "post", &Names::default());
        assert_eq!((opened.completeness(), opened.password.as_str(), opened.content.as_str()), (Completeness::Typed, "enter", "text"));
    }
}
