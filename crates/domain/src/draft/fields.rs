//! The fields of a story that are attributes of the draft document: their names, types and defaults.

use std::borrow::Cow;

use serde_json::{Value, json};

use crate::document::Attributes;

use super::{SCHEMA, limits::FIELD_BYTES, read::Wrong};

/// The type of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    /// A text; empty if it is not set.
    Text,
    /// `true` or `false`.
    Flag,
    /// A list of ids.
    Ids,
    /// A list of `{"author", "role"}`.
    Bylines,
    /// Milliseconds since 1970-01-01T00:00:00Z, or `null`.
    Time,
}

/// Every field, in the order of the contract.
pub(super) const FIELDS: [(&str, Field); 21] = [
    ("section", Field::Text),
    ("sections", Field::Ids),
    ("tags", Field::Ids),
    ("bylines", Field::Bylines),
    ("leadImage", Field::Text),
    ("slug", Field::Text),
    ("language", Field::Text),
    ("direction", Field::Text),
    ("format", Field::Text),
    ("commentsOpen", Field::Flag),
    ("pinned", Field::Flag),
    ("embargoUntil", Field::Time),
    ("expiresAt", Field::Time),
    ("frontHeadline", Field::Text),
    ("seoTitle", Field::Text),
    ("seoDescription", Field::Text),
    ("canonicalUrl", Field::Text),
    ("noIndex", Field::Flag),
    ("socialTitle", Field::Text),
    ("socialDescription", Field::Text),
    ("socialImage", Field::Text),
];

/// The value of a field that nobody has set.
fn default(name: &str, field: Field) -> Value {
    match (name, field) {
        ("language", _) => json!("en"),
        ("direction", _) => json!("ltr"),
        ("format", _) => json!("standard"),
        ("commentsOpen", _) => json!(true),
        (_, Field::Text) => json!(""),
        (_, Field::Flag) => json!(false),
        (_, Field::Ids | Field::Bylines) => json!([]),
        (_, Field::Time) => Value::Null,
    }
}

/// The attributes of a document: all fields, those that are absent with their defaults.
pub(super) fn read(json: &Attributes<'_>) -> Result<Attributes<'static>, Wrong> {
    let wrong = |name: &str, why: String| Wrong { at: format!("attrs.{name}"), why };
    let mut attrs = Attributes::default();
    for (name, field) in FIELDS {
        attrs.insert(name, default(name, field));
    }
    attrs.insert("schema", SCHEMA.into());
    for (name, value) in json.iter() {
        if name == "schema" {
            if value.as_u64() != Some(SCHEMA.into()) {
                return Err(wrong(name, format!("is {value}; this program has schema {SCHEMA}")));
            }
            continue;
        }
        check(name, value).map_err(|why| wrong(name, why))?;
        attrs.set(Cow::Owned(name.to_owned()), value.clone());
    }
    Ok(attrs)
}

/// Checks the value of a field for its type and size.
pub(super) fn check(name: &str, value: &Value) -> Result<(), String> {
    let Some((_, field)) = FIELDS.iter().find(|(known, _)| *known == name) else {
        return Err(format!("a draft has no field {name:?}"));
    };
    let is_text = |value: &Value| value.is_string();
    let is_byline = |value: &Value| {
        value
            .as_object()
            .is_some_and(|byline| byline.len() == 2 && ["author", "role"].iter().all(|key| byline.get(*key).is_some_and(is_text)))
    };
    let (fits, what) = match field {
        Field::Text => (is_text(value), "a text"),
        Field::Flag => (value.is_boolean(), "true or false"),
        Field::Ids => (value.as_array().is_some_and(|list| list.iter().all(is_text)), "a list of ids"),
        Field::Bylines => (value.as_array().is_some_and(|list| list.iter().all(is_byline)), "a list of author and role"),
        Field::Time => (value.is_null() || value.is_i64(), "a time in milliseconds, or null"),
    };
    if !fits {
        return Err(format!("the field {name} must be {what}"));
    }
    let bytes = match value {
        Value::String(text) => text.len(),
        Value::Array(_) => value.to_string().len(),
        _ => 0,
    };
    if bytes > FIELD_BYTES { Err(format!("the field {name} has {bytes} bytes; at most {FIELD_BYTES} fit")) } else { Ok(()) }
}
