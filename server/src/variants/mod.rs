//! Smaller versions of pictures, made one after the other by a process of low priority, so that readers do not wait for them (decision 0092).

mod child;
mod gaps;
mod make;
mod progress;

use std::{
    collections::HashMap,
    num::NonZeroUsize,
    sync::Arc,
    time::{Duration, Instant},
};

use domain::{FocalPoint, MediaItem, Ratio, Variant};
use media::{Ingested, MediaStore};
use newsroom::Newsroom;
use parking_lot::Mutex;
use tokio::sync::mpsc;

pub use child::{SECONDS as PROCESSOR_SECONDS, VariantProgram};
pub use gaps::fill;
pub use make::{Made, make, missing};
use progress::Progress;

/// Pictures that may wait; what is not taken in is made when a reader requests it again.
const WAITING: usize = 5_000;
/// A picture of which a version could not be made is not tried again for so long.
const RETRY_AFTER: Duration = Duration::from_secs(60 * 60);

/// One shape of one picture.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Job {
    /// The file of the picture.
    pub file: String,
    /// Its size in pixels.
    pub size: (u32, u32),
    /// The shape.
    pub ratio: Ratio,
    /// The point that stays visible.
    pub focal: FocalPoint,
}

impl Job {
    /// So many versions it has.
    pub fn versions(&self) -> usize {
        Variant::all(self.ratio, self.focal, self.size.0, self.size.1).count()
    }

    /// Everything that pages may show of a picture; nothing for one that has no smaller versions.
    pub fn all(item: &MediaItem) -> impl Iterator<Item = Self> {
        let of = item.has_variants().zip(item.file.clone());
        let focal = item.focal_point;
        of.into_iter().flat_map(move |(size, file)| {
            Ratio::ALL.into_iter().map(move |ratio| {
                let focal = if ratio == Ratio::Whole { FocalPoint::CENTRE } else { focal };
                Self { file: file.clone(), size, ratio, focal }
            })
        })
    }
}

/// The queue of pictures that wait. Cheap to clone.
#[derive(Clone)]
pub struct Variants {
    inner: Arc<Inner>,
    progress: Progress,
}

struct Inner {
    store: MediaStore,
    queue: Option<mpsc::Sender<Job>>,
    /// Those in the queue or being made, and those that failed with the time.
    known: Mutex<HashMap<Job, Option<Instant>>>,
}

impl Variants {
    /// Without anyone who makes them: pages show what is stored at the upload.
    pub fn none(store: MediaStore) -> Self {
        Self { inner: Arc::new(Inner { store, queue: None, known: Mutex::default() }), progress: Progress::default() }
    }

    /// With so many processes at a time, which end when the queue is dropped.
    pub fn start(store: MediaStore, program: VariantProgram, processes: NonZeroUsize) -> Self {
        let (sender, receiver) = mpsc::channel(WAITING);
        let inner = Arc::new(Inner { store, queue: Some(sender), known: Mutex::default() });
        let queue = Self { inner, progress: Progress::default() };
        let receiver = Arc::new(tokio::sync::Mutex::new(receiver));
        for _ in 0..processes.get() {
            tokio::spawn(work(Arc::downgrade(&queue.inner), queue.progress.clone(), receiver.clone(), program.clone()));
        }
        queue
    }

    /// So many pictures wait or are being made.
    pub fn waiting(&self) -> usize {
        self.inner.known.lock().values().filter(|failed| failed.is_none()).count()
    }

    /// How many smaller versions are made of those that are wanted; `None` when nothing is left to do.
    pub fn progress(&self) -> Option<(usize, usize)> {
        self.progress.read()
    }

    /// Whether any version of this picture waits or is being made.
    pub fn is_waiting(&self, file: &str) -> bool {
        self.inner.known.lock().iter().any(|(job, failed)| failed.is_none() && job.file == file)
    }

    /// Makes every version of a picture that is not there, later.
    pub fn request_all(&self, item: &MediaItem) {
        for job in Job::all(item) {
            self.request(job);
        }
    }

    /// Makes the versions of a shape that are not there, later. `false` if the queue is full.
    pub fn request(&self, job: Job) -> bool {
        let Some(queue) = &self.inner.queue else { return false };
        let mut known = self.inner.known.lock();
        known.retain(|_, failed| failed.is_none_or(|since| since.elapsed() < RETRY_AFTER));
        if known.contains_key(&job) {
            return true;
        }
        let sent = queue.try_send(job.clone()).is_ok();
        if sent {
            self.progress.add(job.versions());
            known.insert(job, None);
        }
        sent
    }

    /// What is sent instead of a version that is not there: the whole picture in the smallest size that is not smaller, which the style
    /// sheet crops to the same part. The version is made later if an item has this focal point: other names cost nothing.
    ///
    /// # Errors
    /// Storage failed.
    pub async fn instead_of(&self, newsroom: &Newsroom, name: &str) -> Result<Option<String>, crate::http::HttpError> {
        let Some((stem, version)) = Variant::parse(name) else { return Ok(None) };
        let facts = self.inner.store.facts(stem).await.map_err(crate::http::HttpError::internal)?;
        let Some((facts, size)) = facts.and_then(|facts| Some((sides(&facts)?, facts))).map(|(size, facts)| (facts, size)) else {
            return Ok(None);
        };
        if !version.ratio.widths(size.0, size.1).any(|width| width == version.width) {
            return Ok(None);
        }
        if self.inner.queue.is_some() {
            let items = newsroom.media_of_file(&facts.file).await?;
            let wanted = items.iter().any(|item| version.ratio == Ratio::Whole || item.focal_point == version.focal);
            if wanted {
                self.request(Job { file: facts.file.clone(), size, ratio: version.ratio, focal: version.focal });
            }
        }
        let part = version.ratio.area(size.0, size.1, version.focal).width.max(1);
        let needed = u64::from(version.width) * u64::from(size.0) / u64::from(part);
        let stored = facts.widths.iter().find(|width| u64::try_from(**width).is_ok_and(|width| width >= needed));
        Ok(Some(stored.map_or_else(|| facts.file.clone(), |width| media::variant(&facts.file, *width))))
    }
}

/// Width and height of a picture that has smaller versions.
fn sides(facts: &Ingested) -> Option<(u32, u32)> {
    let sides = (u32::try_from(facts.width).ok()?, u32::try_from(facts.height).ok()?);
    (!facts.widths.is_empty() && sides.0 > 0 && sides.1 > 0).then_some(sides)
}

/// Takes one job after the other.
async fn work(
    inner: std::sync::Weak<Inner>,
    progress: Progress,
    receiver: Arc<tokio::sync::Mutex<mpsc::Receiver<Job>>>,
    program: VariantProgram,
) {
    loop {
        let Some(job) = receiver.lock().await.recv().await else { return };
        let Some(inner) = inner.upgrade() else { return };
        let made = make(&inner.store, &program, &job).await;
        let failed = match made {
            Ok(Made { failed: 0, .. }) => None,
            Ok(Made { failed, .. }) => Some(format!("{failed} versions could not be made")),
            Err(why) => Some(why),
        };
        progress.finish(job.versions());
        let mut known = inner.known.lock();
        match failed {
            None => drop(known.remove(&job)),
            Some(why) => {
                tracing::warn!(file = job.file, shape = job.ratio.name(), "smaller versions of a picture are missing: {why}");
                known.insert(job, Some(Instant::now()));
            }
        }
    }
}
