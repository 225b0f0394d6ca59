//! Words of the pages with numbers.

use crate::ui::words::words;

words! {
    numbers {
        /// Title.
        TITLE = "Numbers";
        /// Under it.
        INTRO = "Each reader counts once for each story and day; no cookie, no address is stored. Several readers behind one network may count as one.";
        /// A span.
        TODAY = "Today";
        /// Label.
        LATELY = "Views in the last 30 minutes";
        /// Label and column.
        VIEWS = "Views";
        /// Label and column.
        SHARES = "Shares";
        /// Column.
        DAY = "Day";
        /// Column.
        STORY = "Story";
        /// Column.
        SECTION = "Section";
        /// Column.
        SOURCE = "Came from";
        /// Under a number.
        BEFORE = "{number} in the span before";
        /// Title.
        BY_DAY = "Day by day";
        /// Title.
        STORIES = "Stories";
        /// Title.
        SECTIONS = "Sections";
        /// Title.
        SOURCES = "Where readers came from";
        /// Under it.
        SOURCES_HINT = "Only the host of the page before, as far as browsers say it. Stored for 90 days.";
        /// A source.
        THIS_SITE = "This site";
        /// A source.
        UNKNOWN = "Directly, or unknown";
        /// Opens a table.
        AS_TABLE = "As a table";
        /// Describes a chart.
        CHART = "Views of each day: {total} in all, most on {day} with {most}.";
        /// Empty state.
        EMPTY = "Nobody has read anything in this span yet, as far as is counted. A view counts after five seconds on a story's page.";
        /// Link.
        CSV = "Download as CSV";
        /// Title.
        OF_STORY = "Numbers of a story";
        /// Link.
        ALL = "All numbers";
        /// A span.
        DAYS = "{count} day", "{count} days";
    }
}
