//! Single flight: one render in progress, and the requests that wait for it.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use tokio::sync::watch;

use crate::{Page, PageKey, Recorder, RenderError, shared::Shared};

/// How a render ended.
pub(crate) enum Outcome<E> {
    /// With a page. `touched` is the first save after the start of the render that touched what the page is made from.
    Rendered { page: Arc<Page>, touched: Option<u64> },
    /// Without.
    Failed(RenderError<E>),
}

impl<E> Clone for Outcome<E> {
    fn clone(&self) -> Self {
        match self {
            Self::Rendered { page, touched } => Self::Rendered { page: page.clone(), touched: *touched },
            Self::Failed(error) => Self::Failed(error.clone()),
        }
    }
}

/// Where waiting requests receive the outcome.
pub(crate) type Awaited<E> = watch::Receiver<Option<Outcome<E>>>;

/// A render in progress, as other requests see it.
pub(crate) struct Flight<E> {
    /// Distinguishes flights: two for one page can overlap.
    pub number: u64,
    pub recorder: Recorder,
    pub outcome: Awaited<E>,
    overtaken: AtomicBool,
}

impl<E> Flight<E> {
    pub fn new(number: u64, outcome: Awaited<E>) -> Self {
        Self { number, recorder: Recorder::new(), outcome, overtaken: AtomicBool::new(false) }
    }
    /// A save touched what it has read: later requests do not join it.
    pub fn overtake(&self) {
        self.overtaken.store(true, Ordering::Release);
    }
    pub fn is_overtaken(&self) -> bool {
        self.overtaken.load(Ordering::Acquire)
    }
}

/// Held by the task that renders. If it is dropped unfinished (a panic, a stopping runtime), the flight is removed.
pub(crate) struct Ticket<E: 'static> {
    pub shared: Arc<Shared<E>>,
    pub key: PageKey,
    pub number: u64,
    /// The generation in which it started.
    pub started: u64,
    pub recorder: Recorder,
    pub sender: watch::Sender<Option<Outcome<E>>>,
    /// Whether this is a retry after a failure, with a stale page to serve meanwhile.
    pub is_retry: bool,
    pub finished: bool,
}

impl<E> Drop for Ticket<E> {
    fn drop(&mut self) {
        if !self.finished {
            self.shared.abandon(&self.key, self.number, self.started);
        }
    }
}
