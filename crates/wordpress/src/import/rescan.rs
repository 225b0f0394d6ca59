//! Reading a site's files once more.

use std::collections::VecDeque;
use std::path::PathBuf;

use super::{ImportError, multilingual};
use crate::wxr::{Entry, Item, Reader};

/// Reads the site's files once more and hands over the items that are wanted.
#[derive(Default)]
pub(super) struct Rescan {
    files: VecDeque<PathBuf>,
    reader: Option<Reader<std::fs::File>>,
    done: u64,
}

impl Rescan {
    /// Over files of one site.
    pub(super) fn over(files: &[PathBuf]) -> Self {
        Self { files: files.iter().cloned().collect(), ..Self::default() }
    }

    /// The next item that is wanted.
    pub(super) fn next(&mut self, wanted: impl Fn(&Item) -> bool) -> Result<Option<Item>, ImportError> {
        loop {
            if self.reader.is_none() {
                let Some(file) = self.files.pop_front() else { return Ok(None) };
                self.reader = Some(Reader::open(&file)?);
            }
            let Some(reader) = &mut self.reader else { return Ok(None) };
            match reader.next_entry()? {
                Some(Entry::Item(mut item)) if wanted(&item) => {
                    multilingual::reduce_item(&mut item, &reader.channel().language);
                    return Ok(Some(*item));
                }
                Some(_) => {}
                None => {
                    self.done += reader.position();
                    self.reader = None;
                }
            }
        }
    }

    /// How many bytes have been read.
    pub(super) fn position(&self) -> u64 {
        self.done + self.reader.as_ref().map_or(0, Reader::position)
    }
}
