//! One render under way, and those who wait for it.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use tokio::sync::watch;

use crate::{Page, PageKey, Recorder, RenderError, shared::Shared};

/// How a render ended.
pub(crate) enum Outcome<E> {
    /// With a page. `touched` is the first save that came after the render had begun and touched what the page is made of.
    Drawn { page: Arc<Page>, touched: Option<u64> },
    /// Without.
    Failed(RenderError<E>),
}

impl<E> Clone for Outcome<E> {
    fn clone(&self) -> Self {
        match self {
            Self::Drawn { page, touched } => Self::Drawn { page: page.clone(), touched: *touched },
            Self::Failed(error) => Self::Failed(error.clone()),
        }
    }
}

/// Where the waiting look for the outcome.
pub(crate) type Awaited<E> = watch::Receiver<Option<Outcome<E>>>;

/// A render under way, as the others see it.
pub(crate) struct Flight<E> {
    /// Which it is: two flights for one page can overlap.
    pub number: u64,
    pub recorder: Recorder,
    pub outcome: Awaited<E>,
    overtaken: AtomicBool,
}

impl<E> Flight<E> {
    pub fn new(number: u64, outcome: Awaited<E>) -> Self {
        Self { number, recorder: Recorder::new(), outcome, overtaken: AtomicBool::new(false) }
    }
    /// A save touched what it has read: nobody who comes later joins.
    pub fn overtake(&self) {
        self.overtaken.store(true, Ordering::Release);
    }
    pub fn is_overtaken(&self) -> bool {
        self.overtaken.load(Ordering::Acquire)
    }
}

/// The duty to end a flight: however its task ends, even by being dropped, the flight is struck off.
pub(crate) struct Landing<E> {
    pub shared: Arc<Shared<E>>,
    pub key: PageKey,
    pub number: u64,
    /// The generation in which it began.
    pub started: u64,
    pub recorder: Recorder,
    pub teller: watch::Sender<Option<Outcome<E>>>,
    /// Whether this is another try after one that failed, with an old page to give meanwhile.
    pub again: bool,
    pub landed: bool,
}

impl<E> Drop for Landing<E> {
    fn drop(&mut self) {
        if !self.landed {
            self.shared.strike_off(&self.key, self.number, self.started);
        }
    }
}
