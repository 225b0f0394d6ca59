//! The public interface of the page cache.

use std::{fmt, sync::Arc, time::Duration};

use domain::Clock;

use crate::{
    Key, Metrics, Page, PageKey, Recorder, RenderedResponse,
    flight::Outcome,
    shared::{Shared, Step},
};

/// Limits of size and time.
#[derive(Debug, Clone)]
pub struct Config {
    /// The most memory that all cached pages take, in bytes.
    pub max_bytes: u64,
    /// After this many hits a page is compressed again at the highest quality, in the background.
    pub recompress_after: u32,
    /// A render that takes longer has failed.
    pub render_timeout: Duration,
    /// The greatest age of a stale page that is served because rendering fails, counted from the save that invalidated it.
    pub max_stale: Duration,
    /// After a failed render the next one starts after this time, or after a save.
    pub retry_after: Duration,
    /// The request that starts such a retry gets the stale page after this time, and requests that come meanwhile get it at once. The
    /// retry continues.
    pub retry_wait: Duration,
}

impl Default for Config {
    /// 64 MB; recompress after 8 hits; renders within 10 s; stale for at most a day; retry after 1 s, and wait 1 s for it.
    fn default() -> Self {
        Self {
            max_bytes: 64 * 1024 * 1024,
            recompress_after: 8,
            // a lost database may not report an error for minutes; readers get the stale page before their own request times out
            render_timeout: Duration::from_secs(10),
            max_stale: Duration::from_secs(24 * 60 * 60),
            retry_after: Duration::from_secs(1),
            retry_wait: Duration::from_secs(1),
        }
    }
}

/// How a look-up was served.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CacheStatus {
    /// From the cache.
    Hit,
    /// This request started the render.
    Miss,
    /// Another request had started the render; this one waited.
    Joined,
    /// The page is stale; rendering fails.
    Stale,
}

impl CacheStatus {
    /// The word for logs and for the `Server-Timing` or `Cache-Status` header.
    pub fn as_str(self) -> &'static str {
        match self {
            CacheStatus::Hit => "hit",
            CacheStatus::Miss => "miss",
            CacheStatus::Joined => "joined",
            CacheStatus::Stale => "stale",
        }
    }
}

/// A page, and where it came from.
#[derive(Debug, Clone)]
pub struct Lookup {
    /// The page.
    pub page: Arc<Page>,
    /// Where it came from.
    pub status: CacheStatus,
}

/// Why there is no page, not even a stale one. The messages do not name the page: its query may hold search terms, and messages are
/// logged.
#[derive(Debug, thiserror::Error)]
pub enum RenderError<E> {
    /// The render returned an error.
    #[error("{0}")]
    Failed(Arc<E>),
    /// The render panicked; the panic hook has logged where.
    #[error("rendering panicked; the log has the place")]
    Panicked {
        /// Which page.
        page: PageKey,
    },
    /// The render took too long.
    #[error("rendering took longer than {limit:?} and was given up; is the database overloaded?")]
    TimedOut {
        /// Which page.
        page: PageKey,
        /// The limit that was exceeded.
        limit: Duration,
    },
    /// The program is stopping.
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
            Self::TimedOut { page, limit } => Self::TimedOut { page: page.clone(), limit: *limit },
            Self::Stopped { page } => Self::Stopped { page: page.clone() },
        }
    }
}

/// Cached pages. Cheap to clone; clones share their state. `E` is the error of a render.
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

    /// The state.
    pub(crate) fn shared(&self) -> &Arc<Shared<E>> {
        &self.0
    }

    /// The page of this key ([`PageKey::as_str`]; for a URL without a query its path), if it is cached and fresh.
    pub fn get(&self, key: &str) -> Option<Arc<Page>> {
        self.0.hit(key)
    }

    /// The page, rendered if it is not cached.
    ///
    /// `render` returns the future that renders it, and is called only if this request starts the render. The future runs on its own
    /// task: it completes and is cached even if the client disconnects. All requests that come meanwhile share it, except those after a
    /// save that touched what it had read: they get a newer one.
    ///
    /// # Errors
    /// [`RenderError`], if rendering fails and there is no stale page to serve instead.
    pub async fn get_or_render<F, R>(&self, key: &PageKey, render: F) -> Result<Lookup, RenderError<E>>
    where
        F: FnOnce(Recorder) -> R + Send,
        R: Future<Output = Result<RenderedResponse, E>> + Send + 'static,
    {
        if let Some(page) = self.0.hit(key.as_str()) {
            return Ok(Lookup { page, status: CacheStatus::Hit });
        }
        let arrival = self.0.generation();
        let mut render = Some(render);
        loop {
            let (outcome, status, patience) = match self.0.step(key) {
                Step::Done(lookup) => return Ok(lookup),
                Step::Join(outcome) => (outcome, CacheStatus::Joined, None),
                Step::Start(ticket) => {
                    // never twice: a render that started after this request arrived always serves it
                    let Some(render) = render.take() else { return Err(RenderError::Stopped { page: key.clone() }) };
                    let patience = ticket.is_retry.then_some(self.0.config.retry_wait);
                    (Shared::start(&self.0, ticket, render), CacheStatus::Miss, patience)
                }
            };
            match self.0.wait(outcome, key, patience).await {
                // a save that this request must see came during the render
                Outcome::Rendered { touched: Some(touched), .. } if touched <= arrival => {}
                Outcome::Rendered { page, .. } => {
                    self.0.count(status);
                    return Ok(Lookup { page, status });
                }
                Outcome::Failed(error) => return self.0.fall_back(key, error),
            }
        }
    }

    /// A save touched these keys: pages made from them are not served any more, except while rendering fails, and running renders that
    /// read one of them are not cached. Returns how many pages became stale.
    ///
    /// Call it after the commit and before the save is reported as done.
    pub fn invalidate(&self, keys: &[Key]) -> usize {
        self.0.invalidate(Some(keys))
    }

    /// The same for every page.
    pub fn invalidate_all(&self) -> usize {
        self.0.invalidate(None)
    }

    /// Like [`PageCache::invalidate`], and the pages are deleted: they are not served even if rendering fails. For what must not be seen
    /// any more. Returns how many pages were deleted.
    pub fn purge(&self, keys: &[Key]) -> usize {
        self.0.purge(keys)
    }

    /// Counters and sizes.
    pub fn metrics(&self) -> Metrics {
        self.0.metrics()
    }

    /// For tests: whether index, store and journal agree.
    ///
    /// # Errors
    /// What is inconsistent.
    #[doc(hidden)]
    pub fn check(&self) -> Result<(), String> {
        self.0.check()
    }
}
