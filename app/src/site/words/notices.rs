//! Words of pages that say what is not there.

use crate::ui::words::words;

words! {
    notices {
        /// 404.
        MISSING_TITLE = "Page not found";
        /// 404.
        MISSING_TEXT = "There is no page at this address. It may have been mistyped, or the link that brought you here is out of date.";
        /// 410.
        GONE_TITLE = "No longer available";
        /// 410.
        GONE_TEXT = "This page has been permanently removed.";
        /// 500.
        ERROR_TITLE = "Something went wrong";
        /// 500.
        ERROR_TEXT = "We couldn't load this page. The fault is ours; please try again in a moment.";
        /// 500.
        ERROR_NUMBER = "If you write to us about it, mention {id}.";
        /// 400.
        UNREADABLE = "This request cannot be read";
        /// 403.
        FORBIDDEN = "This is not open to you";
        /// 405.
        NOT_SO = "This page cannot be used that way";
        /// 413.
        TOO_LARGE = "That is too much at once";
        /// 429.
        TOO_OFTEN = "Too many requests";
        /// 429 and 503.
        TOO_OFTEN_TEXT = "Wait a moment and try again.";
        /// 503.
        UNAVAILABLE = "The paper is busy just now";
    }
}
