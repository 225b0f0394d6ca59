//! Waiting for what somebody else had begun to draw: the cheapest way for a crowd.

use std::sync::Arc;

use crate::{
    How, Page, PageCache, PageKey,
    flight::{Awaited, Outcome},
    shared::Shared,
};

/// A place among those who wait for one page.
pub struct Joined<E> {
    shared: Arc<Shared<E>>,
    key: PageKey,
    outcome: Awaited<E>,
    /// The generation in which it was taken.
    arrival: u64,
}

impl<E: Send + Sync + 'static> PageCache<E> {
    /// A place among those who wait for the page of this key text, if it is being drawn for somebody and no old page is to be given meanwhile.
    pub fn join(&self, key: &str) -> Option<Joined<E>> {
        let shared = self.shared();
        // before the look at the flights: a save between the two counts as one that this request should see
        let arrival = shared.generation();
        let (key, outcome) = shared.under_way(key)?;
        Some(Joined { shared: shared.clone(), key, outcome, arrival })
    }
}

impl<E: Send + Sync + 'static> Joined<E> {
    /// The page, when it is drawn. `None` if drawing failed, or if a save that whoever waits should see came meanwhile: ask
    /// for the page with [`PageCache::get_or_render`] then.
    pub async fn page(self) -> Option<Arc<Page>> {
        match self.shared.wait(self.outcome, &self.key, None).await {
            Outcome::Drawn { page, touched } if touched.is_none_or(|touched| touched > self.arrival) => {
                self.shared.count(How::Joined);
                Some(page)
            }
            Outcome::Drawn { .. } | Outcome::Failed(_) => None,
        }
    }
}
