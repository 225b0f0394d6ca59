//! Redirects from the old URLs of attachments: of the file, and of the page that showed it.

use domain::{MediaItem, Redirect, RedirectStatus, SitePath, StoryId};

use super::attachments::{BATCH_ITEMS, before};
use super::context::{Batch, ImportContext};
use super::slugs_and_dates::path_of;
use super::upload_urls::{address_of, one_form, upload_path};
use super::{ImportError, SiteIndex};
use crate::wxr::Item;

/// Redirects the old URLs of a file and of its attachment page to the file.
pub(super) async fn redirects(batch: &mut Batch<'_>, index: &SiteIndex, item: &Item, media: &MediaItem) -> Result<(), ImportError> {
    let Some(to) = media.file.as_ref().and_then(|file| SitePath::parse(&format!("/media/{file}")).ok()) else { return Ok(()) };
    let site = index.channel.site();
    let same_host = |url: &str| {
        url::Url::parse(url).ok().and_then(|url| url.host_str().map(str::to_owned))
            == url::Url::parse(site).ok().and_then(|url| url.host_str().map(str::to_owned))
    };
    let url = address_of(item);
    let Some(edit) = &mut batch.edit else { return Ok(()) };
    let own = [&url, &item.link].into_iter().filter(|address| same_host(address)).filter_map(|address| path_of(address, site));
    // the path under which WordPress stores it, even if another host served it
    let upload = item.meta("_wp_attached_file").map(str::to_owned).or_else(|| upload_path(&url));
    for from in own.chain(upload.map(|path| format!("/wp-content/uploads/{path}"))) {
        let from = SitePath::parse(&composed(from)).ok().filter(|path| path.as_str().len() > 1);
        if let Some(from) = from
            && edit.story_by_path(&from).await?.is_none()
        {
            edit.put_redirect(&Redirect { from: from.into(), to: to.clone(), status: RedirectStatus::Moved }).await?;
        }
    }
    Ok(())
}

/// Redirects the page of an attachment whose file is missing to its story; without one, the page is gone (410).
pub(super) async fn pages_without_file(context: &ImportContext<'_>, index: &SiteIndex) -> Result<(), ImportError> {
    for some in index.attachment_pages.chunks(BATCH_ITEMS) {
        let mut batch = context.batch().await?;
        for (id, page, parent) in some {
            page_without_file(&mut batch, *id, page, *parent).await?;
        }
        batch.commit().await?;
    }
    Ok(())
}

async fn page_without_file(batch: &mut Batch<'_>, id: u64, page: &str, parent: u64) -> Result<(), ImportError> {
    let Some((_, Some(MediaItem { file: None, .. }))) = before(batch, id).await? else { return Ok(()) };
    let story = batch.known("post", &parent.to_string()).await?.and_then(|id| StoryId::parse(&id).ok());
    if let Some(story) = &story {
        batch.remember("attachment.story", &id.to_string(), story.as_str()).await?;
    }
    let Some(edit) = &mut batch.edit else { return Ok(()) };
    let Some(from) = SitePath::parse(page).ok().filter(|path| path.as_str().len() > 1) else { return Ok(()) };
    let story = match story {
        Some(story) => edit.story_by_id(&story).await?,
        None => None,
    };
    let known = edit.redirect(from.as_str()).await?.is_some_and(|redirect| redirect.status == RedirectStatus::Moved);
    if known || edit.story_by_path(&from).await?.is_some() {
        return Ok(());
    }
    let (to, status) = match story {
        Some(story) => (story.path, RedirectStatus::Moved),
        None => (from.clone(), RedirectStatus::Gone),
    };
    Ok(edit.put_redirect(&Redirect { from: from.into(), to, status }).await?)
}

/// A path in one form of Unicode: an old URL may have a letter and its accent in one character or in two.
fn composed(path: String) -> String {
    let decoded = percent_encoding::percent_decode_str(&path).decode_utf8_lossy();
    if decoded.is_ascii() { path } else { one_form(&decoded) }
}
