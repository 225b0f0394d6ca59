//! Words of the list of keys.

use crate::{desk::layout::Place, islands::desk::KeyWords, ui::words::words};

/// They reach the browser as a prop, because the island has no catalogue there.
pub fn for_island(place: Place) -> KeyWords {
    use super::comments::{KEY_APPROVE, KEY_REJECT, KEY_REPLY, KEY_SPAM};
    let of_comments = [("a", KEY_APPROVE), ("x", KEY_REJECT), ("s", KEY_SPAM), ("r", KEY_REPLY)];
    let row = if place == Place::Comments { &of_comments[..] } else { &[] };
    KeyWords {
        row: row.iter().map(|(key, word)| ((*key).to_owned(), (*word).into())).collect(),
        title: TITLE.into(),
        begin: super::stories::NEW_STORY.into(),
        step: STEP.into(),
        open: OPEN.into(),
        these: THESE.into(),
        close: CLOSE.into(),
    }
}

words! {
    keys {
        /// Name of the list.
        TITLE = "Keys";
        /// What `j` and `k` do.
        STEP = "Next and previous line of a list";
        /// What Enter does.
        OPEN = "Open it";
        /// What `?` does.
        THESE = "These keys";
        /// Button.
        CLOSE = "Close";
    }
}
