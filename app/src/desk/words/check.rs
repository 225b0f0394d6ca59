//! Words of the check of the site.

use crate::ui::words::words;

words! {
    check {
        /// Title.
        TITLE = "Site check";
        /// Under it.
        INTRO = "What readers stumble over, with the place where each is mended. What you mend goes from the list when you look again.";
        /// Title on the desk's home.
        TO_MEND = "To mend";
        /// While nothing is wrong.
        ALL_WELL = "Nothing is to be mended.";
        /// Before the first check.
        NEVER = "Links, redirects and pictures were not checked yet.";
        /// When it was.
        CHECKED = "Links, redirects and pictures were checked {time}.";
        /// Button.
        CHECK_NOW = "Check now";
        /// While it runs.
        CHECKING = "Being checked: {done} of {total} stories";
        /// Title.
        LINKS = "Links within the paper that lead nowhere";
        /// Under it.
        LINKS_HINT = "Remove the link in the story, or publish what it leads to.";
        /// Title.
        REDIRECTS = "Redirects that lead nowhere";
        /// Under it.
        REDIRECTS_HINT = "Let the old path lead to a page that is there, or say that it is gone for good.";
        /// Title.
        NO_SECTION = "Published stories without a section";
        /// Under it.
        NO_SECTION_HINT = "Readers find them by search and on the latest page alone.";
        /// Title.
        NO_AUTHOR = "Published stories without an author";
        /// Under it.
        NO_AUTHOR_HINT = "Add a byline, or the name of an agency.";
        /// Title.
        ALT = "Pictures without alt text";
        /// Under it.
        ALT_HINT = "Say what they show, or that they only decorate: screen readers and search engines have nothing else.";
        /// Title.
        OUTSIDE = "Links to other sites that do not answer";
        /// Under it.
        OUTSIDE_HINT = "Other sites are asked only when you say so, 500 addresses at a time, those of the newest stories first.";
        /// When it was.
        OUTSIDE_CHECKED = "Other sites were asked {time}.";
        /// Button.
        OUTSIDE_NOW = "Ask other sites";
        /// While it runs.
        OUTSIDE_CHECKING = "Other sites are being asked: {done} addresses so far";
        /// A number that is not exact.
        MORE_THAN = "more than {number}";
        /// Link.
        NEXT_ONES = "The next ones";
        /// Between a story and where its link leads.
        LEADS_TO = "leads to";
        /// Title.
        FACTS = "Server";
        /// A line.
        MEDIA = "Pictures and files";
        /// A line.
        DATABASE = "Database";
        /// A line.
        BACKUP = "Last backup";
        /// While none is known.
        NO_BACKUP = "none known; the server's administrator makes one with press backup";
        /// A line.
        PROGRAM = "Program";
        /// A line.
        SCHEMA = "Schema of the database";
        /// Before the first check.
        NOT_COUNTED = "not counted yet";
    }
}
