//! Words of the pages for imports.

use crate::ui::words::words;

words! {
    import {
        /// Title.
        TITLE = "Import";
        /// Under it.
        INTRO = "Stories, pictures, comments, authors and old URLs of a WordPress site. Everything is read and reported first; nothing is written until you say so. Importing again doubles nothing.";
        /// Title of a form.
        FILE_TITLE = "From an export";
        /// Under it.
        FILE_INTRO = "In WordPress: Tools → Export → All content. At most 4 GB.";
        /// Label.
        FILE = "Export file (.xml)";
        /// Button.
        SEND_FILE = "Send and read it";
        /// Title of a form.
        SITE_TITLE = "From the running site";
        /// Under it.
        SITE_INTRO = "Without a name only what is public is read. With the name of an administrator and an application password (Users → Profile), drafts, waiting comments and menus come too.";
        /// Label.
        ADDRESS = "Address of the old site";
        /// Label.
        USER = "Name";
        /// Label.
        PASSWORD = "Application password";
        /// Under it.
        PASSWORD_HINT = "It is not stored: after a restart of the server you are asked again.";
        /// A choice.
        FETCHES = "Fetch pictures and files from the old site";
        /// Button.
        READ_SITE = "Read it";
        /// Title over the list.
        RUNS = "Imports so far";
        /// While there is none.
        NO_RUNS = "Nothing was imported at the desk yet.";
        /// Error.
        NO_FILE = "Choose the export file first.";
        /// Error.
        BAD_FILE = "This file is no WordPress export: it does not begin as one. Export it anew under Tools → Export.";
        /// Error.
        BAD_ADDRESS = "Enter the address of the old site, such as https://old.site.";
        /// Error.
        NO_PASSWORD = "Enter the application password of this name.";
        /// Error.
        BUSY = "Another import is running. There is one at a time.";
        /// A state.
        TRYING = "Being read; nothing is written";
        /// A state.
        IMPORTING = "Being imported";
        /// A state.
        TAKING_BACK = "Being taken back";
        /// A state.
        TRIED = "Read, not imported";
        /// A state.
        IMPORTED = "Imported";
        /// A state.
        TAKEN_BACK = "Taken back";
        /// A state.
        FAILED = "Could not go on";
        /// A state.
        STOPPED = "Stopped";
        /// Under it.
        STOPPED_TEXT = "The server was stopped while this ran. What was written so far is whole; go on with it, or take it back.";
        /// Under the state of one that runs.
        CLOSE_TAB = "You can close this page: it goes on without you.";
        /// Beside the bar.
        PROGRESS = "{step}: {done} of {total}";
        /// A step.
        READING = "Reading";
        /// A step.
        WRITING = "Writing down what the site says";
        /// A step.
        FETCHING = "Fetching files";
        /// A step.
        PICTURES = "Pictures and files";
        /// A step.
        STORIES = "Stories";
        /// A step, before the first one.
        BEGINNING = "Beginning";
        /// Button.
        IMPORT_NOW = "Import it";
        /// Button.
        GO_ON = "Go on";
        /// Button.
        TAKE_BACK = "Take the import back";
        /// Under it.
        TAKE_BACK_HINT = "What it made and nobody changed since is removed; what somebody changed stays and is listed.";
        /// Button.
        DISCARD = "Remove from this list";
        /// Button.
        READ_AGAIN = "Read it again";
        /// Instead of a button.
        SEND_AGAIN = "The file is not on this server any more: send it again, and the import goes on where it was stopped.";
        /// Title.
        REPORT = "Report";
        /// Link.
        WHOLE_REPORT = "Everything as a page";
        /// Link.
        WHOLE_JSON = "Everything as JSON";
        /// Head of a column.
        KIND = "What";
        /// Head of a column.
        FOUND = "Found";
        /// Head of a column.
        WRITTEN = "Imported";
        /// The same column of a trial.
        WOULD = "Would be imported";
        /// Head of a column.
        LEFT_OUT = "Left out or there already";
        /// A row.
        OF_STORIES = "Stories";
        /// A row.
        OF_PAGES = "Pages";
        /// A row.
        OF_IMAGES = "Pictures and files";
        /// A row.
        OF_COMMENTS = "Comments";
        /// A row.
        OF_AUTHORS = "Authors";
        /// A row.
        OF_SECTIONS = "Sections";
        /// A row.
        OF_TAGS = "Tags";
        /// A row.
        OF_MENUS = "Links in menus";
        /// A row.
        OF_OTHERS = "Others";
        /// Title of a list.
        SKIPPED = "Left out: {number}";
        /// Title of a list.
        MISSING = "Pictures and files that are not there: {number}";
        /// Title of a list.
        UNKNOWN = "Without counterpart here; the text was kept: {number}";
        /// Title of a list.
        LOST = "Stories whose words did not all arrive: {number}";
        /// Title of a list.
        LEFTOVERS = "Looks like sample content: {number}";
        /// Title of a list.
        STAYS = "Stays, because somebody changed it or something needs it: {number}";
        /// After a rollback.
        REMOVED = "Removed: {number}";
        /// After a rollback.
        RESTORED = "As before: {number}";
        /// Over the report of a trial.
        OLD_FORM = "{number} stories have URLs of the form {form}. To leave them there, choose that form before you import.";
        /// The link after it.
        CHOOSE_FORM = "Choose the form of URLs";
        /// Under a list that is cut.
        FIRST_ONES = "The first ones; the whole list is in the report.";
    }
}
