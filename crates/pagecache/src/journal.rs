//! Which saves came during running renders.

use std::collections::{BTreeMap, HashSet, VecDeque};

use crate::Key;

/// The most keys that are stored; beyond it the journal drops its entries (a render of 30 seconds during an import).
const MAX_KEYS: usize = 50_000;

/// What one invalidation touched.
#[derive(Debug)]
enum Touched {
    Keys(Box<[Key]>),
    Everything,
}

/// Counts invalidations, and stores those that a running render may have missed. Empty while no render runs.
#[derive(Debug, Default)]
pub(crate) struct Journal {
    /// The number of the latest invalidation.
    generation: u64,
    entries: VecDeque<(u64, Touched)>,
    stored_keys: usize,
    /// Running renders: their number by the generation in which they started.
    running: BTreeMap<u64, usize>,
    /// Entries up to this generation were dropped: renders that started before count as touched.
    dropped: u64,
}

impl Journal {
    /// The number of the latest invalidation.
    pub fn generation(&self) -> u64 {
        self.generation
    }

    /// A render starts; pass the result to [`Journal::end`].
    pub fn begin(&mut self) -> u64 {
        *self.running.entry(self.generation).or_default() += 1;
        self.generation
    }

    /// A render that started in this generation has ended.
    pub fn end(&mut self, started: u64) {
        if let Some(count) = self.running.get_mut(&started) {
            *count -= 1;
            if *count == 0 {
                self.running.remove(&started);
            }
        }
        let oldest = self.running.keys().next().copied().unwrap_or(self.generation);
        while self.entries.front().is_some_and(|(generation, _)| *generation <= oldest) {
            if let Some((_, Touched::Keys(keys))) = self.entries.pop_front() {
                self.stored_keys -= keys.len();
            }
        }
    }

    /// An invalidation of `keys`, or of everything.
    pub fn note(&mut self, keys: Option<&[Key]>) {
        self.generation += 1;
        if self.running.is_empty() {
            return;
        }
        let touched = match keys {
            Some(keys) => Touched::Keys(keys.into()),
            None => Touched::Everything,
        };
        self.stored_keys += keys.map_or(0, <[Key]>::len);
        self.entries.push_back((self.generation, touched));
        if self.stored_keys > MAX_KEYS {
            self.entries.clear();
            self.stored_keys = 0;
            self.dropped = self.generation;
        }
    }

    /// The first invalidation after `started` that touched one of `keys`.
    pub fn first_touch(&self, started: u64, keys: &[Key]) -> Option<u64> {
        if started < self.dropped {
            return Some(started + 1);
        }
        let mut later = self.entries.iter().filter(|(generation, _)| *generation > started).peekable();
        later.peek()?;
        let read: HashSet<&Key> = keys.iter().collect();
        later
            .find(|(_, touched)| match touched {
                Touched::Everything => true,
                Touched::Keys(keys) => keys.iter().any(|key| read.contains(key)),
            })
            .map(|(generation, _)| *generation)
    }

    /// The number of stored invalidations.
    #[cfg(test)]
    pub fn len(&self) -> usize {
        self.entries.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(names: &[&str]) -> Vec<Key> {
        names.iter().map(Key::new).collect()
    }

    #[test]
    fn a_save_during_a_render_is_seen_by_it_and_by_no_later_one() {
        let mut journal = Journal::default();
        let early = journal.begin();
        journal.note(Some(&keys(&["story:1"])));
        let late = journal.begin();
        journal.note(Some(&keys(&["story:2"])));
        assert_eq!(journal.first_touch(early, &keys(&["story:1", "story:2"])), Some(1));
        assert_eq!(journal.first_touch(late, &keys(&["story:1"])), None);
        assert_eq!(journal.first_touch(late, &keys(&["story:2"])), Some(2));
        journal.note(None);
        assert_eq!(journal.first_touch(late, &[]), Some(3));
    }

    #[test]
    fn it_is_empty_when_no_render_runs() {
        let mut journal = Journal::default();
        journal.note(Some(&keys(&["a"])));
        assert_eq!(journal.len(), 0);
        let (first, second) = (journal.begin(), journal.begin());
        journal.note(Some(&keys(&["a"])));
        let third = journal.begin();
        journal.note(Some(&keys(&["b"])));
        journal.end(first);
        assert_eq!(journal.len(), 2);
        journal.end(second);
        assert_eq!(journal.len(), 1, "the third started after the first note");
        journal.end(third);
        assert_eq!((journal.len(), journal.stored_keys, journal.running.len()), (0, 0, 0));
    }

    #[test]
    fn too_many_notes_count_as_everything() {
        let mut journal = Journal::default();
        let early = journal.begin();
        let many: Vec<Key> = (0..MAX_KEYS / 4).map(|n| Key::new(n.to_string())).collect();
        for _ in 0..5 {
            journal.note(Some(&many));
        }
        assert_eq!(journal.len(), 0);
        assert_eq!(journal.first_touch(early, &keys(&["never touched"])), Some(early + 1));
        let late = journal.begin();
        assert_eq!(journal.first_touch(late, &keys(&["never touched"])), None);
        journal.note(Some(&keys(&["x"])));
        assert_eq!(journal.first_touch(late, &keys(&["x"])), Some(late + 1));
    }
}
