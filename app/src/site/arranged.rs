//! The stories in the slots of a front, as readers see them: for the page that arranges it.

use domain::{FrontPage, ListOf};
use newsroom::StoryCard;

use super::{
    Site,
    layout::Layout,
    load::{LoadError, Loaded, front, list},
};

/// The stories of the top, in order: those that editors put there, and those that fill the other slots.
///
/// # Errors
/// The newsroom cannot be read.
pub async fn arranged(site: &Site, page: &FrontPage) -> Result<Vec<StoryCard>, LoadError> {
    let layout = Layout::load(site, "/").await?;
    match page {
        FrontPage::Home => Ok(front::front(site, &layout.data).await?.top),
        FrontPage::Section(id) => {
            let Some(section) = layout.data.sections.iter().find(|section| section.id == *id) else { return Ok(Vec::new()) };
            let of = ListOf::Section(section.slug.clone());
            match list::list(site, &layout.data, &of, &list::Start::default()).await? {
                Loaded::Page(page) => Ok(page.top),
                Loaded::Moved(_) | Loaded::Gone(_) | Loaded::Missing => Ok(Vec::new()),
            }
        }
    }
}
