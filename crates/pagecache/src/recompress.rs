//! The best compression, in the background, for pages that are requested often.

use std::{sync::Arc, time::Duration};

use thread_priority::{ThreadPriority, set_current_thread_priority};
use tokio::{runtime::Handle, sync::oneshot};

use crate::{Page, PageKey, entry::Entry, shared::Shared};

/// A page becomes hot during a stampede, when the processors are needed for the requests.
const DELAY: Duration = Duration::from_secs(1);

impl<E: Send + Sync + 'static> Shared<E> {
    /// Compresses this page again, after a delay and one page at a time, and replaces it if it is still fresh.
    pub fn recompress_later(self: &Arc<Self>, key: &str, entry: &Arc<Entry>) {
        let Ok(runtime) = Handle::try_current() else { return };
        let (shared, key, entry) = (self.clone(), PageKey::new(key, None, &[]), entry.clone());
        runtime.spawn(async move {
            tokio::time::sleep(DELAY).await;
            let Ok(_permit) = shared.recompression.acquire().await else { return };
            if entry.is_stale() {
                return;
            }
            if let Some(better) = recompressed(entry.page.clone()).await {
                shared.replace(&key, &entry, Arc::new(better));
            }
        });
    }
}

/// The page with the smallest Brotli body, made by a thread of the lowest priority: no reader should wait a tenth of a second for it.
async fn recompressed(page: Arc<Page>) -> Option<Page> {
    let (sender, receiver) = oneshot::channel();
    let recompress = move || {
        // a system that refuses only slows readers down a little
        let _ = set_current_thread_priority(ThreadPriority::Min);
        // the receiver is gone when the program stops
        let _ = sender.send(page.recompress());
    };
    std::thread::Builder::new().name("recompress".to_owned()).spawn(recompress).ok()?;
    receiver.await.ok()?
}
