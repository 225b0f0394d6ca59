//! Attachments: pictures, recordings, films and files, with their bytes.

use domain::{FocalPoint, MediaId, MediaItem, MediaKind};
use media::{Ingested, MediaStore};
use newsroom::SlugOf;

use super::attachment_file::Ready;
use super::attachment_pages::redirects;
use super::context::{Batch, ImportContext};
use super::file_lookup::is_loose;
use super::file_sources::FileSources;
use super::report::{MissingMedia, UNCHANGED};
use super::report_writer::ReportWriter;
use super::rescan::Rescan;
use super::slugs_and_dates::{cut, published, slug_or};
use super::spool::IdSet;
use super::upload_urls::{address_of, credit, kind_of};
use super::{ImportError, Progress, SiteIndex, demo_content};
use crate::body::plain;
use crate::wxr::Item;

/// So many are stored in one batch.
pub(super) const BATCH_ITEMS: usize = 200;

/// Stores all attachments.
pub(super) async fn all(
    context: &ImportContext<'_>,
    index: &mut SiteIndex,
    sources: &mut FileSources,
    store: &MediaStore,
    progress: &Progress<'_>,
    report: &mut ReportWriter,
) -> Result<(), ImportError> {
    let total = index.bytes;
    if index.attachments.is_empty() {
        return Ok(());
    }
    let mut loose = std::mem::take(&mut index.loose).into_iter();
    let mut rescan = Rescan::over(&index.files);
    let mut seen = IdSet::default();
    loop {
        let mut items = Vec::new();
        while items.len() < BATCH_ITEMS
            && let Some(item) = rescan.next(|item| item.kind == "attachment")?
        {
            report.counts.images.found += 1;
            // pages of pictures had comments once; here a picture has no page
            report.comments_left(&item);
            if seen.insert(item.id) {
                items.push(item);
            } else {
                report.counts.images.skipped += 1;
                report.skip("attachment", item.id, &item.title, "another attachment of this site has the same number");
            }
        }
        // then those that only bodies name
        if items.is_empty() {
            items.extend(loose.by_ref().take(BATCH_ITEMS).map(|(id, url)| item_of(id, url)));
        }
        if items.is_empty() {
            break;
        }
        let mut open = Vec::with_capacity(items.len());
        let mut known = context.batch().await?;
        for item in items {
            match is_complete(&mut known, item.id, sources.any()).await? {
                Some((media, arrived)) => {
                    index.stored(item.id, media, arrived);
                    unchanged(report, &item);
                }
                None => open.push(item),
            }
        }
        drop(known);
        // bytes first: no transaction is open while files are fetched and pictures are decoded
        let found = sources.find(&open, context.is_dry(), progress).await;
        let mut ready = Vec::with_capacity(open.len());
        for (item, found) in open.into_iter().zip(found) {
            ready.push(Ready::of(item, found, sources, store, context.is_dry()).await);
            progress("pictures", rescan.position(), total);
        }
        let fetched: Vec<String> = ready.iter().filter_map(|item| item.fetched.clone()).collect();
        let mut batch = context.batch().await?;
        for item in ready {
            store_one(context, &mut batch, index, item, report).await?;
        }
        batch.commit().await?;
        fetched.iter().for_each(|url| sources.remove(url));
    }
    progress("pictures", total, total);
    Ok(())
}

/// The stored media item of an attachment, if any.
pub(super) async fn before(batch: &mut Batch<'_>, id: u64) -> Result<Option<(MediaId, Option<MediaItem>)>, ImportError> {
    let Some(media) = batch.known("attachment", &id.to_string()).await?.and_then(|id| MediaId::parse(&id).ok()) else { return Ok(None) };
    let item = match &mut batch.edit {
        Some(edit) => edit.media_by_id(&media).await?,
        None => None,
    };
    Ok(Some((media, item)))
}

/// The media item of an attachment that needs no work, and whether its file is stored.
async fn is_complete(batch: &mut Batch<'_>, id: u64, can_look: bool) -> Result<Option<(MediaId, bool)>, ImportError> {
    let there = before(batch, id).await?.map(|(media, item)| (media, item.is_none_or(|item| item.file.is_some())));
    Ok(there.filter(|(_, arrived)| !can_look || *arrived))
}

