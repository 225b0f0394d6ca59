//! Words of the form under a story, and of the pages around it.

use domain::ReportReason;

use crate::ui::words::words;

words! {
    replies {
        /// Heading of the form.
        TITLE = "Leave a Reply";
        /// Heading of the form that answers a comment.
        TO = "Reply to {name}";
        /// Leaves the answer.
        CANCEL = "Cancel reply";
        /// Under the heading.
        NOTE = "Your email address will not be published. Required fields are marked *";
        /// Label.
        COMMENT = "Comment";
        /// Label.
        NAME = "Name";
        /// Label.
        EMAIL = "Email";
        /// Label of a field that people do not see.
        TRAP = "Leave this field empty";
        /// Button.
        SEND = "Post Comment";
        /// On a comment.
        REPLY = "Reply";
        /// On a comment.
        REPORT = "Report";
        /// The same for screen readers.
        REPORT_OF = "Report the comment by {name}";
        /// Beside the name of somebody of the paper.
        STAFF = "Staff";
        /// In place of a comment.
        REMOVED = "This comment was removed.";
        /// In place of a comment that is read again.
        CHECKED = "This comment is being checked.";
        /// Where nobody has commented.
        FIRST = "Be the first to comment";
        /// Over a list of errors.
        ERRORS = "Please check these fields";
        /// At an empty field.
        NO_TEXT = "Write your comment first.";
        /// At a field that is too long.
        LONG = "This has {number} characters; at most {most} fit.";
        /// At an empty field.
        NO_NAME = "Enter the name that readers will see.";
        /// At a field.
        BAD_EMAIL = "Enter your email address, for example name@example.org.";
        /// Over the form.
        CLOSED = "Comments on this story are closed. Your text is kept below, so that you can copy it.";
        /// Over the form.
        NO_PARENT = "The comment that you answer is not there any more. You can post your text as a comment of its own.";
        /// Over the form.
        WAIT = "Many comments came from your network. Wait a minute, then post it again; your text is kept below.";
        /// If a request failed; said by a script.
        FAILED = "It could not be sent. Your text is still here: try again when you are online.";
        /// Title of the page after sending.
        THANKS = "Thank you";
        /// What became of a comment.
        WAITING = "Your comment is waiting for approval. It appears when somebody at the paper has read it.";
        /// After it was changed.
        CHANGED = "Your changes are saved.";
        /// What became of a comment.
        SHOWN = "Your comment is published.";
        /// Link.
        SHOW = "See it under the story";
        /// Link.
        BACK = "Back to the story";
        /// What can be done.
        UNTIL = "You can change or withdraw it for another {minutes} min.";
        /// What can no longer be done.
        OVER = "The time to change or withdraw it is over.";
        /// Button.
        SAVE = "Save changes";
        /// Button.
        WITHDRAW = "Withdraw comment";
        /// What happened.
        WITHDRAWN = "Your comment is withdrawn.";
        /// For somebody else than the writer.
        NOT_YOURS = "Comments appear when somebody at the paper has read them.";
        /// Title.
        REPORT_TITLE = "Report a comment";
        /// Legend.
        WHY = "What is wrong with it?";
        /// Label.
        ADD = "Anything to add? (optional)";
        /// Button.
        SEND_REPORT = "Send report";
        /// At the reasons.
        NO_REASON = "Choose what is wrong with it.";
        /// What happened.
        REPORTED = "Somebody at the paper will read the comment and decide.";
        /// What cannot be reported.
        GONE = "This comment is not there any more.";
    }
    /// Why a comment is reported.
    reason(ReportReason) {
        Spam = "Advertising";
        Abuse = "Insults, threats or hatred";
        Private = "Private information about somebody";
        False = "Not true";
        Other = "Something else";
    }
}
