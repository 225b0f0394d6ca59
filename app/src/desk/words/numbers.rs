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
        /// Label and column: the share of readers.
        TO_THE_END = "Read to the end";
        /// Label and column.
        TIME = "Time on average";
        /// A share.
        PERCENT = "{number} %";
        /// A time.
        MINUTES = "{minutes} min {seconds} s";
        /// A time under a minute.
        SECONDS = "{seconds} s";
        /// Title.
        DEPTH = "How far readers read";
        /// Under it.
        DEPTH_HINT = "Of {count} reading, as far as browsers say how it ended. Time counts while the page is in sight and the reader moves.",
            "Of {count} readings, as far as browsers say how they ended. Time counts while the page is in sight and the reader moves.";
        /// Column: a part of the text.
        READ_UP_TO = "Text";
        /// Column.
        READERS = "Readers";
        /// A part of the text.
        QUARTER = "A quarter";
        /// A part of the text.
        HALF = "Half";
        /// A part of the text.
        MOST = "Three quarters";
        /// A part of the text.
        WHOLE = "To the end";
        /// Instead of the table.
        TOO_FEW = "How far and how long it is read appears here after ten readings: fewer say too little.";
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