/// Stores one attachment.
async fn store_one(
    context: &ImportContext<'_>,
    batch: &mut Batch<'_>,
    index: &mut SiteIndex,
    ready: Ready,
    report: &mut ReportWriter,
) -> Result<(), ImportError> {
    let Ready { item, file, missing, same, copy, .. } = ready;
    if let Some((name, why)) = copy {
        report.pictures.smaller_copies += 1;
        report.skip("original", item.id, &item.title, format!("{why}; WordPress's smaller copy {name} was taken"));
    }
    if let Some(same) = same {
        report.pictures.compared += 1;
        report.pictures.same += u64::from(same);
    }
    if let Some(why) = demo_content::alt(item.meta("_wp_attachment_image_alt").unwrap_or_default(), &item.title) {
        report.leftover("attachment", item.id, &item.title, why);
    }
    let missing = missing.map(|reason| MissingMedia {
        id: if is_loose(item.id) { String::new() } else { item.id.to_string() },
        title: plain(&item.title),
        url: address_of(&item),
        reason,
        stories: Vec::new(),
    });
    if let Some((media, stored)) = before(batch, item.id).await? {
        let arrived = file.is_some() || stored.as_ref().is_some_and(|stored| stored.file.is_some());
        index.stored(item.id, media.clone(), arrived);
        if let Some(missing) = missing {
            report.missing(missing, media);
        }
        match (stored, &file) {
            // the bytes came later than the export
            (Some(stored), Some(file)) if stored.file.is_none() => {
                let with_file = take_file(stored, file);
                if let Some(edit) = &mut batch.edit {
                    edit.put_media(&with_file).await?;
                }
                redirects(batch, index, &item, &with_file).await?;
                imported(report, &item);
            }
            _ => unchanged(report, &item),
        }
        return Ok(());
    }
    let id = MediaId::fresh(context.newsroom.ids());
    if let Some(missing) = missing {
        report.missing(missing, id.clone());
    }
    if let Some(edit) = &mut batch.edit {
        let url = address_of(&item);
        let name = url.split(['?', '#']).next().unwrap_or_default().rsplit('/').next().unwrap_or_default();
        let title = plain(&item.title);
        let wanted = slug_or(&item.slug, if title.is_empty() { name } else { &title }, &format!("media-{}", item.id));
        let Some(wanted) = wanted else { return Ok(()) };
        let kind = kind_of(&url);
        let mut media = MediaItem {
            id: id.clone(),
            slug: edit.unique_slug(SlugOf::Media, &wanted, id.as_str()).await?,
            kind,
            title: cut(if title.is_empty() { name } else { &title }, 500),
            file: None,
            source_url: if url.starts_with("http") { url.clone() } else { String::new() },
            mime: mime_of(&url, kind).to_owned(),
            bytes: 0,
            width: 0,
            height: 0,
            alt: cut(&plain(item.meta("_wp_attachment_image_alt").unwrap_or_default()), 2000),
            decorative: false,
            caption: cut(&plain(&item.excerpt), 2000),
            credit: cut(&credit(&item), 500),
            licence: String::new(),
            licence_until: None,
            focal_point: FocalPoint::CENTRE,
            colour: String::new(),
            widths: Vec::new(),
            created_at: published(&item, index.clock.ahead()).unwrap_or_else(|| context.newsroom.now()),
        };
        if let Some(file) = &file {
            media = take_file(media, file);
        }
        edit.put_media(&media).await?;
        redirects(batch, index, &item, &media).await?;
    }
    batch.remember("attachment", &item.id.to_string(), id.as_str()).await?;
    index.stored(item.id, id, file.is_some());
    imported(report, &item);
    Ok(())
}

/// An attachment item for a file that only bodies refer to.
fn item_of(id: u64, url: String) -> Item {
    Item { id, kind: "attachment".to_owned(), attachment_url: url, ..Item::default() }
}

/// Counts one that was stored; those that are no attachments of the old site are counted apart.
fn imported(report: &mut ReportWriter, item: &Item) {
    if is_loose(item.id) {
        report.pictures.only_in_bodies += 1;
    } else {
        report.counts.images.imported += 1;
    }
}

fn unchanged(report: &mut ReportWriter, item: &Item) {
    if !is_loose(item.id) {
        report.counts.images.skipped += 1;
        report.skip("attachment", item.id, &item.title, UNCHANGED);
    }
}

fn take_file(media: MediaItem, file: &Ingested) -> MediaItem {
    MediaItem {
        kind: file.kind,
        file: Some(file.file.clone()),
        mime: file.mime.clone(),
        bytes: file.bytes,
        width: file.width,
        height: file.height,
        colour: file.colour.clone(),
        widths: file.widths.clone(),
        ..media
    }
}

/// The type that the ending promises, until the bytes say better.
fn mime_of(url: &str, kind: MediaKind) -> &'static str {
    let ending = url.split(['?', '#']).next().unwrap_or_default().rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    match (ending.as_str(), kind) {
        ("png", _) => "image/png",
        ("gif", _) => "image/gif",
        ("webp", _) => "image/webp",
        ("avif", _) => "image/avif",
        ("bmp", _) => "image/bmp",
        (_, MediaKind::Image) => "image/jpeg",
        ("mp3", _) => "audio/mpeg",
        ("ogg" | "oga", _) => "audio/ogg",
        (_, MediaKind::Audio) => "audio/mpeg",
        ("mov", _) => "video/quicktime",
        ("webm", _) => "video/webm",
        (_, MediaKind::Video) => "video/mp4",
        ("pdf", _) => "application/pdf",
        _ => "application/octet-stream",
    }
}
