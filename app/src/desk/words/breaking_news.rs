//! Words of the page for breaking news.

use crate::ui::words::words;

words! {
    breaking_news {
        /// Title.
        TITLE = "Breaking news";
        /// Under it.
        INTRO = "One line over every page until its time is over. Readers can close it.";
        /// Label.
        TEXT = "Text";
        /// Under it.
        TEXT_HINT = "One line, at most 160 characters.";
        /// Label.
        LINK = "Link";
        /// Under it.
        LINK_HINT = "A path of this site such as /river-talks/, or a web address. May stay empty.";
        /// Label.
        HOURS = "For how long";
        /// A choice.
        FOR_HOURS = "{count} hour", "{count} hours";
        /// Button.
        PUT = "Show on every page";
        /// Over the line that is there.
        NOW = "On every page now";
        /// Before a time.
        UNTIL = "Until";
        /// Button.
        END = "Take it down now";
        /// Instead of it.
        NONE = "There is no breaking news now.";
        /// Afterwards.
        IS_PUT = "The breaking news is on every page.";
        /// Afterwards.
        IS_ENDED = "The breaking news is gone.";
        /// A choice.
        WITH_ALERT = "Send it as an alert too";
        /// Beside it.
        FOLLOWERS = "{devices} follow breaking news.";
        /// Title over the alert of the line that is there.
        ITS_ALERT = "Its alert";
        /// Under it.
        ONCE = "It is sent once, at once; a tap opens the page that the line leads to.";
        /// Link to the alert of the story that the line leads to.
        ALERT_OF_STORY = "Alert of the story that it leads to";
        /// Afterwards.
        IS_PUT_AND_SENT = "The breaking news is on every page, and its alert is being sent.";
        /// Afterwards.
        IS_PUT_NOT_AGAIN = "The breaking news is on every page. Its alert was sent before and is not sent again.";
        /// Afterwards.
        ALERT_IS_SENT = "The alert is being sent.";
        /// Error.
        BAD_TEXT = "Write one line of 1 to 160 characters.";
        /// Error.
        BAD_LINK = "Enter a path of this site such as /river-talks/, an address that begins with https://, or nothing.";
        /// Error.
        BAD_HOURS = "Choose a time from the list.";
    }
}
