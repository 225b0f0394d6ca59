//! The fields that sections, tags and authors share: name, slug, description.

use app::desk::{form::Errors, words::structure as words};
use domain::Slug;

use crate::http::desk::Fields;

const MOST_NAME: usize = 100;
const MOST_DESCRIPTION: usize = 2_000;

/// Name, slug and description of a form; errors beside the fields.
pub fn named(fields: &Fields, errors: &mut Errors) -> Option<(String, Slug, String)> {
    let name = new_name(fields, errors);
    let slug = slug(fields, errors);
    let description = fields.get("description").replace("\r\n", "\n").trim().to_owned();
    if description.chars().count() > MOST_DESCRIPTION {
        errors.add("description", words::BAD_DESCRIPTION);
        return None;
    }
    Some((name?, slug?, description))
}

/// The name of a form.
pub fn new_name(fields: &Fields, errors: &mut Errors) -> Option<String> {
    let name = fields.line("name");
    if (1..=MOST_NAME).contains(&name.chars().count()) {
        return Some(name);
    }
    errors.add("name", words::BAD_NAME);
    None
}

fn slug(fields: &Fields, errors: &mut Errors) -> Option<Slug> {
    Slug::parse(fields.get("slug")).map_err(|_| errors.add("slug", words::BAD_SLUG)).ok()
}
