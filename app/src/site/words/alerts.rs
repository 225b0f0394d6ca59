//! Alerts on a reader's device. The scripts receive these with the words of the device.

use crate::ui::words::words;

words! {
    alerts {
        /// Button with a bell, on pages of what a reader can follow.
        ALERTS = "Alerts";
        /// A choice: stories of a section.
        IN_SECTION = "Stories in {name}";
        /// A choice: stories about a tag.
        ABOUT_TAG = "Stories about {name}";
        /// A choice: stories by an author.
        BY_AUTHOR = "Stories by {name}";
        /// A choice.
        BREAKING_NEWS = "Breaking news";
        /// Title of the panel.
        ALERTS_TITLE = "Alerts on this device";
        /// Below that title.
        ALERTS_ABOUT = "This device shows a message when we publish what you choose here. It needs no account and no e-mail address, and you can stop it at any time.";
        /// Label of the choices.
        FOLLOWING = "What you follow";
        /// In the settings, while nothing is chosen.
        FOLLOW_MORE = "More choices: open a section, tag, author or story and tap Alerts.";
        /// Label of two fields with times.
        QUIET = "Quiet hours";
        /// Label of the first of them.
        QUIET_FROM = "From";
        /// Label of the second one.
        QUIET_UNTIL = "Until";
        /// Below them.
        QUIET_HINT = "What is news in these hours arrives afterwards, once. Two equal times: no quiet hours.";
        /// Label of a choice of numbers.
        MOST_A_DAY = "At most a day";
        /// One of them.
        ANY_NUMBER = "Any number";
        /// Button: the browser asks next.
        TURN_ON = "Turn on alerts";
        /// Button.
        SAVE_CHOICE = "Save";
        /// Button; also on each message.
        STOP = "Stop all alerts";
        /// Button.
        CLOSE_PANEL = "Close";
        /// Result.
        ALERTS_ON = "Alerts are on.";
        /// Result.
        ALERTS_OFF = "Alerts are off on this device.";
        /// Nothing was chosen.
        CHOOSE_FIRST = "Choose at least one.";
        /// The browser or its user refuses.
        ALERTS_DENIED = "This browser blocks messages of this site. Allow notifications in its settings for this site, then try again.";
        /// The server or the push service could not be reached.
        ALERTS_FAILED = "That did not work. Are you online? Try again.";
        /// On iPhones, in the browser.
        ALERTS_IOS = "On iPhone and iPad, alerts work in the installed app: install it first.";
        /// A message that cannot be read.
        NEWS = "News from {name}";
    }
}
