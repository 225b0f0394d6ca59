//! Which saves came while renders were running.

use std::collections::{BTreeMap, HashSet, VecDeque};

use crate::Key;

/// How many keys are remembered before the journal gives up on detail (a render of 30 seconds during an import).
const MOST_KEYS: usize = 50_000;

/// What one invalidation touched.
#[derive(Debug)]
enum Touched {
    Keys(Box<[Key]>),
    Everything,
}

/// Counts invalidations, and remembers those that a running render may have missed. Empty while nothing runs.
#[derive(Debug, Default)]
pub(crate) struct Journal {
    /// The number of the latest invalidation.
    generation: u64,
    entries: VecDeque<(u64, Touched)>,
    held_keys: usize,
    /// Renders under way: the generation they began in, and how many.
    running: BTreeMap<u64, usize>,
    /// Detail up to this generation was given up: whatever began before it counts as touched.
    forgotten: u64,
}

impl Journal {
    /// The number of the latest invalidation.
    pub fn generation(&self) -> u64 {
        self.generation
    }

    /// A render begins; give the answer back to [`Journal::end`].
    pub fn begin(&mut self) -> u64 {
        *self.running.entry(self.generation).or_default() += 1;
        self.generation
    }

    /// A render that began at `started` is over.
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
                self.held_keys -= keys.len();
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
        self.held_keys += keys.map_or(0, <[Key]>::len);
        self.entries.push_back((self.generation, touched));
        if self.held_keys > MOST_KEYS {
            self.entries.clear();
            self.held_keys = 0;
            self.forgotten = self.generation;
        }
    }

    /// The first invalidation after `started` that touched one of `keys`; none if there was no such.
    pub fn first_touch(&self, started: u64, keys: &[Key]) -> Option<u64> {
        if started < self.forgotten {
            return Some(started + 1);
        }
        let mut later = self.entries.iter().filter(|(generation, _)| *generation > started).peekable();
        later.peek()?;
        let mine: HashSet<&Key> = keys.iter().collect();
        later
            .find(|(_, touched)| match touched {
                Touched::Everything => true,
                Touched::Keys(keys) => keys.iter().any(|key| mine.contains(key)),
            })
            .map(|(generation, _)| *generation)
    }

    /// How many invalidations are remembered.
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
    fn it_is_empty_when_nothing_runs() {
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
        assert_eq!(journal.len(), 1, "the third began after the first note");
        journal.end(third);
        assert_eq!((journal.len(), journal.held_keys, journal.running.len()), (0, 0, 0));
    }

    #[test]
    fn too_many_notes_count_as_everything() {
        let mut journal = Journal::default();
        let early = journal.begin();
        let many: Vec<Key> = (0..MOST_KEYS / 4).map(|n| Key::new(n.to_string())).collect();
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
