//! Ready answers: what was drawn once is kept until something it was made from is saved.

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex, PoisonError},
};

use app::{chrome::KeptFurniture, site::Site};
use axum::{
    body::Body,
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri},
    response::{IntoResponse, Response},
};
use newsroom::{Newsroom, OutboxEntry, ReadLog};
use pagecache::{
    Coding, Codings, Config, Draft, Keep, Key, Metrics, Page, PageCache, PageKey, Recorder, Refused, negotiate, respond, respond_at_once,
};

use tracing::{Instrument, Span};

use super::answer::{Trouble, broken};

/// The kept answers. Cheap to clone; clones are the same.
#[derive(Clone)]
pub struct Ready(Arc<Inner>);

struct Inner {
    /// `None`: every request is answered anew.
    pages: Option<PageCache<Trouble>>,
    /// `None`: what recurs on every page is loaded anew too.
    furniture: Option<Arc<KeptFurniture>>,
    /// Commits of this process that were heard of at once, so that the outbox need not tell again.
    heard: Mutex<BTreeSet<i64>>,
}

/// The cache's notes as the newsroom's reading log.
struct Notes(Recorder);

impl ReadLog for Notes {
    fn note(&self, key: String) {
        self.0.note(key);
    }
}

impl Ready {
    /// Keeps answers made from this newsroom, and hears of its commits.
    pub fn new(newsroom: &Newsroom, config: Config) -> Self {
        Self::hearing(newsroom, Some(PageCache::new(config, newsroom.clock())))
    }

    /// Keeps no answer: every request reads, draws and compresses. For measuring.
    pub fn no_answers(newsroom: &Newsroom) -> Self {
        Self::hearing(newsroom, None)
    }

    /// Keeps nothing at all, and need not hear of commits.
    pub fn nothing_kept() -> Self {
        Self(Arc::new(Inner { pages: None, furniture: None, heard: Mutex::default() }))
    }

    fn hearing(newsroom: &Newsroom, pages: Option<PageCache<Trouble>>) -> Self {
        let ready = Self(Arc::new(Inner { pages, furniture: Some(Arc::default()), heard: Mutex::default() }));
        let hearing = ready.clone();
        newsroom.on_commit(move |entry| hearing.hear(entry));
        ready
    }

    /// The answer to a request without query, if it is ready. No SQL, no drawing, no waiting.
    pub fn hit(&self, method: &Method, uri: &Uri, request: &HeaderMap) -> Option<Response> {
        let page = self.without_query(method, uri)?.get(uri.path())?;
        respond_at_once(&page, method, request).map(|answer| answer.map(Body::from))
    }

    /// The answer to a request without query, if it is being made for somebody else: when it is there. A crowd that comes
    /// while a page is drawn waits here.
    pub async fn joined(&self, method: &Method, uri: &Uri, request: &HeaderMap) -> Option<Response> {
        let page = self.without_query(method, uri)?.join(uri.path())?.page().await?;
        Some(given(&page, method, request).await)
    }

    /// The kept pages, for a request that they may answer.
    fn without_query(&self, method: &Method, uri: &Uri) -> Option<&PageCache<Trouble>> {
        self.0.pages.as_ref().filter(|_| matches!(*method, Method::GET | Method::HEAD) && uri.query().is_none())
    }

