//! Rendered responses, cached until something they were made from is saved.

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex, PoisonError},
};

use app::site::{Site, load::LayoutCache};
use axum::{
    body::Body,
    http::{HeaderMap, Method, Uri},
    response::Response,
};
use newsroom::{Newsroom, OutboxEntry, ReadLog};
use pagecache::{
    Coding, Codings, Config, Key, Metrics, Page, PageCache, PageKey, Recorder, RenderedResponse, negotiate, respond, try_respond,
};
use tracing::{Instrument, Span};

use super::surrogate_key;
use crate::http::HttpError;

/// The cached responses. Cheap to clone; clones share their state.
#[derive(Clone)]
pub struct ResponseCache(Arc<Inner>);

struct Inner {
    /// `None`: every request is rendered anew.
    pages: Option<PageCache<HttpError>>,
    /// `None`: the layout's data is loaded for every request.
    layout: Option<Arc<LayoutCache>>,
    /// Commits of this process that were applied at once; the outbox reports them again.
    applied: Mutex<BTreeSet<i64>>,
}

/// Records in the page cache what a render reads from the newsroom.
struct Dependencies(Recorder);

impl ReadLog for Dependencies {
    fn record(&self, key: String) {
        self.0.note(key);
    }
}

impl ResponseCache {
    /// Caches responses made from this newsroom, and is invalidated by its commits.
    pub fn new(newsroom: &Newsroom, config: Config) -> Self {
        Self::subscribed(newsroom, Some(PageCache::new(config, newsroom.clock())))
    }

    /// Caches the layout's data but no response: every request is rendered and compressed. For measuring.
    pub fn without_responses(newsroom: &Newsroom) -> Self {
        Self::subscribed(newsroom, None)
    }

    /// Caches nothing at all, and needs no notice of commits.
    pub fn disabled() -> Self {
        Self(Arc::new(Inner { pages: None, layout: None, applied: Mutex::default() }))
    }

    fn subscribed(newsroom: &Newsroom, pages: Option<PageCache<HttpError>>) -> Self {
        let cache = Self(Arc::new(Inner { pages, layout: Some(Arc::default()), applied: Mutex::default() }));
        let subscriber = cache.clone();
        newsroom.on_commit(move |entry| subscriber.apply(entry));
        cache
    }

    /// The response to a request without a query, if it is cached. No SQL, no rendering, no waiting.
    pub fn hit(&self, method: &Method, uri: &Uri, request: &HeaderMap) -> Option<Response> {
        let page = self.without_query(method, uri)?.get(uri.path())?;
        try_respond(&page, method, request).map(|response| response.map(Body::from))
    }

    /// The response to a request without a query, if another request has started its render: when that is done. A stampede on one
    /// page waits here.
    pub async fn joined(&self, method: &Method, uri: &Uri, request: &HeaderMap) -> Option<Response> {
        let page = self.without_query(method, uri)?.join(uri.path())?.page().await?;
        // a refusal is left to the routes, which know how errors are written
        to_response(&page, method, request).await.ok()
    }

    /// The cached pages, for a request that they may serve.
    fn without_query(&self, method: &Method, uri: &Uri) -> Option<&PageCache<HttpError>> {
        self.0.pages.as_ref().filter(|_| matches!(*method, Method::GET | Method::HEAD) && uri.query().is_none())
    }

    /// The response under `key`, rendered by `render` if it is not cached. `render` gets a site whose reads are recorded.
    ///
    /// # Errors
    /// `render` failed and there is no stale page; or the client refuses what there is (406, 412).
    pub async fn respond<F, R>(
        &self,
        key: &PageKey,
        site: &Site,
        method: &Method,
        request: &HeaderMap,
        render: F,
    ) -> Result<Response, HttpError>
    where
        F: FnOnce(Site) -> R + Send,
        R: Future<Output = Result<RenderedResponse, HttpError>> + Send + 'static,
    {
        let site = &match &self.0.layout {
            Some(layout) => site.with_layout_cache(layout).for_one_page(),
            None => site.for_one_page(),
        };
        let page = match &self.0.pages {
            Some(pages) => {
                let preferred = negotiate(request, Codings { gzip: true, brotli: true }).unwrap_or(Coding::Identity);
                let lookup = pages.get_or_render(key, |recorder| {
                    let site = site.reading(Arc::new(Dependencies(recorder.clone())));
                    let rendering = render(site.clone());
                    // the logs of the render carry the id of the request that started it
                    let span = Span::current();
                    let rendering = async move {
                        let mut rendered = RenderedResponse { preferred, ..until_midnight(rendering, &site).await? };
                        if rendered.cacheable {
                            rendered.headers.extend(surrogate_key::value(&recorder.keys()).map(|keys| (surrogate_key::NAME, keys)));
                        }
                        Ok(rendered)
                    };
                    rendering.instrument(span)
                });
                lookup.await?.page
            }
            None => Arc::new(Page::new(until_midnight(render(site.clone()), site).await?, Vec::new())),
        };
        to_response(&page, method, request).await
    }

    /// Invalidates what a commit touched, unless that was done already.
    pub fn apply(&self, entry: &OutboxEntry) {
        let mut applied = self.0.applied.lock().unwrap_or_else(PoisonError::into_inner);
        if applied.insert(entry.seq) {
            drop(applied);
            self.invalidate(&entry.keys);
        }
    }

    /// Drops the numbers of commits up to `seq`: the outbox was polled beyond them and does not report them again.
    pub fn acknowledge(&self, seq: i64) {
        let mut applied = self.0.applied.lock().unwrap_or_else(PoisonError::into_inner);
        *applied = applied.split_off(&(seq + 1));
    }

    /// Invalidates everything.
    pub fn invalidate_all(&self) {
        // before the pages, see `invalidate`
        if let Some(layout) = &self.0.layout {
            layout.invalidate_all();
        }
        if let Some(pages) = &self.0.pages {
            pages.invalidate_all();
        }
    }

    /// Counters and sizes; zeros if nothing is cached.
    pub fn metrics(&self) -> Metrics {
        self.0.pages.as_ref().map(PageCache::metrics).unwrap_or_default()
    }

    /// What recurs on every page, if it is cached.
    pub fn layout(&self) -> Option<&LayoutCache> {
        self.0.layout.as_deref()
    }

    fn invalidate(&self, keys: &[String]) {
        // before the pages: a render that starts after their invalidation must not find old layout data
        if let Some(layout) = &self.0.layout {
            layout.invalidate(keys);
        }
        if let Some(pages) = &self.0.pages {
            let keys: Vec<Key> = keys.iter().map(Key::new).collect();
            pages.invalidate(&keys);
        }
    }
}

/// The response that this page is to a request.
async fn to_response(page: &Page, method: &Method, request: &HeaderMap) -> Result<Response, HttpError> {
    Ok(respond(page, method, request).await?.map(Body::from))
}

/// With the midnight that ends what the page says of today: the first one after the render begins. A page rendered across midnight
/// may have yesterday's date, and has expired when it is there.
async fn until_midnight(
    rendering: impl Future<Output = Result<RenderedResponse, HttpError>>,
    site: &Site,
) -> Result<RenderedResponse, HttpError> {
    let midnight = site.calendar().await?.midnight();
    Ok(RenderedResponse { valid_until: midnight, ..rendering.await? })
}
