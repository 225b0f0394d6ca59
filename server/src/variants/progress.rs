//! How far the smaller versions are, for editors.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering::Relaxed},
};

/// Counts versions from the moment in which some are wanted until all of them are made. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Progress {
    inner: Arc<Counts>,
}

#[derive(Debug, Default)]
struct Counts {
    wanted: AtomicUsize,
    done: AtomicUsize,
}

impl Progress {
    /// So many more are wanted.
    pub fn add(&self, versions: usize) {
        self.inner.wanted.fetch_add(versions, Relaxed);
    }

    /// So many were counted twice.
    pub fn subtract(&self, versions: usize) {
        let _ = self.inner.wanted.fetch_update(Relaxed, Relaxed, |wanted| Some(wanted.saturating_sub(versions)));
    }

    /// So many are made, or cannot be made.
    pub fn finish(&self, versions: usize) {
        self.inner.done.fetch_add(versions, Relaxed);
    }

    /// How many are made and how many are wanted; `None` when nothing is left to do, and then counting begins anew.
    pub fn read(&self) -> Option<(usize, usize)> {
        let (done, wanted) = (self.inner.done.load(Relaxed), self.inner.wanted.load(Relaxed));
        if done < wanted {
            return Some((done, wanted));
        }
        if wanted > 0 && self.inner.wanted.compare_exchange(wanted, 0, Relaxed, Relaxed).is_ok() {
            let _ = self.inner.done.fetch_update(Relaxed, Relaxed, |done| Some(done.saturating_sub(wanted)));
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::Progress;

    #[test]
    fn progress_ends_when_everything_is_made_and_begins_anew() {
        let progress = Progress::default();
        assert_eq!(progress.read(), None);
        progress.add(400);
        progress.finish(12);
        assert_eq!(progress.read(), Some((12, 400)));
        progress.subtract(388);
        assert_eq!(progress.read(), None);
        progress.add(3);
        assert_eq!(progress.read(), Some((0, 3)));
    }
}