    /// The answer under `key`, made by `draw` if it is not ready. `draw` gets a site whose reading is noted.
    pub async fn answer<F, R>(&self, key: &PageKey, site: &Site, method: &Method, request: &HeaderMap, draw: F) -> Response
    where
        F: FnOnce(Site) -> R + Send,
        R: Future<Output = Result<Draft, Trouble>> + Send + 'static,
    {
        let site = &match &self.0.furniture {
            Some(kept) => site.with_furniture(kept).for_one_page(),
            None => site.for_one_page(),
        };
        let page = match &self.0.pages {
            Some(pages) => {
                let first_wanted = negotiate(request, Codings { gzip: true, brotli: true }).unwrap_or(Coding::Identity);
                let answer = pages.get_or_render(key, |recorder| {
                    let site = site.reading(Arc::new(Notes(recorder.clone())));
                    let drawing = draw(site.clone());
                    // what goes wrong is found under the number of the request that began it
                    let request = Span::current();
                    let drawing = async move {
                        let mut draft = Draft { first_wanted, ..until_midnight(drawing, &site).await? };
                        if draft.keep == Keep::Yes {
                            draft.headers.extend(surrogate_keys(&recorder.keys()).map(|keys| (SURROGATE_KEY, keys)));
                        }
                        Ok(draft)
                    };
                    drawing.instrument(request)
                });
                answer.await.map(|answer| answer.page).map_err(|error| error.to_string())
            }
            None => until_midnight(draw(site.clone()), site).await.map(|draft| Arc::new(Page::new(draft, Vec::new()))),
        };
        match page {
            Ok(page) => given(&page, method, request).await,
            Err(trouble) => broken(&trouble),
        }
    }

    /// What a commit touched is forgotten, once.
    pub fn hear(&self, entry: &OutboxEntry) {
        let mut heard = self.0.heard.lock().unwrap_or_else(PoisonError::into_inner);
        if heard.insert(entry.seq) {
            drop(heard);
            self.forget(&entry.keys);
        }
    }

    /// The outbox will not tell of commits up to this one again.
    pub fn told_until(&self, seq: i64) {
        let mut heard = self.0.heard.lock().unwrap_or_else(PoisonError::into_inner);
        *heard = heard.split_off(&(seq + 1));
    }

    /// Everything is forgotten.
    pub fn forget_all(&self) {
        self.forget_furniture();
        if let Some(pages) = &self.0.pages {
            pages.invalidate_all();
        }
    }

    /// What the cache did and holds; nothing if nothing is kept.
    pub fn metrics(&self) -> Metrics {
        self.0.pages.as_ref().map(PageCache::metrics).unwrap_or_default()
    }

    /// Before the pages: what is drawn after they are forgotten must find it gone.
    fn forget_furniture(&self) {
        if let Some(kept) = &self.0.furniture {
            kept.forget();
        }
    }

    fn forget(&self, keys: &[String]) {
        self.forget_furniture();
        if let Some(pages) = &self.0.pages {
            let keys: Vec<Key> = keys.iter().map(Key::new).collect();
            pages.invalidate(&keys);
        }
    }
}

const SURROGATE_KEY: HeaderName = HeaderName::from_static("surrogate-key");

/// The keys as a cache in front of us may index them: six hexadecimal digits of each one's BLAKE3 hash, as
/// `docs/contracts/caching.md` promises. Two keys with the same digits cost a purge too many, never one too few.
fn surrogate_keys(keys: &[Key]) -> Option<HeaderValue> {
    let short = |key: &Key| blake3::hash(key.as_str().as_bytes()).to_hex().chars().take(6).collect::<String>();
    let short: BTreeSet<String> = keys.iter().map(short).collect();
    HeaderValue::try_from(short.into_iter().collect::<Vec<_>>().join(" ")).ok()
}

/// The answer that this page is to a request.
async fn given(page: &Page, method: &Method, request: &HeaderMap) -> Response {
    match respond(page, method, request).await {
        Ok(answer) => answer.map(Body::from),
        Err(refused) => {
            let status = match refused {
                Refused::NotAcceptable => StatusCode::NOT_ACCEPTABLE,
                Refused::Another => StatusCode::PRECONDITION_FAILED,
            };
            (status, format!("{refused}\n")).into_response()
        }
    }
}

/// With the midnight that ends what it says of today: the one that comes after its drawing begins. One that is drawn over midnight
/// may say yesterday's date, and is over when it is there.
async fn until_midnight(drawing: impl Future<Output = Result<Draft, Trouble>>, site: &Site) -> Result<Draft, Trouble> {
    let midnight = site.calendar().await.map_err(|error| error.to_string())?.midnight();
    Ok(Draft { valid_until: midnight, ..drawing.await? })
}
