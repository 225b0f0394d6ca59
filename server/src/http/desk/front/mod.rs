//! `/desk/front/`: the front page and the pages of sections, arranged.

mod act;
mod preview;
mod show;
mod slots;

pub use act::{home_act, section_act};
pub use preview::{home_preview, section_preview};
pub use show::{home, section};

use domain::{Capability, FrontPage, Rights, SectionId, rights::Refusal};
use newsroom::Authority;

use crate::http::{AppState, HttpError};

/// Where a page is arranged.
fn path_of(page: &FrontPage) -> String {
    match page {
        FrontPage::Home => "/desk/front/".to_owned(),
        FrontPage::Section(id) => format!("/desk/front/{id}/"),
    }
}

/// A page that somebody may arrange, and those beside it: each with its name.
struct Arrangeable {
    page: FrontPage,
    name: String,
    all: Vec<(FrontPage, String)>,
}

/// The pages that somebody may arrange, in the order of the sections.
async fn all(state: &AppState, rights: &Rights) -> Result<Vec<(FrontPage, String)>, HttpError> {
    let sections = state.site.newsroom.sections().await?;
    let line = |id: &SectionId| {
        let mut line = vec![id.clone()];
        while let Some(parent) = sections.iter().find(|one| line.last() == Some(&one.id)).and_then(|one| one.parent.clone()) {
            if line.contains(&parent) {
                break;
            }
            line.push(parent);
        }
        line
    };
    let home = std::iter::once((FrontPage::Home, String::from(app::desk::words::front::TITLE), Vec::new()));
    let pages = home.chain(sections.iter().map(|one| (FrontPage::Section(one.id.clone()), one.name.clone(), line(&one.id))));
    Ok(pages.filter(|(page, _, line)| page.is_arranged_by(rights, line)).map(|(page, name, _)| (page, name)).collect())
}

/// The page, if the person may arrange it. 404 for a section that does not exist.
async fn arrangeable(state: &AppState, authority: &Authority, page: FrontPage) -> Result<Arrangeable, HttpError> {
    const NO_RIGHT: HttpError = HttpError::NoRight(Refusal::Capability(Capability::ArrangeFronts));
    let all = all(state, authority.person().ok_or(NO_RIGHT)?).await?;
    match all.iter().find(|(one, _)| *one == page).map(|(_, name)| name.clone()) {
        Some(name) => Ok(Arrangeable { page, name, all }),
        None => match &page {
            FrontPage::Section(id) if !state.site.newsroom.sections().await?.iter().any(|one| one.id == *id) => {
                Err(HttpError::NotFound { what: "section" })
            }
            _ => Err(NO_RIGHT),
        },
    }
}

/// The page of a section's identity in a URL.
fn section_page(id: &str) -> Result<FrontPage, HttpError> {
    SectionId::parse(id).map(FrontPage::Section).map_err(|_| HttpError::NotFound { what: "section" })
}
