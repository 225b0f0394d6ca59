//! Tolerant access to JSON responses: plugins omit fields, set them to null, or turn objects into lists.

use serde_json::Value;

/// The text of a field; empty where there is none.
pub(super) fn text(of: &Value, field: &str) -> String {
    match of.get(field) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

/// A number, also one written as text; 0 where there is none.
pub(super) fn number(of: &Value, field: &str) -> u64 {
    match of.get(field) {
        Some(Value::Number(number)) => number.as_u64().unwrap_or(0),
        Some(Value::String(text)) => text.trim().parse().unwrap_or(0),
        _ => 0,
    }
}

/// Whether a field is true.
pub(super) fn is_set(of: &Value, field: &str) -> bool {
    of.get(field).and_then(Value::as_bool).unwrap_or(false)
}

/// The raw text if it is visible to us, else the rendered text.
pub(super) fn raw_or_rendered(of: &Value, field: &str) -> String {
    raw(of, field).unwrap_or_else(|| match of.get(field) {
        Some(Value::String(text)) => text.clone(),
        Some(inner) => text(inner, "rendered"),
        None => String::new(),
    })
}

/// The raw text; `None` if only the rendered text is returned.
pub(super) fn raw(of: &Value, field: &str) -> Option<String> {
    of.get(field)?.get("raw")?.as_str().map(str::to_owned)
}

/// The numbers in a list, or a single number in place of a list.
pub(super) fn numbers(of: &Value, field: &str) -> Vec<u64> {
    match of.get(field) {
        Some(Value::Array(list)) => list.iter().filter_map(Value::as_u64).collect(),
        Some(Value::Number(number)) => number.as_u64().into_iter().collect(),
        _ => Vec::new(),
    }
}

/// `2010-10-20T14:08:20` as exports have it, with a space.
pub(super) fn date(of: &Value, field: &str) -> String {
    text(of, field).replacen('T', " ", 1)
}

/// The entries of a page: its array, or the values of its object.
pub(super) fn things(page: &Value) -> Vec<&Value> {
    match page {
        Value::Array(list) => list.iter().collect(),
        Value::Object(map) => map.values().collect(),
        _ => Vec::new(),
    }
}
