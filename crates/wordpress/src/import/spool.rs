//! Lists that may be longer than memory: lines in a temporary file that vanishes with the process.

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Seek, Write};

use serde::Serialize;

/// A list of entries as lines of JSON.
#[derive(Default)]
pub(super) struct Spool {
    file: Option<BufWriter<File>>,
    pub(super) lines: u64,
}

impl Spool {
    /// Adds an entry.
    pub(super) fn add(&mut self, thing: &impl Serialize) -> std::io::Result<()> {
        if self.file.is_none() {
            self.file = Some(BufWriter::new(tempfile::tempfile()?));
        }
        if let Some(file) = &mut self.file {
            serde_json::to_writer(&mut *file, thing)?;
            file.write_all(b"\n")?;
            self.lines += 1;
        }
        Ok(())
    }

    /// Calls `each` with every line from the first, at most `most` of them.
    pub(super) fn read(&mut self, most: u64, mut each: impl FnMut(&str) -> std::io::Result<()>) -> std::io::Result<()> {
        let Some(writer) = &mut self.file else { return Ok(()) };
        writer.flush()?;
        let mut file = writer.get_ref().try_clone()?;
        file.rewind()?;
        let (mut reader, mut line) = (BufReader::new(file), String::new());
        for _ in 0..most.min(self.lines) {
            line.clear();
            reader.read_line(&mut line)?;
            each(line.trim_end())?;
        }
        Ok(())
    }
}

/// A set of numbers as a sparse bit set: WordPress's numbers are dense.
#[derive(Default)]
pub(crate) struct IdSet(std::collections::BTreeMap<u64, [u64; 16]>);

impl IdSet {
    /// Adds a number; false if it was there.
    pub(crate) fn insert(&mut self, number: u64) -> bool {
        let bit = 1_u64 << (number % 64);
        let Some(word) = self.0.entry(number / 1024).or_default().get_mut(usize::try_from(number / 64 % 16).unwrap_or(0)) else {
            return true;
        };
        let new = *word & bit == 0;
        *word |= bit;
        new
    }

    /// Whether a number was added.
    pub(super) fn contains(&self, number: u64) -> bool {
        let word = self.0.get(&(number / 1024)).and_then(|words| words.get(usize::try_from(number / 64 % 16).unwrap_or(0)));
        word.is_some_and(|word| word & (1 << (number % 64)) != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_remembered() {
        let mut set = IdSet::default();
        for number in [0, 63, 64, 1023, 1024, u64::MAX] {
            assert!(!set.contains(number) && set.insert(number) && set.contains(number) && !set.insert(number), "{number}");
        }
        assert!(!set.contains(65));
    }

    #[test]
    fn lines_come_back_in_order_and_more_can_follow() {
        let mut spool = Spool::default();
        let read = |spool: &mut Spool, most| {
            let mut lines = Vec::new();
            spool
                .read(most, |line| {
                    lines.push(line.to_owned());
                    Ok(())
                })
                .unwrap();
            lines
        };
        assert!(read(&mut spool, 9).is_empty());
        spool.add(&"a\nb").unwrap();
        assert_eq!(read(&mut spool, 9), [r#""a\nb""#]);
        spool.add(&2).unwrap();
        assert_eq!(read(&mut spool, 9), [r#""a\nb""#, "2"]);
        assert_eq!(read(&mut spool, 1).len(), 1);
    }
}
