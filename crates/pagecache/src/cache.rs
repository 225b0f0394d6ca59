//! The page cache as its users see it.

use std::{fmt, sync::Arc, time::Duration};

use domain::Clock;

use crate::{
    Draft, Key, Metrics, Page, PageKey, Recorder,
    flight::Outcome,
    shared::{Shared, Step},
};

/// How much is kept, and for how long things are tried.
#[derive(Debug, Clone)]
pub struct Config {
    /// The most that the kept pages weigh together, in bytes.
    pub most_bytes: u64,
    /// After this many hits a page is compressed once more with the highest quality, in the background.
    pub polish_after: u32,
    /// A render that takes longer has failed.
    pub render_limit: Duration,
    /// How old an answer may be that is given because rendering fails, counted from the save that made it old.
    pub most_stale: Duration,
    /// After a failed render a stale page is not tried again for so long, unless a save comes.
    pub retry_after: Duration,
    /// Whoever begins such a try is given the old page after this long; those who come meanwhile are given it at once. The try goes on.
    pub retry_patience: Duration,
}

impl Default for Config {
    /// 64 MB; polish after 8 hits; renders within 10 s; stale for at most a day; retry after 1 s, and wait 1 s for it.
    fn default() -> Self {
        Self {
            most_bytes: 64 * 1024 * 1024,
            polish_after: 8,
            // a database that is away may take minutes to say so: readers get the old page before their own time is over
            render_limit: Duration::from_secs(10),
            most_stale: Duration::from_secs(24 * 60 * 60),
            retry_after: Duration::from_secs(1),
            retry_patience: Duration::from_secs(1),
        }
    }
}

/// How an answer came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// It was ready.
    Hit,
    /// This request started the render.
    Miss,
    /// Another request had started the render; this one waited.
    Joined,
    /// It is old, because rendering fails.
    Stale,
}

impl How {
    /// The word for logs and for the `Server-Timing` or `Cache-Status` header.
    pub fn as_str(self) -> &'static str {
        match self {
            How::Hit => "hit",
            How::Miss => "miss",
            How::Joined => "joined",
            How::Stale => "stale",
        }
    }
}

/// A page, and how it came.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The page.
    pub page: Arc<Page>,
    /// How it came.
    pub how: How,
}

/// Why there is no page, and no old one either. The words do not say which page: its query may be what somebody looked for, and
/// words end in logs.
#[derive(Debug, thiserror::Error)]
pub enum RenderError<E> {
    /// The render said so.
    #[error("{0}")]
    Failed(Arc<E>),
    /// The render panicked; the panic hook has told where.
    #[error("rendering panicked; the log has the place")]
    Panicked {
        /// Which page.
        page: PageKey,
    },
    /// The render took too long.
    #[error("rendering took longer than {limit:?} and was given up; is the database overloaded?")]
    TookTooLong {
        /// Which page.
        page: PageKey,
        /// The limit it ran into.
        limit: Duration,
    },
    /// The program is ending.
    #[error("rendering was cut short because the server is stopping")]
    Stopped {
        /// Which page.
        page: PageKey,
    },
}

impl<E> Clone for RenderError<E> {
    fn clone(&self) -> Self {
        match self {
            Self::Failed(error) => Self::Failed(error.clone()),
            Self::Panicked { page } => Self::Panicked { page: page.clone() },
            Self::TookTooLong { page, limit } => Self::TookTooLong { page: page.clone(), limit: *limit },
            Self::Stopped { page } => Self::Stopped { page: page.clone() },
        }
    }
}

/// Ready pages. Cheap to clone; clones are the same cache. `E` is what a render fails with.
pub struct PageCache<E>(Arc<Shared<E>>);

impl<E> Clone for PageCache<E> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<E> fmt::Debug for PageCache<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PageCache").field("config", &self.0.config).finish_non_exhaustive()
    }
}

impl<E: Send + Sync + 'static> PageCache<E> {
    /// An empty cache.
    pub fn new(config: Config, clock: Arc<dyn Clock>) -> Self {
        Self(Arc::new(Shared::new(config, clock)))
    }

    /// Everything behind it.
    pub(crate) fn shared(&self) -> &Arc<Shared<E>> {
        &self.0
    }

    /// The page of this key text ([`PageKey::as_str`]; for an address without query its path), if it is ready and true.
    pub fn get(&self, key: &str) -> Option<Arc<Page>> {
        self.0.hit(key)
    }

    /// The page, drawn if it is not ready.
    ///
    /// `render` makes the future that draws it; it is called only if this request is the one that draws. The future runs on
    /// a task of its own: it is finished and kept even if whoever asked goes away. All who ask meanwhile share it, except
    /// those who came after a save that touched what it had read: they get a newer one.
    ///
    /// Errors: [`RenderError`], if rendering fails and there is no old page to give instead.
    pub async fn get_or_render<F, R>(&self, key: &PageKey, render: F) -> Result<Answer, RenderError<E>>
    where
        F: FnOnce(Recorder) -> R + Send,
        R: Future<Output = Result<Draft, E>> + Send + 'static,
    {
        if let Some(page) = self.0.hit(key.as_str()) {
            return Ok(Answer { page, how: How::Hit });
        }
        let arrival = self.0.generation();
        let mut render = Some(render);
        loop {
            let (outcome, how, patience) = match self.0.step(key) {
                Step::Ready(answer) => return Ok(answer),
                Step::Join(outcome) => (outcome, How::Joined, None),
                Step::Start(landing) => {
                    // a second start cannot be: what began after this request arrived always answers it
                    let Some(render) = render.take() else { return Err(RenderError::Stopped { page: key.clone() }) };
                    let patience = landing.again.then_some(self.0.config.retry_patience);
                    (Shared::take_off(&self.0, landing, render), How::Miss, patience)
                }
            };
            match self.0.wait(outcome, key, patience).await {
                // a save that this request should see came while the page was being drawn
                Outcome::Drawn { touched: Some(touched), .. } if touched <= arrival => {}
                Outcome::Drawn { page, .. } => {
                    self.0.count(how);
                    return Ok(Answer { page, how });
                }
                Outcome::Failed(error) => return self.0.fall_back(key, error),
            }
        }
    }

    /// A save touched these keys: pages made from them are not given any more, except while rendering fails. What is being
    /// drawn now from one of them is not kept. How many pages became stale.
    ///
    /// Call it after the commit and before telling anybody that the save is done.
    pub fn invalidate(&self, keys: &[Key]) -> usize {
        self.0.invalidate(Some(keys))
    }

    /// The same for every page.
    pub fn invalidate_all(&self) -> usize {
        self.0.invalidate(None)
    }

    /// Like [`PageCache::invalidate`], and the old pages are thrown away: not even a failing database brings them back. For
    /// what must not be seen any more. How many pages went.
    pub fn purge(&self, keys: &[Key]) -> usize {
        self.0.purge(keys)
    }

    /// What it did and what it holds.
    pub fn metrics(&self) -> Metrics {
        self.0.metrics()
    }

    /// Whether index, store and journal agree, for tests: what is wrong, if anything.
    #[doc(hidden)]
    pub fn check(&self) -> Result<(), String> {
        self.0.check()
    }
}
