//! Words of the list of keys.

use crate::{desk::layout::Place, islands::desk::KeyWords, ui::words::words};

/// They reach the browser as a prop, because the island has no catalogue there.
pub fn for_island(place: Place) -> KeyWords {
    use super::comments::{KEY_APPROVE, KEY_REJECT, KEY_REPLY, KEY_SPAM};
    let of_comments = [("a", KEY_APPROVE), ("x", KEY_REJECT), ("s", KEY_SPAM), ("r", KEY_REPLY)];
    let of_stories = [("x", super::lists_desk::KEY_CHOOSE), ("e", super::lists_desk::KEY_QUICK_EDIT)];
    let row = match place {
        Place::Comments => &of_comments[..],
        Place::Stories => &of_stories[..],
        _ => &[],
    };
    KeyWords {
        row: row.iter().map(|(key, word)| ((*key).to_owned(), (*word).into())).collect(),
        title: TITLE.into(),
        begin: super::stories::NEW_STORY.into(),
        step: STEP.into(),
        open: OPEN.into(),
        find: super::palette::KEY.into(),
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
