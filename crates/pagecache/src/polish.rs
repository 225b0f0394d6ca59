//! The best compression, in the background, for pages that are asked for often.

use std::{sync::Arc, time::Duration};

use tokio::runtime::Handle;

use crate::{PageKey, entry::Entry, shared::Shared};

/// A page becomes hot when a crowd comes for it; the processors are for the crowd first.
const REST: Duration = Duration::from_secs(1);

impl<E: Send + Sync + 'static> Shared<E> {
    /// Compresses this page again, a moment later and when nothing else is being polished, and puts it in its place if it is still true.
    pub fn polish_later(self: &Arc<Self>, key: &str, entry: &Arc<Entry>) {
        let Ok(runtime) = Handle::try_current() else { return };
        let (shared, key, entry) = (self.clone(), PageKey::new(key, None, &[]), entry.clone());
        runtime.spawn(async move {
            tokio::time::sleep(REST).await;
            let Ok(_turn) = shared.polisher.acquire().await else { return };
            if entry.is_stale() {
                return;
            }
            let page = entry.page.clone();
            if let Ok(Some(better)) = tokio::task::spawn_blocking(move || page.polish()).await {
                shared.replace(&key, &entry, Arc::new(better));
            }
        });
    }
}
