//! Stores the pictures of stories and authors, on all cores.

use domain::{FocalPoint, MediaId, MediaItem, MediaKind, Slug};
use media::{Ingested, MediaStore};
use newsroom::Newsroom;

use super::{Loader, Pictures, checked};
use crate::{
    DemoError, Progress,
    content::{self, StoryEntry},
};

/// A picture of the content and its metadata.
pub struct Picture {
    /// `story:SLUG` or `author:SLUG`.
    key: String,
    slug: String,
    title: String,
    alt: String,
    caption: String,
    credit: String,
    /// Path below `content/`.
    file: String,
}

/// Adds the files of pictures that the newsroom does not have yet to the media store.
pub async fn ingest(
    newsroom: &Newsroom,
    store: &MediaStore,
    stories: &[StoryEntry],
    progress: Progress<'_>,
) -> Result<Vec<(Picture, Ingested)>, DemoError> {
    let mut missing = Vec::new();
    for picture in pictures(stories)? {
        if newsroom.source_id("media", &picture.key).await?.is_none() {
            missing.push(picture);
        }
    }
    let total = missing.len() as u64;
    let cores = std::thread::available_parallelism().map_or(2, usize::from);
    let mut waiting = missing.into_iter();
    let mut running = tokio::task::JoinSet::new();
    let mut stored = Vec::new();
    loop {
        while running.len() < cores
            && let Some(picture) = waiting.next()
        {
            let store = store.clone();
            running.spawn(async move {
                let bytes = content::bytes(&picture.file)?;
                let ingested = store.ingest(bytes, &picture.file).await?;
                Ok::<_, DemoError>((picture, ingested))
            });
        }
        match running.join_next().await {
            Some(done) => stored.push(done??),
            None => return Ok(stored),
        }
        progress("Storing pictures", stored.len() as u64, total);
    }
}

/// All pictures of the demo.
fn pictures(stories: &[StoryEntry]) -> Result<Vec<Picture>, DemoError> {
    let of_stories = stories.iter().filter_map(|story| {
        let picture = story.head.picture.clone()?;
        Some(Picture {
            key: format!("story:{}", story.slug),
            slug: format!("{}-picture", story.slug),
            title: story.head.headline.clone(),
            alt: picture.alt,
            caption: picture.caption,
            credit: picture.credit,
            file: format!("pictures/{}.jpg", story.slug),
        })
    });
    let of_authors = content::authors()?.into_iter().map(|author| Picture {
        key: format!("author:{}", author.slug),
        slug: format!("{}-portrait", author.slug),
        alt: format!("Portrait of {}", author.name),
        caption: String::new(),
        credit: "Drawn by the newsroom’s own program".to_owned(),
        file: format!("pictures/authors/{}.jpg", author.slug),
        title: author.name,
    });
    Ok(of_stories.chain(of_authors).collect())
}

/// Writes the rows of ingested pictures; returns the ids of all pictures of the demo, also of those stored earlier.
pub async fn put(loader: &mut Loader<'_>, stories: &[StoryEntry], stored: Vec<(Picture, Ingested)>) -> Result<Pictures, DemoError> {
    let created_at = loader.newsroom.now();
    for (picture, ingested) in stored {
        let (id, _) = loader.identity("media", &picture.key).await?;
        let item = MediaItem {
            slug: loader.edit.unique_slug(newsroom::SlugOf::Media, &checked(&picture.key, Slug::parse(&picture.slug))?, &id).await?,
            id: checked(&picture.key, MediaId::parse(&id))?,
            kind: MediaKind::Image,
            title: picture.title,
            file: Some(ingested.file),
            source_url: String::new(),
            mime: ingested.mime,
            bytes: ingested.bytes,
            width: ingested.width,
            height: ingested.height,
            alt: picture.alt,
            decorative: false,
            caption: picture.caption,
            credit: picture.credit,
            licence: "CC0".to_owned(),
            licence_until: None,
            focal_point: FocalPoint::CENTRE,
            colour: ingested.colour,
            widths: ingested.widths,
            created_at,
        };
        loader.edit.put_media(&item).await?;
    }
    let mut all = Pictures::new();
    for picture in pictures(stories)? {
        if let Some(id) = loader.edit.source_id(super::SOURCE, "media", &picture.key).await? {
            let id = checked(&picture.key, MediaId::parse(&id))?;
            all.insert(picture.key, id);
        }
    }
    Ok(all)
}
