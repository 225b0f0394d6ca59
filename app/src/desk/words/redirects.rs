//! Words of the page for redirects.

use crate::ui::words::words;

words! {
    redirects {
        /// Error.
        CIRCLE = "This would lead in a circle: {way}";
        /// Error.
        CHAIN = "This would be a chain: {way}. Lead to the last of them directly.";
        /// Error.
        NOWHERE = "{path} leads nowhere. Enter the path of a page of this paper.";
        /// Under the title.
        REDIRECTS_INTRO = "Old paths and where they lead. A new URL of a story, section or tag leaves one by itself.";
        /// Opens a form.
        NEW_REDIRECT = "New redirect";
        /// Label and head of a column.
        OLD_PATH = "Old path";
        /// Under it.
        OLD_PATH_HINT = "For example /2019/old-name/, or the whole address.";
        /// Label and head of a column.
        NEW_PATH = "Leads to";
        /// Under it.
        NEW_PATH_HINT = "The path of a page of this paper.";
        /// A box to tick.
        GONE = "Leads nowhere: the page was removed for good (410)";
        /// Label.
        TEST = "Test an address";
        /// Under it.
        TEST_HINT = "What do readers get there, and why?";
        /// Button.
        TEST_NOW = "Test";
        /// Under a search field.
        SEARCH_PATH_HINT = "How the old or the new path begins.";
        /// Why a path answers so.
        IS_PAGE = "There is a page.";
        /// Why a path answers so.
        IS_REDIRECT = "A redirect of this list leads on.";
        /// Why a path answers so.
        IS_FOUND = "No redirect is needed: this is another form of the URL of a page.";
        /// Why a path answers so; also in the list.
        IS_GONE = "Removed for good";
        /// Why a path answers so.
        IS_WITHDRAWN = "The story was withdrawn.";
        /// Why a path answers so.
        IS_DEAD = "A redirect of this list leads to a page that does not exist. Change or remove it.";
        /// Why a path answers so.
        IS_NOTHING = "There is neither a page nor a redirect.";
        /// Instead of a list.
        NO_REDIRECTS = "There are no redirects yet.";
        /// Instead of a list.
        NO_REDIRECT_FOUND = "No redirect begins or leads there.";
        /// Title of a part.
        TABLE = "As a table";
        /// Button.
        EXPORT = "Download all as CSV";
        /// Label.
        FILE = "Import a CSV file";
        /// Under it.
        FILE_HINT = "With the columns from and to, separated by commas, semicolons or tabs; saved as UTF-8, at most 4 MB. An empty second column means: removed for good. All rows are added, or none.";
        /// Button.
        SEND_FILE = "Import the file";
        /// Error.
        NO_TABLE = "Choose a file.";
        /// Error.
        TABLE_TOO_LARGE = "This file is larger than 4 MB. Divide it.";
        /// Error.
        NOT_UTF8 = "This file cannot be read as text. Save it as CSV (UTF-8).";
        /// Label.
        IMPORT = "Or paste a table";
        /// Under it.
        IMPORT_HINT = "The same columns, copied from a spreadsheet or text.";
        /// Button.
        IMPORT_NOW = "Import";
        /// What happened.
        IMPORTED = "Imported.";
        /// Error.
        BAD_PATH = "Enter a path that begins with /, without ? and #.";
        /// Error.
        NO_ROWS = "There is no row in this table.";
        /// Error.
        BAD_ROW = "Line {line} cannot be read: write two paths, separated by a comma.";
        /// Error.
        ROW_REFUSED = "Line {line}: {why}";
        /// Error.
        LIVE_PAGE = "{path} is a page of this paper: nobody would ever be redirected from there.";
    }
}
