//! `GET /api/more?list=NAME&after=CURSOR`: the next stories of a list.

use leptos::server_fn::codec::GetUrl;
use newsroom::Cursor;

use super::{ApiError, error, site};
use crate::{components, load, load::Loaded, prelude::*, render::render};

/// Names of lists are no longer than a slug and its kind.
const LONGEST: usize = 300;

/// The stories after the one that `after` stands for, and the link to those after them.
#[server(name = MoreFn, prefix = "/api", endpoint = "more", input = GetUrl)]
pub async fn more(#[server(default)] list: String, #[server(default)] after: String) -> Result<String, ApiError> {
    let site = site()?;
    if list.is_empty() || list.len() > LONGEST {
        return Err(error::bad_request(
            "`list` must name a list of stories: latest, section:SLUG, tag:SLUG, author:SLUG or archive:YYYY-MM",
        ));
    }
    let place = after.parse().ok().filter(|place: &Cursor| place.to_string() == after);
    let after = place.ok_or_else(|| error::bad_request("`after` must be taken from a link to more stories"))?;
    match load::more(&site, &list, &after).await.map_err(|error| error::broken(&error.to_string()))? {
        Loaded::Page(more) => Ok(render(|| components::more_cards(&more))),
        Loaded::Moved(_) | Loaded::Gone | Loaded::Missing => Err(error::not_found("there is no such list")),
    }
}
