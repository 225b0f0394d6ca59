//! Words of the list of keys.

use crate::{islands::desk::KeyWords, ui::words::words};

/// They reach the browser as a prop, because the island has no catalogue there.
pub fn for_island() -> KeyWords {
    KeyWords {
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
        STEP = "Next and previous story of a list";
        /// What Enter does.
        OPEN = "Open it";
        /// What `?` does.
        THESE = "These keys";
        /// Button.
        CLOSE = "Close";
    }
}
