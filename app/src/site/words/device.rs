//! What the app says about the stories on a reader's device. The scripts receive all of these as one file, `/edition/interface.json`.

use crate::ui::words::words;

words! {
    device {
        /// Button on a story's page.
        SAVE = "Save";
        /// The same button once the story is on the device.
        SAVED = "Saved";
        /// The same button while the story is downloaded.
        SAVING = "Saving…";
        /// The same button after an error.
        NOT_SAVED = "Couldn't save. Try again";
        /// Label of the button that removes a story from the device.
        REMOVE = "Remove";
        /// Title and shortcut: stories on the device.
        SAVED_TITLE = "Saved stories";
        /// Below that title.
        SAVED_ABOUT = "These stories are on this device, with their pictures. They open without a connection.";
        /// Below that title while there are none.
        SAVED_EMPTY = "You have no saved stories. Open a story and choose Save: it is downloaded to this device, with its pictures.";
        /// For a browser that runs no script or stores nothing.
        NEEDS_SCRIPT = "Stories can be kept on this device only where scripts run and the browser stores data.";
        /// About all saved stories.
        TOTAL = "{n} on this device, {size}";
        /// A story that changed since it was saved.
        CHANGED = "Updated after you saved it. The new version is on this device.";
        /// A story that a correction was added to.
        CORRECTED = "Corrected after you saved it. The new version is on this device.";
        /// A story that was taken back.
        WITHDRAWN = "The newsroom has withdrawn this story. Its text is no longer on this device.";
        /// A story whose text the system removed.
        LOST = "The text is no longer on this device. It is downloaded again when you are online.";
        /// A link to another site.
        ELSEWHERE = "A page of another site: only the link is saved";
        /// On the saved list: the list as a file.
        EXPORT_LIST = "Save the list as a file";

        /// Title of the page without a connection.
        OFFLINE_TITLE = "You are offline";
        /// The same page while the server has an error.
        FAULT_TITLE = "Our server has a problem";
        /// Below that title.
        FAULT_TEXT = "The page could not be loaded. These stories are on your device; the rest will be back soon.";
        /// Below the title, for a page that is not on the device.
        OFFLINE_TEXT = "This page is not on your device. These stories are:";
        /// Below the title of `/offline/` while there is a connection.
        ONLINE_TEXT = "You are online. Without a connection, these stories still open:";
        /// Title of the same page while there is a connection.
        ON_DEVICE = "On your device";
        /// While nothing is stored.
        NOTHING_STORED = "Nothing has been stored on this device yet.";
        /// Heading over the offline edition.
        EDITION = "Today's edition";
        /// Below that heading.
        EDITION_AT = "As of {time}";
        /// Heading over stories that were read.
        LAST_READ = "Recently read";
        /// Button.
        TRY_AGAIN = "Try again";
        /// Label of the search over what is on the device.
        SEARCH_DEVICE = "Search the stories on this device";
        /// Heading of its results.
        FOUND = "On this device: {n}";
        /// No results.
        FOUND_NOTHING = "No story on this device contains these words.";
        /// Strip over a stored page while there is no connection.
        COPY_OFFLINE = "You are offline. This page is as of {time}.";
        /// Strip over a stored page when the network is slow.
        COPY_SLOW = "Your connection is slow. This page is as of {time}.";
        /// Strip over a stored page while the server has an error.
        COPY_FAULT = "Our server has a problem. This page is as of {time}.";

        /// After a comment was sent without a connection.
        QUEUED = "You are offline. Your comment is on this device and is sent when you are online.";
        /// After something else was sent without a connection.
        QUEUED_FORM = "You are offline. This is on your device and is sent when you are online.";
        /// Bar: forms on this device that are not sent yet.
        WAITING = "{n} waiting to be sent";
        /// Heading over them.
        WAITING_TITLE = "Waiting to be sent";
        /// Button: to their list.
        SHOW = "Show";
        /// Button: tries now.
        SEND_NOW = "Send now";
        /// Button: deletes one.
        DELETE = "Delete";
        /// The server did not accept one.
        REFUSED = "Not accepted: {why}";
        /// The story that a comment is on.
        COMMENT_ON = "Your comment on {title}";
        /// What waits: a report of a comment under this story.
        REPORT_ON = "Your report of a comment on {title}";
        /// What waits: pictures and text that were shared into the app.
        SHARED = "A new story: {title}";
        /// Shortcut of the installed app, on devices of staff.
        NEW_STORY = "New story";
        /// What waits: a letter to the paper.
        LETTER = "Your letter to us";

        /// Title: what a reader can set on this device.
        SETTINGS = "Settings";
        /// Below that title.
        SETTINGS_ABOUT = "These settings are stored on this device. What you follow is known to us too, but not who you are.";
        /// Heading.
        OFFLINE_READING = "Reading offline";
        /// A choice: the newest stories are downloaded in the background.
        KEEP_EDITION = "Download today's edition for reading offline";
        /// Below that choice.
        KEEP_EDITION_HINT = "The front page and the newest stories as text, about 50 KB at first; then only what changes. Without the tick nothing is downloaded, and the edition is removed.";
        /// Button.
        FETCH_NOW = "Download now";
        /// While it is downloaded.
        FETCHING = "Downloading…";
        /// Result of that button.
        FETCHED = "Up to date";
        /// Result of that button.
        NOT_FETCHED = "Could not be downloaded. Are you online?";
        /// Heading of a choice.
        PICTURES = "Pictures";
        /// A choice.
        PICTURES_ALWAYS = "Always";
        /// A choice.
        PICTURES_WIFI = "Only on Wi-Fi";
        /// A choice.
        PICTURES_NEVER = "Never";
        /// Below the choice.
        PICTURES_HINT = "Pages without pictures use about a tenth of the data. A browser that saves data counts as mobile data.";
        /// Heading.
        STORAGE = "On this device";
        /// A line: number of saved stories and their size.
        STORAGE_SAVED = "Saved stories";
        /// A line.
        STORAGE_READ = "Recently read pages";
        /// A line.
        STORAGE_PICTURES = "Pictures";
        /// A line.
        STORAGE_EDITION = "Today's edition";
        /// A line.
        STORAGE_ALL = "All together";
        /// Button.
        EXPORT = "Export everything as a file";
        /// Button.
        ERASE = "Erase everything on this device";
        /// Asked before that.
        ERASE_SURE = "Erase saved stories, recently read pages and these settings?";
        /// Button that confirms it.
        ERASE_YES = "Erase";
        /// Button that does not.
        CANCEL = "Cancel";
        /// Afterwards.
        ERASED = "Everything was erased.";
        /// Heading of the controls of text size and colours.
        LOOK = "Text and colours";
        /// Heading.
        INSTALL = "Install the app";
        /// About it.
        INSTALL_ABOUT = "Installed, {name} has its own icon, opens full screen and reads offline.";
        /// Button.
        INSTALL_NOW = "Install";
        /// Instructions for iPhone and iPad.
        INSTALL_IOS = "On iPhone and iPad: tap Share, then “Add to Home Screen”. Stories that you saved in the browser may not be in the installed app: save the list as a file first.";
        /// Instructions for other browsers.
        INSTALL_MENU = "In the browser's menu, choose “Install” or “Add to Home screen”.";
        /// Where it is installed already.
        INSTALLED = "This is the installed app.";
        /// The hint, once, on a later visit.
        HINT = "Read {name} without a connection: install the app.";
        /// Closes the hint for good.
        NOT_NOW = "No, thanks";

        /// Bar: a newer version is ready.
        NEW_VERSION = "A new version is ready.";
        /// Button of that bar.
        USE_NOW = "Reload";
        /// Closes a bar.
        LATER = "Later";
        /// Label of the bar of the installed app.
        APP_BAR = "App";
        /// Entry of that bar: to the page before.
        BACK = "Back";
        /// Entry of that bar: the front page.
        FRONT = "Front";
        /// Entry of that bar.
        LATEST = "Latest";
        /// Entry of that bar.
        SEARCH = "Search";
    }
}
