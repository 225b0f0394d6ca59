//! `GET /api/panel?section=SLUG`: what opens under a section in the menu.

use domain::Slug;
use leptos::server_fn::codec::GetUrl;

use super::{ApiError, error, site};
use crate::{components, load, load::Loaded, prelude::*, render::render};

/// The newest stories of a section.
#[server(name = PanelFn, prefix = "/api", endpoint = "panel", input = GetUrl)]
pub async fn panel(#[server(default)] section: String) -> Result<String, ApiError> {
    let site = site()?;
    let slug = Slug::as_written(&section)
        .ok_or_else(|| error::bad_request("`section` must be the slug of a section, as in /api/panel?section=world"))?;
    match load::panel(&site, &slug).await.map_err(|error| error::broken(&error.to_string()))? {
        Loaded::Page(panel) => Ok(render(|| components::panel(&panel))),
        Loaded::Moved(_) | Loaded::Gone | Loaded::Missing => Err(error::not_found("there is no section with this slug")),
    }
}
