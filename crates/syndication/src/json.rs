//! JSON Feed 1.1.

use serde_json::{Map, Value, json};

use crate::{Feed, Item, date::rfc_3339};

/// Writes a feed as JSON Feed 1.1.
pub fn json_feed(feed: &Feed) -> Vec<u8> {
    let mut object = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.page_url,
        "feed_url": feed.self_url,
        "language": feed.language.as_str(),
        "items": feed.items.iter().map(item).collect::<Vec<_>>(),
    });
    if let Value::Object(object) = &mut object {
        put(object, "description", &feed.description);
        put(object, "icon", feed.image.as_deref().unwrap_or_default());
    }
    object.to_string().into_bytes()
}

fn item(item: &Item) -> Value {
    let mut object = Map::new();
    object.insert("id".to_owned(), item.guid.clone().into());
    object.insert("url".to_owned(), item.url.clone().into());
    object.insert("title".to_owned(), item.title.clone().into());
    object.insert("language".to_owned(), item.language.as_str().into());
    // an item must have a content, even an empty one
    let html = format!("<div lang=\"{}\" dir=\"{}\">{}</div>", item.language, item.direction, item.content);
    object.insert("content_html".to_owned(), html.into());
    put(&mut object, "summary", &item.summary);
    put(&mut object, "date_published", &rfc_3339(item.published).unwrap_or_default());
    put(&mut object, "date_modified", &rfc_3339(item.updated.max(item.published)).unwrap_or_default());
    if !item.authors.is_empty() {
        object.insert("authors".to_owned(), item.authors.iter().map(|name| json!({ "name": name })).collect());
    }
    if !item.categories.is_empty() {
        object.insert("tags".to_owned(), item.categories.clone().into());
    }
    if let Some(file) = &item.enclosure {
        if file.mime.starts_with("image/") {
            object.insert("image".to_owned(), file.url.clone().into());
        }
        let mut attachment = json!({ "url": file.url, "mime_type": file.mime });
        if let Value::Object(attachment) = &mut attachment
            && file.bytes > 0
        {
            attachment.insert("size_in_bytes".to_owned(), file.bytes.into());
        }
        object.insert("attachments".to_owned(), vec![attachment].into());
    }
    Value::Object(object)
}

/// Empty texts are left out.
fn put(object: &mut Map<String, Value>, name: &str, text: &str) {
    if !text.trim().is_empty() {
        object.insert(name.to_owned(), text.into());
    }
}
