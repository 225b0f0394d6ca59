//! The best compression, in the background, for pages that are asked for often.

use std::{sync::Arc, time::Duration};

use thread_priority::{ThreadPriority, set_current_thread_priority};
use tokio::{runtime::Handle, sync::oneshot};

use crate::{Page, PageKey, entry::Entry, shared::Shared};

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
            if let Some(better) = polished(entry.page.clone()).await {
                shared.replace(&key, &entry, Arc::new(better));
            }
        });
    }
}

/// The page with the smallest Brotli, from a thread of its own that works when no other wants its processor: a tenth of a second is
/// longer than any reader should wait because of it.
async fn polished(page: Arc<Page>) -> Option<Page> {
    let (done, polished) = oneshot::channel();
    let polish = move || {
        // where the system does not let it step back, it is only less polite
        let _ = set_current_thread_priority(ThreadPriority::Min);
        // nobody waits any more when the program ends
        let _ = done.send(page.polish());
    };
    std::thread::Builder::new().name("polisher".to_owned()).spawn(polish).ok()?;
    polished.await.ok()?
}
