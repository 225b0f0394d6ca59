//! Words of the form that writes to the paper.

use crate::ui::words::words;

words! {
    contact {
        /// Title.
        TITLE = "Write to us";
        /// Under it.
        INTRO = "Your letter goes to the newsroom by mail. Required fields are marked *";
        /// Before the address of the newsroom.
        BY_MAIL = "Or by mail:";
        /// Label.
        SUBJECT = "Subject";
        /// Label.
        LETTER = "Your letter";
        /// Label.
        NAME = "Name";
        /// Label.
        EMAIL = "Email, for an answer";
        /// Button.
        SEND = "Send letter";
        /// At an empty field.
        NO_LETTER = "Write your letter first.";
        /// At an empty field.
        NO_NAME = "Enter your name.";
        /// Over the form.
        WAIT = "Many letters came from your network. Wait a minute, then send it again; your text is kept below.";
        /// Over the form.
        FAILED = "The letter could not be sent now. Try again later; your text is kept below.";
        /// What happened.
        SENT = "Your letter is on its way to the newsroom.";
    }
}
