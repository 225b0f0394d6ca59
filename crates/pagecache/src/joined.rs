//! Waiting for a render that another request has started: the cheapest way during a stampede.

use std::sync::Arc;

use crate::{
    CacheStatus, Page, PageCache, PageKey,
    flight::{Awaited, Outcome},
    shared::Shared,
};

/// A request that waits for a page.
pub struct Joined<E> {
    shared: Arc<Shared<E>>,
    key: PageKey,
    outcome: Awaited<E>,
    /// The generation in which the request arrived.
    arrival: u64,
}

impl<E: Send + Sync + 'static> PageCache<E> {
    /// Joins the render of the page with this key, if one is in progress and no stale page is to be served meanwhile.
    pub fn join(&self, key: &str) -> Option<Joined<E>> {
        let shared = self.shared();
        // before the flights are read: a save between the two is one that this request must see
        let arrival = shared.generation();
        let (key, outcome) = shared.in_progress(key)?;
        Some(Joined { shared: shared.clone(), key, outcome, arrival })
    }
}

impl<E: Send + Sync + 'static> Joined<E> {
    /// The page, when it is rendered. `None` if rendering failed, or if a save that this request must see came meanwhile: then use
    /// [`PageCache::get_or_render`].
    pub async fn page(self) -> Option<Arc<Page>> {
        match self.shared.wait(self.outcome, &self.key, None).await {
            Outcome::Rendered { page, touched } if touched.is_none_or(|touched| touched > self.arrival) => {
                self.shared.count(CacheStatus::Joined);
                Some(page)
            }
            Outcome::Rendered { .. } | Outcome::Failed(_) => None,
        }
    }
}
