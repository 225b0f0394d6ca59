//! Words of the page of a story's versions.

use crate::ui::words::words;

words! {
    history {
        /// Title, after the headline.
        TITLE = "History";
        /// Link.
        BACK = "← Back to the story";
        /// List.
        VERSIONS = "Versions";
        /// Button.
        COMPARE = "Compare";
        /// A choice, for those who do not see the page.
        OLDER = "Compare from version {n}";
        /// A choice, for those who do not see the page.
        NEWER = "Compare with version {n}";
        /// Heading of the compared text.
        COMPARED = "From version {from} to version {to}";
        /// How differences are marked.
        LEGEND = "Added words are underlined, removed words are struck out.";
        /// Two versions that are alike.
        NO_DIFFERENCE = "These versions do not differ.";
        /// A story with one version.
        ONLY_ONE = "There is one version so far. The next one is made when the story is sent for review, published, or named.";
        /// What restoring does.
        RESTORE_HINT = "The present text becomes a version first; nothing is published.";
        /// Button.
        RESTORE = "Restore version {n}";
        /// Field.
        NAME = "Name the present text";
        /// Button.
        KEEP = "Keep as a version";
        /// A compared field.
        HEADLINE = "Headline";
        /// A compared field.
        STANDFIRST = "Standfirst";
        /// A compared field.
        TEXT = "Text";
        /// A compared field.
        SECTIONS = "Sections";
        /// A compared field.
        TAGS = "Tags";
        /// A compared field.
        BYLINES = "Bylines";
        /// A compared field.
        URL = "URL";
        /// A compared field.
        OTHER = "Other fields";
    }
}
