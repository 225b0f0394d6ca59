//! Menus: trees of links.

mod lines;
mod list;
mod save;
mod show;
mod targets;

pub use list::{create, list};
pub use save::save;
pub use show::show;

use domain::{Menu, MenuId};

use crate::http::{AppState, HttpError};

/// The list.
const LIST: &str = "/desk/menus/";

/// The menu of a URL.
async fn menu(state: &AppState, id: &str) -> Result<Menu, HttpError> {
    const MISSING: HttpError = HttpError::NotFound { what: "menu" };
    let id = MenuId::parse(id).map_err(|_| MISSING)?;
    state.site.newsroom.menu_by_id(&id).await?.ok_or(MISSING)
}
