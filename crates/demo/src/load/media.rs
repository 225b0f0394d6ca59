//! Draws the pictures, on all cores, and files them.

use ::media::{Ingested, MediaStore};
use domain::{FocalPoint, MediaId, MediaItem, MediaKind, Slug};
use newsroom::Newsroom;

use super::{Desk, Pictures, checked};
use crate::{
    DemoError, Progress,
    content::{self, StoryEntry},
    pictures::{self, Portrait},
};

/// A picture that is in the store, and what is printed with it.
pub struct Drawn {
    key: String,
    slug: String,
    title: String,
    alt: String,
    caption: String,
    credit: String,
    file: Ingested,
}

enum What {
    Scene { scene: String, seed: u64, light: String },
    Portrait(Portrait),
}

struct Job {
    key: String,
    slug: String,
    title: String,
    alt: String,
    caption: String,
    credit: String,
    what: What,
}

/// Draws what the newsroom does not have yet.
pub async fn draw(
    newsroom: &Newsroom,
    store: &MediaStore,
    stories: &[StoryEntry],
    progress: Progress<'_>,
) -> Result<Vec<Drawn>, DemoError> {
    let mut jobs = Vec::new();
    for job in all_jobs(stories)? {
        if newsroom.source_id("media", &job.key).await?.is_none() {
            jobs.push(job);
        }
    }
    let total = jobs.len() as u64;
    let width = std::thread::available_parallelism().map_or(2, usize::from);
    let mut waiting = jobs.into_iter();
    let mut running = tokio::task::JoinSet::new();
    let mut drawn = Vec::new();
    loop {
        while running.len() < width
            && let Some(job) = waiting.next()
        {
            let store = store.clone();
            running.spawn(async move {
                let (job, bytes) = tokio::task::spawn_blocking(move || {
                    let bytes = paint(&job.what);
                    (job, bytes)
                })
                .await?;
                let Some(bytes) = bytes else { return Err(DemoError::content(&job.key, "names a scene that nobody can draw")) };
                let file = store.ingest(bytes, &format!("{}.jpg", job.slug)).await?;
                Ok(Drawn { key: job.key, slug: job.slug, title: job.title, alt: job.alt, caption: job.caption, credit: job.credit, file })
            });
        }
        match running.join_next().await {
            Some(done) => drawn.push(done??),
            None => return Ok(drawn),
        }
        progress("Drawing pictures", drawn.len() as u64, total);
    }
}

fn paint(what: &What) -> Option<Vec<u8>> {
    match what {
        What::Scene { scene, seed, light } => pictures::draw_scene(scene, *seed, light),
        What::Portrait(portrait) => Some(pictures::draw_portrait(portrait)),
    }
}

fn all_jobs(stories: &[StoryEntry]) -> Result<Vec<Job>, DemoError> {
    let mut jobs = Vec::new();
    for story in stories {
        if let Some(picture) = story.head.picture.clone() {
            jobs.push(Job {
                key: format!("story:{}", story.slug),
                slug: format!("{}-picture", story.slug),
                title: story.head.headline.clone(),
                alt: picture.alt,
                caption: picture.caption,
                credit: picture.credit,
                what: What::Scene { scene: picture.scene, seed: picture.seed, light: picture.light },
            });
        }
    }
    for author in content::authors()? {
        jobs.push(Job {
            key: format!("author:{}", author.slug),
            slug: format!("{}-portrait", author.slug),
            title: author.name.clone(),
            alt: format!("Portrait of {}", author.name),
            caption: String::new(),
            credit: "Drawn by the newsroom’s own program".to_owned(),
            what: What::Portrait(author.portrait),
        });
    }
    Ok(jobs)
}

/// Files what was drawn; gives all pictures of the demo, older ones included.
pub async fn put(desk: &mut Desk<'_>, stories: &[StoryEntry], drawn: Vec<Drawn>) -> Result<Pictures, DemoError> {
    let created_at = desk.newsroom.now();
    for picture in drawn {
        let (id, _) = desk.identity("media", &picture.key).await?;
        let item = MediaItem {
            slug: desk.edit.free_slug(newsroom::SlugOf::Media, &checked(&picture.key, Slug::parse(&picture.slug))?, &id).await?,
            id: checked(&picture.key, MediaId::parse(&id))?,
            kind: MediaKind::Image,
            title: picture.title,
            file: Some(picture.file.file),
            source_url: String::new(),
            mime: picture.file.mime,
            bytes: picture.file.bytes,
            width: picture.file.width,
            height: picture.file.height,
            alt: picture.alt,
            caption: picture.caption,
            credit: picture.credit,
            licence: "CC0".to_owned(),
            focal_point: FocalPoint::CENTRE,
            colour: picture.file.colour,
            widths: picture.file.widths,
            created_at,
        };
        desk.edit.put_media(&item).await?;
    }
    let mut all = Pictures::new();
    for job in all_jobs(stories)? {
        if let Some(id) = desk.edit.source_id(super::SOURCE, "media", &job.key).await? {
            all.insert(job.key.clone(), checked(&job.key, MediaId::parse(&id))?);
        }
    }
    Ok(all)
}
