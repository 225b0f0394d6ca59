//! Words of the archive of corrections.

use crate::ui::words::words;

words! {
    corrections {
        /// Title and link; over several corrections of a story.
        TITLE = "Corrections";
        /// Below the title.
        ABOUT = "What we got wrong in our stories, and when we put it right.";
        /// Link to the next page.
        EARLIER = "Earlier corrections";
    }
}
