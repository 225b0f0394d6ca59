//! Words about text that waits on this device when somebody signs out.

use crate::ui::words::words;

words! {
    waiting {
        /// Over the choice.
        TITLE = "Not everything you typed is on the server";
        /// Below it; the list of stories follows.
        EXPLAIN = "These changes could not be sent. They can stay on this device: nobody else who signs in here sees them, and they are sent when you open the story again.";
        /// A story without a headline.
        NO_HEADLINE = "Without a headline";
        /// Button: sign out, the changes stay.
        KEEP = "Sign out and keep them here";
        /// Button: sign out, the changes are deleted.
        DELETE = "Sign out and delete them for good";
        /// Button.
        STAY = "Stay signed in";
    }
}
