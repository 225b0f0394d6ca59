//! Words around a story that needs a password.

use crate::ui::words::words;

words! {
    unlock {
        /// Instead of the text.
        LOCKED = "This story is protected";
        /// Below it.
        LOCKED_MORE = "It is open only to readers with its password.";
        /// Label.
        PASSWORD = "Password";
        /// Button.
        OPEN = "Open the story";
        /// Beside the field.
        WRONG = "This is not the password of this story. Check capital letters and try again.";
    }
}
