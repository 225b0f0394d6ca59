//! Words around the comments of a story.

use crate::ui::words::words;

words! {
    discussion {
        /// Title.
        COMMENTS = "Comments";
        /// Title and link.
        COUNT = "{count} comment", "{count} comments";
        /// Link to the next page.
        MORE = "More comments";
        /// Link to the page before.
        EARLIER = "Earlier comments";
        /// Below the last one.
        CLOSED = "Comments are closed.";
        /// Instead of comments.
        NONE = "No one has commented yet.";
        /// Somebody who gave no name.
        NAMELESS = "A reader";
        /// Title of a page or feed.
        ON_STORY = "Comments on {headline}";
        /// Title of a comment in a feed.
        BY_ON_STORY = "{name} on {headline}";
        /// Over a comment that is not below the one it replies to.
        IN_REPLY_TO = "In reply to {name}";
    }
}
