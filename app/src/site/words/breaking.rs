//! Words around breaking news.

use crate::ui::words::words;

words! {
    breaking {
        /// Before the line.
        LABEL = "Breaking";
        /// Label of the button that takes it away for this reader.
        CLOSE = "Close breaking news";
    }
}
