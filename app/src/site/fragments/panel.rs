//! `GET /api/panel?section=SLUG`: what opens under a section in the menu.

use domain::Slug;

use super::FragmentError;
use crate::{
    site::{
        Site, components,
        load::{self, Loaded},
    },
    ui::render::render,
};

/// The newest stories of the section with this slug.
pub async fn panel(site: &Site, section: &str) -> Result<String, FragmentError> {
    let slug = Slug::as_written(section);
    let slug = slug.ok_or(FragmentError::BadRequest("`section` must be the slug of a section, as in /api/panel?section=world"))?;
    let language = site.language().await?;
    match load::panel(site, &slug).await? {
        Loaded::Page(panel) => Ok(language.within(|| render(|| components::panel(&panel)))),
        Loaded::Moved(_) | Loaded::Gone(_) | Loaded::Missing => Err(FragmentError::NotFound("section")),
    }
}
