//! The entry points for pages that are made for one reader: forms with what was typed, and what became of it. Never cached.

use domain::{Comment, Email, Story};

use crate::{
    site::{
        Site,
        components::comment_form::CommentFields,
        layout::Layout,
        load::LoadError,
        pages::forms::{self as pages, ContactFields, OwnComment, ReportFields},
    },
    ui::{render::render, words::InterfaceLanguage},
};

/// The layout of such a page, and the language in which it is rendered: the paper's.
async fn layout(site: &Site) -> Result<(Layout, InterfaceLanguage), LoadError> {
    // the path is that of no entry of the menu
    let layout = Layout::load(site, "/comments/").await?.without_newest();
    let language = layout.language();
    Ok((layout, language))
}

/// The page with the form for a comment; `parent` is the comment that it answers.
pub async fn write_comment(site: &Site, story: &Story, parent: Option<&Comment>, fields: &CommentFields) -> Result<String, LoadError> {
    let (layout, language) = layout(site).await?;
    Ok(language.within(|| render(|| pages::write_comment(&layout, story, parent, fields))))
}

/// What became of a comment, for its writer.
pub async fn own_comment(site: &Site, own: Option<&OwnComment<'_>>) -> Result<String, LoadError> {
    let (layout, language) = layout(site).await?;
    Ok(language.within(|| render(|| pages::own_comment(&layout, own))))
}

/// After a comment was withdrawn.
pub async fn withdrawn(site: &Site, story: &Story) -> Result<String, LoadError> {
    let (layout, language) = layout(site).await?;
    Ok(language.within(|| render(|| pages::withdrawn(&layout, story))))
}

/// The form that reports a comment; with `done`, what happened.
pub async fn report_comment(site: &Site, story: &Story, comment: &Comment, fields: &ReportFields, done: bool) -> Result<String, LoadError> {
    let (layout, language) = layout(site).await?;
    Ok(language.within(|| render(|| if done { pages::reported(&layout, story) } else { pages::report(&layout, story, comment, fields) })))
}

/// The form that writes to the paper; with `sent`, that a letter is on its way.
pub async fn contact(site: &Site, address: &Email, fields: &ContactFields, sent: bool) -> Result<String, LoadError> {
    let (layout, language) = layout(site).await?;
    Ok(language.within(|| render(|| if sent { pages::letter_sent(&layout) } else { pages::contact(&layout, address, fields) })))
}
