//! `GET /api/more?list=KEY&after=CURSOR`: the next stories of a list.

use domain::ListOf;
use newsroom::Cursor;

use super::FragmentError;
use crate::{
    site::{
        Site, components,
        load::{self, Loaded},
    },
    ui::render::render,
};

/// The stories after the one that `after` stands for, and the link to those after them. `list` is a list's key.
pub async fn more(site: &Site, list: &str, after: &str) -> Result<String, FragmentError> {
    if list.is_empty() {
        return Err(FragmentError::BadRequest(
            "`list` must name a list of stories: latest, section:SLUG, tag:SLUG, author:SLUG or archive:YYYY-MM",
        ));
    }
    let cursor = after.parse().ok().filter(|cursor: &Cursor| cursor.to_string() == after);
    let cursor = cursor.ok_or(FragmentError::BadRequest("`after` must be taken from a link to more stories"))?;
    let no_such_list = FragmentError::NotFound("list");
    let Ok(of) = list.parse::<ListOf>() else { return Err(no_such_list) };
    let language = site.language().await?;
    match load::more(site, &of, &cursor).await? {
        Loaded::Page(more) => Ok(language.within(|| render(|| components::more_cards(&more)))),
        Loaded::Moved(_) | Loaded::Gone(_) | Loaded::Missing => Err(no_such_list),
    }
}
