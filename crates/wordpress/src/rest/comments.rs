//! Comments are a collection of their own: stored in a temporary file and looked up by item.

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Result, Seek, SeekFrom, Write};

use serde_json::Value;

use super::items;
use super::value::number;
use crate::wxr::WxrComment;

/// All comments of a site; three numbers of each are in memory.
pub(super) struct Comments {
    lines: BufReader<File>,
    /// Item, number and file offset, in this order.
    places: Vec<(u64, u64, u64)>,
}

/// Collects comments in any order.
pub(super) struct Taking {
    lines: BufWriter<File>,
    at: u64,
    places: Vec<(u64, u64, u64)>,
}

impl Taking {
    /// Collects into a temporary file.
    pub(super) fn begin() -> Result<Self> {
        Ok(Self { lines: BufWriter::new(tempfile::tempfile()?), at: 0, places: Vec::new() })
    }

    /// Adds one.
    pub(super) fn take(&mut self, comment: &Value) -> Result<()> {
        let line = serde_json::to_vec(comment)?;
        self.lines.write_all(&line)?;
        self.lines.write_all(b"\n")?;
        self.places.push((number(comment, "post"), number(comment, "id"), self.at));
        self.at += line.len() as u64 + 1;
        Ok(())
    }

    /// Ends collecting.
    pub(super) fn end(mut self) -> Result<Comments> {
        self.places.sort_unstable();
        // one that was returned twice, because its list changed meanwhile
        self.places.dedup_by_key(|(item, id, _)| (*item, *id));
        let lines = self.lines.into_inner().map_err(std::io::IntoInnerError::into_error)?;
        Ok(Comments { lines: BufReader::new(lines), places: self.places })
    }
}

impl Comments {
    /// The comments under an item, oldest number first.
    pub(super) fn under(&mut self, item: u64) -> Result<Vec<WxrComment>> {
        let from = self.places.partition_point(|(other, _, _)| *other < item);
        let mut found = Vec::new();
        for (_, _, at) in self.places.iter().skip(from).take_while(|(other, _, _)| *other == item) {
            self.lines.seek(SeekFrom::Start(*at))?;
            let mut line = String::new();
            self.lines.read_line(&mut line)?;
            found.push(items::comment(&serde_json::from_str(&line)?));
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn comments_are_found_under_their_item() {
        let mut taking = Taking::begin().unwrap();
        for (post, id) in [(9, 4), (7, 3), (9, 2), (9, 4), (8, 1)] {
            taking.take(&json!({"post": post, "id": id, "content": {"rendered": "a\nb"}})).unwrap();
        }
        let mut comments = taking.end().unwrap();
        let ids = |found: Vec<WxrComment>| found.into_iter().map(|comment| comment.id).collect::<Vec<_>>();
        assert_eq!(ids(comments.under(9).unwrap()), ["2", "4"]);
        assert_eq!(ids(comments.under(7).unwrap()), ["3"]);
        assert_eq!(ids(comments.under(1).unwrap()), Vec::<String>::new());
    }
}
