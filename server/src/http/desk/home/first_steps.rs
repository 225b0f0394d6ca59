//! What a young paper still needs, for its administrators.

use app::desk::pages::first_steps::Step;
use domain::{Capability, FrontPage, SiteSettings};
use newsroom::{Authority, Newsroom, Shelf};

use crate::http::HttpError;

/// A paper with as many published stories is not young any more.
const GROWN: i64 = 12;

/// The steps and whether each is done; nothing for others, and nothing once the paper has stories.
pub(super) async fn first_steps(newsroom: &Newsroom, authority: &Authority) -> Result<Vec<(Step, bool)>, HttpError> {
    if !authority.may(Capability::ManageSettings) {
        return Ok(Vec::new());
    }
    let published = newsroom.shelf_count(Shelf::All).await?;
    if published >= GROWN {
        return Ok(Vec::new());
    }
    let settings = newsroom.settings().await?;
    let users = newsroom.users(None, 2).await?.len() + newsroom.invitations().await?.len();
    let steps = vec![
        (Step::Name, settings.name != SiteSettings::default().name),
        (Step::Logo, settings.logo_light.is_some()),
        (Step::Sections, !newsroom.sections().await?.is_empty()),
        (Step::Menu, settings.main_menu.is_some()),
        (Step::Story, published > 0),
        (Step::Front, !newsroom.front_desk(&FrontPage::Home).await?.versions.is_empty()),
        (Step::People, users > 1),
    ];
    let is_complete = steps.iter().all(|(_, is_done)| *is_done);
    Ok(if is_complete { Vec::new() } else { steps })
}
