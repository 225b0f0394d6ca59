//! Running a render on its own task, and waiting for it.

use std::{panic::AssertUnwindSafe, sync::Arc, time::Duration};

use futures_util::FutureExt;

use super::Shared;
use crate::{
    Page, PageKey, Recorder, RenderError, RenderedResponse,
    flight::{Awaited, Outcome, Ticket},
};

impl<E: Send + Sync + 'static> Shared<E> {
    /// Starts the render on its own task, so that it does not end with the request.
    pub fn start<F, R>(self: &Arc<Self>, ticket: Ticket<E>, render: F) -> Awaited<E>
    where
        F: FnOnce(Recorder) -> R,
        R: Future<Output = Result<RenderedResponse, E>> + Send + 'static,
    {
        self.counts.renders.one();
        let awaited = ticket.sender.subscribe();
        let rendering = render(ticket.recorder.clone());
        tokio::spawn(Self::run(ticket, rendering));
        awaited
    }

    async fn run(mut ticket: Ticket<E>, rendering: impl Future<Output = Result<RenderedResponse, E>> + Send + 'static) {
        let shared = ticket.shared.clone();
        let (page, limit) = (ticket.key.clone(), shared.config.render_timeout);
        let result = match tokio::time::timeout(limit, AssertUnwindSafe(rendering).catch_unwind()).await {
            Ok(Ok(Ok(rendered))) => {
                let (cacheable, preferred, mut keys) = (rendered.cacheable, rendered.preferred, ticket.recorder.keys());
                shared.state.lock().index.share(&mut keys);
                let page = Page::new(rendered, keys);
                page.encode(preferred).await;
                Ok((Arc::new(page), cacheable))
            }
            Ok(Ok(Err(error))) => Err(RenderError::Failed(Arc::new(error))),
            Ok(Err(_panic)) => Err(RenderError::Panicked { page }),
            Err(_elapsed) => Err(RenderError::TimedOut { page, limit }),
        };
        let outcome = match result {
            Ok((page, cacheable)) => shared.succeed(&mut ticket, page, cacheable),
            Err(error) => shared.fail(&mut ticket, error),
        };
        // all clients may have disconnected
        let _ = ticket.sender.send(Some(outcome));
    }

    /// Caches the page unless a save overtook its render.
    fn succeed(&self, ticket: &mut Ticket<E>, page: Arc<Page>, cacheable: bool) -> Outcome<E> {
        let mut state = self.state.lock();
        let touched = state.journal.first_touch(ticket.started, &page.keys);
        match (touched, cacheable) {
            (Some(_), _) => self.counts.overtaken.one(),
            (None, true) => self.put(&mut state, &ticket.key, page.clone()),
            // what was cached before is no longer true
            (None, false) => self.remove(&mut state, &ticket.key),
        }
        Self::end(&mut state, &ticket.key, ticket.number, ticket.started);
        ticket.finished = true;
        Outcome::Rendered { page, touched }
    }

    /// Delays the next render of a stale page.
    fn fail(&self, ticket: &mut Ticket<E>, error: RenderError<E>) -> Outcome<E> {
        self.counts.failures.one();
        let mut state = self.state.lock();
        if let Some(entry) = self.store.peek(ticket.key.as_str()) {
            let pause = i64::try_from(self.config.retry_after.as_millis()).unwrap_or(i64::MAX);
            // with the generation of its start: a save since then shows that the database is back
            entry.hold_back(self.clock.now().plus_millis(pause), ticket.started);
        }
        Self::end(&mut state, &ticket.key, ticket.number, ticket.started);
        ticket.finished = true;
        Outcome::Failed(error)
    }

    /// The outcome of a render, or [`RenderError::TimedOut`] if it does not come within `patience`.
    pub async fn wait(&self, mut awaited: Awaited<E>, key: &PageKey, patience: Option<Duration>) -> Outcome<E> {
        let outcome = async { awaited.wait_for(Option::is_some).await.map(|outcome| outcome.clone()) };
        let outcome = match patience {
            None => outcome.await,
            Some(limit) => match tokio::time::timeout(limit, outcome).await {
                Ok(outcome) => outcome,
                Err(_elapsed) => return Outcome::Failed(RenderError::TimedOut { page: key.clone(), limit }),
            },
        };
        match outcome {
            Ok(Some(outcome)) => outcome,
            // the task was dropped: the runtime is stopping
            Ok(None) | Err(_) => Outcome::Failed(RenderError::Stopped { page: key.clone() }),
        }
    }
}
