//! `/desk/together`: acts on several stories of the list, previewed first, and taken back.

mod act;
mod reason;
mod undo;

pub use act::act;
pub use reason::reason;
pub use undo::undo;

use app::desk::pages::stories::StoryFilters;

use crate::http::desk::Fields;

/// The filters of the list that a form came from, as in its URL; nothing but filters.
pub fn filters(fields: &Fields) -> String {
    query(fields.get("filters"))
}

/// A query that consists of filters of the list only: with `?`, empty without any.
fn query(text: &str) -> String {
    query_of(Fields::of_query(text).pairs())
}

/// The same of names and values.
pub fn query_of<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let filters = StoryFilters::default();
    let names = filters.pairs().map(|(name, _)| name);
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(pairs.filter(|(name, value)| names.contains(name) && !value.is_empty()));
    let query = query.finish();
    if query.is_empty() { query } else { format!("?{query}") }
}

/// The list with these filters, saying what happened.
pub fn list_saying(filters: &str, said: &str) -> String {
    if filters.is_empty() { format!("/desk/stories/?{said}") } else { format!("/desk/stories/{filters}&{said}") }
}
